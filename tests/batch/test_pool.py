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


def fill_memory(_: int) -> int:
    return len(bytearray(2**33))


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


def test_a_task_that_hangs_is_stopped_and_the_next_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ota_extract.batch.pool.START_SECONDS", 0.0)
    with SupervisedPool(1, seconds=3) as pool:
        hanging, next_ = pool.submit(hang, 0), pool.submit(double, 4)
        with pytest.raises(TookTooLong, match="raise --timeout"):
            hanging.result()
        assert next_.result() == 8


def test_killing_it_ends_at_once() -> None:
    pool = SupervisedPool(1)
    futures = [pool.submit(hang, number) for number in range(4)]
    pool.kill()
    assert all(future.done() for future in futures)
    with pytest.raises(RuntimeError, match="shut down"):
        pool.submit(double, 1)
