"""The markup of pictures: well formed, escaped, without scripts and styles of its own."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined

from ota_extract.report.pictures import table_pictures
from ota_extract.report.speech import Speech
from tests.report.pictures.tables import some_codes, stated, table

HOSTILE = "<script>alert(1)</script>\"'&amp;]]><svg onload=alert(2)>"


@pytest.fixture(scope="module")
def markup() -> str:
    values = [str(n * 1000) for n in range(1, 10)]
    rows = [*zip(some_codes(9), values, strict=True), (HOSTILE, "90000"), (HOSTILE, "-5")]
    figures = [stated("5000", "8000")]
    environment = Environment(
        loader=PackageLoader("ota_extract.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    figure = environment.get_template("pictures.html.j2").module.figure
    found = table_pictures("t0", table(*rows), figures, Speech("el"))
    assert [picture.kind for picture in found] == ["map", "histogram", "bars", "bars"]
    return "<div>" + "".join(figure(picture) for picture in found) + "</div>"


@pytest.fixture(scope="module")
def tree(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def test_names_are_data(tree: ElementTree.Element):
    assert not list(tree.iter("script"))
    assert HOSTILE in {"".join(bdi.itertext()) for bdi in tree.iter("bdi")}
    assert "onload" not in {key for element in tree.iter() for key in element.attrib}


def test_nothing_that_the_pages_policy_forbids(tree: ElementTree.Element):
    for element in tree.iter():
        assert element.tag not in {"style", "script", "image", "foreignObject", "use", "a"}
        for key, value in element.items():
            assert key != "style"
            assert not key.startswith("on")
            assert "http" not in value
            assert re.fullmatch(r"url\(#[\w-]+\)", value) or "url(" not in value


def test_ids_are_unique_and_references_lead_somewhere(tree: ElementTree.Element):
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    named = " ".join(element.get("aria-labelledby", "") for element in tree.iter()).split()
    filled = re.findall(r"url\(#([\w-]+)\)", ElementTree.tostring(tree, "unicode"))
    assert set(named) | set(filled) <= set(ids)
    assert filled


def test_every_drawing_speaks_or_is_hidden_from_who_cannot_see_it(tree: ElementTree.Element):
    for figure in tree.iter("figure"):
        for svg in figure.iter("svg"):
            if svg.get("aria-hidden") == "true" or svg.get("x"):
                continue
            assert svg.get("role") == "img"
            description = svg.findtext("desc")
            assert description is not None
            assert re.search(r"\d", description)
            assert description.endswith(".")


def test_shapes_can_be_told_apart_without_a_style_sheet(tree: ElementTree.Element):
    looks = {
        (element.get("class"), element.get("fill"), element.get("stroke-dasharray"))
        for element in tree.iter("rect")
    }
    assert ("bar", "currentColor", None) in looks
    assert ("bar-hollow", "none", "2 2") in looks
    assert ("bar-outside", "url(#t0-histogram-outside)", None) in looks


def test_the_same_table_gives_the_same_markup():
    rows = list(zip(some_codes(30), map(str, range(30)), strict=True))
    first, second = (table_pictures("t0", table(*rows), (), Speech("en")) for _ in range(2))
    assert first == second
