"""The text as the page shows it: all of it, with each piece of evidence around its own characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ota_extract.clean import CleanText
from ota_extract.reading import read
from ota_extract.repair import repair
from ota_extract.report.places import Place
from ota_extract.report.repairs import Mark, traces
from ota_extract.report.texts import DEEPEST, Line, lay_out
from tests.report.releases import TEXT


def place(number: int, start: int, end: int) -> Place:
    return Place(f"f{number}", 0, 1, "count", start, end, "")


def characters(lines: tuple[Line, ...]) -> str:
    return "".join(
        line.breaks
        + "".join(piece.text for piece in line.pieces if piece.kind in ("text", "odd", "bullet"))
        for line in lines
    )


def held(lines: tuple[Line, ...]) -> dict[str, str]:
    """The characters inside each piece of evidence; line breaks are between the lines."""
    found: dict[str, str] = {}
    for line in lines:
        inside: list[str] = []
        for piece in line.pieces:
            if piece.kind == "open":
                assert piece.place is not None
                inside.append(piece.place.value)
                found.setdefault(piece.place.value, "")
            elif piece.kind == "close":
                assert piece.place is not None
                assert inside.pop() == piece.place.value
            elif piece.kind in ("text", "odd", "bullet"):
                for value in inside:
                    found[value] += piece.text
        assert not inside, "a line leaves evidence open"
    return found


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text("αβγ \n\u202e\x00\uf0b7", min_size=1, max_size=40))
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=8))
    spans = [(start, end) for start, end in pairs if text[start:end].strip()]
    return text, spans


@given(texts_with_spans())
def test_evidence_that_overlaps_in_any_way_holds_its_characters_and_no_others(
    drawn: tuple[str, list[tuple[int, int]]],
) -> None:
    text, spans = drawn
    places = [place(number, *span) for number, span in enumerate(spans)]
    lines = lay_out(text, places)
    assert characters(lines) == text
    assert held(lines) == {
        each.value: text[each.start : each.end].replace("\n", "") for each in places
    }
    begun = [
        piece.place.value
        for line in lines
        for piece in line.pieces
        if piece.kind == "open" and piece.whole and piece.place
    ]
    ended = [
        piece.place.value
        for line in lines
        for piece in line.pieces
        if piece.kind == "close" and piece.whole and piece.place
    ]
    assert sorted(begun) == sorted(ended) == sorted(each.value for each in places)


def test_evidence_that_lies_too_deep_has_an_anchor_where_it_begins() -> None:
    text = "α" * 100
    places = [place(number, number, 100) for number in range(60)]
    (line, _) = lay_out(text, places)
    deep = [piece.place.value for piece in line.pieces if piece.kind == "anchor" and piece.place]
    assert deep == [f"f{number}" for number in range(DEEPEST, 60)]


def test_evidence_over_very_many_lines_is_not_repeated_without_end() -> None:
    text = "αβ\n" * 500
    places = [place(number, number, len(text)) for number in range(500)]
    pieces = sum(len(line.pieces) for line in lay_out(text, places))
    assert pieces < 500 * (2 * DEEPEST + 4)


def clean_sample() -> CleanText:
    return repair(read(TEXT))


def test_the_traces_of_repairs_change_no_character() -> None:
    clean = clean_sample()
    found = traces(clean)
    assert characters(lay_out(clean.text, found.spans, found.marks)) == clean.text
    assert {span.kind for span in found.spans} <= {"added", "aside"}
    for span in found.spans:
        assert clean.text[span.start : span.end].strip()


def test_what_a_repair_took_away_is_shown_where_it_stood() -> None:
    clean = repair(read("Διατίθενται 39 εκ\xadατ. ευρώ σε 52 ∆ήμους."))
    assert traces(clean).marks == (
        Mark(17, "‹U+00AD›", "invisible"),
        Mark(clean.text.index("Δήμους"), "≈", "greek-sign"),
    )
