"""``kill -9`` at random moments: what a rerun finishes is what an undisturbed run gives.

The moments are by the clock, so no two runs of this test are alike; what must hold holds at all of them. Every
second kill waits until some records are written, so that it hits the work and not the start.
"""

from __future__ import annotations

import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.conftest import RELEASE, records, write_releases
from tests.cli.conftest import SOURCES

FILES = 30
ROOM = 80
"""Blocks of 1024 bytes: more than the journal needs, and less than a large record."""

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")


def start(inbox: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ota_extract", "batch", inbox, "--out", out, "-j", "2", "-q"],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.parametrize("kills", [4, pytest.param(50, marks=pytest.mark.slow)])
def test_nothing_is_lost_when_it_is_killed_at_any_moment(tmp_path: Path, kills: int) -> None:
    inbox = write_releases(tmp_path / "inbox", FILES)
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    began = time.monotonic()
    assert start(inbox, tmp_path / "whole").wait() == 3
    took = time.monotonic() - began
    whole = records(tmp_path / "whole")
    assert len(whole) == FILES

    out = tmp_path / "out"
    hits = at_work = 0
    for number in range(kills):
        before = len(written(out))
        process = start(inbox, out)
        if number % 2:
            while process.poll() is None and len(written(out)) < before + random.randint(1, 4):
                time.sleep(0.001)
            moment = random.uniform(0, 0.02)
        else:
            moment = random.uniform(0.1, took)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            hits += 1
        process.wait()
        at_work += before < len(written(out)) < FILES
        for name, record in written(out).items():
            assert record == whole[name]
        if len(written(out)) == FILES:  # all done: begin anew
            assert start(inbox, out).wait() == 3
            assert records(out) == whole
            shutil.rmtree(out)
    assert start(inbox, out).wait() == 3
    assert records(out) == whole
    assert hits > kills // 2
    assert at_work > kills // 5


def written(out: Path) -> dict[str, bytes]:
    """The records below *out*, without what is still being written."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in out.glob("inbox/*.json")
    }


def test_ctrl_c_finishes_what_is_under_way_and_says_so(tmp_path: Path) -> None:
    inbox = write_releases(tmp_path / "inbox", 90)
    process = start(inbox, tmp_path / "out")
    while not list((tmp_path / "out").glob("inbox/*.json")):
        time.sleep(0.01)
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait() == 130
    for record in records(tmp_path / "out").values():
        assert json.loads(record)["schema_version"] == "1.0"
    assert start(inbox, tmp_path / "out").wait() == 0
    assert len(records(tmp_path / "out")) == 90


def test_a_second_ctrl_c_stops_at_once(tmp_path: Path) -> None:
    inbox = write_releases(tmp_path / "inbox", 90)
    process = start(inbox, tmp_path / "out")
    while not list((tmp_path / "out").glob("inbox/*.json")):
        time.sleep(0.01)
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert start(inbox, tmp_path / "out").wait() == 0
    assert len(records(tmp_path / "out")) == 90


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.1, 0.3])
def test_however_late_the_second_ctrl_c_comes_the_status_is_130(
    tmp_path: Path, moment: float
) -> None:
    process = start(write_releases(tmp_path / "inbox", 90), tmp_path / "out")
    while not list((tmp_path / "out").glob("inbox/*.json")):
        time.sleep(0.01)
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit here")
def test_a_record_that_finds_no_room_ends_it_in_one_line(tmp_path: Path) -> None:
    inbox = write_releases(tmp_path / "inbox", 6)
    text = "\n\n".join(RELEASE.format(number=number) for number in range(100, 300))
    (inbox / "large.txt").write_text(text, "utf-8")
    program = [sys.executable, "-m", "ota_extract", "batch", inbox, "-j", "1", "-q", "--out"]
    limited = f"ulimit -f {ROOM}; exec " + shlex.join(map(str, [*program, tmp_path / "out"]))
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    full = subprocess.run(
        ["bash", "-c", limited], env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert full.returncode == 3
    assert len(full.stderr.splitlines()) == 1
    assert "large.txt.json: it cannot be written (File too large)" in full.stderr
    assert list((tmp_path / "out").rglob("*.tmp")) == []
    assert start(inbox, tmp_path / "out").wait() == 0
    assert start(inbox, tmp_path / "whole").wait() == 0
    assert records(tmp_path / "out") == records(tmp_path / "whole")
