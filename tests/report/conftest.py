"""One browser for all tests of a run: Playwright's driver can be started once in a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("patient", deadline=None)  # a browser may be running beside
settings.load_profile("patient")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(os.environ.get("OTA_EXTRACT_AXE", "node_modules/axe-core/axe.min.js"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A system's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    driver = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with driver.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM)
        yield found
        found.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core: named in ``OTA_EXTRACT_AXE``, or in ``node_modules``."""
    if not AXE.is_file():
        pytest.skip("axe-core is not at hand: set OTA_EXTRACT_AXE to its axe.min.js")
    return AXE.read_text(encoding="utf-8")
