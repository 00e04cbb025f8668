"""All records of a batch as one stream: a line of JSON each, in the order of their names.

It is made from the records that stand in the folder, so it is the same whoever read them and when.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from ota_extract.batch.journal import entries
from ota_extract.errors import OutputError


def lines(out: Path) -> Iterator[bytes]:
    """The records in the folder *out* that its journal knows, each on a line."""
    for entry in entries(out):
        if entry.outcome == "done":
            try:
                record = (out / entry.record).read_bytes()
            except OSError as error:
                raise OutputError(
                    f"{out / entry.record}: the record cannot be read ({error.strerror});"
                    " run the batch again"
                ) from error
            yield msgspec.json.format(record, indent=-1) + b"\n"


def write_stream(out: Path, target: Path) -> None:
    """Write the stream of *out* to *target*, whole or not at all. Raises :class:`OutputError`."""
    temporary = target.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("wb") as file:
            for line in lines(out):
                file.write(line)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        raise OutputError(
            f"{target}: it cannot be written ({error.strerror}); make room or choose another place"
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
