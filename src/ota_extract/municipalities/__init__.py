"""Municipalities: the official registry, and the way from a name as written to its entry.

>>> link("ΔΗΜΟΣ ΘΕΡΜΟΥ").municipality.name
'Θέρμου'
"""

from ota_extract.municipalities.entries import Area, Municipality
from ota_extract.municipalities.linking import link, link_rows
from ota_extract.municipalities.links import Link, LinkContext
from ota_extract.municipalities.prefectures import area_named, split_prefecture
from ota_extract.municipalities.registry import EDITION, Registry, registry

__all__ = [
    "EDITION",
    "Area",
    "Link",
    "LinkContext",
    "Municipality",
    "Registry",
    "area_named",
    "link",
    "link_rows",
    "registry",
    "split_prefecture",
]
