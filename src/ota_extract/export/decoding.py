"""From the bytes of a record to the record, quickly: Pydantic would take most of an export's time.

The models of ``records.py`` stay the only description of a record. From them msgspec's structs are
derived, with the same fields and types; what no table shows is left out, so it is skipped over without
being built. A field that a newer program has added is skipped too.

>>> decode(b'{"schema_version": "1.0"}')
Traceback (most recent call last):
...
ota_extract.export.decoding.BadRecordError: this is no record of ota-extract
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from pydantic import BaseModel

from ota_extract.records import SCHEMA_VERSION, Evidence, Release

LEFT_OUT: dict[type, set[str]] = {Evidence: {"source"}}
"""Fields that no table shows."""

MOST_DIGITS = 100
"""No number of a release is longer; one that is would fill the memory when it is written out."""


class BadRecordError(ValueError):
    """What was read is no record that can be exported; the text says why, without the file's name."""


class OutdatedRecordError(BadRecordError):
    """It is a record, and not as this version writes it."""


def decode(data: bytes) -> Release:
    """The record in *data*, its numbers exact: an object with the attributes of a ``Release``.

    Raises :class:`BadRecordError`.
    """
    try:
        return cast(Release, _decoder().decode(data.removeprefix(b"\xef\xbb\xbf")))
    except RecursionError:
        raise BadRecordError("this is no record: it is nested too deeply") from None
    except (msgspec.DecodeError, ValueError) as error:  # a ValidationError is a DecodeError, too
        raise _refusal(data, error) from None


def _decimal(digits: str) -> Decimal:
    number = Decimal(digits)
    if abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError(f"the number {digits[:20]} is larger or smaller than any in a release")
    return number


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_struct(Release), float_hook=_decimal)


@cache
def _struct(model: type) -> Any:
    left_out = LEFT_OUT.get(model, set())
    return msgspec.defstruct(
        model.__name__,
        [
            (name, _type(annotation))
            for name, annotation in _fields(model).items()
            if name not in left_out
        ],
        frozen=True,
    )


def _fields(model: type) -> dict[str, Any]:
    if issubclass(model, BaseModel):
        return {name: field.annotation for name, field in model.model_fields.items()}
    hints = get_type_hints(model)
    return {field.name: hints[field.name] for field in fields(cast(Any, model))}


def _type(annotation: Any) -> Any:
    origin, inner = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and (
        issubclass(annotation, BaseModel) or is_dataclass(annotation)
    ):
        return _struct(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin is tuple:
        return tuple[_type(inner[0]), ...]  # type: ignore[misc]
    if origin is dict:
        return dict[str, _type(inner[1])]  # type: ignore[misc]
    if origin in (Union, UnionType):
        kinds = [_type(kind) for kind in inner]
        if Decimal in kinds and str in kinds:
            return Any  # both may be text to msgspec, so it takes whatever is there
        return Union[tuple(kinds)]  # noqa: UP007 - made from a list
    return annotation


def _refusal(data: bytes, error: Exception) -> BadRecordError:
    """What is wrong, told by what the thing calls itself."""
    told = str(error)
    try:
        loose = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return BadRecordError(f"this is no JSON ({told})")
    if not isinstance(loose, dict) or not {"schema_version", "extractor", "text"} <= loose.keys():
        return BadRecordError("this is no record of ota-extract")
    version = loose["schema_version"]
    if version != SCHEMA_VERSION:
        return OutdatedRecordError(
            f"its schema version is {str(version)[:20]!r}, and {SCHEMA_VERSION!r} is read here"
        )
    return OutdatedRecordError(f"the record is not as this version writes it ({told})")
