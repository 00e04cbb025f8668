"""Text of the web page around the release: what came along when it was copied.

>>> from ota_extract.repair.sheet import lines_of
>>> text = "Διατίθενται 5 εκατ. ευρώ.\\n\\nΕιδήσεις σήμερα:\\n\\nΚέρδισε 1.200.000 ευρώ"
>>> [(edit.at, edit.rule) for edit in web_chrome(text, lines_of(text))]
[(25, 'web-chrome')]

A line that is nothing but counters, a share bar, a stock ticker or a hint at another story goes
wherever it stands, alone:

>>> text = "Διατίθενται 5 εκατ. ευρώ.\\n3 λεπτά ανάγνωση | 12 σχόλια\\nΟι αιτήσεις αρχίζουν."
>>> [(edit.at, edit.old) for edit in web_chrome(text, lines_of(text))]
[(25, '\\n3 λεπτά ανάγνωση | 12 σχόλια')]

It must not take a release for chrome that only speaks of news («Ειδήσεις που αφορούν τους δήμους»):
a cue is a whole line, or opens one and is followed by a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ota_extract.alignment import Edit, Replace
from ota_extract.greek import fold
from ota_extract.repair.sheet import Line

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

_DEGREES = r"-?\d{1,2}(?:[.,]\d)?\s*°?\s*c"
_SPACED_HOUR = r",? +(?:στισ )?\d{1,2}:\d{2}"
_TIME_STAMP = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}} \p{{L}}{{3,12}}\.?,? \d{{4}}){_SPACED_HOUR}"
_SHARE = "facebook|twitter|linkedin|viber|whatsapp|email|share|print|tweet|εκτυπωση|κοινοποιηση"
# a button of the page, alone in its line: «Κοινοποίηση στο Facebook», «Tweet»; not «Κοινοποίηση:» of a decision
_BUTTON = regex.compile(
    r"(?:κοινοποι\p{L}+|μοιρα\p{L}+|share)(?: το)? (?:στο|μεσω|on|via) (?:facebook|twitter|linkedin|viber|whatsapp|messenger|x|email)"
    r"|tweet|share|facebook|twitter|linkedin|viber|whatsapp"
)
# one entry of the line under a headline (folded): what a reader counts or clicks, and who wrote it
_COUNTER = (
    r"(?:(?:χρονοσ )?αναγνωση[σ]? ?:? ?)?\d{1,2} ?(?:λεπτα|λεπτο|λεπτων|min)(?: αναγνωση[σ]?| read)?"
    r"|\d[\d.]* (?:σχολι[αο]|κοινοποιησεισ|προβολεσ|αναγνωσεισ|shares?|views|comments|likes)"
    r"|(?:σχολια|κοινοποιησεισ|προβολεσ|views|shares) ?:? ?\(?\d[\d.]*\)?"
)
_SIGNED = r"απο τη συνταξη|newsroom|συντακτικη ομαδα|τησ συνταξησ"
_BAR_ENTRY = regex.compile(rf"(?P<counter>{_COUNTER})|(?P<stamp>{_TIME_STAMP})|{_SIGNED}|{_SHARE}")
_COUNTS_ALONE = regex.compile(r"αναγνωσ|κοινοποι|προβολ|view|share")  # «3 λεπτά» may be a value
_BAR_MARKS = regex.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s{2,}")
# lines of chrome that stand at the very top or the very bottom (folded)
_EDGE = regex.compile(
    rf"{_DEGREES}"  # «11.4 C», the weather
    rf"|{_TIME_STAMP}(?: .{{0,60}})?"  # «19/6/2018 02:07  χρηματοδότηση έργων»
    r"|(?:αρχικη|home)(?:\s*[>»/|].*)?"  # «Αρχική > Νέα»
    r"|χρονοσ αναγνωσησ.*"
    r"|\d[\d.]* σχολι[αο]"
    rf"|(?:{_SHARE})(?:[ |,/]+(?:{_SHARE}))*"
    r"|(?:ετικετεσ|tags) ?:.*"
)
# «Αρχική Νέα Πολιτική Αθλητικά Καιρός 14°C»: the words of a menu
_MENU = frozenset(
    """αρχικη home μενου menu νεα ειδησεισ επικαιροτητα πολιτικη οικονομια κοινωνια αθλητικα αθλητισμοσ πολιτισμοσ
    καιροσ τοπικα αυτοδιοικηση ελλαδα κοσμοσ διεθνη υγεια επικοινωνια περιβαλλον τεχνολογια αποψεισ ζωδια συνδεση
    αναζητηση media tv live video podcasts lifestyle εκπαιδευση εργασια τουρισμοσ περιφερειεσ δημοι blog""".split()
)
_FEWEST_MENU_WORDS = 3
_TICKER = regex.compile(r"(?:[+−–-]?\d{1,6}(?:[.,]\d{1,3})*%?|[Α-ΩA-Z.]{2,8})(?:\s+|$)")
_SIGNED_PERCENT = regex.compile(r"(?<!\S)[+−–-]\d{1,3}[.,]\d{1,2}%")
_NEAR_EDGE = 12  # lines from the top or bottom in which a ticker can stand
# «Διαβάστε ακόμα: Βροχές στην Κρήτη», in the middle of a story
_TEASER = regex.compile(
    r"(?:διαβαστε (?:ακομ[αη]|επισησ|και|περισσοτερα|σχετικα)|δειτε (?:επισησ|ακομα|και)|συμβαινει τωρα|σχετικο αρθρο)\s?[:»>].*\w.*"
)
_TEASER_CUTS = tuple(
    cue[:_START] for cue in ("διαβαστε", "δειτε", "συμβαινει τωρα", "σχετικο αρθρο")
)
_SINGLE_STARTS = (
    *_TEASER_CUTS, "χρον", "αναγν", "σχολι", "κοινοπ", "προβολ", "views", "shares", "απο τη συν",
    "newsroom", "συντακτικ", "μοιρασ", "τησ συντ", *_SHARE.split("|"),
)  # fmt: skip
_PROSE = 50  # characters of a line that ends a sentence of the story
_WEATHER = regex.compile(_DEGREES)
_WEEKDAY_DATE = regex.compile(
    r"(?:δευτερα|τριτη|τεταρτη|πεμπτη|παρασκευη|σαββατο|κυριακη),? \d{1,2} \p{L}+,? \d{4}"
)
_WHY = "text of the web page, not of the release"


def web_chrome(text: str, lines: Sequence[Line]) -> Iterator[Edit]:
    """The edits that take the chrome away: at the top, at the bottom, the tail, and single lines."""
    if not lines:
        return
    first = _after_top(lines)
    last = _before_tail(lines, first)
    if first >= last:
        return
    if first:
        yield Replace(0, text[: lines[first].start], "", "web-chrome", _WHY)
    for index in range(first + 1, last - 1):
        line = lines[index]
        if not _may_be_single(line.text):
            continue
        near_edge = min(index, len(lines) - index) < _NEAR_EDGE
        if (
            _is_bar(line.text)
            or _is_button(line.text)
            or _is_teaser(line.text)
            or (near_edge and _is_ticker(line.text))
        ):
            at = lines[index - 1].end
            yield Replace(at, text[at : line.end], "", "web-chrome", _WHY)
    if last < len(lines):
        at = lines[last - 1].end
        yield Replace(at, text[at:], "", "web-chrome", _WHY)


def _before_tail(lines: Sequence[Line], first: int) -> int:
    """The index behind the last line of the release."""
    last = len(lines)
    body = sum(len(line.text) for line in lines)
    # the last line before the next cue of the tail that is prose; -1: not looked for yet
    story = -1
    seen = 0
    for index, line in enumerate(lines):
        if index >= first and seen * 5 > body and _is_tail_cue(line.text):
            if _is_teaser(line.text) and story < 0:
                story = _last_of_story(lines, index + 1)
            if not _is_teaser(line.text) or story < index:
                last = index
                break
        seen += len(line.text)
    while last > first and (_is_edge(lines[last - 1].text) or _is_teaser(lines[last - 1].text)):
        last -= 1
    return last


def _last_of_story(lines: Sequence[Line], start: int) -> int:
    """The last line of prose from *start* on, before any cue that opens the tail; 0 for none."""
    story = 0
    for index in range(start, len(lines)):
        line = lines[index].text
        if _is_tail_cue(line) and not _is_teaser(line):
            break
        if len(line) >= _PROSE and line[-1] in ".»":
            story = index
    return story


def _is_tail_cue(line: str) -> bool:
    if len(line) > _LONGEST or not fold(line[:_START]).startswith(_TAIL_STARTS):
        return False
    folded = fold(line)
    return bool(_TAIL_CUE.fullmatch(folded) or _FOLLOW_US.fullmatch(folded))


def _may_be_single(line: str) -> bool:
    """A cheap look at *line*, before it is looked at whole; cells side by side are a table's."""
    if "\t" in line:
        return False
    return line[0] in "0123456789+-−–" or fold(line[:_START]).startswith(_SINGLE_STARTS)


def _is_teaser(line: str) -> bool:
    if len(line) > _LONGEST or not fold(line[:_START]).startswith(_TEASER_CUTS):
        return False
    return _TEASER.fullmatch(fold(line)) is not None


def _is_edge(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    return (
        _EDGE.fullmatch(fold(line)) is not None
        or _is_menu(line)
        or (_may_be_single(line) and (_is_bar(line) or _is_button(line) or _is_ticker(line)))
    )


def _is_bar(line: str) -> bool:
    """«Σχόλια 4 | Χρόνος ανάγνωσης 3 λεπτά», «30 Μαρτίου 2024, 20:17 · 1.204 προβολές», «Newsroom»."""
    if len(line) > _LONGEST or not (line[0].isdigit() or line[0].isalpha()):
        return False
    entries = [_BAR_ENTRY.fullmatch(entry) for entry in _BAR_MARKS.split(fold(line))]
    if not all(entries):
        return False
    counted = any(entry is not None and entry["counter"] for entry in entries)
    stamped = any(entry is not None and entry["stamp"] for entry in entries)
    if len(entries) > 1:
        return counted or stamped
    return fold(line) == "newsroom" or (counted and _COUNTS_ALONE.search(fold(line)) is not None)


def _is_button(line: str) -> bool:
    return len(line) <= _LONGEST and _BUTTON.fullmatch(fold(line)) is not None


def _is_menu(line: str) -> bool:
    words = [word for word in fold(line).split() if not _WEATHER.fullmatch(word)]
    return len(words) >= _FEWEST_MENU_WORDS and all(word in _MENU for word in words)


def _is_ticker(line: str) -> bool:
    """«+0,48% ΓΔ 912.33 ΔΕΗ -1,2%»: signed percentages between the short names of shares."""
    if line.count("%") < 2 or len(line) > _LONGEST:
        return False
    names = [word for word in line.split() if word.isalpha()]
    return (
        len(_SIGNED_PERCENT.findall(line)) > 1
        and len(names) > 1
        and sum(len(entry) for entry in regex.findall(_TICKER, line)) == len(line)
    )


def _after_top(lines: Sequence[Line]) -> int:
    """The index of the first line that is not chrome of the page's top."""
    first = 0
    for index, line in enumerate(lines[:12]):
        if _is_edge(line.text) or _is_tail_cue(line.text) or _is_teaser(line.text):
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
