"""What `strip_prefix` and `strip_suffix` share: a part at one end of a line goes, the rest stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from cleaner.model import Hit, Span
from cleaner.rulebook.actions._action import Built
from cleaner.rulebook.matcher import Matcher
from cleaner.rulebook.origin import fields, source_span
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import MatcherData

Side = Literal["head", "tail"]


def stripping(data: MatcherData, side: Side) -> Built:
    """Patterns are anchored here, so that an author's missing ^ or $ does not cut the middle out of a line."""
    begin, end = ("^", "") if side == "head" else ("", "$")
    matcher = Matcher({**data, "re": [f"{begin}(?:{pattern}){end}" for pattern in data.get("re", ())]})
    return Built(partial(_hits, matcher, side), matcher)


def _hits(
    matcher: Matcher, side: Side, _document: Document, blocks: Sequence[Block], is_anchor: IsAnchor
) -> Iterator[Hit]:
    for block in filter(is_anchor, blocks):
        found = matcher.search(block)
        at_edge = found and (found.start == 0 if side == "head" else found.end == len(block.normal))
        span = source_span(block, found.start, found.end) if found and at_edge and found.start < found.end else None
        if found and span:
            start, end = _with_blanks(block.text, *span, side)
            yield Hit(Span(block.index, start, end), block.text[start:end], named=True, fields=fields(block, found))


def _with_blanks(text: str, start: int, end: int, side: Side) -> tuple[int, int]:
    """The span with the blanks on both its sides. A bullet before a prefix stays, like all that no rule names."""
    before, after = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
    if side == "head":
        return (0 if is_blank(text[:start]) else start), after
    return before, (len(text) if is_blank(text[end:]) else end)
