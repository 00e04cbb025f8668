"""The index in Chromium: search, sorting, one municipality, downloads; nothing runs that should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ota_extract.municipalities import registry
from ota_extract.report.folder import folder_report
from tests.report.folder.records import release, table, written
from tests.report.pictures.tables import some_codes

pytestmark = pytest.mark.chromium

THERMO, KOMOTINI, LESVOS = "3805", "0101", "5301"
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>=1+1"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    many = {
        f"many__{n:02}": release(
            table((KOMOTINI, f"{n}.10"), (THERMO, "1000000"), (LESVOS, "20")),
            title=f"Άλλο δελτίο {n}",
            day=f"2023-01-{n:02}",
        )
        for n in range(1, 29)
    }
    written(
        folder / "records",
        water=release(
            table((THERMO, "100.50"), (KOMOTINI, "30")), title="Ύδρευση των Δήμων", day="2025-03-14"
        ),
        roads=release(
            table(("ΔΕΥΑ Κάπου", "8"), (THERMO, "7")), title="Οδοποιία", issuer="ΥΠΟΙΚ", day=None
        ),
        named=release(title="Μόνο λόγια", day="2024-05-01", mentions=(THERMO,)),
        evil=release(table((EVIL, "3")), title=EVIL, issuer=EVIL, name=EVIL, day="2022-01-01"),
        **many,
    )
    folder_report(folder / "records", folder / "report.html")
    return folder / "report.html"


def titles(page) -> list[str]:
    return page.locator("#list tbody tr:not([hidden]) th bdi:first-child").evaluate_all(
        "all => all.filter(each => each.lang === 'el').map(each => each.textContent)"
    )


def shown(page) -> str:
    return page.text_content("#shown")


# search


def test_the_first_releases_are_shown_and_the_others_on_demand(opened, index: Path):
    page = opened(index)
    assert len(titles(page)) == 25
    assert shown(page).startswith("32 από 32 δελτία")
    page.click("#more")
    assert len(titles(page)) == 32
    assert not page.is_visible("#more")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ΥΔΡΕΥΣΗ", ["Ύδρευση των Δήμων"]),
        ("των υδρευσησ", []),
        ("υδρευση των", ["Ύδρευση των Δήμων"]),
        ("υποικ", ["Οδοποιία"]),
        ("δευα κάπου", ["Οδοποιία"]),
        ("roads", ["Οδοποιία"]),
        ("μαρτιου 2025", ["Ύδρευση των Δήμων"]),
        ("ξξξ", []),
    ],
)
def test_search_looks_at_titles_dates_issuers_files_and_names(opened, index: Path, typed, found):
    page = opened(index)
    page.fill("#search", typed)
    assert titles(page) == found
    assert shown(page).startswith(f"{len(found)} από 32")


def test_search_knows_municipalities_by_any_of_their_names(opened, index: Path):
    page = opened(index)
    for name in ("Κομοτηνή", "ΚΟΜΟΤΗΝΗΣ", "komotini"):
        page.fill("#search", name)
        assert shown(page).startswith("29 από 32")
    page.fill("#search", "κομοτηνή ύδρευση")
    assert titles(page) == ["Ύδρευση των Δήμων"]


def test_search_adds_up_what_it_finds_exactly(opened, index: Path):
    page = opened(index)
    page.fill("#search", "άλλο δελτίο")
    whole = 28 * 1_000_020 + sum(range(1, 29))
    assert shown(page).endswith(f"{whole + 2:,}".replace(",", ".") + ",80\xa0€")


# sorting


def test_heads_sort_and_sort_back(opened, index: Path):
    page = opened(index)
    assert titles(page)[:2] == ["Ύδρευση των Δήμων", "Μόνο λόγια"]  # the latest first
    page.click("#list th:nth-child(4) button")
    assert titles(page)[0] == "Άλλο δελτίο 28"
    page.click("#list th:nth-child(4) button")
    assert titles(page)[:2] == [EVIL, "Οδοποιία"]
    assert page.get_attribute("#list th:nth-child(4)", "aria-sort") == "ascending"
    page.click("#list th:nth-child(1) button")
    assert titles(page)[:3] == [EVIL, "Άλλο δελτίο 1", "Άλλο δελτίο 2"]


def test_a_release_without_a_day_is_last_whichever_way_days_are_sorted(opened, index: Path):
    page = opened(index)
    page.click("#more")
    assert titles(page)[-1] == "Οδοποιία"
    page.click("#list th:nth-child(2) button")
    assert titles(page)[0] == EVIL
    assert titles(page)[-1] == "Οδοποιία"


# one municipality


def rows(page) -> list[list[str]]:
    return page.locator("#one-rows tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.textContent))"
    )


def test_all_that_a_municipality_is_allotted(opened, index: Path):
    page = opened(index)
    page.fill("#one-name", "θερμ")
    page.press("#one-name", "ArrowDown")
    while "Θέρμου" not in page.locator('#one-names [aria-selected="true"]').text_content():
        page.press("#one-name", "ArrowDown")
    page.press("#one-name", "Enter")
    assert page.text_content("#one-found .name") == "Θέρμου"
    found = rows(page)
    assert len(found) == 30
    assert found[0] == ["Ύδρευση των Δήμων", "14 Μαρτίου 2025", "100,50\xa0€"]
    assert found[-1] == ["Οδοποιία", "", "7\xa0€"]
    total = page.text_content("#one-found .sum")
    assert total.startswith("28.000.107,50\xa0€ · ")
    residents = registry().municipality(THERMO).population_2021
    assert f"{residents:,}".replace(",", ".") in total
    assert page.text_content("#one-found .also").endswith(" Μόνο λόγια")
    assert page.url.endswith(f"#municipality-{THERMO}")


def test_a_row_leads_to_its_place_on_the_page_of_the_release(opened, index: Path):
    page = opened(index, at=f"municipality-{THERMO}")
    page.locator("#one-rows a", has_text="Οδοποιία").click()
    page.wait_for_load_state()
    assert page.url.endswith("report-releases/roads.html#t0-1")
    assert "Θέρμου" in page.locator("#t0-1").text_content()
    page.click(".home a")
    assert page.url == index.as_uri()


@pytest.mark.parametrize("typed", ["ΘΕΡΜΟΥ", "θέρμο", "Thermo", "3805"])
def test_any_name_will_do(opened, index: Path, typed: str):
    page = opened(index)
    page.fill("#one-name", typed)
    assert page.locator("#one-names li").first.text_content().startswith("Θέρμου")


def test_a_name_that_nobody_bears_is_said_to_be_none(opened, index: Path):
    page = opened(index)
    page.fill("#one-name", "Ατλαντίδα")
    assert page.text_content("#one-none") == "Κανένας δήμος του μητρώου δεν έχει τέτοιο όνομα."
    page.press("#one-name", "Enter")
    assert page.text_content("#one-found").strip() == ""


def test_a_municipality_without_money_is_said_to_have_none(opened, index: Path):
    code = next(code for code in some_codes(9) if code not in (THERMO, KOMOTINI))
    page = opened(index, at=f"municipality-{code}")
    assert page.is_visible("#one-found .none")
    assert not page.is_visible("#one-rows")
    assert page.locator("#one-found button").count() == 0


def test_the_keyboard_alone_will_do(opened, index: Path):
    page = opened(index)
    page.focus("#one-name")
    page.keyboard.type("κομοτ")
    page.keyboard.press("Escape")
    assert page.get_attribute("#one-name", "aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.text_content("#one-found .name") == "Κομοτηνής"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#one-rows, .scroll') !== null")


def test_a_circle_of_the_map_leads_to_its_municipality(opened, index: Path):
    page = opened(index)
    page.locator(f'.map circle[data-v="m{LESVOS}"]').click()
    assert page.text_content("#one-found .name") == registry().municipality(LESVOS).name


# downloads


def test_a_table_comes_as_a_file_for_a_greek_spreadsheet(opened, index: Path, tmp_path: Path):
    page = opened(index)
    with page.expect_download() as waiting:
        page.locator(".totals:has(#regions) p.csv button").click()
    waiting.value.save_as(tmp_path / "regions.csv")
    content = (tmp_path / "regions.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Περιφέρεια;Ποσό;Δήμοι;Δελτία;ευρώ ανά κάτοικο"
    thrace = next(line for line in lines if line.startswith("Ανατολικής Μακεδονίας"))
    assert thrace.split(";")[1:4] == ["438,80", "1", "29"]


def test_no_cell_of_a_file_is_a_formula(opened, tmp_path: Path):
    folder = written(tmp_path / "in", a=release(title="=1+1", issuer="@x;y"))
    folder_report(folder, tmp_path / "i.html")
    page = opened(tmp_path / "i.html")
    with page.expect_download() as waiting:
        page.locator("#releases p.csv button").click()
    waiting.value.save_as(tmp_path / "list.csv")
    line = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert line.startswith("'=1+1")
    assert '"\'@x;y"' in line


# looks


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious(opened, index: Path, axe: str, width: int, scheme: str):
    page = opened(
        index,
        at=f"municipality-{THERMO}",
        width=width,
        scheme=scheme,
        bypass_csp=True,
    )
    page.fill("#one-name", "αγι")
    page.evaluate("document.getElementById('municipalities').open = true")
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    serious = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert len(found["passes"]) > 10


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_is_no_wider_than_the_screen(opened, index: Path, width: int):
    page = opened(index, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_has_all_releases(opened, index: Path):
    page = opened(index)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(titles(page)) == 32
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(titles(page)) == 25


def test_without_script_the_list_is_whole(browser, index: Path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(index.as_uri())
    assert page.locator("#list tbody tr").count() == 32
    assert page.locator("#list tbody tr").last.is_visible()
    assert not page.is_visible("#search")
    context.close()
