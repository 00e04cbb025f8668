"""Scores records against gold annotations: how right and how complete they are.

What is compared
  figures   by kind and value (or low and high); a repeated mention counts once; figures that are also values of a
            ranking or of a table row, and those that the gold lists as `either_way`, cost nothing either way
  bounds    of the figures matched: exact, approximate, more_than, at_least, less_than, at_most, range; mean for averages
  dates     by their words, and by EDTF value where the gold has one
  traps     gold `not_figures`: a figure whose evidence is one of them is an error of its own
  rankings  items by rank, value and label
  tables    rows by name as written and amount; a table counts as exact when every row is right and none is extra
"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

KINDS = {"percent": "percentage"}
BOUNDS = {"approx": "approximate", "average": "mean"}
TITLES = ("δημος", "δημου", "δημο", "δημοι", "δημων")


def fold(text: str) -> str:
    """Lower case, no accents, one sigma, letters and digits only."""
    plain = unicodedata.normalize("NFD", text.replace("µ", "μ").replace("∆", "Δ"))
    return "".join(c for c in plain.lower().replace("ς", "σ") if c.isalnum())


def name_key(text: str) -> str:
    words = [
        w
        for w in text.replace("-", " ").replace("–", " ").split()
        if fold(w) not in {fold(t) for t in TITLES}
    ]
    return fold("".join(words))


def number(value: object) -> Decimal | None:
    if value is None:
        return None
    digits = Decimal(str(value)).normalize()
    return digits + 0


def figure_key(kind: str, value: object, low: object, high: object) -> tuple:
    return (kind, number(value), number(low), number(high))


def label_words(text: str) -> set[str]:
    return {fold(w) for w in text.split() if len(fold(w)) > 3}


class Tally:
    """Right, missed and wrong, with the words for each."""

    def __init__(self) -> None:
        self.right = self.missed = self.wrong = 0
        self.notes: list[str] = []

    def add(self, right: int, missed: list[str], wrong: list[str]) -> None:
        self.right += right
        self.missed += len(missed)
        self.wrong += len(wrong)
        self.notes += [f"missed {m}" for m in missed] + [f"wrong  {w}" for w in wrong]

    @property
    def f1(self) -> float | None:
        whole = 2 * self.right + self.missed + self.wrong
        return None if whole == 0 else 2 * self.right / whole

    def __str__(self) -> str:
        shown = "   -  " if self.f1 is None else f"{self.f1:6.4f}"
        return f"F1 {shown}  right {self.right:5d}  missed {self.missed:4d}  wrong {self.wrong:4d}"


def quotes(item: dict) -> list[str]:
    return [e["quote"] for e in item.get("evidence", [])]


def score_figures(gold: dict, record: dict, tallies: dict[str, Tally]) -> None:
    wanted: dict[tuple, dict] = {}
    for g in gold["figures"]:
        if g["kind"] in ("date", "period"):
            continue
        key = figure_key(KINDS.get(g["kind"], g["kind"]), g["value"], g["low"], g["high"])
        entry = wanted.setdefault(key, {"text": g["text"], "bounds": set()})
        is_range = g["low"] is not None and g["high"] is not None
        entry["bounds"].add(
            "range"
            if is_range and not g["qualifier"]
            else BOUNDS.get(g["qualifier"], g["qualifier"])
        )

    neutral_values = {number(i.get("value")) for r in gold["rankings"] for i in r["items"]}
    for table in gold["tables"]:
        for row in table["rows"]:
            neutral_values.add(number(row.get("amount")))
            neutral_values |= {number(v) for v in (row.get("other_amounts") or {}).values()}
        neutral_values |= {
            number(table.get("announced_total")),
            number(table.get("announced_count")),
        }
        subtotals = table.get("subtotals") or []
        for sub in subtotals.values() if isinstance(subtotals, dict) else subtotals:
            sums = sub.values() if isinstance(sub, dict) else [sub]
            neutral_values |= {
                number(n) for n in sums if isinstance(n, (int, float)) and not isinstance(n, bool)
            }
    neutral_values.discard(None)
    listed_values = {number(i.get("value")) for r in gold["rankings"] for i in r["items"]}
    listed_values |= {number(row.get("amount")) for t in gold["tables"] for row in t["rows"]}
    neutral_words = [fold(t) for t in gold.get("either_way", [])]
    periods = [fold(g["text"]) for g in gold["figures"] if g["kind"] in ("date", "period")]
    traps = [fold(t) for t in gold["not_figures"] if "[" not in t and len(fold(t)) > 2]

    found: dict[tuple, dict] = {}
    for f in record["figures"]:
        key = figure_key(f["kind"], f["value"], f["low"], f["high"])
        entry = found.setdefault(key, {"quotes": [], "bounds": set()})
        entry["quotes"] += quotes(f)
        entry["bounds"] |= {"mean"} if f.get("statistic") == "mean" else {f["bound"]}

    open_found = dict(found)
    right, missed = 0, []
    bound_right, bound_wrong = 0, []
    for key, entry in wanted.items():
        match = next((k for k in open_found if k == key), None)
        if match is None and key[0] in ("other", "measure"):
            match = next((k for k in open_found if k[1:] == key[1:]), None)
        if match is None and (
            key[1] in listed_values - {None} or fold(entry["text"]) in neutral_words
        ):
            continue  # said once already, in a ranking or a row, or free by the gold's own word
        if match is None:
            missed.append(
                f"figure {entry['text']!r} {key[0]} {key[1] if key[1] is not None else key[2:]}"
            )
            continue
        right += 1
        have = open_found.pop(match)
        if entry["bounds"] & have["bounds"]:
            bound_right += 1
        else:
            bound_wrong.append(
                f"bound of {entry['text']!r}: {sorted(have['bounds'])} for {sorted(map(str, entry['bounds']))}"
            )
    wrong = []
    for key, entry in open_found.items():
        said = [fold(q) for q in entry["quotes"]]
        if key[1] in neutral_values or (key[2] in neutral_values and key[3] in neutral_values):
            continue
        if any(q and n and (q in n or n in q) for q in said for n in neutral_words + periods):
            continue
        wrong.append(
            f"figure {entry['quotes'][:1]} {key[0]} {key[1] if key[1] is not None else key[2:]}"
        )
    tallies["figures"].add(right, missed, wrong)
    tallies["bounds"].add(bound_right, [], bound_wrong)

    caught = []
    for f in record["figures"]:
        key = figure_key(f["kind"], f["value"], f["low"], f["high"])
        if key in wanted:
            continue
        for q in map(fold, quotes(f)):
            if any(q == t or (len(q) > 3 and q in t) for t in traps):
                caught.append(f"trap {quotes(f)[0]!r}")
                break
    tallies["traps"].add(max(len(traps) - len(caught), 0), [], caught)


def score_dates(gold: dict, record: dict, tallies: dict[str, Tally]) -> None:
    have = [(fold(d["text"]), d.get("edtf")) for d in record["dates"]]
    if record.get("announced_on"):
        have.append((fold(record["announced_on"]["text"]), record["announced_on"].get("edtf")))
    have += [(fold(p["name"]), p.get("period")) for p in record.get("programmes", [])]
    have += [(fold(q), None) for f in record["figures"] for q in quotes(f)]
    right, missed, value_right, value_wrong = 0, [], 0, []
    for g in gold["figures"]:
        if g["kind"] not in ("date", "period"):
            continue
        words = fold(g["text"])
        hits = [edtf for text, edtf in have if len(text) > 4 and (text in words or words in text)]
        hits += [edtf for text, edtf in have if text == words]
        if not hits:
            missed.append(f"date {g['text']!r}")
            continue
        right += 1
        if g.get("date"):
            if any(h and (h == g["date"] or h.startswith(g["date"])) for h in hits):
                value_right += 1
            else:
                value_wrong.append(f"date {g['text']!r}: {hits} for {g['date']}")
    tallies["dates"].add(right, missed, [])
    tallies["date values"].add(value_right, [], value_wrong)


def score_rankings(gold: dict, record: dict, tallies: dict[str, Tally]) -> None:
    have = [
        (i["rank"], number(i["value"]), label_words(i["label"]))
        for r in record["rankings"]
        for i in r["items"]
    ]
    right, missed = 0, []
    for ranking in gold["rankings"]:
        for item in ranking["items"]:
            words = label_words(item["label"])
            hit = next(
                (
                    h
                    for h in have
                    if h[0] == item["rank"]
                    and h[1] == number(item["value"])
                    and (not words or len(h[2] & words) * 2 >= len(words))
                ),
                None,
            )
            if hit is None:
                missed.append(f"item {item['rank']}. {item['label'][:50]!r} {item['value']}")
            else:
                right += 1
                have.remove(hit)
    wrong = [f"item {rank}. {value}" for rank, value, _ in have]
    tallies["ranking items"].add(right, missed, wrong)


def score_rows(wanted_tables: list[list[tuple]], record: dict, tallies: dict[str, Tally]) -> None:
    """Rows without an amount (names only, cut rows) and rows whose recipient is `other` are free."""
    wanted = Counter(row for table in wanted_tables for row in table)
    have: Counter = Counter()
    for row in (row for table in record["municipality_tables"] for row in table["rows"]):
        key = (name_key(row["municipality"]["as_written"]), number(row["amount"]))
        if key in wanted or (row["amount"] is not None and row.get("recipient_kind") != "other"):
            have[key] += 1
    both = wanted & have
    missed = [f"row {name} {amount}" for name, amount in (wanted - have).elements()]
    wrong = [f"row {name} {amount}" for name, amount in (have - wanted).elements()]
    tallies["table rows"].add(sum(both.values()), missed, wrong)
    if wanted:
        perfect = not missed and not wrong
        tallies["exact tables"].add(int(perfect), [] if perfect else ["table not exact"], [])


def score_case(gold_path: Path, record: dict, tallies: dict[str, Tally]) -> None:
    if gold_path.suffix == ".csv":
        with gold_path.open(encoding="utf-8-sig", newline="") as lines:
            rows = [
                (name_key(r["municipality"]), number(r["amount"])) for r in csv.DictReader(lines)
            ]
        score_rows([rows], record, tallies)
        return
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    score_figures(gold, record, tallies)
    score_dates(gold, record, tallies)
    score_rankings(gold, record, tallies)
    with_amounts = [
        [
            (name_key(r["municipality"]), number(r["amount"]))
            for r in t["rows"]
            if r.get("amount") is not None
        ]
        for t in gold["tables"]
    ]
    score_rows(with_amounts, record, tallies)


def grounded(record: dict) -> list[str]:
    """Evidence whose quote is not what stands at its offsets."""
    text, bad = record["text"], []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if {"start", "end", "quote"} <= node.keys() and text[
                node["start"] : node["end"]
            ] != node["quote"]:
                bad.append(f"evidence {node['start']}-{node['end']} {node['quote'][:40]!r}")
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(record)
    return bad


NAMES = (
    "figures",
    "bounds",
    "traps",
    "dates",
    "date values",
    "ranking items",
    "table rows",
    "exact tables",
    "grounded",
    "records",
)


def score_folder(
    gold_folder: Path, records: dict[str, dict]
) -> tuple[dict[str, Tally], dict[str, list[str]]]:
    """Score *records* (by case name, as decoded JSON) against every gold file of *gold_folder*.

    Returns the totals by measure, and for each case that is not perfect what was missed and wrong.
    """
    totals = {name: Tally() for name in NAMES}
    notes: dict[str, list[str]] = {}
    for gold_path in sorted([*gold_folder.glob("*.gold.json"), *gold_folder.glob("*.csv")]):
        name = gold_path.name.removesuffix(".gold.json").removesuffix(".csv")
        tallies = {n: Tally() for n in NAMES}
        record = records.get(name)
        tallies["records"].add(
            int(record is not None), [] if record is not None else [f"record {name}"], []
        )
        record = record or {
            "text": "",
            "figures": [],
            "dates": [],
            "rankings": [],
            "municipality_tables": [],
        }
        score_case(gold_path, record, tallies)
        bad = grounded(record)
        tallies["grounded"].add(int(not bad), [], bad)
        for n in NAMES:
            totals[n].right += tallies[n].right
            totals[n].missed += tallies[n].missed
            totals[n].wrong += tallies[n].wrong
        case_notes = [note for tally in tallies.values() for note in tally.notes]
        if case_notes:
            notes[name] = case_notes
    return totals, notes
