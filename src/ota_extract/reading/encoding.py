"""The encoding of a text, found where nobody says it.

Marks and strict decoding settle UTF-8 and UTF-16. In the old eight-bit encodings every byte means
something everywhere, so the Greek code pages are tried and the one that reads most like Greek is
taken. Where none does, charset-normalizer is asked, and the encoding is reported as uncertain.

>>> decode("σήμερα, 25 Ιουλίου".encode("iso8859-7"), name="release.txt").text
'σήμερα, 25 Ιουλίου'
>>> decode("Άρθρο 5: οι Δήμοι".encode("iso8859-7"), name="release.txt").encoding
'iso-8859-7'
>>> decode("Άρθρο 5: οι Δήμοι".encode("cp1253"), name="release.txt").encoding
'windows-1253'
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

import regex

from ota_extract.alignment import Span
from ota_extract.errors import UnreadableInputError
from ota_extract.findings import Observation
from ota_extract.plurals import counted
from ota_extract.reading.plausibility import plausibility

GREEK_ENCODINGS = ("windows-1253", "iso-8859-7", "mac-greek")
"""The eight-bit encodings of Greek texts; of two that give the same text the first is named."""

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

SAMPLE = 2**16
"""As many bytes, from the start, the middle and the end, tell the encoding."""

_PLAUSIBLE = 0.85  # real Greek scores 0.95, in the wrong code page 0.8 and less
_MOST_DAMAGE = 0.05  # of the characters outside ASCII, in a UTF-8 text with broken ones
_REPLACEMENT = regex.compile("\ufffd+")
_ASCII = bytes(range(128))


class Decoded(NamedTuple):
    """A text, the name of its encoding (one that Python knows), and what was noticed."""

    text: str
    encoding: str
    observations: tuple[Observation, ...] = ()


def decode(data: bytes, *, name: str, forced: str | None = None) -> Decoded:
    """Decode *data*; *name* is for messages, *forced* the encoding that the caller knows.

    Raises :class:`UnreadableInputError` where *forced* is no encoding or does not fit.
    """
    if forced is not None:
        return _decode_as(forced, data, name)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_what_fits(data, encoding)
    if b"\0" in data and (unmarked := _utf16_without_mark(data)):
        return _decode_what_fits(data, unmarked)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _eight_bit(data)


def _decode_as(encoding: str, data: bytes, name: str) -> Decoded:
    try:
        known = codecs.lookup(encoding).name
        if known == "utf-8" and data.startswith(codecs.BOM_UTF8):
            known = "utf-8-sig"
        return Decoded(data.decode(known), known)
    except LookupError:
        raise UnreadableInputError(
            f"{name}: {encoding!r} is no text encoding; try utf-8, windows-1253, iso-8859-7 or mac-greek"
        ) from None
    except UnicodeError as error:
        where = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableInputError(
            f"{name}: the text is not {encoding}{where}; leave the encoding out to have it found"
        ) from None


def _decode_what_fits(data: bytes, encoding: str) -> Decoded:
    """Decode, with U+FFFD for what does not fit, and say so."""
    text = data.decode(encoding, "replace")
    if "\ufffd" not in text or len(text) == len(data.decode(encoding, "ignore")):
        return Decoded(text, encoding)  # it fits, or U+FFFD stands in the source
    lost = tuple(Span(*match.span()) for match in _REPLACEMENT.finditer(text))
    message = f"{counted(len(lost), 'passage is', 'passages are')} no valid {encoding}; what stood there is lost."
    return Decoded(text, encoding, (Observation("encoding-uncertain", message, lost),))


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Greek or Latin text: every other byte is one of the few that begin their blocks."""
    sample = data[:SAMPLE]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        blocks = sum(high.count(block) for block in (0x00, 0x03, 0x1F, 0x20, 0x21, 0x22))
        if len(high) > 1 and blocks >= 0.9 * len(high) and high.count(0) < len(sample) - len(high):
            low = sample[::2] if encoding == "utf-16-le" else sample[1::2]
            if low.count(0) < 0.1 * len(low):
                return encoding
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes lost, as where a file was cut in the middle of a character."""
    lost = len(data) - len(data.decode("utf-8", "ignore").encode())
    not_ascii = len(data.translate(None, delete=_ASCII))
    if lost < not_ascii and lost <= max(3, _MOST_DAMAGE * not_ascii):
        return _decode_what_fits(data, "utf-8")
    return None


def _eight_bit(data: bytes) -> Decoded:
    sample = _sample(data)
    scores = {
        encoding: plausibility(sample.decode(encoding, "replace")) for encoding in GREEK_ENCODINGS
    }
    best = max(scores.values())
    encoding = max(scores, key=scores.__getitem__)
    if best < _PLAUSIBLE:
        encoding = _proposed(sample) or encoding
    decoded = _decode_what_fits(data, encoding)
    rivals = [
        rival
        for rival, score in scores.items()
        if score == best and data.decode(rival, "replace") != decoded.text
    ]
    if best >= _PLAUSIBLE and not rivals:
        return decoded
    message = (
        f"The encoding may be {' or '.join([encoding, *rivals])}; "
        "name the right one with --encoding."
    )
    return decoded._replace(
        observations=(Observation("encoding-uncertain", message), *decoded.observations)
    )


def _sample(data: bytes) -> bytes:
    if len(data) <= 3 * SAMPLE:
        return data
    middle = len(data) // 2
    return data[:SAMPLE] + data[middle : middle + SAMPLE] + data[-SAMPLE:]


def _proposed(sample: bytes) -> str | None:
    """What charset-normalizer takes for the encoding of a text that does not read like Greek."""
    # here and not above: the import takes longer than reading a release
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match else None
