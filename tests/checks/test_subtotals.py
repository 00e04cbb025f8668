"""Sub-totals and the totals of all columns are compared with their own rows, and the finding says which
of them is wrong."""

from __future__ import annotations

from ota_extract import extract

LINE = "Δήμος {}: {}.000 €"


def messages(*lines: str) -> list[str]:
    text = "Η κατανομή έχει ως εξής:\n\n" + "\n".join(lines) + "\n"
    return [seen.message for seen in extract(text).findings if seen.code == "OTA203"]


def group(area: str, subtotal: int) -> list[str]:
    names = {"ΚΡΗΤΗΣ": ("Χανίων", "Ρεθύμνης"), "ΗΠΕΙΡΟΥ": ("Ζίτσας", "Πωγωνίου")}[area]
    rows = [LINE.format(name, 100) for name in names]
    return [f"ΠΕΡΙΦΕΡΕΙΑ {area}", *rows, f"Μερικό σύνολο: {subtotal}.000 €"]


def test_the_wrong_one_is_named_with_its_area_and_rows() -> None:
    found = messages(*group("ΚΡΗΤΗΣ", 200), *group("ΗΠΕΙΡΟΥ", 210), "Σύνολο: 400.000 €")
    assert found == [
        "The sub-total «Μερικό σύνολο» of ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ is 210000, its 2 rows add up to 200000."
    ]


def test_a_wrong_total_stays_a_finding_of_its_own() -> None:
    found = messages(*group("ΚΡΗΤΗΣ", 200), *group("ΗΠΕΙΡΟΥ", 210), "Σύνολο: 410.000 €")
    assert len(found) == 2
    assert "the stated total is 410000" in found[0]
    assert "of ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ is 210000" in found[1]


def test_where_none_fits_the_groups_are_not_what_they_seem() -> None:
    (found,) = messages(*group("ΚΡΗΤΗΣ", 250), *group("ΗΠΕΙΡΟΥ", 210), "Σύνολο: 400.000 €")
    assert found == "The sub-totals add up to 460000, the stated total is 400000."


def table(total: str, head: str = "Προϋπολογισμός (€)") -> list[str]:
    lines = (
        f"Δήμος\t{head}\tΕπιχορήγηση (€)",
        "Χανίων\t500.000,00\t400.000,00",
        "Ρεθύμνης\t1.500.000,00\t900.000,00",
        "Βόλου\t250.000,00\t250.000,00",
        f"Σύνολο\t{total}\t1.550.000,00",
    )
    return messages(*lines)


def test_the_total_of_a_column_beside_the_grants_is_added_up_too() -> None:
    assert table("2.350.000,00") == [
        "The rows of «Προϋπολογισμός (€)» add up to 2250000, the stated total is 2350000: 100000 missing."
    ]
    assert table("2.250.000,00") == []


def test_a_mean_or_nothing_in_the_row_of_the_total_is_no_wrong_sum() -> None:
    assert table("750.000,00") == []
    assert table("-") == []


def test_where_rows_are_missing_one_finding_says_it() -> None:
    lines = (
        "Δήμος\tΠροϋπολογισμός (€)\tΕπιχορήγηση (€)",
        "Χανίων\t500.000,00\t400.000,00",
        "Ρεθύμνης\t1.500.000,00\t900.000,00",
        "Σύνολο\t2.250.000,00\t1.550.000,00",
    )
    assert len(messages(*lines)) == 1
