"""How a batch goes: a bar on a terminal, plain lines elsewhere, nothing where it is to be quiet."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ota_extract.batch import Summary
from ota_extract.cli import progress
from ota_extract.cli.progress import shown
from tests.cli.conftest import Program


class Terminal(io.StringIO):
    """What a terminal is shown."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time; it passes when its last value is replaced."""
    now = [1000.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[-1])
    return now


def summary(read: int, of: int = 100) -> Summary:
    return Summary(total=of, read=read, with_findings=read // 2, held={"a.txt": "empty"})


def test_elsewhere_a_line_comes_every_few_seconds(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with shown() as tell:
        assert tell is not None
        for second in range(12):
            clock.append(1000.0 + second)
            tell(summary(10 * second - 1, of=200))
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "ota-extract: 50 of 200, 10 a second, 15 s to go; 24 with findings, 1 quarantined",
        "ota-extract: 100 of 200, 10 a second, 10 s to go; 49 with findings, 1 quarantined",
    ]


def test_a_terminal_is_shown_a_bar_with_rate_remaining_time_and_counts(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with shown() as tell:
        assert tell is not None
        for second in range(1, 6):
            clock.append(1000.0 + second)
            tell(summary(10 * second - 1))
        terminal.truncate(0)
        clock.append(1010.0)
        tell(summary(99))
    assert "100/100" in terminal.getvalue()
    assert "10/s" in terminal.getvalue()
    assert "0:00:00" in terminal.getvalue()
    assert "49 with findings, 1 quarantined" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")  # nothing of it stays


def test_a_bar_is_drawn_ten_times_a_second_at_most(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(
        "rich.progress.Progress.update", lambda *_, **told: drawn.append(told["completed"])
    )
    with shown() as tell:
        assert tell is not None
        for step in range(1000):
            clock.append(1000.0 + step / 1000)
            tell(summary(step, of=10_000))
    assert 8 <= len(drawn) <= 10


def test_quiet_shows_nothing() -> None:
    with shown(quiet=True) as tell:
        assert tell is None


def test_quiet_says_what_went_wrong_and_nothing_else(program: Program, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "empty.txt").touch()
    done = program("batch", "inbox", "--out", "out", "--quiet")
    assert done.stderr.decode() == "ota-extract: 1 quarantined; see ota-extract status out\n"
