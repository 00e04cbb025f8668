"""Figures: what is one figure and what is two, and what ties them together."""

from __future__ import annotations

import pytest

from ota_extract import extract
from ota_extract.assemble import Assembly, assemble
from ota_extract.assemble.measures import load_measures
from ota_extract.clean import CleanText
from ota_extract.records import Figure
from ota_extract.scan import scan
from tests.scan.quantity_files import Sentence, sentences

SENTENCES = sentences("wild") + sentences("made")


def assembled(text: str) -> Assembly:
    clean = CleanText.of(text)
    return assemble(clean, scan(clean), load_measures())


def figures(text: str) -> tuple[Figure, ...]:
    return assembled(text).figures


def test_said_twice_is_one_figure_with_two_places() -> None:
    text = "Δίνονται 39 εκατ. ευρώ για σχολεία. Τα 39 εκατ. ευρώ θα πληρωθούν φέτος."
    (figure,) = figures(text)
    assert [text[e.start : e.end] for e in figure.evidence] == ["39 εκατ. ευρώ", "39 εκατ. ευρώ"]


def test_written_in_two_ways_is_one_figure() -> None:
    (figure,) = figures("Δίνονται 39 εκατ. ευρώ. Τα 39.000.000,00 € θα πληρωθούν φέτος.")
    assert len(figure.evidence) == 2


def test_repeated_in_brackets_is_one_figure_with_one_place() -> None:
    (figure,) = figures("Ενίσχυση πέντε εκατομμυρίων ευρώ (5.000.000 €) για λύκεια.")
    assert len(figure.evidence) == 1


def test_rounded_and_exact_stay_two() -> None:
    found = figures("Δίνονται 15,6 εκατ. ευρώ. Ακριβώς 15.604.118,20 € θα πληρωθούν.")
    assert [f"{figure.value:f}" for figure in found] == ["15600000", "15604118.20"]


@pytest.mark.parametrize(
    "other",
    ["περισσότερα από 39 εκατ. ευρώ", "περίπου 39 εκατ. ευρώ", "έως 39 εκατ. ευρώ",
     "κατά μέσο όρο 39 εκατ. ευρώ", "39 εκατ. δολάρια"],
)  # fmt: skip
def test_other_bound_mean_or_currency_is_another_figure(other: str) -> None:
    assert len(figures(f"Δίνονται 39 εκατ. ευρώ. Ζητήθηκαν {other}.")) == 2


def test_same_number_of_other_things_is_another_figure() -> None:
    assert [f.unit for f in figures("Μετέχουν 12 δήμοι με 12 έργα.")] == ["municipality", "project"]


def test_same_amount_with_other_measures_stays_two() -> None:
    found = figures("Η επιδότηση είναι 5.000 ευρώ. Το δάνειο είναι 5.000 ευρώ.")
    assert [figure.measure for figure in found] == ["subsidy", "loan"]


@pytest.mark.parametrize(
    "text",
    [
        "Διατίθεται 1 εκατ. ευρώ για σχολεία. Διατίθεται 1 εκατ. ευρώ για γήπεδα.",
        "Διατίθεται 1 εκατ. ευρώ για σχολεία και 1 εκατ. ευρώ για γήπεδα.",
        "Το 2024 δόθηκαν 5 εκατ. ευρώ. Φέτος δίνονται 5 εκατ. ευρώ.",
        "Τα 10 εκατ. ευρώ πάνε στην ύδρευση. Εκταμιεύθηκε το 40%, δηλαδή 10 εκατ. ευρώ.",
        "Ο Δήμος Πάρου ζήτησε 5 εκατ. ευρώ.\n\nΣε άλλους πάνε 5 εκατ. ευρώ, όχι στον Δήμο Θήρας.",
        "Στόχοι:\n- πεζοδρόμια: 12 έργα σε εξέλιξη\n- βιβλιοθήκες: 12 έργα σε εξέλιξη",
    ],
)
def test_said_of_other_things_are_two_figures(text: str) -> None:
    repeated = [f.value for f in figures(text) if f.kind != "percentage"]
    assert len(repeated) == 2
    assert repeated[0] == repeated[1]


@pytest.mark.parametrize(
    "text",
    [
        "Ενίσχυση 5 εκατ. ευρώ σε σχολεία\n\nΜε 5 εκατ. ευρώ για αίθουσες ενισχύονται δήμοι.",
        "Διατίθεται 1 εκατ. ευρώ για σχολεία. Το 1 εκατ. ευρώ για τη θέρμανση δίνεται άμεσα.",
        "Αθήνα, 3.3.2025\n\nΤο 2025 δίνονται 5 εκατ. ευρώ.\n\nΦέτος δίνονται 5 εκατ. ευρώ.",
        "Ο Δήμος Πάρου έχει 12 έργα.\n\nΤα έργα του Δήμου Πάρου είναι 12 έργα οδοποιίας.",
        "Νέα έργα:\n- 12 έργα οδοποιίας\n- για 12 έργα οδοποιίας εκδόθηκε απόφαση",
    ],
)
def test_said_again_in_other_words_is_one_figure(text: str) -> None:
    (figure,) = figures(text)
    assert len(figure.evidence) == 2


@pytest.mark.parametrize(
    ("text", "measure", "subject"),
    [
        ("Δεν εγκρίθηκε η χρηματοδότηση των 3 εκατ. ευρώ.", "unspecified", "Δεν εγκρίθηκε η χρηματοδότηση"),
        ("Δεν θα χρηματοδοτηθούν 14 Δήμοι.", "municipalities", "Δεν θα χρηματοδοτηθούν 14 Δήμοι"),
        ("Διαψεύδει ότι περικόπτονται 120 εκατ. ευρώ.", "unspecified", "Διαψεύδει ότι περικόπτονται"),
        ("Τα 5 εκατ. ευρώ δεν θα δοθούν στους Δήμους.", "unspecified", None),
        ("Ανακαλείται η επιχορήγηση των 50.000 ευρώ.", "unspecified", "Ανακαλείται η επιχορήγηση"),
        # denied is something else
        ("Δεν εγκρίθηκε το έργο, αλλά δίνονται 5 εκατ. ευρώ.", "allocation", None),
        ("Δεν χορηγούνται περισσότερα από 7.000 ευρώ.", "allocation", None),
        ("Δεν αρκεί: χρηματοδοτούνται 14 Δήμοι.", "municipalities_funded", "14 Δήμοι"),
    ],
)  # fmt: skip
def test_what_is_denied_is_no_allocation(text: str, measure: str, subject: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.subject) == (measure, subject)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Οι δαπάνες μειώθηκαν κατά 4 εκατ. ευρώ.", "decrease"),
        ("Το ποσό είναι αυξημένο κατά 2 εκατ. ευρώ.", "increase"),
        ("Οι πόροι είναι κατά 6% αυξημένοι σε σχέση με πέρυσι.", "increase"),
        # what it fell to, a lower price, something more of the same
        ("Τα ληξιπρόθεσμα μειώθηκαν στα 188 εκατ. ευρώ.", "unspecified"),
        ("Ορίζεται μειωμένος συντελεστής 280 €.", "unspecified"),
        ("Θα δοθεί επιπλέον 20%.", "unspecified"),
    ],
)
def test_difference_is_what_something_grew_or_fell_by(text: str, measure: str) -> None:
    (figure,) = figures(text)
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Υποβλήθηκαν 214 αιτήσεις από 187 δήμους, συνολικού προϋπολογισμού 312 εκατ. ευρώ.", "amount_requested"),
        ("Εντάχθηκαν 1.847 πράξεις σε 325 Δήμους, συνολικού προϋπολογισμού 2,9 δισ. €.", "project_value"),
        ("Ο Δήμος Πόρου ζήτησε 100.000 ευρώ.", "amount_requested"),
        ("Με 12 αιτήσεις στο πρόγραμμα «Χ», συνολικού προϋπολογισμού 5 εκατ. ευρώ.", "programme_budget"),
        ("Υποβλήθηκαν 214 αιτήσεις. Ο συνολικός προϋπολογισμός είναι 5 εκατ. ευρώ.", "programme_budget"),
    ],
)  # fmt: skip
def test_budget_is_of_what_stands_before_it(text: str, measure: str) -> None:
    assert figures(text)[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Δίνονται 12 εκατ. € για τη μισθοδοσία των σχολείων, όπως πέρυσι.", "μισθοδοσία των σχολείων"),
        ("Εντάσσονται: Κρήτη 20 πράξεις (25,3 εκατ. ευρώ).", "Κρήτη 20 πράξεις"),
        ("Κρήτη: 20 πράξεις (25,3 εκατ. ευρώ)", "Κρήτη: 20 πράξεις"),
        ("Το εισιτήριο θα κοστίζει 8 €.", "Το εισιτήριο"),
        ("Το 40% των πόρων, δηλαδή 10 εκατ. ευρώ, πάει στην ύδρευση.", "των πόρων"),
        ("Επιχορήγηση της Περιφέρειας με ποσό 300.000 ευρώ.", "Επιχορήγηση της Περιφέρειας"),
        # words that say nothing of it
        ("Δίνονται 12 εκατ. € για όσους έχουν συμπληρώσει το 65ο έτος.", None),
        ("Μένουν 712,4 εκατ. ευρώ για την ακρίβεια.", None),
        ("Δαπάνες δεν έγιναν, δηλαδή 7 στις 10 (70%).", None),
    ],
)  # fmt: skip
def test_subject_is_what_the_words_beside_an_amount_say(text: str, subject: str | None) -> None:
    found = [f for f in figures(text) if f.kind in ("money", "percentage")]
    assert found[-1].subject == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Σε 12 Δήμους της Κρήτης.", "12 Δήμους της Κρήτης"),
        ("Σε 12 Δήμους της (2024).", "12 Δήμους"),
        ("Ο ρυθμός είναι 3 έργα τον μήνα, 36 ετησίως.", None),
    ],
)
def test_subject_of_a_count_is_its_noun_and_what_belongs_to_it(
    text: str, subject: str | None
) -> None:
    assert [f for f in figures(text) if f.kind == "count"][-1].subject == subject


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Το χρέος μειώθηκε κατά 120 εκατ. ευρώ, στα 1,08 δισ. ευρώ.", ["decrease", "debt"]),
        ("Στα 4,2 εκατ. ευρώ ανέρχεται το συνολικό χρέος.", ["debt"]),
        ("Δίνονται 4,2 εκατ. ευρώ όπου υπάρχει και χρέος.", ["allocation"]),
        ("Μένουν 4,2 εκατ. ευρώ όπου υπάρχει χρέος.", ["unspecified"]),
        ("Πληρώθηκαν 47.312.900 ευρώ.", ["payment"]),
        ("Έχουμε διαθέσει πάνω από 60 εκατ. ευρώ.", ["allocation"]),
        ("Το έργο είχε προϋπολογιστεί σε 700.000 ευρώ.", ["budget"]),
        ("+15% η στήριξη.", ["increase"]),
        ("Επιτόκιο: Euribor + 1,15%.", ["unspecified"]),
        ("Οι οφειλές είναι 5 εκατ. ευρώ και τα έσοδα ανήλθαν σε 3 εκατ. ευρώ.", ["debt", "revenue"]),
    ],
)  # fmt: skip
def test_measures_by_the_words_of_releases(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in figures(text)] == measures


def test_number_with_a_verb_of_its_own_takes_no_cue_before_the_comma() -> None:
    found = figures("Από τους 332 Δήμους, οι 52 εντάσσονται, οι 12 απορρίπτονται και 5 εκκρεμούν.")
    assert [f.measure for f in found] == [
        "municipalities", "municipalities_admitted", "municipalities", "municipalities",
    ]  # fmt: skip


def test_amounts_counted_by_different_units_stay_two() -> None:
    found = figures("Δίνονται 5 ευρώ ανά μαθητή.\n\nΔίνονται 5 ευρώ ανά δήμο.")
    assert [figure.per for figure in found] == ["pupil", "municipality"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Δεν θα λάβουν χρηματοδότηση ο Δήμος Πάρου (300.000 ευρώ) και ο Δήμος Θήρας (200.000 ευρώ).",
         ["unspecified", "unspecified"]),
        ("Δεν θα λάβει χρηματοδότηση ο Δήμος Πάρου (300.000 ευρώ) και ο Δήμος Θήρας παίρνει 200.000 ευρώ.",
         ["unspecified", "allocation"]),
    ],
)  # fmt: skip
def test_denial_goes_on_to_the_next_of_its_list(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in figures(text)] == measures


def test_denied_and_stated_stay_two() -> None:
    found = figures("Δεν θα δοθούν 5 εκατ. ευρώ.\n\nΖητήθηκαν 5 εκατ. ευρώ.")
    assert len(found) == 2


@pytest.mark.parametrize("amount", ["Τέσσερα εκατ. ευρώ μένουν αδιάθετα.", "4 εκατ. ευρώ μένουν."])
def test_cue_speaks_of_no_number_in_the_next_sentence(amount: str) -> None:
    _, money = figures(f"Οι αιτήσεις αυξήθηκαν κατά 20%. {amount}")
    assert (money.measure, money.subject) == ("unspecified", None)


def test_change_ties_old_and_new() -> None:
    old, new = figures("Ο προϋπολογισμός αυξήθηκε από 4,1 δισ. ευρώ σε 5,6 δισ. ευρώ.")
    assert old.change is not None
    assert new.change is not None
    assert (old.change.role, old.change.other) == ("from", new.id)
    assert (new.change.role, new.change.other) == ("to", old.id)


def test_change_and_the_same_number_alone_stay_apart() -> None:
    found = figures("Οι σταθμοί αυξήθηκαν από 140 σε 365 σταθμούς. Ελέγχθηκαν 365 σταθμοί.")
    assert [figure.change and figure.change.role for figure in found] == ["from", "to", None]


def test_range_upside_down_is_two_exact_figures() -> None:
    found = figures("Χορηγούνται από 900 έως 100 ευρώ.")
    assert [(figure.bound, f"{figure.value:f}") for figure in found] == [
        ("exact", "900"),
        ("exact", "100"),
    ]


def test_range_is_one_figure_with_two_ends() -> None:
    (figure,) = figures("Κάθε δήμος λαμβάνει από 100.000 έως 900.000 ευρώ.")
    assert (figure.value, figure.low, figure.high, figure.per) == (
        None,
        100_000,
        900_000,
        "municipality",
    )


def test_ids_count_up_in_the_order_of_the_text() -> None:
    found = figures("Δίνονται 5 εκατ. ευρώ σε 12 δήμους για 30 έργα με συμμετοχή 20%.")
    assert [figure.id for figure in found] == ["f1", "f2", "f3", "f4"]
    starts = [figure.evidence[0].start for figure in found]
    assert starts == sorted(starts)


def test_figure_in_a_quotation_names_the_statement() -> None:
    text = "«Μοιράζουμε 130 εκατ. ευρώ στους δήμους όλης της χώρας», δήλωσε ο Υπουργός Εσωτερικών."
    release = extract(text)
    assert [figure.statement for figure in release.figures] == [release.statements[0].id]


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_subject_stands_in_the_text(sentence: Sentence) -> None:
    for figure in figures(sentence.text):
        assert figure.subject is None or figure.subject in sentence.text


def gist(figure: Figure) -> tuple[object, ...]:
    return (
        figure.kind, figure.value, figure.low, figure.high, figure.bound, figure.statistic, figure.per,
        figure.unit, figure.measure, figure.subject, figure.change and figure.change.role,
    )  # fmt: skip


# one recipient is a sentence, two are a table, so these say something else when said twice
ONCE = [s for s in SENTENCES if not assembled(f"{s.text}\n\n{s.text}").municipality_tables]


@pytest.mark.parametrize("sentence", ONCE, ids=str)
def test_text_said_twice_gives_the_same_figures_with_twice_the_evidence(sentence: Sentence) -> None:
    once, twice = figures(sentence.text), figures(f"{sentence.text}\n\n{sentence.text}")
    assert [*map(gist, once)] == [*map(gist, twice)]
    assert [2 * len(f.evidence) for f in once] == [len(f.evidence) for f in twice]


def test_few_sentences_become_tables_when_said_twice() -> None:
    assert len(ONCE) > 0.98 * len(SENTENCES)


@pytest.mark.parametrize(
    ("text", "value", "measure", "subject"),
    [
        ("Είναι αυξημένο κατά 2,1 εκατ. ευρώ, ήτοι 12%.", 12, "increase", "αυξημένο"),
        ("Το κόστος συμπεριλαμβανομένου του Φ.Π.Α. ανέρχεται σε 500 ευρώ.", 500, "cost",
         "Το κόστος συμπεριλαμβανομένου του Φ.Π.Α."),
    ],
)  # fmt: skip
def test_the_dot_of_an_abbreviation_parts_no_figure_from_its_cue(
    text: str, value: int, measure: str, subject: str
) -> None:
    (found,) = [figure for figure in extract(text).figures if figure.value == value]
    assert (found.measure, found.subject) == (measure, subject)


def test_the_caption_of_a_table_is_the_whole_sentence_without_its_letter() -> None:
    release = extract(
        "Α. Στους δήμους της Π.Ε. Φλώρινας και της Π.Ε. Καστοριάς δίνονται τα παρακάτω ποσά:\n\n"
        "Δήμος Φλώρινας 5.000,00\nΔήμος Καστοριάς 7.000,00"
    )
    (table,) = release.municipality_tables
    assert table.caption == (
        "Στους δήμους της Π.Ε. Φλώρινας και της Π.Ε. Καστοριάς δίνονται τα παρακάτω ποσά"
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Γίνονται 4 δρομολόγια την ημέρα.", "4 δρομολόγια"),
        ("Υλοποιούνται 4 έργα η καθεμία.", "4 έργα"),
        ("Διατίθενται 640 θέσεις μέχρι το τέλος του έτους.", "640 θέσεις"),
        ("Εντάσσονται 52 Δήμοι της χώρας στη δράση.", "52 Δήμοι της χώρας στη δράση"),
    ],
)
def test_the_subject_of_a_count_ends_where_another_phrase_begins(text: str, subject: str) -> None:
    (found,) = [figure for figure in extract(text).figures if figure.kind == "count"]
    assert found.subject == subject


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        # a word of a body's name is no measure; by itself it is
        ("Εγκρίθηκε δάνειο της Ευρωπαϊκής Τράπεζας Επενδύσεων ύψους 650 εκατ. €.", 650_000_000, "loan"),
        ("Εγκρίθηκε δάνειο και ξεκινούν Επενδύσεις ύψους 650 εκατ. €.", 650_000_000, "investment"),
        # what has grown has got to an amount that is no increase; a restated increase is one
        ("Το ποσό αυξάνεται κατά 20% και φτάνει τα 120 εκατ. ευρώ.", 120_000_000, "unspecified"),
        ("Το ποσό αυξάνεται κατά 20% και κατά 120 εκατ. ευρώ.", 120_000_000, "increase"),
        # years over which people are; a loan runs for years
        ("Ωφελούνται 120 ηλικιωμένοι άνω των 65 ετών.", 65, "age"),
        ("Χορηγούνται δάνεια άνω των 15 ετών.", 15, "duration"),
        # private money is not the municipality's own
        ("Προέρχονται 150 εκατ. ευρώ από ιδιωτικούς πόρους.", 150_000_000, "unspecified"),
        ("Προέρχονται 150 εκατ. ευρώ από ίδιους πόρους.", 150_000_000, "own_contribution"),
    ],
)  # fmt: skip
def test_measure(text: str, value: int, measure: str) -> None:
    assert [found.measure for found in figures(text) if found.value == value] == [measure]


def test_a_subject_ends_before_another_number_behind_a_comma() -> None:
    found = figures("Δόθηκαν δάνεια, σε πάνω από το 26% των δικαιούχων, με 105.112 ευρώ το καθένα.")
    assert [f.subject for f in found if f.value == 105112] == ["δάνεια"]
    (whole,) = figures("Ο προϋπολογισμός, μαζί με τον ΦΠΑ, είναι 5.000 ευρώ.")
    assert whole.subject == "Ο προϋπολογισμός, μαζί με τον ΦΠΑ"
