"""Edits on a text, and the way back from the edited text to the source.

Positions are kept by construction: a repair names the offsets it changes, edits compose, and nothing
is ever located again by searching. All offsets are code points, spans are half-open.

>>> raw = AlignedText.of("39 εκ­ατ.\\nευρώ")
>>> clean = raw.edit([Replace(5, "\\xad", "", "soft-hyphen", ""), Replace(9, "\\n", " ", "join", "")])
>>> clean.text
'39 εκατ. ευρώ'
>>> clean.source_spans(3, 13)
(Span(start=3, end=14),)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Replace(NamedTuple):
    """Put *new* where *old* stands at offset *at*; either may be empty."""

    at: int
    old: str
    new: str
    rule: str
    why: str


class Move(NamedTuple):
    """Take *old* from offset *at* and put it in before the character at offset *to*.

    *before* and *after* are set around it in its new place (a paragraph break, mostly).
    """

    at: int
    old: str
    to: int
    before: str
    after: str
    rule: str
    why: str


Edit = Replace | Move


class Piece(NamedTuple):
    """A stretch of the edited text and the stretch of the source that it stands for.

    Where both are equally long the characters correspond one by one.
    """

    length: int
    source_start: int
    source_end: int


class EditError(ValueError):
    """An edit does not fit the text: overlapping, or *old* is not what stands there."""


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text whose every character knows where in the source it comes from."""

    text: str
    source: str
    pieces: tuple[Piece, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _by_source: tuple[list[int], list[tuple[int, int, int, int]]] | None = field(
        init=False, repr=False, compare=False, default=None
    )
    """What ``_source_order`` gives, once it was asked for."""

    def __post_init__(self) -> None:
        starts, at = [], 0
        for piece in self.pieces:
            starts.append(at)
            at += piece.length
        object.__setattr__(self, "_starts", starts)

    @classmethod
    def of(cls, source: str) -> AlignedText:
        """The text as it is, aligned with itself."""
        return cls(source, source, (Piece(len(source), 0, len(source)),) if source else ())

    def edit(self, edits: Sequence[Edit]) -> AlignedText:
        """Apply *edits*, whose offsets are all those of the present text.

        Raises :class:`EditError` where two of them overlap or where *old* is not what stands at *at*.
        """
        if not edits:
            return self
        text = self.text
        # (start, end, order, replacement pieces): one cut or insertion each, in text order
        changes: list[tuple[int, int, int, tuple[tuple[str, int, int], ...]]] = []
        for edit in edits:
            end = edit.at + len(edit.old)
            if not text.startswith(edit.old, edit.at):
                raise EditError(f"{edit.rule}: {edit.old!r} is not what stands at {edit.at}")
            if isinstance(edit, Replace):
                changes.append((edit.at, end, 0, ((edit.new, edit.at, end),)))
                continue
            if edit.at < edit.to < end:
                raise EditError(f"{edit.rule}: a passage cannot move into itself")
            changes.append((edit.at, end, 0, ()))
            moved = (
                (edit.before, edit.at, edit.at),
                ("", edit.at, end),
                (edit.after, end, end),
            )
            changes.append((edit.to, edit.to, 1, moved))
        changes.sort(key=lambda change: (change[0], change[2], change[1]))
        reach = 0
        for start, end, _, _ in changes:
            if start < reach:
                raise EditError(f"two edits overlap at {start}")
            reach = end

        texts: list[str] = []
        pieces: list[Piece] = []
        done = 0
        index = 0  # the piece in which *done* lies: changes come in order, so it only moves on
        for start, end, order, parts in changes:
            if start > done:
                texts.append(text[done:start])
                index = self._copy(pieces, index, done, start)
            for new, part_start, part_end in parts:
                if order == 1 and part_end > part_start:  # the moved passage itself
                    texts.append(text[part_start:part_end])
                    pieces.extend(self._slice(part_start, part_end))
                elif new:
                    texts.append(new)
                    pieces.append(Piece(len(new), *self._hull(part_start, part_end)))
            if end > done:
                done = end
        if done < len(text):
            texts.append(text[done:])
            self._copy(pieces, index, done, len(text))
        return AlignedText("".join(texts), self.source, tuple(pieces))

    def source_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the source that ``text[start:end]`` was read from, in reading order.

        Two stretches are one where only white space or invisible characters part them.
        """
        spans: list[Span] = []
        pieces = self._slice(start, end)
        if len(pieces) == 1:
            _, source_start, source_end = pieces[0]
            return (Span(source_start, source_end),) if source_end > source_start else ()
        for piece in pieces:
            if piece.source_start == piece.source_end:
                continue  # inserted: no source of its own
            last = spans[-1] if spans else None
            if (
                last is not None
                and last.end <= piece.source_start
                and _INVISIBLE.fullmatch(self.source, last.end, piece.source_start)
            ):
                spans[-1] = Span(last.start, piece.source_end)
            else:
                spans.append(Span(piece.source_start, piece.source_end))
        return tuple(spans)

    def locate(self, source_start: int, source_end: int) -> tuple[Span, ...]:
        """The stretches of the text that ``source[source_start:source_end]`` became.

        Empty where the passage was set aside.
        """
        starts, table = self._source_order()
        first = max(bisect_right(starts, source_start) - 1, 0)
        if first < len(table):
            from_source, to_source, at, length = table[first]
            if (
                from_source <= source_start < source_end <= to_source
                and to_source - from_source == length
            ):  # all within one piece, as nearly always
                at -= from_source
                return (Span(source_start + at, source_end + at),)
        spans: list[Span] = []
        for row in range(first, len(table)):
            from_source, to_source, at, length = table[row]
            if from_source >= source_end:
                break
            if to_source <= source_start:
                continue
            if to_source - from_source == length:
                start = at + max(source_start - from_source, 0)
                end = at + min(source_end, to_source) - from_source
            else:
                start, end = at, at + length
            if spans and spans[-1].end == start:
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
        return tuple(spans)

    def places(self, ranges: Iterable[tuple[int, int]]) -> Iterator[Span | None]:
        """For each of *ranges* of the source the text from its first character to its last; ``None``
        where the range is empty or was set aside.

        Quickest where neighbours come one after the other, as the cells of a table do.
        """
        piece_start = piece_end = shift = 0  # where they mostly lie: the piece of the range before
        for start, end in ranges:
            if piece_start <= start < end <= piece_end:
                yield Span(start + shift, end + shift)
                continue
            spans = self.locate(start, end) if end > start else ()
            yield Span(spans[0].start, spans[-1].end) if spans else None
            if spans:
                starts, table = self._source_order()
                piece_start, piece_end, at, length = table[max(bisect_right(starts, start) - 1, 0)]
                shift = at - piece_start
                if piece_end - piece_start != length:
                    piece_end = 0

    def _source_order(self) -> tuple[list[int], list[tuple[int, int, int, int]]]:
        """Where in the source each piece begins, and the pieces with their places in the text, sorted."""
        if self._by_source is None:
            table = sorted(
                (piece.source_start, piece.source_end, at, piece.length)
                for piece, at in zip(self.pieces, self._starts, strict=True)
                if piece.source_end > piece.source_start
            )
            object.__setattr__(self, "_by_source", ([row[0] for row in table], table))
        return self._by_source or ([], [])

    def _copy(self, pieces: list[Piece], index: int, start: int, end: int) -> int:
        """Add the pieces of ``text[start:end]`` to *pieces*, looking from piece *index* on.

        Returns the index of the last piece looked at.
        """
        own, starts = self.pieces, self._starts
        while starts[index] + own[index].length <= start:
            index += 1
        while True:
            piece, at = own[index], starts[index]
            length, source_start, source_end = piece
            if start <= at and at + length <= end:
                pieces.append(piece)
            else:
                cut_start = start - at if start > at else 0
                cut_end = end - at if end - at < length else length
                if source_end - source_start == length:
                    source_end = source_start + cut_end
                    source_start += cut_start
                pieces.append(Piece(cut_end - cut_start, source_start, source_end))
            if at + length >= end:
                return index
            index += 1

    def _slice(self, start: int, end: int) -> list[Piece]:
        """The pieces of ``text[start:end]``; one that does not map letter by letter stays whole."""
        if start >= end:
            return []
        sliced: list[Piece] = []
        index = bisect_right(self._starts, start) - 1
        own, starts = self.pieces, self._starts
        while index < len(own) and starts[index] < end:
            length, source_start, source_end = own[index]
            at = starts[index]
            cut_start = start - at if start > at else 0
            cut_end = end - at if end - at < length else length
            if source_end - source_start == length:
                source_start, source_end = source_start + cut_start, source_start + cut_end
            sliced.append(Piece(cut_end - cut_start, source_start, source_end))
            index += 1
        return sliced

    def _hull(self, start: int, end: int) -> tuple[int, int]:
        """The source range that a replacement of ``text[start:end]`` stands for."""
        if start == end:
            point = self._source_point(start)
            return point, point
        index = bisect_right(self._starts, start) - 1
        at = self._starts[index]
        length, source_start, source_end = self.pieces[index]
        if end <= at + length and source_end - source_start == length:  # nearly always
            return source_start + start - at, source_start + end - at
        pieces = self._slice(start, end)
        if len(pieces) == 1:
            return pieces[0].source_start, pieces[0].source_end
        return min(p.source_start for p in pieces), max(p.source_end for p in pieces)

    def _source_point(self, at: int) -> int:
        if at >= len(self.text):
            return self.pieces[-1].source_end if self.pieces else 0
        return self._slice(at, at + 1)[0].source_start


_INVISIBLE = regex.compile(r"[\s\p{Cf}\p{Cc}\u00ad]*")
