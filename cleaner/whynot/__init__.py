"""Why a line stayed: which rules looked at it or come near it, and which of their conditions failed.

The answer is put together from the same matchers and the same settlement that clean a page; nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.whynot._inquiry import MOST_RULES, Inquiry, Looked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.model import Block
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.rulebook.plain import FileData

__all__ = ["MOST_RULES", "Answer", "Looked", "explain"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the page: whether it stayed, and who looked at it. Of a line that went, who took it."""

    block: Block
    stayed: bool
    looked: tuple[Looked, ...]


def explain(cleaner: Cleaner, result: Result, text: str, tested: Sequence[FileData] = ()) -> tuple[Answer, ...]:
    """An answer for each line of `result` that has `text` in it, in any case; empty where no line has.

    `tested` are the files of the cleaner's rulebook with their tests, which the rulebook itself leaves out. Without
    them a rule whose literals are not like the line is not seen to come near it.
    """
    blocks = [block for block in result.document.blocks if _shows(block.folded, text) or _shows(block.text, text)]
    inquiry = Inquiry(cleaner, result, tested) if blocks else None
    return tuple(_answer(block, result, inquiry, text) for block in blocks if inquiry)


def _answer(block: Block, result: Result, inquiry: Inquiry, text: str) -> Answer:
    for removal in result.settlement.removals:
        span = removal.span
        whole = span.end - span.start == len(block.text)
        if span.block == block.index and (whole or _shows(block.text[span.start : span.end], text)):
            grounds = (Looked(claim.check.id, claim.check.where, claim.check.why) for claim in removal.grounds)
            return Answer(block, stayed=False, looked=tuple(grounds))
    return Answer(block, stayed=True, looked=inquiry.looked(block))


def _shows(line: str, text: str) -> bool:
    return " ".join(text.lower().split()) in " ".join(line.lower().split())
