"""Makes the PDFs of this folder from ``sources/``: ``python samples/make_samples.py``.

Needs ReportLab (BSD) for the pages and Matplotlib only for the DejaVu fonts that it ships: ``pip install
reportlab==5.1.0 matplotlib``. Neither is needed to use, test or build the package; the tests read the
PDFs that are committed. The same sources give the same bytes.

A source is plain text, paragraphs parted by blank lines: ``# `` begins a title, ``- `` an item, ``> `` a
note, ``**…**`` is bold, and ``[table]`` is where the rows of the CSV of the same name go.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import matplotlib
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
INVENTED = "Επινοημένο κείμενο για δοκιμές λογισμικού· κανένα στοιχείο του δεν είναι πραγματικό."

Row = dict[str, str]
Furniture = Callable[[Canvas, SimpleDocTemplate], None]


def main() -> None:
    """Make all PDFs."""
    for family in ("DejaVuSans", "DejaVuSerif"):
        pdfmetrics.registerFont(TTFont(family, FONTS / f"{family}.ttf"))
        pdfmetrics.registerFont(TTFont(f"{family}-Bold", FONTS / f"{family}-Bold.ttf"))
        pdfmetrics.registerFontFamily(family, family, f"{family}-Bold", family, f"{family}-Bold")
    make(
        "2024-07-25-smart-cities-with-table",
        "smart-cities",
        smart_cities,
        partial(margins, head="", foot="Υπουργείο Ψηφιακής Διακυβέρνησης"),
        "DejaVuSans",
    )
    make(
        "2025-03-14-playgrounds",
        "playgrounds",
        playgrounds,
        partial(margins, head="ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ – ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", foot=INVENTED),
        "DejaVuSerif",
    )
    make("2025-06-03-water", "water", water, partial(margins, head="", foot=INVENTED), "DejaVuSans")
    make("2025-05-09-decision", "decision", decision, letterhead, "DejaVuSerif")


def make(
    name: str,
    source: str,
    tables: Callable[[list[Row], str], Flowable],
    furniture: Furniture,
    font: str,
) -> None:
    """Make ``name.pdf`` from the text and the rows of *source*."""
    with (SOURCES / f"{source}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = (SOURCES / f"{source}.txt").read_text(encoding="utf-8")
    story: list[Flowable] = []
    if furniture is letterhead:
        story += [Spacer(1, 4.6 * cm)]
    for block in text.strip().split("\n\n"):
        if block == "[table]":
            story += [tables(rows, font), Spacer(1, 12)]
        else:
            story += paragraphs(block, font)
    SimpleDocTemplate(
        str(HERE / f"{name}.pdf"),
        pagesize=A4,
        leftMargin=2.2 * cm,
        rightMargin=2.2 * cm,
        topMargin=2.4 * cm,
        bottomMargin=2.2 * cm,
        title=name,
        author="ota-extract, samples/make_samples.py",
        invariant=1,
    ).build(story, onFirstPage=furniture, onLaterPages=furniture)


def paragraphs(block: str, font: str) -> list[Flowable]:
    """The paragraphs of a block: itself, or its items."""
    plain = ParagraphStyle(
        "plain", fontName=font, fontSize=9.5, leading=13.5, spaceAfter=8, alignment=4
    )
    if block.startswith("# "):
        title = ParagraphStyle(
            "title", plain, fontName=f"{font}-Bold", fontSize=13, leading=17, alignment=1
        )
        return [Paragraph(escape(block[2:]), title)]
    if block.startswith("> "):
        return [
            Spacer(1, 8),
            Paragraph(f"<b>{escape(block[2:])}</b>", ParagraphStyle("note", plain, alignment=0)),
        ]
    if block.startswith("**"):
        return [Paragraph(f"<b>{escape(block.strip('*'))}</b>", plain)]
    if block.startswith("-"):
        item = ParagraphStyle("item", plain, leftIndent=14, spaceAfter=3, alignment=0)
        return [
            Paragraph("• " + escape(line.removeprefix("-").strip()), item)
            for line in block.split("\n")
        ]
    return [Paragraph(escape(block), plain)]


def margins(canvas: Canvas, document: SimpleDocTemplate, *, head: str, foot: str) -> None:
    """A running head, a foot, and the number of the page."""
    canvas.setFont("DejaVuSans", 7.5)
    canvas.drawString(2.2 * cm, A4[1] - 1.4 * cm, head)
    canvas.drawCentredString(A4[0] / 2, 1.5 * cm, foot)
    canvas.drawCentredString(A4[0] / 2, 1.0 * cm, f"- {document.page} -")


def letterhead(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """The act code on every page, and on the first the office, the protocol and the date."""
    canvas.setFont("DejaVuSans-Bold", 8)
    canvas.drawRightString(A4[0] - 2.2 * cm, A4[1] - 1.3 * cm, "ΑΔΑ: 9ΔΟΚ46ΜΤΛ6-ΨΨ0")
    margins(canvas, document, head="", foot=INVENTED)
    if document.page > 1:
        return
    canvas.setFont("DejaVuSerif-Bold", 8.5)
    office = (
        "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
        "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ",
        "ΓΕΝ. Δ/ΝΣΗ ΟΙΚΟΝΟΜΙΚΩΝ ΤΟΠΙΚΗΣ ΑΥΤ/ΣΗΣ",
    )
    contact = ("Ταχ. Δ/νση: Οδός Δοκιμής 27", "Τ.Κ.: 101 83, Αθήνα", "Τηλέφωνο: 213 000 0000")
    top = A4[1] - 2.4 * cm
    for index, line in enumerate((*office, *contact)):
        if line == contact[0]:
            canvas.setFont("DejaVuSerif", 8.5)
        canvas.drawString(2.2 * cm, top - 14 * index, line)
    canvas.drawString(12.2 * cm, top, "Αθήνα, 9 Μαΐου 2025")
    canvas.drawString(12.2 * cm, top - 14, "Αριθ. Πρωτ.: 31427")


def smart_cities(rows: list[Row], font: str) -> Flowable:
    """Two ruled columns, the amounts invented, over two pages with the head repeated."""
    body = [[name(capitals(row["name"]), font), euros(row["amount"])] for row in rows]
    return ruled([["ΟΤΑ", "ΠΡΟΫΠΟΛΟΓΙΣΜΟΣ"], *body], (10 * cm, 5 * cm), font)


def playgrounds(rows: list[Row], font: str) -> Flowable:
    """Ruled, with sub-totals by region, over two pages with the head repeated."""
    body: list[list[object]] = []
    number = 0
    for region, group in groupby(rows, lambda row: row["region"]):
        of_region = list(group)
        for row in of_region:
            number += 1
            body.append(
                [
                    str(number),
                    name(capitals(row["name"]), font),
                    name(capitals(row["unit"]), font),
                    euros(row["amount"], 2),
                ]
            )
        body.append(
            ["", f"ΣΥΝΟΛΟ ΔΗΜΩΝ ΠΕΡΙΦΕΡΕΙΑΣ {capitals(region)}", "", euros(total(of_region), 2)]
        )
    body.append(["", "ΓΕΝΙΚΟ ΣΥΝΟΛΟ", "", euros(total(rows), 2)])
    head = [["Α/Α", "ΔΗΜΟΣ", "ΠΕΡΙΦΕΡΕΙΑΚΗ ΕΝΟΤΗΤΑ", "ΠΟΣΟ (€)"]]
    return ruled(head + body, (1.4 * cm, 6.6 * cm, 5.2 * cm, 3.2 * cm), font, "ΣΥΝΟΛΟ")


def water(rows: list[Row], font: str) -> Flowable:
    """No rules but under the head; two groups of columns side by side, read down the left one first."""
    half = (len(rows) + 1) // 2
    cells = [[row["name"], euros(row["amount"])] for row in rows] + [["ΣΥΝΟΛΟ", euros(total(rows))]]
    lines = [left + right for left, right in zip(cells[:half], cells[half:], strict=True)]
    table = Table(
        [["Φορέας", "Ποσό", "Φορέας", "Ποσό"], *lines],
        colWidths=(5.7 * cm, 2.5 * cm, 6.1 * cm, 2.5 * cm),
        repeatRows=1,
    )
    table.setStyle(TableStyle([*common(font), ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
                               ("ALIGN", (1, 1), (1, -1), "RIGHT"), ("LEFTPADDING", (2, 0), (2, -1), 18)]))  # fmt: skip
    return table


def decision(rows: list[Row], font: str) -> Flowable:
    """Ruled and narrow, so that long names take two lines; codes beside the names."""
    body = [
        [
            str(number),
            row["code"],
            name(capitals(row["name"]), font),
            capitals(row["unit"]),
            euros(row["amount"], 2),
        ]
        for number, row in enumerate(rows, 1)
    ]
    head = [["Α/Α", "ΚΩΔ. ΤΠΔ", "ΔΗΜΟΣ", "ΝΟΜΟΣ", "ΠΟΣΟ"]]
    last = [["", "", "ΣΥΝΟΛΟ", "", euros(total(rows), 2)]]
    return ruled(
        head + body + last, (1.2 * cm, 2.2 * cm, 4.6 * cm, 4.8 * cm, 3 * cm), font, "ΣΥΝΟΛΟ"
    )


def ruled(
    cells: list[list[object]], widths: Iterable[float], font: str, summing: str = ""
) -> Flowable:
    """A table with all its rules; rows with the word *summing* are bold."""
    table = Table(cells, colWidths=tuple(widths), repeatRows=1)
    sums = [
        index
        for index, row in enumerate(cells)
        if summing and any(summing in str(cell) for cell in row)
    ]
    table.setStyle(TableStyle([
        *common(font),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
        *(("FONT", (0, index), (-1, index), f"{font}-Bold", 8) for index in sums),
    ]))  # fmt: skip
    return table


def common(font: str) -> list[tuple[object, ...]]:
    """What all tables share."""
    return [
        ("FONT", (0, 0), (-1, -1), font, 8),
        ("FONT", (0, 0), (-1, 0), f"{font}-Bold", 8),
        ("ALIGN", (-1, 1), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]


def name(text: str, font: str) -> Flowable:
    """A name that wraps in its cell."""
    return Paragraph(escape(text), ParagraphStyle("cell", fontName=font, fontSize=8, leading=10))


def capitals(text: str) -> str:
    """Greek capitals, which carry no accents but keep the dialytika.

    >>> capitals("Γεωργίου Καραϊσκάκη")
    'ΓΕΩΡΓΙΟΥ ΚΑΡΑΪΣΚΑΚΗ'
    """
    return (
        text.translate(str.maketrans("άέήίόύώΐΰ", "αεηιουωϊϋ"))
        .upper()
        .translate(str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ"))
    )


def total(rows: Iterable[Row]) -> str:
    """The sum of the amounts."""
    return str(sum((Decimal(row["amount"]) for row in rows), Decimal(0)))


def euros(amount: str, decimals: int = 0) -> str:
    """An amount in Greek digits: «1.234.567,80»."""
    return f"{Decimal(amount):,.{decimals}f}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    main()
