"""Write ``spellings.csv``: the ways in which releases write the 332 municipalities, with the code meant.

Run as ``python tests/municipalities/make_spellings.py``. It reads the registry's files by itself and
shares no code with the package: a spelling is made forwards, by what writers and scanners do to a
name, never by what the linker undoes. ``code`` holds several codes, parted by «|», where nobody could
tell which is meant; the linker must then leave the name undecided.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "src" / "ota_extract" / "municipalities"

BARE = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")
WITH_DIALYTIKA = str.maketrans("άέήίόύώΐΰ", "αεηιουωϊϋ")
LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
SHORT = {
    "Αγίου": "Αγ.", "Αγίας": "Αγ.", "Αγίων": "Αγ.", "Νέας": "Ν.", "Παλαιού": "Π.", "Κάτω": "Κ.",
    "Βορείων": "Β.", "Βόρειας": "Β.", "Ανατολικής": "Αν.", "Δυτικής": "Δυτ.", "Κεντρικών": "Κεντρ.",
    "Κεντρικής": "Κεντρ.", "Αρχαίας": "Αρχ.", "Ιεράς": "Ι.", "Πόλης": "Π.", "Γεωργίου": "Γ.",
    "Εμμανουήλ": "Εμμ.",
}  # fmt: skip
LOOKS_LIKE = {
    "Α": "ΛΔ", "Β": "ΕΡ", "Γ": "ΤΡ", "Δ": "ΑΛ", "Ε": "ΒΣ", "Ζ": "Ξ", "Η": "ΝΠ", "Θ": "ΟΦ", "Ι": "Ί1",
    "Κ": "ΧΗ", "Λ": "ΑΔ", "Μ": "ΝΗ", "Ν": "ΗΜ", "Ξ": "ΖΕ", "Ο": "0Θ", "Π": "ΗΓ", "Ρ": "ΒΓ", "Σ": "ΞΕ",
    "Τ": "ΓΙ", "Υ": "ΧΤ", "Φ": "ΘΨ", "Χ": "ΚΥ", "Ψ": "ΦΥ", "Ω": "ΟΘ",
}  # fmt: skip
"""What recognition of text takes a capital for."""

TWO_ALIKE = "4604|7101"


def capitals(name: str, marks: dict[int, str] = BARE) -> str:
    return name.lower().translate(marks).upper()


def in_the_accusative(nominative: str) -> str | None:
    """«ο Βόλος»: «τον Βόλο»; «ο Μαραθώνας»: «τον Μαραθώνα». Only what is surely masculine or feminine."""
    if " " in nominative or nominative in ("Άργος", "Δίον"):
        return None
    if nominative.endswith(("ος", "ός", "ης", "ής", "ας", "άς")):
        return nominative[:-1]
    if nominative.endswith(("οι", "οί")):
        return nominative[:-2] + ("ούς" if nominative.endswith("οί") else "ους")
    return None


def slips(name: str, count: int, dice: random.Random) -> str:
    """Spoil *count* letters of *name* in capitals as a scanner or a typist does."""
    letters = list(capitals(name))
    places = [at for at, letter in enumerate(letters) if letter in LOOKS_LIKE]
    for at in dice.sample(places, count):
        way = dice.choice(("look", "look", "look", "drop", "double"))
        letter = letters[at]
        if way == "look":
            letters[at] = dice.choice(LOOKS_LIKE[letter])
        elif way == "drop":
            letters[at] = ""
        else:
            letters[at] = letter * 2
    return "".join(letters)


def spellings_of(row: dict[str, str], dice: random.Random) -> Iterator[tuple[str, str, str, str]]:
    """Yield (way, spelling, prefecture beside it, date) for one municipality."""
    name, unit, nominative = row["name_el"], row["regional_unit_el"], row["name_nominative_el"]
    yield "official", name, "", ""
    yield "capitals", capitals(name), "", ""
    yield "municipality-of", dice.choice(("Δήμος ", "Δήμου ", "Δήμο ", "ο Δήμος ")) + name, "", ""
    yield (
        "municipality-of-capitals",
        dice.choice(("ΔΗΜΟΣ ", "ΔΗΜΟΥ ", "Δ. ", "Δ.")) + capitals(name),
        "",
        "",
    )
    yield "numbered", f"{dice.randint(1, 332)}. ΔΗΜΟΣ {capitals(name)}", "", ""
    yield "small-letters", name.lower(), "", ""
    if "ϊ" in name.lower() or "ΐ" in name.lower():
        yield "dialytika", capitals(name, WITH_DIALYTIKA), "", ""
    latin = "".join(LATIN.get(c, c) if dice.random() < 0.6 else c for c in capitals(name))
    yield "latin-letters", latin, "", ""
    yield "with-prefecture", f"{capitals(name)} {capitals(unit)}", "", ""
    yield "prefecture-in-brackets", f"{name} (Ν. {unit})", "", ""
    yield "prefecture-beside", capitals(name), capitals(unit), ""
    yield "prefecture-after-comma", f"δήμος {name}, Νομού {unit}", "", ""
    if nominative:
        yield "nominative", nominative, "", ""
        yield "nominative-capitals", capitals(nominative), "", ""
        if accusative := in_the_accusative(nominative):
            yield "accusative", accusative, "", ""
    if " - " in name:
        for way, joint in (
            ("hyphen", "-"), ("dash", " – "), ("glued-dash", " –"), ("slash", "/"), ("and", " και "),
            ("ampersand", " & "), ("space", " "), ("hyphen-2010", "‐"), ("line-break", " -\n"),
        ):  # fmt: skip
            yield way, name.replace(" - ", joint), "", ""
        yield "hyphen-capitals", capitals(name.replace(" - ", "-")), "", ""
    short = " ".join(SHORT.get(word, word) for word in name.split())
    if short != name:
        yield "short", short, "", ""
        yield "short-capitals", capitals(short), "", ""
        yield "short-glued", capitals(short).replace(". ", "."), "", ""
        yield "short-of", f"Δήμος {short}", "", ""
    letters = sum(map(str.isalpha, name))
    if letters >= 7:
        yield "one-slip", slips(name, 1, dice), "", ""
        yield "one-slip-prefecture-beside", slips(name, 1, dice), capitals(unit), ""
    if letters >= 11:
        yield "two-slips", slips(name, 2, dice), "", ""
    if " " in name:
        yield "spaces-lost", capitals(name).replace(" ", ""), "", ""


def main() -> None:
    with (PACKAGE / "registry-2021.csv").open(encoding="utf-8", newline="") as file:
        municipalities = list(csv.DictReader(file))
    with (PACKAGE / "aliases-2021.csv").open(encoding="utf-8", newline="") as file:
        aliases = list(csv.DictReader(file))
    dice = random.Random(2021)
    written: dict[tuple[str, str, str], tuple[set[str], str]] = {}

    def write(way: str, spelling: str, unit: str, date: str, code: str) -> None:
        known = written.setdefault((spelling, unit, date), (set(), way))
        known[0].add(code)

    for row in municipalities:
        for way, spelling, unit, date in spellings_of(row, dice):
            alike = row["name_el"] == "Ηρακλείου" and "Αττικής" not in spelling
            decided = way in ("with-prefecture", "prefecture-beside", "prefecture-in-brackets",
                              "prefecture-after-comma", "one-slip-prefecture-beside")  # fmt: skip
            code = TWO_ALIKE if alike and not decided else row["code"]
            for each in code.split("|"):
                write(way, spelling, unit, date, each)
    of_code = {row["code"]: row for row in municipalities}
    for alias in aliases:
        code, kind = alias["code"], alias["kind"]
        row = of_code[code]
        for spelling in (alias["alias"], f"ΔΗΜΟΣ {capitals(alias['alias'])}"):
            write(f"alias-{kind}", spelling, "", "", code)
            if kind == "predecessor":  # of a release before the split
                write("alias-dissolved", spelling, "", "2018-03", row["predecessor_code_ypes"])
            elif kind in ("part", "seat"):
                write(
                    f"alias-{kind}-prefecture-beside", spelling, row["regional_unit_el"], "", code
                )

    with (HERE / "spellings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("spelling", "regional_unit", "date", "code", "way"))
        for (spelling, unit, date), (codes, way) in written.items():
            writer.writerow((spelling, unit, date, "|".join(sorted(codes)), way))


if __name__ == "__main__":
    main()
