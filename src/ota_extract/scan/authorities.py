"""The names of authorities: what may follow «Υπουργείο», «Υπουργός», «Περιφέρεια».

>>> from ota_extract.greek import fold
>>> text = "του Υπουργείου Ψηφιακής Διακυβέρνησης Μανόλης"
>>> portfolio_at(fold(text), text.index("Ψηφιακής"))
('Ψηφιακής Διακυβέρνησης', 37)
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from ota_extract.greek import fold

_TABLE: dict[str, Any] = tomllib.loads(
    files("ota_extract.scan").joinpath("authorities.toml").read_text(encoding="utf-8")
)


def _longest_first(names: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((fold(name), name) for name in sorted(names, key=len, reverse=True))


_PORTFOLIOS = _longest_first(_TABLE["ministry"])
_REGIONS = _longest_first(_TABLE["regions"]["names"])
PORTFOLIO_WORDS = frozenset(word.strip(",") for folded, _ in _PORTFOLIOS for word in folded.split())
BODIES: tuple[tuple[str, str], ...] = tuple(
    (spelling, body["name"]) for body in _TABLE["body"] for spelling in body["words"]
)
"""Spelling (folded) and name of each body that is no ministry."""


def portfolio_words() -> frozenset[str]:
    """The words of the ministries' names, as written in running text."""
    return frozenset(
        word.strip(",") for _, name in _PORTFOLIOS for word in name.split() if word != "-"
    )


def portfolio_at(folded: str, at: int) -> tuple[str, int] | None:
    """The ministry whose name in the genitive begins at *at*, and where it ends."""
    return _name_at(_PORTFOLIOS, folded, at)


def region_at(folded: str, at: int) -> tuple[str, int] | None:
    """The region whose name in the genitive begins at *at*, and where it ends."""
    return _name_at(_REGIONS, folded, at)


def _name_at(names: tuple[tuple[str, str], ...], folded: str, at: int) -> tuple[str, int] | None:
    for spelling, name in names:
        if folded.startswith(spelling, at):
            end = at + len(spelling)
            if not folded[end : end + 1].isalnum():
                return name, end
    return None
