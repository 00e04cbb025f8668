"""The descriptor of a Frictionless data package: schemas, keys, units and sources of the CSV files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ota_extract.export.columns import Column, Table, Type
from ota_extract.municipalities.registry import EDITION
from ota_extract.version import __version__

FILE = "datapackage.json"

TYPES = {Type.TEXT: "string", Type.INTEGER: "integer", Type.DATE: "date"}

REGISTRY_SOURCES = (
    {"title": "ELSTAT, Hellenic Statistical Authority: codes, census 2011 and 2021"},
    {"title": "geodata.gov.gr: Kallikratis municipalities", "path": "https://geodata.gov.gr"},
    {"title": "Diavgeia: organisation ids", "path": "https://diavgeia.gov.gr"},
    {"title": "Eurostat: NUTS 2021"},
)
"""Where the registry comes from; ``docs/municipalities.md`` says more."""


def write_descriptor(folder: Path, paths: Mapping[str, Path], tables: Sequence[Table]) -> None:
    """Write the descriptor of the CSV files at *paths* into *folder*."""
    package = {
        "profile": "tabular-data-package",
        "name": "ota-extract-export",
        "title": "Figures, rankings and allocations read from releases of Greek ministries",
        "description": (
            f"Made by ota-extract {__version__}; edition {EDITION} of the registry of municipalities. "
            "The releases are the work of the authorities that issued them (table issuers)."
        ),
        "keywords": ["Greece", "municipalities", "public funding", "press releases"],
        "resources": [_resource(table, paths[table.name]) for table in tables],
    }
    data = msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"
    (folder / FILE).write_bytes(data)


def _resource(table: Table, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.name,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": schema(table),
    }
    if table.name == "municipalities":
        resource["sources"] = REGISTRY_SOURCES
    return resource


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of *table*."""
    described: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    # Frictionless takes a key of which one part is empty for a broken one
    required = {column.name for column in table.columns if column.required}
    references = [
        reference
        for reference in table.references
        if len(reference.columns) == 1 or required.issuperset(reference.columns)
    ]
    if references:
        described["foreignKeys"] = [
            {
                "fields": list(columns),
                "reference": {
                    "resource": "" if name == table.name else name,
                    "fields": list(key),
                },
            }
            for columns, name, key in references
        ]
    return described


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {
        "name": column.name,
        "type": TYPES.get(column.type, "number"),
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }
