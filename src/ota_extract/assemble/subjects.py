"""Subjects: the words of the release that say what a figure is about.

For an amount or a percentage that is the noun phrase its cue stands in («ο προϋπολογισμός για τις
συγκεκριμένες 52 εντάξεις»), or what comes before the cue where that is a verb («Η πρώτη φάση
στοιχίζει …»); for a count the noun with what belongs to it. Always a stretch of the text.

>>> from ota_extract.greek import fold
>>> text = "Πιο συγκεκριμένα, ο προϋπολογισμός για τις 52 εντάξεις ανέρχεται σε 39 εκατ. ευρώ"
>>> subject_before(text, fold(text), text.index("προϋ"), text.index("προϋ") + 14, text.index("39"), 0)
'ο προϋπολογισμός για τις 52 εντάξεις'
>>> text = "Η πρώτη φάση στοιχίζει 88.450.000 ευρώ"
>>> subject_before(text, fold(text), text.index("στοι"), text.index("στοι") + 9, text.index("88"), 0)
'Η πρώτη φάση'
>>> text = "ένταξη 52 Δήμων στη δράση «Έξυπνες Πόλεις»"
>>> subject_of_count(text, fold(text), 7, 15, len(text))
'52 Δήμων στη δράση'
"""

from __future__ import annotations

import re

from ota_extract.clean import BULLETS, DASHES
from ota_extract.greek import fold
from ota_extract.stops import NO_ABBREVIATION

VERB_ENDING = r"(?:ονται|εται|αται|ωνται|ουν|ουμε|ησαν|ηκαν|ηκε|ισαν|ωσαν|ωσε|ησε|ισε|αμε|ανε|ζει|νει|σει|βει|θει|ρει|λει|τει|κει|χει)"
_VERB = re.compile(
    rf"""[,\s]+(?: [^\W\d_]{{2,}}{VERB_ENDING} | ειναι | ηταν | θα | δεν | που | οποι\w+ | ανηλθ\w+ | εφτασ\w+ | σε )(?!\w)""",
    re.VERBOSE,
)
_IS_VERB = re.compile(rf"{VERB_ENDING}$")
_OPENING = re.compile(
    r"(?:[\s,·:]|(?<!\w)(?:και|ενω|αλλα|οτι|πωσ|παραλληλα|επισησ|συγκεκριμενα|ειδικοτερα|συνολικα|αναλυτικα|ωστοσο|ομωσ|δηλαδη|ητοι|οταν|οπου|καθωσ)(?!\w))+"
)
_TAIL = re.compile(
    r"(?:[\s,:;–(-]|(?<!\w)(?:σε|στα|στισ|στουσ|στο|στη|στην|απο|εωσ|μεχρι|ωσ|των|τα|τισ|τουσ|το|του|τησ|με|για|ανω|κατω|και"
    r"|κατα|περι|με\s+(?:το\s+)?ποσο|ποσου|υψουσ|δηλαδη|δηλ|ητοι|θα|να|συνολικ\w+|περισσοτερα|μεσο|ορο|μεγιστο|ελαχιστο)(?!\w))+$"
)
_ARTICLE = re.compile(
    r"(?<!\w)(?:ο|η|το|οι|τα|τον|την|του|τησ|των|τουσ|τισ|ενα|μια|ενασ)\s+(?:\w+\s+)?$"
)
_SENTENCE = re.compile(rf"[.;·!:]{NO_ABBREVIATION}\s+(?=\w)|\n")
_CLAUSE = re.compile(r"[.,;·!:()«»]\s+|\n|\s(?=(?:ενω|αλλα|οτι|πωσ|και)\s)")
_AFTER_COUNT = re.compile(
    rf"[,.;:·()\n«»\d–]|\s(?:και|που|ενω|αλλα|εωσ|ωσ|μεχρι|κατα|με|για|σε|ειναι|εχουν|ειχαν|θα|να|δεν|ο|η|οι|το|τα|τη|την|τον|τισ|τουσ|απο|[^\W\d_]{{2,}}{VERB_ENDING})(?!\w)"
)
# «12 Δήμους της», «45.000 σήμερα»
_END_OF_COUNT = re.compile(r"(?:\s(?:του|της|των))+\Z")
_TIMES = frozenset(("σημερα", "φετοσ", "περυσι", "ετησιωσ", "μηνιαιωσ", "συνολικα"))
_ASIDE = re.compile(r",\s[^,\n]{0,60}\d")  # «δάνεια, πάνω από 1 στις 4 προεγκρίσεις (26%), με …»
_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:(?:εκατ|εκ|δισ|χιλ)\w*\.?\s?)?(?:€|ευρω)")
_TO_VERB = re.compile(
    r"(?:(?:\A|(?<!\w)|\s)(?:θα|να|δεν|ηδη|εχουμε|εχουν|εχει|ειχ[αεο]\w*|ειναι)(?=\s|\Z))*\s*\Z"
)  # «Το εισιτήριο θα»
_ON = r"(?:και|που|με|σε|για|απο|ενω|θα|να|αλλα|περιπου|ωστε|οταν|στ[α-ω]{1,3})"  # what goes on behind a noun phrase
_PURPOSE = re.compile(
    rf"\s(?:για|προσ)\s(?:τ(?:ον?|ην?|ουσ|ισ|α)\s)?(?P<words>(?!οσ(?:ουσ|εσ|α|οι)|ακριβεια|δυο|τρια|τεσσερ|πεντε|ενα|καθε)"
    rf"[α-ω][α-ω-]{{3,}}(?:\s(?!{_ON}\s)[α-ωa-z-]{{2,}}){{0,5}}?)(?=\s?(?:[,.;·:()\n–]|\Z)|\s{_ON}\s)"
)
_BEFORE_BRACKET = re.compile(
    r"(?:\A|[,;:·.(\n–]\s?|\sκαι\s)(?P<words>(?!δηλαδη|ενω|εκ\s|εξ\s|απο\s|πανω|περιπου|σχεδον|με\s)"
    r"(?:(?<![^\n])[α-ω][^,;:·()\n–«»]{1,40}:\s(?=\d))?[α-ω0-9][^,;:·()\n–«»]{2,}?)\s\Z"
)
_LONGEST = 160
_LONGEST_TAIL = 60


def sentence_start(folded: str, at: int, floor: int = 0) -> int:
    """Where the sentence that holds offset *at* begins, not before *floor*."""
    begin = max(floor, at - 400)
    for match in _SENTENCE.finditer(folded, begin, at + 1):  # the number may be its first word
        end = match.end()
        if folded[match.start()] == ":" and (end >= at or folded[end].isdigit()):
            continue  # «Προϋπολογισμός: 3 εκατ.»
        if end <= at:
            begin = end
    return begin


def subject_before(
    text: str, folded: str, cue: int, cue_end: int, number: int, floor: int
) -> str | None:
    """The noun phrase of the cue at ``[cue, cue_end)``, up to the verb before offset *number*.

    Where the cue is itself a verb, the words of its clause before it; None where there are none.
    """
    if _IS_VERB.search(folded, cue, cue_end):
        return _before_verb(text, folded, cue, floor)
    start = cue
    article = _ARTICLE.search(folded, max(floor, cue - 30), cue)
    if article is not None:
        start = article.start()
    verb = _VERB.search(folded, cue, number)
    end = verb.start() if verb is not None else number
    aside = _ASIDE.search(folded, cue_end, end)
    if aside is not None:
        end = aside.start()
    tail = _TAIL.search(folded, start, end)
    if tail is not None:
        end = tail.start()
    amount = _AMOUNT.search(folded, start, end)
    if amount is not None:  # an amount that a table has taken
        return None
    return text[start:end] if 0 < end - start <= _LONGEST else None


def subject_beside(text: str, folded: str, start: int, end: int) -> str | None:
    """What the amount at ``[start, end)`` is for, by the words right behind it («12 εκατ. € για τη
    μισθοδοσία»), or those before the bracket in which it stands («Κρήτη 20 πράξεις (25,3 εκατ. ευρώ)»).

    >>> line = "Κρήτη 20 πράξεις (25,3 εκατ.), 12 εκατ. για τη μισθοδοσία των σχολείων."
    >>> from ota_extract.greek import fold
    >>> subject_beside(line, fold(line), 18, 28), subject_beside(line, fold(line), 31, 39)
    ('Κρήτη 20 πράξεις', 'μισθοδοσία των σχολείων')
    """
    if text.startswith("(", start - 1) and text.startswith(")", end):
        lead = _BEFORE_BRACKET.search(folded, max(0, start - _LONGEST_TAIL), start - 1)
        return text[lead.start("words") : lead.end("words")] if lead is not None else None
    purpose = _PURPOSE.match(folded, end)
    if purpose is None or _IS_VERB.search(purpose["words"].split()[0]):
        return None
    return text[purpose.start("words") : purpose.end("words")]


def _before_verb(text: str, folded: str, verb: int, floor: int) -> str | None:
    start = floor
    for match in _CLAUSE.finditer(folded, floor, verb):
        start = match.end()
    opening = _OPENING.match(folded, start, verb)
    start = opening.end() if opening is not None else start
    if _AMOUNT.search(folded, start, verb):
        return None  # «Διατίθενται 3 εκατ. ευρώ στον Δήμο Πάρου … και 1 εκατ. ευρώ»
    end = verb
    if (auxiliary := _TO_VERB.search(folded, start, end)) is not None:
        end = auxiliary.start()
    subject = text[start:end].strip()
    if len(subject) < 3 or len(subject) > _LONGEST or folded.startswith(("που", "οποι"), start):
        return None
    return subject


def negated_subject(
    text: str, folded: str, negation: int, number: int, subject: str | None
) -> str | None:
    """The words that deny what is told of the number at *number*, from *negation* on, with the counted
    things of *subject*; *subject* alone where they stand behind the number.

    >>> from ota_extract.greek import fold
    >>> text = "Δεν εγκρίθηκε η χρηματοδότηση των 3 εκατ. ευρώ"
    >>> negated_subject(text, fold(text), 0, text.index("3"), None)
    'Δεν εγκρίθηκε η χρηματοδότηση'
    """
    if negation >= number:
        return subject
    if subject and text.startswith(subject, number):
        end = number + len(subject)
    else:
        tail = _TAIL.search(folded, negation, number)
        end = tail.start() if tail is not None else number
        end = negation + len(text[negation:end].removesuffix(" οι"))
    return text[negation:end] if end - negation <= _LONGEST else subject


def subject_of_count(text: str, folded: str, start: int, end: int, limit: int) -> str | None:
    """The counted things with the words that belong to them, not past *limit*."""
    limit = min(limit, end + _LONGEST_TAIL)
    stop = _AFTER_COUNT.search(folded, end, limit)
    last = stop.start() if stop is not None else folded.rfind(" ", end, limit)
    subject = _END_OF_COUNT.sub("", text[start : max(last, end)].strip())
    words = subject.split()
    return subject if len(words) > 1 and fold(words[1]) not in _TIMES else None


_ITEM = re.compile(
    rf"\s*(?:[{DASHES}{BULLETS}o]\s*|\(?(?:\d{{1,3}}|[^\W\d_]{{1,2}})[.)΄']\s+)?(?P<label>[^:\n]{{2,120}}?)\s*:\s*"
)


def item_label(text: str, start: int, number: int) -> str | None:
    """The label of an entry that begins at *start*, where the number at *number* comes right behind
    its colon («- Παιδικές χαρές: 74 πράξεις») or in the brackets of such a number.

    >>> line = "- Παιδικές χαρές: 74 πράξεις (9,9 εκατ. ευρώ)"
    >>> item_label(line, 0, 18), item_label(line, 0, 30)
    ('Παιδικές χαρές', 'Παιδικές χαρές')
    """
    match = _ITEM.match(text, start, number)
    if match is None:
        return None
    between = text[match.end() : number]
    if between and not (between.endswith("(") and len(between) <= 40):
        return None
    return match["label"]
