"""A folder becomes an index and pages: links lead somewhere, what is no record is named, bytes repeat."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from typer.testing import CliRunner

from ota_extract.cli import app
from ota_extract.errors import OutputError, UnreadableInputError
from ota_extract.records import Release
from ota_extract.report import Given, release_html
from ota_extract.report.folder import folder_report, run
from tests.report.folder.records import release, table, written

THERMO, KOMOTINI = "3805", "0101"


class Page(HTMLParser):
    """The ids and links of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag == "script":
            self.scripts.append(found)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return written(
        tmp_path / "records",
        a=release(table((THERMO, "100"), (KOMOTINI, "30"))),
        sub__b=release(table((THERMO, "7")), title="Δεύτερο"),
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_link_leads_to_a_page_and_back(records: Path, tmp_path: Path):
    index = tmp_path / "out.html"
    folder_report(records, index)
    links = [link for link in Page(index).links if not link.startswith("#")]
    assert sorted(links) == ["out-releases/a.html", "out-releases/sub/b.html"]
    for link in links:
        page = index.parent / link
        home = next(each for each in Page(page).links if each.endswith("out.html"))
        assert (page.parent / home).resolve() == index.resolve()


def test_rows_are_on_the_pages_where_the_script_looks_for_them(records: Path, tmp_path: Path):
    index = tmp_path / "out.html"
    folder_report(records, index)
    assert {"t0-0", "t0-1"} <= set(Page(tmp_path / "out-releases" / "a.html").ids)


def test_ids_of_the_index_are_unique(records: Path, tmp_path: Path):
    index = tmp_path / "out.html"
    folder_report(records, index)
    ids = Page(index).ids
    assert len(ids) == len(set(ids))
    assert [script.get("type") for script in Page(index).scripts] == ["application/json", None]


def test_names_of_records_may_hold_anything(tmp_path: Path):
    odd = "Πρόσκληση #1 100%? <b>&\"'"
    folder = written(tmp_path / "in", x=release(table((THERMO, "1"))))
    (folder / "x.json").rename(folder / f"{odd}.pdf.json")
    index = tmp_path / "a b#c.html"
    folder_report(folder, index)
    (link,) = [link for link in Page(index).links if not link.startswith("#")]
    page = tmp_path / unquote(urldefrag(link).url)
    assert page == tmp_path / "a b#c-releases" / f"{odd}.pdf.html"
    assert Page(page).links[1 if Page(page).links[0].startswith("#") else 0] == "../a%20b%23c.html"


def test_an_index_alone_has_no_links_to_pages(records: Path, tmp_path: Path):
    index = tmp_path / "out.html"
    summary = folder_report(records, index, index_only=True)
    assert summary.pages is None
    assert not (tmp_path / "out-releases").exists()
    assert not [link for link in Page(index).links if not link.startswith("#")]


def test_workers_change_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "WORTH_A_POOL", 0)
    folder = written(
        tmp_path / "in",
        **{f"r{n}": release(table((THERMO, str(n))), title=f"Δελτίο {n}") for n in range(20)},
    )
    (folder / "bad.json").write_text("{}")
    told: dict[int, list[str]] = {1: [], 2: []}
    for jobs, lines in told.items():
        (tmp_path / str(jobs)).mkdir()
        folder_report(folder, tmp_path / str(jobs) / "i.html", jobs=jobs, problem=lines.append)
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert told[1] == told[2]


def test_a_second_run_writes_the_same_bytes(records: Path, tmp_path: Path):
    index = tmp_path / "out.html"
    folder_report(records, index)
    first = index.read_bytes()
    folder_report(records, index)
    assert index.read_bytes() == first


def test_pages_of_an_earlier_report_are_removed_and_nothing_else_is(records: Path, tmp_path: Path):
    index, pages = tmp_path / "out.html", tmp_path / "out-releases"
    folder_report(records, index)
    other = tmp_path / "elsewhere.html"
    folder_report(records, other)
    mine = pages / "sub/mine.html"
    mine.write_text("<!DOCTYPE html><title>Mine</title>")
    alone = pages / "alone.html"  # a page of this program, and of no index
    given = Given(Release.from_json((records / "a.json").read_bytes()), None, None)
    alone.write_text(release_html(given))
    of_another = pages / "other.html"
    of_another.write_bytes((tmp_path / "elsewhere-releases/a.html").read_bytes())
    (pages / "c.html").symlink_to(pages / "a.html")

    (records / "sub/b.json").unlink()
    summary = folder_report(records, index)
    assert summary.removed == 1
    assert set(files(pages)) == {"a.html", "c.html", "sub/mine.html", "alone.html", "other.html"}
    mine.unlink()
    (records / "a.json").rename(records / "z.json")
    assert folder_report(records, index).removed == 1
    assert set(files(pages)) == {"z.html", "alone.html", "other.html"}
    assert folder_report(records, index).removed == 0


def test_a_folder_goes_with_its_last_page(records: Path, tmp_path: Path):
    folder_report(records, tmp_path / "out.html")
    (records / "sub/b.json").unlink()
    folder_report(records, tmp_path / "out.html")
    assert not (tmp_path / "out-releases/sub").exists()


def test_an_output_that_cannot_be_written_is_told_before_any_work(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(run, "_do", lambda _: pytest.fail("work was done"))
    (tmp_path / "out-releases").write_text("a file in the way of the pages")
    (tmp_path / "folder.html").mkdir()
    for index in (
        tmp_path / "out.html",
        tmp_path / "folder.html",
        tmp_path / "out-releases/x.html",
    ):
        with pytest.raises(OutputError):
            folder_report(records, index)


def test_of_many_files_that_are_no_records_the_first_are_named(records: Path, tmp_path: Path):
    for number in range(run.TOLD + 3):
        (records / f"no-{number}.json").write_text("{}")
    told: list[str] = []
    summary = folder_report(records, tmp_path / "out.html", problem=told.append)
    assert (summary.left_out, len(told)) == (run.TOLD + 3, run.TOLD + 1)
    assert told[-1] == "and 3 more files that hold no record"


def test_pages_name_no_place_of_the_machine(records: Path, tmp_path: Path):
    folder_report(records, tmp_path / "out.html")
    for content in files(tmp_path / "out-releases").values():
        assert str(tmp_path).encode() not in content
    assert str(tmp_path) not in (tmp_path / "out.html").read_text()


def test_what_is_no_record_is_named_and_the_others_are_shown(records: Path, tmp_path: Path):
    (records / "package.json").write_text('{"name": "x"}')
    (records / "broken.json").write_text("{")
    (records / "journal.sqlite").write_bytes(b"SQLite format 3\0")
    told: list[str] = []
    summary = folder_report(records, tmp_path / "out.html", problem=told.append)
    assert (summary.releases, summary.left_out) == (2, 2)
    assert [Path(line.partition(":")[0]).name for line in told] == ["broken.json", "package.json"]
    assert "λείπουν από εδώ: 2." in (tmp_path / "out.html").read_text()


@pytest.mark.parametrize("amount", ["1e999999", "1e-999999", "NaN"])
def test_a_record_with_a_number_that_is_no_money_is_left_out(
    records: Path, tmp_path: Path, amount: str
):
    bad = (records / "a.json").read_text().replace('"amount": 100,', f'"amount": {amount},')
    (records / "a.json").write_text(bad)
    told: list[str] = []
    summary = folder_report(records, tmp_path / "out.html", problem=told.append)
    assert (summary.releases, len(told)) == (1, 1)
    assert told[0].startswith(f"{records / 'a.json'}: ")


def test_links_and_hidden_files_are_not_followed(records: Path, tmp_path: Path):
    (records / "round").symlink_to(records, target_is_directory=True)
    (records / ".hidden.json").write_text("{}")
    assert folder_report(records, tmp_path / "out.html").releases == 2


def test_a_folder_of_releases_is_told_to_be_read_first(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "release.txt").write_text("Δελτίο")
    with pytest.raises(UnreadableInputError, match="ota-extract batch"):
        folder_report(tmp_path / "in", tmp_path / "out.html")
    assert not (tmp_path / "out.html").exists()


def test_an_empty_folder_is_said_to_be(tmp_path: Path):
    (tmp_path / "in").mkdir()
    with pytest.raises(UnreadableInputError, match="there is no record in it"):
        folder_report(tmp_path / "in", tmp_path / "out.html")


def test_a_hostile_release_stays_text(tmp_path: Path):
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    folder = written(
        tmp_path / "in",
        a=release(table((evil, "5"), (THERMO, "6")), title=evil, issuer=evil, name=evil),
    )
    index = tmp_path / "out.html"
    folder_report(folder, index)
    for path in (index, tmp_path / "out-releases" / "a.html"):
        page = Page(path)
        assert len(page.scripts) == (2 if path == index else 1)
        assert "<img" not in path.read_text()
    assert re.search(r"&lt;/script&gt;", index.read_text())


# the command


def test_the_command_writes_into_a_folder_too(records: Path, tmp_path: Path):
    done = CliRunner().invoke(app, ["report", str(records), "-o", str(tmp_path / "site")])
    assert done.exit_code == 0
    assert set(files(tmp_path / "site")) == {
        "index.html",
        "index-releases/a.html",
        "index-releases/sub/b.html",
    }


def test_the_command_says_that_something_was_left_out(records: Path, tmp_path: Path):
    (records / "package.json").write_text("{}")
    done = CliRunner().invoke(app, ["report", str(records), "-o", str(tmp_path / "out.html")])
    assert done.exit_code == 3
    assert "package.json: this is no record" in done.stderr
    assert "2 releases" in done.stderr


@pytest.mark.parametrize("output", [[], ["-o", "records.json"]])
def test_the_command_asks_where_the_index_goes(records: Path, output: list[str]):
    done = CliRunner().invoke(app, ["report", str(records), *output])
    assert done.exit_code == 2
    assert "-o" in done.stderr or ".html" in done.stderr


def test_the_command_speaks_english(records: Path, tmp_path: Path):
    index = tmp_path / "out.html"
    done = CliRunner().invoke(app, ["report", str(records), "-o", str(index), "--lang", "en"])
    assert done.exit_code == 0
    html = index.read_text()
    assert '<html lang="en">' in html
    assert "€137" in html
