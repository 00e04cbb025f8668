"""What stands before a label in a sentence and is no part of it: verbs, conjunctions, places, articles.

>>> from ota_extract.greek import fold
>>> def label(text):
...     return text[label_start(text, fold(text), 0, len(text)):]
>>> label("τα περισσότερα έργα έχει η Αττική"), label(", ενώ ακολουθούν Θεσσαλία")
('Αττική', 'Θεσσαλία')
>>> label("Οι περισσότερες αφορούν την Παθολογία"), label(" και, στην τέταρτη θέση, ο Δήμος Χερσονήσου")
('Παθολογία', 'Δήμος Χερσονήσου')
>>> label("ζητήθηκαν έργα που προστατεύουν οικισμούς")  # the verb of a relative clause stays
'έργα που προστατεύουν οικισμούς'
"""

from __future__ import annotations

import re

VERB = re.compile(
    r"""\b(?:
      ειναι | ηταν | εχει | εχουν | ειχε | ειχαν | υπηρξαν | θα
    | [α-ω]{2,}(?:ουν|ουσαν|ησαν|ισαν|ωσαν|θηκαν|ηκαν|ονται|ουνται|ωνται|εται|ειται|αται|ηκε|ησε|ισε|ωσε|νει|ζει|ρει|βει|χει|γει|λει|δει|πει|τει|φει|κει|σει)
    | [α-ω]{2,}(?:εσε|ασε|υσε) | κρατα | απορροφα | αποσπα | ζητα | μετρα
    | [α-ω]{2,}(?:ελαβαν|ηραν|ηγαν|εδωσαν|εβαλαν|αθαν|εσαν|εξαν|ιξαν|αξαν|ησκαν|εμεινε|ελαβε|εβαλε|ηρε|ηγε|ελεξε|ελεξαν)
    )\b""",
    re.VERBOSE,
)
_NOT_A_VERB = re.compile(r"εκει|επει|ασει|αρκει|εσεισ|χερι")
_RELATIVE = re.compile(r"\b(?:που|οπου|οποι\w+|οσ(?:οι|εσ|α))\s+(?:\w+\s+){0,3}\Z")
_LEAD = re.compile(
    r"""(?:[\s,;:·.–—-]+ | \b(?:
      και | κι | ενω | αλλα | καθωσ | επισησ | τελοσ | επειτα | υστερα | κατοπιν | μετα | αμεσωσ | ακομη | εν | συνεχεια | απο | με | σε | κατα\s+σειρα
    | ειναι | ηταν | ειδικοτερα | συγκεκριμενα | αναλυτικα | κυριωσ | πρωτιστωσ | μολισ | μονο | ελαφρωσ | διαφορα | μικρη
    | ακολουθ\w+ | επεται | επονται | οπωσ | εξησ | παρακατω | κατωθι
    | (?:στην?\s+|την?\s+|τη\s+|η\s+)?(?:πρωτ|δευτερ|τριτ|τεταρτ|πεμπτ|εκτ|εβδομ|ογδο|ενατ|δεκατ|ενδεκατ|δωδεκατ|τελευται)(?:η|οσ|ο|οι|εσ|α|ην)(?:\s+θεση)? | θεση
    | \d{1,2}(?:οσ|η|ο)(?=\s+(?:ο|η|το|οι)\b)
    | ο | η | το | οι | τα | τον | την | τη | τουσ | τισ | του | τησ | των | στον? | στην? | στα | στουσ | στισ | για | προσ | δημοι | δημουσ | δημων | περιφερειεσ
    )\b )*""",
    re.VERBOSE,
)
_OUTLINE = re.compile(r"\s*(?:[α-ω]{1,2}\)|\d{1,2}[.)](?!\d)|\([α-ω\d]{1,2}\))\s*")


def label_start(text: str, folded: str, start: int, end: int) -> int:
    """Where the label that ends at *end* begins, behind all leading words from *start* on."""
    at = start
    colon = folded.rfind(":", start, end)
    if colon >= 0:
        at = colon + 1
    for verb in VERB.finditer(folded, at, end):
        if (
            text[verb.start()].isupper()
            and verb.start() > start
            and text[max(verb.start() - 2, 0) : verb.start()] not in (". ", ": ")
        ):
            continue  # a name
        if _NOT_A_VERB.match(verb.group()) or _RELATIVE.search(
            folded, max(start, verb.start() - 60), verb.start()
        ):
            continue
        at = verb.end()
    while True:
        lead = _LEAD.match(folded, at, end)
        begin = lead.end() if lead else at
        outline = _OUTLINE.match(folded, begin, end)
        begin = outline.end() if outline else begin
        if begin == at:
            return at
        at = begin
