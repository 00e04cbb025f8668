"""What the script of the index knows: all rows, and all names of municipalities, as JSON.

It stands in the page as a block of data that no browser runs. What could end the block or open a comment
is written as an escape of JSON, so a release may be called «</script>».

>>> str(as_json({"title": "</script><!--"}))
'{"title":"\\\\u003c/script\\\\u003e\\\\u003c!--"}'
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from markupsafe import Markup

from ota_extract.greek import fold
from ota_extract.municipalities import Municipality, registry
from ota_extract.municipalities.names import key
from ota_extract.report.folder.entries import Entry
from ota_extract.report.folder.totals import Totals
from ota_extract.report.pictures import full_name
from ota_extract.report.rendering import spelled_out
from ota_extract.report.speech import Speech

ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
CERTAIN = ("exact", "variant")
"""Links of which nothing has to be said; of the others the script says how sure they are."""


def script_data(entries: Iterable[Entry], totals: Totals, speech: Speech) -> Markup:
    """The data of *entries*, in the order in which the index lists them."""
    return as_json(
        {
            "language": speech.language,
            "group": speech.number(1000)[1],
            "point": speech.number(Decimal("0.5"))[1],
            "money": speech.quantity(Decimal(0), "EUR"),
            "matches": {
                match: speech.word("match", match) for match in ("fuzzy", "ambiguous", "none")
            },
            "totals": {
                code: [format(total.amount, "f"), _share(code, total.per_resident, speech)]
                for code, total in totals.by_municipality.items()
            },
            "municipalities": [
                [
                    one.code,
                    full_name(one),
                    one.regional_unit,
                    one.region,
                    speech.number(one.population_2021),
                    one.name_en if speech.language == "en" else "",
                    _names()[one.code],
                ]
                for one in (*registry().municipalities, *_dissolved(totals))
            ],
            "releases": [_release(entry, speech) for entry in entries],
        }
    )


def as_json(value: object) -> Markup:
    """*value* as JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)


def _release(entry: Entry, speech: Speech) -> list[Any]:
    """Page, title, date, what is searched in, tables, municipalities named in its text.

    A table is a list of its rows in order, so that a row's place on the page follows from its place here:
    ``[code, amount]``, with the match where it is not certain; 0 where it is linked to no municipality.
    """
    tables: list[list[Any]] = [[] for _ in entry.tables]
    unlinked = []
    for row in entry.rows:
        if row.code is None:
            unlinked.append(row.as_written)
            tables[row.table].append(0)
            continue
        amount = None if row.amount is None else format(row.amount, "f")
        sure = row.match in CERTAIN
        tables[row.table].append([row.code, amount] if sure else [row.code, amount, row.match])
    searched = [entry.title, *entry.issuers, entry.file, entry.release, *dict.fromkeys(unlinked)]
    return [
        entry.page,
        spelled_out(entry.title or entry.file),
        speech.date(entry.announced_on) if entry.announced_on else "",
        "\n".join(searched),
        tables,
        list(entry.mentions),
        int(entry.copy_of is not None),
    ]


def _share(code: str, per_resident: Callable[[int], Decimal | None], speech: Speech) -> str:
    share = per_resident(registry().municipality(code).population_2021)
    return "" if share is None else speech.quantity(share, "EUR")


def _dissolved(totals: Totals) -> Iterable[Municipality]:
    """Municipalities that are no more but are in the tables."""
    known = {one.code for one in registry().municipalities}
    return [registry().municipality(code) for code in totals.by_municipality if code not in known]


@cache
def _names() -> Mapping[str, str]:
    """All names of each municipality, folded, the official one first, parted by «|»."""
    names: dict[str, list[str]] = {}
    for one in (*registry().municipalities, *registry().dissolved):
        names[one.code] = [key(one.name), fold(one.name_en)]
    for name, entry in registry().names.items():
        for code in entry.codes:
            names.setdefault(code, []).append(name)
    return {code: "|".join(dict.fromkeys(filter(None, each))) for code, each in names.items()}
