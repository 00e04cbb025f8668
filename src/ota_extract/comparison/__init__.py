"""Two records of one release, compared by meaning: what a person has to know, once and in order.

A list is not compared place by place: each figure, row, item is first paired with its counterpart
(:mod:`identities`), so one figure more does not make all that follow differ. The two texts are aligned
(:mod:`texts`), so a changed word does not move the evidence of all that stands behind it.

>>> import ota_extract
>>> then = ota_extract.extract("Ο προϋπολογισμός είναι 39 εκατ. ευρώ για 52 Δήμους.")
>>> now = ota_extract.extract("Ο προϋπολογισμός είναι 39,5 εκατ. ευρώ για 52 Δήμους.")
>>> for difference in compare(record_data(then), record_data(now)):
...     print(sentence(difference))
source: the source itself has changed (sha256); where the values stand in it was not compared
source: bytes 88 → 90
text, at 23: Ο προϋπολογισμός είναι [-39-]{+39,5+} εκατ. ευρώ για 52 Δήμους.
figure f1 («39 εκατ. ευρώ»): value 39000000 → 39500000
figure f1 («39 εκατ. ευρώ»), evidence «39 εκατ. ευρώ»: quote «[-39-]{+39,5+} εκατ. ευρώ»

Every field counts, those that a later version adds too. One does not: the version of the program that
wrote the record, since a record is compared to learn whether another version reads the same.
"""

from __future__ import annotations

from ota_extract.comparison.comparing import compare
from ota_extract.comparison.differences import Difference, Kind
from ota_extract.comparison.loading import NoRecordError, load_record, record_data
from ota_extract.comparison.showing import counted, pieces, plain, sentence, shown, theme
from ota_extract.comparison.wording import Piece, Role

__all__ = [
    "Difference",
    "Kind",
    "NoRecordError",
    "Piece",
    "Role",
    "compare",
    "counted",
    "load_record",
    "pieces",
    "plain",
    "record_data",
    "sentence",
    "shown",
    "theme",
]
