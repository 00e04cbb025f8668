"""The catalogue of findings: what can be noticed about a release, each under a stable code.

1xx is about reading and the state of the text, 2xx about what is missing or does not add up,
3xx about municipalities. ``docs/findings.md`` explains each to the person who meets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ota_extract.alignment import Span

if TYPE_CHECKING:  # Pydantic takes longer to import than all this
    from ota_extract.records import Level


class FindingKind(NamedTuple):
    """A kind of finding: ``code`` and ``name`` never change once released."""

    code: str
    name: str
    level: Level
    meaning: str


CATALOGUE: tuple[FindingKind, ...] = (
    FindingKind("OTA101", "encoding-uncertain", "warning", "The encoding of the file could not be told with certainty."),
    FindingKind("OTA102", "not-greek", "warning", "The text holds hardly any Greek."),
    FindingKind("OTA103", "mojibake", "warning", "The text was decoded wrongly before it got here and could not be mended."),
    FindingKind("OTA104", "mojibake-mended", "info", "The text was decoded wrongly before it got here and was mended."),
    FindingKind("OTA110", "text-gap", "warning", "The source lost words here."),
    FindingKind("OTA111", "caption-set-aside", "info", "A caption cut a sentence in two and was set behind it."),
    FindingKind("OTA112", "passage-repeated", "info", "A passage stands twice in the source."),
    FindingKind("OTA113", "chrome-removed", "info", "Text of the web page around the release was left out."),
    FindingKind("OTA114", "text-cut", "warning", "The release breaks off in the middle of a sentence."),
    FindingKind("OTA120", "page-without-text", "warning", "A page is a picture without a text layer."),
    FindingKind("OTA121", "page-unreadable", "warning", "The fonts of a page do not say which letters are printed; nothing was read from it."),
    FindingKind("OTA122", "table-is-picture", "warning", "The text speaks of a table that was not found, and a page has a wide picture, which may be it."),
    FindingKind("OTA123", "readers-disagree", "warning", "Two ways of reading a page give different numbers."),
    FindingKind("OTA124", "text-unseen", "warning", "A page holds text that it does not show; it was set aside."),
    FindingKind("OTA201", "table-announced-absent", "warning", "A table is announced and does not follow."),
    FindingKind("OTA202", "table-incomplete", "warning", "A table has fewer rows than announced, or breaks off."),
    FindingKind("OTA203", "table-sum-differs", "warning", "The rows do not add up to the stated total."),
    FindingKind("OTA204", "amount-outside-range", "warning", "An amount of a table lies outside the range that the release states."),
    FindingKind("OTA205", "row-numbers-skip", "warning", "The numbers of a table's rows (α/α) skip some: rows are missing."),
    FindingKind("OTA210", "ranking-length-differs", "warning", "A ranking has more or fewer items than announced."),
    FindingKind("OTA211", "ranking-out-of-order", "warning", "The values of a ranking do not descend."),
    FindingKind("OTA220", "total-outside-range", "warning", "A stated total cannot be reached with the stated count and range."),
    FindingKind("OTA221", "figures-disagree", "warning", "The same thing is stated with two different values."),
    FindingKind("OTA222", "words-and-digits-disagree", "warning", "A number in words and its digits in brackets differ."),
    FindingKind("OTA223", "scale-word-doubtful", "warning", "A full number has a scale word behind it, which was left out."),
    FindingKind("OTA224", "number-malformed", "warning", "A number is written in no known way; it was not read, or only as it stands."),
    FindingKind("OTA225", "range-reversed", "warning", "The ends of a range stand in the wrong order."),
    FindingKind("OTA301", "municipality-repeated", "warning", "A municipality stands in a table more than once."),
    FindingKind("OTA302", "prefecture-contradicts", "warning", "The prefecture beside a name holds no municipality so called."),
    FindingKind("OTA303", "recipient-not-municipality", "info", "A recipient among municipalities is something else."),
    FindingKind("OTA304", "municipality-ambiguous", "warning", "A name may mean more than one municipality."),
    FindingKind("OTA305", "municipality-unknown", "warning", "No municipality of that name is known."),
    FindingKind("OTA306", "municipalities-missing", "warning", "All municipalities are announced and some are not in the table."),
    FindingKind("OTA307", "municipality-misspelt", "info", "A name with slips in it was linked to the only one that is near."),
)  # fmt: skip

QUOTED = 60
"""So many characters of the release are quoted in a message; the evidence has all of them."""

BY_NAME = {kind.name: kind for kind in CATALOGUE}


@dataclass(frozen=True, slots=True)
class Observation:
    """Something noticed by a stage: the name of a finding, its message and where it stands.

    ``spans`` are offsets in the text the stage worked on: the source text for reading, the clean
    text for all that follow.
    """

    name: str
    message: str
    spans: tuple[Span, ...] = ()
    expected: object = None
    found: object = None
    refs: tuple[str, ...] = ()


def quoted(text: str) -> str:
    """*text* in one line, in quotation marks, cut where it is long.

    >>> quoted("131.79 πολίτες"), quoted("1." * 500_000)
    ('«131.79 πολίτες»', '«1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.…»')
    """
    words = " ".join(text[: 4 * QUOTED].split())
    whole = len(text) <= 4 * QUOTED and len(words) <= QUOTED
    return f"«{words}»" if whole else f"«{words[:QUOTED]}…»"
