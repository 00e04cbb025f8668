"""Single pages drawn on purpose: turned ones, doubled ones, columns, tables of other shapes."""

from __future__ import annotations

from ota_extract.reading.pdf import Limits, read_pdf
from ota_extract.source import SourceDocument
from tests.reading.pdf.writing import Page, pdf_of

IN_PROCESS = Limits(isolate=False)


def read(*pages: Page, shown: dict[str, str] | None = None) -> SourceDocument:
    return read_pdf(pdf_of(*pages, shown=shown), name="made.pdf", limits=IN_PROCESS)


def tables(document: SourceDocument) -> list[list[list[str]]]:
    return [
        [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
        for table in document.tables
    ]


def grid(page: Page, xs: list[float], ys: list[float]) -> Page:
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    return page


PROSE = "Η κατανομή του ποσού στους Δήμους γίνεται με απόφαση"


def test_lines_come_in_the_order_of_the_page_and_not_of_the_file() -> None:
    page = Page().text(60, 200, "δεύτερη γραμμή").text(60, 100, "πρώτη γραμμή")
    assert read(page).text == "πρώτη γραμμή\nδεύτερη γραμμή\n"


def test_a_line_set_in_several_pieces_is_one() -> None:
    page = Page().text(150, 100, "εκατ. ευρώ", matrix="1 0 0 1").text(60, 100, "περίπου 39,5")
    assert read(page).text == "περίπου 39,5 εκατ. ευρώ\n"


def test_bold_made_by_printing_twice_is_read_once() -> None:
    page = Page()
    for shift in (0, 0.4):
        page.text(60 + shift, 100, "ΑΠΟΦΑΣΗ").text(60 + shift, 130, "Έχοντας υπόψη")
    assert read(page).text == "ΑΠΟΦΑΣΗ\nΈχοντας υπόψη\n"


def test_a_page_that_the_viewer_turns_is_read_as_shown() -> None:
    page = Page(width=842, height=595, rotate=90)
    for row in range(6):
        page.text(100 + 30 * row, 400, f"Δήμος Α{row}", matrix="0 1 -1 0")
    document = read(page)
    assert document.text.split("\n")[:2] == ["Δήμος Α0", "Δήμος Α1"]


def test_text_that_runs_up_the_page_is_read_and_its_box_is_where_it_is_shown() -> None:
    page = Page()
    for row in range(6):
        page.text(100 + 30 * row, 700, f"Δήμος Α{row}", matrix="0 1 -1 0")
    document = read(page)
    assert document.text.split("\n")[:2] == ["Δήμος Α0", "Δήμος Α1"]
    assert document.layout is not None
    (box,) = document.layout.regions(0, 8)
    assert 85 < box.x0 < box.x1 < 110
    assert 640 < box.top < box.bottom < 705


def test_a_note_along_the_margin_does_not_cut_into_the_lines() -> None:
    page = Page().text(30, 500, "Υπογραφή", matrix="0 1 -1 0")
    for row in range(12):
        page.text(60, 100 + 40 * row, PROSE)
    lines = read(page).text.rstrip("\n").split("\n")
    assert lines[:12] == [PROSE] * 12
    assert lines[12] == "Υπογραφή"


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    page = Page().text(60, 60, "ΤΕΥΧΟΣ ΠΡΩΤΟ")
    for row in range(14):
        page.text(60, 100 + 15 * row, f"αριστερά {row} κατανομή του ποσού σε", size=12)
        page.text(320, 100 + 15 * row, f"δεξιά {row} με απόφαση του Υπουργού", size=12)
    lines = read(page).text.rstrip("\n").split("\n")
    sides = [line.split()[0] for line in lines[1:]]
    assert sides == ["αριστερά"] * 14 + ["δεξιά"] * 14


def test_amounts_at_the_end_of_sentences_are_no_table() -> None:
    page = Page()
    for row in range(8):
        page.text(60, 100 + 15 * row, f"διατίθενται στον Δήμο για το έργο ποσά 1.2{row}0.000")
    assert read(page).tables == ()


def test_a_letterhead_in_a_box_is_no_table() -> None:
    page = grid(Page(), [50, 300, 550], [50, 150])
    page.text(60, 80, "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ").text(60, 100, "Σταδίου 27, Αθήνα")
    page.text(310, 80, "Προς: τους Δήμους").text(310, 100, "Κοινοποίηση: ΚΕΔΕ")
    document = read(page)
    assert document.tables == ()
    assert "Σταδίου 27, Αθήνα" in document.text


def test_rows_without_rules_need_only_flush_amounts() -> None:
    page = Page().text(60, 80, "Δήμος").text(340, 80, "Ποσό")
    for row, name in enumerate(["Θέρμου", "Αγίων Αναργύρων - Καματερού", "Κω", "Πάρου"]):
        page.text(60, 100 + 20 * row, name).text(330, 100 + 20 * row, f"1.{row}00.000,00")
    (rows,) = tables(read(page))
    assert rows[0] == ["Δήμος", "Ποσό"]
    assert rows[2] == ["Αγίων Αναργύρων - Καματερού", "1.100.000,00"]
    assert len(rows) == 5


def test_a_name_over_two_lines_is_one_cell() -> None:
    page = Page()
    at = 100.0
    for row in range(5):
        page.text(60, at, f"Δήμος Α{row}").text(330, at, f"1.{row}00.000")
        if row == 2:
            page.text(60, at + 11, "και Διαποντίων Νήσων")
            at += 11
        at += 24
    (rows,) = tables(read(page))
    assert [row[0] for row in rows] == [
        "Δήμος Α0",
        "Δήμος Α1",
        "Δήμος Α2 και Διαποντίων Νήσων",
        "Δήμος Α3",
        "Δήμος Α4",
    ]


def test_a_heading_between_rows_stays_a_row_of_its_own() -> None:
    page = Page()
    lines = [
        "Περιφέρεια Ηπείρου",
        "Άρτας",
        "Ζίτσας",
        "Πάργας",
        "Περιφέρεια Κρήτης",
        "Χανίων",
        "Φαιστού",
    ]
    for row, name in enumerate(lines):
        page.text(60, 100 + 20 * row, name)
        if not name.startswith("Περιφέρεια"):
            page.text(330, 100 + 20 * row, f"1.{row}00.000")
    (rows,) = tables(read(page))
    assert ["Περιφέρεια Κρήτης", ""] in rows
    assert ["Πάργας", "1.300.000"] in rows
    assert ["Χανίων", "1.500.000"] in rows


LONG_NAMES = [
    "Αλίμου",
    "Αγίων Αναργύρων - Καματερού",
    "Βάρης - Βούλας - Βουλιαγμένης",
    "Γαλατσίου",
    "Δάφνης - Υμηττού",
    "Ελληνικού - Αργυρούπολης",
    "Ζωγράφου",
    "Ηλιούπολης",
    "Θέρμου",
    "Ιλίου",
    "Λυκόβρυσης - Πεύκης",
    "Κορυδαλλού",
]


def test_two_groups_without_rules_are_a_table_and_not_two_columns_of_text() -> None:
    page = Page()
    for x in (40, 310):
        page.text(x, 80, "Δήμος", 9).text(x + 190, 80, "Ποσό", 9)
        for row, name in enumerate(LONG_NAMES):
            page.text(x, 100 + 18 * row, name, 9)
            page.text(x + 190, 100 + 18 * row, f"{x}.{10 + row}0,00".rjust(9), 9)
    (rows,) = tables(read(page))
    assert [row[0] for row in rows] == ["Δήμος", *LONG_NAMES, *LONG_NAMES]


def test_three_groups_without_rules_or_heads_come_one_after_the_other() -> None:
    page = Page()
    for group in range(3):
        for row in range(6):
            page.text(40 + 180 * group, 100 + 18 * row, f"Δήμος {'ΑΒΓ'[group]}{row}", 9)
            page.text(150 + 180 * group, 100 + 18 * row, f"1.{group}{row}0.000", 9)
    (rows,) = tables(read(page))
    assert [row[0] for row in rows] == [
        f"Δήμος {group}{row}" for group in "ΑΒΓ" for row in range(6)
    ]


def test_one_row_at_the_foot_of_a_page_begins_the_table_of_the_next() -> None:
    first = Page().text(60, 300, PROSE).text(60, 780, "Θέρμου").text(330, 780, "1.000.000")
    second = Page()
    for row in range(5):
        second.text(60, 60 + 18 * row, f"Δήμος Α{row}").text(330, 60 + 18 * row, f"1.{row}00.000")
    (rows,) = tables(read(first, second))
    assert rows[0] == ["Θέρμου", "1.000.000"]
    assert len(rows) == 6


def test_paragraphs_in_boxes_side_by_side_are_read_box_after_box() -> None:
    page = grid(Page(), [50, 300, 550], [90, 200])
    for row in range(4):
        page.text(55, 110 + 15 * row, f"παλαιό κείμενο {row}").text(
            305, 110 + 15 * row, f"νέο {row}"
        )
    document = read(page)
    assert document.tables == ()
    assert [line.split()[0] for line in document.text.splitlines()] == ["παλαιό"] * 4 + ["νέο"] * 4


def test_two_tables_on_a_page_stay_apart() -> None:
    page = Page()
    for top in (100, 400):
        for row in range(4):
            page.text(60, top + 20 * row, f"Δήμος Α{row}").text(
                330, top + 20 * row, f"1.{row}00.000"
            )
    page.text(60, 300, PROSE)
    assert [len(rows) for rows in tables(read(page))] == [4, 4]


def test_rows_numbered_across_two_groups_come_in_the_order_of_the_numbers() -> None:
    xs = [50.0, 80, 180, 270, 300, 400, 500]
    page = grid(Page(), xs, [100, 120, 140, 160, 180])
    for row in range(4):
        for side in range(2):
            number = 2 * row + side + 1
            x = xs[3 * side]
            page.text(x + 5, 114 + 20 * row, f"{number}")
            page.text(xs[3 * side + 1] + 5, 114 + 20 * row, f"Δήμος {'ΑΒΓΔΕΖΗΘ'[number - 1]}")
            page.text(xs[3 * side + 2] + 5, 114 + 20 * row, f"{number}.500,00")
    (rows,) = tables(read(page))
    assert [row[0] for row in rows] == [str(number) for number in range(1, 9)]


def test_a_row_that_the_page_break_cut_is_one_row() -> None:
    xs = [50.0, 90, 250, 400, 500]
    first = grid(Page(), xs, [700, 720, 740, 760, 780])
    for row, (name, place) in enumerate(
        [("ΔΗΜΟΣ", "ΝΟΜΟΣ"), ("ΑΛΙΜΟΥ", "ΑΘΗΝΩΝ"), ("ΒΑΡΗΣ", "ΑΘΗΝΩΝ"), ("ΩΡΩΠΟΥ", "ΑΝΑΤΟΛΙΚΗΣ")]
    ):
        y = 714 + 20 * row
        page_number = str(row) if row else "Α/Α"
        first.text(55, y, page_number).text(95, y, name).text(255, y, place)
        first.text(405, y, f"{row}.000,00" if row else "ΠΟΣΟ")
    second = grid(Page(), xs, [60, 80, 100, 120])
    second.text(55, 74, "Α/Α").text(95, 74, "ΔΗΜΟΣ").text(255, 74, "ΝΟΜΟΣ").text(405, 74, "ΠΟΣΟ")
    second.text(255, 94, "ΑΤΤΙΚΗΣ")
    second.text(55, 114, "4").text(95, 114, "ΑΡΓΟΥΣ").text(255, 114, "ΑΡΓΟΛΙΔΟΣ").text(
        405, 114, "4.000,00"
    )
    document = read(first, second)
    (rows,) = tables(document)
    assert rows[3] == ["3", "ΩΡΩΠΟΥ", "ΑΝΑΤΟΛΙΚΗΣ ΑΤΤΙΚΗΣ", "3.000,00"]
    assert rows[4] == ["4", "ΑΡΓΟΥΣ", "ΑΡΓΟΛΙΔΟΣ", "4.000,00"]
    assert [reason for _, reason in document.furniture] == ["repeated-table-header"]
    assert document.layout is not None
    cell = document.tables[0].rows[3][2]
    assert [box.page for box in document.layout.regions(cell.start, cell.end)] == [1, 2]


def test_a_head_alone_at_the_foot_of_a_page_is_the_head_of_the_next() -> None:
    xs = [50.0, 250, 400]
    first = grid(Page().text(60, 300, PROSE), xs, [760, 780])
    first.text(55, 774, "ΔΗΜΟΣ").text(255, 774, "ΠΟΣΟ")
    second = grid(Page(), xs, [60, 80, 100, 120])
    for row in range(3):
        second.text(55, 74 + 20 * row, f"Α{row}").text(255, 74 + 20 * row, f"{row + 1}.000,00")
    document = read(first, second)
    (rows,) = tables(document)
    assert rows[0] == ["ΔΗΜΟΣ", "ΠΟΣΟ"]
    assert document.tables[0].header_rows == 1
    assert len(rows) == 4


def test_a_row_set_to_its_foot_and_cut_by_the_break_is_one_row() -> None:
    xs = [50.0, 90, 300, 400]
    first = grid(Page(), xs, [700, 720, 740, 760])
    second = grid(Page(), xs, [60, 80, 100, 120])
    for row in range(2):
        y = 714 + 20 * row
        first.text(55, y, str(row + 1)).text(95, y, f"ΣΥΝΔΕΣΜΟΣ Α{row}").text(
            305, y, f"{row}50.000,00"
        )
    first.text(95, 754, "ΣΥΝΔΕΣΜΟΣ ΠΡΟΣΤΑΣΙΑΣ")
    for row, name in enumerate(["ΥΜΗΤΤΟΥ", "ΣΥΝΔΕΣΜΟΣ Δ", "ΣΥΝΔΕΣΜΟΣ Ε"]):
        y = 74 + 20 * row
        second.text(55, y, str(row + 3)).text(95, y, name).text(305, y, f"{row + 3}50.000,00")
    (rows,) = tables(read(first, second))
    assert rows[2] == ["3", "ΣΥΝΔΕΣΜΟΣ ΠΡΟΣΤΑΣΙΑΣ ΥΜΗΤΤΟΥ", "350.000,00"]
    assert len(rows) == 5


def test_two_tables_with_other_heads_over_a_page_break_stay_apart() -> None:
    xs = [50.0, 250, 400]
    first = grid(Page(), xs, [700, 720, 740, 760])
    second = grid(Page(), xs, [60, 80, 100, 120])
    for page, top, head in ((first, 714, "ΔΗΜΟΣ"), (second, 74, "ΔΕΥΑ")):
        page.text(55, top, head).text(255, top, "ΠΟΣΟ")
        for row in (1, 2):
            page.text(55, top + 20 * row, f"Α{row}").text(255, top + 20 * row, f"{row}.000,00")
    assert [rows[0][0] for rows in tables(read(first, second))] == ["ΔΗΜΟΣ", "ΔΕΥΑ"]


def test_rules_for_every_second_row_only_still_give_every_row() -> None:
    page = grid(Page(), [50, 250, 400], [100, 140, 180])
    for row in range(4):
        page.text(55, 114 + 20 * row, f"ΝΟΜΟΣ Α{row}").text(255, 114 + 20 * row, f"2,04{row}")
    (rows,) = tables(read(page))
    assert rows == [[f"ΝΟΜΟΣ Α{row}", f"2,04{row}"] for row in range(4)]


def test_page_counters_and_act_codes_are_furniture_and_the_first_page_keeps_the_code() -> None:
    code = "ΑΔΑ: ΨΒ4Ζ46ΜΤΛ6-Ω2Κ"
    pages = [
        Page().text(450, 30, code).text(60, 300, f"{PROSE} {number}").text(290, 810, f"[{number}]")
        for number in (1, 2, 3)
    ]
    document = read(*pages)
    aside = [(document.text[s.start : s.end], reason) for s, reason in document.furniture]
    assert sorted(aside) == [
        *[(f"[{number}]", "page-counter") for number in (1, 2, 3)],
        *[(code, "act-code")] * 2,
    ]
    assert min(s.start for s, reason in document.furniture if reason == "act-code") > 0


def test_an_act_code_at_the_foot_stays_on_the_last_page() -> None:
    code = "ΑΔΑ: ΨΒ4Ζ46ΜΤΛ6-Ω2Κ"
    document = read(*(Page().text(60, 300, f"{PROSE} {n}").text(60, 800, code) for n in "ΑΒ"))
    (span,) = [span for span, reason in document.furniture]
    assert document.text[span.start : span.end] == code
    assert document.text.endswith(f"Β\n{code}\n")


def test_an_act_code_that_the_text_tells_too_is_furniture_on_each_page() -> None:
    code = "ΑΔΑ: ΨΒ4Ζ46ΜΤΛ6-Ω2Κ"
    document = read(Page().text(450, 30, code).text(60, 300, f"{PROSE} ({code})"))
    assert [reason for _, reason in document.furniture] == ["act-code"]


def test_an_act_code_written_as_an_annotation_is_read_with_its_place() -> None:
    code = "ΑΔΑ: ΨΒ4Ζ46ΜΤΛ6-Ω2Κ"
    pages = [Page().note(395, 10, code).text(60, 24, f"{PROSE} {n}") for n in "ΑΒ"]
    document = read(*pages)
    assert document.text == f"{code}\n{PROSE} Α\n\f{code}\n{PROSE} Β\n"
    assert [reason for _, reason in document.furniture] == ["act-code"]
    assert document.layout is not None
    (box,) = document.layout.regions(5, 19)
    assert (box.page, box.top) == (1, 10)
    assert box.x0 >= 395
    assert box.x1 <= 395 + 170


def test_a_field_that_is_filled_in_is_read_in_its_line() -> None:
    page = Page().text(60, 310, "Ποσό:")
    page.note(100, 298, "1.250,00 €", kind="/Widget", key="V", more="/FT /Tx /F 4")
    assert read(page).text == "Ποσό: 1.250,00 €\n"


def test_annotations_that_show_no_text_are_left() -> None:
    page = Page().text(60, 310, PROSE)
    page.note(60, 400, "σχόλιο", kind="/Text").note(60, 420, "σύνδεσμος", kind="/Link")
    page.note(60, 440, "κρυφό", more="/F 2").note(60, 460, "ναι", kind="/Widget", key="V")
    page.note(60, 480, "σφραγίδα", kind="/Stamp")
    assert read(page).text == f"{PROSE}\n"


def test_a_figure_in_the_body_is_no_page_counter() -> None:
    page = Page().text(60, 300, PROSE).text(60, 320, "52").text(60, 340, PROSE)
    assert read(page).furniture == ()


def test_a_scan_under_a_typed_stamp_is_named() -> None:
    document = read(
        Page().text(60, 300, PROSE), Page().picture(0, 0, 595, 842).text(60, 30, "Αρ. 5")
    )
    (observation,) = document.observations
    assert observation.name == "page-without-text"
    assert observation.refs == ("page 2",)


def test_a_page_whose_letters_are_drawn_as_curves_is_named() -> None:
    page = Page()
    for step in range(300):
        page.parts.append(f"{step} 100 m {step} 120 {step + 5} 130 {step + 9} 140 c S")
    (observation,) = read(page).observations
    assert observation.name == "page-without-text"


def test_a_picture_in_a_document_without_a_table_is_named() -> None:
    document = read(Page().text(60, 100, PROSE).picture(60, 200, 450, 300))
    (observation,) = document.observations
    assert observation.name == "table-is-picture"
    assert "page 1" in observation.message


def test_nothing_is_read_from_a_font_that_shows_other_letters() -> None:
    page = Page()
    for row in range(10):
        page.text(60, 100 + 20 * row, f"{PROSE} 1.{row}00.000")
    shown = {char: chr(0x200 + index) for index, char in enumerate(sorted(set(PROSE)))}
    document = read(Page().text(60, 100, PROSE), page, shown=shown | {" ": " "})
    assert "1.100.000" not in document.text
    assert document.pages[1].reader == "none"
    assert document.observations[0].name == "page-unreadable"


def test_letters_of_another_code_page_are_left_to_repair() -> None:
    greek = PROSE.replace(" ", "")
    shown = {char: char.encode("cp1253").decode("cp1252", "replace") for char in greek}
    document = read(Page().text(60, 100, PROSE), shown=shown)
    assert document.pages[0].reader == "pdfium"
    assert document.text.split()[1].encode("cp1252").decode("cp1253") == "κατανομή"


def test_what_stands_outside_of_the_page_is_not_read() -> None:
    page = Page().text(60, 100, PROSE).text(900, 120, "κρυμμένο").text(60, 1200, "κρυμμένο")
    assert read(page).text == f"{PROSE}\n"


def test_a_line_of_one_table_is_not_the_head_of_the_next_as_well() -> None:
    page = Page()
    for row, (name, x, amount) in enumerate(
        [
            ("Μεταφορές", 280, "10,00"),
            ("Διανομές", 280, "20,00"),
            ("Πληρωμές", 400, "310,00"),
            ("Εισπράξεις", 400, "320,00"),
        ]
    ):
        page.text(60, 100 + 16 * row, name).text(x, 100 + 16 * row, amount)
    text = read(page).text
    assert sorted(text.split()[1::2]) == ["10,00", "20,00", "310,00", "320,00"]


def test_a_name_beside_the_code_of_an_act_stays() -> None:
    page = (
        Page()
        .text(60, 60, "ΚΑΙ ΑΘΛΗΤΙΣΜΟΥ")
        .text(400, 60, "ΑΔΑ: Ρ7ΤΛ46ΝΚΠΔ-ΞΧ2")
        .text(60, 400, PROSE)
    )
    assert read(page).furniture == ()
    page = Page().text(400, 60, "ΑΔΑ: Ρ7ΤΛ46ΝΚΠΔ-ΞΧ2").text(60, 400, PROSE)
    assert [why for _, why in read(page, page).furniture] == ["act-code"]


def test_a_raised_digit_behind_an_amount_is_no_digit_of_it() -> None:
    page = Page().text(60, 400, "905.655,05", 12).text(120.2, 395, "1", 8)
    assert read(page).text == "905.655,05¹\n"


def test_a_raised_digit_is_read_as_one_wherever_it_stands() -> None:
    page = Page().text(60, 400, "11.000", 12).text(96.2, 395, "2", 8).text(103, 400, "ευρώ", 12)
    page.text(60, 430, "m", 12).text(66.1, 425, "2.", 8)
    page.text(60, 700, "3", 8).text(66.5, 705, "Με ΦΠΑ", 12)
    assert read(page).text == "11.000² ευρώ\nm².\n\n³ Με ΦΠΑ\n"


def test_a_small_or_a_lowered_digit_is_no_superscript() -> None:
    page = Page().text(60, 400, "CO", 12).text(72.2, 403, "2", 8)
    page.text(60, 430, "ύψους", 12).text(93, 430, "28", 8).text(105, 430, "εκατ.", 12)
    assert read(page).text == "CO2\nύψους 28 εκατ.\n"


def test_an_amount_wrapped_in_a_narrow_cell_is_one_number() -> None:
    page = grid(Page(), [50, 250, 300], [100, 150, 200, 250])
    page.text(55, 120, "Δήμος Α").text(255, 115, "6.100.").text(255, 130, "000,0").text(
        255, 145, "0"
    )
    page.text(55, 170, "Δήμος Β").text(255, 165, "1.200").text(255, 180, "3.400")
    page.text(55, 220, "Δήμος Γ").text(255, 220, "12,00")
    (rows,) = tables(read(page))
    assert [row[1] for row in rows] == ["6.100.000,00", "1.200 3.400", "12,00"]


def drawn(page: Page, before: str, after: str) -> Page:
    """*page* with its last part between the operators *before* and *after*."""
    page.parts[-1] = f"{before} {page.parts[-1]} {after}"
    return page


def test_text_that_the_page_does_not_show_is_set_aside_and_told() -> None:
    page = Page().text(60, 300, f"{PROSE} 1.000 ευρώ")
    drawn(page.text(60, 330, "διατίθενται 2.000 ευρώ"), "q 1 g", "Q")
    drawn(page.text(60, 360, "διατίθενται 3.000 ευρώ"), "q 3 Tr", "Q")
    document = read(page.text(60, 390, PROSE))
    aside = [(document.text[s.start : s.end], why) for s, why in document.furniture]
    assert aside == [("διατίθενται 2.000 ευρώ", "unseen"), ("διατίθενται 3.000 ευρώ", "unseen")]
    assert document.text.startswith(f"{PROSE} 1.000 ευρώ\n{PROSE}\n")
    (observation,) = document.observations
    assert (observation.name, observation.refs) == ("text-unseen", ("page 1",))
    assert "2.000 ευρώ διατίθενται 3.000 ευρώ" in observation.message


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    page = Page()
    page.parts.append("q 0.1 0.2 0.4 rg 50 480 300 40 re f Q")
    page.parts.append("q 0 G 20 w 60 400 m 300 400 l S Q")
    drawn(page.text(60, 340, "ΔΗΜΟΣ ΠΟΣΟ"), "q 1 g", "Q")
    document = read(drawn(page.text(70, 446, "ΣΥΝΟΛΟ"), "q 1 g", "Q"))
    assert document.text == "ΔΗΜΟΣ ΠΟΣΟ\nΣΥΝΟΛΟ\n"
    assert document.observations == ()


def test_the_invisible_text_of_a_scan_is_its_text() -> None:
    page = Page().picture(0, 0, 595, 842)
    for row in range(20):
        drawn(page.text(60, 100 + 20 * row, f"{PROSE} {row}"), "q 3 Tr", "Q")
    document = read(page)
    assert document.text.count(PROSE) == 20
    assert document.furniture == ()
    assert "text-unseen" not in [observation.name for observation in document.observations]


def test_greek_that_a_font_calls_chinese_is_not_read() -> None:
    page = Page()
    for row in range(10):
        page.text(60, 100 + 20 * row, f"{PROSE} 1.{row}00.000")
    shown = {char: chr(0x4E00 + index) for index, char in enumerate(sorted(set(PROSE)))}
    document = read(page, shown=shown | {" ": " "})
    assert document.text == ""
    assert [observation.name for observation in document.observations] == ["page-unreadable"]


def test_a_wide_gap_below_a_title_begins_a_paragraph() -> None:
    page = Page().text(60, 90, "ΥΠΟΥΡΓΕΙΟ").text(60, 104, "Αθήνα, 19/6/2024")
    page.text(60, 136, "ΘΕΜΑ: Επιχορήγηση Δήμων").text(60, 168, "Επιχορηγούμε τους Δήμους").text(
        60, 182, PROSE
    )
    assert read(page).text == (
        "ΥΠΟΥΡΓΕΙΟ\nΑθήνα, 19/6/2024\n\nΘΕΜΑ: Επιχορήγηση Δήμων\n\nΕπιχορηγούμε τους Δήμους\n"
        f"{PROSE}\n"
    )


def test_lines_far_apart_all_over_the_page_are_no_paragraphs() -> None:
    page = Page()
    for row in range(6):
        page.text(60, 100 + 30 * row, f"{PROSE} {row}")
    assert "\n\n" not in read(page).text


def test_a_sentence_that_goes_on_below_a_gap_is_not_parted() -> None:
    page = Page().text(60, 100, PROSE).text(60, 114, "που υπογράφεται από τον")
    page.text(60, 160, "υπουργό και δημοσιεύεται").text(60, 174, "από σήμερα")
    assert "\n\n" not in read(page).text


def test_a_drawing_of_very_many_shapes_hides_nothing() -> None:
    page = Page()
    page.parts += ["0 g 1 1 2 2 re f"] * 400
    document = read(drawn(page.text(60, 300, PROSE), "q 1 g", "Q"))
    assert document.text == f"{PROSE}\n"
