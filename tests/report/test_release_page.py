"""The page of a release: every value in its place, every way leading somewhere, nothing left out."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from pydantic import BaseModel

from ota_extract import extract
from ota_extract.records import Evidence, Release
from ota_extract.report import Given, Language, given, places, release_html, release_page
from tests.report.html_page import Element, parsed, shown_text
from tests.report.releases import (
    HOSTILE,
    PDF,
    SAMPLES,
    TEXT,
    changed,
    grounded,
    hostile_record,
    record,
)

ALL = sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.pdf")])


def page_of(release: Release, language: Language = "el") -> Element:
    return parsed(release_html(Given(release, None, None), language))


def evidence_of(node: object) -> list[Evidence]:
    if isinstance(node, Evidence):
        return [node]
    if isinstance(node, BaseModel):
        return [
            each for name in type(node).model_fields for each in evidence_of(getattr(node, name))
        ]
    if is_dataclass(node):
        return [each for field in fields(node) for each in evidence_of(getattr(node, field.name))]
    if isinstance(node, tuple):
        return [each for entry in node for each in evidence_of(entry)]
    return []


@pytest.fixture(params=ALL, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_the_text_on_the_page_is_the_text_of_the_record(sample: Path) -> None:
    release = record(sample)
    assert shown_text(page_of(release)) == release.text


def test_every_piece_of_evidence_is_marked_in_the_text_and_no_more_than_it(sample: Path) -> None:
    release = record(sample)
    text = page_of(release).having("data-text")[0]
    marked: dict[str, str] = {}
    for each in text.having("data-v"):
        value = str(each.attributes["data-v"])
        if "id" in each.attributes:  # else what is left of one that another crosses
            begun = str(each.attributes["id"])
            assert begun.startswith(f"{value}.")
            marked[begun] = ""
        else:
            begun = [name for name in marked if name.startswith(f"{value}.")][-1]
        marked[begun] += each.text
    quotes = Counter(each.quote.replace("\n", "") for each in evidence_of(release))
    assert Counter(marked.values()) == quotes


def test_every_way_leads_to_a_place_on_the_page_and_no_id_is_there_twice(sample: Path) -> None:
    page = parsed(release_html(given(sample)))
    ids = Counter(each.attributes["id"] for each in page.having("id"))
    assert {name: count for name, count in ids.items() if count > 1} == {}
    hrefs = [str(each.attributes["href"]) for each in page.having("href")]
    inner = [unquote(href[1:]) for href in hrefs if href.startswith("#")]
    assert len(inner) > 20
    assert set(inner) - ids.keys() == set()
    assert all(href.startswith(("#", "data:text/csv")) for href in hrefs)


def test_every_value_of_the_record_has_its_element(sample: Path) -> None:
    release = record(sample)
    ids = {str(each.attributes["id"]) for each in page_of(release).having("id")}
    for letter, entries in (
        ("f", release.figures),
        ("r", release.rankings),
        ("t", release.municipality_tables),
        ("s", release.statements),
        ("d", release.dates),
        ("p", release.programmes),
        ("m", release.mentions),
        ("u", release.unclassified),
        ("i", release.identifiers),
        ("g", release.findings),
        ("a", release.issuers),
    ):
        assert {f"{letter}{number}" for number in range(len(entries))} <= ids
    for number, table in enumerate(release.municipality_tables):
        assert {f"t{number}-{row}" for row in range(len(table.rows))} <= ids


def test_a_value_leads_to_its_evidence_and_the_evidence_back(sample: Path) -> None:
    release = record(sample)
    page = page_of(release)
    by_id = {each.attributes["id"]: each for each in page.having("id")}
    for number, figure in enumerate(release.figures):
        value = by_id[f"f{number}"]
        (way, *_) = (each for each in value.all if each.attributes.get("class") == "said")
        place = by_id[str(way.attributes["href"])[1:]]
        quote = figure.evidence[0].quote
        assert place.text == quote or quote.startswith(place.text)
        back = [each for each in place.all if each.attributes.get("class") == "back"]
        assert f"#f{number}" in {each.attributes["href"] for each in back} or "\n" in quote


def test_every_language_says_the_bounds_in_its_own_words() -> None:
    release = record(TEXT)
    greek, english = page_of(release, "el").text, page_of(release, "en").text
    assert "περισσότερα από 39.000.000\xa0€" in greek
    assert "210.000–2.770.000\xa0€ ανά δήμο" in greek
    assert "more than €39,000,000" in english
    assert "€210,000–€2,770,000 per municipality" in english
    assert "25 Ιουλίου (χωρίς έτος)" in greek
    assert "25 July (no year stated)" in english


def test_what_comes_from_the_release_is_marked_as_greek_on_an_english_page() -> None:
    page = page_of(record(TEXT), "en")
    (html,) = (each for each in page.all if each.tag == "html")
    assert html.attributes["lang"] == "en"
    assert page.having("data-text")[0].attributes["lang"] == "el"


def test_a_place_of_a_ranking_keeps_its_bound() -> None:
    release = record(TEXT)
    (ranking,) = (each.model_dump() for each in release.rankings)
    ranking["items"][0]["bound"] = "more_than"
    page = page_of(changed(release, rankings=[ranking]))
    assert "πάνω από 165 δήμοι" in page.having("id", "r0-0")[0].text
    assert "πάνω από" not in page.having("id", "r0-1")[0].text


def test_findings_come_first_and_by_level() -> None:
    page = page_of(record(TEXT))
    classes = [str(each.attributes.get("class", "")) for each in page.all]
    levels = [name.removeprefix("finding ") for name in classes if name.startswith("finding ")]
    assert levels == ["warning", "warning", "info", "info"]
    headings = [each.text.strip() for each in page.all if each.tag == "h2"]
    assert headings[0] == "Τι πρέπει να προσέξετε"


def test_a_finding_leads_to_what_it_speaks_of() -> None:
    release = record(TEXT)
    page = page_of(release)
    number = next(
        n for n, each in enumerate(release.findings) if each.name == "table-announced-absent"
    )
    (remark,) = page.having("id", f"g{number}")
    hrefs = {each.attributes["href"] for each in remark.having("href")}
    assert "#t0" in hrefs
    assert "Γραμμές: αναγγέλλονται 52, βρέθηκαν 0." in remark.text


def test_many_findings_of_a_kind_are_all_there_and_most_are_folded_away() -> None:
    towns = "Λαμίας Λάρισας Βόλου Πάτρας Καβάλας Χίου Σερρών Ξάνθης Δράμας Κοζάνης Έδεσσας".split()
    utilities = "".join(f"ΔΕΥΑ {town} | 10.000,00 €\n" for town in towns)
    text = f"Δήμος | Ποσό\nΔήμος Πάρου | 20.000,00 €\nΔήμος Κύθνου | 30.000,00 €\n{utilities}"
    release = extract(text.encode())
    page = page_of(release)
    assert [finding.code for finding in release.findings] == ["OTA303"] * 11
    details = (each for each in page.all if each.tag == "details")
    folded = next(each for each in details if each.attributes.get("class") != "message")
    assert len([each for each in folded.having("data-v") if each.tag == "li"]) == 7


def test_what_is_not_understood_is_shown_with_its_reason() -> None:
    release = record(SAMPLES / "2025-09-02-cut-table.txt")
    assert len(release.unclassified) == 1
    (entry,) = page_of(release).having("id", "u0")
    assert release.unclassified[0].text in entry.text
    assert "λέξη δεν λέει τι είναι" in entry.text


def test_evidence_that_does_not_fit_the_text_is_reported_and_not_hidden() -> None:
    release = record(TEXT)
    figures = [figure.model_dump() for figure in release.figures]
    figures[0]["evidence"] = [{"start": 0, "end": 3, "quote": "999 Δήμοι"}]
    figures[1]["evidence"] = [{"start": 0, "end": 10**9, "quote": "ευρώ"}]
    page = page_of(changed(release, figures=figures))
    assert "Σημεία που δεν ταιριάζουν με το κείμενο της εγγραφής" in page.text
    assert "999 Δήμοι" in page.text
    (value,) = page.having("id", "f0")
    assert "χωρίς σημείο στο κείμενο" in value.text


def test_the_same_input_gives_the_same_page() -> None:
    assert release_html(given(PDF)) == release_html(given(PDF))


def test_the_policy_allows_the_script_and_the_style_of_the_page_and_nothing_else() -> None:
    page = parsed(release_html(given(PDF)))
    (policy,) = (
        str(each.attributes["content"])
        for each in page.having("http-equiv", "Content-Security-Policy")
    )

    def hash_of(tag: str) -> str:
        (element,) = (each for each in page.all if each.tag == tag)
        digest = hashlib.sha256(element.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src {hash_of('script')}",
        f"style-src {hash_of('style')}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


ACTIVE = {
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "link",
    "frame",
    "audio",
    "video",
    "foreignobject",
}


@pytest.mark.parametrize("language", ["el", "en"])
def test_a_hostile_record_adds_nothing_to_the_page_but_text(language: Language) -> None:
    page = page_of(hostile_record(), language)
    assert [each.tag for each in page.all].count("script") == 1
    assert {each.tag for each in page.all}.isdisjoint(ACTIVE)
    assert [each for each in page.all if each.tag == "img"] == []
    for each in page.all:
        for name, value in each.attributes.items():
            assert not name.startswith("on"), (each.tag, name)
            assert name != "style"
            if name in ("href", "src"):
                assert str(value).startswith(("#", "data:text/csv;")), value


def test_a_hostile_record_is_shown_word_for_word() -> None:
    release = hostile_record()
    shown = shown_text(page_of(release))
    assert shown == release.text.replace("\x00", "\ufffd")  # which HTML cannot hold
    assert HOSTILE[0] in shown


def test_what_turns_the_direction_of_writing_is_spelled_out_outside_the_text() -> None:
    page = page_of(hostile_record())
    text = page.having("data-text")[0]
    inside = set(text.all)
    for each in page.all:
        if each in inside or each.tag in ("script", "style"):
            continue
        said = "".join(part for part in each.parts if isinstance(part, str))
        assert not set(said) & set("\u202e\u2066\x1b\x00"), said
    assert "‹U+202E›gnp.exe‹U+2066›" in page.text
    held = [each for each in text.all if each.attributes.get("class") == "odd"]
    assert {each.tag for each in held} == {"bdi"}
    assert "‹U+202E›" in {each.attributes["data-code"] for each in held}


def test_a_table_of_names_alone_is_told_by_its_rows_and_not_as_a_sum() -> None:
    def facts_of(release: Release) -> str:
        (facts,) = (
            each for each in page_of(release).all if each.attributes.get("class") == "facts"
        )
        return " ".join(facts.text.split())

    release = record(PDF)
    (table,) = release.municipality_tables
    rows = [row.model_dump() | {"amount": None} for row in table.rows]
    names = changed(release, municipality_tables=[table.model_dump() | {"rows": rows}])
    assert f"€σε πίνακα με {len(rows)} γραμμές" in facts_of(release)
    assert f"{len(rows)}γραμμές πίνακα χωρίς άθροισμα ποσών" in facts_of(names)


def test_beyond_the_places_that_a_page_has_room_for_the_rest_is_counted_and_not_called_ungrounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = record(PDF)
    whole = page_of(release)
    monkeypatch.setattr(places, "MOST_PLACES", 30)
    page = page_of(release)
    assert shown_text(page) == release.text
    assert len(page.having("data-text")[0].having("id")) == 30
    (table,) = release.municipality_tables
    shown = sum(each.attributes.get("scope") == "row" for each in page.all if each.tag == "th")
    assert 0 < shown < len(table.rows)
    assert f"{len(table.rows)} γραμμές" in page.text
    assert "δεν χωρούν στη σελίδα" in page.text
    assert "δεν χωρούν" not in whole.text
    assert "χωρίς σημείο στο κείμενο" not in page.text
    ids = {each.attributes["id"] for each in page.having("id")}
    for each in page.having("href"):
        assert str(each.attributes["href"])[1:] in ids or "data:" in str(each.attributes["href"])


def test_of_a_text_without_end_the_beginning_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    release = record(TEXT)
    for module in (places, release_page):
        monkeypatch.setattr(module, "MOST_TEXT", 300)
    page = page_of(release)
    assert shown_text(page) == release.text[:300]
    assert (
        f"Λείπουν από εδώ οι τελευταίοι {len(release.text) - 300:,}".replace(",", ".") in page.text
    )
    assert "χωρίς σημείο στο κείμενο" not in page.text


def test_a_bullet_of_a_symbol_font_is_seen_and_stays_in_the_text() -> None:
    words = "\uf0b7 Δράση με 3 εκατ. ευρώ \uf0e8 σε 5 Δήμους"
    release = extract(words)
    page = page_of(changed(release, title={"text": words, "evidence": grounded(words, words)}))
    assert shown_text(page) == release.text
    assert "• Δράση με 3 εκατ. ευρώ ‹U+F0E8› σε 5 Δήμους" in page.text
    (bullet,) = (each for each in page.all if each.attributes.get("class") == "bullet")
    assert bullet.text == "\uf0b7"


def test_the_english_message_of_a_finding_waits_behind_the_greek_words() -> None:
    release = extract("Ο πίνακας με τους 52 Δήμους ακολουθεί:\n\nΤέλος.")
    (finding,) = release.findings

    def folded(language: Language) -> bool:
        held = [each for each in page_of(release, language).all if each.tag == "details"]
        return any(finding.message in each.text for each in held)

    assert folded("el")
    assert not folded("en")
    assert finding.message in page_of(release, "en").text
