"""The pages of a PDF: their pictures, and a box for each place on them."""

from __future__ import annotations

from ota_extract.reading.pdf.limits import Limits
from ota_extract.report import given, release_html
from tests.report.html_page import Element, parsed
from tests.report.releases import PDF, record


def page_of(most: int = 20, limits: Limits | None = None) -> Element:
    return parsed(release_html(given(PDF), most_sheets=most, limits=limits))


def pictures(page: Element) -> list[str]:
    return [str(each.attributes["src"]) for each in page.all if each.tag == "img"]


def test_every_page_is_a_picture_in_the_page_itself() -> None:
    found = pictures(page_of())
    assert len(found) == record(PDF).source.pages
    assert all(each.startswith("data:image/webp;base64,") for each in found)


def test_each_row_has_a_box_on_its_page_that_leads_to_it() -> None:
    page = page_of()
    boxes = {
        str(each.attributes["id"]): each
        for each in page.all
        if each.tag == "a" and "@" in str(each.attributes.get("id", ""))
    }
    rows = record(PDF).municipality_tables[0].rows
    for number, row in enumerate(rows):
        region = row.evidence[0].regions[0]
        box = boxes[f"t0-{number}.0@{region.page}"]
        assert box.attributes["href"] == f"#t0-{number}"
        rect = next(each for each in box.all if each.tag == "rect")
        assert abs(float(rect.attributes["x"] or 0) - (region.x0 - 1.5)) < 0.06
        assert abs(float(rect.attributes["y"] or 0) - (region.top - 1.5)) < 0.06


def test_a_value_leads_to_its_page() -> None:
    page = page_of()
    links = [each for each in page.all if each.attributes.get("class") == "sheet-link"]
    ids = {each.attributes["id"] for each in page.having("id")}
    assert len(links) > 8
    assert {str(each.attributes["href"])[1:] for each in links} <= ids


def test_of_too_many_pages_some_are_shown_and_the_page_says_so() -> None:
    page = page_of(most=1)
    assert len(pictures(page)) == 1
    assert "Φαίνονται 1 από τις " in page.text
    assert pictures(page_of(most=0)) == []


def test_drawing_that_costs_too_much_costs_the_pictures_only() -> None:
    page = parsed(release_html(given(PDF), limits=Limits(seconds=0.01)))
    assert pictures(page) == []
    assert "Οι σελίδες του PDF δεν σχεδιάστηκαν" in page.text
