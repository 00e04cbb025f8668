"""Which lines make one row of a table without a full grid: a long name takes two or three.

Rules tell where a row ends. Without them a line that has no number goes with the row that it stands
close to; at the distance of a row it is a row of its own, a heading inside the table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from ota_extract.reading.pdf.lines import Row
from ota_extract.reading.pdf.page import Edge


def rules_under(edges: list[Edge], x0: float, x1: float) -> list[int]:
    """The heights of the rules that run under most of the table."""
    spans: defaultdict[int, float] = defaultdict(float)
    for edge in edges:
        if edge.horizontal:
            spans[round(edge.top)] += max(min(edge.x1, x1) - max(edge.x0, x0), 0)
    return sorted(height for height, length in spans.items() if length > 0.6 * (x1 - x0))


def rows_of_body(lines: list[Row], data: list[Row], rules: list[int]) -> list[list[Row]]:
    """The lines of each row. Rules tell where a row ends; without them a line without a number
    goes to the row that it stands nearer to.
    """
    is_data = {id(row) for row in data}
    if len(rules) >= 0.6 * len(data):
        bands: dict[int, list[Row]] = {}
        for line in lines:
            bands.setdefault(bisect_right(rules, line.middle), []).append(line)
        if all(sum(id(line) in is_data for line in band) <= 1 for band in bands.values()):
            return [band for _, band in sorted(bands.items())]
    groups: list[list[Row]] = [[row] for row in data]
    middles = [row.middle for row in data]
    pitch = _close_pitch(lines, data)
    headings: list[list[Row]] = []
    above: Row | None = None
    for line in lines:
        if id(line) not in is_data:
            at = bisect_right(middles, line.middle)
            near = [index for index in (at - 1, at) if 0 <= index < len(data)]
            home = min(near, key=lambda index: _distance(line, groups[index]))
            if _distance(line, groups[home]) < 0.8 * pitch or _goes_on(above, line):
                groups[home].append(line)
                groups[home].sort(key=lambda row: row.middle)
            else:
                headings.append([line])
        above = line
    return sorted([*groups, *headings], key=lambda group: group[0].middle)


def _close_pitch(lines: list[Row], data: list[Row]) -> float:
    """From row to row where nothing stands between the two; no bound where that never happens."""
    known = {id(row) for row in data}
    is_data = [id(line) in known for line in lines]
    steps = sorted(
        lines[index + 1].middle - lines[index].middle
        for index in range(len(lines) - 1)
        if is_data[index] and is_data[index + 1]
    )
    return steps[len(steps) // 2] if steps else float("inf")


def _goes_on(above: Row | None, line: Row) -> bool:
    """Whether *line* cannot begin anything: it starts small, or the line above broke off."""
    if above is None:
        return False
    begins = line.chunks[0].text
    ends = max(above.chunks, key=lambda chunk: sum(map(str.isalpha, chunk.text))).text
    return begins[:1].islower() or begins[:1] in "-–&(" or ends[-1:] in "-–&,\u2010"


def _distance(line: Row, group: list[Row]) -> float:
    return min(abs(line.middle - row.middle) for row in group)
