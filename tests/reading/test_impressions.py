"""Text that is not Greek, or was decoded wrongly, is noticed; Greek with Latin in it is not."""

from __future__ import annotations

import pytest

from ota_extract.reading import read

GREEK = "Την ένταξη των Δήμων στη δράση ανακοίνωσε το Υπουργείο Εσωτερικών."


def names(text: str) -> list[str]:
    return [seen.name for seen in read(text).observations]


@pytest.mark.parametrize(
    "text",
    [
        GREEK,
        "Οι εφαρμογές Wi-Fi, Smart Cities, Network Firewall και Endpoint security των 52 Δήμων",
        "ΟΧΙ; ΝΑΙ!!! Ποιος Δήμος;;; Τι;",
        "«Ο Δήμος» – Ο «Δήμος»: Ξ. Ο. Π.",
    ],
)
def test_greek_gives_no_impression(text: str) -> None:
    assert names(text) == []


def test_english_is_not_greek() -> None:
    assert names("The ministry announced 52 projects.") == ["not-greek"]


def test_digits_alone_are_not_greek() -> None:
    assert names("1.000 2.000") == ["not-greek"]


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        (GREEK.encode().decode("cp1253", "replace"), "UTF-8 was read as Windows-1253"),
        (GREEK.encode().decode("latin-1"), "UTF-8 was read as Windows-1252 or Latin-1"),
        (GREEK.encode().decode("cp1252", "replace"), "UTF-8 was read as Windows-1252 or Latin-1"),
        (GREEK.encode("cp1253").decode("latin-1"), "Windows-1253 was read as Windows-1252"),
        ("??? ?????? ??? ????? ??? ????? 52", "question marks"),
    ],
)
def test_mojibake_is_noticed_and_named(text: str, happened: str) -> None:
    observations = {seen.name: seen for seen in read(text).observations}
    assert happened in observations["mojibake"].message


def test_mojibake_in_the_bytes_of_a_file_is_noticed() -> None:
    data = GREEK.encode().decode("latin-1").encode()
    assert "mojibake" in [seen.name for seen in read(data).observations]
