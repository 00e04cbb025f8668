"""Repairs are placed in the source and shown in the text, whatever repairs came before them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ota_extract.alignment import AlignedText, Edit, Move, Replace
from ota_extract.clean import CleanText
from ota_extract.explain import State, cut_in_stretches, list_repairs, marked
from ota_extract.source import Page, SourceDocument


def repaired(raw: str, *steps: tuple[Edit, ...], pages: tuple[Page, ...] = ()) -> CleanText:
    aligned = AlignedText.of(raw)
    for edits in steps:
        aligned = aligned.edit(edits)
    document = SourceDocument("release.txt", "text/plain", "", len(raw), raw, pages=pages)
    return CleanText(document, aligned, (), steps)


def test_a_text_without_repairs_is_shown_as_it_is() -> None:
    assert marked(cut_in_stretches(repaired("52 Δήμοι"))) == "52 Δήμοι"


def test_a_replacement_stands_in_its_place() -> None:
    clean = repaired("το ποσό\nτων 5", (Replace(7, "\n", " ", "join", "one sentence"),))
    assert marked(cut_in_stretches(clean)) == "το ποσό⏎ των 5"


def test_a_later_repair_is_placed_in_the_source() -> None:
    clean = repaired(
        "εκ\xadατ.\nευρώ",
        (Replace(2, "\xad", "", "soft-hyphen", ""),),
        (Replace(5, "\n", " ", "join", ""),),
    )
    assert [(fix.start, fix.end, fix.line, fix.column) for fix in list_repairs(clean)] == [
        (2, 3, 1, 3),
        (6, 7, 1, 7),
    ]
    assert marked(cut_in_stretches(clean)) == "εκ[-‹U+00AD›-]ατ.⏎ ευρώ"


def test_what_an_earlier_repair_put_in_is_not_shown_as_taken_from_the_source() -> None:
    clean = repaired(
        "α\n\nβ",
        (Replace(1, "\n\n", "  ", "join", ""),),
        (Replace(1, "  ", " ", "spaces", ""),),
    )
    assert marked(cut_in_stretches(clean)) == "α⏎ β"
    assert list_repairs(clean)[1].start == 1


def test_a_passage_set_aside_is_shown_where_it_stands_and_where_it_stood() -> None:
    clean = repaired(
        "σε CAPTION ευρώ. Τέλος",
        (Move(3, "CAPTION ", 17, "\n", "\n", "caption", "it cut a sentence in two"),),
    )
    assert clean.text == "σε ευρώ. \nCAPTION \nΤέλος"
    assert marked(cut_in_stretches(clean)) == "σε [~…~]ευρώ. ¶\n{~CAPTION ~}¶\nΤέλος"
    assert [(fix.start, fix.moved_to) for fix in list_repairs(clean)] == [(3, 17)]


def test_an_edit_inside_a_passage_that_was_set_aside() -> None:
    clean = repaired(
        "σε CAP\nTION ευρώ. Τέλος",
        (Move(3, "CAP\nTION ", 18, "", "", "caption", ""),),
        (Replace(12, "\n", " ", "join", ""),),
    )
    assert marked(cut_in_stretches(clean)) == "σε [~…~]ευρώ. {~CAP~}⏎ {~TION ~}Τέλος"
    assert list_repairs(clean)[1].start == 6


def test_mended_spaces_have_a_light_sign() -> None:
    clean = repaired("52\xa0Δήμοι", (Replace(2, "\xa0", " ", "space", ""),))
    assert marked(cut_in_stretches(clean)) == "52␣ Δήμοι"


def test_a_word_broken_at_the_line_end_is_marked_lightly() -> None:
    clean = repaired("προϋπολο-\nγισμός", (Replace(8, "-\n", "", "hyphen", ""),))
    assert marked(cut_in_stretches(clean)) == "προϋπολο-⏎γισμός"


def test_plain_spaces_made_one_need_no_sign() -> None:
    clean = repaired("52     Δήμοι", (Replace(2, "     ", " ", "spaces", ""),))
    assert marked(cut_in_stretches(clean)) == "52 Δήμοι"


def test_a_running_footer_and_the_page_break_around_it_are_told_apart() -> None:
    clean = repaired(
        "το ποσό\nΣελίδα 1\n\fτων 5",
        (Replace(8, "Σελίδα 1\n", "", "page-furniture", ""),),
        (Replace(7, "\n\f", " ", "join", ""),),
    )
    assert clean.text == "το ποσό των 5"
    assert marked(cut_in_stretches(clean)) == "το ποσό⏎[-Σελίδα 1-]␌ των 5"


def test_lines_are_counted_whatever_ends_them() -> None:
    clean = repaired("α\r\nβ\rγ\nδ∆", (Replace(8, "∆", "Δ", "greek-sign", ""),))
    assert [(fix.line, fix.column) for fix in list_repairs(clean)] == [(4, 2)]


def test_a_paged_source_gives_the_page() -> None:
    clean = repaired(
        "α\nβ∆", (Replace(3, "∆", "Δ", "greek-sign", ""),), pages=(Page(1, 0, 1), Page(2, 2, 4))
    )
    assert [fix.place for fix in list_repairs(clean)] == ["p. 2, 2:2"]


@st.composite
def edited(draw: st.DrawFn) -> CleanText:
    raw = draw(st.text("αβ \n", max_size=30))
    steps: list[tuple[Edit, ...]] = []
    text = AlignedText.of(raw)
    for _ in range(draw(st.integers(0, 4))):
        edits: list[Edit] = []
        at = 0
        while at < len(text.text) and draw(st.booleans()):
            at = draw(st.integers(at, len(text.text)))
            end = draw(st.integers(at, min(at + 4, len(text.text))))
            old = text.text[at:end]
            if old and draw(st.booleans()):
                edits.append(Move(at, old, end, "<", ">", "move", ""))
            else:
                edits.append(Replace(at, old, draw(st.text("xy", max_size=2)), "put", ""))
            at = end + 1
        steps.append(tuple(edits))
        text = text.edit(steps[-1])
    return repaired(raw, *steps)


@given(edited())
def test_what_is_shown_without_the_removed_is_the_repaired_text(clean: CleanText) -> None:
    parts = cut_in_stretches(clean)
    assert "".join(part.text for part in parts if part.width) == clean.text


@given(edited())
def test_nothing_of_the_source_is_lost_from_sight(clean: CleanText) -> None:
    from_source = {State.KEPT, State.REMOVED, State.SET_ASIDE}
    shown = "".join(part.text for part in cut_in_stretches(clean) if part.state in from_source)
    assert sorted(shown) == sorted(clean.document.text)
