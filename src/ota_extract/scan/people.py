"""A person who is named with an office: «ο Υπουργός Εσωτερικών, Θοδωρής Λιβάνιος».

>>> person_in("Ο Υπουργός Εσωτερικών, Θοδωρής Λιβάνιος ")
Person(name='Θοδωρής Λιβάνιος', role='Υπουργός Εσωτερικών')
>>> person_in("η Πρόεδρος της ΚΕΔΕ Άννα Β. Γραμμένου")
Person(name='Άννα Β. Γραμμένου', role='Πρόεδρος της ΚΕΔΕ')
>>> person_in("ο Υφυπουργός Ψηφιακής Διακυβέρνησης")
Person(name=None, role='Υφυπουργός Ψηφιακής Διακυβέρνησης')
>>> person_in("Η κ. Βρανά")
Person(name='Βρανά', role=None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ota_extract.greek import fold
from ota_extract.scan.authorities import PORTFOLIO_WORDS, portfolio_words

_UPPER = "Α-ΩΆΈΉΊΌΎΏΪΫ"
_LOWER = "α-ωάέήίόύώϊϋΐΰς"
_WORD = rf"[{_UPPER}][{_LOWER}'΄’]+(?:\s?[-–]\s?[{_UPPER}][{_LOWER}]+)?"
_INITIAL = rf"[{_UPPER}]\."  # «Β.»
_SHORT = rf"[{_UPPER}][{_LOWER}]{{0,3}}\."  # a first name cut short: «Α.», «Αθ.»
_MIDDLE = rf"(?:\s{_INITIAL})?"  # the father's name, in «Άννα Β. Γραμμένου»
_PORTFOLIO_WORD = "(?:" + "|".join(sorted(portfolio_words())) + ")(?![\\w])"
_OFFICES = (
    "Αντιπρόεδρος|Πρόεδρος|Πρωθυπουργός|Υπουργός|Υφυπουργός|Γενικός Γραμματέας|Γενική Γραμματέας|Ειδικός Γραμματέας"
    "|Ειδική Γραμματέας|Υπηρεσιακός Γραμματέας|Υπηρεσιακή Γραμματέας|Περιφερειάρχης|Αντιπεριφερειάρχης|Δήμαρχος"
    "|Αντιδήμαρχος|Προϊστάμενος|Προϊσταμένη|Διευθύνων Σύμβουλος|Διευθύνουσα Σύμβουλος|Διοικητής|Διοικήτρια"
    "|Υποδιοικητής|Επίτροπος|Βουλευτής|Γραμματέας|Εκπρόσωπος|Συντονιστής|Συντονίστρια|Διευθυντής|Διευθύντρια"
)
_OFFICE = re.compile(
    r"(?=[ΑΒΓΔΕΠΣΥαβγδεπσυ])(?<!\w)(?:(?:Αναπληρωτής|Αναπληρώτρια|Αν\.|Πρώην|Εκτελεστικός|Εντεταλμένος)\s)?"
    rf"(?:{_OFFICES})(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(  # «η κ. Βρανά»
    rf"(?<!\w)(?:κ\.|κος|κα|κυρία|κύριος)\s(?P<name>(?:{_WORD}|{_INITIAL})(?:\s{_WORD})?)"
)
_NAME_AT_END = re.compile(
    rf"(?:^|[\s,])(?P<title>κ\.\s)?(?P<name>(?:{_WORD}|{_SHORT}){_MIDDLE}\s(?:{_WORD}|{_INITIAL}))[\s,]*$"
)
_BEHIND_OFFICE = re.compile(  # « της ΚΕΔΕ, κ. Νίκος Μέλιος»
    rf"(?P<of>(?:\s(?:της|του|των|και|{_PORTFOLIO_WORD}),?){{0,9}}(?:\s[{_UPPER}]{{2,8}})?)"
    rf"[\s,]{{1,3}}(?:κ\.\s)?(?P<name>(?:{_WORD}|{_SHORT}){_MIDDLE}\s{_WORD})"
)
# «…, κ. Βησσαρίων Τσιάμης, παρουσία των δημάρχων», «Φώτης Καράμπελας, μιλώντας στην ΚΕΔΕ»
_NAME_WITHIN = re.compile(
    rf"(?:^|\s)(?P<title>κ\.\s)?(?P<name>{_WORD}{_MIDDLE}\s{_WORD})(?=,?\s[{_LOWER}])"
)
_ASIDE = re.compile(rf",\s[{_LOWER}].*")  # «Υφυπουργός Ανάπτυξης, αρμόδιος για τις αγορές»
_ACCUSATIVES = (  # what «κατά τον Πρόεδρο», «σύμφωνα με τον Γενικό Γραμματέα» says of the offices
    ("Γενικό Γραμματέα", "Γενικός Γραμματέας"), ("Ειδικό Γραμματέα", "Ειδικός Γραμματέας"),
    ("Γενική Γραμματέα", "Γενική Γραμματέας"), ("Ειδική Γραμματέα", "Ειδική Γραμματέας"),
    ("Αναπληρωτή", "Αναπληρωτής"), ("Αναπληρώτρια", "Αναπληρώτρια"), ("Διοικητή", "Διοικητής"),
    ("Διευθύνοντα Σύμβουλο", "Διευθύνων Σύμβουλος"), ("Διευθυντή", "Διευθυντής"),
    ("Συντονιστή", "Συντονιστής"), ("Περιφερειάρχη", "Περιφερειάρχης"), ("Βουλευτή", "Βουλευτής"),
    ("Αντιπεριφερειάρχη", "Αντιπεριφερειάρχης"), ("Αντιπρόεδρο", "Αντιπρόεδρος"), ("Πρόεδρο", "Πρόεδρος"),
    ("Πρωθυπουργό", "Πρωθυπουργός"), ("Υφυπουργό", "Υφυπουργός"), ("Υπουργό", "Υπουργός"),
    ("Δήμαρχο", "Δήμαρχος"), ("Αντιδήμαρχο", "Αντιδήμαρχος"), ("Γραμματέα", "Γραμματέας"),
    ("Εκπρόσωπο", "Εκπρόσωπος"), ("Προϊστάμενο", "Προϊστάμενος"), ("Επίτροπο", "Επίτροπος"),
)  # fmt: skip
_GENITIVES = (  # «με απόφαση του Υπουργού Υγείας, κ. Στέφανου Αυγέρη»
    ("Γενικού Γραμματέα", "Γενικός Γραμματέας"), ("Ειδικού Γραμματέα", "Ειδικός Γραμματέας"),
    ("Αναπληρωτή Υπουργού", "Αναπληρωτής Υπουργός"), ("Αναπληρώτριας Υπουργού", "Αναπληρώτρια Υπουργός"),
    ("Υφυπουργού", "Υφυπουργός"), ("Υπουργού", "Υπουργός"), ("Αντιπροέδρου", "Αντιπρόεδρος"),
    ("Προέδρου", "Πρόεδρος"), ("Αντιδημάρχου", "Αντιδήμαρχος"), ("Δημάρχου", "Δήμαρχος"),
    ("Πρωθυπουργού", "Πρωθυπουργός"), ("Διευθύνοντος Συμβούλου", "Διευθύνων Σύμβουλος"),
)  # fmt: skip
_ACCUSATIVE = re.compile(
    r"(?<!\w)(?:" + "|".join(written for written, _ in _ACCUSATIVES) + r")(?!\w)", re.IGNORECASE
)
_OBLIQUE = re.compile(
    r"(?<!\w)(?:" + "|".join(written for written, _ in (*_GENITIVES, *_ACCUSATIVES)) + r")(?!\w)",
    re.IGNORECASE,
)
_NOMINATIVES = {fold(written): name for written, name in (*_GENITIVES, *_ACCUSATIVES)}
_COMPLEMENT = re.compile(r"(?:της|του|των)$")
_GENITIVE_LEAD = re.compile(r"(?:ων|ου|ικησ|κων)$")
# first names that only look like a genitive
_FIRST_NAMES = frozenset("ιασων πλατων ξενοφων σολων κιμων φωκιων ζηνων πολυνεικησ ραλλου".split())


class Person(NamedTuple):
    """Who speaks: name and office as written, ``None`` where not said."""

    name: str | None
    role: str | None


def person_in(words: str) -> Person | None:
    """Read the last person of *words*, a stretch of one sentence that ends with the person."""
    office = None
    for office in _OFFICE.finditer(words):  # noqa: B007 - the last one counts
        pass
    if office is None:
        titled = list(_TITLED.finditer(words))
        if titled:
            return Person(titled[-1]["name"].strip(), None)
        bare = _NAME_AT_END.search(words)
        return Person(" ".join(bare["name"].split()), None) if bare else None
    start = _first_office(words, office.start())
    tail = words[office.end() :].rstrip(" ,")
    name = _name(tail)
    if not name and (within := _name_within(tail)):
        name, tail = within["name"], tail[: within.end("name")]
    role_tail = tail[: len(tail) - len(name)] if name else _ASIDE.sub("", tail)
    role = " ".join((words[start : office.end()] + role_tail).split()).strip(" ,")
    role = re.sub(r"\s?(?:,\s?)?(?:κ\.|κα\.?|κος|κυρία|κύριος)$", "", role)
    return Person(" ".join(name.split()) if name else None, role[:1].upper() + role[1:])


def person_according_to(words: str) -> Person | None:
    """The person of «(σύμφωνα με) τον Πρόεδρο της ΚΕΔΕ Νίκο Μέλιο»: office in the nominative, name as written.

    >>> person_according_to("τον Πρόεδρο της ΚΕΔΕ Νίκο Μέλιο")
    Person(name='Νίκο Μέλιο', role='Πρόεδρος της ΚΕΔΕ')
    """
    return person_in(_ACCUSATIVE.sub(lambda found: _NOMINATIVES[fold(found[0])], words))


def people_of(text: str) -> list[Person]:
    """Every person that *text* names right behind an office, each once, in order."""
    return list(dict.fromkeys(person for _, person in people_at(text)))


def people_at(text: str) -> Iterator[tuple[int, Person]]:
    """Yield every person that *text* names right behind an office, with the office's offset."""
    for office in _OFFICE.finditer(text):
        tail = _BEHIND_OFFICE.match(text, office.end())
        if tail and tail["name"]:
            role = " ".join((office[0] + tail["of"]).split()).rstrip(",")
            name = " ".join(tail["name"].split())
            yield office.start(), Person(name, role[:1].upper() + role[1:])


def office_of(surname: str, text: str) -> str | None:
    """The office of the person called *surname* whom *text* names in another case, in the nominative.

    >>> office_of("Αυγέρης", "με απόφαση του Υφυπουργού Υγείας, κ. Στέφανου Αυγέρη, δόθηκαν")
    'Υφυπουργός Υγείας'
    """
    cases = _cases(fold(surname))
    offices = set()
    for office in _OBLIQUE.finditer(text):
        tail = _BEHIND_OFFICE.match(text, office.end())
        if tail and fold(tail["name"]).split()[-1] in cases:
            whole = _NOMINATIVES[fold(office[0])] + tail["of"]
            offices.add(" ".join(whole.split()).rstrip(","))
    return offices.pop() if len(offices) == 1 else None


def _cases(surname: str) -> set[str]:
    """The folded *surname* as it stands in the nominative, accusative and genitive."""
    stem = surname.removesuffix("σ")
    return {surname, stem, stem[:-1] + "ου"} if stem.endswith("ο") else {surname, stem}


def _first_office(words: str, start: int) -> int:
    """Where the office begins, when one is part of the other («Υπουργός και Πρόεδρος της …»)."""
    for earlier in _OFFICE.finditer(words, 0, start):
        if fold(words[earlier.end() : start]).strip() in ("και", "-", "&"):
            return earlier.start()
    return start


def _name(tail: str) -> str:
    """The name that ends *tail*: two capitalised words that are no part of the office."""
    found = _NAME_AT_END.search(tail)
    while found:
        name, before = found["name"], tail[: found.start("name")].rstrip()
        first, *_, last = fold(name).split()
        if before.endswith(",") or found["title"]:
            return name
        in_office = first in PORTFOLIO_WORDS or last in PORTFOLIO_WORDS
        is_genitive = first not in _FIRST_NAMES and _GENITIVE_LEAD.search(first)
        if not in_office and not _COMPLEMENT.search(before) and not is_genitive:
            return name
        found = _NAME_AT_END.search(tail, found.start("name") + 1)  # «Θέρμου Κ. Μέλιος»
    return ""


def _name_within(tail: str) -> re.Match[str] | None:
    """A name that a clause follows, where a comma, «κ.» or the office itself stands before it."""
    for found in _NAME_WITHIN.finditer(tail):
        before = tail[: found.start("name")].rstrip()
        first, *_, last = fold(found["name"]).split()
        if first in PORTFOLIO_WORDS or last in PORTFOLIO_WORDS:
            continue
        if found["title"] or before.endswith(","):
            return found
        if not before and (first in _FIRST_NAMES or not _GENITIVE_LEAD.search(first)):
            return found
    return None
