"""The difference shown in ``docs/check.md`` is the one that the program shows; the workflow beside it is valid."""

from __future__ import annotations

import copy
import json
import os
import shlex
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import regex
import typer
import yaml

import ota_extract
from ota_extract.cli import app
from ota_extract.comparison import Kind, load_record, record_data
from ota_extract.comparison.differences import Difference

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
WORKFLOW = ROOT / "docs" / "ci" / "ota-extract.yml"
SAMPLE = "2025-03-14-playgrounds.pdf"


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ota_extract", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A user's repository with one sample and its approved record."""
    folder = tmp_path / "samples"
    folder.mkdir()
    shutil.copy(ROOT / "samples" / SAMPLE, folder)
    (folder / f"{SAMPLE}.json").write_text(
        ota_extract.extract(folder / SAMPLE).to_json(), encoding="utf-8"
    )
    return tmp_path


def test_the_difference_on_the_page_is_the_one_that_is_shown(repository: Path) -> None:
    record = repository / "samples" / f"{SAMPLE}.json"
    data: dict[str, Any] = copy.deepcopy(dict(load_record(record.read_bytes())))
    data["figures"][1]["value"] = 5833885
    rows = data["municipality_tables"][0]["rows"]
    rows[8]["amount"] = rows[8]["values"]["ΠΟΣΟ (€)"] = 121000
    other = copy.deepcopy(rows[0])
    other["municipality"] |= {"as_written": "ΘΕΡΜΟΥ", "code": "0102"}
    other["evidence"] = []
    rows[3:4] = [other]
    record.write_text(json.dumps(data, default=_number), encoding="utf-8")
    block = regex.search(r"^```text difference\n\$ ota-extract (.*)\n((?s:.*?))^```", PAGE, regex.M)
    assert block is not None
    done = run([*block[1].split(), "--jobs", "1"], repository)
    assert done.returncode == 1
    # a line of progress comes first where the machine is slow
    said = [line for line in done.stdout.splitlines() if " a second, " not in line]
    assert said == block[2].splitlines()


def _number(value: Decimal) -> float:
    return float(value)


def test_every_kind_of_difference_and_every_outcome_is_on_the_page() -> None:
    from typing import get_args

    from ota_extract.approval import Outcome

    assert all(f"`{kind}`" in PAGE for kind in get_args(Kind))
    assert all(f"`{outcome.value}`" in PAGE for outcome in Outcome)
    fields = set(Difference.__dataclass_fields__) - {"around"} | {"sentence"}
    assert all(f"`{field}`" in PAGE for field in fields)


def test_the_python_on_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    *_, code = regex.findall(r"^```python\n((?s:.*?))^```", PAGE, regex.M)
    before = record_data(ota_extract.extract("Δίνονται 3 εκατ. ευρώ.")) | {"schema_version": "0.9"}
    after = ota_extract.extract("Δίνονται 3 εκατ. ευρώ.").to_json()
    exec(code, {"before": json.dumps(before, default=_number), "after": after})
    assert capsys.readouterr().out.startswith("schema_version 0.9 → 1.0")


# the workflow


def steps() -> list[dict[str, Any]]:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def commands() -> list[list[str]]:
    lines = [line for step in steps() for line in step.get("run", "").splitlines()]
    return [shlex.split(line) for line in lines if line.startswith("ota-extract ")]


def test_the_workflow_has_the_form_of_one() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True)  # «on» is a truth to YAML 1.1
    assert workflow.keys() == {"name", "on", "permissions", "concurrency", "jobs"}
    assert workflow["on"].keys() <= {"push", "pull_request", "schedule"}
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job.keys() == {"runs-on", "timeout-minutes", "steps"}
    for step in steps():
        assert step.keys() <= {"name", "if", "uses", "with", "run"}
        assert ("uses" in step) != ("run" in step)
        assert "uses" not in step or regex.fullmatch(r"actions/[\w-]+@v\d+", step["uses"])


def test_the_workflow_calls_the_program_as_it_is() -> None:
    group = typer.main.get_command(app)
    assert commands()
    for _, name, *arguments in commands():
        command = group.get_command(None, name)  # type: ignore[attr-defined]
        assert command is not None, name
        command.make_context(name, list(arguments))


def test_the_workflow_does_what_it_says(repository: Path) -> None:
    (repository / "samples" / "README.md").write_text("Releases.\n", encoding="utf-8")
    for _, *arguments in commands():
        done = run(arguments, repository)
        assert done.returncode == 0, done.stdout
    kept = next(step["with"]["path"] for step in steps() if "upload" in step.get("uses", ""))
    assert all((repository / name).stat().st_size for name in kept.split())
    assert WORKFLOW.relative_to(ROOT / "docs").as_posix() in PAGE
