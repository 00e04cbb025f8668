"""The schema in ``schemas/`` is the one of the models, and is a JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from ota_extract.pipeline import extract
from ota_extract.records import json_schema

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schemas" / "release.schema.json"


def test_the_schema_is_up_to_date() -> None:
    made = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert SCHEMA.read_text(encoding="utf-8") == made, "make it anew: make docs"


def test_the_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_schema_validates_the_record_of_the_sample() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for sample in sorted((ROOT / "samples").glob("*.txt")):
        assert list(validator.iter_errors(json.loads(extract(sample).to_json()))) == []
