"""The verdicts as JUnit XML, which GitHub Actions' reporters, GitLab and Jenkins read.

There is no one standard. What all of them take: a test case with ``classname`` and ``name``, which
together are unique, and at most one ``failure`` or ``error`` in it, whose text has everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

import regex

from ota_extract.approval.verdicts import Outcome, Verdict
from ota_extract.comparison import plain, shown

FAILURES = (Outcome.DIFFERENT, Outcome.UNAPPROVED, Outcome.WITHOUT_SOURCE)
ERRORS = (Outcome.UNREADABLE,)

_NOT_XML = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def junit_xml(verdicts: Sequence[Verdict]) -> str:
    """The verdicts, a test case for each sample and a test suite for each folder."""
    root = ElementTree.Element("testsuites", {"name": "ota-extract check", **_counts(verdicts)})
    folders: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        folders.setdefault(_folder(verdict), []).append(verdict)
    for folder, found in folders.items():
        suite = ElementTree.SubElement(
            root, "testsuite", {"name": _clean(folder), **_counts(found), "skipped": "0"}
        )
        for verdict in found:
            suite.append(_case(verdict, folder))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _case(verdict: Verdict, folder: str) -> ElementTree.Element:
    name = verdict.sample.name
    case = ElementTree.Element(
        "testcase",
        {
            "classname": _clean(folder),
            "name": _clean(name.replace("\\", "/").rpartition("/")[2]),
            "file": _clean(name),
            "time": f"{verdict.seconds:.3f}",
        },
    )
    if verdict.outcome in (*FAILURES, *ERRORS):
        lines = [plain(line) for line in shown(verdict.differences)]
        tag = "failure" if verdict.outcome in FAILURES else "error"
        wrong = ElementTree.SubElement(
            case, tag, {"message": _clean(verdict.headline), "type": verdict.outcome.value}
        )
        wrong.text = _clean("\n".join(lines or [verdict.headline]))
    return case


def _counts(verdicts: Sequence[Verdict]) -> dict[str, str]:
    return {
        "tests": str(len(verdicts)),
        "failures": str(sum(verdict.outcome in FAILURES for verdict in verdicts)),
        "errors": str(sum(verdict.outcome in ERRORS for verdict in verdicts)),
        "time": f"{sum(verdict.seconds for verdict in verdicts):.3f}",
    }


def _folder(verdict: Verdict) -> str:
    return verdict.sample.name.replace("\\", "/").rpartition("/")[0] or "."


def _clean(text: str) -> str:
    """*text* without what XML has no way to write."""
    return str(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
