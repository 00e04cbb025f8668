"""A page taken apart, as far as the tests need it: its elements with attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("meta img input br rect path line circle".split())


@dataclass(eq=False)
class Element:
    """An element: ``parts`` are its texts and the elements in it, in order."""

    tag: str
    attributes: dict[str, str | None]
    parts: list[str | Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def all(self) -> list[Element]:
        """It and all elements within."""
        found = [self]
        for part in self.parts:
            if isinstance(part, Element):
                found += part.all
        return found

    def having(self, name: str, value: str | None = None) -> list[Element]:
        """The elements within that have the attribute *name*, with *value* if that is given."""
        return [
            each
            for each in self.all
            if name in each.attributes and (value is None or each.attributes[name] == value)
        ]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].tag == tag, f"<{self.open[-1].tag}> is closed by </{tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def parsed(html: str) -> Element:
    """The document, whose every element is closed where it should be."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert len(parser.open) == 1, f"<{parser.open[-1].tag}> is not closed"
    return parser.open[0]


def shown_text(page: Element) -> str:
    """The text of the release, as the page shows it."""
    return page.having("data-text")[0].text
