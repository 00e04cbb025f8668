"""What stands behind the text that ``explain`` shows: the pages of a PDF, and the repairs counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ota_extract.plurals import counted

if TYPE_CHECKING:
    from ota_extract.explain import PageAccount, Repair

LONGEST_LINE = 100


def pages_told(pages: Sequence[PageAccount]) -> str:
    """The pages, a line each, like neighbours in one; then what was set aside on them, and why."""
    if not pages:
        return ""
    rows = [
        (_numbers([page.number for page in run]), _described(run))
        for _, run in ((key, list(group)) for key, group in groupby(pages, _kind))
    ]
    asides: dict[tuple[str, str], list[int]] = {}
    for page in pages:
        for line in page.furniture:
            asides.setdefault((line.why, _without_numbers(line.text)), []).append(page.number)
    examples = {
        (line.why, _without_numbers(line.text)): line.text
        for page in reversed(pages)
        for line in page.furniture
    }
    told = _heading("Pages") + _columns(rows)
    if asides:
        told += _heading("Set aside, as no part of the release") + _columns(
            [
                (_numbers(numbers), f"{key[0]}: {_short(_visible(examples[key]))}")
                for key, numbers in asides.items()
            ]
        )
    return told


def repairs_told(repairs: Iterable[Repair]) -> str:
    """Each rule with its count and its reason, and the signs used in the text."""
    from ota_extract.explain import summed_up
    from ota_extract.explain.showing import SIGNS

    counts = summed_up(repairs)
    if not counts:
        return _heading("Repairs") + "none\n"
    rows = [
        (
            f"{each.times} × {each.rule}",
            _short(_visible(each.why)) + (f" (and {each.others} more)" if each.others else ""),
        )
        for each in counts
    ]
    signs = ", ".join(f"{sign} {meaning}" for sign, meaning in SIGNS.items())
    return _heading("Repairs") + _columns(rows) + f"{signs}; each one: --table\n"


def _heading(text: str) -> str:
    return f"\n── {text} ──\n"


def _columns(rows: Sequence[tuple[str, str]]) -> str:
    width = max(len(left) for left, _ in rows)
    return "".join(f"{left:<{width}}  {right}\n" for left, right in rows)


def _kind(page: PageAccount) -> tuple[str, bool]:
    return page.reader, bool(page.rows)


def _described(pages: Sequence[PageAccount]) -> str:
    lines, rows = (sum(getattr(page, name) for page in pages) for name in ("lines", "rows"))
    if pages[0].reader == "none":
        return "not read"
    reader = f"read by {pages[0].reader}"
    of_tables = f", {counted(rows, 'of them a row of a table', 'of them rows of tables')}"
    return f"{reader}: {counted(lines, 'line')}{of_tables if rows else ''}"


def _numbers(numbers: Sequence[int]) -> str:
    """«p. 3», «p. 3-7, 9».

    >>> _numbers([3, 4, 5, 9, 9])
    'p. 3-5, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][-1] <= 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "p. " + ", ".join(
        str(run[0]) if run[0] == run[-1] else f"{run[0]}-{run[-1]}" for run in runs
    )


def _without_numbers(text: str) -> str:
    import re

    return re.sub(r"\d+", "#", text)


def _visible(text: str) -> str:
    from ota_extract.explain import visible

    return visible(text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
