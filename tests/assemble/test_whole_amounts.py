"""Amounts of rows that are written with several numbers, and stacks whose heads take two lines."""

from __future__ import annotations

import ota_extract


def rows(text: str) -> list[tuple[str, str]]:
    (table,) = ota_extract.extract(text).municipality_tables
    return [(row.municipality.as_written, str(row.amount)) for row in table.rows]


def test_cents_in_words_belong_to_the_amount_and_the_digits_behind_them_too() -> None:
    text = (
        "Επιχορηγούνται οι εξής Δήμοι:\n\n"
        "1. Στον Δήμο Τήνου, ποσό τριακοσίων χιλιάδων ευρώ (300.000,00 €), για την επισκευή του λιμένα.\n\n"
        "2. Στον Δήμο Σερίφου, ποσό ενενήντα δύο χιλιάδων τριακοσίων σαράντα ευρώ και πενήντα λεπτών"
        " (92.340,50 €), για την αντικατάσταση αντλιών."
    )
    assert rows(text) == [("Τήνου", "300000"), ("Σερίφου", "92340.5")]
    assert not ota_extract.extract(text).unclassified


def test_words_and_digits_that_differ_stay_two_numbers() -> None:
    text = (
        "Δίνονται πενήντα χιλιάδες ευρώ (55.000,00 €) στον Δήμο Κω και 30.000 ευρώ στον Δήμο Λέρου."
    )
    findings = ota_extract.extract(text).findings
    assert "OTA222" in [one.code for one in findings]


def test_the_unit_below_the_name_of_a_column_is_part_of_it() -> None:
    release = ota_extract.extract(
        "Ο πίνακας κατανομής:\n\nΑ/Α\nΦΟΡΕΑΣ\nΠΕΡΙΦΕΡΕΙΑ\nΠΟΣΟ\n(σε χιλ. ευρώ)\n"
        "1\nΔήμος Διονύσου\nΑττικής\n142,50\n2\nΣύνδεσμος Δήμων Σέιχ-Σου\nΚεντρικής Μακεδονίας\n198,00\n"
        "3\nΔήμος Σιθωνίας\nΚεντρικής Μακεδονίας\n87,25"
    )
    (table,) = release.municipality_tables
    assert [(row.municipality.as_written, str(row.amount)) for row in table.rows] == [
        ("Διονύσου", "142500"),
        ("Σύνδεσμος Δήμων Σέιχ-Σου", "198000"),
        ("Σιθωνίας", "87250"),
    ]
    assert [column.name for column in table.columns][-1] == "ΠΟΣΟ (σε χιλ. ευρώ)"
