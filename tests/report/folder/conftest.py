"""A folder's index in a real browser, with what it must not do listened for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable]:
    """Opens a file; at the end no page may have complained, or asked for anything but files."""
    complaints: list[str] = []
    contexts = []

    def open_page(
        path: Path, *, at: str = "", width: int = 1280, scheme: str = "light", bypass_csp=False
    ):
        context = browser.new_context(
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
