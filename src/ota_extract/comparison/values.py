"""Reading values out of records in which anything may stand.

>>> get({"source": {"sha256": "0f"}}, "source", "sha256"), get({"source": None}, "source", "sha256")
('0f', None)
>>> same(Decimal("281500.00"), 281500), same(1, True)
(True, False)
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def get(value: Any, *path: str) -> Any:
    """What stands at *path* in *value*, or ``None``."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def as_list(value: Any) -> list[Any]:
    """*value*, or an empty list where it is none."""
    return value if isinstance(value, list) else []


def has_elements(value: Any) -> bool:
    """Whether *value* is a list of objects."""
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def counted_from(value: Any, index: int) -> Any:
    """A number that counts elements, as seen from where its element stands."""
    return value - index if isinstance(value, int) and not isinstance(value, bool) else value


def same(approved: Any, fresh: Any) -> bool:
    """Whether two values are the same: numbers by what they are and not by how they are written."""
    if isinstance(approved, list) and isinstance(fresh, list):
        return len(approved) == len(fresh) and all(map(same, approved, fresh))
    if isinstance(approved, dict) and isinstance(fresh, dict):
        return approved.keys() == fresh.keys() and all(
            same(value, fresh[name]) for name, value in approved.items()
        )
    if _is_number(approved) and _is_number(fresh):
        return bool(approved == fresh)
    return repr(approved) == repr(fresh)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
