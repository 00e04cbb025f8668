"""The pool: a task that kills its worker, or never ends, costs itself only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from ota_extract.batch.pool import SupervisedPool, TookTooLong, WorkerDied


def double(number: int) -> int:
    return 2 * number


def end_worker(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def hang(_: int) -> int:
    while True:
        time.sleep(1)


def spin(_: int) -> int:
    while True:
        pass


def fill_memory(_: int) -> int:
    return len(bytearray(2**33))


def burn(seconds: float) -> float:
    start = time.process_time()
    while (taken := time.process_time() - start) < seconds:
        pass
    return taken


KEPT: list[bytes] = []


def keep(megabytes: int) -> int:
    """Take memory for good; the process that did."""
    KEPT.append(bytes(megabytes * 2**20))
    return os.getpid()


def refuse(number: int) -> int:
    raise ValueError(f"not {number}")


@pytest.fixture
def pool() -> Iterator[SupervisedPool]:
    with SupervisedPool(2, seconds=30, megabytes=256) as pool:
        yield pool


def test_it_does_what_an_executor_does(pool: SupervisedPool) -> None:
    assert list(pool.map(double, range(20))) == list(range(0, 40, 2))


def test_an_error_of_the_task_is_the_error_of_its_future(pool: SupervisedPool) -> None:
    with pytest.raises(ValueError, match="not 3"):
        pool.submit(refuse, 3).result()


def test_a_worker_that_dies_costs_its_task_only(pool: SupervisedPool) -> None:
    before = [pool.submit(double, number) for number in range(5)]
    fatal = [pool.submit(end_worker, number) for number in range(2)]
    after = [pool.submit(double, number) for number in range(5)]
    for future in fatal:
        with pytest.raises(WorkerDied, match="SIGKILL"):
            future.result()
    assert [f.result() for f in (*before, *after)] == [0, 2, 4, 6, 8] * 2


def test_memory_is_limited(pool: SupervisedPool) -> None:
    with pytest.raises(MemoryError):
        pool.submit(fill_memory, 0).result()
    assert pool.submit(double, 2).result() == 4


def test_a_large_task_comes_through(pool: SupervisedPool) -> None:
    large = [pool.submit(len, bytes(10_000_000)) for _ in range(3)]
    assert [future.result() for future in large] == [10_000_000] * 3


def test_a_task_that_hangs_is_stopped_and_the_next_is_done() -> None:
    with SupervisedPool(1, seconds=1) as pool:
        hanging, next_ = pool.submit(hang, 0), pool.submit(double, 4)
        with pytest.raises(TookTooLong, match="raise --timeout"):
            hanging.result()
        assert next_.result() == 8


def test_a_task_that_works_on_and_on_is_stopped_and_the_next_has_its_own_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ota_extract.confinement.CLOCK_TO_PROCESSOR", 60)  # the machine is busy
    with SupervisedPool(1, seconds=1) as pool:
        spinning, *next_ = pool.submit(spin, 0), *(pool.submit(burn, 0.4) for _ in range(5))
        with pytest.raises(WorkerDied, match="more than 1 seconds of processor time"):
            spinning.result()
        assert all(future.result() >= 0.4 for future in next_)


def test_a_worker_that_keeps_most_of_its_memory_is_exchanged() -> None:
    with SupervisedPool(1, megabytes=200) as pool:
        workers = [pool.submit(keep, 60).result() for _ in range(6)]
    assert len(set(workers)) == 3


def test_a_worker_that_lacked_memory_is_exchanged() -> None:
    with SupervisedPool(1, megabytes=100) as pool:
        before = pool.submit(keep, 0).result()
        with pytest.raises(MemoryError):
            pool.submit(fill_memory, 0).result()
        assert pool.submit(keep, 0).result() != before


def test_killing_it_ends_at_once() -> None:
    pool = SupervisedPool(1)
    futures = [pool.submit(hang, number) for number in range(4)]
    pool.kill()
    assert all(future.done() for future in futures)
    with pytest.raises(RuntimeError, match="shut down"):
        pool.submit(double, 1)
