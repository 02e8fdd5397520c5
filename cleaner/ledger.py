"""The account of everything: what was kept, what went and why, so that text and ledger rebuild the input.

Kept text is a view: the paragraphs of the blocks, less their removals, less the blanks and control characters at the
seams. The ledger lists all the rest of the source, in its order, without gaps and without overlaps.
"""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner import codec
from cleaner.text import UNPRINTABLE, joint, leading, trailing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.model import Block, Check, Document, Settlement, Span

SPACE = "space"  # blanks, line breaks and control characters between and around what was kept
UNDECODABLE = "undecodable"  # bytes that are no text; the entry holds them as base64
_SURROGATES = re.compile("[\ud800-\udfff]+")
# What `paragraphs` and `joined` put between two blocks; kept text of a block never opens with a blank.
_SEPARATOR = re.compile(r"[\n ]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One removal as the record shows it. `start` and `end` are code points of the decoded input.

    Of a dump `line` says where that is, 1-based; of an HTML page `path`, that of the block, or of the block before
    what stands between two ("" before the first). The other one is None.
    """

    rule: str
    category: str
    line: int | None
    path: str | None
    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a block: the spans of its text, none empty, in order."""

    block: Block
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        if len(self.spans) == 1:  # of nearly all blocks
            return self.block.text[slice(*self.spans[0])]
        return "".join([self.block.text[start:end] for start, end in self.spans])


def kept(document: Document, settlement: Settlement) -> tuple[Kept, ...]:
    """What is left of each block that was not taken whole, less blanks at its ends and control characters."""
    taken: defaultdict[int, list[Span]] = defaultdict(list)
    for removal in settlement.removals:
        taken[removal.span.block].append(removal.span)
    left = [block for block in document.blocks if block.index not in taken or block.whole not in taken[block.index]]
    found = [(block, _spans(block.text, taken.get(block.index, ()))) for block in left]
    return tuple([Kept(block, tuple(spans)) for block, spans in found if spans])


def paragraphs(document: Document, left: Sequence[Kept]) -> list[str]:
    """The kept text, a paragraph each: blocks, with the pieces of a broken sentence joined to the block before."""
    result: list[str] = []
    last = -2
    for one in left:
        text = one.text
        if one.block.index in document.continues and one.block.index == last + 1:
            result[-1] += joint(text) + text
        else:
            result.append(text)
        last = one.block.index
    return result


def entries(document: Document, settlement: Settlement, left: Sequence[Kept]) -> Iterator[Entry]:
    """All of the source that was not kept, in order: removals, blanks between, and what could not be decoded."""
    places = _Places(document)
    for start, end, check in _segments(document, settlement, left):
        rule, category, why = (check.id, check.category, check.why) if check else (SPACE, SPACE, "")
        position = start
        while position < end:
            place = places.at(position)
            lone = _SURROGATES.search(document.source, position, end)
            if lone and lone.start() == position:
                yield Entry(UNDECODABLE, SPACE, *place, *lone.span(), _base64(lone[0], encoding(document)), "")
                position = lone.end()
            else:
                cut = lone.start() if lone else end
                yield Entry(rule, category, *place, position, cut, document.source[position:cut], why)
                position = cut


def encoding(document: Document) -> str | None:
    """The codec that `restore` needs: none for HTML, of which the ledger knows the visible text, not the bytes."""
    return document.encoding if document.kind == "text" else None


def restore(text: str, ledger: Sequence[Entry], encoding: str | None) -> bytes | str:
    """The input, rebuilt from the kept text and the ledger: bytes, or a str where `encoding` is None.

    Between two blocks the text has separators of its own (a blank line, or a blank where pieces were joined); they
    are passed over wherever the ledger has a line break there.
    """
    pieces: list[str] = []
    start = position = 0
    new_block = True
    for entry in ledger:
        if entry.start > start:
            position = _past_separator(text, position) if new_block else position
            pieces.append(text[position : position + entry.start - start])
            position += entry.start - start
            new_block = False
        pieces.append(_decoded(entry.text, encoding) if entry.rule == UNDECODABLE else entry.text)
        new_block = new_block or (entry.rule != UNDECODABLE and ("\n" in entry.text or "\r" in entry.text))
        start = entry.end
    pieces.append(text[_past_separator(text, position) if new_block else position :])
    source = "".join(pieces)
    return source if encoding is None else codec.encode(source, encoding)


def _spans(text: str, taken: Iterable[Span]) -> list[tuple[int, int]]:
    """The complement of `taken`, less control characters, less blanks at the ends and doubled blanks at the seams."""
    if not taken and (text.isprintable() or not UNPRINTABLE.search(text)):
        start = leading(text)
        return [(start, len(text) - trailing(text))] if start < len(text) else []
    holes = sorted([*(span[1:] for span in taken), *((m.start(), m.end()) for m in UNPRINTABLE.finditer(text))])
    spans: list[tuple[int, int]] = []
    position = 0
    blank_before = True
    for start, end in [*holes, (len(text), len(text))]:
        piece = text[position : max(position, start)]
        lead = leading(piece) if blank_before else 0
        if piece[lead:]:
            spans.append((position + lead, position + len(piece)))
            blank_before = piece[-1].isspace()
        position = max(position, end)
    while spans:
        start, end = spans.pop()
        blanks = trailing(text[start:end])
        if blanks < end - start:
            return [*spans, (start, end - blanks)]
    return []


def _segments(
    document: Document, settlement: Settlement, left: Sequence[Kept]
) -> Iterator[tuple[int, int, Check | None]]:
    """The source less what was kept, cut at the removals; a removal lies between two kept spans as a whole."""
    starts = {block.index: block.start for block in document.blocks}
    cuts = [(starts[one.span.block] + one.span.start, one) for one in settlement.removals]
    at = 0
    for start, end in _gaps(document, left):
        position = start
        while at < len(cuts) and cuts[at][0] < end:
            cut, removal = cuts[at]
            if position < cut:
                yield position, cut, None
            position = cut + removal.span.end - removal.span.start
            yield cut, position, removal.check
            at += 1
        if position < end:
            yield position, end, None


def _gaps(document: Document, left: Sequence[Kept]) -> Iterator[tuple[int, int]]:
    position = 0
    for one in left:
        for start, end in one.spans:
            if position < one.block.start + start:
                yield position, one.block.start + start
            position = one.block.start + end
    if position < len(document.source):
        yield position, len(document.source)


class _Places:
    """Where ever later offsets of a page are: (line, None) of a dump, (None, path) of an HTML page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.line, self.counted, self.passed = 1, 0, 0

    def at(self, position: int) -> tuple[int | None, str | None]:
        if self.document.kind == "html":
            return None, self._path(position)
        self.line += _breaks(self.document.source, self.counted, position)
        self.counted = position
        return self.line, None

    def _path(self, position: int) -> str:
        blocks = self.document.blocks
        while self.passed < len(blocks) and blocks[self.passed].start <= position:
            self.passed += 1
        return blocks[self.passed - 1].path if self.passed else ""


def _breaks(source: str, start: int, end: int) -> int:
    r"""Lines that end between two offsets, where \r\n is one end."""
    found = source.count("\n", start, end) + source.count("\r", start, end) - source.count("\r\n", start, end)
    return found - (1 if start and source[start - 1 : start + 1] == "\r\n" else 0)


def _past_separator(text: str, position: int) -> int:
    match = _SEPARATOR.match(text, position)
    return match.end() if match else position


def _base64(piece: str, encoding: str | None) -> str:
    raw = piece.encode("utf-8", "surrogatepass") if encoding is None else codec.encode(piece, encoding)
    return base64.b64encode(raw).decode("ascii")


def _decoded(piece: str, encoding: str | None) -> str:
    raw = base64.b64decode(piece)
    return raw.decode("utf-8", "surrogatepass") if encoding is None else codec.placeholders(raw)
