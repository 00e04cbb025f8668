"""The vocabularies of measures and units: every entry works, and docs/vocabulary.md lists it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from ota_extract import extract
from ota_extract.assemble.measures import load_measures
from ota_extract.errors import UnreadableInputError
from ota_extract.greek import fold

PAGE = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
MEASURES: dict[str, Any] = tomllib.loads(
    files("ota_extract.assemble").joinpath("measures.toml").read_text(encoding="utf-8")
)
UNITS: dict[str, Any] = tomllib.loads(
    files("ota_extract.scan").joinpath("units.toml").read_text(encoding="utf-8")
)
CUES = [(entry, cue) for entry in MEASURES["measure"] for cue in entry["cues"]]
NOUNS = {
    "municipality": "δήμους",
    "project": "έργα",
    "application": "αιτήσεις",
    "resident": "κατοίκους",
}
TAILS = {"money": "5 εκατ. ευρώ", "percentage": "5%"}


def as_words(cue: str) -> str:
    return cue.replace("*", "").replace("… ", "")


def kinds(entry: dict[str, Any]) -> list[str]:
    kind = entry.get("kind", [])
    return [kind] if isinstance(kind, str) else kind


@pytest.mark.parametrize(("entry", "cue"), CUES, ids=[cue for _, cue in CUES])
def test_every_cue_is_found(entry: dict[str, Any], cue: str) -> None:
    found = load_measures().find(fold(as_words(cue)))
    assert any(entry["name"] in match.measures for match in found)


@pytest.mark.parametrize(("entry", "cue"), CUES, ids=[cue for _, cue in CUES])
def test_every_cue_names_the_measure_of_a_figure_beside_it(entry: dict[str, Any], cue: str) -> None:
    for kind in kinds(entry):
        if kind == "measure":
            continue  # these have words of their own around the number
        number = TAILS.get(kind) or f"5 {NOUNS[entry['unit']]}"
        measures = [figure.measure for figure in extract(f"Εδώ {as_words(cue)} {number}.").figures]
        assert entry["name"] in measures


def test_every_unit_has_a_default() -> None:
    units = {unit for kind in UNITS.values() for unit in kind}
    assert units <= set(MEASURES["defaults"])


def rows(heading: str) -> dict[str, str]:
    """The table under *heading*: the slug in the first cell with the rest of the row."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", section, re.MULTILINE))


def test_page_lists_the_measures() -> None:
    documented = rows("Measures")
    assert list(documented) == list(dict.fromkeys(entry["name"] for entry in MEASURES["measure"]))
    for entry in MEASURES["measure"]:
        of, meaning = documented[entry["name"]].split(" | ")
        assert all(kind in of for kind in kinds(entry))
        assert entry.get("unit", "") in of
        assert meaning


@pytest.mark.parametrize("kind", ["count", "measure"])
def test_page_lists_the_units(kind: str) -> None:
    expected = {
        unit: f"`{MEASURES['defaults'][unit]}` | {', '.join(words)}"
        for unit, words in UNITS[kind].items()
    }
    assert rows(f"Units of {kind}s") == expected


def test_example_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "meals.toml"
    path.write_text(PAGE.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    text = re.search(r"For the text «(.*?)»", PAGE, re.DOTALL)
    named = re.search(r"the measures are now `(\w+)` and `(\w+)`", PAGE)
    assert text is not None
    assert named is not None
    release = extract(text[1].replace("\n", " "), vocabulary=path)
    assert tuple(figure.measure for figure in release.figures) == named.groups()


@pytest.mark.parametrize(
    "cue", ["προϋπολογισμ*", "ΠΡΟΫΠΟΛΟΓΙΣΜΌΣ", "προϋ*", "προϋπολογισμός είναι"]
)
def test_cue_of_the_user_wins(cue: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'[[measure]]\nname = "mine"\ncues = ["{cue}"]\n', encoding="utf-8")
    text = "Ο προϋπολογισμός είναι 5 εκατ. ευρώ και η επιδότηση 2 εκατ. ευρώ."
    assert [f.measure for f in extract(text, vocabulary=path).figures] == ["mine", "subsidy"]


def test_user_entry_for_one_unit_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[measure]]\nname = "mine"\nkind = "count"\nunit = "school"\ncues = ["εντάσσ*"]\n',
        encoding="utf-8",
    )
    text = "Εντάσσονται 12 σχολεία. Εντάσσονται 30 δήμοι."
    found = [figure.measure for figure in extract(text, vocabulary=path).figures]
    assert found == ["mine", "municipalities_admitted"]


@pytest.mark.parametrize(
    "content",
    [
        b"measure = [",
        b"measure = 3",
        b'measure = ["a"]',
        b"defaults = 3",
        b"[defaults]\nmunicipality = 5",
        b'[[measure]]\nname = "x"',
        b'[[measure]]\ncues = ["abc"]',
        b'[[measure]]\nname = 5\ncues = ["abc"]',
        b'[[measure]]\nname = "x"\ncues = "abc"',
        b'[[measure]]\nname = "x"\ncues = ["a"]',
        b'[[measure]]\nname = "x"\ncues = [5]',
        b'[[measure]]\nname = "x"\nkind = 5\ncues = ["abc"]',
        b'[[measure]]\nname = "x"\nkind = "coins"\ncues = ["abc"]',
        b'[[measures]]\nname = "x"\ncues = ["abc"]',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_vocabulary_is_told_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(UnreadableInputError) as raised:
        load_measures(path)
    message = str(raised.value)
    assert message.startswith(str(path))
    assert "\n" not in message


def test_vocabulary_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="name a readable file"):
        load_measures(tmp_path / "absent.toml")


def test_empty_vocabulary_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("", encoding="utf-8")
    text = "Ο προϋπολογισμός είναι 5 εκατ. ευρώ για 30 δήμους."
    assert extract(text, vocabulary=path).figures == extract(text).figures
