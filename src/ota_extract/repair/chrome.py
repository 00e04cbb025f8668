"""Text of the web page around the release: what came along when it was copied.

>>> text = "Διατίθενται 5 εκατ. ευρώ.\\n\\nΕιδήσεις σήμερα:\\n\\nΚέρδισε 1.200.000 ευρώ"
>>> [(edit.at, edit.rule) for edit in web_chrome(text, lines_of(text))]
[(25, 'web-chrome')]

It must not take a release for chrome that only speaks of news («Ειδήσεις που αφορούν τους δήμους»):
a cue is a whole line, or opens one and is followed by a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ota_extract.alignment import Edit, Replace
from ota_extract.greek import fold
from ota_extract.repair.sheet import Line, lines_of

__all__ = ["lines_of", "web_chrome"]

# what opens the tail of a page (folded); nothing of the release comes after it
_TAIL = (
    "ειδησεισ σημερα", "διαβαστε ακομα", "διαβαστε ακομη", "διαβαστε επισησ", "διαβαστε περισσοτερα",
    "διαβαστε και", "δειτε επισησ", "δειτε ακομα", "σχετικεσ αναρτησεισ", "σχετικα αρθρα", "σχετικα νεα",
    "σχετικεσ ειδησεισ", "αφηστε μια απαντηση", "αφηστε ενα σχολιο", "αφηστε το σχολιο σασ",
    "προσθεστε σχολιο", "υποβολη σχολιου", "ροη ειδησεων", "τελευταιεσ ειδησεισ", "τελευταια νεα",
    "δημοφιλη αρθρα", "δημοφιλη", "περισσοτερα νεα", "ολεσ οι ειδησεισ", "προηγουμενο αρθρο",
    "επομενο αρθρο", "ακολουθηστε μασ", "μοιραστειτε το", "κοινοποιηστε", "παρακαλουμε, εισαγετε το σχολιο",
)  # fmt: skip
_TAIL_CUE = regex.compile(r"(?:" + "|".join(map(regex.escape, _TAIL)) + r")(?:\s*[:!…»>].*|\s*)")
_LONGEST = 120  # characters of a line of chrome
_START = 12  # characters by which a cue is told from most other lines
_TAIL_STARTS = tuple({cue[:_START] for cue in (*_TAIL, "ακολουθηστε")})
_FOLLOW_US = regex.compile(
    r"ακολουθηστε (?:το|τη|την|μασ)\b.*\b(?:google news|facebook|twitter|instagram)\b.*"
)

_TIME_STAMP = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? +\d{1,2}:\d{2}"
# lines of chrome that stand at the very top or the very bottom (folded)
_EDGE = regex.compile(
    r"-?\d{1,2}(?:[.,]\d)?\s*°?\s*c"  # «11.4 C», the weather
    rf"|{_TIME_STAMP}(?: .{{0,60}})?"  # «19/6/2018 02:07  χρηματοδότηση έργων»
    r"|(?:αρχικη|home)(?:\s*[>»/|].*)?"  # «Αρχική > Νέα»
    r"|χρονοσ αναγνωσησ.*"
    r"|\d+ (?:σχολια|κοινοποιησεισ|shares?|views|προβολεσ)"
    r"|(?:facebook|twitter|linkedin|viber|whatsapp|email|share|print|tweet|εκτυπωση|κοινοποιηση)"
    r"(?:[ |,/]+(?:facebook|twitter|linkedin|viber|whatsapp|email|share|print|tweet|εκτυπωση))*"
    r"|(?:ετικετεσ|tags) ?:.*"
)
_WEATHER = regex.compile(r"-?\d{1,2}(?:[.,]\d)?\s*°?\s*c")
_WEEKDAY_DATE = regex.compile(
    r"(?:δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη),? \d{1,2} \p{L}+,? \d{4}"
)
_WHY = "text of the web page, not of the release"


def web_chrome(text: str, lines: Sequence[Line]) -> Iterator[Edit]:
    """The edits that take the chrome away: at the top, at the bottom, and the tail from its cue on."""
    if not lines:
        return
    first = _after_top(lines)
    last = len(lines)
    body = sum(len(line.text) for line in lines)
    seen = 0
    for index, line in enumerate(lines):
        if index >= first and seen * 5 > body and _is_tail_cue(line.text):
            last = index
            break
        seen += len(line.text)
    while last > first and _is_edge(lines[last - 1].text):
        last -= 1
    if first >= last:
        return
    if first:
        yield Replace(0, text[: lines[first].start], "", "web-chrome", _WHY)
    if last < len(lines):
        at = lines[last - 1].end
        yield Replace(at, text[at:], "", "web-chrome", _WHY)


def _is_tail_cue(line: str) -> bool:
    if len(line) > _LONGEST or not fold(line[:_START]).startswith(_TAIL_STARTS):
        return False
    folded = fold(line)
    return bool(_TAIL_CUE.fullmatch(folded) or _FOLLOW_US.fullmatch(folded))


def _is_edge(line: str) -> bool:
    return len(line) <= _LONGEST and bool(_EDGE.fullmatch(fold(line)))


def _after_top(lines: Sequence[Line]) -> int:
    """The index of the first line that is not chrome of the page's top."""
    first = 0
    for index, line in enumerate(lines[:12]):
        if _is_edge(line.text) or _is_tail_cue(line.text):
            first = index + 1
            if (
                _WEATHER.fullmatch(fold(line.text))
                and index + 1 < len(lines)
                and lines[index + 1].gap == 0
            ):
                first += len(lines[index + 1].text.split()) <= 2  # the town of the weather
        elif not (_WEEKDAY_DATE.fullmatch(fold(line.text[:_LONGEST])) or index < first):
            break
    return first
