"""The page as people use it, in Chromium.

For the test of accessibility, name a copy of axe-core's ``axe.min.js`` in the environment variable
``OTA_EXTRACT_AXE``, or have axe-core in ``node_modules``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ota_extract.report import Given, given, release_html
from tests.report.browser import Tab, opened
from tests.report.releases import PDF, SAMPLES, TEXT, hostile_record, record

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.chromium

Open = Callable[..., AbstractContextManager[Tab]]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages that several tests look at."""
    return {
        "text": release_html(given(TEXT)),
        "pdf": release_html(given(PDF)),
        "english": release_html(given(PDF), "en"),
        "misspelt": release_html(given(SAMPLES / "2025-09-02-cut-table.txt")),
        "recipients": release_html(given(SAMPLES / "2025-06-03-water.pdf")),
        "hostile": release_html(Given(hostile_record(), None, None)),
    }


@pytest.fixture
def show(browser: Browser, pages: dict[str, str], tmp_path: Path) -> Open:
    """Open one of the pages."""

    def open_page(name: str, **options: Any) -> AbstractContextManager[Tab]:
        return opened(browser, pages[name], tmp_path, **options)

    return open_page


@pytest.mark.parametrize("name", ["text", "pdf", "english", "hostile"])
def test_a_page_logs_nothing_and_asks_nothing_of_the_network(show: Open, name: str) -> None:
    with show(name) as tab:
        tab.page.wait_for_load_state("networkidle")
        assert tab.errors == []
        assert [url for url in tab.requests if not url.startswith(("file:", "data:"))] == []


def test_a_click_on_a_figure_marks_exactly_the_text_of_its_evidence(show: Open) -> None:
    with show("text") as tab:
        for number, figure in enumerate(record(TEXT).figures):
            tab.page.click(f"#f{number} a.said")
            assert tab.marked("chosen") == "".join(each.quote for each in figure.evidence)
            assert tab.in_view(f"[id='f{number}.0']")


def test_what_is_marked_can_be_seen(show: Open) -> None:
    colour = "(element) => getComputedStyle(element).backgroundColor"
    with show("text") as tab:
        place = tab.page.locator("[id='f0.0']")
        before = place.evaluate(colour)
        tab.page.hover("#f0 a.said")
        assert place.evaluate(colour) != before
        tab.page.hover("h1")
        assert place.evaluate(colour) == before


def test_pointing_at_a_value_lights_up_its_places_and_only_while_it_lasts(show: Open) -> None:
    figure = record(TEXT).figures[4]
    assert len(figure.evidence) > 1
    with show("text") as tab:
        tab.page.hover("#f4 a.said")
        assert tab.marked("lit") == "".join(each.quote for each in figure.evidence)
        tab.page.hover(".colophon")
        assert tab.marked("lit") == ""


def test_pointing_at_a_place_lights_up_its_value(show: Open) -> None:
    with show("text") as tab:
        tab.page.hover("[id='f1.0']")
        assert "lit" in (tab.page.locator("#f1").get_attribute("class") or "")


def test_the_keyboard_alone_leads_to_a_place_to_the_next_and_back(show: Open) -> None:
    focused = "() => document.activeElement.outerHTML"
    with show("text") as tab:
        tab.page.locator("#f4 a.said").focus()
        quotes = [each.quote for each in record(TEXT).figures[4].evidence]
        assert tab.marked("lit") == "".join(quotes)
        tab.page.keyboard.press("Enter")
        assert tab.in_view("[id='f4.0']")
        assert 'class="back" href="#f4"' in tab.page.evaluate(focused)
        tab.page.keyboard.press("Tab")
        assert 'class="next" href="#f4.1"' in tab.page.evaluate(focused)
        tab.page.keyboard.press("Enter")
        assert tab.page.url.endswith("#f4.1")
        assert tab.in_view("[id='f4.1']")
        assert 'class="back"' in tab.page.evaluate(focused)
        tab.page.keyboard.press("Enter")
        assert tab.page.url.endswith("#f4")
        assert tab.in_view("#f4")
        assert 'class="said" href="#f4.0"' in tab.page.evaluate(focused)


def test_the_side_that_is_pressed_stays_where_it_is(show: Open) -> None:
    with show("pdf") as tab:
        for selector in ("#f7 a.said", "#t0-40 a.name", "#s2 a.quote", "[id='f1.0']"):
            tab.page.locator(selector).scroll_into_view_if_needed()
            before = tab.page.evaluate("scrollY")
            tab.page.click(selector)
            if selector.startswith("#"):
                assert tab.page.evaluate("scrollY") == before
        assert tab.in_view("#f1")


def test_the_browsers_own_back_leads_back(show: Open) -> None:
    with show("text") as tab:
        tab.page.click("#f1 a.said")
        tab.page.click("#f2 a.said")
        tab.page.go_back()
        assert tab.page.url.endswith("#f1.0")
        assert tab.marked("chosen") == record(TEXT).figures[1].evidence[0].quote


def test_the_first_tab_offers_the_way_past_the_head(show: Open) -> None:
    with show("text") as tab:
        tab.page.keyboard.press("Tab")
        assert tab.page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        tab.page.keyboard.press("Enter")
        assert tab.page.url.endswith("#main")


def test_a_click_in_the_text_leads_to_the_value(show: Open) -> None:
    with show("pdf") as tab:
        tab.page.click("[id='f7.0']")
        assert tab.page.url.endswith("#f7")
        assert tab.in_view("#f7")
        assert "chosen" in (tab.page.locator("#f7").get_attribute("class") or "")


def test_a_finding_leads_to_its_place(show: Open) -> None:
    with show("text") as tab:
        tab.page.click(".finding a.quote >> nth=0")
        assert tab.marked("chosen") == "στο παρουσία"


def test_a_way_to_what_is_folded_away_unfolds_it(show: Open) -> None:
    with show("pdf") as tab:
        assert not tab.page.locator("#i0").is_visible()
        tab.page.evaluate("location.hash = 'i0'")
        tab.page.wait_for_function("document.getElementById('i0').checkVisibility()")
        assert tab.in_view("#i0")


def column(tab: Tab, number: int) -> list[str]:
    rows = tab.page.locator(f"#t0 tbody tr > :nth-child({number})")
    return [" ".join(each.split()) for each in rows.all_inner_texts()]


def test_a_press_on_a_head_sorts_and_another_turns_it_round(show: Open) -> None:
    with show("pdf") as tab:
        amounts = [row.amount for row in record(PDF).municipality_tables[0].rows]
        head = tab.page.locator("#t0 thead th >> nth=3")
        head.locator("button").click()
        shown = [int(said.replace(".", "")) for said in column(tab, 4)]
        assert shown == sorted((int(each or 0) for each in amounts), reverse=True)
        assert head.get_attribute("aria-sort") == "descending"
        head.locator("button").press("Enter")
        assert [int(said.replace(".", "")) for said in column(tab, 4)] == shown[::-1]
        tab.page.click("#t0 thead th >> nth=0 >> button")
        assert column(tab, 1) == [str(number) for number in range(1, len(amounts) + 1)]


def test_names_are_sorted_as_in_greek(show: Open) -> None:
    with show("recipients") as tab:
        tab.page.click("#t0 thead th >> nth=1 >> button")
        names = tab.page.locator("#t0 tbody .name").all_inner_texts()
        assert names.index("Ύδρας") > names.index("Τήνου") > names.index("Αμοργού")


def test_the_filter_takes_small_letters_without_accents(show: Open) -> None:
    with show("pdf") as tab:
        tab.page.fill("#t0 .filter input, .table .filter input", "θεσσαλονικησ")
        shown = tab.page.locator("#t0 tbody tr:visible").all_inner_texts()
        units = [row.municipality.regional_unit for row in record(PDF).municipality_tables[0].rows]
        assert len(shown) == units.count("Θεσσαλονίκης") > 0
        assert all("Θεσσαλονίκης" in each for each in shown)
        tab.page.fill(".table .filter input", "")
        assert tab.page.locator("#t0 tbody tr:visible").count() == len(units)


def test_the_table_is_downloaded_from_a_page_on_disk(show: Open, tmp_path: Path) -> None:
    with show("pdf") as tab:
        with tab.page.expect_download() as download:
            tab.page.click("a.csv")
        assert download.value.suggested_filename == "2024-07-25-smart-cities-with-table-t0.csv"
        download.value.save_as(tmp_path / "table.csv")
        assert (tmp_path / "table.csv").read_text("utf-8-sig").count("\n") == 53
        assert tab.errors == []


def test_repairs_are_shown_when_asked_for(show: Open) -> None:
    shown = "(each) => getComputedStyle(each, '::before').content"
    with show("text") as tab:
        signs = tab.page.locator(".mark")
        assert {each.evaluate(shown) for each in signs.all()} == {"none"}
        tab.page.check("#show-repairs")
        assert "none" not in {each.evaluate(shown) for each in signs.all()}
        text = tab.page.evaluate("document.querySelector('[data-text]').textContent")
        assert text == record(TEXT).text


def test_on_the_pages_a_value_leads_to_its_box_and_the_box_back(show: Open) -> None:
    with show("pdf") as tab:
        assert not tab.page.locator("#sheets").is_visible()
        tab.page.click("[data-tab=sheets]")
        assert not tab.page.locator("#text").is_visible()
        tab.page.click("#f1 a.said")
        assert tab.page.url.endswith("#f1.0@1")
        assert tab.in_view("[id='f1.0@1']")
        tab.page.click("[id='f1.0@1'] rect >> nth=0")
        assert tab.page.url.endswith("#f1")
        assert tab.in_view("#f1")


def test_a_link_to_a_page_opens_the_pages(show: Open) -> None:
    with show("pdf") as tab:
        tab.page.click("#f1 .sheet-link")
        assert tab.page.locator("#sheets").is_visible()
        assert tab.in_view("[id='f1.0@1']")
        assert tab.page.locator("[id='f1.0@1']").evaluate("(box) => box.matches('.chosen')")


def test_without_script_the_ways_lead_there_and_back(show: Open) -> None:
    with show("pdf", java_script_enabled=False) as tab:
        tab.page.click("#f1 a.said")
        assert tab.page.url.endswith("#f1.0")
        assert tab.in_view("[id='f1.0']")
        tab.page.click("[id='f1.0'] a.back")
        assert tab.page.url.endswith("#f1")
        assert tab.in_view("#f1")
        assert tab.page.locator("#sheets").is_visible()
        assert not tab.page.locator(".filter").first.is_visible()


def test_a_hostile_release_runs_nothing(show: Open) -> None:
    with show("hostile") as tab:
        for selector in ("#f0 a.said", "#f3 a.said", "#t0-2 a", "#title a", "#t0 thead button"):
            tab.page.click(selector)
        tab.page.mouse.move(300, 300)
        tab.page.wait_for_timeout(200)
        assert tab.page.evaluate("window.hits") == 0
        assert tab.errors == []
        assert [url for url in tab.requests if not url.startswith(("file:", "data:"))] == []


def test_the_policy_stops_a_script_that_gets_in_all_the_same(show: Open) -> None:
    with show("text") as tab:
        tab.page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.hit()";
              document.body.append(script);
              document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=hit()>");
            }"""
        )
        tab.page.wait_for_timeout(200)
        assert tab.page.evaluate("window.hits") == 0
        assert any("Content Security Policy" in each for each in tab.errors)


WIDTHS = "() => [document.scrollingElement.scrollWidth, innerWidth]"


@pytest.mark.parametrize("name", ["text", "pdf", "misspelt", "hostile"])
def test_on_a_phone_nothing_hangs_over_the_edge(show: Open, name: str) -> None:
    with show(name, viewport={"width": 360, "height": 740}) as tab:
        content, window = tab.page.evaluate(WIDTHS)
        assert content <= window


def test_on_paper_what_is_folded_away_is_unfolded_and_only_there(show: Open) -> None:
    with show("pdf") as tab:
        tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert tab.page.locator("#i0").is_visible()
        tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert not tab.page.locator("#i0").is_visible()


def test_on_paper_both_sides_and_all_rows_are_there(show: Open) -> None:
    with show("pdf") as tab:
        tab.page.emulate_media(media="print")
        assert tab.page.locator("#sheets").is_visible()
        cut = "(each) => each.scrollHeight > each.clientHeight + 1"
        for view in tab.page.locator(".view, .scroll").all():
            assert not view.evaluate(cut)
        assert not tab.page.locator(".tabs").is_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", ["text", "english", "misspelt", "recipients", "hostile"])
def test_axe_finds_no_serious_violation(show: Open, axe: str, name: str, colours: str) -> None:
    for width in (1400, 390):
        viewport = {"width": width, "height": 900}
        with show(name, viewport=viewport, color_scheme=colours) as tab:
            for details in tab.page.locator("details").all():
                details.evaluate("(each) => { each.open = true; }")
            if tab.page.locator("#f0 a.said").count():
                tab.page.click("#f0 a.said")
            tab.page.evaluate(axe)
            found = tab.page.evaluate("async () => (await axe.run()).violations")
            serious = [
                (each["id"], node["html"][:300], node["failureSummary"])
                for each in found
                if each["impact"] in ("serious", "critical")
                for node in each["nodes"]
            ]
            assert serious == []
