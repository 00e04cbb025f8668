"""Page furniture: counters, running headers and footers that stand between the lines of the text.

>>> from ota_extract.repair.sheet import lines_of
>>> text = "καλυφθούν από το ΠΔΕ και\\nΥπουργείο Εσωτερικών      Σελίδα 1 από 2\\nαπό δάνειο"
>>> [edit.old for edit in page_furniture(text, lines_of(text), ())]
['Υπουργείο Εσωτερικών      Σελίδα 1 από 2\\n']

>>> text = "➢ Πάρου: 58,9\\nΥπουργείο Έργων\\nΝερού 7, 105 64 Αθήνα\\nΤηλ.: 210 5550199      1/3\\n➢ Αλίμου: 29,7"
>>> [edit.old.strip() for edit in page_furniture(text, lines_of(text), ())]
['Υπουργείο Έργων', 'Νερού 7, 105 64 Αθήνα', 'Τηλ.: 210 5550199      1/3']

>>> text = "3,75 εκατ.,\\nΤαμείο | Δελτίο Τύπου                              1\\nκαταδυτικό πάρκο"
>>> [edit.old.strip()[:6] for edit in page_furniture(text, lines_of(text), ())]
['Ταμείο']

It must not take a table line («1 2 3»), a bullet («- 2 έργα»), a share in a column or a sentence that
names a page; the address at the end of a release stays.

>>> text = "ΑΓΙΑΣ                         1\\nΤΕΜΠΩΝ                        2\\nΔόθηκαν"
>>> list(page_furniture(text, lines_of(text), ()))
[]
>>> text = "ΔΗΜΟΣ ΑΓΙΑΣ      3/5\\nΥπουργείο Έργων\\nΝερού 7, 105 64 Αθήνα\\nΤηλ.: 210 5550199"
>>> list(page_furniture(text, lines_of(text), ()))
[]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import regex

from ota_extract.alignment import Edit, Replace, Span
from ota_extract.greek import fold
from ota_extract.repair.letterheads import is_letterhead
from ota_extract.repair.sheet import Line

_PAGE = regex.compile(
    r"(?:(?:[^.;!]|\.(?=\d)){0,80}?\s{2,}|[^\d.;!]{0,60}\s)?"  # the header beside it: «Έκδοση 1.2»
    r"(?:Σελίδα|ΣΕΛΙΔΑ|σελίδα|Σελ\.|ΣΕΛ\.|σελ\.|Page)\s*\d{1,4}(?:\s*(?:από|ΑΠΟ|of|/)\s*(?:τις\s+)?\d{1,4})?"
    r"(?:\s{2,}.{0,80})?"
    r"|(?:[^.;!:]{2,120}?\s{3,})?[-–—]\s?\d{1,4}\s?[-–—]"  # «- 2 -», «Υπουργείο Υγείας, Αριστοτέλους 17      - 2 -»
    r"|\[\d{1,4}\]"
)
_ASIDE = regex.compile(
    r"[^.;!:]{2,80}?\s{20,}\d{1,3}"
)  # «Αντιπυρική Προστασία 2024                       3»
_IN_COLUMN = regex.compile(r"\s{3}\S*\d\S*$")
_COUNTED = regex.compile(r"(.{2,120}?)\s{3,}(\d{1,3})\s?/\s?(\d{1,3})")
_CONTACT = regex.compile(
    r"(?:Τηλ|ΤΗΛ|τηλ|Fax|FAX|Φαξ)\b|\b(?:Τ\.\s?Κ\.\s*)?\d{3}\s\d{2}\s\p{Lu}|www\.|[\w.-]+@[\w-]+\.\w|\.gov\.gr"
)
_COUNTER, _HEADER = "page counter", "running header or footer"
_MOST_FOOTER = 4  # lines above the counter


def page_furniture(
    text: str, lines: Sequence[Line], known: Sequence[tuple[Span, str]]
) -> Iterator[Edit]:
    """The edits that take the furniture away; *known* is what the reader of the file found."""
    taken = _counters(lines)
    for index in list(taken):
        taken |= dict.fromkeys(_footer_above(lines, index), _HEADER)
    taken |= dict.fromkeys(_repeated_beside(lines, taken), _HEADER)
    spans = {(lines[i].start, _next_start(text, lines, i)): why for i, why in taken.items()}
    for span, why in known:
        if text[span.start : span.end].strip():  # else a round before took it away
            spans[_whole_lines(text, span)] = why
    done = 0
    for (start, end), why in sorted(spans.items()):
        if start >= done and end > start:
            yield Replace(start, text[start:end], "", "page-furniture", why)
            done = end


def _counters(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that hold the number of a page, and the letterheads above or below one; each with what
    it is."""
    taken = {
        index: _COUNTER
        for index, line in enumerate(lines)
        if _names_page(line.text) or _is_counted(line.text) or _is_aside(lines, index)
    }
    taken |= dict.fromkeys(_bare_numbers(lines), _COUNTER)
    for name, number in _numbered_heads(lines):
        taken |= {name: _HEADER, number: _COUNTER}
    return taken


def _names_page(line: str) -> bool:
    """Whether *line* says that it numbers a page: «Σελίδα 3 από 14», «- 2 -»."""
    if len(line) >= 170:
        return False
    if not (  # every line is asked
        line[-1] in "-–—]" or "σελ" in line or "Σελ" in line or "ΣΕΛ" in line or "Page" in line
    ):
        return False
    return _PAGE.fullmatch(line) is not None


def _repeated_beside(lines: Sequence[Line], taken: Collection[int]) -> list[int]:
    """The lines right above or below those *taken* that stand beside several of them alike: running heads
    and feet."""
    beside = [
        near
        for index in taken
        for near in (index - 1, index + 1)
        if 0 <= near < len(lines)
        and near not in taken
        and "\t" not in lines[near].text  # the head of a table
    ]
    often = Counter(lines[near].text for near in beside)
    return [near for near in beside if often[lines[near].text] >= 2]


def _is_counted(line: str) -> bool:
    """Whether *line* is of a letterhead, with the page beside it: «Τηλ.: 210 1234567      1/3»."""
    if "/" not in line[-7:] or not line[-1].isdigit() or "   " not in line:
        return False
    found = _COUNTED.fullmatch(line)
    return (
        found is not None
        and int(found[2]) <= int(found[3])
        and bool(_CONTACT.search(found[1]) or is_letterhead(found[1]))
    )


def _numbered_heads(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The release's own letterhead once more with a bare number beside it: head and number of a page.

    Not a ministry and its number in a list of them, where the next line is a name or number too.
    """
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    for index in range(len(lines) - 1):
        name = lines[index].text
        if not is_letterhead(name):
            continue
        if (letters := fold(name)) in seen:
            for number, before, after in (
                (index + 1, index - 1, index + 2),
                (index - 1, index - 2, index + 1),
            ):
                if (
                    _is_page_number(lines[number].text)
                    and after < len(lines)
                    and not any(
                        _is_page_number(text) or is_letterhead(text)
                        for text in (lines[before].text, lines[after].text)
                    )
                ):
                    found.append((index, number))
                    break
        seen.add(letters)
    return found


def _is_page_number(line: str) -> bool:
    return len(line) < 4 and line.isdecimal()


def _is_aside(lines: Sequence[Line], index: int) -> bool:
    """Whether a number stands far to the right of the words on a line that the text goes on below, and no
    line near it has one there: the foot of a page, and no row."""
    line = lines[index].text
    if not line[-1].isdigit() or "          " not in line or not _ASIDE.fullmatch(line):
        return False
    near = [*lines[max(index - 3, 0) : index], *lines[index + 1 : index + 4]]
    return index + 1 < len(lines) and not any(_IN_COLUMN.search(one.text) for one in near)


def _footer_above(lines: Sequence[Line], index: int) -> list[int]:
    """The lines of the footer above the page counter at *index*: address, telephone, the ministry's name.
    Where the text does not go on below, they are the end of the release, and stay."""
    if index + 1 == len(lines):
        return []
    above: list[int] = []
    contact = bool(_CONTACT.search(lines[index].text))
    for near in range(index - 1, max(index - 1 - _MOST_FOOTER, -1), -1):
        text = lines[near].text
        is_contact = len(text) < 120 and _CONTACT.search(text) is not None
        if not (is_contact or is_letterhead(text)):
            break
        contact = contact or is_contact
        above.append(near)
    return above if contact else []


def _next_start(text: str, lines: Sequence[Line], index: int) -> int:
    """Where what follows line *index* begins, so that only one gap is left around it."""
    return lines[index + 1].start if index + 1 < len(lines) else len(text)


def _whole_lines(text: str, span: Span) -> tuple[int, int]:
    end = span.end
    if text[span.start - 1 : span.start] in ("", "\n") and text[end : end + 1] == "\n":
        end += 1
    return span.start, end


def _bare_numbers(lines: Sequence[Line]) -> list[int]:
    """Lines with a number alone that count up by one, some fifteen lines or more apart."""
    bare = [
        (index, int(line.text)) for index, line in enumerate(lines) if _is_page_number(line.text)
    ]
    if len(bare) < 2:
        return []
    steps = [b[1] - a[1] == 1 and b[0] - a[0] >= 15 for a, b in pairwise(bare)]
    return [index for index, _ in bare] if all(steps) and bare[0][1] <= 2 else []
