"""Dumps that put every inline element on a line of its own: which lines continue the sentence of the line before.

A scraper that breaks at links and bold words leaves "... menuju ke", "Prancis", ". Thunberg diterbangkan ...". Such a
piece opens as no line does: with a comma, a closing bracket, a small letter. What a link cut out of the middle opens
with a capital, but the line before it is open and the line behind goes on. Pieces count only where together they come
to the end of a sentence, and only on pages with sure signs: tags, menus and subheads must not be glued together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.model import Block, Document

SURE_SIGNS = 1  # lines that open with closing punctuation, from which a page counts as broken
SIGNS = 3  # lines that open with a small letter after one that breaks off, where no sign is sure
LINK_WORDS = 8  # words of a link or a bold phrase inside a sentence
LAST_WORDS = 4  # words of one that ends a sentence; a longer line may be a sentence of its own
OPEN_WORDS = 2  # words of a line that such a phrase continues; one word may be a label
GROUP_WORDS = 8  # words of the pieces together: a sentence, not a label
PLACE_WORDS = 6  # words of place and publisher before a dash
START_WORDS = 3  # words behind the dash that cannot be all of a paragraph, dash included
LOOK = 80  # characters of a line's start that are looked at

_CLOSING = re.compile(r"\s*(?:[,;:)\]%”’»]|[.!?](?![\w.!?]))")
_BRACKETED = re.compile(r"\([^()]{1,60}\)(?:[,.;:]| [a-z])")
# "tirto.id - ...", "iPhone 15 ...", "e-KTP": a small letter at the start of a line all the same.
_ODD_WORD = re.compile(r"[^\s,;:]*[.@/\-A-Z\d]\w")


def continuations(document: Document) -> frozenset[int]:
    """The indexes of blocks that continue the block before; none on a page that is not broken at inline elements."""
    blocks = document.blocks
    texts = [block.normal for block in blocks]
    datelines = set(_datelines(document, texts))
    joined = set(datelines)
    odd = [at for at, text in enumerate(texts) if at and not "A" <= text[0] <= "Z"]
    signs = {at for at in odd if _opens_inside(blocks[at]) and _may_join(document, at)}
    if signs and _is_broken(blocks, signs):
        joined |= signs
        joined |= {at for sign in signs if _is_link(document, at := sign - 1, goes_on=True)}
        joined |= {at for at in range(1, len(blocks)) if at not in signs and _is_link(document, at, goes_on=False)}
    if not joined:
        return frozenset()
    return frozenset(
        blocks[at].index
        for group in _groups(joined)
        if group.start in datelines or _is_sentence(blocks, group)
        for at in group
    )


def _is_broken(blocks: Sequence[Block], signs: Iterable[int]) -> bool:
    sure = sum(_CLOSING.match(blocks[at].text, 0, LOOK) is not None for at in signs)
    return sure >= SURE_SIGNS or sum(_is_open(blocks[at - 1].normal) for at in signs) >= SIGNS


def _opens_inside(block: Block) -> bool:
    """Whether the line opens as a piece from the middle of a sentence does."""
    first = block.normal[0]
    if first.islower():
        return _ODD_WORD.match(block.normal, 0, LOOK) is None and not _measure.is_item(block.normal)
    if first.isalnum():
        return False
    return _CLOSING.match(block.text, 0, LOOK) is not None or _BRACKETED.match(block.normal, 0, LOOK) is not None


def _may_join(document: Document, at: int) -> bool:
    """Whether the line before `at` is unfinished, and neither of the two is named by a rule."""
    before, block = document.blocks[at - 1], document.blocks[at]
    if _is_named(document, before) or _is_named(document, block):
        return False
    if before.link_share or before.normal.endswith(":") or _measure.ends(before.normal):
        return False
    return not _measure.is_age(before.normal) and not _measure.is_date(before.normal)


def _is_named(document: Document, block: Block) -> bool:
    return document.marks.get(block.index) in (Mark.FURNITURE, Mark.END)


def _is_open(text: str) -> bool:
    """Whether the line breaks off: two words or more, the last a small one or with a comma."""
    last = text[text.rfind(" ") + 1 :]
    return (text.endswith(",") or last[:1].islower()) and text.count(" ") >= OPEN_WORDS - 1


def _is_link(document: Document, at: int, *, goes_on: bool) -> bool:
    """Whether the line is a phrase that the open line before it continues with; `goes_on`: the line behind does too."""
    if at < 1:
        return False
    before, block = document.blocks[at - 1].normal, document.blocks[at]
    if before.endswith("("):
        return _may_join(document, at)
    if not _is_open(before) or (before[0].isalnum() and _measure.is_item(before)):
        return False  # "4. Minum air" is a heading
    if block.words > (LINK_WORDS if goes_on else LAST_WORDS):
        return False
    ends = goes_on or (_measure.ends_in_full_stop(block.normal) and not _measure.is_item(block.normal))
    return ends and _may_join(document, at)


def _datelines(document: Document, texts: Sequence[str]) -> Iterator[int]:
    """The pieces of datelines: "Jakarta", "-", what follows the dash, and what follows that if it is a mere start."""
    blocks = document.blocks
    for at, (before, text) in enumerate(pairwise(texts), 1):
        if text[0] != "-" and before[-1] != "-":
            continue
        if blocks[at - 1].words > PLACE_WORDS or any(_is_dash(blocks, near) for near in (at - 2, at + 2)):
            continue  # a row of dashes parts the links of a menu
        end = at + 1
        if _is_dash(blocks, at) and end < len(blocks):
            text, end = f"- {blocks[end].normal[:LOOK]}", end + 1
        elif not text.startswith(("- ", "-- ")) and before[-1] != "-":
            continue
        if _measure.is_date(text) or not _measure.is_dateline(f"{before} {text[:LOOK]}"):
            continue
        if end < len(blocks) and blocks[end - 1].words <= START_WORDS and not _measure.ends(text):
            end += 1
        if not any(_is_named(document, block) for block in blocks[at - 1 : end]):
            yield from range(at, end)


def _is_dash(blocks: Sequence[Block], at: int) -> bool:
    return 0 <= at < len(blocks) and blocks[at].normal in ("-", "--")


def _groups(joined: Iterable[int]) -> Iterator[range]:
    """Neighbouring positions together."""
    start = end = -1
    for at in sorted(joined):
        if at != end:
            if end > start:
                yield range(start, end)
            start = at
        end = at + 1
    if end > start:
        yield range(start, end)


def _is_sentence(blocks: Sequence[Block], group: range) -> bool:
    """Whether the pieces, with the line that they continue, come to the end of a sentence."""
    whole = blocks[group.start - 1 : group.stop]
    return _measure.ends(whole[-1].normal) and sum(block.words for block in whole) >= GROUP_WORDS
