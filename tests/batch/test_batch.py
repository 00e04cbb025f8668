"""A batch: everything accounted for, nothing read twice, the same bytes whoever did the work."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ota_extract.batch import Options, Summary, entries, run_batch
from ota_extract.batch.journal import FILE
from ota_extract.batch.stream import lines, write_stream
from ota_extract.batch.tasks import Answer, Task
from ota_extract.batch.work import work
from ota_extract.errors import OtaExtractError, OutputError
from ota_extract.pipeline import extract
from ota_extract.reading.pdf import Limits
from tests.batch.conftest import records, write_releases

ONE = Options(jobs=1)


class AtOnce(Executor):
    """Does the work in the caller's process; *fault* may do something else instead."""

    def __init__(self, fault: Callable[[Task, int], Answer | None] | None = None) -> None:
        self.fault = fault
        self.tries: dict[str, int] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        (task,) = args
        self.tries[task.name] = self.tries.get(task.name, 0) + 1
        try:
            answer = self.fault(task, self.tries[task.name]) if self.fault else None
            future.set_result(answer or fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def counts(summary: Summary) -> tuple[int, int, int]:
    return summary.read, summary.unchanged, summary.quarantined


def test_a_record_is_what_extract_gives(inbox: Path, out: Path) -> None:
    assert counts(run_batch([inbox], out, options=ONE)) == (6, 0, 0)
    source = inbox / "release-03.txt"
    assert (out / "inbox/release-03.txt.json").read_text("utf-8") == extract(source).to_json()


def test_the_number_of_workers_changes_no_byte(inbox: Path, tmp_path: Path) -> None:
    for jobs in (1, 2, 4):
        run_batch([inbox], tmp_path / str(jobs), options=Options(jobs=jobs))
    assert records(tmp_path / "1") == records(tmp_path / "2") == records(tmp_path / "4")


@pytest.mark.parametrize("executor", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_will_do(inbox: Path, tmp_path: Path, executor: type[Executor]) -> None:
    run_batch([inbox], tmp_path / "own", executor=AtOnce())
    with executor(2) as other:  # type: ignore[call-arg]
        run_batch([inbox], tmp_path / "other", executor=other)
    assert records(tmp_path / "own") == records(tmp_path / "other") != {}


def test_what_has_not_changed_is_not_read_again(inbox: Path, out: Path) -> None:
    run_batch([inbox], out, executor=AtOnce())
    (inbox / "release-01.txt").write_text("Άλλοι 99 Δήμοι παίρνουν 7 εκατ. ευρώ.", "utf-8")
    again = AtOnce()
    assert counts(run_batch([inbox], out, executor=again)) == (1, 5, 0)
    assert again.tries == {"release-01.txt": 1}


@pytest.mark.parametrize("options", [Options(force=True), Options(encoding="utf-8")])
def test_force_and_other_options_read_again(inbox: Path, out: Path, options: Options) -> None:
    run_batch([inbox], out, executor=AtOnce())
    assert counts(run_batch([inbox], out, executor=AtOnce(), options=options)) == (6, 0, 0)


def test_another_version_reads_again(
    inbox: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_batch([inbox], out, executor=AtOnce())
    monkeypatch.setattr("ota_extract.batch.options.__version__", "99")
    assert counts(run_batch([inbox], out, executor=AtOnce())) == (6, 0, 0)


def test_a_record_that_is_gone_or_cut_is_written_again(inbox: Path, out: Path) -> None:
    run_batch([inbox], out, executor=AtOnce())
    before = records(out)
    (out / "inbox/release-00.txt.json").unlink()
    with (out / "inbox/release-01.txt.json").open("r+") as file:
        file.truncate(100)
    assert counts(run_batch([inbox], out, executor=AtOnce())) == (2, 4, 0)
    assert records(out) == before


def test_a_bad_file_costs_itself_only(inbox: Path, out: Path) -> None:
    (inbox / "empty.txt").touch()
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    summary = run_batch([inbox], out, options=ONE)
    assert counts(summary) == (6, 0, 2)
    assert summary.reasons[0] == ("inbox/empty.txt", "the file is empty; get the release again")
    assert "PNG image" in summary.reasons[1][1]


def test_the_quarantined_is_listed_again_and_not_read_again(inbox: Path, out: Path) -> None:
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    run_batch([inbox], out, executor=AtOnce())
    again = AtOnce()
    assert counts(run_batch([inbox], out, executor=again)) == (0, 6, 1)
    assert again.tries == {}
    run_batch([inbox], out, executor=again, options=Options(retry=True))
    assert again.tries == {"picture.txt": 1}


def test_the_old_record_of_what_became_unreadable_does_not_stay(inbox: Path, out: Path) -> None:
    run_batch([inbox], out, executor=AtOnce())
    (inbox / "release-00.txt").write_bytes(b"")
    run_batch([inbox], out, executor=AtOnce())
    assert "inbox/release-00.txt.json" not in records(out)


def test_what_failed_by_chance_is_tried_once_more(inbox: Path, out: Path) -> None:
    def fault(task: Task, attempt: int) -> Answer | None:
        if task.name == "release-02.txt" and attempt == 1:
            raise OSError("the worker is gone")
        return None

    executor = AtOnce(fault)
    assert counts(run_batch([inbox], out, executor=executor)) == (6, 0, 0)
    assert executor.tries["release-02.txt"] == 2


def test_what_fails_twice_is_quarantined_with_the_reason(inbox: Path, out: Path) -> None:
    def fault(task: Task, _: int) -> Answer | None:
        if task.name == "release-02.txt":
            raise OSError("the worker is gone")
        return None

    summary = run_batch([inbox], out, executor=AtOnce(fault))
    assert counts(summary) == (5, 0, 1)
    assert summary.reasons == [("inbox/release-02.txt", "the worker is gone")]
    (entry,) = (entry for entry in entries(out) if entry.outcome == "quarantined")
    assert (entry.attempts, entry.reason) == (2, "the worker is gone")


def test_a_release_that_takes_too_long_is_quarantined(
    inbox: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ota_extract.batch.dispatch.perform", wait_for_ever)
    (one,) = write_releases(inbox.parent / "one", 1).iterdir()
    summary = run_batch([one], out, options=Options(jobs=1, limits=Limits(seconds=1)))
    assert counts(summary) == (0, 0, 1)
    assert "longer than 3 seconds" in summary.reasons[0][1]


def wait_for_ever(_: Task) -> None:
    threading.Event().wait()


def test_workers_that_cannot_start_are_not_the_releases_fault(
    inbox: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ota_extract.batch.workers._serve", end_at_once)
    with pytest.raises(OtaExtractError, match="the worker processes cannot start"):
        run_batch([inbox], out, options=ONE)
    assert list(entries(out)) == []


def end_at_once(*_: object) -> None:
    """A worker that does not come so far as to take a task."""


def test_the_journal_knows_what_became_of_each(inbox: Path, out: Path) -> None:
    run_batch([inbox], out, options=ONE)
    entry = next(entries(out))
    assert (entry.record, entry.outcome) == ("inbox/release-00.txt.json", "done")
    assert entry.seconds > 0
    assert entry.peak_bytes > 2**20
    assert entry.record_bytes == (out / entry.record).stat().st_size


@pytest.mark.parametrize("content", [b"no journal at all", b"SQLite format 3\0" + bytes(5000)])
def test_a_broken_journal_is_put_aside(inbox: Path, out: Path, content: bytes) -> None:
    run_batch([inbox], out, executor=AtOnce())
    before = records(out)
    for path in out.glob(f"{FILE}-*"):
        path.unlink()
    (out / FILE).write_bytes(content)
    with pytest.raises(OutputError, match="the journal cannot be read"):
        entries(out)
    summary = run_batch([inbox], out, executor=AtOnce())
    assert counts(summary) == (6, 0, 0)
    assert "it is journal.sqlite.broken now, and all inputs are read again" in summary.lines()[0]
    assert (out / f"{FILE}.broken").read_bytes() == content
    assert records(out) == before


def test_two_batches_do_not_write_to_one_folder(inbox: Path, out: Path) -> None:
    seen: list[str] = []

    def meet(*_: object) -> None:
        if not seen:
            with pytest.raises(OutputError) as raised:
                run_batch([inbox], out, executor=AtOnce())
            seen.append(str(raised.value))

    run_batch([inbox], out, executor=AtOnce(meet))
    assert "another batch or watch is writing there" in seen[0]


def test_a_full_disk_ends_the_batch_and_a_rerun_finishes_it(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_batch([inbox], tmp_path / "whole", executor=AtOnce())
    calls = []
    fsync = os.fsync

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="the disk is full; make room and run again"):
            run_batch([inbox], tmp_path / "out", executor=AtOnce())
    summary = run_batch([inbox], tmp_path / "out", executor=AtOnce())
    assert summary.read + summary.unchanged == 6
    assert summary.unchanged >= 1
    assert records(tmp_path / "out") == records(tmp_path / "whole")


def test_a_journal_that_cannot_be_written_ends_the_batch(
    inbox: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("ota_extract.batch.journal._row", full)
    with pytest.raises(OutputError, match="the journal cannot be written"):
        run_batch([inbox], out, executor=AtOnce())


def test_what_a_power_cut_left_half_written_is_swept_away(inbox: Path, tmp_path: Path) -> None:
    run_batch([inbox], tmp_path / "whole", executor=AtOnce())
    out = tmp_path / "out"
    run_batch([inbox], out, executor=AtOnce())
    (out / "inbox" / ".0123456789ab.tmp").write_text('{\n  "schema')
    (out / "inbox" / "release-04.txt.json").write_text("")
    wal = out / f"{FILE}-wal"
    wal.write_bytes(os.urandom(1000))
    run_batch([inbox], out, executor=AtOnce())
    assert records(out) == records(tmp_path / "whole")


def test_stopping_finishes_what_is_under_way(inbox: Path, out: Path) -> None:
    stop = threading.Event()

    def ask(task: Task, _: int) -> None:
        if task.name == "release-02.txt":
            stop.set()

    summary = run_batch([inbox], out, executor=AtOnce(ask), stop=stop)
    assert (summary.stopped, summary.read) == (True, 3)
    assert counts(run_batch([inbox], out, executor=AtOnce())) == (3, 3, 0)


def test_an_interruption_leaves_whole_records_only(inbox: Path, tmp_path: Path) -> None:
    def interrupt(summary: Summary) -> None:
        if summary.read == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch([inbox], tmp_path / "out", options=ONE, progress=interrupt)
    for record in records(tmp_path / "out").values():
        assert json.loads(record)["schema_version"] == "1.0"
    run_batch([inbox], tmp_path / "out", options=ONE)
    run_batch([inbox], tmp_path / "whole", options=ONE)
    assert records(tmp_path / "out") == records(tmp_path / "whole")


def test_the_stream_has_every_record_on_a_line(inbox: Path, out: Path) -> None:
    run_batch([inbox], out, executor=AtOnce())
    target = out.parent / "all.jsonl"
    write_stream(out, target)
    told = target.read_bytes().splitlines(keepends=True)
    assert told == list(lines(out))
    assert [json.loads(line) for line in told] == [json.loads(r) for r in records(out).values()]


def test_a_worker_answers_whatever_the_bytes() -> None:
    assert work(Task("a.txt", b"", Limits())).reason == "the file is empty; get the release again"
    assert work(Task("a.pdf", b"%PDF-1.7\n" + os.urandom(500), Limits())).record is None


@pytest.mark.parametrize("name", ["2024\nΔήμος.txt", "\udcc4.txt", "-rf.txt", "a'b\"c.txt"])
def test_hostile_names(tmp_path: Path, out: Path, name: str) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    try:
        (inbox / name).write_text("Οι 52 Δήμοι παίρνουν 39 εκατ. ευρώ.", "utf-8")
    except OSError:
        pytest.skip("this file system does not take such a name")
    assert counts(run_batch([inbox], out, executor=AtOnce())) == (1, 0, 0)
    (record,) = records(out).values()
    called = json.loads(record)["source"]["name"]
    assert called == name.replace("\n", "\ufffd").replace("\udcc4", "\ufffd")
    assert extract(inbox / name).to_json() == record.decode()


def test_the_euro_of_one_file_under_two_names_count_once(inbox: Path, out: Path) -> None:
    table = "Ο πίνακας:\nΔήμος Βόλου 1.250.000 €\nΔήμος Λαρισαίων 750.000 €\n"
    for name in ("a.txt", "copy.txt"):
        (inbox / name).write_text(table, encoding="utf-8")
    for _ in range(2):  # read, then unchanged
        assert run_batch([inbox], out, options=Options(jobs=1)).euro == 2_000_000
