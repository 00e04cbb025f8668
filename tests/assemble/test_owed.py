"""What recipients owe, lose, ask for or do not get is no table; its figures say whose it is."""

from __future__ import annotations

import pytest

import ota_extract
from ota_extract import Release


def subjects(text: str) -> list[tuple[int, str | None]]:
    """The amounts of *text* and their subjects; it has no table."""
    release = ota_extract.extract(text)
    assert not release.municipality_tables
    return [(int(f.value or 0), f.subject) for f in release.figures if f.kind == "money"]


def rows(release: Release) -> list[str]:
    return [row.municipality.as_written for t in release.municipality_tables for row in t.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Ο Δήμος Πάρου οφείλει 3.000.000 ευρώ και ο Δήμος Θήρας 2.000.000 ευρώ.",
        "Περικοπή 3.000.000 ευρώ στον Δήμο Πάρου και 2.000.000 ευρώ στον Δήμο Θήρας.",
        "Πρόστιμο 3.000.000 ευρώ στον Δήμο Πάρου και 2.000.000 ευρώ στον Δήμο Θήρας.",
        "Δεν θα λάβουν χρηματοδότηση ο Δήμος Πάρου (3.000.000 ευρώ) και ο Δήμος Θήρας (2.000.000 ευρώ).",
        "Ο Δήμος Πάρου έχει προϋπολογισμό 3.000.000 ευρώ και ο Δήμος Θήρας 2.000.000 ευρώ.",
        "Ο Δήμος Πάρου ζήτησε 3.000.000 ευρώ και ο Δήμος Θήρας 2.000.000 ευρώ.",
        "Ο Δήμος Πάρου εισέπραξε τέλη 3.000.000 ευρώ και ο Δήμος Θήρας 2.000.000 ευρώ.",
        "Η περικοπή της επιχορήγησης είναι 3.000.000 ευρώ για τον Δήμο Πάρου και 2.000.000 ευρώ για τον Δήμο Θήρας.",
        "Δήμος Πάρου: οφειλή 3.000.000 ευρώ\nΔήμος Θήρας: πρόστιμο 2.000.000 ευρώ",
        "Οι οφειλές των Δήμων είναι οι εξής:\n\n- Δήμος Πάρου: 3.000.000 ευρώ\n- Δήμος Θήρας: 2.000.000 ευρώ",
        "Δήμος    Πρόστιμο\nΠάρου    3.000.000,00\nΘήρας    2.000.000,00",
        "Δήμος\tΛηξιπρόθεσμες οφειλές (€)\nΠάρου\t3.000.000,00\nΘήρας\t2.000.000,00",
        "Πρόστιμα σε Δήμους\n\nΔήμος Πάρου 3.000.000,00\nΔήμος Θήρας 2.000.000,00",
    ],
)
def test_what_is_not_given_is_no_row(text: str) -> None:
    found = subjects(text)
    assert [value for value, _ in found] == [3_000_000, 2_000_000]
    assert "Θήρας" in (found[1][1] or "")


@pytest.mark.parametrize(
    "text",
    [
        "Για την εξόφληση ληξιπρόθεσμων οφειλών δίνονται 3.000.000 ευρώ στον Δήμο Πάρου και 2.000.000 ευρώ στον Δήμο Θήρας.",
        "Δίνονται, από έσοδα της Περιφέρειας, 3.000.000 ευρώ στον Δήμο Πάρου και 2.000.000 ευρώ στον Δήμο Θήρας.",
        "Κάθε Δήμος οφείλει να το δηλώσει: ο Δήμος Πάρου λαμβάνει 3.000.000 ευρώ και ο Δήμος Θήρας 2.000.000 ευρώ.",
        "Στους Δήμους που ζήτησαν ενίσχυση δίνονται 3.000.000 ευρώ στον Δήμο Πάρου και 2.000.000 ευρώ στον Δήμο Θήρας.",
        "Επιχορήγηση Δήμων για εξόφληση οφειλών\n\nΔήμος    Οφειλές\nΠάρου    3.000.000,00\nΘήρας    2.000.000,00",
        "Δήμος\tΟφειλές\tΕπιχορήγηση\nΠάρου\t3.500.000,00\t3.000.000,00\nΘήρας\t2.500.000,00\t2.000.000,00",
    ],
)
def test_what_is_given_for_debts_is_given(text: str) -> None:
    release = ota_extract.extract(text)
    assert rows(release) == ["Πάρου", "Θήρας"]
    assert [int(r.amount or 0) for r in release.municipality_tables[0].rows] == [3000000, 2000000]


def test_both_in_one_sentence_are_told_apart() -> None:
    release = ota_extract.extract(
        "Δίνονται 1.000.000 ευρώ στον Δήμο Κω και 900.000 ευρώ στον Δήμο Λέρου, ενώ οφείλουν 3.000.000 ευρώ"
        " ο Δήμος Πάρου και 2.000.000 ευρώ ο Δήμος Θήρας."
    )
    assert rows(release) == ["Κω", "Λέρου"]


def test_a_single_recipient_is_the_subject_of_its_figure() -> None:
    text = (
        "Εγκρίνουμε τη χορήγηση έκτακτης ενίσχυσης ποσού 300.000,00 € στον Δήμο Κω για τις ζημιές."
    )
    assert subjects(text) == [(300_000, "Δήμο Κω")]


def test_municipalities_of_no_name_are_no_subject() -> None:
    ((_, subject),) = subjects("Διατίθενται 300.000,00 € στους Δήμους της Χώρας.")
    assert "Χώρας" not in (subject or "")
