"""A file is taken when it is complete, and not before."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ota_extract.batch.arrivals import Arrivals
from ota_extract.batch.walk import Place


class Clock:
    """Time that passes when told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def place(path: Path) -> Place:
    return Place(path.name, str(path), str(path))


def write(path: Path, text: str, age: int = 0) -> Path:
    """A file that says it was changed *age* nanoseconds after the epoch."""
    path.write_text(text, "utf-8")
    os.utime(path, ns=(age, age))
    return path


def taken(arrivals: Arrivals) -> list[str]:
    return [one.label for one in arrivals.complete()]


def test_a_file_is_taken_once_after_it_has_been_still(tmp_path: Path, clock: Clock) -> None:
    arrivals = Arrivals(2, clock)
    arrivals.see(place(write(tmp_path / "a.txt", "52")))
    clock.now += 1.9
    assert taken(arrivals) == []
    clock.now += 0.2
    assert taken(arrivals) == ["a.txt"]
    clock.now += 9
    assert taken(arrivals) == []
    assert not arrivals


@pytest.mark.parametrize("change", ["longer", "later", "another file"])
def test_each_change_makes_it_wait_anew(tmp_path: Path, clock: Clock, change: str) -> None:
    arrivals = Arrivals(2, clock)
    path = write(tmp_path / "a.txt", "52")
    arrivals.see(place(path))
    for number in range(1, 5):
        clock.now += 1.5
        if change == "longer":
            write(path, "5" * (number + 2))
        elif change == "later":
            write(path, "52", age=number)
        else:
            write(tmp_path / "new", "52").rename(path)
        assert taken(arrivals) == []
    clock.now += 2
    assert taken(arrivals) == ["a.txt"]


def test_being_seen_again_does_not_make_it_wait(tmp_path: Path, clock: Clock) -> None:
    arrivals = Arrivals(2, clock)
    path = write(tmp_path / "a.txt", "52")
    arrivals.see(place(path))
    clock.now += 2
    arrivals.see(place(path))
    assert taken(arrivals) == ["a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="no leases here")
def test_a_file_that_is_open_for_writing_is_not_complete(tmp_path: Path, clock: Clock) -> None:
    arrivals = Arrivals(2, clock)
    path = tmp_path / "a.txt"
    with path.open("w") as file:
        file.write("half of")
        file.flush()
        arrivals.see(place(path))
        clock.now += 60
        assert taken(arrivals) == []
        assert arrivals
    assert taken(arrivals) == ["a.txt"]


def test_a_file_that_goes_is_forgotten(tmp_path: Path, clock: Clock) -> None:
    arrivals = Arrivals(2, clock)
    path = write(tmp_path / "a.txt", "52")
    arrivals.see(place(path))
    path.unlink()
    clock.now += 2
    assert taken(arrivals) == []
    clock.now += 2
    assert taken(arrivals) == []
    assert not arrivals


def test_a_link_to_nothing_is_taken_so_that_it_is_told(tmp_path: Path, clock: Clock) -> None:
    arrivals = Arrivals(2, clock)
    (tmp_path / "link.txt").symlink_to(tmp_path / "none")
    arrivals.see(place(tmp_path / "link.txt"))
    clock.now += 2
    assert taken(arrivals) == ["link.txt"]
