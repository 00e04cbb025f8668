"""Where the walk through two records is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """The names of the elements around, the field in the last, the JSON Pointers in both."""

    where: tuple[str, ...] = ()
    field: str | None = None
    approved_at: str = ""
    fresh_at: str = ""

    def into(self, name: str, said: str | None = None) -> Spot:
        """The field *name*, said as *said*, of what stands here."""
        step = "/" + name.replace("~", "~0").replace("/", "~1")
        said = name if said is None else said
        field = f"{self.field} {said}" if self.field else said
        return Spot(self.where, field, self.approved_at + step, self.fresh_at + step)

    def element(self, label: str, index: int | None, fresh_index: int | None) -> Spot:
        """An element of the list that stands here."""
        return Spot(
            (*self.where, label),
            None,
            self.approved_at if index is None else f"{self.approved_at}/{index}",
            self.fresh_at if fresh_index is None else f"{self.fresh_at}/{fresh_index}",
        )
