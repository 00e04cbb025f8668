"""A pool of worker processes that a bad release cannot bring down.

``ProcessPoolExecutor`` breaks as a whole when one of its processes dies, and cannot stop one that
hangs. Here each worker has a keeper, a thread that sends it tasks and waits for the answers: where the
worker dies, or takes longer than allowed, its task alone fails (:class:`WorkerDied`,
:class:`TookTooLong`) and the keeper starts another.

A worker is handed its next task while it works on the present one, so that it need not wait between
them. If the present one kills it, the next, which is not at fault, goes to the new worker.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from ota_extract.batch.workers import Terms, TookTooLong, Worker, WorkerDied

__all__ = ["SupervisedPool", "TookTooLong", "WorkerDied"]

P = ParamSpec("P")
T = TypeVar("T")

SMALL = 16 * 1024
"""Bytes of a task that is handed over ahead: so much fits into a pipe that nobody reads yet."""


@dataclass(slots=True)
class _Job:
    future: Future[Any]
    message: bytes

    def fail(self, error: Exception) -> None:
        if not self.future.done():
            self.future.set_exception(error)


class SupervisedPool(Executor):
    """*jobs* processes, each with limits as ``reading.pdf.Limits`` has them.

    *seconds* are processor time for a task (and, threefold, on the clock), *megabytes* come on top of the
    program's own. ``prepare`` is called once in each worker. Functions and arguments have to be picklable.
    """

    def __init__(
        self,
        jobs: int,
        *,
        seconds: int = 60,
        megabytes: int = 512,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self._terms = Terms(seconds, megabytes, prepare)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._ending = False  # no further tasks
        self._killing = False  # and those that run are stopped
        self._keepers = [
            threading.Thread(target=self._keep, name=f"keeper-{n}", daemon=True)
            for n in range(jobs)
        ]
        for keeper in self._keepers:
            keeper.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have ``fn(*args, **kwargs)`` done by a worker."""
        if self._ending:
            raise RuntimeError("the pool has been shut down")
        job = _Job(Future(), pickle.dumps((fn, args, kwargs), protocol=5))
        self._jobs.put(job)
        return job.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers finish what they were given, or with *cancel_futures* only what runs."""
        self._ending = True
        if cancel_futures:
            with contextlib.suppress(queue.Empty):
                while True:
                    job = self._jobs.get_nowait()
                    if job is not None:
                        job.future.cancel()
        for _ in self._keepers:
            self._jobs.put(None)
        if wait:
            for keeper in self._keepers:
                keeper.join()

    def kill(self) -> None:
        """Stop all workers at once; their tasks fail."""
        self._killing = True
        self.shutdown(cancel_futures=True)

    def _keep(self) -> None:
        """The life of a keeper: one worker after the other, until there are no more tasks."""
        worker: Worker | None = None
        sent: deque[_Job] = deque()  # the first is being worked on
        waiting: deque[_Job] = deque()  # taken from the queue, or back from a worker that ended
        more = True
        since = 0.0
        while not self._killing:
            more = self._take(sent, waiting, more)
            if not sent and not waiting:
                break
            try:
                if worker is None:
                    worker = Worker(self._terms)
                while waiting and (not sent or len(waiting[0].message) <= SMALL):
                    if not sent:
                        since = time.monotonic()
                    sent.append(waiting.popleft())
                    worker.send(sent[-1].message)
                good, value, last = worker.receive(since, lambda: not self._killing)
            except Exception as error:
                job = sent.popleft() if sent else waiting.popleft()
                job.fail(error)
                last = True
            else:
                since = time.monotonic()
                future = sent.popleft().future
                if good:
                    future.set_result(value)
                else:
                    future.set_exception(value)
            if last:
                waiting.extendleft(reversed(sent))
                sent.clear()
                if worker is not None:
                    worker.kill()
                worker = None
        for job in (*sent, *waiting):
            job.fail(WorkerDied("the batch was stopped"))
        if worker is not None and self._killing:
            worker.kill()
        elif worker is not None:
            worker.dismiss()

    def _take(self, sent: deque[_Job], waiting: deque[_Job], more: bool) -> bool:
        """Have one task more at hand than the worker has, and wait for one where it has none."""
        while more and len(sent) + len(waiting) < 2:
            try:
                job = self._jobs.get(block=not sent and not waiting)
            except queue.Empty:
                break
            if job is None:
                more = False
            elif job.future.set_running_or_notify_cancel():
                waiting.append(job)
        return more
