"""A folder under watch: what is there and what comes is read, once, when it is complete."""

from __future__ import annotations

import os
import shutil
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ota_extract.batch import Options, Summary, entries, run_batch, watch_inbox
from ota_extract.batch.walk import files_at
from ota_extract.errors import OutputError, UnreadableInputError
from tests.batch.conftest import RELEASE, records, write_releases
from tests.batch.test_batch import AtOnce

PATIENCE = 60.0


class Watch:
    """A watch in a thread of its own, and what it says."""

    def __init__(self, *folders: Path, out: Path, **options: object) -> None:
        self.said: list[str] = []
        self.summary: Summary | None = None
        self.stop = threading.Event()
        self.error: Exception | None = None
        self._arguments = {"settle": 0.1, "executor": AtOnce(), **options}
        self._thread = threading.Thread(target=self._run, args=(folders, out))
        self._thread.start()

    def _run(self, folders: tuple[Path, ...], out: Path) -> None:
        try:
            self.summary = watch_inbox(
                folders,
                out,
                stop=self.stop,
                note=self.said.append,
                **self._arguments,  # type: ignore[arg-type]
            )
        except Exception as error:
            self.error = error

    def until(self, *parts: str) -> None:
        """Wait until a line with all *parts* has been said; it and those before it are done with."""
        for _ in range(int(PATIENCE / 0.01)):
            for number, line in enumerate(self.said):
                if all(part in line for part in parts):
                    del self.said[: number + 1]
                    return
            assert self._thread.is_alive(), self.error
            time.sleep(0.01)
        raise AssertionError(f"{parts} was not said; {self.said}")

    def wait(self) -> None:
        """Until it ends by itself."""
        self._thread.join(PATIENCE)

    def end(self) -> Summary:
        self.stop.set()
        self.wait()
        if self.error is not None:
            raise self.error
        assert self.summary is not None
        return self.summary


@pytest.fixture
def watch(inbox: Path, out: Path) -> Iterator[Watch]:
    watch = Watch(inbox, out=out)
    watch.until("all that was there is done: 6 read, 0 unchanged, 0 quarantined")
    yield watch
    watch.stop.set()


def write(path: Path, number: int = 99) -> None:
    path.write_text(RELEASE.format(number=number), "utf-8")


def test_what_is_there_is_read_as_by_a_batch(inbox: Path, out: Path, watch: Watch) -> None:
    assert watch.end().counts() == "6 read, 0 unchanged, 0 quarantined"
    run_batch([inbox], out.parent / "other", executor=AtOnce())
    assert records(out) == records(out.parent / "other")
    again = run_batch([inbox], out, executor=AtOnce())
    assert (again.read, again.unchanged) == (0, 6)


def test_what_comes_is_read_and_what_changes_is_read_again(
    inbox: Path, out: Path, watch: Watch
) -> None:
    write(inbox / "new.txt")
    watch.until("inbox/new.txt: read in", "no findings")
    before = (out / "inbox/new.txt.json").read_bytes()
    write(inbox / "new.txt", 88)
    watch.until("inbox/new.txt: read in")
    assert (out / "inbox/new.txt.json").read_bytes() != before


def test_a_file_renamed_into_its_place_is_read(inbox: Path, out: Path, watch: Watch) -> None:
    write(out.parent / "elsewhere.txt")
    (out.parent / "elsewhere.txt").rename(inbox / "new.txt")
    watch.until("inbox/new.txt: read")
    write(out.parent / "newer.txt", 88)
    (out.parent / "newer.txt").replace(inbox / "new.txt")
    watch.until("inbox/new.txt: read")


def test_a_file_that_is_copied_slowly_is_read_once_and_whole(inbox: Path, watch: Watch) -> None:
    text = RELEASE.format(number=77).encode()
    with (inbox / "slow.txt").open("wb") as file:
        for start in range(0, len(text), 50):
            file.write(text[start : start + 50])
            file.flush()
            time.sleep(0.03)
    watch.until("inbox/slow.txt: read")
    write(inbox / "last.txt")
    watch.until("inbox/last.txt: read")
    assert watch.end().counts() == "8 read, 0 unchanged, 0 quarantined"


def test_folders_and_archives_that_come_are_read_through(
    inbox: Path, out: Path, watch: Watch
) -> None:
    made = write_releases(out.parent / "made" / "deep", 2).parent
    made.rename(inbox / "made")
    watch.until("inbox/made/deep/release-0")
    watch.until("inbox/made/deep/release-0")
    with zipfile.ZipFile(out.parent / "a.zip", "w") as archive:
        archive.writestr("may/a.txt", RELEASE.format(number=55))
    shutil.move(out.parent / "a.zip", inbox / "a.zip")
    watch.until("inbox/a.zip/may/a.txt: read")


def test_what_cannot_be_read_is_quarantined_until_it_can(
    inbox: Path, out: Path, watch: Watch
) -> None:
    (inbox / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    watch.until("inbox/a.txt: quarantined: ", "PNG")
    write(inbox / "a.txt")
    watch.until("inbox/a.txt: read")
    (inbox / "b.txt").touch()
    watch.until("inbox/b.txt: quarantined: the file is empty")
    summary = watch.end()
    assert [name for name, _ in summary.reasons] == ["inbox/b.txt"]
    assert {entry.source for entry in entries(out) if entry.outcome == "quarantined"} == {
        "inbox/b.txt"
    }


def test_a_file_that_goes_is_told_and_its_record_stays(
    inbox: Path, out: Path, watch: Watch
) -> None:
    before = records(out)
    (inbox / "release-00.txt").unlink()
    watch.until("inbox/release-00.txt: removed; its record stays")
    watch.end()
    assert records(out) == before


def test_what_no_batch_would_read_is_left_out(inbox: Path, watch: Watch) -> None:
    for name in (".hidden.txt", "~$a.docx", "Thumbs.db", "a.pdf.crdownload"):
        write(inbox / name)
    (inbox / ".git").mkdir()
    write(inbox / ".git" / "a.txt")
    (inbox / "round").symlink_to(inbox, target_is_directory=True)
    write(inbox / "last.txt")
    watch.until("inbox/last.txt: read")
    assert watch.end().read == 7


def test_a_download_is_read_under_its_name(inbox: Path, watch: Watch) -> None:
    write(inbox / "a.txt.part")
    (inbox / "a.txt.part").rename(inbox / "a.txt")
    watch.until("inbox/a.txt: read")


def test_the_output_may_lie_in_the_inbox(inbox: Path) -> None:
    watch = Watch(inbox, out=inbox / "out")
    watch.until("all that was there is done: 6 read")
    write(inbox / "new.txt")
    watch.until("inbox/new.txt: read")
    assert watch.end().read == 7


def test_a_drive_that_tells_of_nothing_is_looked_at(inbox: Path, out: Path) -> None:
    watch = Watch(inbox, out=out, poll=True)
    watch.until("all that was there is done: 6 read")
    write(inbox / "new.txt")
    watch.until("inbox/new.txt: read")
    watch.end()


def test_several_folders(inbox: Path, out: Path) -> None:
    other = write_releases(out.parent / "other", 1)
    watch = Watch(inbox, other, out=out)
    watch.until("all that was there is done: 7 read")
    write(other / "new.txt")
    watch.until("other/new.txt: read")
    watch.end()


@pytest.mark.usefixtures("watch")
def test_a_second_watch_is_kept_out(inbox: Path, out: Path) -> None:
    with pytest.raises(OutputError, match="another batch or watch is writing there"):
        watch_inbox([inbox], out, stop=threading.Event())


def test_a_folder_that_goes_ends_it(inbox: Path, watch: Watch) -> None:
    shutil.rmtree(inbox)
    watch.wait()
    with pytest.raises(UnreadableInputError, match="there is no such folder, or no longer"):
        watch.end()


def test_workers_of_its_own_do_the_work(inbox: Path, out: Path) -> None:
    watch = Watch(inbox, out=out, executor=None, options=Options(jobs=1))
    watch.until("all that was there is done: 6 read")
    assert watch.end().read == 6


@pytest.mark.parametrize(
    ("below", "labels"),
    [
        ("", ["in/a/b.txt", "in/c.txt"]),
        ("a", ["in/a/b.txt"]),
        ("c.txt", ["in/c.txt"]),
        (".git/x.txt", []),
        ("link/b.txt", []),
        ("out/a.json", []),
        ("none", []),
    ],
)
def test_a_part_of_a_folder_is_called_as_in_the_whole(
    tmp_path: Path, below: str, labels: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/b.txt", "c.txt", ".git/x.txt", "out/a.json"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / "in" / name)
    (tmp_path / "in" / "link").symlink_to("a")
    monkeypatch.chdir(tmp_path)
    for root in (str(tmp_path / "in"), "in", "in/"):
        path = os.path.normpath(tmp_path / "in" / below)
        found = files_at(path, root, tmp_path / "in" / "out")
        assert [place.label for place in found] == labels
