"""Calls into pdfium that are made for every word and every drawn line of a page.

ctypes makes each argument ready by its declared type, which takes longer than most of these functions do.
Called without declared types they take what C takes: handles and places of numbers made ready beforehand.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, cast


def direct(function: Any) -> Callable[..., Any]:
    """*function* of pdfium at less than half of what a call costs, and without a check of its arguments.

    Give handles as pdfium returned them, ``ctypes.byref`` where it writes a number, and a plain ``int``
    only where C has an ``int``.
    """
    address = cast("int", ctypes.cast(function, ctypes.c_void_p).value)
    return ctypes.PYFUNCTYPE(function.restype)(address)
