"""Inputs are found wherever they stand, each once, under names that are stable and their own."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ota_extract.batch.archives import OpenArchive
from ota_extract.batch.inputs import find_inputs
from ota_extract.batch.names import LONGEST_NAME, record_name
from ota_extract.errors import UnreadableInputError


def names(*sources: Path | str, **options: object) -> list[str]:
    return [one.record for one in find_inputs(sources, **options)]  # type: ignore[arg-type]


def write(path: Path, text: str = "Δήμος") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_searched_through(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "2023" / "a.txt")
    write(tmp_path / "inbox" / "b.pdf")
    assert names(tmp_path / "inbox") == ["inbox/2023/a.txt.json", "inbox/b.pdf.json"]


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$a.docx", "Thumbs.db", "__MACOSX/a.txt", ".git/b.txt", "c.txt"):
        write(tmp_path / "inbox" / name)
    assert names(tmp_path / "inbox") == ["inbox/c.txt.json"]


def test_the_output_is_not_read_as_input(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "a.txt")
    write(tmp_path / "inbox" / "out" / "a.txt.json")
    found = names(tmp_path / "inbox", leave_out=tmp_path / "inbox" / "out")
    assert found == ["inbox/a.txt.json"]


def test_the_output_of_another_batch_is_not_read_as_input(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "a.txt")
    for name in ("a.txt.json", "journal.sqlite", ".lock"):
        write(tmp_path / "inbox" / "old" / name)
    assert names(tmp_path / "inbox") == ["inbox/a.txt.json"]
    assert "it holds the records of a batch" in refusal(tmp_path / "inbox" / "old")


def test_approved_records_beside_their_releases_are_no_inputs(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.pdf.json", "b.json"):
        write(tmp_path / "inbox" / name)
    with zipfile.ZipFile(tmp_path / "inbox" / "c.zip", "w") as archive:
        for name in ("d.txt.json", "d.txt"):
            archive.writestr(name, "Δήμος")
    expected = ["inbox/a.pdf.json", "inbox/b.json.json", "inbox/c.zip/d.txt.json"]
    assert names(tmp_path / "inbox") == expected
    assert names(tmp_path / "inbox" / "*") == ["a.pdf.json", "b.json.json", "c.zip/d.txt.json"]
    alone = names(tmp_path / "inbox" / "a.pdf.json")
    assert alone == ["a.pdf.json.json"]  # and reading it says what it is


def test_a_link_in_a_circle_does_not_go_round(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "a.txt")
    (tmp_path / "inbox" / "again").symlink_to(tmp_path / "inbox", target_is_directory=True)
    assert names(tmp_path / "inbox") == ["inbox/a.txt.json"]


def test_a_link_to_itself_or_to_nothing_is_told_and_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "a.txt")
    (tmp_path / "inbox" / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "inbox" / "nothing.txt").symlink_to("nowhere")
    whole, loop, nothing = find_inputs([tmp_path / "inbox"])
    assert whole.load(OpenArchive())
    for one in (loop, nothing, *find_inputs([tmp_path / "inbox" / "loop.txt"])):
        with pytest.raises(UnreadableInputError):
            one.load(OpenArchive())


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "inbox" / "a.txt")
    assert len(names(file, file, tmp_path / "inbox" / "*.txt")) == 1


def test_the_same_name_in_different_folders(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a" / "r.txt"), write(tmp_path / "b" / "r.txt")
    found = names(one, two)
    assert len(set(found)) == 2
    assert found == names(two, one)


def test_folders_of_the_same_name(tmp_path: Path) -> None:
    write(tmp_path / "a" / "2024" / "r.txt")
    write(tmp_path / "b" / "2024" / "r.txt")
    assert len(set(names(tmp_path / "a" / "2024", tmp_path / "b" / "2024"))) == 2


def test_names_that_differ_in_case_only_do_not_meet(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "R.txt")
    write(tmp_path / "inbox" / "r.TXT")
    assert len({name.casefold() for name in names(tmp_path / "inbox")}) == 2


def test_a_name_that_another_source_has_is_not_taken(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a" / "r.txt"), write(tmp_path / "b" / "r.txt")
    owners = {"r.txt.json": str(one)}
    assert names(one, owner=owners.get) == ["r.txt.json"]
    assert names(two, owner=owners.get) != ["r.txt.json"]


def test_a_source_that_moved_keeps_its_name(tmp_path: Path) -> None:
    file = write(tmp_path / "r.txt")
    owners = {"r.txt.json": str(tmp_path / "gone" / "r.txt")}
    assert names(file, owner=owners.get) == ["r.txt.json"]


def test_a_file_and_a_folder_do_not_want_the_same_place(tmp_path: Path) -> None:
    write(tmp_path / "inbox" / "a")
    write(tmp_path / "inbox" / "a.json" / "b")
    write(tmp_path / "inbox" / "journal.sqlite")
    first, second, third = names(tmp_path / "inbox")
    assert not {first, second, third} & {str(Path(n).parent) for n in (first, second, third)}


@given(st.text(max_size=400))
def test_a_record_stays_in_its_folder_whatever_the_source_is_called(label: str) -> None:
    name = record_name(label)
    parts = name.split("/")
    assert name.endswith(".json")
    assert not name.startswith("/")
    assert not {"", ".", ".."} & set(parts)
    assert all(len(part.encode()) < 250 for part in parts)
    assert len(name.encode()) <= LONGEST_NAME
    assert name.isprintable() or not any(ord(letter) < 32 for letter in name)


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    try:
        with open(os.fsencode(folder) + b"/\xc4\xde.txt", "wb") as file:  # noqa: PTH123
            file.write(b"52")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    assert names(folder) == ["inbox/__.txt.json"]


def archive(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return path


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    path = archive(tmp_path / "2019.zip", **{"may/a.txt": "α", "b.txt": "β", "__MACOSX/b.txt": ""})
    assert names(path) == ["2019.zip/b.txt.json", "2019.zip/may/a.txt.json"]


def test_no_name_in_an_archive_leads_out_of_the_folder(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"../../x.txt": "", "/etc/y.txt": "", "..\\z.txt": ""})
    assert names(path) == ["a.zip/etc/y.txt.json", "a.zip/x.txt.json", "a.zip/z.txt.json"]


def test_a_word_document_is_no_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"[Content_Types].xml": "", "word/document.xml": ""})
    assert names(path) == ["a.zip.json"]


@pytest.mark.parametrize("content", ["", "PK\x03\x04 and nothing else", "52 Δήμοι"])
def test_what_is_called_zip_and_is_none_is_a_file(tmp_path: Path, content: str) -> None:
    assert names(write(tmp_path / "a.zip", content)) == ["a.zip.json"]


def refusal(path: Path) -> str:
    (one,) = find_inputs([path])
    with pytest.raises(UnreadableInputError) as raised:
        one.load(OpenArchive())
    return str(raised.value)


def test_a_bomb_is_not_set_off(tmp_path: Path) -> None:
    assert "zip bomb" in refusal(archive(tmp_path / "a.zip", bomb=" " * 50_000_000))


def test_a_member_larger_than_any_release_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", large="α")
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (2**31).to_bytes(4, "little")
    path.write_bytes(data)
    assert "larger than 64 MB" in refusal(path)


def test_an_archive_that_is_cut_off_is_said_to_be(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", one="α" * 500, two="β")
    path.write_bytes(path.read_bytes()[:100])
    assert "the archive is damaged or cut off" in refusal(path)


def test_an_encrypted_member_is_refused_with_advice(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", secret="α")
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    path.write_bytes(data)
    assert "unpack it with its password" in refusal(path)


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", one="α" * 500)
    data = bytearray(path.read_bytes())
    data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    assert "damaged in its archive" in refusal(path)


def test_an_empty_member_is_named(tmp_path: Path) -> None:
    assert "empty" in refusal(archive(tmp_path / "a.zip", nothing=""))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no file but a pipe" in refusal(tmp_path / "pipe")


def test_a_glob_without_a_match_is_named(tmp_path: Path) -> None:
    assert "no file matches" in refusal(tmp_path / "*.txt")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "none.txt")
