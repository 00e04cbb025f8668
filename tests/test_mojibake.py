"""Letters that were decoded wrongly: where only some of them can be won back, the rest is told of."""

from __future__ import annotations

from ota_extract import extract

MENDED = "Την ένταξη 52 Δήμων στη δράση ανακοίνωσε το Υπουργείο."
LOST = (
    "Στο πρόγραμμα συμμετέχουν 15 νησιωτικοί Δήμοι και 8 ηπειρωτικοί, όπου έγιναν 40 μελέτες έργων."
)


def wrongly_decoded(line: str) -> str:
    return line.encode().decode("latin-1")


def without_controls(line: str) -> str:
    """As an editor leaves it that drops what is no letter to it."""
    windows = wrongly_decoded(line).encode("latin-1").decode("cp1252", "ignore")
    return "".join(char for char in windows if char.isprintable())


def codes(text: str) -> list[str]:
    return [finding.code for finding in extract(text).findings]


def test_all_that_is_mended_needs_no_second_look() -> None:
    assert codes(wrongly_decoded(f"{MENDED}\n\n{LOST}")) == ["OTA104"]


def test_what_is_left_is_told_beside_what_was_mended() -> None:
    lost = "\n\n".join([without_controls(LOST)] * 3)
    text = f"{wrongly_decoded(MENDED)}\n\n{lost}"
    assert MENDED in extract(text).text
    assert {"OTA103", "OTA104"} <= set(codes(text))


def test_no_unit_comes_from_letters_that_were_lost() -> None:
    release = extract(f"{MENDED}\n\n{without_controls(LOST)}")
    assert {figure.unit for figure in release.figures} == {"municipality"}
