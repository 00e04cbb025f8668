"""Programmes and instruments that a release names, with the period that belongs to the name.

Known names, their cases and abbreviations lie in ``programmes.toml``; further ones are read where a
word announces them: «Πρόγραμμα «Έξυπνες Πόλεις»», «ΠΕΠ Αττικής». The same programme has the same
name wherever it is mentioned: an action whose name goes on from the programme's («Ψηφιακός
Μετασχηματισμός των ΟΤΑ») is the programme's, and «ΕΣΠΑ» alone is the only «ΕΣΠΑ 2021-2027» of the text.

It must not read quoted words that no such word announces, the head of a column («ΚΩΔ. ΤΠΔ»), nor a ministry's or a person's name.

>>> from ota_extract.clean import CleanText
>>> text = "Η δράση «Ψηφιακός Μετασχηματισμός των ΟΤΑ» του ΕΣΠΑ 2021-2027 και το Πρόγραμμα «Νέα Γειτονιά»"
>>> [(m.name, m.period) for m in find_programmes(CleanText.of(text))]
[('Ψηφιακός Μετασχηματισμός', None), ('ΕΣΠΑ 2021-2027', '2021/2027'), ('Νέα Γειτονιά', None)]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from ota_extract.clean import CleanText
from ota_extract.greek import fold
from ota_extract.mentions import ProgrammeMention
from ota_extract.spans import first_of_overlapping

_PERIOD = re.compile(
    r"»?\s?(?:τησ\s(?:προγραμματικησ\s)?περιοδου\s|\(?)(?P<from>20\d\d)\s?[-–]\s?(?P<to>20\d\d|\d\d)(?!\d|[.,]\d)"
)
_YEAR = re.compile(r"\s(20\d\d)(?!\d|[.,/-]\d|\s?[€%]|\s?[-–]\s?\d|\s(?:ευρω|εκ|δημ|εργ|αιτ))")
# «Πρόγραμμα «…»», «προγράμματα «…» και «…»», «δράση «…»»
_ANNOUNCES = re.compile(
    r"""(?<!\w)(?:προγραμμα(?:τοσ|τα|των)?|δραση[σ]?|δρασεισ|δρασεων|επ|ε\.π\.|ταμειο[υ]?|χρηματοδοτικο\w?\sεργαλειο\w?|πρωτοβουλια[σ]?)
        (?:\s(?:μασ|με\sτιτλο|με\sτον\sτιτλο|του\sταα|του\sεσπα|\(επ\)|ενισχυσησ|χρηματοδοτησησ|επιχορηγησησ))?\s?:?\s?$""",
    re.VERBOSE,
)
_GOES_ON = re.compile(r"\s?(?:,|και)\s?")
_PHASE = re.compile(r"\s(I{1,3}|Ι{1,3})(?!\w)")  # «ΗΛΕΚΤΡΑ ΙΙ», in Latin or Greek letters
_YEARS_AT_END = re.compile(r"\s(?P<from>20\d\d)\s?[-–]\s?(?P<to>20\d\d)\Z")
_REACH = 60  # code points before «…» in which the word that announces it stands
_QUOTED = re.compile(r"«([^«»\n]{3,120})»")
# «το Ταμείο μας «στέλνει ένα μήνυμα»»: no name begins with a small letter and goes on with words
_SPOKEN = re.compile(r"[α-ωά-ώ]\w*\s")
# «Πρόγραμμα πρόληψης και …» in quotes is a name by its first word
_NAMED_PROGRAMME = re.compile(
    r"«((?:(?:ειδικο|εθνικο|τομεακο|επιχειρησιακο|περιφερειακο)\s)?προγραμμα\s[^«»\n]{3,120})»"
)
# «ΠΕΠ Κεντρικής Μακεδονίας», «ΕΠ Ψηφιακή Σύγκλιση»
_REGIONAL = re.compile(
    r"[ΠΕ](?<!\w[ΠΕ])(?:(?<=Π)(?:ΕΠ|εΠ|\.Ε\.Π\.)|(?<=Ε)Π)\s(?:[Α-ΩΆ-Ώ][\w΄']+(?:[ ,–-]{1,3}(?:και\s)?(?=[Α-ΩΆ-Ώ]))?){1,5}"
)


class _Name(NamedTuple):
    name: str
    words: tuple[str, ...]
    letters: tuple[str, ...]
    takes_period: bool


def _load() -> tuple[_Name, ...]:
    table: dict[str, list[dict[str, Any]]] = tomllib.loads(
        files("ota_extract.scan").joinpath("programmes.toml").read_text(encoding="utf-8")
    )
    return tuple(
        _Name(
            row["name"],
            tuple(row.get("words", ())),
            tuple(row.get("letters", ())),
            row.get("period", False),
        )
        for row in table["programme"]
    )


_NAMES = _load()


def _one_of(spellings: dict[str, _Name]) -> tuple[re.Pattern[str], dict[str, _Name]]:
    """A pattern for all spellings at once, parted by their first letter so that few are tried."""
    by_letter: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=len, reverse=True):
        by_letter.setdefault(spelling[0], []).append(re.escape(spelling[1:]))
    choices = "|".join(
        f"(?<={re.escape(letter)})(?:{'|'.join(rests)})" for letter, rests in by_letter.items()
    )
    first = "[" + "".join(map(re.escape, by_letter)) + "]"
    # «Ε.Ε.Τ.Α.Α.» holds no «Τ.Α.Α.»
    return re.compile(rf"{first}(?<![\w.].)(?:{choices})(?:(?<=\+)|(?!\w))"), spellings


_BY_WORDS = _one_of({word: row for row in reversed(_NAMES) for word in row.words})
_BY_LETTERS = _one_of({word: row for row in reversed(_NAMES) for word in row.letters})
_COLUMN_HEAD = re.compile(r"κωδ(?:\.|ικοσ)\s?$")  # «ΚΩΔ. ΤΠΔ» heads a column of codes
_FOLDED_NAMES = tuple((fold(row.name), row.name) for row in _NAMES)


def find_programmes(clean: CleanText) -> list[ProgrammeMention]:
    """Return the programmes that *clean* names, in text order."""
    return _one_name_each(first_of_overlapping([*_known(clean), *_announced(clean)]))


def _known(clean: CleanText) -> Iterator[ProgrammeMention]:
    for text, (pattern, rows) in ((clean.folded, _BY_WORDS), (clean.text, _BY_LETTERS)):
        for found in pattern.finditer(text):
            spelling = found[0]
            start = found.start() + (spelling[0] == "«")
            end = found.end() - (spelling[-1] == "»")
            if not _COLUMN_HEAD.search(clean.folded, max(start - 8, 0), start):
                yield _with_period(clean.folded, start, end, rows[spelling])


def _with_period(folded: str, start: int, end: int, row: _Name) -> ProgrammeMention:
    if row.takes_period:
        years = _PERIOD.match(folded, end)
        if years:
            last = years["to"] if len(years["to"]) == 4 else years["from"][:2] + years["to"]
            if years["from"] < last:
                name = f"{row.name} {years['from']}-{last}"
                return ProgrammeMention(start, years.end(), name, f"{years['from']}/{last}")
        year = _YEAR.match(folded, end)
        if year and row.name != "ΕΣΠΑ":
            return ProgrammeMention(start, year.end(), f"{row.name} {year[1]}", year[1])
    return ProgrammeMention(start, end, row.name, None)


def _announced(clean: CleanText) -> Iterator[ProgrammeMention]:
    text, folded = clean.text, clean.folded
    if "«" in text:
        yield from _announced_names(text, folded)
        if "προγραμμα " in folded:
            for found in _NAMED_PROGRAMME.finditer(folded):
                yield _by_name(text, folded, *found.span(1))
    if "ΕΠ " in text or "Π. " in text:
        for found in _REGIONAL.finditer(text):
            end = found.start() + len(found[0].rstrip(" ,–-"))
            yield ProgrammeMention(found.start(), end, text[found.start() : end], None)


def _announced_names(text: str, folded: str) -> Iterator[ProgrammeMention]:
    """«Πρόγραμμα «…»»; a list goes on with «, «…» και «…»»."""
    announced_to = -1
    for quoted in _QUOTED.finditer(folded):
        start, end = quoted.span(1)
        announced = announced_to >= 0 and bool(_GOES_ON.fullmatch(folded, announced_to, start - 1))
        if not announced:
            lead = max(start - 1 - _REACH, 0)
            announced = (
                folded[max(start - 2, 0) : start - 1] in (" ", ":", "\n")
                and _ANNOUNCES.search(folded, lead, start - 1) is not None
            )
        announced = announced and _SPOKEN.match(text, start, end) is None
        announced_to = end + 1 if announced else -1
        if announced:
            yield _by_name(text, folded, start, end)


def _by_name(text: str, folded: str, start: int, end: int) -> ProgrammeMention:
    """A quoted name; where it goes on from a known programme's name, it is that programme's."""
    for known, name in _FOLDED_NAMES:
        if folded.startswith(known, start) and not folded[start + len(known)].isalnum():
            phase = None if name[-1] in "ΙI" else _PHASE.match(text, start + len(known), end)
            return ProgrammeMention(start, end, f"{name} {phase[1]}" if phase else name, None)
    name = " ".join(text[start:end].split())
    years = _YEARS_AT_END.search(name)
    period = f"{years['from']}/{years['to']}" if years and years["from"] < years["to"] else None
    return ProgrammeMention(start, end, name, period)


def _one_name_each(mentions: list[ProgrammeMention]) -> list[ProgrammeMention]:
    """Give a bare «ΕΣΠΑ» the name of the only «ΕΣΠΑ 2021-2027» that the text knows."""
    named = {mention.name: mention for mention in mentions}
    unified: list[ProgrammeMention] = []
    for mention in mentions:
        longer = {
            name
            for name, other in named.items()
            if other.period and name.startswith(mention.name + " ")
        }
        name = longer.pop() if len(longer) == 1 and not mention.period else mention.name
        unified.append(ProgrammeMention(mention.start, mention.end, name, named[name].period))
    return unified
