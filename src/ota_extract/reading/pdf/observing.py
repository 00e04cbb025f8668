"""What is told of pages that were not read: scans, fonts that say nothing, damage, tables in pictures."""

from __future__ import annotations

from ota_extract.findings import Observation, quoted
from ota_extract.reading.pdf.pieces import TextLine


def page_observations(
    scans: list[int],
    garbage: list[int],
    damaged: list[int],
    pictures: list[tuple[int, float]],
    text: str,
) -> list[Observation]:
    """The observations on *scans*, pages of *garbage* and *damaged* ones, by number; on *pictures*, each
    with the share of the page that it covers; and on a *text* that is empty."""
    unread = (
        (scans, "page-without-text",
         "a picture without a text layer; make it searchable (OCR) and read it again"),
        (garbage, "page-unreadable",
         "the fonts do not say which letters are printed; nothing was read from there"),
        (damaged, "page-unreadable", "damaged, cannot be opened; fetch the file again"),
    )  # fmt: skip
    found = [
        Observation(
            kind, f"{_pages(numbers)}: {why}", refs=tuple(f"page {number}" for number in numbers)
        )
        for numbers, kind, why in unread
        if numbers
    ]
    for number, share in pictures:
        found.append(
            Observation(
                "table-is-picture",
                f"page {number}: a picture covers {share:.0%} of the page; it may be the table that the"
                " text speaks of, which was not read",
                refs=(f"page {number}",),
            )
        )
    if not text.strip() and not found:
        found.append(Observation("page-without-text", "no page has any text"))
    return found


def unseen_observations(lines: dict[int, list[TextLine]]) -> list[Observation]:
    """What is told of the *lines*, by page, that were set aside because nobody sees them."""
    return [
        Observation(
            "text-unseen",
            f"page {number}: invisible or white on white, set aside:"
            f" {quoted(' '.join(line.piece.text for line in hidden))}",
            refs=(f"page {number}",),
        )
        for number, hidden in sorted(lines.items())
        if any(map(str.isalnum, (char for line in hidden for char in line.piece.text)))
    ]


def _pages(numbers: list[int]) -> str:
    """«page 3», «pages 3-7, 9».

    >>> _pages([3, 4, 5, 9])
    'pages 3-5, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
