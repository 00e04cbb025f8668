"""Cells parted by semicolons, as spreadsheets save them in Greece, where the comma is the decimal sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ota_extract.alignment import Edit, Replace
from ota_extract.repair.sheet import Line

_FEWEST = 3
"""Lines with as many semicolons each: a head and two rows."""
_APART = re.compile(r"\s;|;\s")  # the question mark of Greek has a space behind it
_BEFORE_NUMBER = re.compile(r";[-+]?\d")


def semicolon_cells(text: str, lines: Sequence[Line]) -> Iterator[Edit]:
    """The semicolons of lines that follow one another become tabs, where each has as many.

    >>> from ota_extract.repair.sheet import lines_of
    >>> text = "Δήμος;Ποσό\\nΆνδρου;1.200,50\\nΚέας;800"
    >>> [edit.new for edit in semicolon_cells(text, lines_of(text))]
    ['\\t', '\\t', '\\t']
    >>> text = "Γιατί;\\nΠόσα;\\nΠότε;"
    >>> list(semicolon_cells(text, lines_of(text)))
    []
    """
    if ";" not in text:
        return
    for count, run in groupby(lines, key=lambda line: _separators(line.text)):
        rows = list(run)
        numbered = sum(_BEFORE_NUMBER.search(row.text) is not None for row in rows)
        if not count or len(rows) < _FEWEST or numbered * 2 < len(rows):
            continue
        for row in rows:
            for sign in re.finditer(";", row.text):
                at = row.start + sign.start()
                yield Replace(at, ";", "\t", "cell-separator", "cells parted by semicolons")


def _separators(line: str) -> int:
    """How many semicolons of *line* can part cells: all of them or none."""
    inner = line.strip(";")
    if ";" not in inner or _APART.search(inner) or "\t" in inner or "|" in inner:
        return 0
    return line.count(";")
