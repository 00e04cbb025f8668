"""A page in a real browser: headless Chromium, driven by Playwright, with all that it says written down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MARKED = """() => {
  const walk = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
  let found = "";
  while (walk.nextNode()) if (walk.currentNode.parentElement.closest(".e.%s")) found += walk.currentNode.data;
  return found;
}"""

IN_VIEW = """(element) => {
  const box = element.getBoundingClientRect(), view = element.closest(".view")?.getBoundingClientRect();
  const top = Math.max(0, view?.top ?? 0), bottom = Math.min(innerHeight, view?.bottom ?? innerHeight);
  return box.height > 0 && box.top >= top - 1 && box.bottom <= bottom + 1;
}"""


@dataclass
class Tab:
    """A page that is open, the errors it logged and what it asked of the network."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def marked(self, how: str) -> str:
        """The text of the release that is ``lit`` or ``chosen``, without line breaks."""
        return str(self.page.evaluate(MARKED % how))

    def in_view(self, selector: str) -> bool:
        """Whether the element is on screen, and within the view that it can be scrolled in."""
        return bool(self.page.locator(selector).first.evaluate(IN_VIEW))


@contextmanager
def opened(browser: Browser, html: str, folder: Path, **options: Any) -> Iterator[Tab]:
    """Open *html* from disk; *options* are those of a Playwright context."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    settings = {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"} | options
    context = browser.new_context(**settings)
    try:
        page = context.new_page()
        tab = Tab(page)
        page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
        page.on("console", lambda message: tab.errors.append(message.text))
        page.on("pageerror", lambda error: tab.errors.append(str(error)))
        page.on("dialog", lambda dialog: tab.errors.append(dialog.message))
        page.on("request", lambda request: tab.requests.append(request.url))
        page.goto(path.as_uri())
        yield tab
    finally:
        context.close()
