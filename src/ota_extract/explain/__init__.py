"""Explaining what was done to a release: its repairs, its pages, and the text with both in it.

A repair is listed with its place in the source (:mod:`repairs`), shown in the text where it was made
(:mod:`stretches`, :mod:`showing`) and counted (:mod:`summary`). For a PDF, each page says which reader
it came from and what was set aside on it, and can be drawn (:mod:`pages`, :mod:`drawing`).
"""

from __future__ import annotations

from ota_extract.explain.pages import PageAccount, page_accounts
from ota_extract.explain.repairs import Repair, list_repairs
from ota_extract.explain.showing import Look, light, marked, visible
from ota_extract.explain.stretches import State, Stretch, cut_in_stretches
from ota_extract.explain.summary import summed_up

__all__ = [
    "Look",
    "PageAccount",
    "Repair",
    "State",
    "Stretch",
    "cut_in_stretches",
    "light",
    "list_repairs",
    "marked",
    "page_accounts",
    "summed_up",
    "visible",
]
