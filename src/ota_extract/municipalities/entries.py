"""What the registry holds: municipalities, and the regions and regional units they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AreaKind = Literal["region", "regional_unit", "prefecture"]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality (δήμος) of the law of 2010, as amended in 2019. Names are in the genitive.

    ``code`` is ELSTAT's four digits (text: it may begin with 0). A municipality that was dissolved on
    31 August 2019 has the interior ministry's 9xxx code instead, which no other entry has, and names
    its ``successors``.
    """

    code: str
    name: str
    name_nominative: str | None
    name_en: str
    seat: str
    regional_unit: str
    nuts3: str
    region: str
    nuts2: str
    population_2021: int
    population_2011: int
    latitude: float | None
    longitude: float | None
    established: int
    code_ypes: str | None
    """The interior ministry's code (9001-9325), of the predecessor where the municipality is of 2019."""
    diavgeia_uid: str | None
    predecessor: str | None = None
    successors: tuple[str, ...] = ()
    unit_code: str = ""
    """The two digits of the regional unit."""

    @property
    def dissolved(self) -> bool:
        """Whether it ceased to be on 31 August 2019."""
        return bool(self.successors)


@dataclass(frozen=True, slots=True)
class Area:
    """A region, a regional unit or one of the prefectures before 2011. Names are in the genitive.

    ``units`` are the regional units it may mean: «Μαγνησίας» as a prefecture held the Sporades too.
    """

    kind: AreaKind
    code: str
    name: str
    nuts: str | None
    units: frozenset[str]
