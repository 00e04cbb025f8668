"""A release may tell only some of the recipients, and its headline how long a ranking is."""

from __future__ import annotations

import pytest

from ota_extract import extract

SHARED = "Κατανέμεται ποσό ύψους 12.450.000,00 € σε 18 Δήμους της χώρας για τη λειψυδρία.\n\n"
TOLD = "Ο Δήμος Πάρου λαμβάνει 900.000 ευρώ και ο Δήμος Λέρου λαμβάνει 1,2 εκατ. ευρώ."


def status(text: str) -> str:
    (table,) = extract(text).municipality_tables
    return table.status


def test_two_of_eighteen_who_share_the_money_are_no_whole_table() -> None:
    assert status(SHARED + TOLD) == "incomplete"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Σε 18 Δήμους έγιναν έργα. ",  # no money goes to them
        "Πέρυσι δόθηκαν 1,5 εκατ. ευρώ σε 18 Δήμους. ",  # less than the two get
        "Κατανέμεται ποσό ύψους 2.100.000 € σε 2 Δήμους. ",
    ],
)
def test_a_table_is_whole_where_nobody_else_shares_its_money(before: str) -> None:
    assert status(before + TOLD) == "complete"


HEADLINE = "«Έξυπνες Πόλεις»: Τα πέντε δημοφιλέστερα έργα\n\n"
LEAD = "Στη δράση μετέχουν 52 Δήμοι. Τα πιο δημοφιλή έργα είναι:\n"
ITEMS = "- Έξυπνη στάθμευση (41 Δήμοι)\n- Αισθητήρες αέρα (38 Δήμοι)\n- Ψηφιακό δημοτολόγιο (22 Δήμοι)\n"


def announced(text: str) -> tuple[int | None, list[str]]:
    release = extract(text)
    (ranking,) = release.rankings
    return ranking.announced_length, [seen.code for seen in release.findings]


def test_the_headline_says_how_long_the_only_ranking_is() -> None:
    assert announced(HEADLINE + LEAD + ITEMS) == (5, ["OTA210"])


@pytest.mark.parametrize(
    "headline",
    [
        "«Έξυπνες Πόλεις»: Τα δημοφιλέστερα έργα\n\n",
        "Έξυπνες Πόλεις: Οι πέντε μεγαλύτερες περιφέρειες της χώρας\n\n",  # of other things
        "«Έξυπνες Πόλεις»: Τα δύο δημοφιλέστερα έργα\n\n",  # fewer than are listed
    ],
)
def test_a_headline_of_something_else_says_nothing(headline: str) -> None:
    assert announced(headline + LEAD + ITEMS) == (None, [])


def test_a_length_of_its_own_stays() -> None:
    lead = LEAD.replace("πιο δημοφιλή", "τρία πιο δημοφιλή")
    assert announced(HEADLINE + lead + ITEMS) == (3, [])
