"""Whatever the text: what a table says stands in the text, and each number is read once."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ota_extract.assemble.drafts import TableDraft
from ota_extract.assemble.tables import find_tables
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions
from ota_extract.scan.numerals import find_numerals

NAMES = (
    "ΠΑΛΑΜΑ", "Δήμος Βιάννου", "ΑΡΓΟΥΣ - ΜΥΚΗΝΩΝ", "ΝΕΑΣ ΦΙΛΑΔΕΛΦΕΙΑΣ - ΝΕΑΣ", "ΧΑΛΚΗΔΟΝΟΣ", "ΔΗΜΟΣ ΜΑΝΔΡΑΣ -",
    "ΕΙΔΥΛΛΙΑΣ", "Δ.Ε.Υ.Α. ΚΙΛΚΙΣ", "Περιφέρεια Ηπείρου", "Θάσου Καβάλας", "Σύνδεσμος Ύδρευσης Ευβοίας", "Συντήρηση σχολείων",
    "ΣΥΝΟΛΟ", "ΔΗΜΟΣ ΠΛΗΘΥΣΜΟΣ ΠΟΣΟ", "Νάξου και Μικρών Κυκλάδων", "οι Δήμοι Αγράφων και Δομοκού", "στον Δήμο Σκύρου",
)  # fmt: skip
AMOUNTS = (
    "100.000,00", "48.300", "1,2 εκατ. ευρώ", "350", "6.305.1", "12.500 €", "€ 7.000", "07.10.2021", "12",
    "από 90.000 ευρώ", "60.000 ευρώ ο καθένας", "",
)  # fmt: skip
MARKS = ("", "1 ", "2. ", "- ", "3 50217 ", "α) ", "| ")
BETWEEN = (
    " ",
    ": ",
    " | ",
    "\n",
    " – λιμάνι – ",
    " Ελικοδρόμιο 5Χ5 ",
    ", έργα 45 μ.: ",
    " (",
    ", ",
    " 210 1 ",
)
ENDS = ("\n", "\n", "\n\n", ", ", ". ", " | \n")

line = st.tuples(*(st.sampled_from(part) for part in (MARKS, NAMES, BETWEEN, AMOUNTS, ENDS)))
texts = st.lists(line.map("".join), max_size=12).map(lambda parts: "".join(parts).strip())


def read(text: str) -> tuple[CleanText, list[TableDraft]]:
    clean = CleanText.of(text)
    return clean, find_tables(clean, Mentions(numerals=tuple(find_numerals(clean.folded))))


# registry and units are loaded on first use, and no example pays for it
read("\n".join(f"{name} Ελικοδρόμιο 1.000 έργα 5.000,00" for name in NAMES))


@given(texts)
def test_claims_and_names_lie_in_the_text(text: str) -> None:
    for table in read(text)[1]:
        for span in (*table.claims, *(row.name_span for row in table.rows)):
            assert 0 <= span.start < span.end <= len(text)


@given(texts)
def test_an_amount_is_the_number_that_stands_at_its_place(text: str) -> None:
    clean, tables = read(text)
    numerals = find_numerals(clean.folded)
    values = {numeral.start: numeral.value for numeral in numerals}
    scales = {numeral.scale for numeral in numerals}  # «Άρτας 1,2 εκατ., Πάρου 3,4»: said once
    small = {n.start for n in numerals if n.scale == 1 and n.value < 1000 and not n.words}
    for table in tables:
        for row in table.rows:
            if row.amount_span is None:
                assert row.amount is None
            else:
                digits = re.search(r"\d", text[slice(*row.amount_span)])
                assert digits is not None
                written = values[row.amount_span.start + digits.start()]
                at = row.amount_span.start + digits.start()
                left_out = scales if at in small else set()
                assert row.amount in {written, *(written * scale for scale in left_out)}


@given(texts)
def test_rows_share_an_amount_only_where_a_sentence_gives_it_to_each(text: str) -> None:
    for table in read(text)[1]:
        for one, other in pairwise(sorted(table.rows, key=lambda row: row.amount_span or row.span)):
            if one.amount_span is not None and one.amount_span == other.amount_span:
                around = text[max(one.amount_span.start - 8, 0) : one.amount_span.end + 20]
                assert re.search(r"από|καθένας|με |και ", around)


@given(texts)
def test_no_number_is_in_two_tables(text: str) -> None:
    taken = [span for table in read(text)[1] for span in set(table.claims)]
    assert len(taken) == len(set(taken))


@given(texts)
def test_positions_count_the_rows(text: str) -> None:
    for table in read(text)[1]:
        assert [row.position for row in table.rows] == list(range(1, len(table.rows) + 1))
