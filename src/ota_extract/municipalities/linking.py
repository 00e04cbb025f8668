"""From a name as a release writes it to the municipality it means, or to those it may mean.

>>> link("ΔΗΜΟΣ ΑΓ. ΔΗΜΗΤΡΙΟΥ").municipality.code
'4802'
>>> link("ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ ΑΡΤΑΣ").regional_unit_written
'ΑΡΤΑΣ'
>>> crete = LinkContext(regional_unit="Π.Ε. Ηρακλείου")
>>> link("Ηρακλείου").match, link("Ηρακλείου", crete).municipality.code
('ambiguous', '7101')
>>> link("Περιφέρεια Θεσσαλίας").recipient_kind
'region'

``forms`` says what the form of the name allows; here what stands around it decides. Where that
leaves a doubt the link is ``ambiguous``; it is never a guess between two. Not here: finding names in
prose (``mentions``), the rows of a table together (``rows``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ota_extract.municipalities.entries import Municipality
from ota_extract.municipalities.forms import Form, form_of
from ota_extract.municipalities.links import Link, LinkContext
from ota_extract.municipalities.names import key
from ota_extract.municipalities.near import NearName, believable, near_names
from ota_extract.municipalities.prefectures import area_named
from ota_extract.municipalities.registry import DOUBTFUL_ALIASES, registry
from ota_extract.municipalities.spelling import Spelled

if TYPE_CHECKING:  # Pydantic takes longer to import than all this room
    from ota_extract.records import Match

NO_CONTEXT = LinkContext()

WHY_NOT = {
    "region": "no region of that name is known",
    "regional_unit": "no regional unit of that name is known",
    "water_utility": "a water utility, not the municipality",
    "association": "an association, not a municipality",
    "other": "neither a municipality nor an area",
}


def link(name: str, context: LinkContext | None = None) -> Link:
    """Return what *name* stands for, as far as its form and *context* tell.

    *name* is a whole cell or item as written: any case, with or without «Δήμος», with or without an
    area behind it.
    """
    form, context = form_of(name), context or NO_CONTEXT
    if form.kind not in (None, "municipality"):
        return _not_a_municipality(name, form)
    if form.several:
        return _ambiguous(name, form, form.several, "the name lists several municipalities")
    units, where = _units(form, context)
    found = form.spelled or _nearest(form, units, where)
    if found is None:
        return _unknown(name, form)
    return _decided(name, form, found, units, where, context)


def runners_up(found: Link) -> tuple[Municipality, ...]:
    """Return the municipalities with a name near to that of *found*, the nearest first, for people.

    >>> [each.name for each in runners_up(link("Παιανίας"))]
    ['Παιονίας', 'Πλατανιά']
    """
    form = form_of(found.as_written)
    near = near_names(form.spelled.key) if form.spelled else form.near
    taken = {each.code for each in (found.municipality, *found.candidates) if each}
    return tuple(each for each in _municipalities(near) if each.code not in taken)


def _units(form: Form, context: LinkContext) -> tuple[frozenset[str] | None, str]:
    """The regional units that the areas about the name allow (None: all), and which area says so."""
    units: frozenset[str] | None = None
    where = ""
    for written in (form.area, context.regional_unit, context.region):
        area = area_named(written) if isinstance(written, str) else written
        if area is None:
            continue
        if units is None:
            units, where = area.units, area.name
        elif units & area.units:
            units = units & area.units
    return units, where


def _nearest(form: Form, units: frozenset[str] | None, where: str) -> Spelled | None:
    """The near name that may be taken: the only one within reach, or the only one in the area."""
    hits = [hit for hit in form.near if hit.entry]
    only = "no other name is near"
    if units is not None:
        hits, only = [hit for hit in hits if _inside(hit, units)], f"the only near name in {where}"
    if len(hits) != 1:
        return None
    hit = hits[0]
    if any(other.distance <= hit.distance for other in form.near if other.entry is None):
        return None  # a place that is not a municipality is as near
    if hit.distance > form.near[0].distance or hit.entry is None or hit.entry.rank > 2:
        return None  # another is nearer; or it is the name of a mere part, or a seat
    if not believable(form.asked, hit, area_agrees=units is not None):
        return None
    count = "one slip" if hit.distance == 1 else "two slips"
    return Spelled(hit.entry.codes, "fuzzy", hit.entry.kind, hit.key, f"{count} away, {only}")


def _inside(hit: NearName, units: frozenset[str]) -> bool:
    known = registry()
    codes = hit.entry.codes if hit.entry else ()
    return any(known.municipality(code).unit_code in units for code in codes)


def _decided(
    name: str,
    form: Form,
    found: Spelled,
    units: frozenset[str] | None,
    where: str,
    context: LinkContext,
) -> Link:
    """Choose among the municipalities that the form allows."""
    known = registry()
    codes, why = found.codes, found.why
    if units is not None:
        codes = tuple(code for code in codes if known.municipality(code).unit_code in units)
        if not codes:
            return _contradiction(name, form, found, units, where)
        if len(codes) < len(found.codes):
            why = f"{why}; the one in {where}"
    if found.kind == "predecessor":
        old = known.dissolved_names.get(found.key)
        if old is None or not before_september_2019(context.date):
            return _ambiguous(name, form, found.codes, why)
        exact = found.match != "fuzzy" and found.key == key(old.name)
        return _linked(
            name, form, old, "exact" if exact else found.match, f"{why}, after the release"
        )
    if len(codes) > 1 and (voted := _by_neighbours(codes, context.neighbours)):
        codes, why = (voted,), f"{why}; the one in the region of the rows about it"
    if len(codes) > 1:
        return _ambiguous(name, form, codes, f"{why}, of more than one municipality")
    if found.key in DOUBTFUL_ALIASES and form.kind is None and units is None:
        return _ambiguous(name, form, codes, f"{why}, but many places are called so")
    return _linked(name, form, known.municipality(codes[0]), found.match, why)


def _by_neighbours(codes: Sequence[str], neighbours: Sequence[str]) -> str | None:
    """The one of *codes* in whose region the neighbours lie, if nearly all of them do."""
    known = registry()
    regions = [known.municipality(code).nuts2 for code in neighbours]
    votes = {code: regions.count(known.municipality(code).nuts2) for code in codes}
    chosen = [code for code, count in votes.items() if count]
    if len(chosen) == 1 and votes[chosen[0]] >= 2 and votes[chosen[0]] * 3 >= len(regions) * 2:
        return chosen[0]
    return None


def before_september_2019(date: str | None) -> bool:
    """Tell whether an EDTF date is surely older than the reform of 1 September 2019."""
    last = (date or "").rpartition("/")[2]
    if not re.match(r"\d{4}", last):
        return False
    return last < "2019" if len(last) == 4 else last < "2019-09"


def _linked(name: str, form: Form, municipality: Municipality, match: Match, why: str) -> Link:
    runners_up = _municipalities(form.near, but=municipality.code) if form.near else ()
    return Link(
        name, match, "municipality", municipality, (), why, form.area_written, runners_up, form.area
    )


def _ambiguous(name: str, form: Form, codes: Sequence[str], why: str) -> Link:
    candidates = tuple(registry().municipality(code) for code in codes)
    return Link(
        name, "ambiguous", "municipality", None, candidates, why, form.area_written, area=form.area
    )


def _contradiction(
    name: str, form: Form, found: Spelled, units: frozenset[str], where: str
) -> Link:
    """The area beside the name holds no municipality so called: one of the two is wrong."""
    near = [hit for hit in near_names(found.key) if _inside(hit, units)]
    codes = (*found.codes, *(code for hit in near if hit.entry for code in hit.entry.codes))
    why = f"no municipality of that name lies in {where}"
    return replace(_ambiguous(name, form, tuple(dict.fromkeys(codes)), why), contradicts_area=True)


def _unknown(name: str, form: Form) -> Link:
    near = _municipalities(form.near)
    if near and form.near[0].distance == 1:
        codes = [municipality.code for municipality in near]
        return _ambiguous(name, form, codes, "no name of the registry; these are near")
    why = "no municipality of that name is known"
    kind = form.kind or "other"
    return Link(name, "none", kind, None, (), why, form.area_written, near, form.area)


def _municipalities(near: Iterable[NearName], but: str = "") -> tuple[Municipality, ...]:
    codes = dict.fromkeys(code for hit in near if hit.entry for code in hit.entry.codes)
    return tuple(registry().municipality(code) for code in codes if code != but)


def _not_a_municipality(name: str, form: Form) -> Link:
    kind = form.kind or "other"
    if form.area is not None:
        called = "region" if form.area.kind == "region" else "regional unit"
        why = f"the {called} of {form.area.name}"
        return Link(name, "exact", kind, None, (), why, area=form.area)
    return Link(name, "none", kind, None, (), WHY_NOT[kind])
