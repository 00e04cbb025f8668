"""Damaged releases beside what they should become, as files a person can read.

``wild/`` holds shapes met in real releases, in our own words; ``made/`` one damage each;
``leave_alone/`` texts that no repair may touch; ``cannot_yet/`` what is not mended yet. A file
``NAME.txt`` has the clean text in ``NAME.clean.txt`` and, where there are any, the observations in
``NAME.observed.txt``, one «name: passage» a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ota_extract.clean import CleanText
from ota_extract.repair import repair
from ota_extract.source import SourceDocument

HERE = Path(__file__).parent


def damaged(folder: str) -> list[Path]:
    return sorted(
        path
        for path in (HERE / folder).glob("*.txt")
        if not path.name.endswith((".clean.txt", ".observed.txt"))
    )


def clean(path: Path) -> CleanText:
    text = path.read_bytes().decode("utf-8")
    return repair(SourceDocument(path.name, "text/plain", "", len(text), text))


def observed(result: CleanText) -> str:
    return "".join(
        f"{one.name}: {' | '.join(result.text[span.start : span.end] for span in one.spans)}\n"
        for one in result.observations
    )


@pytest.mark.parametrize("path", damaged("wild") + damaged("made"), ids=lambda path: path.stem)
def test_damage_is_mended(path: Path) -> None:
    result = clean(path)
    assert result.text + "\n" == path.with_suffix(".clean.txt").read_text("utf-8")
    expected = path.with_suffix(".observed.txt")
    assert observed(result) == (expected.read_text("utf-8") if expected.exists() else "")


@pytest.mark.parametrize("path", damaged("leave_alone"), ids=lambda path: path.stem)
def test_sound_text_is_left_alone(path: Path) -> None:
    result = clean(path)
    assert result.text == path.read_text("utf-8").rstrip("\n")
    assert [edit.rule for step in result.steps for edit in step] in ([], ["empty-lines"])
    assert observed(result) == ""


@pytest.mark.xfail(
    strict=True, reason="not mended yet: each file says why in its first line of clean text"
)
@pytest.mark.parametrize("path", damaged("cannot_yet"), ids=lambda path: path.stem)
def test_not_mended_yet(path: Path) -> None:
    assert clean(path).text + "\n" == path.with_suffix(".clean.txt").read_text("utf-8")
