"""What a text looks like at first sight: not Greek, or decoded wrongly before it got here.

Only the impression is noted; ``repair`` mends the mojibake that it is certain of.

>>> [seen.name for seen in impressions("The municipalities announced their projects today.")]
['not-greek']
>>> [seen.name for seen in impressions("Δήμοι της χώρας".encode().decode("cp1252", "replace"))]
['not-greek', 'mojibake']
>>> impressions("52 Δήμοι, Wi-Fi, «Smart Cities»")
()
"""

from __future__ import annotations

import regex

from ota_extract.alignment import Span
from ota_extract.findings import Observation

WINDOW = 2**17
"""As many characters, from the start, the middle and the end, give the impression."""

LEAST_GREEK = 0.1
"""The share of Greek among the letters under which a text is not Greek."""

# the characters that Windows-1253 shows for the second bytes of Greek in UTF-8
_TAIL_1253 = "\u00a0-\u00b9\u00bb\u00bd\u0384\u0385\u0386\u0388-\u038a\u038c\u038e\u038f\u2013-\u203a\u20ac\u2122\u0192\u02c6\u0080-\u009f\u2015"

# Letters are counted in UTF-8, by the byte each begins with: that is a hundred times as fast as a
# pattern, and every release comes through here. Greek begins with CE or CF.
_OTHER_LEADS = bytes([*b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", *range(0xC3, 0xCE), *range(0xD0, 0xE0)])  # fmt: skip

# (what happened, characters that must be frequent, the pattern of a run of it)
DAMAGE: tuple[tuple[str, str, regex.Pattern[str]], ...] = (
    ("UTF-8 was read as Windows-1253", "ΞΟ", regex.compile(rf"(?:[ΞΟ][{_TAIL_1253}]){{2,}}")),
    (
        "UTF-8 was read as Windows-1252 or Latin-1",
        "ÎÏ",
        regex.compile(r"(?:[ÎÏ][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\ufffd]){2,}"),
    ),
    ("Windows-1253 was read as Windows-1252 or Latin-1", "áåéïôóòÜÝ", regex.compile(r"[\u00c0-\u00ff]{3,}")),
    ("letters were replaced by question marks", "?\ufffd", regex.compile(r"(?<!\S)\?{2,}(?!\S)|\ufffd{2,}")),
)  # fmt: skip

_OFTEN = 0.1  # of the letters stand in such runs
_FREQUENT = 0.05


def impressions(text: str) -> tuple[Observation, ...]:
    """The observations ``not-greek`` and ``mojibake`` where they fit *text*; mostly none."""
    sample = _sample(text)
    data = sample.encode()
    greek = data.count(b"\xce") + data.count(b"\xcf")
    letters = greek + len(data) - len(data.translate(None, delete=_OTHER_LEADS))
    seen: list[Observation] = []
    if greek < max(LEAST_GREEK * letters, 1):
        message = "Hardly any letter is Greek; check that this is the release that was meant."
        seen.append(Observation("not-greek", message))
    for happened, signs, pattern in DAMAGE:
        if sum(map(sample.count, signs)) <= _FREQUENT * letters:
            continue
        runs = [match.span() for match in pattern.finditer(sample)]
        if sum(end - start for start, end in runs) > _OFTEN * max(letters, 1):
            spans = () if len(sample) < len(text) else tuple(Span(*run) for run in runs[:1])
            message = f"It looks as if {happened}; get the text again from where it came."
            seen.append(Observation("mojibake", message, spans))
            break
    return tuple(seen)


def _sample(text: str) -> str:
    if len(text) <= 3 * WINDOW:
        return text
    middle = len(text) // 2
    return text[:WINDOW] + text[middle : middle + WINDOW] + text[-WINDOW:]
