"""A table on the page: its sums, its doubtful names, its file for a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
from decimal import Decimal

import pytest

from ota_extract.records import (
    Candidate,
    Column,
    MunicipalityLink,
    MunicipalityTable,
    Release,
    Row,
)
from ota_extract.report import Given, Language, given, release_html
from tests.report.html_page import Element, parsed
from tests.report.releases import PDF, SAMPLES, TEXT, changed, hostile_record, record


def row(position: int, written: str, values: dict[str, str], amount: str | None) -> Row:
    candidates = (
        Candidate(code="0701", name="Άργους"),
        Candidate(code="0702", name="Άργους Ορεστικού"),
    )
    return Row(
        position=position,
        recipient_kind="municipality",
        municipality=MunicipalityLink(
            as_written=written, code=None, name=None, regional_unit=None, region=None,
            match="ambiguous", candidates=candidates,
        ),
        amount=None if amount is None else Decimal(amount),
        values={name: Decimal(value) for name, value in values.items()},
        evidence=(),
    )  # fmt: skip


def with_rows(*rows: Row, columns: tuple[Column, ...] = ()) -> Release:
    table = MunicipalityTable(
        id="t1", status="complete", caption=None, announced_rows=None, columns=columns, rows=rows,
        stated_total=None, evidence=(),
    )  # fmt: skip
    return changed(record(TEXT), municipality_tables=[table.model_dump()])


def page_of(release: Release, language: Language = "el") -> Element:
    return parsed(release_html(Given(release, None, None), language))


def cells(page: Element, part: str) -> list[list[str]]:
    (body,) = (each for each in page.all if each.tag == part)
    return [
        [" ".join(cell.text.split()) for cell in row.all if cell.tag in ("td", "th")]
        for row in body.all
        if row.tag == "tr"
    ]


def downloaded(page: Element) -> bytes:
    (link,) = page.having("download")
    kind, _, content = str(link.attributes["href"]).partition(",")
    assert kind == "data:text/csv;charset=utf-8;base64"
    return base64.b64decode(content)


AMOUNTS = (Column(name="ΠΟΣΟ", role="amount"),)


def test_the_rows_have_official_names_codes_and_exact_amounts() -> None:
    page = parsed(release_html(given(SAMPLES / "2025-09-02-cut-table.txt")))
    assert cells(page, "tbody")[0] == ["1", "Γεωργίου Καραϊσκάκη 1902", "Άρτας", "261.000"]


def test_the_sum_is_exact_and_the_stated_total_stands_below() -> None:
    page = parsed(release_html(given(SAMPLES / "2025-06-03-water.pdf")))
    assert cells(page, "tfoot") == [
        ["", "Άθροισμα", "", "26.588.250"],
        ["", "Σύνολο κατά το δελτίο", "", "26.588.250 €"],
    ]


def test_a_sum_of_many_digits_is_not_rounded() -> None:
    big, small = "1" + "0" * 35, "0.01"
    release = with_rows(
        row(1, "Α", {"ΠΟΣΟ": big}, big), row(2, "Β", {"ΠΟΣΟ": small}, small), columns=AMOUNTS
    )
    (total, *_) = cells(page_of(release, "en"), "tfoot")
    assert total[-1].replace(",", "") == big + ".01"


def test_a_name_of_several_municipalities_lists_them() -> None:
    (shown,) = cells(
        page_of(with_rows(row(1, "Άργους", {"ΠΟΣΟ": "5"}, "5"), columns=AMOUNTS)), "tbody"
    )
    assert "αμφίσημο" in shown[1]
    assert "Άργους (0701) · Άργους Ορεστικού (0702)" in shown[1]


def test_an_amount_that_stands_in_no_column_has_a_column_of_its_own() -> None:
    release = with_rows(
        row(1, "Α", {"ΕΡΓΑ": "3"}, "100"), row(2, "Β", {"ΕΡΓΑ": "4"}, "50"),
        columns=(Column(name="ΕΡΓΑ", role="count"),),
    )  # fmt: skip
    page = page_of(release)
    assert cells(page, "thead")[0][3:] == ["ΕΡΓΑ", "Ποσό"]
    assert cells(page, "tbody")[0][3:] == ["3", "100"]


def test_a_row_without_a_number_is_left_empty_and_not_zero() -> None:
    release = with_rows(row(1, "Α", {"ΠΟΣΟ": "100"}, "100"), row(2, "Β", {}, None), columns=AMOUNTS)
    assert cells(page_of(release), "tbody")[1][3:] == [""]


def test_the_download_opens_in_a_greek_spreadsheet() -> None:
    content = downloaded(parsed(release_html(given(SAMPLES / "2025-09-02-cut-table.txt"))))
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, *others = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert head[-1] == "ΠΟΣΟ (ΕΥΡΩ)"
    assert dict(zip(head, first, strict=True))["κωδικός"] == "1902"
    assert (first[1], first[2], first[-1]) == (
        "ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ",
        "Γεωργίου Καραϊσκάκη",
        "261000",
    )
    assert len(others) == 10


def test_the_download_of_an_english_page_has_commas_and_points() -> None:
    content = downloaded(parsed(release_html(given(PDF), "en"))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    release = record(PDF)
    amounts = [each.amount for each in release.municipality_tables[0].rows]
    assert [Decimal(each[-1]) for each in rows[1:]] == amounts


@pytest.mark.parametrize("language", ["el", "en"])
def test_no_cell_of_the_download_is_a_formula(language: Language) -> None:
    content = downloaded(page_of(hostile_record(), language)).decode("utf-8-sig")
    delimiter = ";" if language == "el" else ","
    found = [
        cell
        for line in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
        for cell in line
    ]
    assert '\'=HYPERLINK("http://example.org")' in found
    assert [cell for cell in found if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
