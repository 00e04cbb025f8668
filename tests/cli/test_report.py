"""``ota-extract report``: where the page goes, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

from ota_extract.pipeline import extract
from tests.cli.conftest import Program
from tests.report.releases import PDF


def test_the_page_goes_to_standard_output_or_to_a_file(program: Program, release: Path) -> None:
    done = program("report", release)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert program("report", release, "-o", "page.html").stdout == b""
    assert (release.parent / "page.html").read_bytes() == done.stdout


def test_the_language_of_the_page(program: Program, release: Path) -> None:
    assert '<html lang="el">' in program("report", release).stdout.decode()
    assert '<html lang="en">' in program("report", release, "--lang", "en").stdout.decode()
    assert program("report", release, "--lang", "fr").returncode == 2


def test_standard_input_can_be_a_release_or_a_record(program: Program, release: Path) -> None:
    text = release.read_bytes()
    as_release = program("report", "-", given=text).stdout.decode()
    as_record = program("report", "-", given=extract(release).to_json().encode()).stdout.decode()
    assert "4.250.000\xa0€" in as_release
    assert "4.250.000\xa0€" in as_record


def test_a_record_without_its_pdf_is_shown_and_a_note_says_what_is_missing(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "record.json").write_text(extract(PDF).to_json(), encoding="utf-8")
    done = program("report", "record.json", "-o", "page.html")
    assert done.returncode == 0
    assert "the PDF is not beside the record" in done.stderr.decode()
    assert program("report", "record.json", "-o", "page.html", "--quiet").stderr == b""
    assert program("report", "record.json", "--source", PDF, "-o", "page.html").stderr == b""


def test_what_cannot_be_shown_is_one_line_and_leaves_no_file(
    program: Program, release: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text("{}", encoding="utf-8")
    for file, wanted in (
        ("broken.json", "this is no record"),
        ("absent.txt", "there is no such file"),
    ):
        done = program("report", file, "-o", "page.html")
        assert done.returncode == 3
        assert done.stderr.decode().startswith(f"ota-extract: {file}: ")
        assert wanted in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
        assert not (tmp_path / "page.html").exists()
    done = program("report", release, "-o", tmp_path / "no" / "page.html")
    assert done.returncode == 3
    assert b"the folder does not exist" in done.stderr


def test_the_page_never_takes_the_place_of_its_release(program: Program, release: Path) -> None:
    before = release.read_bytes()
    done = program("report", release, "-o", release)
    assert (done.returncode, release.read_bytes()) == (2, before)
    assert b"choose another -o" in done.stderr


def test_a_place_that_cannot_be_written_is_told_before_the_release_is_read(
    program: Program, release: Path
) -> None:
    done = program("report", "no-such-release.txt", "-o", "no-such-folder/page.html")
    assert done.returncode == 3
    assert b"the folder does not exist" in done.stderr
    assert [path.name for path in release.parent.iterdir()] == [release.name]
