"""The head of a table, and like groups of columns that stand side by side under one head each.

Nothing here knows what a heading says: a head has no number where the rows below have numbers.
"""

from __future__ import annotations

import re

from ota_extract.reading.pdf.amounts import is_number
from ota_extract.reading.pdf.pieces import Cell, TableBlock, cell_text

MOST_HEADER_ROWS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
"""«2024» over a column is its name."""


def find_headers(part: TableBlock) -> None:
    """Count the rows at the top that name the columns, and split groups that stand side by side."""
    if not part.rows:
        return
    if part.ruled:
        part.header_rows = count_header_rows(part.rows)
    part.groups = count_groups(part)


def count_header_rows(rows: list[list[Cell]]) -> int:
    """How many rows at the top hold no number where the rows below have numbers."""
    texts = [[cell_text(cell) for cell in row] for row in rows]
    numeric = numeric_columns(texts)
    if not numeric:
        return 0
    count = 0
    for row in texts[:MOST_HEADER_ROWS]:
        numbers = sum(
            is_number(row[column]) and not _YEAR.fullmatch(row[column]) for column in numeric
        )
        filled = len({id(cell) for cell, text in zip(rows[count], row, strict=True) if text})
        if numbers or filled < 2 or any(len(text) > 120 for text in row):
            break
        if not any(row[column] for column in numeric) and count == 0 and filled < 0.5 * len(row):
            break
        count += 1
    return count if count < len(rows) else 0


def numeric_columns(texts: list[list[str]]) -> list[int]:
    """The columns whose cells are mostly numbers."""
    found = []
    for index, column in enumerate(zip(*texts, strict=True)):
        filled = [text for text in column if text]
        numbers = sum(is_number(text) for text in filled)
        if numbers and numbers >= 0.5 * len(filled):
            found.append(index)
    return found


def count_groups(part: TableBlock) -> int:
    """How many like groups of columns stand side by side in *part*."""
    width = len(part.columns)
    possible = [groups for groups in (2, 3, 4) if width % groups == 0 and width // groups > 1]
    if not possible:
        return 1
    texts = [[cell_text(cell) for cell in row] for row in part.rows]
    head = texts[: part.header_rows]
    numeric = set(numeric_columns(texts[part.header_rows :]))
    for groups in possible:
        size = width // groups
        kinds = [tuple(i * size + k in numeric for k in range(size)) for i in range(groups)]
        if len(set(kinds)) > 1 or not any(kinds[0]) or all(kinds[0]):
            continue
        if head:
            heads = [
                tuple(row[i * size + k] for row in head for k in range(size)) for i in range(groups)
            ]
            if len(set(heads)) == 1 and any(heads[0]):
                return groups
            continue
        return groups
    return 1
