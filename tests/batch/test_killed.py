"""``kill -9`` at fifty random moments: what a rerun finishes is what an undisturbed run gives.

The moments are by the clock, so no two runs of this test are alike; what must hold holds at all of them.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.conftest import records, write_releases
from tests.cli.conftest import SOURCES

FILES = 30
KILLS = 50

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")


def start(inbox: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ota_extract", "batch", inbox, "--out", out, "-j", "2", "-q"],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.slow
def test_nothing_is_lost_when_it_is_killed_at_any_moment(tmp_path: Path) -> None:
    inbox = write_releases(tmp_path / "inbox", FILES)
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    began = time.monotonic()
    assert start(inbox, tmp_path / "whole").wait() == 3
    took = time.monotonic() - began
    whole = records(tmp_path / "whole")
    assert len(whole) == FILES

    out = tmp_path / "out"
    hits = 0
    for _ in range(KILLS):
        process = start(inbox, out)
        try:
            process.wait(random.uniform(0.1, took))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            hits += 1
        process.wait()
        for name, record in records(out).items() if out.exists() else ():
            assert name.endswith(".tmp") or record == whole[name]
        if out.exists() and len(records(out)) >= FILES:  # all done: begin anew
            assert start(inbox, out).wait() == 3
            assert records(out) == whole
            shutil.rmtree(out)
    assert start(inbox, out).wait() == 3
    assert records(out) == whole
    assert hits > KILLS // 2


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
    for _ in range(2):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.05)
    # where it was about to end, the system ends it; a shell says 130 either way
    assert process.wait() in (130, -signal.SIGINT)
    assert start(inbox, tmp_path / "out").wait() == 0
    assert len(records(tmp_path / "out")) == 90
