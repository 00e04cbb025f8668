"""Columns: their names and roles, and which of several amounts is the row's own.

>>> from ota_extract.greek import fold
>>> [role(fold(name)) for name in ("Α/Α", "ΚΩΔ. ΤΠΔ", "ΔΗΜΟΣ", "ΝΟΜΟΣ", "ΠΟΣΟ 2020", "Πληθυσμός")]
['index', 'code', 'municipality', 'regional_unit', 'amount', 'count']
>>> [role(fold(name)) for name in ("Αρ. σύμβασης", "Αριθμός συμβάσεων", "Α.Φ.Μ.")]
['code', 'count', 'code']

A head may be strange or missing: the content of a column comes first, its name second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from ota_extract.alignment import Span
from ota_extract.assemble.tables.rows import written
from ota_extract.assemble.tables.totals import without_spacing
from ota_extract.greek import fold
from ota_extract.records import ColumnRole

ROLES: tuple[tuple[ColumnRole, str], ...] = (
    ("index", r"[αa]\s?[/.]\s?[αa]\.?|αρ\.?|αριθμοσ|no\.?|#|αυξων αριθμοσ|[αa]{2}"),
    ("code", r"κωδ\w*\.?(?:\s+.*)?|.*\bτπδ\b.*|mis|οπσ|κ\.?\s?α\.?(?:\s?ε\.?)?|α\.?λ\.?ε\.?|α\.?φ\.?μ\.?|κωδικοσ.*|α\.?δ\.?α\.?|iban"
             r"|αρ(?:ιθμοσ|ιθ)?\.?\s*(?:τησ\s+|του\s+)?(?:πρωτ|μητρωου|λογαριασμ|(?:συμβασ|αποφασ|πραξ|αιτησ)(?:ησ|εωσ)\b).*"),
    ("count", r"πληθυσμ.*|αρ(?:ιθμοσ|\.)\s+\w+.*|πληθοσ.*|(?:κατοικοι|εργα|πραξεισ|αιτησεισ|θεσεισ)|μονιμοσ .*"),
    ("date", r"ημερομηνια.*|ημ/νια.*|ετοσ"),
    ("regional_unit", r"νομο[συ].*|νομαρχια.*|π\.?\s?ε\.?|περιφερειακ\w+ ενοτητ\w+.*|νομοσ/νομαρχια"),
    ("amount", r".*(?:\bποσο(?!στ)|προυπολογισμ|συνολ|κατανομ|επιχορηγ|χρηματοδοτ|ενισχυσ|πιστωσ|δαπαν|αξια|καταβολ"
               r"|αποδοσ|€|\bπ/υ\b|\(?ευρω|πδε|πορο[ιυ]|φπα|δοση|συμμετοχ|σατα|\bκαπ\b|δανει|κοστοσ|οφειλ|αποζημιωσ).*"),
    ("municipality", r".*(?:δημο[συι]|\bοτα\b|φορε|δικαιουχ|συνδεσμ|δευα|ονομασια|επωνυμια|ονομα\b|αποδεκτ|δημοτ).*"),
    ("region", r"περιφερει.*"),
)  # fmt: skip
RECIPIENTS: tuple[Literal["municipality", "region", "regional_unit"], ...] = (
    "municipality", "region", "regional_unit",
)  # fmt: skip
"""The roles of columns that say whom an amount is for."""
_ROLES = tuple((kind, re.compile(pattern)) for kind, pattern in ROLES)
_PRINCIPAL = (
    re.compile(r".*(?:γενικο|τελικο) συνολο.*|συνολ\w+.*|.*συνολικ.*"),
    re.compile(r".*(?:ποσο|κατανομη|επιχορηγηση|ενισχυση|προυπολογισμοσ|χρηματοδοτηση).*"),
)
_GRANTED = (
    re.compile(r"επιχορηγ|χρηματοδοτ|δημοσια δαπανη|ενισχυσ|κατανομ|δωρεα"),
    re.compile(r"εγκεκριμ|εγκριθ|εγκρινομ|ενταξησ"),
    re.compile(r"\A(?!.*(?:προυπολογισμ|\bπ/υ|κοστοσ)).*\bποσο\b"),
)
_BUDGET = re.compile(
    r"προυπολογισμ|\bπ/υ\b|κοστοσ|αιτουμεν|αιτηθ|αιτημα|οφειλ|προστιμ|\bχρε[οη]|κρατησ|περικοπ|εσοδα"
)
_ASKED = re.compile(r"αιτουμεν|αιτηθ|αιτημα")


def role(name: str) -> ColumnRole:
    """The role that the folded *name* of a column says."""
    plain = without_spacing(" ".join(name.split()).strip(" :*"))
    return next((kind for kind, pattern in _ROLES if pattern.fullmatch(plain)), "other")


def named(text: str, head: Sequence[Span]) -> list[tuple[str, ColumnRole]]:
    """The columns of a head with their roles."""
    return [(written(text, span), role(fold(written(text, span)))) for span in head]


def with_unknown_amount(
    head: list[tuple[str, ColumnRole]], width: int
) -> list[tuple[str, ColumnRole]]:
    """Give the first amount column the name right before the others, where a head names one too few.

    >>> with_unknown_amount([("ΔΗΜΟΣ", "municipality"), ("ΠΡΑΣΙΝΟ", "other"), ("ΤΑΜΕΙΟ", "other"), ("ΣΥΝΟΛΟ", "amount")], 2)
    [('ΔΗΜΟΣ', 'municipality'), ('ΠΡΑΣΙΝΟ ΤΑΜΕΙΟ', 'amount'), ('ΣΥΝΟΛΟ', 'amount')]
    """
    amounts = [at for at, (_, role) in enumerate(head) if role == "amount"]
    if not amounts or len(amounts) != width - 1:
        return head
    first = amounts[0]
    start = first
    while start and head[start - 1][1] == "other":
        start -= 1
    if start == first:
        return head
    name = " ".join(name for name, _ in head[start:first])
    return [*head[:start], (name, "amount"), *head[first:]]


def has_other_column(roles: Sequence[ColumnRole]) -> bool:
    """Whether words can stand between name and amount: places, works, reasons.

    >>> has_other_column(["index", "municipality", "other", "amount"])
    True
    """
    return any(role in ("other", "count", "date") for role in roles)


def principal(names: Sequence[str], rows: Sequence[Sequence[Decimal | None]]) -> int:
    """Which of the amount columns is the row's amount: the total of the others, said or reckoned.

    *names* are folded, one for each amount column ("" where there is none); *rows* are their values.

    >>> principal(["", "", ""], [[Decimal(5), Decimal(1), Decimal(6)]])
    2
    >>> principal(["ποσο 2019", "ποσο 2020"], [[Decimal(5), Decimal(7)]])
    1
    >>> principal(["π/υ εργου", "ιδιοι ποροι", "χρηματοδοτηση"], [[Decimal(6), Decimal(1), Decimal(5)]])
    2

    Beside the budget of a work or what was asked for, it is what was granted or approved.
    """
    width = max((len(row) for row in rows), default=len(names))
    if width <= 1:
        return 0
    if len(names) == width and (grant := _grant(names)) is not None:
        return grant
    order: list[int] = [width - 1, 0, *range(1, width - 1)]
    for at in order:
        if width > 2 and _sums(rows, at, width):
            return at
    for pattern in _PRINCIPAL:
        matching = [at for at, name in enumerate(names[:width]) if pattern.fullmatch(name)]
        if matching:
            return matching[-1]
    return width - 1


def _grant(names: Sequence[str]) -> int | None:
    """The column of what is granted, where another gives the work's budget or what was asked for."""
    for granted in _GRANTED:
        grants = [
            at for at, name in enumerate(names) if granted.search(name) and not _ASKED.search(name)
        ]
        others = [at for at, name in enumerate(names) if _BUDGET.search(name) and at not in grants]
        if grants and others:
            return next((at for at in grants if "συνολ" in names[at]), grants[-1])
    return None


def _sums(rows: Sequence[Sequence[Decimal | None]], at: int, width: int) -> bool:
    """Whether column *at* is (nearly always) the sum of the others; printed totals can err."""
    whole = [row for row in rows if len(row) == width and row[at] is not None]
    right = sum(
        2 * (row[at] or 0) == sum((value or Decimal(0) for value in row), Decimal(0))
        for row in whole
    )
    return bool(whole) and right * 5 >= len(whole) * 4
