"""Lists of municipalities without amounts: rows whose amount is not stated.

>>> from ota_extract.clean import CleanText
>>> clean = CleanText.of("Πρόκειται για τους Δήμους:\\n- Παιονίας,\\n- Πάρου")
>>> [row.as_written for row in find_name_lists(clean, [])[0].rows]
['Παιονίας', 'Πάρου']

Only a list of items below an announcing line is read; names in a sentence are prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import ColumnDraft, RowDraft, TableDraft
from ota_extract.assemble.tables.authorities import Recipient, find_recipient
from ota_extract.assemble.tables.heads import read_head
from ota_extract.assemble.tables.rows import Row, without_apposition, written
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.spans import SpanSet

_LEAD = re.compile(r"(?:δημουσ|δημοι|δημων|οτα|φορεισ|δευα)\b[^.;!\n]{0,80}:\s*\Z")
_BRACKET = re.compile(r"\s*\([^()]*\)?[\s,.;·]*$")
_INDEX = re.compile(r"\s*\d{1,3}(?:\s*[.)]\s*|\s+)(?=[^\W\d])")
_WORDS = re.compile(r"[^\W\d_]+")


def find_name_lists(clean: CleanText, tables: Sequence[TableDraft]) -> list[TableDraft]:
    """Find the lists of names in *clean* that are no part of *tables*."""
    found: list[TableDraft] = []
    taken = SpanSet(table.span for table in tables)
    at = 0
    blocks = clean.blocks
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not _LEAD.search(clean.folded, max(block.start, block.end - 160), block.end):
            continue
        rows: list[Row] = []
        named = 0
        if at < len(blocks) and read_head(clean.text, clean.folded, *_span(blocks[at])):
            at += 1
        while at < len(blocks) and (row := _row(clean, blocks[at])) is not None:
            if taken.overlaps(blocks[at].start, blocks[at].end):
                break
            if row.recipient.kind != "other":
                named += row.recipient.certain
            rows.append(row)
            at += 1
        if len(rows) > 1 and named * 2 >= len(rows):
            found.append(_table(clean, block, rows))
    return found


def _row(clean: CleanText, block: Block) -> Row | None:
    if block.kind not in (BlockKind.ITEM, BlockKind.ROW) or block.end - block.start > 100:
        return None
    text, folded = clean.text, clean.folded
    bracket = _BRACKET.search(folded, block.start, block.end)
    end = bracket.start() if bracket else block.end
    index = _INDEX.match(folded, block.start, end)
    begin = index.end() if index else block.start
    if any(char.isdigit() for char in folded[begin:end]):
        return None  # a place of a ranking, an amount
    recipient = find_recipient(text, folded, begin, end)
    if recipient is None:  # «(Ν. Δράμας),» is the rest of the name before
        recipient = Recipient(Span(block.start, block.end), "other", False, False)
        return Row(recipient, (), Span(block.start, block.end))
    if len(_WORDS.findall(folded, *recipient.span)) > 6:
        return None
    return without_apposition(Row(recipient, (), Span(block.start, block.end)), folded)


def _span(block: Block) -> Span:
    return Span(block.start, block.end)


def _table(clean: CleanText, lead: Block, rows: list[Row]) -> TableDraft:
    text = clean.text
    kept = [row for row in rows if row.recipient.kind != "other" or row.recipient.certain]
    drafts = tuple(
        RowDraft(
            position=number,
            recipient_kind=row.recipient.kind,
            as_written=written(text, row.recipient.span),
            name_span=row.recipient.span,
            amount=None,
            amount_span=None,
            span=row.span,
            prefecture=written(text, row.prefecture) if row.prefecture else None,
        )
        for number, row in enumerate(kept, start=1)
    )

    return TableDraft(
        status="incomplete",
        caption=written(text, Span(lead.start, lead.end)).rstrip(" :"),
        caption_span=Span(lead.start, lead.end),
        announced_rows=None,
        columns=(ColumnDraft("δήμος", "municipality"),),
        rows=drafts,
        stated_total=None,
        span=Span(rows[0].span.start, rows[-1].span.end),
        claims=(),
    )
