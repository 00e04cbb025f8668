"""What holds for every text, damaged or not: positions, replay, nothing left to repair."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ota_extract.alignment import AlignedText
from ota_extract.clean import BlockKind, CleanText
from ota_extract.repair import repair
from ota_extract.source import SourceDocument

_TOKENS = (
    "Ο η του Δήμος δήμους σε στο 39 εκατ. ευρώ ευρώ. «Έργα» 1.234,50 2021-2027 Yπουργείο ∆ήμος αξιο- ΟΤΑ "
    "Υπουργείο Εσωτερικών - • 1) α) : | € ΑΡΓΟΥΣ-ΜΥΚΗΝΩΝ 742.300,00 Ειδήσεις σήμερα: Το Σελίδα 1 από 2 "
    "Νε\u00adστορίου WιFi Δη\u0301μος [3] (ευρώ ποσό ,00 Διαβάστε ακόμα Î”Î®Î¼Î¿Ï‚ ÄÞìïò"
)
_WORDS = st.sampled_from(_TOKENS.split(" "))
_GAPS = st.sampled_from(
    (" ", " ", " ", " ", " ", "\n", "\n\n", "\n \n", "\n ", "  ", "\u00a0", "\t", "\r\n")
)
_RELEASES = st.lists(st.tuples(_WORDS, _GAPS), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
_ANYTHING = st.text(max_size=200) | st.text(
    "αΑάaA1.,:;-–•|()«» \t\n\r\u00ad\u0301\u00a0", max_size=200
)


def clean(text: str) -> CleanText:
    return repair(SourceDocument("release.txt", "text/plain", "", len(text), text))


@given(_RELEASES | _ANYTHING)
@settings(max_examples=300, deadline=None)
def test_replaying_the_steps_on_the_source_gives_the_clean_text(source: str) -> None:
    result = clean(source)
    replayed = AlignedText.of(source)
    for step in result.steps:
        replayed = replayed.edit(step)
    assert replayed.text == result.text


@given(_RELEASES | _ANYTHING)
@settings(max_examples=300, deadline=None)
def test_blocks_cover_the_clean_text_in_order(source: str) -> None:
    result = clean(source)
    rebuilt = ""
    for number, block in enumerate(result.blocks):
        if number:
            before = result.blocks[number - 1].kind
            tight = before is block.kind and block.kind in (BlockKind.ITEM, BlockKind.ROW)
            rebuilt += "\n" if tight else "\n\n"
        assert block.start == len(rebuilt)
        rebuilt += result.text[block.start : block.end]
        assert result.text[block.start : block.end].strip()
    assert rebuilt == result.text


@given(_RELEASES | _ANYTHING, st.data())
@settings(max_examples=300, deadline=None)
def test_every_span_of_the_clean_text_maps_back_to_the_source(
    source: str, data: st.DataObject
) -> None:
    result = clean(source)
    if not result.text:
        return
    start = data.draw(st.integers(0, len(result.text) - 1))
    end = data.draw(st.integers(start + 1, len(result.text)))
    for span in result.aligned.source_spans(start, end):
        assert 0 <= span.start < span.end <= len(source)
    if result.text[start:end].strip() and not result.text[start:end].isspace():
        assert result.aligned.source_spans(start, end)


@given(_RELEASES | _ANYTHING)
@settings(max_examples=300, deadline=None)
def test_letters_that_were_not_mended_agree_with_the_source_one_by_one(source: str) -> None:
    result = clean(source)
    mended = {edit.rule for step in result.steps for edit in step} & {
        "nfc", "look-alike", "greek-sign", "numeral-mark", "mojibake", "space", "line-end", "hyphen-restored",
    }  # fmt: skip
    at = 0
    for piece in result.aligned.pieces:
        text = result.text[at : at + piece.length]
        at += piece.length
        if not mended and piece.length == piece.source_end - piece.source_start and text.strip():
            assert text == source[piece.source_start : piece.source_end]


@given(_RELEASES | _ANYTHING)
@example("(ευρώ\nτου\n" + "Δήμος\n" * 7 + "Ο")  # a bracket that stays open over many lines
@settings(max_examples=500, deadline=None)
def test_repairing_twice_changes_nothing(source: str) -> None:
    once = clean(source)
    assert clean(once.text).text == once.text


@given(_RELEASES | _ANYTHING)
@settings(max_examples=200, deadline=None)
def test_the_clean_text_is_composed_and_holds_no_invisible_characters(source: str) -> None:
    text = clean(source).text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\u00ad\u00a0\u200b\ufeff\x02\x00")


@given(_RELEASES | _ANYTHING)
@settings(max_examples=200, deadline=None)
def test_observations_stand_inside_of_the_clean_text(source: str) -> None:
    result = clean(source)
    for observation in result.observations:
        for span in observation.spans:
            assert 0 <= span.start < span.end <= len(result.text)


@pytest.mark.parametrize("seed", range(5))
def test_text_without_damage_is_untouched(seed: int) -> None:
    sentences = (
        "Ο Δήμος θα λάβει 3.450.000 ευρώ από το ΕΣΠΑ 2021-2027.",
        "Η Υπουργός δήλωσε: «Τα έργα προχωρούν με το Wi-Fi 6 και τα Smart Cities».",
        "Τα ποσά φτάνουν τα 39 εκατ. ευρώ στους Δήμους Μάνδρας-Ειδυλλίας και Άρτας.",
    )
    dice = random.Random(seed)
    text = "\n\n".join(
        " ".join(dice.choices(sentences, k=dice.randint(1, 4))) + str(n) + "." for n in range(4)
    )
    result = clean(text)
    assert result.text == text
    assert result.steps == ()
