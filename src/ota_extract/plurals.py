"""How many there are of something, for messages: one has another form than many."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """*count* with the form of the word that it takes; *many* is *one* with an s where it is not given.

    >>> counted(1, "warning"), counted(0, "warning"), counted(1200, "row is", "rows are")
    ('1 warning', '0 warnings', '1200 rows are')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
