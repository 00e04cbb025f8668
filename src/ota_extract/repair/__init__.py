"""Repair: from the text as it was read to paragraphs, list entries and table lines.

>>> from ota_extract.source import SourceDocument
>>> raw = "Την ένταξη 5 ∆ήμων\\n\\nανακοίνωσε το Yπουργείο."
>>> clean = repair(SourceDocument("release.txt", "text/plain", "", len(raw), raw))
>>> clean.text
'Την ένταξη 5 Δήμων ανακοίνωσε το Υπουργείο.'
>>> [[edit.rule for edit in step] for step in clean.steps]
[['greek-sign'], ['look-alike'], ['join']]

It knows nothing of figures, units or municipalities, and fills no gap.
"""

from __future__ import annotations

from ota_extract.alignment import Replace
from ota_extract.clean import CleanText
from ota_extract.repair import (
    captions,
    characters,
    chrome,
    furniture,
    gaps,
    joins,
    lines,
    mojibake,
    repetitions,
    semicolons,
)
from ota_extract.repair.workbench import Workbench
from ota_extract.source import SourceDocument

# Almost always the second round finds nothing to do; a repair can lay bare another damage, though.
_ROUNDS = 8

# rules that only change the space between words, or take out whole lines
_BETWEEN_WORDS = frozenset(
    ("join", "paragraph", "empty-lines", "space", "spaces", "line-end", "caption", "web-chrome",
     "page-furniture", "row-end-repeated", "paragraph-repeated")
)  # fmt: skip


def repair(document: SourceDocument) -> CleanText:
    """Return the clean text of *document* with the edits that led there, and what was noticed.

    The edits are listed pass by pass in ``steps``; applied one after the other to
    ``document.text`` they give ``text``. All observations carry offsets of the clean text.
    """
    bench = Workbench(document)
    words_as_before = False
    for _ in range(_ROUNDS):
        done, blocks = len(bench.steps), bench.blocks
        _mend(bench, words_as_before)
        words_as_before = all(
            edit.rule in _BETWEEN_WORDS and (edit.new if edit.rule == "join" else True)
            for step in bench.steps[done:]
            for edit in step
            if isinstance(edit, Replace)
        )
        if len(bench.steps) == done:  # nothing is left to repair
            bench.blocks = blocks or bench.blocks
            break
    clean = bench.clean_text()
    return clean.noticing(gaps.lost_words(clean))


def _mend(bench: Workbench, words_as_before: bool) -> None:
    """Every repair once, each on what the one before it left.

    Where a round has left all words as they were, what is mended within words needs no second look.
    """
    bench.apply(mojibake.wrong_encoding)
    if not words_as_before:
        bench.apply(characters.line_ends)
        bench.apply(characters.invisible_characters)
        bench.apply(characters.odd_spaces)
    bench.apply(characters.composed_letters)
    if not words_as_before:
        bench.apply(characters.greek_signs)
        bench.apply(characters.look_alikes)
    bench.apply(characters.lone_articles)

    bench.apply_to_lines(furniture.page_furniture, bench.furniture())
    bench.apply_to_lines(chrome.web_chrome)
    bench.apply_to_lines(repetitions.row_fragments)
    bench.apply_to_lines(semicolons.semicolon_cells)
    bench.apply(characters.space_runs)

    page = bench.lines()
    cuts = captions.intruders(page)
    groups = lines.paragraphs(page, bench.table_lines(page), cuts)
    bench.apply_edits(tuple(joins.line_joins(bench.text, page, groups)))
    bench.place_blocks([group.kind for group in groups])

    bench.set_captions_aside()
    bench.drop_repeated_passages()
