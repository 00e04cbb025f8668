"""Reads the sentence files in ``quantities/`` (see the README there) and writes quantities the same way."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ota_extract.clean import CleanText
from ota_extract.mentions import Quantity
from ota_extract.scan import scan

HERE = Path(__file__).parent / "quantities"


@dataclass(frozen=True)
class Sentence:
    """A sentence (or a few), and the quantities it gives, as lines."""

    name: str
    text: str
    expected: tuple[str, ...]
    remark: str = ""

    def __str__(self) -> str:
        return self.name


def sentences(folder: str) -> list[Sentence]:
    """The blocks of all files in *folder*, in the order of their names."""
    found = []
    for path in sorted((HERE / folder).glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").strip("\n").split("\n\n")
        found += [_sentence(f"{path.stem}-{n}", block) for n, block in enumerate(blocks, 1)]
    return found


def _sentence(name: str, block: str) -> Sentence:
    remarks, text, expected = [], [], []
    for line in block.split("\n"):
        if line.startswith("#"):
            remarks.append(line.lstrip("# "))
        elif line.startswith("  "):
            expected.append(line.strip())
        elif expected:  # the rest of a quotation that holds a line end
            expected[-1] += "\n" + line
        else:
            text.append(line)
    return Sentence(name, "\n".join(text), tuple(expected), " ".join(remarks))


def quantities(text: str) -> list[Quantity]:
    """The quantities of *text* beside its dates and identifiers, as the pipeline finds them."""
    return list(scan(CleanText.of(text)).quantities)


def as_line(text: str, quantity: Quantity) -> str:
    """One quantity in the words of the files."""
    value = (
        f"{_plain(quantity.low)}–{_plain(quantity.high)}"
        if quantity.bound == "range"
        else _plain(quantity.value)
    )
    parts = [
        quantity.kind,
        value,
        quantity.bound if quantity.bound not in ("exact", "range") else "",
        quantity.statistic or "",
        quantity.unit,
        f"per:{quantity.per}" if quantity.per else "",
        f"change:{quantity.change}" if quantity.change else "",
        f"«{text[slice(*quantity.core)]}»",
    ]
    return " ".join(part for part in parts if part)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
