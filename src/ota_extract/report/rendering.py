"""From a page as data to HTML: one file with its style and script in it, and nothing from elsewhere.

Whatever stands in a record is data: the templates escape all of it, and what cannot be seen or would turn
the direction of writing is spelled out («‹U+202E›»). The page forbids itself everything but its own style
and script, known by their hashes, and pictures that it holds itself.

>>> spelled_out("39\\u202e εκατ.")
'39‹U+202E› εκατ.'
>>> policy("", "").split("; ")[:2]
["default-src 'none'", "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"]
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ota_extract.explain.showing import SIGNS
from ota_extract.report.speech import Speech
from ota_extract.report.texts import ODD, SYMBOLS
from ota_extract.version import __version__

GENERATOR = '<meta name="generator" content="ota-extract'
"""How the tag begins that says what made a page."""

STYLES = ("style.css", "pictures.css")
SCRIPTS = ("page.js",)
"""The files of ``templates/`` that go into every page, in this order."""


def render(
    template: str,
    speech: Speech,
    *,
    styles: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
    **content: object,
) -> str:
    """The whole page: *template* of ``templates/`` with *content*, in the language of *speech*.

    *styles* and *scripts* are further files of ``templates/`` for this page.
    """
    style, script = _joined(STYLES + styles), _joined(SCRIPTS + scripts)
    return (
        _environment()
        .get_template(template)
        .render(
            speech=speech,
            say=speech.say,
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            version=__version__,
            **content,
        )
    )


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page with this *style* and *script* and no other."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def spelled_out(text: str) -> str:
    """*text* with what is not seen in it written out, and bullets of symbol fonts as «•»."""
    return ODD.sub(lambda match: "•" if match[0] in SYMBOLS else f"‹U+{ord(match[0]):04X}›", text)


def as_it_is(character: str) -> Markup:
    """A character that is not seen, so that the page has it; HTML cannot hold the first of all."""
    if character == "\0":
        return Markup("\ufffd")
    if character == "\r":  # else it would become a line break
        return Markup("&#13;")
    return Markup(character)


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _joined(names: tuple[str, ...]) -> str:
    folder = files(__package__).joinpath("templates")
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ota_extract.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.globals["as_it_is"] = as_it_is
    environment.globals["signs"] = frozenset((*SIGNS, "…"))  # «…»: what was moved away
    return environment


def _finalized(value: object) -> object:
    """What a template writes: strings of the record with the unseen spelled out, markup as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return spelled_out(value)
    return value
