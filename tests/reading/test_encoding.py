"""The encoding is found, recorded, and can be forced; what is uncertain is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ota_extract.errors import UnreadableInputError
from ota_extract.reading import read

RELEASE = (Path(__file__).parent / "made" / "release.txt").read_text(encoding="utf-8")
PLAIN = RELEASE.replace("–", "-").replace("€", "ευρώ")  # what all the old code pages hold


@pytest.mark.parametrize(
    ("codec", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1253", "windows-1253"),
        ("mac-greek", "mac-greek"),
    ],
)
def test_a_greek_release_is_read_in_each_encoding(codec: str, recorded: str) -> None:
    document = read(PLAIN.encode(codec))
    assert document.text == PLAIN
    assert document.encoding == recorded
    assert document.observations == ()


def test_iso_8859_7_is_told_from_windows_1253_by_the_accented_alpha() -> None:
    document = read("Το Άρθρο 5 αφορά 12 Δήμους.".encode("iso8859-7"))
    assert (document.encoding, document.text) == ("iso-8859-7", "Το Άρθρο 5 αφορά 12 Δήμους.")


def test_windows_1253_is_told_from_iso_8859_7_by_the_accented_alpha() -> None:
    document = read("Το Άρθρο 5 αφορά 12 Δήμους.".encode("cp1253"))
    assert (document.encoding, document.text) == ("windows-1253", "Το Άρθρο 5 αφορά 12 Δήμους.")


def test_capitals_are_greek_too() -> None:
    assert read("ΔΗΜΟΣ ΑΘΗΝΑΙΩΝ 1.000".encode("mac-greek")).text == "ΔΗΜΟΣ ΑΘΗΝΑΙΩΝ 1.000"


def test_the_recorded_encoding_decodes_the_bytes_to_the_same_text() -> None:
    for codec in ("utf-8-sig", "utf-16", "cp1253", "iso8859-7", "mac-greek"):
        data = PLAIN.encode(codec)
        document = read(data)
        assert document.encoding is not None
        assert data.decode(document.encoding) == document.text


def test_a_forced_encoding_is_taken_and_recorded() -> None:
    document = read("Άρθρο".encode("iso8859-7"), encoding="ISO-8859-7")
    assert (document.text, document.encoding) == ("Άρθρο", "iso8859-7")


def test_a_forced_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="the text is not utf-8 at byte 0"):
        read("Άρθρο".encode("cp1253"), encoding="utf-8")


@pytest.mark.parametrize("encoding", ["greek-ish", "zlib", "", "rot13"])
def test_what_is_no_text_encoding_is_refused_with_advice(encoding: str) -> None:
    with pytest.raises(UnreadableInputError, match="try utf-8, windows-1253"):
        read("Άρθρο".encode(), encoding=encoding)


def test_utf8_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    document = read(RELEASE.encode()[:-3])  # «.», the newline, and half an alpha
    assert document.encoding == "utf-8"
    assert [seen.name for seen in document.observations] == ["encoding-uncertain"]
    start, end = document.observations[0].spans[0]
    assert document.text[start:end] == "\ufffd"


def test_half_a_pair_in_utf16_is_lost_and_reported() -> None:
    document = read(PLAIN.encode("utf-16-le") + b"\x00\xd8", encoding=None)
    assert document.text == PLAIN + "\ufffd"
    assert [seen.name for seen in document.observations] == ["encoding-uncertain"]


def test_an_encoding_that_cannot_be_told_is_reported() -> None:
    document = read(b"caf\xe9 5")
    assert "encoding-uncertain" in [seen.name for seen in document.observations]


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        outcome = read(data, name="bytes").name
    except UnreadableInputError as error:
        outcome = str(error)
    assert outcome.startswith("bytes")
    assert "\n" not in outcome
