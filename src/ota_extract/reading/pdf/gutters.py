"""The gutter between two columns of text: where it runs, what stands on its sides, and in which order a
page with one is read.

A rule down the page is one where no word crosses it; without a rule, many lines with text of about the
same width on both sides tell. ``prose_columns`` finds those of short pages.
"""

from __future__ import annotations

from ota_extract.reading.pdf.lines import Row
from ota_extract.reading.pdf.page import Edge, PageContent, Word
from ota_extract.reading.pdf.pieces import Block, TableBlock, TextLine

LONGEST_SHARE = 0.25
"""How much of the page's height a rule between two columns runs down at least."""
FEWEST_WORDS = 20
"""How many words stand on each side of such a rule."""


def rule_between(content: PageContent, words: list[Word]) -> float | None:
    """Where a rule parts two columns of text, if one does: alone, and with words on both sides only."""
    for rule in content.edges:
        if rule.horizontal or not rule.drawn:
            continue
        if rule.bottom - rule.top < LONGEST_SHARE * content.height:
            continue
        if not 0.2 * content.width < rule.x0 < 0.8 * content.width:
            continue
        if any(_touches(rule, edge) for edge in content.edges if edge.horizontal):
            continue
        beside = [word for word in words if rule.top < (word.top + word.bottom) / 2 < rule.bottom]
        left = sum(word.x1 <= rule.x0 + 1 for word in beside)
        right = sum(word.x0 >= rule.x0 - 1 for word in beside)
        if min(left, right) >= FEWEST_WORDS and left + right == len(beside):
            return rule.x0
    return None


def _touches(rule: Edge, edge: Edge) -> bool:
    return (
        edge.x0 < rule.x0 + 3
        and edge.x1 > rule.x0 - 3
        and rule.top - 3 < edge.top < rule.bottom + 3
    )


def gutter_of(rows: list[Row], width: float) -> float | None:
    """Where the gutter of two columns of running text runs, if the page has two.

    Many lines have text of about the same width on both sides of it, and few cross it.
    """
    gaps: dict[int, int] = {}
    for row in rows:
        for one, two in zip(row.chunks, row.chunks[1:], strict=False):
            if one.x1 > 0.3 * width and two.x0 < 0.7 * width:
                for x in range(int(one.x1) + 1, int(two.x0) + 1):
                    gaps[x] = gaps.get(x, 0) + 1
    if not gaps:
        return None
    most = max(gaps.values())
    if most < 8:
        return None
    best = [x for x, count in gaps.items() if count == most]
    gutter = best[len(best) // 2] + 0.0
    left = right = full = crossing = 0
    for row in rows:
        if any(chunk.x0 < gutter < chunk.x1 for chunk in row.chunks):
            crossing += 1
            continue
        on_left = [chunk for chunk in row.chunks if chunk.x1 <= gutter]
        on_right = [chunk for chunk in row.chunks if chunk.x0 >= gutter]
        left += bool(on_left)
        right += bool(on_right)
        if on_left and on_right:
            wide_left = sum(c.x1 - c.x0 for c in on_left) > 0.28 * width
            wide_right = sum(c.x1 - c.x0 for c in on_right) > 0.28 * width
            full += wide_left and wide_right
    return gutter if full >= 8 and full >= 0.3 * max(left, right) and crossing < full else None


def sides_of(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row], list[Row]]:
    """The lines that cross the gutter, those left of it and those right of it."""
    across: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        on_left = [chunk for chunk in row.chunks if chunk.x1 <= gutter + 2]
        on_right = [chunk for chunk in row.chunks if chunk.x0 >= gutter - 2]
        if len(on_left) + len(on_right) < len(row.chunks):
            across.append(row)
            continue
        for side, chunks in ((left, on_left), (right, on_right)):
            if chunks:
                top, bottom = min(c.top for c in chunks), max(c.bottom for c in chunks)
                side.append(Row(chunks, top, bottom))
    return across, left, right


def in_order(items: list[Block], gutter: float | None) -> list[Block]:
    """*items* as they are read: from top to bottom, with a *gutter* the left column before the right."""
    if gutter is None:
        return sorted(
            items, key=lambda item: (item.top + min(item.bottom - item.top, 8) / 2, item.x0)
        )
    items.sort(key=lambda item: (item.top, item.x0))
    ordered: list[Block] = []
    band: list[Block] = []
    for item in items:
        if item.x0 < gutter - 2 and item.x1 > gutter + 2:
            captions = _captions(band, gutter, item) if isinstance(item, TableBlock) else []
            ordered.extend(_columns_of(band[: len(band) - len(captions)], gutter))
            ordered.extend([*captions, item])
            band = []
        else:
            band.append(item)
    ordered.extend(_columns_of(band, gutter))
    return ordered


def _captions(band: list[Block], gutter: float, table: TableBlock) -> list[Block]:
    """The lines at the foot of the left column that belong to the *table* below, across both: lower than the
    right column ends, apart from the text above them and closer to the table.
    """
    right = max((item.bottom for item in band if item.x1 > gutter + 2), default=float("inf"))
    lines = [item for item in band if item.top > right]
    above = [item.bottom for item in band if item.x1 <= gutter + 2 and item.top <= right]
    if not lines or not above or not all(isinstance(line, TextLine) for line in lines):
        return []
    gap = lines[0].top - max(above)
    height = lines[0].bottom - lines[0].top
    return lines if gap > max(height, table.top - lines[-1].bottom) else []


def _columns_of(band: list[Block], gutter: float) -> list[Block]:
    left = [item for item in band if item.x1 <= gutter + 2]
    return [*left, *(item for item in band if item.x1 > gutter + 2)]
