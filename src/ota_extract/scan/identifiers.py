"""Numbers that name and do not measure: laws, gazettes, protocols, phones, list numbers, idioms …

Each rule below is one kind: the literals that a text must hold before its pattern runs, the pattern
over the folded text, and an example. Where two rules meet, the one that begins first wins, then the
longer. When in doubt a number is left to the other scanners: no amount, count, percentage or date
may be swallowed.

>>> from ota_extract.clean import CleanText
>>> def show(text):
...     clean = CleanText.of(text)
...     return [(text[found.start:found.end], found.kind) for found in find_identifiers(clean)]
>>> show("απόφαση 4748 (ΦΕΚ 612/22.2.2018), τηλ. 213 136 4901, Σταδίου 27, Τ.Κ. 101 83")
... # doctest: +NORMALIZE_WHITESPACE
[('απόφαση 4748', 'protocol'), ('ΦΕΚ 612/22.2.2018', 'gazette'), ('τηλ. 213 136 4901', 'phone'),
 ('Σταδίου 27', 'address'), ('Τ.Κ. 101 83', 'postcode')]
>>> show("Με μία λέξη, η Α΄ δόση δίνει 5G και 24ωρη λειτουργία σε 12 δήμους στις 15:00.")
[('Με μία λέξη', 'idiom'), ('Α΄ δόση', 'ordinal'), ('5G', 'name_digit'), ('24ωρη', 'name_digit'), ('15:00', 'time')]

Kinds: ``law`` ``article`` ``gazette`` ``protocol`` ``ada`` (decision on Diavgeia, and ΑΔΑΜ) ``mis``
(project code) ``account`` (ΣΑΕ, ΑΛΕ, K.A. and other budget codes) ``cpv`` ``tax_number`` ``iban``
``phone`` ``address`` ``postcode`` ``email`` ``url`` ``handle`` (@name, #tag) ``time`` ``page``
``list_number`` ``ordinal`` ``section`` («Άξονας 4», «Πίνακας 1») ``name_digit`` ``temperature`` ``idiom``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from ota_extract.clean import BlockKind, CleanText
from ota_extract.mentions import Identifier

_WORDS: dict[str, list[str]] = tomllib.loads(
    files("ota_extract.scan").joinpath("identifiers.toml").read_text(encoding="utf-8")
)

_MARK = r"['’΄´`ʹ΄]"  # the numeral sign after Α΄, and what stands for it
_SHEET = rf"(?:(?:τευχο(?:σ|υσ)|τ\.)\s?)?(?:[αβγδ]{_MARK}?|υοδδ|αεδ|ααπ|ασεπ)(?![α-ω])"
_DMY = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)"
_END = r"(?=\s*(?:[,.;:()·»/]|του\b|τησ\b|των\b|και\b|εωσ\b|στ\w{1,3}\b|οπωσ\b|[νπ]\.|$|\n))"
_PHONE = r"(?:(?:\+|00)30[\s.-]?)?(?:2\d{2,3}|69\d|80[01]|\(2\d{2,3}\))[\s./-]{0,3}\d{2,4}[\s.-]?(?:\d{2,4}[\s.-]?)?\d{2,4}(?![\d%€]|[.,]\d)"
_LIST_ITEM = r"\d{1,3}(?:[α-ω](?![α-ω]))?"
_NOT_A_FIGURE = r"(?!\s?(?:εκ\b|εκατ|δισ|χιλ|ευρω|€|%|δημ|εργ))"


class _Rule(NamedTuple):
    """One kind of identifier; *needs* are literals of which the folded text must hold one."""

    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(kind: str, needs: str, pattern: str) -> _Rule:
    return _Rule(kind, tuple(needs.split("~")), re.compile(pattern, re.VERBOSE))


_RULES = (
    _rule("law", "ν.~ν ~δ.~δ ~νομο~οδηγι~κανονισμ", r"""
        (?<![α-ω.])(?:[απβ]\.?\s?[νδ]\.?|ν\.?\s?δ\.?|ν\.?|νομο[συ]|νομων|π\.?υ\.?σ\.?|(?:προεδρικο\w*|νομοθετικο\w*)\sδιαταγμα\w*
            |οδηγια[σ]?|κανονισμο[συ])
        \s{0,2}(?:\((?:εε|εκ)\)\s)?(?:(?:υπ{M}?\s?)?αριθ?μ?\.?\s)?
        \d{1,5}/(?:(?:19|20)\d\d|\d\d)(?!\d)(?:/ε[εκ])?(?:(?:,\s|\sκαι\s)\d{3,4}/(?:19|20)\d\d)*
      | (?<![α-ω.])ν\.\s?\d{4}(?![\d/.,]\d|\d)""".replace("{M}", _MARK)),
    _rule("article", "αρθρ~παρ.~παραγραφ~εδαφι~περ.", rf"""
        (?<![α-ω])(?:αρθρο[υ]?|αρθρ\.|αρθρα|αρθρων|παρ\.|υποπαρ\.|παραγραφο[συ]?|παραγραφοι|παραγραφων|εδαφιο[υ]?|περ\.)\s?
        {_LIST_ITEM}(?:\s?(?:,|-|–|\sκαι|\sεωσ)\s?{_LIST_ITEM}{_END})*(?![\d%€]|[.,]\d{{3}})"""),
    _rule("gazette", "φεκ~φ.ε.κ", rf"""
        (?<![α-ω])φ\.?ε\.?κ\.?[\s:]*(?:{_SHEET}[\s./-]*)?(?:αριθμ?\.?\s?|αρ\.\s?)?\d{{1,5}}
        (?:[\s/.-]{{0,2}}{_SHEET})?(?:[\s/.,-]{{0,3}}{_DMY}|\s?/\s?(?:19|20)\d\d)?(?:[\s/]{{0,2}}{_SHEET})?"""),
    _rule("gazette", "(α~(β~(γ~(υ~(δ", rf"""
        (?<=\()(?:[αβγδ]{_MARK}|[αβγδ](?=\s\d{{1,4}}\))|υοδδ)\s?\d{{1,5}}(?:/(?:{_DMY}|(?:19|20)\d\d))?"""),
    _rule("protocol", "πρωτ~αριθμ~αρ.~α.π.~υπ", rf"""
        (?<![α-ω])(?:(?:υπ{_MARK}?\s?)?(?:αριθμο[συν]?|αριθμ?\.?|αρ\.)\s?(?:πρωτ(?:οκολλου|\.)?|απ(?:οφασησ|οφ?\.)?|εγκυκλιου|διακηρυξησ|προσκλησησ)?
            |α\.\s?π\.)\s?:?\s?(?:\w{{1,12}}[./])*\d{{1,9}}(?:[./-]\w{{1,10}})*(?<=\d)(?!\d|[.,]\d|\s?[%€])(?!\s(?:δημ|εργ|αιτησ|ευρω|εκατ|θεσ|προτασ))
      | (?<![α-ω])πρωτ(?:οκολλου|\.)\s?:?\s?\d{{2,9}}(?:/[\w.-]{{1,12}})*"""),
    _rule("protocol", "αποφασ~κυα~κ.υ.α~εγκυκλι~εγγραφ~υ.α.", rf"""
        (?<![α-ω])(?:αποφαση[σ]?|αποφασεισ|αποφασεων|κ\.?υ\.?α\.?|υ\.α\.|εγκυκλιο[συ]?|εγγραφο[υ]?)\s
        (?: (?:[α-ω]{{1,6}}\d{{0,2}}[./])*(?:[α-ω]{{1,6}}[./])?\d{{1,7}}(?:/[\w.-]{{1,10}}(?<=\w))+
          | \d{{3,7}}(?!\d|[.,]\d){_END})(?:\s?/\s?{_DMY})?"""),
    _rule("protocol", "/", rf"""
        (?<![\w/.,-])(?: \d{{3,7}}(?:/\d{{1,6}})?\s?/\s?{_DMY}                    # 88214/06.12.2022
          | [α-ω]{{1,5}}\d{{0,2}}/[α-ω.]{{0,6}}/?\d{{1,6}}/(?:{_DMY}|\d{{2,6}}(?:/\d{{2,6}})?)  # Π2/οικ.2673/2001
          | (?:[ivx]{{1,4}}|[α-ω]{{1,4}}\d{{1,3}})/[α-ωa-z]{{1,4}}\d{{1,3}}(?:/\d{{1,3}}[α-ωa-z]?)? )(?![\w/]|[.,]\d)  # IV/ΑΤ14/4Κ"""),
    _rule("mis", "mis~οπσ~ο.π.σ~κωδικ", r"""
        (?<![α-ω\w])(?:κωδικο[συι]?\s?(?:πραξησ|εργου|αριθμο[συ]|)\s?)?(?:\(?(?:mis|οπσ|ο\.π\.σ\.)\)?|κωδικο[συι]?(?:\sπραξησ|\sεργου)?)(?:\s\(?(?:mis|οπσ)\)?)?
        \s?[:=]?\s?\d{4,10}(?:(?:,\s|\sκαι\s)\d{7})*(?![\d€%]|[.,]\d)"""),
    _rule("account", "σαε~σαμ~σανα~σαεπ~σαν", r"(?<![α-ω])σα(?:επ?|μπ?|να|ν)\s?/?\s?\d{3,4}(?:/\d{1,2})?(?![\d.,]\d|\d)"),
    _rule("account", "αλε~κ.α~κα ~καε~λογαριασμ~κωδ", r"""
        (?<![α-ω])(?:α\.?λ\.?ε\.?|κ\.?α\.?ε?\.?|καε|λογαριασμο[συ]?|κωδ\.)\s?:?\s?(?:αριθμ?\.?\s)?
        (?:\d{8,12}|\d{2,4}(?:[.-]\d{2,7}){1,4}|(?<=ε\s)\d{4,10}|(?<=\.\s)\d{4,10})(?!\d|\s?[€%]|\sευρω)"""),
    _rule("account", "20", r"(?<!\w)20\d\d[α-ωa-z]{2}\d{8}(?!\w)"),  # 2021ΕΠ05500012
    _rule("cpv", "-", r"(?<!\w)\d{8}-\d(?!\w)"),
    _rule("tax_number", "αφμ~α.φ.μ", r"(?<![α-ω])α\.?φ\.?μ\.?\s?:?\s?\d{9}(?!\d)"),
    _rule("iban", "gr", r"(?<!\w)gr\s?\d\d(?:\s?\d{4}){5}\s?\d{3}(?!\d)"),
    _rule("phone", "τηλ~fax~φαξ~κιν.~κινητ~φ.α.ξ~επικοινων~πληροφορι", rf"""
        (?<![α-ω\w])(?:τηλ(?:\.|εφων\w{{1,3}}(?:\s(?:επικοινωνιασ|κεντρο\w?|γραμμη\w?))?)?|fax|φαξ|κιν(?:\.|ητ\w{{1,3}})|επικοινωνια|πληροφοριεσ)(?:/fax)?\s?:?\s?
        (?:{_PHONE}|\d{{10}}|1\d{{2,4}})(?:\s?(?:,|/|-|–|&|\sκαι)\s?(?:{_PHONE}|1\d{{2,4}}(?!\d|[.,]\d)|\d{{2,4}}(?!\d|[.,]\d)))*(?!\d)"""),
    _rule("phone", "2~69", r"""
        [26(+0](?<!\w[260])(?<!\d[.,/-][260])(?:
            (?<=\+)30[\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?\d{4} | (?<=0)030\s?\d{10}
          | (?<=\()2\d{2,3}\)\s?\d{3}[\s.-]?\d{3,4} | (?<=2)\d{9} | (?<=6)9\d{8} | (?<=6)9\d[\s-]\d{3}[\s-]\d{4}
          | (?<=2)\d{2}[\s-]\d{3}[\s-]?\d{4} | (?<=2)\d\.?\d{1,2}-\d{6,7} | (?<=2)\d{2}\.\d{3}\.\d{4} | (?<=2)\d{3}[\s-]\d{6} | (?<=2)\d{3}[\s-]\d{3}[\s-]\d{3} | (?<=2)\d{4}[\s-]\d{5})(?![\d%€]|[.,]\d|\s?(?:€|ευρω))"""),
    _rule("phone", "112~199~166~15~11", r"""
        (?<!\w)(?:το|στο|του|τον|στον|αριθμο[συ]?|γραμμη[σ]?|κλησεισ|μεσω)\s(?:112|199|166|15\d{2,3}|11\d{3}|10[08])(?:/\d{3,5})*
        (?!\w|[.,]\d|\s?[%€/]|\s(?:εκ|δισ|χιλ|ευρω|δημ|εργ|αιτησ))"""),
    _rule("postcode", "τ.κ~τκ~τ. κ", r"(?<![α-ω])τ\.?\s?κ\.?\s?:?\s?\d{3}\s?\d{2}(?!\d)"),
    _rule("postcode", "~".join(_WORDS["town"]), rf"(?<![\w.,])\d{{3}}\s?\d{{2}}(?=,?\s(?:{'|'.join(_WORDS['town'])})(?!\w))"),
    _rule("email", "@", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    _rule("handle", "@~#", r"(?<!\w)(?:@[a-z_]\w{1,30}|\#\w{2,60})"),
    _rule("url", "://~www.", r"(?:https?://|www\.)[^\s<>«»()]{3,400}(?<![.,;·:])"),
    _rule("url", ".gr~.eu~.com~.org", r"(?<![\w@.-])(?:[a-z0-9-]{1,40}\.){1,4}(?:gr|eu|com|org)(?![\w-])(?:/[^\s<>«»()]{0,300}(?<![.,;·:]))?"),
    _rule("time", ":", r"""
        (?<![\w.,:/])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])
        (?:\s?(?:-|–|εωσ|μεχρι|ωσ|και)\s?(?:τισ\s)?[0-2]?\d:[0-5]\d(?![\d:]))?(?:\s?(?:[πμ]\.\s?μ\.))?"""),
    _rule("time", "ωρα~ωρεσ", r"(?<!\w)(?:ωρα|ωρεσ)\s?:?\s?[0-2]?\d(?:[.:][0-5]\d)(?:\s?(?:-|–|εωσ)\s?[0-2]?\d[.:][0-5]\d)?(?![\d:.]\d|\d)"),
    _rule("time", "ωρα", r"(?<!\w)(?:(?:και|την|στισ)\sωρα|ωρα)\s?:?\s?(?:[01]?\d|2[0-4])(?=[,.;)]?(?:\s(?:το|π\.|μ\.)|\s?$|\n|[,;)]|\.(?!\d)))"),
    _rule("time", "μ.", r"(?<![\w.,])[012]?\d(?:[.:][0-5]\d)?\s?[πμ]\.\s?μ\.?(?!\w)"),
    _rule("time", "24/7", r"(?<!στισ\s)(?<!την\s)(?<!τισ\s)(?<!τησ\s)(?<!εωσ\s)(?<!χρι\s)(?<!απο\s)(?<![\d/.(])24/7(?:/365)?(?![/\d])"),
    _rule("page", "σελ", r"(?<![α-ω])σελ(?:\.|ιδα[σ]?)\s?\d{1,3}(?:\s?(?:/|απο|-|–)\s?\d{1,3})?(?![\d.,]\d|\d|%)"),
    _rule("page", "page", r"(?<!\w)page\s\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?(?!\d)"),
    _rule("ordinal", "η~ο~α", r"""
        [0-9](?<![\w.,/]\d)\d{0,3}(?:οσ|ου|ο|ον|οι|ων|ουσ|η[σν]?|εσ|α)(?!\w)
        (?!\s(?:του\s)?(?:ιαν|γεν|φεβ|φλεβ|μαρτ|απρ|μαι|μαη|ιουν|ιουλ|αυγ|σεπτ|οκτ|νοεμ|δεκ))(?!/\d)"""),
    _rule("ordinal", "'~’~΄~´~`~ʹ", rf"(?<!\w)(?:[α-θι]|στ|ι[α-θ]){_MARK}\s?(?:{'|'.join(_WORDS['ordinal_noun'])})[α-ω]*"),
    _rule("ordinal", "πρωτ~δευτερ~τριτ~τεταρτ~πεμπτ~εκτ~εβδομ~ογδο~ενατ~δεκατ", rf"""
        (?<!\w)(?:πρωτ|δευτερ|τριτ|τεταρτ|πεμπτ|εκτ|εβδομ|ογδο|ενατ|δεκατ)(?!(?<=(?<!\w)εκτ)οσ)(?:ο[συνι]?|η[σν]?|α|εσ|ουσ|ων)\s(?:{'|'.join(_WORDS['ordinal_noun'])})[α-ω]*"""),
    _rule("section", "αξον~μετρο~πινακ~παραρτημ~υποεργ~ζων~πυλων~κεφαλαι~ομαδα~κατηγορια~προσκλησ~δραση~φαση~τμημα", rf"""
        (?<!\w)(?:αξονα[σ]?(?:\sπροτεραιοτητασ)?|μετρο|πινακα[σ]?|παραρτημα|υποεργο|ζωνη|πυλωνα[σ]?|κεφαλαιο[υ]?|ομαδα|κατηγορια[σ]?|προσκληση|δραση|φαση|τμημα)
        \s(?:\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,2}})(?![\w%€/]|[.,]\d|\s?[€%]){_NOT_A_FIGURE}(?=\s*(?:[,.;:)»·–-]|του\b|τησ\b|των\b|για\b|και\b|$|\n))"""),
    _rule("name_digit", "ωρ", r"(?<!\w)\d{1,2}ωρ[οηε][συνι]?(?:υσ)?(?!\w)"),  # 24ωρη
    _rule("name_digit", "g~k~d", r"(?<![\w.,])\d[gkd](?!\w)"),  # 5G, 4K, 3D
    _rule("name_digit", ".0", r"(?<!\w)[^\W\d_]{3,30}\s[1-9]\.0(?![\d%]|\s?(?:εκ|δισ|χιλ|ευρω|€))"),  # «Πόλη 2.0»
    _rule("temperature", "°~c~ºc", r"(?<![\w.,])-?\d{1,2}(?:[.,]\d)?\s?(?:[°º]\s?[cκ]?|c)(?!\w)"),
)  # fmt: skip

# Patterns that need capitals, over the text itself.
_ADA = re.compile(
    r"(?<![\w-])(?=[Α-ΩA-Z0-9]*\d)(?=[Α-ΩA-Z0-9]*[Α-ΩA-Z])[Α-ΩA-Z0-9]{7,14}-[Α-ΩA-Z0-9]{3}(?!\w)"
)
_ADAM = re.compile(r"(?<!\w)\d\d(?:PROC|SYMV|REQ|AWRD|PAY)\d{9}(?!\d)")
_LETTERED = re.compile(
    r"(?<![\w«])(?!EUR|ΕΥΡΩ|GRD)(?:[A-ZΑ-Ω]{1,6}|[A-Z]{2,10}-)\d{1,4}[A-ZΑ-Ω]?(?![\w%€]|[.,]\d|\s?€)"
)
_STREET = r"(?:[Α-ΩΆ-Ώ0-9][\w΄'.]*\s){1,4}"
_ADDRESS_CUED = re.compile(
    rf"(?:(?<!\w)(?:[Οο]δό[ςυν]|[Λλ]εωφόρο[ςυ]|[Λλ]εωφ\.|Λ\.|Πλατεία[ς]?)\s){_STREET}(\d{{1,3}}[Α-Ωα-ω]?)(?!\w|[.,]\d)(?=[,.;)\n]|\s*$|\s[-–&])"
)
_ADDRESS_BEFORE_POSTCODE = re.compile(
    rf"((?<!\w){_STREET}\d{{1,3}}(?:\s?[-–&]\s?\d{{1,3}})?[Α-Ωα-ω]?)\s?[,–-]?\s*(?:[Α-Ω][\w]+,?\s)?$"
)
_QUOTED_NAME = re.compile(
    r"«[Α-ΩΆ-ΏA-Z][^«»\n]{1,60}[\s-](\d{1,2}(?:\.\d)?|(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)»"
)
_LIST_START = re.compile(  # «1.», «2)», «(3)», «α)», «στ.», «iv)»
    r"[-–—•·*▪]?\s*(\(?(?:\d{1,3}|[α-θι]|στ|ι[α-θ]|[ivx]{1,4})['΄’]?\)|(?:\d{1,3}|[α-θι]|στ|[ivx]{1,4})\.)"
    r"(?!\d)(?=\s|[α-ωa-z«])(?!\s?[α-ω]\.)"
)
_INLINE_LIST = re.compile(r"(?<![\w.,(])\d{1,2}\)(?=\s?[α-ω«])")
_ROW_INDEX = re.compile(r"\d{1,4}(?:[.)]\s?|\s+)(?:\d{4,6}\s+)?(?=[^\W\d])")
_PAGE_LINE = re.compile(r"[-–—]\s?\d{1,3}\s?[-–—]|\d{1,2}/\d{1,2}")


def find_identifiers(clean: CleanText) -> list[Identifier]:
    """Return the identifiers of *clean*, in text order, none overlapping another."""
    found = [
        *_by_rule(clean.folded),
        *_by_phrase(clean.folded),
        *_in_capitals(clean),
        *_at_block_start(clean),
    ]
    found.sort(key=lambda identifier: (identifier.start, -identifier.end))
    kept: list[Identifier] = []
    for identifier in found:
        if not kept or kept[-1].end <= identifier.start:
            kept.append(identifier)
    return kept


def _by_rule(folded: str) -> Iterator[Identifier]:
    for kind, needs, pattern in _RULES:
        if any(literal in folded for literal in needs):
            for match in pattern.finditer(folded):
                yield Identifier(match.start(), match.end(), kind)


def _by_phrase(folded: str) -> Iterator[Identifier]:
    for kind in ("idiom", "name_digit"):
        for phrase in _WORDS[kind]:
            at = folded.find(phrase)
            while at >= 0:
                end = at + len(phrase)
                if not (folded[max(at - 1, 0) : at].isalnum() or folded[end : end + 1].isalnum()):
                    yield Identifier(at, end, kind)
                at = folded.find(phrase, end)


def _in_capitals(clean: CleanText) -> Iterator[Identifier]:
    text = clean.text
    for kind, pattern in (("ada", _ADA), ("ada", _ADAM), ("name_digit", _LETTERED)):
        for match in pattern.finditer(text):
            yield Identifier(match.start(), match.end(), kind)
    if "«" in text:
        for match in _QUOTED_NAME.finditer(text):
            yield Identifier(*match.span(1), "name_digit")
    for match in _ADDRESS_CUED.finditer(text):
        yield Identifier(match.start(), match.end(), "address")
    for kind, needs, pattern in _RULES:
        if kind == "postcode" and any(literal in clean.folded for literal in needs):
            for match in pattern.finditer(clean.folded):
                begin = max(match.start() - 80, 0)
                street = _ADDRESS_BEFORE_POSTCODE.search(text[begin : match.start()])
                if street:
                    yield Identifier(begin + street.start(1), begin + street.end(1), "address")


def _at_block_start(clean: CleanText) -> Iterator[Identifier]:
    """List numbers, row indices, page counters alone on their line; «2) ο Δήμος» inside a sentence."""
    folded = clean.folded
    for block in clean.blocks:
        number = _LIST_START.match(folded, block.start, block.end)
        if number:
            yield Identifier(*number.span(1), "list_number")
        elif block.kind is BlockKind.ROW:
            index = _ROW_INDEX.match(folded, block.start, block.end)
            if (
                index
                and clean.text[index.end()].isupper()
                and not folded.startswith(("δημοι", "δημουσ"), index.end())
            ):
                yield Identifier(
                    index.start(), index.start() + len(index[0].rstrip()), "list_number"
                )
        elif block.end - block.start <= 9 and _PAGE_LINE.fullmatch(folded, block.start, block.end):
            yield Identifier(block.start, block.end, "page")
    if ")" in folded:
        for match in _INLINE_LIST.finditer(folded):
            opened = folded.rfind("(", max(match.start() - 80, 0), match.start())
            if opened < 0 or folded.find(")", opened, match.start()) >= 0:
                yield Identifier(match.start(), match.end(), "list_number")
