"""Make the generated parts of the documentation anew: ``make docs``."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from ota_extract.records import json_schema
from tests.docs import test_cli_page, test_export_page
from tests.docs.pages import PAGES, ROOT, blocks, content, furnish


def remake() -> None:
    """The schema, the help pages, the tables of exports, the outputs of the examples."""
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    (ROOT / "schemas" / "release.schema.json").write_text(schema, encoding="utf-8")
    help_page = test_cli_page.PAGE
    help_page.write_text(
        test_cli_page.made_anew(help_page.read_text(encoding="utf-8")), encoding="utf-8"
    )
    tables_page = test_export_page.PAGE
    tables_page.write_text(
        test_export_page.made_anew(tables_page.read_text(encoding="utf-8")), encoding="utf-8"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = furnish(folder)
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            for block in reversed(blocks(page)):
                text = text[: block.start] + content(block, folder, environment) + text[block.end :]
            page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    remake()
