"""Quotations with the person who said them.

A quotation (``quotations``) is a statement where a verb of speech claims it, before («Ο Υπουργός …,
δήλωσε: «…»») or after («…», σημειώνει ο Υπουργός …»). Names and titles in «» are no statements.

>>> from ota_extract.clean import CleanText
>>> clean = CleanText.of("Ο Υπουργός Εσωτερικών, Άρης Λάμπρου, δήλωσε: «Το “νέο” έργο αρχίζει».")
>>> [(clean.text[s.start:s.end], s.speaker, s.role) for s in find_statements(clean)]
[('Το “νέο” έργο αρχίζει', 'Άρης Λάμπρου', 'Υπουργός Εσωτερικών')]
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ota_extract.clean import CleanText
from ota_extract.greek import fold
from ota_extract.mentions import StatementMention
from ota_extract.scan.people import (
    Person,
    office_of,
    people_at,
    people_of,
    person_according_to,
    person_in,
)
from ota_extract.scan.quotations import Quotation, find_quotations

REACH = 320  # code points before or after a quotation in which its speaker may stand
CLAIM = 260  # code points behind a quotation in which «…», δήλωσε ο Υπουργός … ends

# Verbs of speech, third person: δήλωσε/δήλωσαν/δηλώνει, ανέφερε, τόνισε …
_SPEECH = (
    r"δηλωσ(?:ε|αν)|δηλων(?:ει|ουν)|ειπε|ειπαν|ανεφερ(?:ε|αν)|αναφερ(?:ει|ουν)|τονισ(?:ε|αν)|τονιζ(?:ει|ουν)"
    r"|επισημαν(?:ε|αν)|επεσημαν(?:ε|αν)|επισημαιν(?:ει|ουν)|υπογραμμισ(?:ε|αν)|υπογραμμιζ(?:ει|ουν)|σημειωσ(?:ε|αν)"
    r"|σημειων(?:ει|ουν)|προσθεσ(?:ε|αν)|προσθετ(?:ει|ουν)|σχολιασ(?:ε|αν)|σχολιαζ(?:ει|ουν)|εξηγησ(?:ε|αν)|εξηγει"
    r"|δηλωση|δηλωσεισ|κατεληξε|καταληξε|καταληγει|συμπληρωσ(?:ε|αν)|συμπληρωνει|διαβεβαιωσ(?:ε|αν)|υποστηρι(?:ξε|ξαν|ζει)"
    r"|παρατηρ(?:ησε|ει)|διευκριν(?:ισε|ιζει)|εκτιμ(?:ησε|α)|υπενθυμ(?:ισε|ιζει)|λεει|λενε|λεγοντασ|τονιζοντασ|σημειωνοντασ"
    r"|εγραψε|γραφει|δεσμευτηκε|δεσμευθηκε|αναρωτηθηκε|απαντησε|μηνυμα|αναρτηση"
)
# the letters of one clause; the dot of «κ.», of an initial, of «Ε.Ε.» and of «Αν.» does not end it
_CLAUSE = r"(?:[^.;«»\n]++|(?<=[\s(.][α-ω])\.|(?<=\s[α-ω]{2})\.(?=\s[^\W\d]))*+"
_SAID = re.compile(rf"(?<!\w)(?=[αγδεκλμπστυ])(?:{_SPEECH})(?!\w)")
# the verb and what may part it from the quotation: «δήλωσε: », «τόνισε ο Υπουργός ότι »
_LEADS_IN = re.compile(rf"(?<!\w)(?:{_SPEECH})(?!\w)(?P<between>{_CLAUSE})$")
_CONJUNCTION = re.compile(r"(?:^|\s)(?:οτι|πωσ|χαρακτηριστικα|σχετικα|εξησ)\s?,?\s*$|[:,]\s*$")
_SAID_AFTER = re.compile(
    rf"(?P<mark>\s?[,.·]?\s?[-–]?\s?)(?:οπωσ\s)?(?:{_SPEECH})(?!\w)(?P<rest>{_CLAUSE})"
)
# «δήλωσε η Γενική Γραμματέας Ελένη Στρούμπα. «…»»: the sentence ends before the quotation opens
_LEADS_IN_ENDED = re.compile(rf"(?<!\w)(?:{_SPEECH})(?!\w)(?P<between>\s{_CLAUSE})\.\s*$")
_ACCORDING = re.compile(  # «Κατά τον Πρόεδρο της ΚΕΔΕ …, «…»», «Σύμφωνα με την Υφυπουργό …, «…»»
    rf"(?<!\w)(?:κατα|συμφωνα\sμε)\s(?:τον|την|τη)\s(?P<whom>{_CLAUSE}),?\s*$"
)
# what may stand between one quotation of a person and the next: «…», δήλωσε ο Χ. «…»
_NOTHING = re.compile(r"[\s.,·–—-]*(?:και\s)?")
_TWEET = re.compile(  # «— Νίκος Μέλιος (@nmelios) April 8, 2022»
    r"[—–-]{1,2}\s(?P<name>[^\n()@«»]{3,60}?)\s?\(@\w{1,30}\)(?:\s[^\W\d]{3,12}\.?\s\d{1,2},\s\d{4}|\s\d{1,2}\s[^\W\d]{3,12}\.?,?\s\d{4})?"
)

_SENTENCE_START = re.compile(r"[.;!»…]\s+(?=[^\W\d_])|\n")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:κ|αν|[α-ω]{1,2}|[α-ω]{1,3}κ)\.$")
_ARTICLE = re.compile(r"(?:^|\s)(?:ο|η|οι)\s")
_NEXT_CLAUSE = re.compile(  # what follows the person: «σε συνέντευξη», «, και πρόσθεσε», «οτι»
    rf",?\s(?:και\s)?(?:σε|στο|στη|στην|για|με|κατα|μιλωντασ|αναφερομεν\w*|μετα|οτι|πωσ|χαρακτηριστικα|σχετικα|{_SPEECH})(?!\w)"
)


def find_statements(clean: CleanText) -> list[StatementMention]:
    """Return the quotations of *clean* that somebody says, in text order."""
    if not any(mark in clean.text for mark in '«“"'):
        return []
    people = _People(clean.text, clean.folded)
    tweets = _tweets(clean)
    statements: list[StatementMention] = []
    person: Person | None
    last_end = claimed_to = 0
    for quote in find_quotations(clean):
        if claimed_to and _goes_on(clean, claimed_to, quote):
            person, end = people.last, quote.after
        else:
            person, end = _speaker(clean, quote, last_end, people, tweets)
        if person is not None:
            statements.append(StatementMention(quote.start, quote.end, person.name, person.role))
            last_end, claimed_to = quote.after, end
    return statements


def _goes_on(clean: CleanText, claimed_to: int, quote: Quotation) -> bool:
    """Whether *quote* opens right behind the sentence that claimed the one before."""
    return (
        quote.start - 1 >= claimed_to
        and quote.start - claimed_to < 12
        and "\n" not in clean.text[claimed_to : quote.start]
        and _NOTHING.fullmatch(clean.folded, claimed_to, quote.start - 1) is not None
        and _is_sentence(clean, quote)
    )


def _tweets(clean: CleanText) -> dict[int, str]:
    """The names that sign tweets, by the offset where the signature ends and by that where it begins."""
    if "(@" not in clean.text:
        return {}
    names: dict[int, str] = {}
    for found in _TWEET.finditer(clean.text):
        name = " ".join(found["name"].split())
        names[found.end()] = names[found.start()] = name
    return names


class _People:
    """The verbs of speech and the persons met so far, so that «η κ. Βρανά» or «ο ίδιος» finds name and office."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        self.named: list[Person] | None = None
        self.places: list[tuple[int, Person]] | None = None
        self.last = Person(None, None)

    def whole(self, person: Person) -> Person:
        """The person with the name and office that the release gives, where only one fits."""
        if person.name and not (person.role and " " in person.name):
            if self.named is None:
                self.named = people_of(self.text)
            surname = fold(person.name).split()[-1]
            same = {p for p in self.named if p.name and fold(p.name).split()[-1] == surname}
            if len(same) == 1:
                found = same.pop()
                name = found.name if " " not in person.name else person.name
                person = Person(name, person.role or found.role)
            elif not same and person.role is None:
                person = Person(person.name, office_of(surname, self.text))
        elif person.name and person.role and " " not in person.role:
            person = Person(person.name, self._longer_role(person.name, person.role))
        self.last = person
        return person

    def verb_before(self, end: int, begin: int) -> int | None:
        """Where the last verb of speech in ``[begin, end)`` begins."""
        last = None
        for last in _SAID.finditer(self.folded, begin, end):  # noqa: B007 - the last one counts
            pass
        return last.start() if last else None

    def unnamed(self, before: int) -> Person:
        """Who goes on speaking where nobody is named: the last speaker, or the person named just before."""
        if self.last == Person(None, None):
            if self.places is None:
                self.places = list(people_at(self.text))
            at = bisect_right(self.places, before, key=lambda place: place[0]) - 1
            if at >= 0 and before - self.places[at][0] <= 2 * REACH:
                self.last = self.places[at][1]
        return self.last

    def _longer_role(self, name: str, role: str) -> str:
        """«Υπουργός» of a person whom the release calls «Υπουργός Εσωτερικών» elsewhere."""
        if self.named is None:
            self.named = people_of(self.text)
        longer = {
            p.role
            for p in self.named
            if p.name == name and p.role and p.role.startswith(role + " ")
        }
        return longer.pop() or role if len(longer) == 1 else role


def _speaker(
    clean: CleanText, quote: Quotation, last_end: int, people: _People, tweets: dict[int, str]
) -> tuple[Person | None, int]:
    """Who says *quote*, ``None`` where nobody is said to; and where the words end that claim it."""
    if not _is_sentence(clean, quote):
        return None, 0
    text, folded = clean.text, clean.folded
    opening = quote.start - 1
    if tweets:
        signed = tweets.get(len(text[:opening].rstrip())) or tweets.get(
            _next_word(text, quote.after)
        )
        if signed:
            return people.whole(Person(signed, None)), quote.after
    begin = max(opening - REACH, last_end, 0)
    before = folded[begin:opening]
    according = _ACCORDING.search(before) if "κατα" in before or "συμφωνα" in before else None
    if according:
        whom = text[begin + according.start("whom") : begin + according.end("whom")]
        person = person_according_to(whom)
        if person and person.role:
            return people.whole(person), quote.after
    # the last verb of speech is the one that opens the quotation
    verb = people.verb_before(opening, begin)
    lead = _LEADS_IN.match(folded, verb, opening) if verb is not None else None
    if lead and _CONJUNCTION.search(lead["between"]):
        behind = _subject_after_verb(text, lead.start("between"), opening)
        subject = _sentence_before(text, folded, begin, lead.start())
        named_behind = behind if _ARTICLE.match(lead["between"]) else None
        person = named_behind or person_in(subject) or behind
        return people.whole(person) if person else people.unnamed(opening), quote.after
    ended = _LEADS_IN_ENDED.match(folded, verb, opening) if verb is not None else None
    if ended:
        person = _subject_after_verb(text, ended.start("between"), ended.end("between"))
        if person and person.name and person.role:
            return people.whole(person), quote.after
    after = _SAID_AFTER.match(folded, quote.after, quote.after + CLAIM)
    long_enough = 3 if after and after["mark"].strip() else 7  # «…» δήλωσε: a name has fewer words
    if after and _is_sentence(clean, quote, long_enough):
        rest = text[after.start("rest") : after.end("rest")]
        person = person_in(_up_to_next_clause(rest))
        return people.whole(person) if person else people.unnamed(opening), after.end()
    return None, 0


def _next_word(text: str, at: int) -> int:
    """Where the next word or mark behind *at* begins."""
    while at < len(text) and text[at] in " \n.":
        at += 1
    return at


def _is_sentence(clean: CleanText, quote: Quotation, at_least: int = 3) -> bool:
    """A quotation that says something, not a name: several words, one of them in small letters."""
    words = clean.text[quote.start : quote.end].split()
    return len(words) >= at_least and any(word[0].islower() for word in words)


def _sentence_before(text: str, folded: str, begin: int, end: int) -> str:
    """The words of the sentence from its start to *end*; abbreviations do not end it."""
    start = begin
    for stop in _SENTENCE_START.finditer(folded, begin, end):
        if not _ABBREVIATION.search(folded, max(begin, stop.start() - 5), stop.start() + 1):
            start = stop.end()
    return re.sub(r"[\s,]+και\s*$", "", text[start:end])  # «…, και πρόσθεσε: «…»»


def _subject_after_verb(text: str, start: int, end: int) -> Person | None:
    """«δήλωσε ο Υπουργός Εσωτερικών Άρης Λάμπρου: «…»»"""
    return person_in(_up_to_next_clause(text[start:end].strip(" :,")))


def _up_to_next_clause(words: str) -> str:
    """The words as far as the person goes: «ο Υπουργός … Τάκης Νικολάου», not «, και πρόσθεσε»."""
    folded = fold(words)
    subject = _ARTICLE.search(folded)
    clause = _NEXT_CLAUSE.search(folded, subject.end() if subject else 0)
    return words[: clause.start()] if clause else words
