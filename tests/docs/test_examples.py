"""The examples in the README and the pages give what stands beneath them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, Block, blocks, content, furnish


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder furnished for the examples, and the environment to run them in."""
    folder = tmp_path_factory.mktemp("examples")
    return folder, furnish(folder)


@pytest.mark.parametrize(
    "block",
    [block for page in PAGES for block in blocks(page)],
    ids=lambda block: f"{block.page.name}-{block.number}-{block.kind}",
)
def test_the_example_gives_what_the_page_says(
    block: Block, bench: tuple[Path, dict[str, str]]
) -> None:
    if block.kind == "console" and "$ jq" in block.body and not shutil.which("jq"):
        pytest.skip("jq is not installed here")
    assert block.body == content(block, *bench), "make the page anew: make docs"
