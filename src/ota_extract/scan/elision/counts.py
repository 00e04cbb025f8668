"""Elided nouns: what is counted stands elsewhere in the clause, or was counted before."""

from __future__ import annotations

import re

from ota_extract.clean import BULLETS, DASHES
from ota_extract.mentions import Numeral
from ota_extract.scan.elision.context import (
    Context,
    Elided,
    Said,
    agrees,
    carried,
    genders,
    led_to,
    list_lead,
    near,
    same_sentence,
    sentence_start,
)
from ota_extract.scan.elision.scales import in_doubt
from ota_extract.scan.elision.words import GIVING, MONEY_IN_CLAUSE, OTHERS, OTHERS_BEFORE, PEOPLE
from ota_extract.scan.nouns import noun_behind
from ota_extract.scan.unit import Unit
from ota_extract.scan.vocabulary import unit_at

_VERB = r"[^\W\d_]+(?:αν|ουν|ονται|εται|αται|ηκε|ηκαν|ησαν|ει|εσε|ισε|ηθει|χθει|σθει)"
_LINK = (
    r"(?:σε|στουσ|στισ|στα|στο|τουσ|τισ|τα|το|κατα|μεσο|ορο|συνολικα|πλεον|ηδη|περιπου|σχεδον|περισσοτερ\w+|απο|γυρω|λιγοτερ\w+"
    r"|μολισ|μονο|πανω|κατω|ανω|των|τουλαχιστον|εωσ|μεχρι|και|σημερα|φετοσ|οι|αλλ\w+)"
)
_AFTER_VERB = re.compile(rf"\b(?:{_VERB}|ηταν|ειναι)(?:\s+{_LINK})*\s*$")
_SUBJECT = re.compile(r"\b(?:οι|τα|τισ|τουσ)\s+(?:[α-ω]+\s+)?[α-ω]+(?:οι|εσ|εισ|α|ουσ)\s")
_COLON = re.compile(r"\s?:\s*(?:(?:περιπου|περι|πανω\ απο|τουλαχιστον|συνολικα)\s+)?$")
_NUMBER_OF = re.compile(
    r"\b(?:αριθμ(?:οσ|ο|ου)|πληθοσ|πληθουσ|συνολο)\s+(?:των\s+)?(?:[^\W\d_]+\s+){0,3}?(?=\w)"
)
_LABEL = re.compile(
    rf"(?:^|\n(?:[{DASHES}{BULLETS}]\s?)?|[.!;]\s+)(?P<noun>(?!σελιδα)[^\W\d_]{{3,}}(?:εσ|οι|εισ|α))(?:\s[^\W\d_]+){{0,4}}\s?:\s*$"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_CLAUSE = 160  # code points back to where a clause may begin

_OF_ALL = re.compile(
    r"\s+(?:απο|εκ|επι)\s+(?:τουσ|τισ|τα|των|συνολου)\s+(?:συνολικα\s+|συνολο\s+)?(?=\d)"
)
# «πέντε από τις πράξεις»
_OF_THE = re.compile(r"\s+(?:απο|ε[κξ])\s+(?:τουσ|τισ|τα|των)\s+(?P<qualified>[α-ω]+\s+)?(?=[α-ω])")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_IN_BRACKETS = re.compile(r"\b[^\W\d_]+\s*\((?:\d[\d.]*\s+απο\s+τ\w+\s+)?$")
# «τουλάχιστον 36 και όχι περισσότερες από 240 δόσεις»
_TO_NO_MORE = re.compile(
    r"\s+και\s+(?:(?:οχι|το\s+πολυ|μεχρι|εωσ|ωσ)\s+)+(?:περισσοτερ\w+\s+(?:απο|των)\s+)?(?=\d)"
)
# «για δήμους με άνω των 100.000»
_POPULATION = re.compile(
    r"\b(?:δημ|οικισμ|πολ|νησι|κοινοτητ)\w{1,4}\s+(?:με\s+)?(?:πληθυσμο\s+)?(?:ανω|κατω|πανω|απο|εωσ|μεχρι|λιγοτερουσ|περισσοτερουσ)(?:\s+(?:των|απο))?\s+$"
)
_FEWEST_RESIDENTS = 500
# «διπλασιάσαμε τα έργα, από 640 σε 1.312»
_CHANGES = re.compile(r"\b(?:τα|τουσ|τισ|οι)\s+(?:[α-ω]+\s+)?(?P<noun>[α-ω]{3,}),?\s+απο\s+$")
_RELATIVE = re.compile(
    rf"\b(?P<noun>[α-ω]{{3,}}(?:οι|εσ|εισ|α|ουσ|ων))\s?,?\s+[(]?(?:που|οι\s+οποι(?:οι|εσ)|τα\s+οποια)\s+(?:[α-ω]+\s+)?"
    rf"(?:υπολογιζ|εκτιμ|ανερχ|αν[ηε]λθ|φταν|εφτασ|φτασ|ξεπερ|υπερβ|αριθμ|αγγιζ|προσεγγιζ)\w*(?:\s+{_LINK})*\s*$"
)
_CHANGES_TO = re.compile(r"\s+(?:σε|στ(?:α|ουσ|ισ))\s+\d")
_VERB_THEN_NOUN = re.compile(
    r"\s+(?:αν(?:ηλθ|ερχ)\w+|φταν\w+|εφτασ\w+|ειναι|ηταν)\s+(?:ηδη\s+)?(?:οι|τα|η|το)\s+(?=\w)"
)
_NOUN_BEHIND = re.compile(r"\s+(?:οι|τα)\s+(?=\w)")  # «ανήλθαν σε 310 οι δικαιούχοι»
_PARTITIVE = re.compile(
    r"(?P<articles>(?:απο|μεταξυ)\s+(?:το\s+συνολο\s+)?(?:τα|τουσ|τισ|των)\s+)(?:[α-ω]+\s+)?"
)
_OUT_OF = re.compile(r"\b(?:ε[κξ]\s+των|απο\s+τ(?:ουσ|ισ|α)|και\s+(?:οι|τα)|οι|τα)\s+$")

_OF_WHICH = re.compile(
    r"\s+(?:απο\s+τ(?:α|ισ|ουσ)\s+οποι\w+|ε[κξ]\s+των\s+οποιων|εξ\s+αυτων|απο\s+(?:αυτ|εκειν)(?:α|ουσ|εσ)|ε[κξ]\s+των\b)"
)
_CARRIES = re.compile(
    rf"(?:[,:;·(«—–.]|\b(?:{PEOPLE}|τα|στα|των|{OTHERS}|και|εναντι|απο|με|σε|για|μολισ|μονο|τουλαχιστον|περιπου|ητοι|δηλαδη"
    rf"|εωσ|μεχρι|πανω\ απο|συνολικα|{_VERB}|οτι|ηταν|ειναι|ενω|αφου|σημερα|φετοσ|περυσι|τωρα|τοτε|πλεον|χθεσ|οποι\w+|αυτ(?:α|ουσ|εσ|ων)))\s*$"
)
# «84 προτάσεις, δηλαδή κατά μέσο όρο σχεδόν 5 ανά δήμο»: the words of a bound do not part them
_BOUND_BEFORE = re.compile(
    r"(?:\b(?:κατα\s+μεσον?\s+ορον?|σχεδον|περιπου|γυρω\s+στ(?:ουσ|ισ|α)|περισσοτερ\w+\s+απο|λιγοτερ\w+\s+απο)\s+)+\Z"
)
# «θα προμηθευτούν χώμα (4.200 τόνους), δενδρύλλια (31.500) και παγκάκια (860)»: any noun in the plural
_SUPPLIED = re.compile(
    r"\b(?:προμηθ|αγορα|παραδοθ|παραδιδ|διανεμ|μοιρα[ζσ]|τοποθετ|φυτευ|εγκατασταθ|εγκαθιστ|παραληφθ|παραλαμβ|αποκτ|κατασκευα[ζσ])\w*\s"
)
_IN_BRACKETS_ALONE = re.compile(r"(?<![α-ω-])(?P<noun>[α-ω]{4,}(?:οι|εσ|εισ|α|ουσ|ων))\s[(]$")
_OTHERS_BEHIND = re.compile(r"\s+(?P<word>(?:αλλ|υπολοιπ)(?:α|οι|εσ|ουσ))\b")
_APPROVED = re.compile(
    r"\b(?:εγκριθηκαν|εγκρινονται|απορριφθηκαν|απορριπτονται|υποβληθηκαν|κατατεθηκαν)\s+(?:(?!και\s)[α-ω]+\s+)?\Z"
)
_PER = re.compile(r"\s+(?:ανα|σε\s+καθε|για\s+καθε)\s")
_CARRIES_WORD = re.compile(rf"\b(?:{PEOPLE}|{OTHERS})\s+$")
_PLACED = re.compile(r"\s+στ(?:ον|ουσ|ην?|ισ|ο|α)\s")  # «(επτά στον Δήμο Δέλτα, δύο στον …)»
_CHAINED = re.compile(r"\s*(?:,|και|·)\s*[^\d.;:,\n]{2,40}\s")  # «Αττική 11.900, Θεσσαλία 4.116»


def counted(
    text: str, folded: str, numeral: Numeral, before: str, floor: int, context: Context
) -> Elided | None:
    """The noun of the clause, else that of the number it is a part of, else the last one counted."""
    if numeral.value % 1:
        return None
    noun = _in_clause(text, folded, numeral, before, floor)
    if noun is None and _OUT_OF.search(before):
        noun = context.by_value.get(numeral.value)
    if noun is None:
        noun = _counted_before(folded, numeral, before, context)
    if noun is None and not numeral.words:
        noun = _whole_of_sentence(text, folded, numeral, floor)
    return Elided(carried(noun, numeral.end)) if noun is not None else None


def _whole_of_sentence(text: str, folded: str, numeral: Numeral, floor: int) -> Unit | None:
    """«Από τα κτίρια που ελέγχθηκαν, 15.102 …», «σε μικρούς δήμους: σε 47 από αυτούς»."""
    if _OF_WHICH.match(folded, numeral.end):
        return noun_before(text, folded, numeral.start, floor)
    begin = sentence_start(folded, numeral.start)
    whole = _PARTITIVE.match(folded, begin, numeral.start)
    if whole is None:
        return None
    noun = unit_at(folded, whole.end("articles")) or unit_at(folded, whole.end())
    if noun is None or noun.kind != "count":
        return None
    at = numeral.start
    return Unit("count", noun.slug, at, at)


def subject_of_verb(
    text: str, folded: str, numeral: Numeral, before: str, floor: int
) -> Elided | None:
    """«8,5 εκατ. ευρώ και οι θέσεις αυξάνονται από 310»: the verb's own subject, in the plural."""
    if numeral.words or numeral.value % 1 or not _AFTER_VERB.search(before):
        return None
    if _SUBJECT.search(before) is None or GIVING.search(before) or MONEY_IN_CLAUSE.search(before):
        return None
    noun = noun_before(text, folded, numeral.start, floor)
    return Elided(carried(noun, numeral.end)) if noun is not None else None


def supplied(
    text: str, folded: str, numeral: Numeral, before: str, context: Context
) -> Elided | None:
    """«θα προμηθευτούν δενδρύλλια (31.500) και παγκάκια (860)»: so many of what stands before the bracket."""
    start, end = numeral.start, numeral.end
    if numeral.words or numeral.value % 1 or folded[end : end + 1] != ")":
        return None
    named = _IN_BRACKETS_ALONE.search(before)
    if named is None:
        return None
    noun = start - len(before) + named.start("noun")
    verb = _SUPPLIED.search(folded, sentence_start(folded, start), noun)
    last = context.last
    if verb is None or not text[noun].islower() or unit_at(folded, noun) is not None:
        return None
    if (
        last is not None
        and last.end > verb.end()
        and last.unit.kind == "count"
        and not last.carried
    ):
        return None  # «κάδοι (88 δήμοι), πάγκοι (40)»: forty of those
    return Elided(Unit("count", text[noun : start - 2], end, end))


def named_beside(folded: str, numeral: Numeral, before: str) -> Elided | None:
    """The noun behind the verb's number («ανήλθαν σε 310 οι δικαιούχοι»), or that a change or a relative
    clause follows at once: «διπλασιάσαμε τα έργα, από 640 σε 1.312», «κενές θέσεις, που φτάνουν τις 4.500»."""
    if numeral.value % 1:
        return None
    behind = _NOUN_BEHIND.match(folded, numeral.end)
    if behind is not None and _AFTER_VERB.search(before):
        noun = unit_at(folded, behind.end())
        if noun is not None and noun.kind == "count":
            return Elided(Unit("count", noun.slug, numeral.end, numeral.end))
    changes = _CHANGES.search(before) if _CHANGES_TO.match(folded, numeral.end) else None
    related = "που" in before or "οποι" in before
    named = changes or (_RELATIVE.search(before) if related else None)
    if named is None:
        return None
    known = unit_at(folded, numeral.start - len(before) + named.start("noun"))
    if known is None or known.kind != "count":
        return None
    return Elided(Unit("count", known.slug, numeral.end, numeral.end))


def noun_before(text: str, folded: str, start: int, floor: int) -> Unit | None:
    """The noun that comes first: «οι αιτήσεις ανήλθαν σε 21.805», «Ενταγμένοι Δήμοι: 251»."""
    clause = max(floor, folded.rfind("\n", 0, start) + 1, start - _CLAUSE)
    for mark in (". ", "· ", "; "):
        clause = max(clause, folded.rfind(mark, clause, start) + 1)
    found: Unit | None = None
    for word in _WORD.finditer(folded, clause, start):
        unit = unit_at(folded, word.start())
        if (
            unit is not None
            and unit.kind == "count"
            and not folded.endswith("ανα ", 0, word.start())
        ):
            found = Unit("count", unit.slug, start, start)
            if _NUMBER_OF.search(folded[clause : word.start() + 1]):
                break
    if found is None and (label := _LABEL.search(folded, max(clause - 1, 0), start)) is not None:
        return Unit("count", text[slice(*label.span("noun"))], start, start)
    return found


def _in_clause(text: str, folded: str, numeral: Numeral, before: str, floor: int) -> Unit | None:
    """The noun behind the whole («180 από τους 212 δήμους»), before the bracket or the change,
    behind the verb, or first."""
    start, end = numeral.start, numeral.end
    if (whole := _OF_ALL.match(folded, end)) is not None:
        digits = _DIGITS.match(folded, whole.end())
        noun = noun_behind(text, folded, digits.end()) if digits else None
        if noun is not None and noun.kind == "count":
            return noun
    if (of_the := _OF_THE.match(folded, end)) is not None:
        known = unit_at(folded, of_the.end()) or (
            unit_at(folded, of_the.start("qualified")) if of_the["qualified"] else None
        )
        if known is not None and known.kind == "count":
            return Unit("count", known.slug, end, end)
    if (bracketed := _IN_BRACKETS.search(before)) is not None:
        known = unit_at(folded, start - len(before) + bracketed.start())
        if known is not None and known.kind == "count":
            return Unit("count", known.slug, end, end)
    if (limit := _TO_NO_MORE.match(folded, end)) is not None:
        digits = _DIGITS.match(folded, limit.end())
        noun = noun_behind(text, folded, digits.end()) if digits else None
        if noun is not None:
            return Unit(noun.kind, noun.slug, end, end)
    if numeral.value >= _FEWEST_RESIDENTS and _POPULATION.search(before):
        return Unit("count", "resident", end, end)
    if (then := _VERB_THEN_NOUN.match(folded, end)) is not None:
        noun = noun_behind(text, folded, then.end())
        if noun is not None and noun.kind == "count":
            return noun
    lead = None if numeral.words else list_lead(folded, start, end)
    if lead is not None and not MONEY_IN_CLAUSE.search(folded, *lead):
        noun = noun_before(text, folded, lead.end, lead.start)
        if noun is not None:
            return carried(noun, end)
    colon = _COLON.search(before) is not None
    if colon or (not numeral.words and _AFTER_VERB.search(before)):
        return noun_before(text, folded, start, 0 if colon else floor)
    return None


def _of_others(folded: str, end: int, said: Said) -> bool:
    """«30 φορείς …, 12 άλλα εκκρεμούν»: the word behind the number is of another gender."""
    other = _OTHERS_BEHIND.match(folded, end)
    return other is not None and not set(genders(other["word"])) & set(said.genders)


def _approved(folded: str, start: int) -> Unit | None:
    """«214 αιτήσεις από 187 δήμους, εκ των οποίων εγκρίθηκαν 96»: what can be approved, not who."""
    for word in _WORD.finditer(folded, sentence_start(folded, start), start):
        unit = unit_at(folded, word.start())
        if unit is not None and unit.slug in ("application", "proposal", "project"):
            return Unit("count", unit.slug, start, start)
    return None


def _counted_before(folded: str, numeral: Numeral, before: str, context: Context) -> Unit | None:
    """What the number before it counted, where the words let the number go on from there."""
    start, end = numeral.start, numeral.end
    said = context.counted
    last = context.last
    if last is not None and last.unit.kind == "measure" and OTHERS_BEFORE.search(before):
        said = last  # «δώδεκα μήνες, με ανανέωση για ακόμη δώδεκα»
    if said is None or not near(folded, said.end, start) or not agrees(before, said, numeral.value):
        return None
    if said.unit.slug == "municipality" and _APPROVED.search(before):
        return _approved(folded, start)
    if in_doubt(folded, numeral, before, context) or _of_others(folded, end, said):
        return None
    if _PER.match(folded, end):
        before = _BOUND_BEFORE.sub("", before)
    carries = _CARRIES_WORD if numeral.words else _CARRIES
    breakdown = not numeral.words and ":" in folded[said.end : start]
    goes_on = (
        not before.strip()
        or (numeral.words and _PLACED.match(folded, end) and before.endswith(("(", ", ", " και ")))
        or _OF_WHICH.match(folded, end)
        or carries.search(before)
        or led_to(before)
        or (breakdown and same_sentence(folded, said.end, start))
        or (said.carried and _CHAINED.fullmatch(folded, said.end, start))
    )
    return said.unit if goes_on else None
