"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from ota_extract.errors import OutputError
from ota_extract.writing import write_whole


def test_a_file_is_written_as_utf8_with_the_usual_permissions(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    beside = tmp_path / "beside.json"
    beside.touch()
    write_whole(path, "Δήμος\n")
    assert path.read_bytes() == "Δήμος\n".encode()
    assert path.stat().st_mode == beside.stat().st_mode


def test_the_permissions_of_what_stood_there_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


@pytest.mark.parametrize("step", ["fsync", "write", "open"])
def test_a_full_disk_leaves_the_old_record_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "record.json"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OutputError, match=r"record\.json: the disk is full; make room"):
        write_whole(path, "new" * 10_000)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["record.json"]


def test_an_interruption_leaves_the_old_record_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.json"
    path.write_text("old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")  # root may write anywhere

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match="may not be written to; choose another with -o"):
        write_whole(tmp_path / "record.json", "new")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the folder does not exist; make it first"):
        write_whole(tmp_path / "none" / "record.json", "new")


def test_a_folder_that_lets_no_file_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As «/proc» does: the folder is there, and making a file in it says that something is not."""

    def refuse(*_: object) -> int:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match="no file can be made in this folder"):
        write_whole(tmp_path / "record.json", "new")


def test_a_directory_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a directory"):
        write_whole(tmp_path, "new")


def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_as_it_is() -> None:
    write_whole(Path(os.devnull), "new")
    assert not Path(os.devnull).is_file()
