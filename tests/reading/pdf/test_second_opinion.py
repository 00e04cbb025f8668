"""When the first reading is doubted, and what the second reading then changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ota_extract.reading.pdf import Limits, read_pdf, reader
from ota_extract.reading.pdf.doubts import numbers_in, rows_missing, sum_differs
from ota_extract.reading.pdf.engine import Document
from ota_extract.reading.pdf.page import PageContent
from tests.reading.pdf.writing import Page, pdf_of

IN_PROCESS = Limits(isolate=False)


def test_a_sum_that_fits_leaves_no_doubt() -> None:
    rows = [["Α", "1.000,00"], ["Β", "2.000,50"], ["Γ", "3.000"], ["", "6.000,50"]]
    assert sum_differs([["1", *row] for row in rows[:3]] + [["", "ΣΥΝΟΛΟ", "6.000,50"]]) is None


def test_a_sum_that_does_not_fit_does() -> None:
    rows = [["1", "Α", "1.000,00"], ["2", "Β", "2.000,50"], ["3", "Γ", "3.000"]]
    assert sum_differs([*rows, ["", "ΣΥΝΟΛΟ", "6.500,50"]]) == (
        Decimal("6500.50"),
        Decimal("6000.50"),
    )


def test_a_sum_carried_over_the_page_is_left_out() -> None:
    rows = [["1", "Α", "1.000,00"], ["2", "Β", "2.000,50"], ["", "ΣΕ ΜΕΤΑΦΟΡΑ", "3.000,50"]]
    rows += [["", "ΑΠΟ ΜΕΤΑΦΟΡΑ", "3.000,50"], ["3", "Γ", "500"], ["4", "Δ", "500"]]
    rows += [["5", "Ε", "0,50"]]
    assert sum_differs([*rows, ["", "ΣΥΝΟΛΟ", "4.001,00"]]) is None


def test_rows_that_are_sums_themselves_count_once() -> None:
    rows = [["1", "Α", "1.000"], ["2", "Β", "2.000"], ["", "Σύνολο", "3.000"], ["3", "Γ", "500"]]
    rows += [["", "Σύνολο", "500"], ["", "ΣΥΝΟΛΟ", "3.500"]]
    assert sum_differs(rows) is None


def test_a_column_of_codes_counts_no_rows() -> None:
    assert rows_missing([["59501", "Α"], ["59502", "Β"], ["59519", "Γ"], ["50102", "Δ"]]) == []


def test_only_amounts_are_compared() -> None:
    assert numbers_in(["1.200,50", "52", "Δήμος", "(3.000)"]) == {"1.200,50": 1, "3.000": 1}


def table_page() -> Page:
    page = Page()
    for row in range(1, 9):
        y = 100 + 20 * row
        page.text(60, y, str(row)).text(90, y, "Δήμος " + "ΑΒΓΔΕΖΗΘ"[row - 1])
        page.text(330, y, f"1.{row}00,00")
    return page


@pytest.fixture
def losing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reader loses the words of row 4."""
    read = Document.read

    def lossy(self: Document, number: int) -> PageContent | None:
        content = read(self, number)
        if content is not None:
            content.words = [word for word in content.words if not 165 < word.top < 180]
        return content

    monkeypatch.setattr(Document, "read", lossy)


@pytest.mark.usefixtures("losing")
def test_a_lost_row_is_found_by_the_second_reader_and_the_difference_reported() -> None:
    document = read_pdf(pdf_of(table_page()), name="a.pdf", limits=IN_PROCESS)
    assert document.pages[0].reader == "pdfplumber"
    assert len(document.tables[0].rows) == 8
    (observation,) = document.observations
    assert observation.name == "readers-disagree"
    assert observation.refs == ("page 1",)
    assert observation.found == "1.400,00"


def test_without_a_doubt_the_second_reader_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(reader, "_with_second_opinion")
    document = read_pdf(pdf_of(table_page()), name="a.pdf", limits=IN_PROCESS)
    assert document.pages[0].reader == "pdfium"


def test_a_gap_in_the_source_itself_keeps_the_first_reading() -> None:
    page = Page()
    for row in [1, 2, 3, 5, 6, 7, 8]:
        y = 100 + 20 * row
        page.text(60, y, str(row)).text(90, y, "Δήμος").text(330, y, f"1.{row}00,00")
    document = read_pdf(pdf_of(page), name="a.pdf", limits=IN_PROCESS)
    assert document.pages[0].reader == "pdfium"
    assert document.observations == ()


@pytest.mark.usefixtures("losing")
def test_a_second_reader_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import pdfplumber

    class Broken:
        @property
        def pages(self) -> list[object]:
            raise IndexError("a page tree that only one of the two understands")

        def close(self) -> None:
            pass

    monkeypatch.setattr(pdfplumber, "open", lambda *_args, **_options: Broken())
    document = read_pdf(pdf_of(table_page()), name="a.pdf", limits=IN_PROCESS)
    assert document.pages[0].reader == "pdfium"
    assert len(document.tables[0].rows) == 7
