"""Municipalities: the official registry, and the way from a name as written to its entry.

>>> link("ΔΗΜΟΣ ΘΕΡΜΟΥ").municipality.name
'Θέρμου'
"""

from ota_extract.municipalities.checks import LinkedRow, announces_all, check_rows, missing_of_all
from ota_extract.municipalities.entries import Area, Municipality
from ota_extract.municipalities.linking import link, runners_up
from ota_extract.municipalities.links import Link, LinkContext
from ota_extract.municipalities.mentions import MunicipalityMention, find_mentions
from ota_extract.municipalities.prefectures import area_named, split_prefecture
from ota_extract.municipalities.registry import EDITION, Registry, registry
from ota_extract.municipalities.rows import link_rows

__all__ = [
    "EDITION",
    "Area",
    "Link",
    "LinkContext",
    "LinkedRow",
    "Municipality",
    "MunicipalityMention",
    "Registry",
    "announces_all",
    "area_named",
    "check_rows",
    "find_mentions",
    "link",
    "link_rows",
    "missing_of_all",
    "registry",
    "runners_up",
    "split_prefecture",
]
