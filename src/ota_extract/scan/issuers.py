"""The authorities that issue a release: the ministry of the letterhead, the one that announces or decides.

Reads «ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ» alone on its line, «ανακοίνωσαν οι Υπουργοί Εσωτερικών … και Ψηφιακής
Διακυβέρνησης …», «ενισχύει το Υπουργείο Εσωτερικών», «με απόφαση του Υπουργού Εσωτερικών», and the
same for regions, bodies such as ΚΕΔΕ and municipalities that announce. The name comes out in the nominative.

It must not read everybody who is named: «σε συνεργασία με το Υπουργείο …», «ο Προϊστάμενος του
Υπουργείου …», anything said inside a quotation, the region above the rows of a table, or the acts that a decision cites before it decides
(«Έχοντας υπόψη: … την απόφαση του Υπουργείου Οικονομικών … ΑΠΟΦΑΣΙΖΟΥΜΕ»).

>>> from ota_extract.clean import CleanText
>>> text = "Την ένταξη ανακοίνωσαν οι Υπουργοί Εσωτερικών Ά. Λάμπρου και Υγείας Β. Μέλιος. Το Υπουργείο Οικονομικών συμφώνησε."
>>> [issuer.name for issuer in find_issuers(CleanText.of(text))]
['Υπουργείο Εσωτερικών', 'Υπουργείο Υγείας']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ota_extract.clean import BlockKind, CleanText
from ota_extract.mentions import IssuerMention
from ota_extract.scan.authorities import BODIES, portfolio_at, region_at
from ota_extract.spans import first_of_overlapping

# Verbs by which an authority issues something (beginnings of the forms, folded).
_ISSUES = (
    "ανακοινων|ανακοινωσ|γνωστοποι|ενισχυ|χρηματοδοτ|επιχορηγ|εκφραζ|υπεγραψ|υπογραφ|υπογραψ|ενεκριν|εγκριν|διαθετ|διεθεσ"
    "|κατανεμ|κατανειμ|μοιραζ|μοιρασ|πιστων|πιστωσ|εκταμιευ|εντασσ|εντασσει|ενταξ|αποφασιζ|αποφασισ|προκηρυ|δημοσιευ"
    "|παρουσιαζ|παρουσιασ|εξεδωσ|εκδιδ|εδωσ|δινει|δινουν|αλλαζ|προχωρ|στηριζ|καλυπτ|αποδιδ|απεδωσ|καταβαλλ|κατεβαλ|δρομολογ"
    "|ενημερων|ενημερωσ|εκαν|ξεκιν|υλοποι|θετει|εθεσ|παρατειν|καλει|χορηγ|επιδοτ|εκτακτ|συνυπεγραψ|ανοιγ|ανοιξ"
)
_VERB = re.compile(rf"(?<!\w)(?:{_ISSUES})\w*")
# (the literal stands first so that it is looked for fast; what may not stand before it comes after)
_MINISTRY = re.compile(r"υπουργει(?<!\wυπουργει)(?P<case>ο|ου|α|ων)\s")
_MINISTER = re.compile(r"υπουργ(?:(?<!\wυπουργ)|(?<=(?<!\w)υφυπουργ))(?P<case>οσ|ου|οι|ων|ουσ)\s")
_DEPUTY = re.compile(r"(?<!\w)αναπληρωτ\w{1,4}\s(?:υφ)?$|(?<!\w)υφ$")
_REGION = re.compile(r"περιφερει(?<!\wπεριφερει)(?:α|ασ|αρχησ|αρχη)\s")
_DECISION = re.compile(
    r"(?<!\w)(?:αποφασ\w+|υπογραφη|εγκριση|πρωτοβουλια|κοινη|εγκυκλιο\w*|ανακοινωση|προσκληση)\s(?:(?:του|των|τησ)\s)?(?:\w+\s)?(?:του|των|τησ)\s$"
)
_SUBJECT = re.compile(  # the article of a subject, not «με το Υπουργείο»
    r"(?:^|(?<!\sμε)(?<!\sγια)(?<!\sπροσ)(?<!\sμετα)(?<!\sαπο)[\s(])(?:το|ο|η|οι|τα)\s(?:\w+\s)?(?:κ\.\s)?$"
)
_BY = re.compile(r"(?<!\w)(?:απο|εκ\sμερουσ)\s(?:το|τον|την|τη|τουσ|τα|του)\s(?:\w+\s)?$")
_ISSUED_BY = re.compile(
    r"(?<!\w)(?:ανακοινω|εγκριθ|αποφασιστ|υπογραφ|υπεγραφ|χρηματοδοτ(?!ησ(?:η|ησ|εισ|εων)\b)|διατεθ|διατιθ|κατανεμ|γνωστοποι|δοθηκ|διδ)\w*"
)
_NEXT = re.compile(
    r"(?:(?:[^.;·\n«»]|(?<=\s[α-ω])\.){0,60}?\sκαι\s)(?:ο\s|η\s|των\s|του\s|τησ\s)?(?:αναπληρωτ\w+\s)?(?:υπουργ\w+\s)?"
)
_SENTENCE_END = re.compile(r"[.;·!](?<!\s[α-ω]\.)\s|\n|«")
_LETTERHEAD_REST = re.compile(  # what may follow the name in a letterhead: «(ΔΥΠΑ)», «– Γραφείο Τύπου»
    r"[\s.|–-]*(?:\([^()]{2,12}\)\s*)?(?:$|(?:γραφειο|δελτιο|δ\.\s?τ\.|σελ|διευθυνση|γενικη\sγραμματεια).*"
    r"|[α-ω]{3,15}\s?[,:]\s?\d.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"  # … or the column beside it: «Αθήνα, 7/4/2022»
    r"|(?:(?:αριθμ?|αρ)\.\s?πρωτ|α\.\s?π\.|αδα\s?:|αναρτητεα|ημερομηνια).*)"  # «Αριθμ. Πρωτ.: 31996»
)
# what may stand before the name in a letterhead: «Δελτίο Τύπου – Υπουργείο …», «Γραφείο Τύπου ΥΠΕΝ»
_PAPER = re.compile(
    r"(?:δελτιο\sτυπου|ανακοινωση|γραφειο\sτυπου(?:\sκαι\s(?:επικοινωνιασ|δημοσιων\sσχεσεων))?)\s?(?:[–—:|-]|του\b|τησ\b)?\s?"
)
_NEWS_REST = re.compile(r"\s?(?::|[–—])\s")
_SPELLINGS = tuple(spelling for spelling, _ in BODIES)
_HEADLINES = 4  # blocks at the top in which a headline can begin with the name
# «Ο Δήμος Χανίων ανακοίνωσε», «γνωστοποίησε ο Δήμος Χανίων»
_MUNICIPALITY = re.compile(
    r"(?<!\w)[Οο]\s(?P<name>Δήμος\s[Α-ΩΆ-Ώ][α-ωά-ώ]+(?:\s?[-–]\s?[Α-ΩΆ-Ώ][α-ωά-ώ]+|\s(?:και\s)?[Α-ΩΆ-Ώ][α-ωά-ώ]+){0,3})"
)
_ANNOUNCES = r"(?:ανακοιν\w+|γνωστοποι\w+|προκηρυ\w+|ενημερων\w+)"
_ANNOUNCES_BEFORE = re.compile(rf"(?<!\w){_ANNOUNCES}\s$")
_ANNOUNCES_AFTER = re.compile(rf",?\s{_ANNOUNCES}")
_REGIONAL, _STATE = "Περιφέρεια ", "ελληνικη δημοκρατια"
_OF_WHOM = ("του ", "των ", "τησ ")
_OFFICE = re.compile(r"(?:ο|η|οι)\s(?:αναπληρωτ\w+\s)?(?:υφ)?υπουργ(?:οσ|οι)\s")
_NEXT_OFFICE = re.compile(
    r"\s?(?:[–—-]|,|και)\s(?:(?:ο|η)\s)?(?:αναπληρωτ\w+\s)?(?:(?:υφ)?υπουργ(?:οσ|οι)\s)?"
)
_PREAMBLE = re.compile(r"(?<!\w)(?:εχοντασ|λαμβανοντασ)\sυπ(?:'\s)?οψη")
_DECIDES = re.compile(r"\n\s?(?:αποφασιζ\w+|αποφασισ\w+|εγκρινουμε|κατανεμουμε)\b")
_REACH = 160  # code points of the sentence in which the verb may stand
_LEAD = 80  # … in which «απόφαση του», «κοινή απόφαση των» may stand
_ARTICLES = 48  # … in which «από το», «ο αναπληρωτής κ.» may stand


def find_issuers(clean: CleanText) -> list[IssuerMention]:
    """Return where *clean* names the authorities that issue it, in text order."""
    cited = _preamble(clean.folded)
    named = (mention for mention in _in_prose(clean) if mention.start not in cited)
    deciding = _deciding(clean) if cited else ()
    return first_of_overlapping([*_letterheads(clean), *deciding, *named])


def _preamble(folded: str) -> range:
    """Where a decision cites the acts that it rests on."""
    begins = _PREAMBLE.search(folded) if "υποψη" in folded else None
    decides = _DECIDES.search(folded, begins.end()) if begins else None
    return range(begins.start(), decides.start()) if begins and decides else range(0)


def _deciding(clean: CleanText) -> Iterator[IssuerMention]:
    """«ΟΙ ΥΠΟΥΡΓΟΙ ΕΣΩΤΕΡΙΚΩΝ – ΥΓΕΙΑΣ»: a block that is nothing but who decides, or who signs."""
    folded = clean.folded
    for block in clean.blocks:
        office = _OFFICE.match(folded, block.start, block.end)
        at = office.end() if office else None
        found: list[IssuerMention] = []
        while at is not None and (portfolio := portfolio_at(folded, at)):
            name, end = portfolio
            found.append(IssuerMention(at, end, f"Υπουργείο {name}"))
            following = _NEXT_OFFICE.match(folded, end, block.end)
            at = following.end() if following else None
        if found and not folded[found[-1].end : block.end].strip():
            yield from found


def _letterheads(clean: CleanText) -> Iterator[IssuerMention]:
    """A block that is nothing but the name: letterhead, running caption, signature; or a headline
    that begins with it («Περιφέρεια Κρήτης: 14 εκατ. ευρώ για …»)."""
    folded = clean.folded
    for nth, block in enumerate(clean.blocks):
        if block.end - block.start > 120 and nth:
            continue
        paper = _PAPER.match(folded, block.start, block.end)
        for start, end, name in _authority_at(folded, paper.end() if paper else block.start):
            if end == block.end and name.startswith(_REGIONAL) and _heads_rows(clean, nth):
                continue
            if _LETTERHEAD_REST.fullmatch(folded, end, block.end) or (
                nth < _HEADLINES and _NEWS_REST.match(folded, end, block.end)
            ):
                yield IssuerMention(start, end, name)


def _heads_rows(clean: CleanText, nth: int) -> bool:
    """Whether the block *nth*, a region's name, stands above rows of a table or list of which it is the area,
    and not at the top of the paper."""
    if nth == 0 or clean.folded.startswith(_STATE, clean.blocks[nth - 1].start):
        return False
    below = clean.blocks[nth + 1].kind if nth + 1 < len(clean.blocks) else None
    return below in (BlockKind.ROW, BlockKind.ITEM)


def _authority_at(folded: str, at: int) -> Iterator[tuple[int, int, str]]:
    ministry = _MINISTRY.match(folded, at)
    if ministry:
        portfolio = portfolio_at(folded, ministry.end())
        if portfolio:
            yield at, portfolio[1], f"Υπουργείο {portfolio[0]}"
        return
    if folded.startswith("περιφερεια ", at):
        region = region_at(folded, at + len("περιφερεια "))
        if region:
            yield at, region[1], f"Περιφέρεια {region[0]}"
        return
    if not folded.startswith(_SPELLINGS, at):
        return
    for spelling, name in BODIES:
        end = at + len(spelling)
        if folded.startswith(spelling, at) and not folded[end : end + 1].isalnum():
            yield at, end, name
            return


def _in_prose(clean: CleanText) -> Iterator[IssuerMention]:
    folded = clean.folded
    if "υπουργ" in folded:
        for found in _MINISTRY.finditer(folded):
            yield from _portfolios(
                clean, found.start(), found.end(), plural=found["case"] in ("α", "ων")
            )
        for found in _MINISTER.finditer(folded):
            start = found.start()
            deputy = _DEPUTY.search(folded[max(start - 20, 0) : start])
            yield from _portfolios(
                clean,
                start - (len(deputy[0]) if deputy else 0),
                found.end(),
                plural=found["case"] in ("οι", "ων", "ουσ"),
            )
    if "περιφερει" in folded:
        for found in _REGION.finditer(folded):
            region = region_at(folded, found.end())
            if region and _issues(clean, found.start(), region[1]):
                yield IssuerMention(found.start(), region[1], f"Περιφέρεια {region[0]}")
    if "ο δημοσ " in folded:
        for found in _MUNICIPALITY.finditer(clean.text):
            start, end = found.span("name")
            if _ANNOUNCES_AFTER.match(folded, end) or _ANNOUNCES_BEFORE.search(
                folded[max(found.start() - 20, 0) : found.start()]
            ):
                yield IssuerMention(start, end, " ".join(found["name"].split()))
    for spelling, name in BODIES:
        at = folded.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            alone = not (folded[max(at - 1, 0) : at].isalnum() or folded[end : end + 1].isalnum())
            if alone and _issues(clean, at, end):
                yield IssuerMention(at, end, name)
            at = folded.find(spelling, end)


def _portfolios(clean: CleanText, start: int, at: int, *, plural: bool) -> Iterator[IssuerMention]:
    """The ministry named at *at*, and the further ones of «οι Υπουργοί Α … και Β …»."""
    first = portfolio_at(clean.folded, at)
    if not first or not _issues(clean, start, first[1]):
        return
    name, end = first
    yield IssuerMention(start, end, f"Υπουργείο {name}")
    while plural:
        following = _NEXT.match(clean.folded, end)
        another = portfolio_at(clean.folded, following.end()) if following else None
        if not following or not another:
            return
        yield IssuerMention(following.end(), another[1], f"Υπουργείο {another[0]}")
        end = another[1]


def _issues(clean: CleanText, start: int, end: int) -> bool:
    """Whether the authority at ``[start, end)`` is the one that announces or decides."""
    folded = clean.folded
    begin = max(start - _REACH, 0)
    before = folded[begin:start]
    if before.rfind("«") > before.rfind("»"):
        return False  # inside a quotation
    for stop in _SENTENCE_END.finditer(before):
        if stop.end() < len(before):
            before = folded[begin + stop.end() : start]
    near = before[-_LEAD:]
    if near.endswith(_OF_WHOM) and _DECISION.search(near):
        return True
    if _BY.search(before[-_ARTICLES:]):
        return _ISSUED_BY.search(before) is not None
    if not (_SUBJECT.search(before[-_ARTICLES:]) or not before.strip()):
        return False
    after = folded[end : end + _REACH]
    stop_after = _SENTENCE_END.search(after)
    clause = after[: stop_after.start()] if stop_after else after
    return (
        _VERB.search(before[-90:]) is not None
        or _VERB.match(clause.lstrip()) is not None
        or _VERB.search(clause[:60]) is not None
    )
