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
import multiprocessing
import pickle
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SMALL = 16 * 1024
"""Bytes of a task that is handed over ahead: so much fits into a pipe that nobody reads yet."""
START_SECONDS = 60.0
"""What a new worker may take on top of its first task, to load the program."""
PRELOADED = "ota_extract.batch.work"


class WorkerDied(RuntimeError):  # noqa: N818
    """The worker ended in the middle of the task."""


class TookTooLong(RuntimeError):  # noqa: N818
    """The task took longer than allowed and was stopped."""


@dataclass(slots=True)
class _Job:
    future: Future[Any]
    message: bytes


@dataclass(slots=True)
class _Worker:
    process: Any
    tasks: Connection
    answers: Connection
    ready_until: float


class SupervisedPool(Executor):
    """*jobs* processes, each with *seconds* for a task and *megabytes* on top of the program's own.

    ``prepare`` is called once in each worker. Functions and arguments have to be picklable.
    """

    def __init__(
        self,
        jobs: int,
        *,
        seconds: float = 120,
        megabytes: int = 1024,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._prepare = prepare
        self._context = _context()
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
        worker: _Worker | None = None
        sent: deque[_Job] = deque()  # the first is being worked on
        waiting: deque[_Job] = deque()  # taken from the queue, or back from a worker that died
        more = True
        since = 0.0
        while True:
            more = self._take(sent, waiting, more)
            if self._killing:
                for job in (*sent, *waiting):
                    _fail(job.future, WorkerDied("the batch was stopped"))
                _bury(worker)
                worker = None
            if self._killing or (not sent and not waiting):
                break
            try:
                if worker is None:
                    worker = self._start()
                while waiting and (not sent or len(waiting[0].message) <= SMALL):
                    if not sent:
                        since = time.monotonic()
                    sent.append(waiting.popleft())
                    with contextlib.suppress(OSError):  # it died: receiving tells at which task
                        worker.tasks.send_bytes(sent[-1].message)
                answer = self._receive(worker, since)
            except Exception as error:
                failed = sent.popleft() if sent else waiting.popleft()
                waiting.extendleft(reversed(sent))
                sent.clear()
                _bury(worker)
                worker = None
                _fail(failed.future, error)
                continue
            since = time.monotonic()
            _settle(sent.popleft(), answer)
        _dismiss(worker)

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

    def _receive(self, worker: _Worker, since: float) -> Any:
        until = max(since + self._seconds, worker.ready_until)
        while not wait([worker.answers], min(max(until - time.monotonic(), 0), 0.25)):
            if self._killing:
                raise WorkerDied("the batch was stopped")
            if time.monotonic() >= until:
                raise TookTooLong(
                    f"it took longer than {self._seconds:g} seconds and was stopped;"
                    " raise --timeout or split the file"
                )
        try:
            return pickle.loads(worker.answers.recv_bytes())
        except (EOFError, OSError):
            worker.process.join(5)
            raise WorkerDied(_cause(worker.process.exitcode)) from None

    def _start(self) -> _Worker:
        from_parent, tasks = self._context.Pipe(duplex=False)
        answers, to_parent = self._context.Pipe(duplex=False)
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve,
            args=(from_parent, to_parent, self._megabytes, self._prepare),
            daemon=True,
        )
        process.start()
        from_parent.close()
        to_parent.close()
        return _Worker(process, tasks, answers, time.monotonic() + START_SECONDS)


def _context() -> BaseContext:
    """A server that forks clean workers, where there is one; new processes elsewhere."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def _settle(job: _Job, answer: tuple[bool, Any]) -> None:
    good, value = answer
    if good:
        job.future.set_result(value)
    else:
        job.future.set_exception(value)


def _fail(future: Future[Any], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)


def _bury(worker: _Worker | None) -> None:
    if worker is None:
        return
    worker.tasks.close()
    worker.process.kill()
    worker.process.join()
    worker.answers.close()
    worker.process.close()


def _dismiss(worker: _Worker | None) -> None:
    if worker is None:
        return
    worker.tasks.close()  # at which it ends
    worker.process.join(2)
    _bury(worker)


def _cause(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-exit_code).name
            return f"it made its reader fail ({name}); save it anew, as PDF or plain text"
    return "it made its reader fail; save it anew, as PDF or plain text"


def _serve(
    tasks: Connection, answers: Connection, megabytes: int, prepare: Callable[[], None] | None
) -> None:
    """The life of a worker: one task after the other, until the parent has no more or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if prepare is not None:
        prepare()
    _limit(megabytes)
    while True:
        try:
            function, arguments, named = pickle.loads(tasks.recv_bytes())
        except (EOFError, OSError):
            return
        try:
            answer = (True, function(*arguments, **named))
        except Exception as error:
            answer = (False, error)
        try:
            message = pickle.dumps(answer, protocol=5)
        except Exception as error:
            message = pickle.dumps((False, RuntimeError(f"no answer: {error}")), protocol=5)
        try:
            answers.send_bytes(message)
        except OSError:
            return


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not a Unix: the time limit alone holds
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            own = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return  # the address space cannot be told, so it cannot be limited
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    room = own + megabytes * 2**20
    if hard != resource.RLIM_INFINITY:
        room = min(room, hard)
    resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
