"""PDFs of four producers in eight layouts: every row, every word, in order."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ota_extract.reading.pdf import Limits, read_pdf
from ota_extract.source import SourceDocument

MADE = Path(__file__).parent / "made"
NAMES = sorted(path.stem for path in MADE.glob("*.pdf"))
IN_PROCESS = Limits(isolate=False)


@cache
def document(name: str) -> SourceDocument:
    return read_pdf((MADE / f"{name}.pdf").read_bytes(), name=name, limits=IN_PROCESS)


def rows(name: str) -> list[list[str]]:
    found = document(name)
    return [
        [found.text[cell.start : cell.end] for cell in row]
        for table in found.tables
        for row in table.rows[table.header_rows :]
    ]


def gold(name: str) -> list[tuple[str, Decimal]]:
    with (MADE / f"{name}.csv").open(encoding="utf-8") as file:
        return [(row["municipality"], Decimal(row["amount"])) for row in csv.DictReader(file)]


def amount(text: str) -> Decimal:
    return Decimal(text.removesuffix("€").strip().replace(".", "").replace(",", "."))


def words(text: str) -> list[str]:
    mended = re.sub(r"(?<=[^\W\d])[-\u2010][\n\f]+(?=[^\W\d])", "", text)
    return [word for word in re.split(r"[\s\-\u2010]+", mended) if word]


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_table_with_every_row_and_its_sum(name: str) -> None:
    assert len(document(name).tables) == 1
    *body, total = rows(name)
    expected = Counter((re.sub(r"\W", "", n), value) for n, value in gold(name))
    place = len(body[0]) - 2  # the name stands before the amount, whatever comes before it
    assert Counter((re.sub(r"\W", "", row[place]), amount(row[-1])) for row in body) == expected
    assert "ΣΥΝΟΛΟ" in total
    assert amount(total[-1]) == sum(value for _, value in gold(name))


@pytest.mark.parametrize("name", [name for name in NAMES if "twocol" not in name])
def test_rows_keep_their_order(name: str) -> None:
    found = [amount(row[-1]) for row in rows(name)[:-1]]
    assert found == [value for _, value in gold(name)]


@pytest.mark.parametrize("name", [name for name in NAMES if "twocol" in name])
def test_groups_side_by_side_are_read_group_after_group_on_each_page(name: str) -> None:
    found = document(name)
    assert found.layout is not None
    places = []
    for row in found.tables[0].rows[1:-1]:
        region = found.layout.regions(row[0].start, row[0].end)[0]
        places.append((region.page, round(region.x0), region.top))
    assert places == sorted(places)
    assert len({(page, x0) for page, x0, _ in places}) == 2 * len({page for page, _, _ in places})


@pytest.mark.parametrize("name", [name for name in NAMES if "merged" in name])
def test_a_merged_cell_stands_once_in_the_text_and_in_each_of_its_rows(name: str) -> None:
    found = document(name)
    body = found.tables[0].rows[1:-1]
    regions = [found.text[row[0].start : row[0].end] for row in body]
    named = [region for region in regions if region]  # one producer leaves some boxes blank
    assert len(named) > 0.85 * len(regions)
    assert len(set(named)) < 0.5 * len(named)
    first = [row[0] for row in body if row[0] == body[0][0]]
    assert found.text.count(regions[0], first[0].start, found.pages[-1].end) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_all_there(name: str) -> None:
    found = document(name)
    aside = [span for span, reason in found.furniture if reason != "repeated-table-header"]
    text, at = "", 0
    for span in sorted(aside):
        text += found.text[at : span.start]
        at = span.end
    text += found.text[at:]
    expected = words((MADE / f"{name}.gold.txt").read_text(encoding="utf-8"))
    missing = Counter(expected) - Counter(words(text))
    compounds = {"Μαρία", "Άννα"}  # «Μαρία-⏎Άννα»: whether the hyphen is real, repair decides
    assert set(missing) <= compounds


@pytest.mark.parametrize("name", NAMES)
def test_running_heads_and_feet_are_furniture(name: str) -> None:
    found = document(name)
    reasons = Counter(reason for _, reason in found.furniture)
    assert reasons["running-header"] == reasons["running-footer"] == len(found.pages)
    for span, reason in found.furniture:
        if reason == "running-footer":
            assert found.text[span.start : span.end].startswith("Γραφείο Τύπου")


@pytest.mark.parametrize("name", [name for name in NAMES if "rephead" in name])
def test_a_repeated_head_is_furniture_and_no_row(name: str) -> None:
    found = document(name)
    head = found.tables[0].rows[0]
    printed = found.text[head[0].start : head[-1].end]
    repeated = [
        found.text[s.start : s.end]
        for s, reason in found.furniture
        if reason == "repeated-table-header"
    ]
    assert repeated
    assert set(repeated) == {printed}


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_a_document_fit_together(name: str) -> None:
    found = document(name)
    assert found.layout is not None
    assert found.pages[0].start == 0
    assert found.pages[-1].end == len(found.text)
    for one, two in zip(found.pages, found.pages[1:], strict=False):
        assert one.end == two.start
        assert found.text[one.end - 1] == "\f"
    assert {page.reader for page in found.pages} == {"pdfium"}
    written: set[tuple[int, int]] = set()
    for table in found.tables:
        for row in table.rows:
            cells = [cell for cell in row if (cell.start, cell.end) not in written]
            assert "\n" not in found.text[cells[0].start : cells[-1].end]
            written.update((cell.start, cell.end) for cell in cells if cell.end > cell.start)
    for page in found.pages:
        for region in found.layout.regions(page.start, page.end):
            assert region.page == page.number
            assert 0 <= region.x0 < region.x1 <= 596
            assert 0 <= region.top < region.bottom <= 843


@pytest.mark.parametrize("name", NAMES)
def test_the_box_of_an_amount_is_that_of_the_amount_alone(name: str) -> None:
    found = document(name)
    assert found.layout is not None
    for row in found.tables[0].rows[1:]:
        cell = row[-1]
        (region,) = found.layout.regions(cell.start, cell.end)
        assert region.x1 - region.x0 < 110
        assert region.bottom - region.top < 20
