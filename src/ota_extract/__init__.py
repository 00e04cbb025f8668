"""Figures, rankings and municipality tables out of Greek ministry releases, each with its evidence.

>>> import ota_extract
>>> release = ota_extract.extract("Το Υπουργείο δίνει περισσότερα από 39 εκατ. ευρώ σε 52 Δήμους.")
>>> [(figure.bound, str(figure.value), figure.unit) for figure in release.figures]
[('more_than', '39000000', 'EUR'), ('exact', '52', 'municipality')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ota_extract.errors import OtaExtractError, OutputError, UnreadableInputError
from ota_extract.version import __version__

if TYPE_CHECKING:
    from ota_extract.pipeline import extract
    from ota_extract.records import Release

__all__ = [
    "OtaExtractError",
    "OutputError",
    "Release",
    "UnreadableInputError",
    "__version__",
    "extract",
]


def __dir__() -> list[str]:
    """What the package is for, and not what it imports."""
    return sorted([*__all__, "__doc__", "__file__", "__name__", "__path__"])


def __getattr__(name: str) -> Any:
    """Load the pipeline only when it is asked for: importing the package stays cheap."""
    if name == "extract":
        from ota_extract.pipeline import extract

        return extract
    if name == "Release":
        from ota_extract.records import Release

        return Release
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
