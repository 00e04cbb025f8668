"""Tables as small as a test needs them."""

from __future__ import annotations

from decimal import Decimal

from ota_extract.municipalities import registry
from ota_extract.records import Evidence, Figure, MunicipalityLink, MunicipalityTable, Row

SOMEWHERE = Evidence(start=0, end=1, quote="x")


def row(recipient: str, amount: str | None) -> Row:
    """A row for the municipality with a code, or for any other *recipient* by its name."""
    if recipient.isdigit():
        entry = registry().municipality(recipient)
        link = MunicipalityLink(
            as_written=entry.name.upper(),
            code=entry.code,
            name=entry.name,
            regional_unit=entry.regional_unit,
            region=entry.region,
            match="exact",
        )
    else:
        link = MunicipalityLink(
            as_written=recipient,
            code=None,
            name=None,
            regional_unit=None,
            region=None,
            match="none",
        )
    return Row(
        position=1,
        recipient_kind="municipality",
        municipality=link,
        amount=None if amount is None else Decimal(amount),
        values={},
        evidence=(SOMEWHERE,),
    )


def table(*rows: tuple[str, str | None]) -> MunicipalityTable:
    """A table of recipients and amounts."""
    return MunicipalityTable(
        id="t1",
        status="complete",
        caption=None,
        announced_rows=None,
        columns=(),
        rows=tuple(row(*each) for each in rows),
        stated_total=None,
        evidence=(SOMEWHERE,),
    )


def some_codes(count: int) -> list[str]:
    """The codes of *count* municipalities."""
    return [entry.code for entry in registry().municipalities[:count]]


def stated(low: str, high: str) -> Figure:
    """A range stated for each municipality."""
    return Figure(
        id="f1",
        kind="money",
        measure="amount_per_municipality",
        value=None,
        low=Decimal(low),
        high=Decimal(high),
        bound="range",
        statistic=None,
        per="municipality",
        unit="EUR",
        unit_text="ευρώ",
        subject=None,
        change=None,
        statement=None,
        evidence=(SOMEWHERE,),
    )
