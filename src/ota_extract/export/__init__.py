"""Records as tables: CSV, JSON lines, Parquet, DuckDB, SQLite, a Frictionless data package.

>>> import tempfile
>>> from pathlib import Path
>>> import ota_extract
>>> from ota_extract.export import export
>>> release = ota_extract.extract("Το Υπουργείο δίνει περισσότερα από 39 εκατ. ευρώ σε 52 Δήμους.")
>>> with tempfile.TemporaryDirectory() as name:
...     record, target = Path(name) / "release.json", Path(name) / "figures.csv"
...     _ = record.write_text(release.to_json())
...     summary = export([record], target, "csv", tables=["figures"])
...     lines = target.read_text().splitlines()
>>> summary.rows["figures"], lines[1][:42]
(2, 'release,f1,money,allocation,39000000,,,mor')

``tables.py`` says what the tables are, ``docs/export.md`` how to ask them.
"""

from __future__ import annotations

from ota_extract.export.columns import Column, Reference, Table, Type
from ota_extract.export.formats import Format
from ota_extract.export.run import Summary, WrongUsageError, export
from ota_extract.export.tables import TABLES

__all__ = [
    "TABLES",
    "Column",
    "Format",
    "Reference",
    "Summary",
    "Table",
    "Type",
    "WrongUsageError",
    "export",
]
