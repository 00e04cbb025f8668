"""Every word that a record can hold has its words in Greek and in English, and every word asked for is there."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from ota_extract import records
from ota_extract.assemble.coverage import _REASONS
from ota_extract.findings import CATALOGUE
from ota_extract.records import Figure
from ota_extract.report.speech import Speech, words
from ota_extract.scan.identifier_rules import IN_CAPITALS, NEAR_DIGITS, WITHOUT_SPACES
from tests.report.releases import TEXT, record

REPORT = Path(str(files("ota_extract.report")))
IDENTIFIERS = {
    *(rule.kind for rule in (*NEAR_DIGITS, *WITHOUT_SPACES)),
    *(kind for kind, _ in IN_CAPITALS),
    *("idiom", "ordinal", "address", "postcode", "list_number", "page"),
}
LITERALS = {
    "bound": records.Bound,
    "statistic": records.Statistic,
    "date_role": records.DateRole,
    "recipient_kind": records.RecipientKind,
    "match": records.Match,
    "status": records.TableStatus,
    "level": records.Level,
    "kind": records.Kind,
}


def vocabulary(path: str) -> dict[str, Any]:
    return tomllib.loads(files("ota_extract").joinpath(path).read_text(encoding="utf-8"))


def needed(group: str) -> set[str]:
    measures = vocabulary("assemble/measures.toml")
    units = vocabulary("scan/units.toml")
    if group == "finding":
        return {kind.name for kind in CATALOGUE}
    if group == "measure":
        named = {entry["name"] for entry in measures["measure"]}
        return named | set(measures["defaults"].values()) | {"unspecified"}
    if group == "unit":
        return {slug for entries in units.values() for slug in entries} | set(measures["defaults"])
    if group == "identifier":
        return IDENTIFIERS
    if group == "reason":
        return set(_REASONS.values())
    return set(get_args(LITERALS[group]))


@pytest.mark.parametrize("group", ["finding", "measure", "unit", "identifier", "reason", *LITERALS])
def test_all_that_a_record_can_say_has_its_words(group: str) -> None:
    assert needed(group) - words()[group].keys() == set()


def test_every_word_is_in_both_languages() -> None:
    for group, entries in words().items():
        for key, entry in entries.items():
            assert len(entry) == 2, (group, key)
            assert all(isinstance(word, str) for word in entry), (group, key)
            gaps = [word.count("%s") for word in entry]
            assert gaps[0] == gaps[1], (group, key)


def test_a_unit_has_its_forms_for_one_for_many_and_behind_per() -> None:
    for unit, (greek, english) in words()["unit"].items():
        assert (greek.count("|"), english.count("|")) == (2, 1), unit


BY_A_KEY = {"change_from", "change_to", "findings_error", "findings_warning", "findings_info"}
"""Words of the page that are asked for by a key made elsewhere."""


def test_the_words_asked_for_are_those_that_are_there() -> None:
    asked = set(BY_A_KEY)
    for path in (*REPORT.rglob("*.j2"), *REPORT.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"""(?:say|noun)\(\s*["'](\w+)["'](?!\s*~)""", source))
    assert asked == words()["page"].keys()


BOUNDS = {
    "exact": ("39.000.000\xa0€", "€39,000,000"),
    "approximate": ("περίπου 39.000.000\xa0€", "about €39,000,000"),
    "more_than": ("περισσότερα από 39.000.000\xa0€", "more than €39,000,000"),
    "at_least": ("τουλάχιστον 39.000.000\xa0€", "at least €39,000,000"),
    "less_than": ("λιγότερα από 39.000.000\xa0€", "less than €39,000,000"),
    "at_most": ("έως 39.000.000\xa0€", "up to €39,000,000"),
}


def figure(**fields: object) -> Figure:
    plain = next(each for each in record(TEXT).figures if each.value == 39_000_000)
    return Figure.model_validate(plain.model_dump() | fields)


@pytest.mark.parametrize("bound", BOUNDS)
def test_a_bound_is_said_as_a_person_says_it(bound: str) -> None:
    said = tuple(Speech(language).figure(figure(bound=bound)) for language in ("el", "en"))
    assert said == BOUNDS[bound]


def test_a_range_is_said_with_both_ends_and_what_it_is_counted_by() -> None:
    given = figure(value=None, low="210000", high="2770000.5", bound="range", per="municipality")
    assert Speech("el").figure(given) == "210.000,00–2.770.000,50\xa0€ ανά δήμο"
    assert Speech("en").figure(given) == "€210,000.00–€2,770,000.50 per municipality"


def test_one_of_a_unit_is_said_in_the_singular() -> None:
    speech = Speech("el")
    one = figure(kind="count", value="1", unit="municipality", bound="exact")
    many = figure(kind="count", value="52", unit="municipality", bound="more_than")
    assert (speech.figure(one), speech.figure(many)) == ("1 δήμος", "πάνω από 52 δήμοι")


@pytest.mark.parametrize("value", ["1E+999999", "1E-999999"])
def test_a_number_beyond_all_measure_is_not_written_out(value: str) -> None:
    for unit in ("EUR", "municipality", "percent"):
        assert len(Speech("el").figure(figure(value=value, unit=unit))) < 80


def test_no_digit_is_lost_or_added() -> None:
    number = "123456789012345678901234567890.12345"
    assert Speech("en").figure(figure(value=number, unit="ha", kind="measure", bound="exact")) == (
        "123,456,789,012,345,678,901,234,567,890.12345 hectares"
    )
