"""Elision: the unit of a number that has none of its own.

A release says «ύψους 16.450.000 σε δήμους» (the lead-in says it is money), «48 εκατ. στους δήμους» (a
bare scaled number is money unless things are being counted), «τα 96 εκατ. ευρώ, τα 40 από τα οποία»
and «63 εκατ. τον Μάρτιο, 41,5 τον Απρίλιο» (scale and currency carried over), «58 ευρώ και στα ορεινά
44», «124 αιτήσεις … οι 81 από αυτές» (the noun carried over), «Ενταγμένοι Δήμοι: 251», «οι αιτήσεις
ανήλθαν σε 21.805», «Στους 1.842 ανήλθαν οι φάκελοι» (the noun stands elsewhere in the clause).

Each rule asks for words that make it certain; where none does the number stays without a unit and
is reported. A number behind a noun in the singular («Ομάδα 3», «Ζώνη 4») is a name's.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ota_extract.mentions import Numeral
from ota_extract.scan.nouns import noun_behind
from ota_extract.scan.unit import Unit
from ota_extract.scan.vocabulary import unit_at

_MONEY_NOUN = r"""(?: υψουσ | ποσ(?:ο|ου|α|ων|οσ) | προυπολογισμ(?:ου|ο|οσ|ουσ) | κονδυλι(?:ου|α|ων)? | πιστωσ(?:η|ησ|εισ|εων)
    | χρηματοδοτησ(?:η|ησ|εισ) | επιχορηγησ(?:η|ησ|εισ) | ενισχυσ(?:η|ησ|εισ) | δαπαν(?:η|ησ|εσ|ων) | κοστ(?:οσ|ουσ)
    | αξι(?:α|ασ) | συμβατικ\w+\s+τιμημα | τιμημα(?:τοσ)? | επιδοτησ(?:η|ησ) | χρεοσ | οφειλ\w+ | εσοδα )"""
_LEAD_IN = re.compile(rf"\b{_MONEY_NOUN}(?:\s+(?!και\b)[^\W\d_]+){{0,3}}\s*$", re.VERBOSE)
_MONEY_IN_CLAUSE = re.compile(rf"\b{_MONEY_NOUN}(?!\w)[^.;·\n]{{0,70}}$", re.VERBOSE)
_MONEY_WORD = re.compile(rf"\b{_MONEY_NOUN}(?!\w)", re.VERBOSE)
_OF_WHOM = r"(?:απο\s+τ(?:α|ισ|ουσ)\s+οποι\w+|ε[κξ]\s+των\s+οποιων|εξ\s+αυτων|απο\s+(?:αυτ|εκειν)(?:α|ουσ|εσ)|ε[κξ]\s+των\b)"
_OF_WHICH = re.compile(rf"\s+{_OF_WHOM}")
_OF_ALL = re.compile(
    r"\s+(?:απο|εκ|επι)\s+(?:τουσ|τισ|τα|των|συνολου)\s+(?:συνολικα\s+|συνολο\s+)?(?=\d)"
)
_IN_BRACKETS = re.compile(r"\b[^\W\d_]+\s*\((?:\d[\d.]*\s+απο\s+τ\w+\s+)?$")
_COEFFICIENT = re.compile(r"\b(συντελεστ\w+|δεικτ\w+)\s+(?:[^\W\d_]+\s+){0,3}$")
_AMOUNT_FORM = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}")
_LEAST_BARE_AMOUNT = Decimal(1000)

_VERB = r"[^\W\d_]+(?:αν|ουν|ονται|εται|αται|ηκε|ηκαν|ησαν|ει|εσε|ισε|ηθει|χθει|σθει)"
_LINK = (
    r"(?:σε|στουσ|στισ|στα|στο|τουσ|τισ|τα|το|κατα|μεσο|ορο|συνολικα|πλεον|ηδη|περιπου|σχεδον|περισσοτερ\w+|απο|γυρω|λιγοτερ\w+"
    r"|μολισ|μονο|πανω|κατω|ανω|των|τουλαχιστον|εωσ|μεχρι|και|σημερα|φετοσ|οι|αλλ\w+)"
)
_AFTER_VERB = re.compile(rf"\b(?:{_VERB}|ηταν|ειναι)(?:\s+{_LINK})*\s*$")
_COLON = re.compile(r"\s?:\s*(?:(?:περιπου|περι|πανω\ απο|τουλαχιστον|συνολικα)\s+)?$")
_SUBJECT = re.compile(r"\b(?:οι|τα)\s+(?:[α-ω]+\s+)?[α-ω]+(?:οι|εσ|εισ|α)\s")
_NUMBER_OF = re.compile(
    r"\b(?:αριθμ(?:οσ|ο|ου)|πληθοσ|πληθουσ|συνολο)\s+(?:των\s+)?(?:[^\W\d_]+\s+){0,3}?(?=\w)"
)
_VERB_THEN_NOUN = re.compile(
    r"\s+(?:αν(?:ηλθ|ερχ)\w+|φταν\w+|εφτασ\w+|ειναι|ηταν)\s+(?:ηδη\s+)?(?:οι|τα|η|το)\s+(?=\w)"
)
_LABEL = re.compile(
    r"(?:^|\n|[.!;]\s+)(?P<noun>[^\W\d_]{3,}(?:εσ|οι|εισ|α|ων))(?:\s[^\W\d_]+){0,4}\s?:\s*$"
)
_WORD = re.compile(r"[^\W\d_]{3,}")

# What may stand right before a number that takes over the unit of the one before it.
_PEOPLE_ARTICLE = r"(?:οι|τουσ|τισ|στουσ|στισ)"  # masculine and feminine: not «εκατομμύρια»
_OTHERS = r"(?:υπολοιπ|αλλ|λοιπ|ακομ)(?:οι|α|εσ|ουσ|ων|η)"
_CARRIES_COUNT = re.compile(
    rf"(?:[,:;·(«—–.]|\b(?:{_PEOPLE_ARTICLE}|τα|στα|των|{_OTHERS}|και|εναντι|απο|με|σε|για|μολισ|μονο|τουλαχιστον|περιπου|ητοι|δηλαδη"
    rf"|εωσ|μεχρι|πανω\ απο|{_VERB}|οτι|ηταν|ειναι|ενω|αφου|σημερα|φετοσ|περυσι|τωρα|τοτε|πλεον|χθεσ))\s*$"
)
_CARRIES_WORD = re.compile(rf"\b(?:{_PEOPLE_ARTICLE}|{_OTHERS})\s+$")
_CARRIES_SCALE = re.compile(
    rf"(?:[,:;·(«—–]|\b(?:τα|στα|{_OTHERS}|και|εναντι|απο|με|τουλαχιστον|περιπου|κατα|πανω\ απο|κατω\ απο|για))\s*$"
)
_CARRIES_MONEY = re.compile(
    rf"(?:[,:;·(«—–]|\b(?:τα|στα|το|στο|{_OTHERS}|και|εναντι|απο|με|τουλαχιστον|περιπου|κατα|πανω\ απο|για|στισ|τισ|εωσ|μεχρι|ωσ))\s*$"
)
_CARRIES_PERCENT = re.compile(r"\b(?:το|στο|απο|εναντι|τουλαχιστον|κατα|με)\s+$")
_LED_TO = re.compile(r"\b(?:στα|στισ|στουσ|στη|στην|στο|για|σε)\s+(?:[α-ω]+\s+){1,3}$")
_PLURAL_PEOPLE = re.compile(rf"\b{_PEOPLE_ARTICLE}\s+$")
_OTHERS_BEFORE = re.compile(rf"\b{_OTHERS}\s+$")
_OUT_OF = re.compile(r"\b(?:ε[κξ]\s+των|απο\s+τ(?:ουσ|ισ|α)|και\s+(?:οι|τα)|οι|τα)\s+$")
_GIVING = re.compile(
    r"\b(?:παιρν|παρουν|λαμβαν|λαβουν|δινοντ|δινετ|δοθ|διατιθ|διατεθ|εξασφαλ|εκταμιευ|διαθετ|σχεδιαζ|ζητ(?:α|ουν)|καταβ(?:αλ|λη)|πληρω|χορηγ|πιστων|πιστωθ"
    r"|μοιραζ|ενισχυ|χρηματοδοτ|επιχορηγ|οφειλ|κοστιζ|στοιχιζ|χρωστ)\w*[^.;·\n]{0,40}$"
)
_LARGE_THINGS = frozenset(
    ["transaction", "passenger", "visitor", "citizen", "document", "application", "visit", "vote", "pupil", "resident"]
)  # fmt: skip
"""What is counted by the million: «οι συναλλαγές ξεπέρασαν το 1,02 δισ.»."""
_CHAINED = re.compile(r"\s*(?:,|και|·)\s*[^\d.;:,\n]{2,40}\s")
_FAR = 200  # code points; further off a number is not read as of the same things
_SENTENCE_END = re.compile(r"(?<!\b[^\W\d_])[.;!]\s+(?=[^\W\d_«])|\n")


class Said(NamedTuple):
    """A quantity already read: what the numbers behind it may take over."""

    unit: Unit
    value: Decimal
    scale: int
    end: int
    genders: str = "mfn"
    """The grammatical genders that the unit's word can have: what an article must agree with."""
    carried: bool = False
    """Whether the number had no unit of its own."""


class Context(NamedTuple):
    """What has been said before a number, in its paragraph and in the whole text."""

    last: Said | None = None
    counted: Said | None = None
    money: Said | None = None
    percentage: Said | None = None
    by_value: dict[Decimal, Unit] = {}  # noqa: RUF012 - replaced, never changed
    """The unit of each number counted so far: «Εκ των 156» takes up «156 κέντρα υγείας»."""
    large_count: Unit | None = None
    money_seen: bool = False

    def with_said(self, said: Said) -> Context:
        """The context behind one more quantity."""
        context = self._replace(last=said)
        if said.unit.kind == "money":
            return context._replace(money=said, money_seen=True)
        if said.unit.kind == "percentage":
            return context._replace(percentage=said)
        if said.unit.kind != "count":
            return context
        large = said.unit if said.value >= 100_000 else context.large_count
        by_value = {**context.by_value, said.value: said.unit}
        return context._replace(counted=said, large_count=large, by_value=by_value)

    def in_new_block(self) -> Context:
        """What is still known in the next paragraph."""
        return self._replace(last=None, counted=None, money=None, percentage=None)


def genders(noun: str) -> str:
    """The genders that a folded noun in the plural can have, by its ending.

    >>> genders("δημουσ"), genders("εργα"), genders("αιτησεισ"), genders("δημων")
    ('m', 'n', 'f', 'mfn')
    """
    for ending, found in _GENDERS:
        if noun.endswith(ending):
            return found
    return "mfn"


_GENDERS = (
    ("εισ", "f"),
    ("ουσ", "m"),
    ("οι", "m"),
    ("εσ", "mf"),
    ("ων", "mfn"),
    ("α", "n"),
    ("η", "n"),
)
_ARTICLES = (
    (re.compile(r"\b(?:τα|στα)\s+(?:[α-ω]+\s+)?$"), "n"),
    (re.compile(r"\b(?:τουσ|στουσ)\s+(?:[α-ω]+\s+)?$"), "m"),
    (re.compile(r"\b(?:τισ|στισ)\s+(?:[α-ω]+\s+)?$"), "f"),
    (re.compile(r"\bοι\s+(?:[α-ω]+\s+)?$"), "mf"),
)


def _agrees(before: str, said: Said, value: Decimal) -> bool:
    """Whether the article before a number can belong to the noun; «τις 80.000» may be thousands."""
    for article, found in _ARTICLES:
        if article.search(before):
            return value >= 1000 or bool(set(found) & set(said.genders))
    return True


class Elided(NamedTuple):
    """The unit a number takes over, and the factor where a scale word comes with it."""

    unit: Unit
    factor: int = 1


def elided_unit(
    text: str, folded: str, numeral: Numeral, floor: int, context: Context
) -> Elided | None:
    """The unit that the bare *numeral* takes from its surroundings, or None.

    *floor* is where the number before it, or else its block, ends. A unit that is carried over has
    an empty span at the number's end.
    """
    before = folded[max(floor, numeral.start - 80) : numeral.start]
    if numeral.scale > 1:
        return _of_scaled(text, folded, numeral, floor, context)
    return (
        _subject(text, folded, numeral, before, floor)
        or _carried_scale(folded, numeral, before, context)
        or _amount(folded, numeral, before, context)
        or _coefficient(folded, numeral, before, context)
        or _carried_percent(folded, numeral, before, context)
        or _counted(text, folded, numeral, before, floor, context)
    )


def _of_scaled(text: str, folded: str, numeral: Numeral, floor: int, context: Context) -> Elided:
    """«48 εκατ.»: money, unless things are being counted and no word of the clause says money."""
    start, end = numeral.start, numeral.end
    if _MONEY_IN_CLAUSE.search(folded[max(floor, start - 120) : start]):
        return Elided(_at(_EURO, end))
    last = context.last
    if last is not None and _same_sentence(folded, last.end, start):
        if (
            last.unit.kind == "count"
            and last.value >= 100_000
            and not _owes(folded, last.end, start)
        ):
            return Elided(_at(last.unit, end))
        if last.unit.kind == "money":
            return Elided(_at(last.unit, end))
    noun = _noun_before(text, folded, start, floor)
    if noun is not None and noun.slug in _LARGE_THINGS and last is None:
        return Elided(_at(noun, end))
    counting = None if context.money_seen else context.large_count
    return Elided(_at(counting or _EURO, end))


def _subject(text: str, folded: str, numeral: Numeral, before: str, floor: int) -> Elided | None:
    """«8,5 εκατ. ευρώ και οι θέσεις αυξάνονται από 310»: the verb's own subject, in the plural."""
    if numeral.words or numeral.value % 1 or not _AFTER_VERB.search(before):
        return None
    if _GIVING.search(before) or _MONEY_IN_CLAUSE.search(before):
        return None
    noun = _noun_before(text, folded, numeral.start, floor)
    if noun is None or _SUBJECT.search(before) is None:
        return None
    return Elided(_at(noun, numeral.end))


def _owes(folded: str, start: int, end: int) -> bool:
    return _GIVING.search(folded, start, end) is not None


def _carried_scale(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """«63 εκατ. τον Μάρτιο, 41,5 τον Απρίλιο», «τα 96 εκατ. ευρώ, τα 40 από τα οποία»."""
    last = context.last
    if last is None or last.scale == 1 or numeral.value >= 1000:
        return None
    if not _same_sentence(folded, last.end, numeral.start) or _PLURAL_PEOPLE.search(before):
        return None
    if numeral.words and not _OTHERS_BEFORE.search(before):
        return None
    share = numeral.value * last.scale / last.value if last.value else Decimal(0)
    if not Decimal("0.01") <= share <= 100 or not _leads_on(_CARRIES_SCALE, before):
        return None
    return Elided(_at(last.unit, numeral.end), last.scale)


def _amount(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """A lead-in, the form of an amount, or an amount before it say that the number is money."""
    start, end = numeral.start, numeral.end
    if numeral.words:
        return None
    euro = Elided(_at(_EURO, end))
    grouped = numeral.value >= _LEAST_BARE_AMOUNT and "." in folded[start:end]
    if numeral.value >= _LEAST_BARE_AMOUNT and (
        _LEAD_IN.search(before) or _AMOUNT_FORM.fullmatch(folded, start, end)
    ):
        return euro
    if grouped and (_MONEY_IN_CLAUSE.search(before) or _GIVING.search(before)):
        return euro
    if grouped and _alone_on_its_line(folded, start, end):
        heading = folded[max(0, start - 400) : start]
        return euro if context.money_seen or _MONEY_WORD.search(heading) else None
    money = context.money
    if money is None or not money.value or not _same_sentence(folded, money.end, start):
        return None
    if not _leads_on(_CARRIES_MONEY, before):
        return None
    ratio = numeral.value / money.value
    if context.last is money:
        people = numeral.value < _LEAST_BARE_AMOUNT and _PLURAL_PEOPLE.search(before)
        unscaled = money.scale == 1 and Decimal("0.02") <= ratio <= 50 and not people
        return Elided(_at(money.unit, end)) if unscaled or grouped else None
    counted = context.counted
    other = counted is None or not _agrees(before, counted, numeral.value)
    smaller = grouped and counted is not None and counted.value * 20 < numeral.value
    if (other or smaller) and money.scale == 1 and Decimal("0.1") <= ratio <= 10:
        return Elided(_at(money.unit, end))
    return None


def _alone_on_its_line(folded: str, start: int, end: int) -> bool:
    before = folded[start - 1 : start] in ("\n", "")
    return before and folded[end : end + 1] in ("\n", "")


def _coefficient(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    match = _COEFFICIENT.search(before)
    if match is not None:
        at = numeral.start - len(before) + match.start()
        return Elided(Unit("measure", "coefficient", at, at + len(match[1])))
    last = context.last
    if last is None or last.unit.slug != "coefficient" or not numeral.value % 1:
        return None
    if not _same_sentence(folded, last.end, numeral.start):
        return None
    return Elided(_at(last.unit, numeral.end))


def _carried_percent(folded: str, numeral: Numeral, before: str, context: Context) -> Elided | None:
    """«το 64% από το ΤΑΑ και το 27 από το ΠΔΕ», «ποσοστό 16,8 …, από 19,9 πέρυσι»."""
    said = context.percentage
    if said is None or numeral.value > 100 or numeral.words:
        return None
    if context.last is not said and not numeral.value % 1:
        return None
    if not _same_sentence(folded, said.end, numeral.start):
        return None
    if _CARRIES_PERCENT.search(before) is None:
        return None
    return Elided(_at(said.unit, numeral.end))


def _counted(
    text: str, folded: str, numeral: Numeral, before: str, floor: int, context: Context
) -> Elided | None:
    """The noun that stands elsewhere in the clause, or was counted before."""
    start, end = numeral.start, numeral.end
    if numeral.value % 1:
        return None
    if (whole := _OF_ALL.match(folded, end)) is not None:
        noun = _noun_after_number(text, folded, whole.end())
        if noun is not None:
            return Elided(_at(noun, end))
    if (bracketed := _IN_BRACKETS.search(before)) is not None:
        known = unit_at(folded, start - len(before) + bracketed.start())
        if known is not None and known.kind == "count":
            return Elided(Unit("count", known.slug, end, end))
    if (then := _VERB_THEN_NOUN.match(folded, end)) is not None:
        noun = noun_behind(text, folded, then.end())
        if noun is not None and noun.kind == "count":
            return Elided(_at(noun, end))
    colon = _COLON.search(before) is not None
    if colon or (not numeral.words and _AFTER_VERB.search(before)):
        noun = _noun_before(text, folded, start, 0 if colon else floor)
        if noun is not None:
            return Elided(_at(noun, end))
    if _OUT_OF.search(before) and (unit := context.by_value.get(numeral.value)) is not None:
        return Elided(_at(unit, end))
    said = context.counted
    if _OTHERS_BEFORE.search(before) and context.last is not None:
        said = context.last  # «δώδεκα μήνες, με ανανέωση για ακόμη δώδεκα»
    if said is None or said.unit.kind in ("money", "percentage"):
        said = context.counted
    if said is None or start - said.end > _FAR or not _near(folded, said.end, start):
        return None
    if not _agrees(before, said, numeral.value):
        return None
    carries = _CARRIES_WORD if numeral.words else _CARRIES_COUNT
    breakdown = not numeral.words and ":" in folded[said.end : start]
    if (
        _OF_WHICH.match(folded, end)
        or not before.strip()
        or carries.search(before)
        or (breakdown and _same_sentence(folded, said.end, start))
        or (said.carried and _CHAINED.fullmatch(folded, said.end, start))
        or _LED_TO.search(before)
    ):
        return Elided(_at(said.unit, end))
    return None


_EURO = Unit("money", "EUR", 0, 0)


def _at(unit: Unit, offset: int) -> Unit:
    """*unit* without words of its own, at *offset*."""
    return Unit(unit.kind, unit.slug, offset, offset)


def _leads_on(carrying: re.Pattern[str], before: str) -> bool:
    """Whether what stands right before a number lets it take over a unit: «στα ορεινά 44» too."""
    return carrying.search(before) is not None or _LED_TO.search(before) is not None


def _same_sentence(folded: str, start: int, end: int) -> bool:
    return end - start <= _FAR and _SENTENCE_END.search(folded, start, end) is None


def _near(folded: str, start: int, end: int) -> bool:
    """Whether at most one sentence ends between the two offsets."""
    return len(_SENTENCE_END.findall(folded[start:end])) <= 1


def _noun_after_number(text: str, folded: str, at: int) -> Unit | None:
    digits = re.compile(r"\d+(?:[.,]\d+)*").match(folded, at)
    noun = noun_behind(text, folded, digits.end()) if digits else None
    return noun if noun is not None and noun.kind == "count" else None


def _noun_before(text: str, folded: str, start: int, floor: int) -> Unit | None:
    """The noun that comes first: «οι αιτήσεις ανήλθαν σε 21.805», «Ενταγμένοι Δήμοι: 251»."""
    clause = max(floor, folded.rfind("\n", 0, start) + 1, start - 160)
    for mark in (". ", "· ", "; "):
        clause = max(clause, folded.rfind(mark, clause, start) + 1)
    found: Unit | None = None
    for word in _WORD.finditer(folded, clause, start):
        unit = unit_at(folded, word.start())
        if unit is not None and unit.kind == "count":
            found = Unit("count", unit.slug, start, start)
            if _NUMBER_OF.search(folded[clause : word.start() + 1]):
                break
    if found is None and (label := _LABEL.search(folded, clause, start)) is not None:
        return Unit("count", text[slice(*label.span("noun"))], start, start)
    return found
