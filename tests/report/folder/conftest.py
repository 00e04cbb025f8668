"""A folder's index in a real browser, with what it must not do listened for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(
    os.environ.get("AXE_CORE")
    or Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium) -> Iterator[Callable]:
    """Opens a file; at the end no page may have complained, or asked for anything but files."""
    complaints: list[str] = []
    contexts = []

    def open_page(
        path: Path, *, at: str = "", width: int = 1280, scheme: str = "light", bypass_csp=False
    ):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            bypass_csp=bypass_csp,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "blob:"))
                else complaints.append(request.url)
            ),
        )
        page.goto(f"{path.as_uri()}#{at}" if at else path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip(
            "there is no axe-core: npm install axe-core, or name its axe.min.js in AXE_CORE"
        )
    return AXE.read_text(encoding="utf-8")
