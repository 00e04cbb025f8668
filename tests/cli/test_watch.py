"""``watch`` as users run it: started, fed, and ended by Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import write_releases
from tests.cli.conftest import SOURCES, Program


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals here")
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM"])
def test_it_tells_what_it_does_and_ends_in_peace(tmp_path: Path, ending: str) -> None:
    write_releases(tmp_path / "inbox", 1)
    process = subprocess.Popen(
        [sys.executable, "-m", "ota_extract", "watch", "inbox", "--out", "out", "--settle", "0.1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    said = [process.stderr.readline() for _ in range(3)]
    process.send_signal(getattr(signal, ending))
    said += process.stderr.readlines()
    assert process.wait() == 0
    assert said[0] == "ota-extract: watching inbox; Ctrl-C ends\n"
    assert said[1].startswith("ota-extract: inbox/release-00.txt: read in 0.")
    assert said[2] == (
        "ota-extract: all that was there is done: 1 read, 0 unchanged, 0 quarantined\n"
    )
    assert said[-1] == "ota-extract: ended: 1 read, 0 unchanged, 0 quarantined\n"


def test_only_folders_are_watched(program: Program, release: Path) -> None:
    for inbox in (release, release.with_name("none")):
        done = program("watch", inbox, "--out", "out")
        assert done.returncode == 2
        assert inbox.name in done.stderr.decode().splitlines()[-1]
