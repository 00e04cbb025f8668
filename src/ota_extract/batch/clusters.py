"""A cluster's workers as an executor for a batch: Dask's, which the extra ``[dask]`` brings.

The program has to be installed on the workers, in the same version. Bytes go there and records come
back; nothing but the parent writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from ota_extract.errors import OutputError

CONNECT_SECONDS = 10


@contextmanager
def dask_executor(address: str) -> Iterator[Executor]:
    """An executor whose work is done by the cluster with its scheduler at *address*.

    Raises :class:`~ota_extract.errors.OutputError` where there is none.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise OutputError(
            "Dask is not installed; install it with pip install 'ota-extract[dask]'"
        ) from None
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise OutputError(
            f"{address}: no Dask scheduler answers there ({type(error).__name__}); check the address"
        ) from error
    with client:
        # each release is read by itself: no result is shared, so none needs a hash of its input
        yield client.get_executor(pure=False, retries=0)
