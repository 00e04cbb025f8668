"""A source is told by its content, kept as it stands, and identified by its bytes."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from ota_extract.errors import UnreadableInputError
from ota_extract.reading import files, read
from tests.reading.pdf.writing import Page, pdf_of

RELEASE = Path(__file__).parent / "made" / "release.txt"


def test_a_file_is_called_by_its_name_without_the_folder() -> None:
    assert read(RELEASE).name == "release.txt"


def test_size_and_hash_are_those_of_the_bytes_as_given() -> None:
    data = RELEASE.read_text(encoding="utf-8").encode("utf-16")
    document = read(data, name="release.txt")
    assert document.size == len(data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_text_is_taken_as_it_is_and_has_no_encoding() -> None:
    document = read("52 Δήμοι\r\n\x00")
    assert document.text == "52 Δήμοι\r\n\x00"
    assert document.encoding is None
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@pytest.mark.parametrize("path", [str(RELEASE), "release.pdf", "inbox/2024/απόφαση.PDF"])
def test_a_path_as_str_is_not_taken_for_the_text(path: str) -> None:
    with pytest.raises(UnreadableInputError, match="Path"):
        read(path)


@pytest.mark.parametrize(
    "text", ["52 Δήμοι", "Δείτε το release.pdf", "release.pdf\n", "52\x00", "."]
)
def test_a_short_text_is_no_path(text: str) -> None:
    assert read(text).text == text


def test_of_a_page_without_text_nothing_is_said_but_that() -> None:
    found = read(pdf_of(Page()), name="blank.pdf").observations
    assert [observation.name for observation in found] == ["page-without-text"]


def test_line_ends_stay_as_they_stand() -> None:
    assert read("ένα\r\nδύο\rτρία\n".encode()).text == "ένα\r\nδύο\rτρία\n"


def test_offsets_count_from_behind_the_byte_order_mark() -> None:
    assert read("52 Δήμοι".encode("utf-8-sig")).text.startswith("52")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("52 Δήμοι".encode("cp1253"))))
    document = read(Path("-"))
    assert (document.name, document.text) == ("stdin", "52 Δήμοι")


def test_a_stray_nul_in_a_text_is_left_to_repair() -> None:
    text = RELEASE.read_text(encoding="utf-8")
    assert read((text + "\0").encode()).text == text + "\0"


def test_a_text_that_speaks_of_pdf_late_is_a_text() -> None:
    text = "Δήμος " * 400 + "%PDF-"
    assert read(text.encode()).media_type == "text/plain"


def refusal(source: Path | bytes | str, **options: str) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        read(source, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message, "what is wrong; what to do"
    return message


def test_a_missing_file(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "none.txt")


def test_a_name_with_a_nul_in_it() -> None:
    assert "cannot be read" in refusal(Path("a\0b"))


def test_a_directory(tmp_path: Path) -> None:
    assert "this is a directory" in refusal(tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0".encode()]
)
def test_an_empty_file(data: bytes) -> None:
    assert "empty" in refusal(data) or "no text in it" in refusal(data)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("52 Δήμοι")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")  # root may read anything: no chmod here

    monkeypatch.setattr("builtins.open", refuse)
    assert "may not be read" in refusal(path)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\0" * 4096,
        b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0\x01\0\0\0" * 20,
        "Δήμος".encode() + b"\0\0\0\0",
    ],
)
def test_binary_data(data: bytes) -> None:
    assert "binary" in refusal(data)


def test_a_gigabyte_on_one_line_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2**30)  # sparse: takes no space
    monkeypatch.delattr(Path, "open")  # reading would fail
    message = refusal(path)
    assert "larger than 64 MB" in message
    assert "split it" in message


def test_a_stream_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1000)
    assert "the most that is read" in refusal(Path("/dev/zero"))


def test_text_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ota_extract.reading.text.MOST_CHARACTERS", 1000)
    for text in ("Δήμος " * 200, ("Δήμος " * 200).encode()):
        assert "1,200 characters, and 1,000 are the most that is read; split it" in refusal(text)
    assert read("Δήμος " * 166).text  # characters count, and not bytes


def test_a_lone_surrogate() -> None:
    assert "half a character" in refusal("52 Δή\ud800μοι")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{\n  "schema_version": "1.0",\n  "source": {', "a record of ota-extract"),
        (b"{\\rtf1\\ansi 52}", "an RTF document"),
        (b"PK\x03\x04....[Content_Types].xml....word/document.xml", "a Word document (DOCX)"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"PK\x03\x04....release.txt", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "an old Word or Excel document"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><p>52", "a web page (HTML)"),
        (b"<HTML><body>52", "a web page (HTML)"),
    ],
)
def test_another_kind_of_file_is_named_with_what_to_do(data: bytes, what: str) -> None:
    assert what in refusal(data, name="release")
