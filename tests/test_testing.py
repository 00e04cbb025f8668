"""The fixture ``check_release``, as it is used in a repository of somebody's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ota_extract.comparison
import ota_extract.pipeline  # once, and not for each run of pytest within pytest

pytest_plugins = ["pytester"]

RELEASE = "Το Υπουργείο Εσωτερικών διαθέτει 39 εκατ. ευρώ σε 52 Δήμους.\n"
TEST = """
def test_release(check_release):
    check_release("samples/release.txt")
"""


@pytest.fixture
def repository(pytester: pytest.Pytester) -> Path:
    """A repository with one sample, a test of it, and the approved record."""
    pytester.makeini("[pytest]\naddopts = -p no:cacheprovider -p no:hypothesispytest -p no:xdist\n")
    pytester.makeconftest('pytest_plugins = ["ota_extract.testing"]')
    folder = pytester.path / "tests"
    folder.mkdir()
    (folder / "test_samples.py").write_text(TEST, encoding="utf-8")
    sample = pytester.path / "samples" / "release.txt"
    sample.parent.mkdir()
    sample.write_text(RELEASE, encoding="utf-8")
    return pytester.path


@pytest.fixture
def record(repository: Path) -> Path:
    """The approved record."""
    sample = repository / "samples" / "release.txt"
    path = repository / "samples" / "release.txt.json"
    path.write_text(ota_extract.extract(sample).to_json(), encoding="utf-8")
    return path


def alter(record: Path) -> None:
    data = json.loads(record.read_text(encoding="utf-8"))
    data["figures"][0]["value"] = 38000000
    data["extractor"]["version"] = "0.0.1"
    record.write_text(json.dumps(data), encoding="utf-8")


def test_the_first_run_writes_the_record_and_fails_and_the_second_passes(
    pytester: pytest.Pytester, repository: Path
) -> None:
    first = pytester.runpytest_inprocess()
    first.assert_outcomes(failed=1)
    first.stdout.fnmatch_lines(
        ["*File not found in data directory, created:*", "*release.txt.json"]
    )
    record = repository / "samples" / "release.txt.json"
    before = record.read_bytes()
    assert before.decode() == ota_extract.extract(record.with_suffix("")).to_json()
    pytester.runpytest_inprocess().assert_outcomes(passed=1)
    assert record.read_bytes() == before


def test_another_record_fails_and_says_what_differs(
    pytester: pytest.Pytester, record: Path
) -> None:
    alter(record)
    before = record.read_bytes()
    done = pytester.runpytest_inprocess()
    done.assert_outcomes(failed=1)
    told = [line for line in done.outlines if line.startswith("E ")]
    assert told == [
        "E       AssertionError: samples/release.txt: 1 difference",
        "E         figure f1 («39 εκατ. ευρώ»): value 38000000 → 39000000",
    ]
    assert "file_regression" not in done.stdout.str()
    assert record.read_bytes() == before


def test_force_regen_writes_it_anew_and_fails_once(pytester: pytest.Pytester, record: Path) -> None:
    good = record.read_bytes()
    alter(record)
    done = pytester.runpytest_inprocess("--force-regen")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*Files differ and --force-regen set, regenerating file at:*"])
    assert record.read_bytes() == good


def test_regen_all_writes_it_anew_and_passes(pytester: pytest.Pytester, record: Path) -> None:
    good = record.read_bytes()
    alter(record)
    pytester.runpytest_inprocess("--regen-all").assert_outcomes(passed=1)
    assert record.read_bytes() == good


def test_another_version_alone_passes(pytester: pytest.Pytester, record: Path) -> None:
    data = json.loads(record.read_text(encoding="utf-8"))
    data["extractor"]["version"] = "0.0.1"
    record.write_text(json.dumps(data), encoding="utf-8")
    pytester.runpytest_inprocess("--force-regen").assert_outcomes(passed=1)


def test_paths_begin_at_the_root_wherever_pytest_is_called(
    pytester: pytest.Pytester, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert record.is_file()
    monkeypatch.chdir(pytester.path / "tests")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("content", "why"),
    [("<<<<<<< HEAD\n{}", "it is no JSON"), ("{}", "no record of ota-extract")],
)
def test_what_is_no_record_is_named(
    pytester: pytest.Pytester, record: Path, content: str, why: str
) -> None:
    record.write_text(content, encoding="utf-8")
    done = pytester.runpytest_inprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines([f"E *release.txt.json: *{why}*approve it anew with --force-regen"])


def test_a_folder_in_the_place_of_the_record_is_named(
    pytester: pytest.Pytester, record: Path
) -> None:
    record.unlink()
    record.mkdir()
    done = pytester.runpytest_inprocess()
    done.stdout.fnmatch_lines(["*release.txt.json: the approved record is no file*"])


def test_a_release_that_cannot_be_read_fails_in_one_line(
    pytester: pytest.Pytester, repository: Path
) -> None:
    (repository / "samples" / "release.txt").write_bytes(b"")
    done = pytester.runpytest_inprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*release.txt: the file is empty; get the release again"])
    assert "Traceback" not in done.stdout.str()
    assert not (repository / "samples" / "release.txt.json").exists()


def test_the_record_and_the_way_of_reading_can_be_named(
    pytester: pytest.Pytester, repository: Path
) -> None:
    (repository / "samples" / "release.txt").write_bytes(RELEASE.encode("windows-1253"))
    (repository / "tests" / "test_samples.py").write_text(
        TEST.replace('.txt"', '.txt", record="approved/one.json", encoding="cp1253"')
    )
    pytester.runpytest_inprocess("--regen-all").assert_outcomes(passed=1)
    record = json.loads((repository / "approved" / "one.json").read_text(encoding="utf-8"))
    assert record["figures"][0]["value"] == 39000000


@pytest.mark.usefixtures("repository")
def test_without_pytest_regressions_it_says_what_to_install(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1] / "src"))
    done = pytester.runpytest_subprocess("-p", "no:regressions")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*pip install 'ota-extract[[]testing]'*"])
