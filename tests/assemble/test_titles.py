"""The title: the headline above the first paragraph, and releases that have none."""

from __future__ import annotations

import pytest

from ota_extract import extract
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
        "ΑΔΑ: ΩΖΝ04691Ω2-ΗΚ6\nΔΕΛΤΙΟ ΤΥΠΟΥ\n",
        "Δημόσια Υπηρεσία Απασχόλησης (ΔΥΠΑ)\n",
        "Πράσινο Ταμείο – Γραφείο Τύπου\n",
        "ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ – Δ.Τ. 22 Ιουν. 2021\n",
        "ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ – ΔΙΕΥΘΥΝΣΗ ΟΙΚΟΝΟΜΙΚΩΝ ΤΟΠΙΚΩΝ ΜΟΝΑΔΩΝ\n",
        "ΤΑΜΕΙΟ ΝΕΡΟΥ ΚΑΙ ΓΗΣ ΤΟΥ ΔΗΜΟΣΙΟΥ Α.Ε.\nΔΕΛΤΙΟ ΤΥΠΟΥ\n",
        "Πράσινο Ταμείο\nΝ.Π.Δ.Δ. εποπτευόμενο από το Υπουργείο Ενέργειας\n",
        "Εταιρεία για το Νερό των Δήμων\nΔ Ε Λ Τ Ι Ο Τ Υ Π Ο Υ\n",
        "ΑΡΧΙΚΗ ΤΟΠΙΚΑ ΠΟΛΙΤΙΚΗ ΑΘΛΗΤΙΚΑ\nΤοπικά › Αυτοδιοίκηση › Νερό των χωριών\n",
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ\nΚΑΙ ΟΙΚΟΓΕΝΕΙΑΣ ΤΩΝ ΠΑΙΔΙΩΝ Αριθ. πρωτ. 60412\n",
        "ΑΠΟΦΑΣΗ\nΟ ΑΝΑΠΛΗΡΩΤΗΣ ΥΠΟΥΡΓΟΣ ΥΠΟΔΟΜΩΝ ΚΑΙ ΜΕΤΑΦΟΡΩΝ\n",
    ],
)
def test_a_release_that_begins_with_its_news_has_no_title(head: str) -> None:
    assert title(head + "Νερό για δέκα χωριά χρηματοδοτεί το Υπουργείο." + BODY) is None


def test_one_paragraph_alone_is_no_title() -> None:
    assert title("Νερό για δέκα χωριά του Δήμου Θέρμου χρηματοδοτεί το Υπουργείο Υγείας") is None


def test_the_subject_of_a_decision_is_its_title() -> None:
    assert title("Α.Π. 158330\nΘΕΜΑ: «Νερό για χωριά»\nΕγκρίνουμε τα εξής.") == "Νερό για χωριά"


def test_a_headline_may_stand_behind_the_name_of_the_paper() -> None:
    head = "Ειδική Υπηρεσία Διαχείρισης Έργων\nΑ Π Ο Φ Α Σ Η\n"
    assert title(head + "Ένταξη πράξεων στο πρόγραμμα" + BODY) == "Ένταξη πράξεων στο πρόγραμμα"


def test_the_head_of_a_table_is_no_title() -> None:
    assert title("ΥΠΟΥΡΓΕΙΟ ΥΓΕΙΑΣ\nΑ/Α ΦΟΡΕΑΣ ΝΟΜΟΣ ΠΟΣΟ\n1 ΑΡΤΑΙΩΝ 5.000,00") is None


def test_numbers_alone_are_no_title() -> None:
    assert title("2014 2015 2016 2017 2018" + BODY) is None


TABLE = "\n\nΔήμος\tΠοσό 2024\tΠοσό 2025\nΧανίων\t1.200,00\t1.320,00\nΡεθύμνης\t800,00\t760,00\nΣύνολο\t2.000,00\t2.080,00"
ROWS = (
    "\n\nΔήμος Καρδίτσας  15.870.000 ευρώ\nΔήμος Παλαμά  14.332.900 ευρώ\nΣύνολο  30.202.900 ευρώ"
)


def extracted(text: str) -> str | None:
    found = extract(text).title
    return found.text if found else None


@pytest.mark.parametrize("head", ["", "Υπουργείο Εσωτερικών\nΑθήνα, 3.3.2025\n\n"])
@pytest.mark.parametrize(
    "headline", ["Κατανομή στους Δήμους", "Κατανομή", "Αποζημιώσεις: κατανομή"]
)
def test_a_short_headline_right_above_a_table_is_the_title(head: str, headline: str) -> None:
    assert extracted(head + headline + TABLE) == headline


def test_a_headline_of_one_column_and_a_heading_of_a_group_are_no_titles() -> None:
    assert extracted("ΝΟΜΟΣ ΚΑΡΔΙΤΣΑΣ" + ROWS) is None
    assert extracted("Πίνακας κατανομής" + ROWS) is None
    assert extracted("Κατανομή\n\nΠοσό" + ROWS) is None


def test_a_row_of_a_table_is_no_title() -> None:
    assert extracted(ROWS.strip()) is None
    assert extracted("Αθήνα, 3.3.2025" + ROWS) is None


def test_a_headline_that_tells_of_two_rows_stays_the_title() -> None:
    told = "Επιχορήγηση 300.000 ευρώ στον Δήμο Πάρου και 200.000 ευρώ στον Δήμο Θήρας για το νερό"
    assert extracted(told + BODY) == told


def test_what_follows_an_announcement_to_municipalities_is_no_name() -> None:
    announced = "Κατανομή επιχορήγησης στους Δήμους\n\nΑκολουθεί ο πίνακας:"
    assert extracted(announced + TABLE) == "Κατανομή επιχορήγησης στους Δήμους"


def test_a_subject_ends_where_the_letter_begins() -> None:
    subject = "Κατανομή πίστωσης σε Δήμους για προληπτικά έργα της περιόδου 2026"
    head = f"ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ\n\nΘΕΜΑ: {subject} "
    assert title(head + "Σας γνωρίζουμε ότι εγκρίθηκαν 3 εκατ. ευρώ σε Δήμους.") == subject
    assert title(head + "Εγκρίνεται η ένταξη 75 υποέργων. Τα έργα αρχίζουν.") == subject


def test_names_and_quoted_verbs_do_not_end_a_subject() -> None:
    subject = "Επιχορήγηση του Δήμου Πατρέων στο πρόγραμμα «Χτίζουμε Σχολεία» για το έτος 2026"
    assert title(f"ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ\n\nΘΕΜΑ: {subject}\n\nΕγκρίνουμε τα εξής.") == subject
