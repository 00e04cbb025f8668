"""Figures, rankings and municipality tables out of Greek ministry releases, each with its evidence."""

from ota_extract.version import __version__

__all__ = ["__version__"]
