"""A record as plain data with exact numbers, to be compared.

The data are not validated against the models: a record that another version wrote, with a field more or
less, has to be compared all the same.

>>> load_record(b'{"schema_version": "1.0", "figures": [{"value": 0.10}]}')["figures"]
[{'value': Decimal('0.10')}]
>>> load_record(b"<<<<<<< HEAD")
Traceback (most recent call last):
    ...
ota_extract.comparison.loading.NoRecordError: it is no JSON (JSON is malformed: invalid character (byte 0))
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from ota_extract.errors import OtaExtractError
from ota_extract.records import Release


class NoRecordError(OtaExtractError):
    """What was given is no record; the message says why, without the name of the file."""


def load_record(data: bytes | str) -> Mapping[str, Any]:
    """The record in *data*, which is JSON. Raises :class:`NoRecordError`."""
    try:
        record = _DECODER.decode(data)
    except (ValueError, RecursionError, ArithmeticError) as error:  # ArithmeticError: 1e9999…9
        raise NoRecordError(f"it is no JSON ({' '.join(str(error).split())})") from error
    if not isinstance(record, dict) or not isinstance(record.get("schema_version"), str):
        raise NoRecordError("it is JSON but no record of ota-extract (it has no schema_version)")
    return record


def record_data(release: Release) -> Mapping[str, Any]:
    """The record as it would be read back from what is written."""
    return load_record(release.to_json())


_DECODER: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)
