"""The index of a folder as data: every number in the reader's words. Nothing of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from ota_extract.municipalities import registry
from ota_extract.report.folder.contents import IndexPage, Number, ReleaseRow, TotalRow
from ota_extract.report.folder.entries import Entry
from ota_extract.report.folder.totals import (
    Total,
    Totals,
    residents_of,
    residents_of_region,
    total_of,
    totals_of,
)
from ota_extract.report.pictures import (
    Allotment,
    Picture,
    amount_bars,
    draw_map,
    full_name,
    resident_bars,
    strips_of,
)
from ota_extract.report.speech import Speech

NOTHING = "–"


def index_page(entries: Sequence[Entry], unread: int, speech: Speech) -> IndexPage:
    """Put *entries*, whose copies are marked, into the words of *speech*.

    *unread* is the number of files that could not be read.
    """
    totals = totals_of(entries)
    say = _Sayer(speech)
    allotted = [
        Allotment(f"m{code}", full_name(entry), total.amount, entry)
        for code, total in totals.by_municipality.items()
        for entry in (registry().municipality(code),)
    ]
    return IndexPage(
        totals=totals,
        facts=tuple(_facts(entries, totals, say)),
        apart=tuple(
            (say.word(key), say.money(total).said)
            for key, total in (("others", totals.others), ("unlinked", totals.unlinked))
            if total.rows
        ),
        notes=tuple(_notes(totals, unread, say)),
        releases=tuple(_release(entry, say) for entry in _latest_first(entries)),
        pictures=tuple(_pictures(allotted, speech)),
        regions=_totals(totals.by_region, say, residents_of_region),
        years=_totals(
            {year or "": total for year, total in totals.by_year.items()},
            say,
            releases={year or "": count for year, count in totals.releases_of_year.items()},
        ),
        municipalities=_municipalities(totals.by_municipality, say),
    )


class _Sayer:
    """The words and numbers of the index."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def word(self, key: str, *values: object) -> str:
        words = self.speech.word("folder", key)
        return words % values if values else words

    def count(self, count: int) -> Number:
        return Number(self.speech.number(count), str(count))

    def some(self, count: int, key: str) -> str:
        one, _, many = self.word(key).partition("|")
        return f"{self.speech.number(count)} {one if count == 1 else many}"

    def euro(self, amount: Decimal | None) -> Number:
        if amount is None:
            return Number(NOTHING)
        return Number(self.speech.quantity(amount, "EUR"), format(amount, "f"))

    def money(self, total: Total) -> Number:
        return self.euro(total.amount if total.rows else None)


def _facts(entries: Sequence[Entry], totals: Totals, say: _Sayer) -> Iterator[tuple[str, str, str]]:
    yield say.word("releases_read"), say.count(len(entries)).said, ""
    yield say.word("in_tables"), say.money(totals.all).said, ""
    count = len(totals.by_municipality)
    yield (
        say.word("municipalities"),
        say.count(count).said,
        say.word("of_all", say.count(len(registry().municipalities)).said),
    )
    yield say.word("incomplete"), say.count(totals.incomplete).said, ""
    yield say.word("with_errors"), say.count(sum(1 for each in entries if each.errors)).said, ""


def _notes(totals: Totals, unread: int, say: _Sayer) -> Iterator[str]:
    yield say.word("what_is_added")
    for key, count in (
        ("without_amount", totals.without_amount),
        ("copies", totals.copies),
        ("unread", unread),
    ):
        if count:
            yield say.word(key, say.count(count).said)


def _release(entry: Entry, say: _Sayer) -> ReleaseRow:
    total = total_of(entry)
    day = entry.announced_on
    levels = (("errors", entry.errors), ("warnings", entry.warnings), ("infos", entry.infos))
    return ReleaseRow(
        entry=entry,
        title=entry.title or entry.file,
        date=Number(say.speech.date(day), _sortable(day)) if day else Number(NOTHING),
        total=say.money(total),
        remarks=tuple(_remarks(entry, total, say)),
        municipalities=say.count(len(entry.codes)),
        findings=tuple((level, say.some(count, level)) for level, count in levels if count),
        findings_sort=str(entry.errors * 10**8 + entry.warnings * 10**4 + entry.infos),
    )


def _remarks(entry: Entry, total: Total, say: _Sayer) -> Iterator[str]:
    if entry.copy_of is not None:
        yield say.word("copy_of", entry.copy_of)
        return
    if not entry.tables:
        yield say.word("no_table")
        return
    if "missing" in entry.tables:
        yield say.word("missing")
    elif not total.rows:
        yield say.word("no_sum")
    if "incomplete" in entry.tables:
        yield say.word("table_incomplete")


def _sortable(edtf: str) -> str:
    """A day, month or year as a number; a period by its beginning; nothing without a year."""
    parts = edtf.partition("/")[0].split("-")
    if not all(part.isdecimal() for part in parts):
        return ""
    return "".join([*parts, "00", "00"][:3])


def _latest_first(entries: Iterable[Entry]) -> list[Entry]:
    by_name = sorted(entries, key=lambda entry: entry.release)
    return sorted(by_name, key=lambda entry: _sortable(entry.announced_on or ""), reverse=True)


def _totals(
    totals: dict[str, Total],
    say: _Sayer,
    residents: Callable[[str], int] = lambda _: 0,
    releases: dict[str, int] | None = None,
) -> tuple[TotalRow, ...]:
    strips = strips_of([(total.amount, "exact") for total in totals.values()])
    return tuple(
        TotalRow(
            id="",
            name=name or say.word("year_unknown"),
            place=(),
            amount=say.money(total),
            strip=strip,
            municipalities=say.count(len(total.municipalities)),
            releases=say.count(releases[name] if releases else len(total.releases)),
            per_resident=say.euro(total.per_resident(residents(name))),
        )
        for (name, total), strip in zip(totals.items(), strips, strict=True)
    )


def _municipalities(totals: dict[str, Total], say: _Sayer) -> tuple[TotalRow, ...]:
    ordered = sorted(totals.items(), key=lambda item: -item[1].amount)
    strips = strips_of([(total.amount, "exact") for _, total in ordered])
    rows = []
    for (code, total), strip in zip(ordered, strips, strict=True):
        entry = registry().municipality(code)
        rows.append(
            TotalRow(
                id=f"m{code}",
                name=entry.name,
                place=(entry.regional_unit, entry.region),
                amount=say.money(total),
                strip=strip,
                municipalities=say.count(1),
                releases=say.count(len(total.releases)),
                per_resident=say.euro(total.per_resident(residents_of([code]))),
            )
        )
    return tuple(rows)


def _pictures(allotted: Sequence[Allotment], speech: Speech) -> Iterator[Picture]:
    if len(allotted) < 3:
        return
    for picture in (
        draw_map("map", allotted, speech),
        amount_bars("largest", allotted, speech, speech.word("folder", "largest")),
        resident_bars("per-resident", allotted, speech),
    ):
        if picture is not None:
            yield picture
