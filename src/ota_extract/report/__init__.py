"""The page to look at: one HTML file in which every value leads to the place that it was read from.

How a page is made, and where to add to it:

1. ``speech.py`` says numbers, bounds and dates in the reader's language; every word of a page stands in
   ``words.toml``, in Greek and English. Templates ask for them with ``say("figures")`` and
   ``speech.word(group, key)``.
2. A page is data first: ``release_page.py`` puts a record into words (the dataclasses of ``contents.py``, nothing of HTML).
   Evidence goes through ``places.py``, which gives each value and each of its places an id of the page's
   own; ``texts.py`` cuts the text where evidence begins and ends.
3. ``rendering.render(template, speech, **content)`` makes the HTML: the templates in ``templates/`` extend
   ``base.html.j2`` and fill its blocks ``title``, ``head``, ``main``, ``foot``. Style and script are the files named in
   ``rendering.STYLES`` and ``SCRIPTS``, put into the page as they are and known to its policy by their
   hash: no ``style`` attribute, no inline handler, nothing from the network.
4. Colours are the custom properties at the top of ``style.css``, so that dark mode and print come by
   themselves. Sizes and places of drawings are SVG attributes.
5. What belongs together has the same ``data-v``: the value, its places in the text, its boxes and marks in
   pictures. The script lights up all of them when one is pointed at.

Everything of a record is data: templates escape all strings, ``<bdi>`` holds what may be written from the
right, and a string is never marked safe.
"""

from __future__ import annotations

from ota_extract.report.inputs import Given, given
from ota_extract.report.one_release import MOST_SHEETS, release_html
from ota_extract.report.speech import Language

__all__ = ["MOST_SHEETS", "Given", "Language", "given", "release_html"]
