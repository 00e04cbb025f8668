"""The report of a folder of records: an index over all releases, and a page for each beside it.

1. ``run.py`` reads the records, a few at a time in several processes, writes the pages and keeps of each
   release an ``Entry`` (``entries.py``), which is small.
2. ``totals.py`` adds up: by region, by year, by municipality.
3. ``index_page.py`` puts it into the reader's words, ``data.py`` makes the data of the script, and
   ``templates/folder.html.j2`` with ``folder.css`` and ``folder.js`` shows it.
"""

from ota_extract.report.folder.run import Summary, folder_report

__all__ = ["Summary", "folder_report"]
