"""Places where the source lost words, and a release that breaks off. Reported, never filled.

>>> text = "το πρόγραμμα των : «Smart Cities», με ποσό ,00 ευρώ"
>>> [text[start:end] for start, end in lost_places(text)]
['των :', 'ποσό ,00']

It must not report a pronoun at the end of its phrase («με τον πληθυσμό του.»), a number that follows
its unit («(ευρώ 240.000)») or stands behind a colon («το ποσό των: 88.759,18 Ευρώ»):

>>> lost_places("το ποσό των: 88.759,18 Ευρώ, με τον πληθυσμό του. Λευκάδας (ποσού ευρώ 240.000) για τους δήμους τους:")
[]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from ota_extract.alignment import Span
from ota_extract.clean import Block, BlockKind, CleanText
from ota_extract.findings import Observation
from ota_extract.greek import fold
from ota_extract.repair.sentences import ends_sentence, stays_open

# articles that are never pronouns: a noun must follow (folded). Each pattern begins with the letters
# it cannot do without, and looks back from them to the beginning of the word
_ARTICLE = r"(?:στ(?<!\wστ)(?:ο|ην?|ον|ουσ|ισ|α)|των(?<!\wτων))"
_MEASURED = ("υψουσ", "ποσου", "προυπολογισμου", "ανερχεται σε", "ανηλθε σε", "ανερχονται σε")
_COUNTED = r"(?:ατομα|ευρω|κατοικουσ|δικαιουχουσ|ωφελουμενουσ|εκατ\.|εκατομμυρια|δισ\.)"
_SOON = r"(?= (?:για|σε|στ\w{1,4}|και|προσ|απο|με|του|τησ|των|που)\b|[.,;)])"
# each pattern with literals of which the text must hold one
_PATTERNS = tuple(
    (literals, re.compile(pattern))
    for literals, pattern in (
        # «των : «Smart Cities»», «στο και των δήμων»; not «το ποσό των: 88.759,18»
        ((), rf"{_ARTICLE}(?:\s?(?:[;.,)»](?!\d)|:(?!\s?(?:€\s?)?\d))| (?:και|αλλα|ενω|οτι)\b)"),
        # «στις παρουσία»: a word in the singular behind an article in the plural
        (
            ("στισ ", "στουσ "),
            r"στ(?<!\wστ)(?:ισ|ουσ) (?!βαση)[α-ω]{2,}(?:ουσια|εια|ηση|ιση|ωση|υση|αση|οτητα|υτητα)\b",
        ),
        # «ποσό ,00 ευρώ»
        ((" ,",), r"\b(?:ποσο|ποσου|υψουσ|προυπολογισμου|δαπανησ|των|τα|σε|στα) ,\d{1,2}\b"),
        # «έφτασε τα άτομα»
        (
            ("εφτασ", "φταν", "ξεπερ", "αγγιζ", "υπερβαιν"),
            r"(?:εφτασ(?<!\wεφτασ)\w{1,3}|φταν(?<!\wφταν)\w{1,4}|ξεπερ(?<!\wξεπερ)(?:ν\w{1,5}|ασ\w{1,4})"
            r"|αγγιζ(?<!\wαγγιζ)\w{1,4}|υπερβαιν(?<!\wυπερβαιν)\w{1,4})"
            rf" (?:τα|τισ|τουσ|στα|στισ|στουσ) {_COUNTED}(?!\w)(?! \d)",
        ),
        # «ποσού ευρώ για τους δήμους»; not «ποσού ευρώ πέντε χιλιάδων»
        (
            tuple(f"{end} {unit}" for end in ("υσ", "ου", " σε") for unit in ("ευρω", "€")),
            rf"\b(?:{'|'.join(_MEASURED)}) (?:ευρω|€){_SOON}",
        ),
    )
)
# «στο ⏎ παρουσία»: a neuter article before a feminine noun; only over a line end of the source
_DISAGREEMENT = regex.compile(r"\bστο (\p{L}{3,}(?:ια|εια|ση|ξη|ψη|τητα|δα))\b")
_FEMININE = regex.compile(r"(?:ουσια|ορια|εια|οτητα|υτητα|ιση|ηση|ωση|υση|αση|ξη|ψη|για)$")
_CONTACT = regex.compile(r"πληροφοριεσ|τηλ|επικοινωνια|e-?mail|http|www|fax|αδα\b|αρ\. πρωτ")
_CONTACT_DETAIL = regex.compile(r"@|\bwww\.|http|\bτηλ")
_WHY = "The source lost words here: «{}»."


def lost_places(text: str) -> list[Span]:
    """The places in *text* where words must be missing, told by grammar alone."""
    return sorted(_by_grammar(fold(text)))


def _by_grammar(folded: str) -> set[Span]:
    found: set[Span] = set()
    for literals, pattern in _PATTERNS:
        for literal in literals or ("",):
            if literal in folded:
                found |= {Span(*match.span()) for match in pattern.finditer(folded)}
                break
    return found


def lost_words(clean: CleanText) -> list[Observation]:
    """The gaps of the clean text, and the cut at its end."""
    text, folded, aligned = clean.text, clean.folded, clean.aligned
    found = _by_grammar(folded)
    for match in _DISAGREEMENT.finditer(folded):
        if _FEMININE.search(match[1]) and text[match.start(1)].islower():
            source = aligned.source_spans(*match.span())
            if source and "\n" in aligned.source[source[0].start : source[-1].end]:
                found.add(Span(*match.span()))
    observations = [
        Observation("text-gap", _WHY.format(text[start:end]), (Span(start, end),))
        for start, end in sorted(found)
    ]
    cut = _cut(text, folded, clean.blocks)
    return [*observations, cut] if cut else observations


_TOTAL = re.compile(r"(?:γενικο\s+)?συνολ[οα]\b")


def _cut(text: str, folded: str, blocks: Sequence[Block]) -> Observation | None:
    """The last block, where it breaks off."""
    if not blocks:
        return None
    block = blocks[-1]
    last = text[block.start : block.end]
    if block.kind is BlockKind.ROW:
        if "|" not in last or len(blocks) < 2 or blocks[-2].kind is not BlockKind.ROW:
            return None
        before = text[blocks[-2].start : blocks[-2].end]
        is_total = _TOTAL.match(folded, block.start) is not None  # which may have fewer cells
        broken = last.count("|") < before.count("|") and not is_total
    elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        long = block.kind is BlockKind.PARAGRAPH and len(last) >= 60
        # the dot of «5 εκατ.» can be that of the sentence too, the one of «ο κ.» cannot
        broken = not ends_sentence(last) and (stays_open(last) or (long and last[-1] not in ":»)."))
        broken = broken and not (
            _CONTACT.match(folded, block.start)
            or _CONTACT_DETAIL.search(folded, max(block.start, block.end - 60), block.end)
        )
    else:
        broken = False
    if not broken:
        return None
    start = max(block.start, block.end - 60)
    return Observation(
        "text-cut",
        f"The release breaks off: «…{text[start : block.end]}».",
        (Span(start, block.end),),
    )
