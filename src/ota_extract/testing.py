"""A pytest fixture that holds releases to their approved records, in a repository of your own.

In ``conftest.py`` of the root folder::

    pytest_plugins = ["ota_extract.testing"]

In a test::

    def test_release(check_release):
        check_release("samples/release.pdf")

The approved record is ``samples/release.pdf.json``, the one that ``ota-extract check`` uses too. The first
run writes it and fails; ``--force-regen`` writes it anew where it differs and fails, ``--regen-all`` writes
it and passes: these are the options of pytest-regressions, which does this part of the work
(``pip install 'ota-extract[testing]'``).

This is no entry point of pytest's: one would be loaded in every test run of everybody who has the
package installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture


class CheckRelease(Protocol):
    """What the fixture ``check_release`` gives."""

    def __call__(
        self,
        source: str | Path,
        *,
        record: str | Path | None = None,
        encoding: str | None = None,
        password: str | None = None,
        vocabulary: str | Path | None = None,
    ) -> None:
        """Fail where the fresh record of *source* differs from the approved one, and say how.

        Paths that are not absolute begin at pytest's root folder. *record* is the approved record, by
        default the name of the source with ``.json`` behind it. The other arguments are those of
        :func:`ota_extract.extract`.
        """


def pytest_configure(config: pytest.Config) -> None:
    """Say what is missing, before a test fails for want of a fixture."""
    if not config.pluginmanager.hasplugin("regressions"):
        raise pytest.UsageError(
            "ota_extract.testing needs pytest-regressions; install it with"
            " pip install 'ota-extract[testing]', or load it with -p pytest_regressions.plugin"
        )


@pytest.fixture
def check_release(
    request: pytest.FixtureRequest, file_regression: FileRegressionFixture, tmp_path: Path
) -> CheckRelease:
    """Compare the fresh record of a release with the approved one."""
    root = request.config.rootpath

    def check(
        source: str | Path,
        *,
        record: str | Path | None = None,
        encoding: str | None = None,
        password: str | None = None,
        vocabulary: str | Path | None = None,
    ) -> None:
        __tracebackhide__ = True
        import ota_extract

        path = root / source
        place = path.with_name(f"{path.name}.json") if record is None else root / record
        try:
            fresh = ota_extract.extract(
                path,
                encoding=encoding,
                password=password,
                vocabulary=None if vocabulary is None else root / vocabulary,
            )
        except ota_extract.OtaExtractError as error:
            pytest.fail(str(error), pytrace=False)
        if place.exists() and not place.is_file():
            pytest.fail(f"{place}: the approved record is no file; take it away", pytrace=False)
        file_regression.check(
            fresh.to_json(),
            fullpath=place,
            extension=".json",
            encoding="utf-8",
            newline="",
            obtained_filename=tmp_path / "fresh.json",
            check_fn=_Against(str(source)),
        )

    return check


class _Against:
    """Compares what pytest-regressions has written with what stands there."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, fresh: Path, approved: Path) -> None:
        __tracebackhide__ = True
        from ota_extract.comparison import (
            NoRecordError,
            compare,
            counted,
            load_record,
            plain,
            shown,
        )

        try:
            differences = compare(
                load_record(approved.read_bytes()), load_record(fresh.read_bytes())
            )
        except NoRecordError as error:
            raise AssertionError(
                f"{approved}: {error}; approve it anew with --force-regen"
            ) from None
        if differences:
            lines = "".join(f"\n  {plain(line)}" for line in shown(differences))
            raise AssertionError(f"{self._name}: {counted(differences)}{lines}")
