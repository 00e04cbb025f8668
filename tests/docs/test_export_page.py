"""The tables in ``docs/export.md`` are those of the program; ``make docs`` makes them anew."""

from __future__ import annotations

from pathlib import Path

from ota_extract.export import TABLES, Column, Format, Table, Type

PAGE = Path(__file__).parents[2] / "docs" / "export.md"
BEGIN, END = "<!-- tables -->\n", "<!-- end of tables -->\n"

WORDS = {
    Type.TEXT: "text",
    Type.INTEGER: "whole number",
    Type.AMOUNT: "decimal",
    Type.RATE: "decimal",
    Type.NUMBER: "decimal",
    Type.DATE: "date",
}


def made_anew(page: str) -> str:
    """The page with each table as it is now."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return before + BEGIN + "\n".join(map(section, TABLES)) + END + after


def section(table: Table) -> str:
    """A table on the page."""
    lines = [f"### `{table.name}`", "", table.description]
    if table.references:
        told = ", ".join(
            f"{' and '.join(f'`{name}`' for name in columns)} → `{other}`"
            for columns, other, _ in table.references
        )
        lines += ["", f"Refers to: {told}."]
    lines += ["", "| column | type | what it holds |", "|---|---|---|"]
    lines += [row(column, column.name in table.key) for column in table.columns]
    return "\n".join(lines) + "\n"


def row(column: Column, is_key: bool) -> str:
    """A column in the table of its table."""
    name = f"**`{column.name}`**" if is_key else f"`{column.name}`"
    kind = WORDS[column.type] + (f", {column.unit}" if column.unit else "")
    if column.required and not is_key:
        kind += "; *required*"
    told = column.description.replace("|", "\\|")
    if column.choices:
        told += " One of " + ", ".join(f"`{choice}`" for choice in column.choices) + "."
    return f"| {name} | {kind} | {told} |"


def test_the_tables_on_the_page_are_those_of_the_program() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == made_anew(page), "make the page anew: make docs"


def test_every_format_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{each.value}` |" in page for each in Format)
