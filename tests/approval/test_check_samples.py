"""Every sample gets its verdict, whatever stands in its place."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
import zipfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from ota_extract.approval import Outcome, Verdict, approve, check_samples, find_samples
from ota_extract.approval.junit import junit_xml
from ota_extract.approval.results import results_json
from ota_extract.batch import Options
from ota_extract.errors import OutputError

RELEASE = "Το Υπουργείο Εσωτερικών διαθέτει 39 εκατ. ευρώ σε 52 Δήμους.\n"
ONE = Options(jobs=1)


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``samples`` with three releases, their records approved."""
    monkeypatch.chdir(tmp_path)
    folder = Path("samples")
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{RELEASE}{number} έργα\n", encoding="utf-8")
    for verdict in check(folder, keep=True):
        assert verdict.outcome is Outcome.UNAPPROVED
        approve(verdict)
    return folder


def check(folder: Path, *, keep: bool = False, records: Path | None = None) -> list[Verdict]:
    """With threads: the pool of processes has its own tests, and takes a second to start."""
    found = find_samples([folder], records=records)
    with ThreadPoolExecutor(2) as executor:
        return check_samples(found, options=ONE, keep=keep, executor=executor)


def outcomes(verdicts: list[Verdict]) -> dict[str, str]:
    return {Path(one.sample.name).name: one.outcome.value for one in verdicts}


def alter(record: Path, **changes: object) -> None:
    data = json.loads(record.read_text(encoding="utf-8")) | changes
    record.write_text(json.dumps(data), encoding="utf-8")


def test_what_was_approved_is_the_same(samples: Path) -> None:
    assert set(outcomes(check(samples)).values()) == {"same"}
    assert all(one.record is None and one.differences == () for one in check(samples, keep=True))


def test_each_sample_has_its_verdict(samples: Path) -> None:
    alter(samples / "0.txt.json", text="another")
    (samples / "1.txt.json").unlink()
    (samples / "2.txt").unlink()
    (samples / "empty.txt").touch()
    (samples / "empty.txt.json").write_text("{}", encoding="utf-8")
    assert outcomes(check(samples)) == {
        "0.txt": "different",
        "1.txt": "unapproved",
        "2.txt.json": "without_source",
        "empty.txt": "unreadable",
    }


def test_another_version_of_the_program_is_the_same_and_not_written_anew(samples: Path) -> None:
    alter(samples / "0.txt.json", extractor={"name": "ota-extract", "version": "0.0.1"})
    first = check(samples, keep=True)[0]
    assert (first.outcome, first.record) == (Outcome.SAME, None)
    alter(samples / "0.txt.json", text="x")
    assert "approved with version 0.0.1" in check(samples)[0].headline


def test_a_record_of_another_schema_differs_and_can_be_approved(samples: Path) -> None:
    alter(samples / "0.txt.json", schema_version="0.9")
    first = check(samples, keep=True)[0]
    assert (first.outcome, len(first.differences)) == (Outcome.DIFFERENT, 1)
    approve(first)
    assert set(outcomes(check(samples)).values()) == {"same"}


def test_what_stands_in_the_place_of_a_record_is_told(samples: Path) -> None:
    def instead(name: str) -> Path:
        (samples / name).unlink()
        return samples / name

    instead("0.txt.json").mkdir()
    os.mkfifo(instead("1.txt.json"))
    instead("2.txt.json").write_text("<<<<<<< HEAD", encoding="utf-8")
    verdicts = check(samples, keep=True)
    assert set(outcomes(verdicts).values()) == {"unreadable"}
    assert ["is a folder" in (one.reason or "") for one in verdicts] == [True, False, False]
    assert "pipe" in str(verdicts[1].reason)
    assert "it is no JSON" in str(verdicts[2].reason)
    with pytest.raises(OutputError, match="is a directory"):
        approve(verdicts[0])
    approve(verdicts[2])
    assert outcomes(check(samples))["2.txt"] == "same"


def test_a_record_in_a_folder_that_is_not_there_yet(samples: Path) -> None:
    verdicts = check(samples, keep=True, records=Path("approved"))
    for verdict in verdicts:
        approve(verdict)
    assert (Path("approved") / "samples" / "0.txt.json").is_file()
    assert set(outcomes(check(samples, records=Path("approved"))).values()) == {"same"}


def test_a_release_in_an_archive_needs_a_folder_of_records(samples: Path) -> None:
    with zipfile.ZipFile(samples / "old.zip", "w") as archive:
        archive.writestr("a.txt", RELEASE)
        archive.writestr("b.txt", RELEASE)
    *_, before, last = check(samples)
    assert last.outcome is Outcome.UNREADABLE
    assert (last.sample.name, before.sample.name) == ("samples/old.zip", "samples/2.txt")
    assert "--records" in str(last.reason)
    *_, first, second = check(samples, keep=True, records=Path("approved"))
    assert str(first.sample.record) == "approved/samples/old.zip/a.txt.json"
    approve(second)
    assert check(samples, records=Path("approved"))[-1].outcome is Outcome.SAME


def test_what_has_no_record_cannot_be_approved(samples: Path) -> None:
    with pytest.raises(ValueError, match="keep=True"):
        approve(check(samples)[0])


def test_the_pool_of_processes_gives_the_same_verdicts(samples: Path) -> None:
    alter(samples / "0.txt.json", text="another")
    told: list[int] = []
    found = check_samples(
        [samples], options=Options(jobs=2), progress=lambda tally: told.append(tally.accounted)
    )
    assert outcomes(found) == outcomes(check(samples))
    assert [one.differences for one in found] == [one.differences for one in check(samples)]
    assert told == [1, 2, 3]


def test_the_results_as_json_have_all_that_differs(samples: Path) -> None:
    data = json.loads((samples / "0.txt.json").read_text(encoding="utf-8"))
    data["figures"][0]["value"] = 38.5
    alter(samples / "0.txt.json", figures=data["figures"])
    (samples / "1.txt").unlink()
    results = json.loads(results_json(check(samples)), parse_float=Decimal)
    assert results["summary"] == {
        "samples": 3, "same": 1, "different": 1, "unapproved": 0, "without_source": 1, "unreadable": 0,
    }  # fmt: skip
    first, second, _ = results["samples"]
    assert (first["source"], first["outcome"]) == ("samples/0.txt", "different")
    assert (second["source"], second["record"]) == (None, "samples/1.txt.json")
    (difference,) = first["differences"]
    assert difference["approved"] == Decimal("38.5")
    assert (difference["kind"], difference["field"]) == ("changed", "value")
    assert difference["approved_at"] == difference["fresh_at"] == "/figures/0/value"
    assert difference["sentence"].endswith("value 38.5 → 39000000")


def test_junit_has_a_case_for_each_sample_and_counts_that_are_true(samples: Path) -> None:
    alter(samples / "0.txt.json", text="<&>\x00\x1b]]>")
    (samples / "1.txt.json").unlink()
    (samples / "more").mkdir()
    (samples / "more" / "empty.txt").touch()
    evil = samples / os.fsdecode(b'evil\x1b"<&\n\xff.txt')
    evil.write_text(RELEASE, encoding="utf-8")
    root = ET.fromstring(junit_xml(check(samples)).encode())
    assert root.tag == "testsuites"
    cases = list(root.iter("testcase"))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases) == 5
    for counted in (root, *root.iter("testsuite")):
        inside = list(counted.iter("testcase"))
        assert int(counted.get("tests", "")) == len(inside)
        assert int(counted.get("failures", "")) == sum(
            len(case.findall("failure")) for case in inside
        )
        assert int(counted.get("errors", "")) == sum(len(case.findall("error")) for case in inside)
    assert all(len(case) <= 1 for case in cases)
    assert [suite.get("name") for suite in root] == ["samples", "samples/more"]
    (failure,) = next(case for case in cases if case.get("name") == "0.txt")
    assert failure.get("message") == "1 difference"
    assert failure.text
    assert "text, at 0" in failure.text
