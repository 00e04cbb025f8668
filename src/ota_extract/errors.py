"""The exceptions of the package. Each message says which file, what is wrong and what to do."""

from __future__ import annotations


class OtaExtractError(Exception):
    """The base of all that this package raises on purpose; its text is one line for a person."""


class UnreadableInputError(OtaExtractError):
    """The input cannot be read: missing, empty, binary, too large, encrypted."""


class OutputError(OtaExtractError):
    """The output cannot be written; what stood there before is whole."""
