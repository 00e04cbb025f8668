"""Sub-totals are compared with their own rows, and the finding says which of them is wrong."""

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
