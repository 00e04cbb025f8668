"""Which samples there are, and where the approved record of each stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from ota_extract.approval import Sample, find_samples
from ota_extract.batch import Options, run_batch
from tests.batch.conftest import write_releases


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "samples/a.pdf",
        "samples/a.pdf.json",
        "samples/2024/b.txt",
        "samples/2024/b.txt.json",
    ):
        write(tmp_path / name)
    return tmp_path


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}", encoding="utf-8")
    return path


def pairs(*sources: str, **named: object) -> list[tuple[str, str, bool]]:
    found: list[Sample] = find_samples(sources, **named)  # type: ignore[arg-type]
    return [(one.name, str(one.record), one.source is not None) for one in found]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "sources",
    [
        ["samples"],
        ["samples/"],
        ["samples/*", "samples/*/*"],
        ["samples/**"],
        ["samples/2024/b.txt", "samples/a.pdf"],
        ["samples/a.pdf.json", "samples/2024/b.txt.json"],
        ["samples/a.pdf", "samples", "samples/a.pdf.json"],
    ],
)
def test_the_record_stands_beside_its_source(sources: list[str]) -> None:
    assert pairs(*sources) == [
        ("samples/2024/b.txt", "samples/2024/b.txt.json", True),
        ("samples/a.pdf", "samples/a.pdf.json", True),
    ]


def test_a_source_without_a_record_has_the_place_for_one(here: Path) -> None:
    (here / "samples/a.pdf.json").unlink()
    assert ("samples/a.pdf", "samples/a.pdf.json", True) in pairs("samples")


def test_a_record_without_its_source_is_a_sample(here: Path) -> None:
    (here / "samples/a.pdf").unlink()
    assert ("samples/a.pdf.json", "samples/a.pdf.json", False) in pairs("samples")
    assert pairs("samples/a.pdf") == [("samples/a.pdf.json", "samples/a.pdf.json", False)]


def test_a_record_called_after_the_stem_is_told_its_name(here: Path) -> None:
    (here / "samples/a.pdf.json").rename(here / "samples/a.json")
    lone = next(one for one in find_samples(["samples"]) if one.source is None)
    assert lone.fault
    assert lone.fault.endswith("the record of a.pdf is called a.pdf.json")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "pattern", ["b.txt", "2024/*", "2024", "20??", "*.txt", "samples/2024/b.*"]
)
def test_what_is_excluded_is_no_sample_nor_is_its_record(pattern: str) -> None:
    assert [name for name, _, _ in pairs("samples", exclude=[pattern])] == ["samples/a.pdf"]


def test_the_records_of_a_batch_are_found_where_it_puts_them(here: Path) -> None:
    write_releases(here / "inbox", 3)
    write(here / "inbox" / "more" / "x.txt")
    run_batch(["inbox"], here / "out", options=Options(jobs=1))
    found = find_samples(["inbox"], records=here / "out")
    assert len(found) == 4
    assert all(one.source is not None and one.record.is_file() for one in found)
    below = find_samples(["inbox/more"], records=here / "out" / "inbox")
    assert [one.record for one in below] == [here / "out/inbox/more/x.txt.json"]
    assert below[0].record.is_file()


def test_of_a_folder_of_records_those_without_a_source_are_samples(here: Path) -> None:
    for name in ("samples/a.pdf.json", "samples/gone.txt.json", "others/c.txt.json"):
        write(here / "approved" / name)
    write(here / "approved/journal.sqlite")
    assert pairs("samples", records=Path("approved")) == [
        ("approved/samples/gone.txt.json", "approved/samples/gone.txt.json", False),
        ("samples/2024/b.txt", "approved/samples/2024/b.txt.json", True),
        ("samples/a.pdf", "approved/samples/a.pdf.json", True),
    ]
    assert len(pairs("samples/a.pdf", records=Path("approved"))) == 1


def test_a_folder_of_records_among_the_samples_is_not_looked_into(here: Path) -> None:
    write(here / "samples/approved/samples/a.pdf.json")
    write(here / "samples/approved/samples/old.txt")
    assert len(pairs("samples", records=Path("samples/approved"))) == 2


def test_a_link_to_itself_and_a_dangling_one_raise_nothing(here: Path) -> None:
    (here / "samples/loop.txt").symlink_to("loop.txt")
    (here / "samples/loop.txt.json").symlink_to("loop.txt.json")
    (here / "samples/c.txt").symlink_to("nowhere")
    assert [name for name, _, _ in pairs("samples")][1:] == [
        "samples/a.pdf",
        "samples/c.txt",
        "samples/loop.txt",
    ]
