"""Amounts that recipients do not get: debts, fines, cuts, what was refused or only asked for.

>>> from ota_extract.greek import fold
>>> def owed(words): return is_owed(fold(words), 0, len(words), len(words))
>>> owed("Ο Δήμος Πάρου οφείλει 3.000.000 ευρώ και ο Δήμος Θήρας"), owed("Δεν θα λάβουν χρηματοδότηση ο Δήμος")
(True, True)
>>> owed("Δίνονται για την εξόφληση οφειλών 500.000 ευρώ στον Δήμο"), owed("Στον Δήμο Πάρου 5.000 ευρώ και στον Δήμο")
(False, False)
>>> owed("Κάθε Δήμος οφείλει να δηλώσει τα ποσά"), owed("Κανένας Δήμος δεν λαμβάνει λιγότερα από")
(False, False)

The word that stands last before an amount decides; before the first word of either kind, that one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables.rows import Row
from ota_extract.clean import CleanText
from ota_extract.greek import fold

_GET = (  # «λαμβάνουν», «χρηματοδοτούνται», «εγκρίθηκε», «δίνονται», «εντάσσονται»
    r"(?:λα(?:μβαν|β)|ελαβ|παιρν|παρουν|παρει|πηρ(?:ε|αν)\b|(?:επι)?χορηγ|χρηματοδοτ|ενισχυ|εγκρι|εγκεκριμ|διν|δοθ|δωσ|εδωσ"
    r"|κατανεμ|κατανομ|διατ[ιε]θ|διαθε[τσ]|εντασσ|ενταχθ|ενταξ|ενταγμ|δικαιου|αποδ[ιο]|καταβ(?:αλλ|ληθ|ολ)|πηγαιν|αναλογ"
    r"|εκταμιευ|πιστων|πληρων|πληρωθ|επιχορηγ|μοιρα[ζσ])"
)
_GIVEN = re.compile(rf"(?<!\w){_GET}\w*|(?<!\w)πανε(?!\w)")
_OWED = re.compile(
    rf"""(?<!\w)(?:
        οφειλ(?:η|ησ|εσ|ων|αν|ουν|ει|ε)(?!\w)(?!\s+να\b) | χρωστ\w+ | χρε(?:οσ|ουσ|η|ων)(?!\w)
      | προστιμ\w+ | περι(?:ε)?κο[πψ]\w+ | περικοφθ\w+ | κατασχ\w+ | παρακρατ\w+
      | απορρι(?:φθ|πτ|ψ)\w+ | απενταχθ\w+ | απεντασσ\w+ | (?:εχ(?:ει|ουν)|ειχ(?:ε|αν))\s+(?:\w+\s+)?προυπολογισμο(?!\w)
      | εσοδα(?!\w) | εισ(?:επρα|πρα)\w+\s+(?:απο\s+)?(?:\w+\s+)?(?:τελη|φορουσ|προστιμα|ενοικια)
      | ζητ(?:ησ|ουσ)(?:ε|αν)(?!\w) | ζητ(?:ουν|α)(?!\w) | αιτηθηκ\w+ | αιτουμεν\w+
      | (?:δεν|ουτε|μην?)\s+(?:θα\s+|να\s+|εχ(?:ει|ουν)\s+|ειχ(?:ε|αν)\s+)?{_GET}\w*(?!\w)(?!\s+(?:λιγοτερ|περισσοτερ|πανω|κατω|μονο)\w*)
    )(?:\s+(?:τη[νσ]?\s+|των\s+|του\s+|καμ(?:ι|μ)α\s+)?{_GET}\w*)?  # «περικοπή της χρηματοδότησης»
    """,
    re.VERBOSE,
)
_PAID_OFF = re.compile(  # «για την εξόφληση ληξιπρόθεσμων οφειλών», «καμία περικοπή», «από έσοδα»
    r"(?:(?:εξοφλησ|αποπληρωμ|πληρωμ|καλυψ|ρυθμισ|διακανονισ|αποσβεσ|εκκαθαρισ|διαγραφ|μειωσ)\w*(?:\s\w+){0,3}|καμ(?:ι|μ)α\w*|χωρισ"
    r"|(?:απο|εναντι|λογω)(?:\s(?:τα|τισ|το|την|των|ιδια))?)\s\Z"
)
_RELATIVE = re.compile(r"\bπου\s(?:\w+\s)?\Z")
_AMOUNT_NEAR = re.compile(r"\D{0,14}\d")
_LINES_ABOVE = 2
_ABOVE = 300
_LONGEST_HEADING = 200


def is_owed(folded: str, start: int, end: int, at: int) -> bool:
    """Whether the amount at offset *at* of the sentence ``folded[start:end]`` is none that is given."""
    cues = _cues(folded, start, end)
    before = [owed for place, owed in cues if place <= at]
    return before[-1] if before else bool(cues) and cues[0][1]


def marked(folded: str, rows: Sequence[Row], start: int, end: int) -> list[Row]:
    """The *rows* of the sentence ``folded[start:end]``, marked where their amounts are none that are given."""
    if not rows or _OWED.search(folded, start, end) is None:
        return list(rows)
    places = [min((one.span.start for one in row.amounts if one), default=end) for row in rows]
    return [
        replace(row, owed=is_owed(folded, start, end, at))
        for row, at in zip(rows, places, strict=True)
    ]


def are_owed(clean: CleanText, table: TableDraft) -> bool:
    """Whether the amounts of *table* are none that are given: by the names of its columns, the sentence
    that announces it, or the heading above it."""
    if not table.rows:
        return False
    names = fold(" | ".join(column.name for column in table.columns if column.role == "amount"))
    above = _words_above(clean, table)
    if _only_owed([names]):
        return _GIVEN.search(above) is None
    return not _cues(names, 0, len(names)) and _only_owed([above])


def _only_owed(words: Iterable[str]) -> bool:
    cues = [owed for part in words for _, owed in _cues(part, 0, len(part))]
    return bool(cues) and all(cues)


def _words_above(clean: CleanText, table: TableDraft) -> str:
    """The folded words that announce *table*, or else the lines right above it, where they are headings."""
    if table.caption is not None:
        return fold(table.caption)
    above = clean.folded[max(table.span.start - _ABOVE, 0) : table.span.start]
    lines = [line for line in above.split("\n") if line.strip()][-_LINES_ABOVE:]
    return " ".join(line for line in lines if len(line) <= _LONGEST_HEADING)


def _cues(folded: str, start: int, end: int) -> list[tuple[int, bool]]:
    """Where a word says that amounts are given, or owed (True), in the order of the text."""
    owed = [
        found
        for found in _OWED.finditer(folded, start, end)
        if not _PAID_OFF.search(folded, max(start, found.start() - 60), found.start())
        and not (
            _RELATIVE.search(folded, max(start, found.start() - 25), found.start())
            and not _AMOUNT_NEAR.match(folded, found.end(), end)
        )
    ]
    if not owed:
        return []
    inside = [found.span() for found in owed]
    given = [
        found.start()
        for found in _GIVEN.finditer(folded, start, end)
        if not any(a <= found.start() < b for a, b in inside)
    ]
    return sorted([*((found.start(), True) for found in owed), *((at, False) for at in given)])
