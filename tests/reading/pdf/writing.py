"""Writes small PDFs for tests: lines of text at places, rules, pictures, and broken things on purpose.

Text is set in a font that is only named, with widths and a table of characters of our own, so that
Greek needs no font file.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field


@dataclass
class Page:
    """A page being drawn; ``y`` counts from the top, as a reader counts."""

    width: int = 595
    height: int = 842
    rotate: int = 0
    parts: list[str] = field(default_factory=list)
    letters: dict[str, int] = field(default_factory=dict)
    raw: bytes | None = None
    resources: str = ""
    annotations: list[str] = field(default_factory=list)

    def note(
        self,
        x: float,
        y: float,
        words: str,
        *,
        kind: str = "/FreeText",
        key: str = "Contents",
        more: str = "/F 4",
        width: float = 170,
    ) -> Page:
        """*words* in an annotation of *kind*, its upper left corner at *x* and *y*."""
        words = (b"\xfe\xff" + words.encode("utf-16-be")).hex()
        rect = f"{x} {self.height - y - 20} {x + width} {self.height - y}"
        self.annotations.append(
            f"<< /Type /Annot /Subtype {kind} /Rect [{rect}] /{key} <{words}> /DA (/Helv 12 Tf) {more} >>"
        )
        return self

    def text(
        self, x: float, y: float, words: str, size: float = 11, matrix: str = "1 0 0 1"
    ) -> Page:
        codes = "".join(f"{self.letters.setdefault(c, len(self.letters) + 33):02x}" for c in words)
        place = f"{matrix} {x} {self.height - y} Tm"
        self.parts.append(f"BT /F1 {size} Tf {place} <{codes}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.parts.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A grey box without a border."""
        self.parts.append(f"q 0.9 g {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f Q")
        return self

    def upwards(self, x: float, y: float, words: str, size: float = 9) -> Page:
        """*words* from *y* up the page, letter by letter, as browsers print them."""
        for letter in words:
            if letter != " ":
                self.text(x, y, letter, size, matrix="0 1 -1 0")
            y -= 0.5 * size if letter != " " else 0.3 * size
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Page:
        self.parts.append(
            f"q {width} 0 0 {height} {x} {self.height - y - height} cm "
            "BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
        )
        return self


def pdf_of(*pages: Page, shown: dict[str, str] | None = None, trailer: str = "") -> bytes:
    """The PDF of *pages*; *shown* gives the characters that the font's table tells in place of those
    that are printed.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        content = page.raw if page.raw is not None else "\n".join(page.parts).encode("latin-1")
        cmap = _character_table({(shown or {}).get(c, c): n for c, n in page.letters.items()})
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}]"
                f" /Rotate {page.rotate} /Contents {number + 1} 0 R"
                f" /Annots [{' '.join(page.annotations)}]"
                f" /Resources << /Font << /F1 {number + 2} 0 R >> {page.resources} >> >>"
            ).encode()
        )
        objects.append(stream(content))
        objects.append(
            (
                "<< /Type /Font /Subtype /Type1 /BaseFont /Made /FirstChar 33 /LastChar 255"
                f" /Widths [{_widths(page)}] /ToUnicode {number + 3} 0 R"
                " /FontDescriptor << /Type /FontDescriptor /FontName /Made /Flags 32 /ItalicAngle 0"
                " /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
            ).encode()
        )
        objects.append(stream(cmap))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    return assembled(objects, trailer)


def _widths(page: Page) -> str:
    widths = ["500"] * 223
    if " " in page.letters:
        widths[page.letters[" "] - 33] = "250"
    return " ".join(widths)


def assembled(objects: list[bytes], trailer: str = "") -> bytes:
    """A file of *objects*, numbered from 1, the first being the catalogue."""
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010} 00000 n \n".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, *, packed: bool = False, extra: str = "") -> bytes:
    if packed:
        content = zlib.compress(content, 9)
        extra += " /Filter /FlateDecode"
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def _character_table(codes: dict[str, int]) -> bytes:
    pairs = "\n".join(
        f"<{number:02x}> <{char.encode('utf-16-be').hex()}>" for char, number in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()
