"""The title: the headline above the first paragraph, and releases that have none."""

from __future__ import annotations

import pytest

from ota_extract.assemble.titles import find_title
from ota_extract.clean import CleanText

BODY = "\nΤο έργο αρχίζει αύριο και θα τελειώσει σε δύο μήνες, όπως ανακοινώθηκε."


def title(text: str) -> str | None:
    clean = CleanText.of(text)
    span = find_title(clean)
    return clean.text[slice(*span)] if span else None


@pytest.mark.parametrize(
    "headline",
    [
        "Νερό για δέκα χωριά του Δήμου Θέρμου",
        "Θέρμο: 35,8 εκατ. ευρώ για τις ζημιές",
        "Πάνω από 1,9 εκατ. εξετάσεις στο «Προλαμβάνω»",
        "Πού πάνε τα χρήματα: στα κτίρια το 61,4%, στα βιβλία το 3%",
        "Υπουργείο Υγείας: 39 μικροί δήμοι αποκτούν ασθενοφόρα",
        "Ν. ΜΕΛΙΟΣ: 412 ΔΟΜΕΣ ΥΓΕΙΑΣ ΣΤΟΥΣ ΔΗΜΟΥΣ",
        "Απόφαση για τα οφειλόμενα των δήμων",
    ],
)
@pytest.mark.parametrize("head", ["", "ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ\nΑθήνα, 3.10.2022\nΔΕΛΤΙΟ ΤΥΠΟΥ\n"])
def test_finds_the_headline_behind_the_letterhead(head: str, headline: str) -> None:
    assert title(head + headline + BODY) == headline


@pytest.mark.parametrize(
    "head",
    [
        "",
        "ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ\nΔΕΛΤΙΟ ΤΥΠΟΥ\n",
        "Δημόσια Υπηρεσία Απασχόλησης (ΔΥΠΑ)\n",
        "Πράσινο Ταμείο – Γραφείο Τύπου\n",
        "ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ – Δ.Τ. 22 Ιουν. 2021\n",
    ],
)
def test_a_release_that_begins_with_its_news_has_no_title(head: str) -> None:
    assert title(head + "Νερό για δέκα χωριά χρηματοδοτεί το Υπουργείο." + BODY) is None


def test_one_paragraph_alone_is_no_title() -> None:
    assert title("Νερό για δέκα χωριά του Δήμου Θέρμου χρηματοδοτεί το Υπουργείο Υγείας") is None


def test_the_subject_of_a_decision_is_its_title() -> None:
    assert title("Α.Π. 158330\nΘΕΜΑ: «Νερό για χωριά»\nΕγκρίνουμε τα εξής.") == "Νερό για χωριά"
