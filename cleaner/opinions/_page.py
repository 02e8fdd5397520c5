"""The blocks of a page with their words, as opinions are compared: words of all scripts count alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.model import Block

# Scripts that write whole clauses without blanks: there each character is a word.
_UNSPACED = r"\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ASCII_WORD = re.compile(r"\w+", re.ASCII)  # the same where there is nothing else, in a third of the time
# Block texts are looked at as they were normalised: plain quotes, no ellipsis sign.
_END = re.compile(r"[.!?。।۔؟။։።][\"')\]」』]*$")
# Thai, Lao and Khmer end a sentence with nothing: there so many characters are one.
_STOPLESS = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]$")
_STOPLESS_WORDS = 30
# A block's share of characters in links, and its words, up to and from which it can be prose.
LINKED = 0.3
WORDS = 6


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text.lower())


@dataclass(frozen=True)
class Page:
    """`words[i]` are the words of `blocks[i]`, whose index is i."""

    blocks: tuple[Block, ...]
    words: tuple[list[str], ...]

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Page:
        return cls(blocks, tuple(words(block.text) for block in blocks))

    def count(self, indexes: Iterable[int]) -> int:
        """The number of words of some blocks."""
        return sum(len(self.words[index]) for index in indexes)

    def ends_sentence(self, index: int) -> bool:
        """Whether a block ends as sentences do, in whatever script."""
        text = self.blocks[index].normal
        return bool(_END.search(text) or (len(self.words[index]) >= _STOPLESS_WORDS and _STOPLESS.search(text)))

    def is_prose(self, index: int, least: int = WORDS) -> bool:
        """Whether a block may be part of a text by its looks alone: few links, and some words or an end."""
        return self.blocks[index].link_share <= LINKED and (
            len(self.words[index]) >= least or self.ends_sentence(index)
        )
