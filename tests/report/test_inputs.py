"""What the report is made of: a release, a record, a record with its release."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ota_extract.errors import UnreadableInputError
from ota_extract.report import given, release_html
from tests.report.html_page import parsed
from tests.report.releases import PDF, TEXT, changed, record


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A record, with its PDF beside it."""
    (tmp_path / "release.json").write_text(record(PDF).to_json(), encoding="utf-8")
    shutil.copy(PDF, tmp_path)
    return tmp_path / "release.json"


def test_a_record_with_its_release_beside_it_gives_the_page_of_the_release(beside: Path) -> None:
    assert release_html(given(beside)) == release_html(given(PDF))


def test_a_record_alone_gives_the_page_without_repairs_and_pages(beside: Path) -> None:
    (beside.parent / PDF.name).unlink()
    found = given(beside)
    assert (found.clean, found.pdf) == (None, None)
    page = parsed(release_html(found))
    assert "το PDF δεν βρέθηκε δίπλα στην εγγραφή" in page.text
    assert page.having("id", "show-repairs") == []
    assert [each for each in page.all if each.tag == "img"] == []


def test_another_file_of_the_same_name_is_not_taken_for_the_release(beside: Path) -> None:
    (beside.parent / PDF.name).write_bytes(PDF.read_bytes() + b"\n")
    assert given(beside).pdf is None


def test_the_release_can_be_named(beside: Path, tmp_path: Path) -> None:
    moved = tmp_path / "other.pdf"
    (beside.parent / PDF.name).rename(moved)
    assert given(beside, moved).pdf == PDF.read_bytes()


def test_a_release_named_that_is_not_the_records_is_refused(beside: Path) -> None:
    with pytest.raises(UnreadableInputError, match="made from another file"):
        given(beside, TEXT)


def test_a_source_beside_a_release_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="--source is for a record"):
        given(TEXT, PDF)


def test_a_record_that_names_a_path_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    release = record(TEXT)
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / TEXT.name).mkdir()
    shutil.copy(TEXT, tmp_path)
    path = tmp_path / "records" / "record.json"
    named = changed(release, source=release.source.model_dump() | {"name": f"../{TEXT.name}"})
    path.write_text(named.to_json(), encoding="utf-8")
    assert given(path).clean is None


def test_a_release_that_reads_otherwise_now_shows_no_repairs(tmp_path: Path) -> None:
    release = record(TEXT)
    other = changed(release, text=release.text + "\n\nΤέλος.")
    (tmp_path / "record.json").write_text(other.to_json(), encoding="utf-8")
    shutil.copy(TEXT, tmp_path)
    assert given(tmp_path / "record.json").clean is None


@pytest.mark.parametrize(
    "content", ["{}", '{"schema_version": "1.0"}', '{"a": ' * 5000, '{"text": ']
)
def test_json_that_is_no_record_is_refused_in_one_line(content: str, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="no record of this version") as raised:
        given(path)
    assert "\n" not in str(raised.value)


def test_a_release_that_begins_with_a_brace_is_a_release(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("{Δελτίο τύπου} Διατίθενται 39 εκατ. ευρώ σε 52 Δήμους.", encoding="utf-8")
    assert len(given(path).release.figures) == 2
