"""Pages that cannot be read, told before anything is read from them.

A scan has a picture and hardly a character. A font without a usable table of characters gives letters
that no Greek text has; figures from such a page would be wrong without anyone seeing it.
"""

from __future__ import annotations

import re

from ota_extract.reading.pdf.page import PageContent

PICTURE_SHARE = 0.35
FEW_CHARACTERS = 400
MANY_DRAWINGS = 150
GARBAGE_SHARE = 0.12

_STRANGE = (
    r"\u0180-\u02af\u0001\u0003-\u0008\u000e-\u001f\ufffd\u0700-\u0dff\u1200-\u16ff\u3040-\ud7ff"
)
"""Letters of scripts that no Greek release is written in, from Sinhala to Chinese: a font's table led there."""
_OF_NOBODY = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_GARBAGE = re.compile(rf"[{_STRANGE}]|\(cid:\d+\)")
_PRIVATE = re.compile(rf"[{_OF_NOBODY}]")
_SUSPECT = re.compile(rf"[{_STRANGE}{_OF_NOBODY}]|\(cid:")


def without_text(content: PageContent) -> bool:
    """Whether the page is a picture, with at most a typed head or stamp on it, or its letters are
    drawn as curves.
    """
    if content.picture_share > PICTURE_SHARE:
        return content.characters < FEW_CHARACTERS
    return content.characters < 20 and content.drawings > MANY_DRAWINGS


def is_garbage(content: PageContent) -> bool:
    """Whether the page's fonts give letters that are not those printed."""
    if content.characters < 20:
        return False
    text = "\n".join([word.text for word in content.words])
    if _SUSPECT.search(text) is None:
        return False  # as nearly always
    strange = len(_GARBAGE.findall(text))
    private = len(_PRIVATE.findall(text))
    return strange > GARBAGE_SHARE * content.characters or private > 0.3 * content.characters


def is_garbage_line(text: str) -> bool:
    """Whether a single line is of that kind, on a page that otherwise reads well."""
    return len(_GARBAGE.findall(text)) > max(0.25 * len(text), 2)
