"""A Dask cluster as the executor: skipped where Dask is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ota_extract.batch import run_batch
from ota_extract.batch.clusters import dask_executor
from tests.batch.conftest import records
from tests.batch.test_batch import AtOnce, counts

distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.dask


def test_a_cluster_of_two_processes_gives_the_same_bytes(inbox: Path, tmp_path: Path) -> None:
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    run_batch([inbox], tmp_path / "own", executor=AtOnce())
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        dask_executor(cluster.scheduler_address) as executor,
    ):
        summary = run_batch([inbox], tmp_path / "cluster", executor=executor)
    assert counts(summary) == (6, 0, 1)
    assert records(tmp_path / "own") == records(tmp_path / "cluster")
