"""From items to the draft of a ranking: its title, its announced length, the unit and bound of each value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ota_extract.alignment import Span
from ota_extract.assemble.drafts import ItemDraft, RankingDraft
from ota_extract.assemble.numbers import Numbers
from ota_extract.assemble.rankings.announcers import announced_length
from ota_extract.assemble.rankings.items import Item
from ota_extract.clean import CleanText
from ota_extract.greek import fold
from ota_extract.mentions import Numeral, Quantity
from ota_extract.records import Bound
from ota_extract.scan.bounds import Around, find_bounds
from ota_extract.scan.vocabulary import unit_at

_ARTICLE = re.compile(
    r"\s+(?:(?:η|ο|το|οι|τα|την|τη|τον|τισ|τουσ|στην?|στον?|στα|στισ|στουσ|ενω|και)\s*)+\Z"
)
_OUTLINE = re.compile(r"[\s(]+(?:\d{1,2}|[α-ω]{1,2})[.)]\s*\Z")
_COUNTED = re.compile(
    r"(?:\bπερισσοτερ(?:εσ|α|οι|ουσ|ων)|\bμε\s+βαση\s+τ\w+|\bπληθοσ(?:\s+των)?|\bαριθμ(?:ο|οσ|ου)(?:\s+των)?)\s+"
)
_AROUND = 70
"""Characters around a number in which the words of its bound stand."""
UNKNOWN = "unspecified"


class Drafting:
    """Makes the drafts of one text, whose numerals are *numbers*."""

    def __init__(self, clean: CleanText, numbers: Numbers, quantities: Sequence[Quantity]) -> None:
        self._text, self._folded, self._numbers = clean.text, clean.folded, numbers
        self._quantities = quantities
        self._quantity_starts = [quantity.core.start for quantity in quantities]

    def is_money(self, numeral: Numeral) -> bool:
        """Whether *numeral* is read as an amount of money."""
        quantity = self._quantity(numeral)
        return quantity is not None and quantity.kind == "money"

    def draft(
        self, title: Span, cue: re.Match[str] | None, items: Sequence[tuple[int, Item]]
    ) -> RankingDraft:
        """The ranking of *items* with their places, announced by the words at *title* and by *cue*."""
        announced = (
            announced_length(self._folded, cue, self._numbers.within(*title), title.end)
            if cue
            else None
        )
        units = [self._unit(item.numeral) for _, item in items]
        own = next((unit for unit in units if unit is not None), None)
        own = own or self._counted(title) or UNKNOWN
        drafts = tuple(
            ItemDraft(
                rank=rank,
                label=" ".join(self._text[slice(*item.label)].split()),
                label_span=item.label,
                value=item.numeral.value,
                value_span=self._value_span(item.numeral),
                unit=unit or own,
                bound=self._bound(item.numeral),
                span=self._span(item),
            )
            for (rank, item), unit in zip(items, units, strict=True)
        )
        length, numeral = announced or (None, None)
        span = Span(numeral.start, numeral.end) if numeral else None
        title = self._titled(title)
        return RankingDraft(
            title=self._text[slice(*title)],
            title_span=title,
            announced_length=length,
            unit=own,
            items=drafts,
            claims=tuple(
                sorted([*(item.value_span for item in drafts), *([span] if span else [])])
            ),
        )

    def _titled(self, title: Span) -> Span:
        """The announcing words without the article that belongs to the first label."""
        written = _OUTLINE.sub("", self._text[slice(*title)]).rstrip(" :–—-,(\n")
        if (article := _ARTICLE.search(fold(written))) and article.start() > 3:
            written = written[: article.start()].rstrip(" :–—-,(")
        return Span(title.start, title.start + len(written))

    def _counted(self, title: Span) -> str | None:
        """The unit that the announcement names: «με τις περισσότερες αιτήσεις», «με βάση τις συναλλαγές»."""
        for counted in _COUNTED.finditer(self._folded, *title):
            unit = unit_at(self._folded, counted.end())
            if unit is not None and unit.kind == "count":
                return unit.slug
        return None

    def _unit(self, numeral: Numeral) -> str | None:
        quantity = self._quantity(numeral)
        if quantity is not None and quantity.core.end > numeral.end:  # the unit stands there
            return quantity.unit
        return "percent" if self._folded.startswith(("%", " %"), numeral.end) else None

    def _bound(self, numeral: Numeral) -> Bound:
        """The limit that the value is («πάνω από 165 Δήμους»); of a range, which of its ends it is."""
        quantity = self._quantity(numeral)
        if quantity is None:
            return self._bare_bound(numeral).bound
        if quantity.bound == "range":
            return "at_least" if numeral.start <= quantity.core.start else "at_most"
        return quantity.bound

    def _bare_bound(self, numeral: Numeral) -> Around:
        """The bound of a number without a unit: «Φωτισμός (περίπου 140)»."""
        start = max(self._folded.rfind("\n", 0, numeral.start) + 1, numeral.start - _AROUND)
        at, end = numeral.start - start, numeral.end - start
        bounds = find_bounds(self._folded[start : numeral.end + _AROUND], [at])
        found = bounds.around(at, end, end)
        return found._replace(start=found.start + start, end=found.end + start)

    def _span(self, item: Item) -> Span:
        """The span of *item* with the words of its bound, which may stand before both of its parts."""
        if self._bound(item.numeral) == "exact":
            return item.span
        words = self._quantity(item.numeral) or self._bare_bound(item.numeral)
        return Span(min(item.span.start, words.start), max(item.span.end, words.end))

    def _value_span(self, numeral: Numeral) -> Span:
        quantity = self._quantity(numeral)
        return quantity.core if quantity is not None else Span(numeral.start, numeral.end)

    def _quantity(self, numeral: Numeral) -> Quantity | None:
        at = bisect_right(self._quantity_starts, numeral.start) - 1
        if at < 0:
            return None
        quantity = self._quantities[at]
        return quantity if numeral.start < quantity.core.end else None
