"""The wording of a page made unreadable, letter by letter, so that a test may be published: shape and marks stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouAEIOU")


def masked(line: str, kept: Collection[str]) -> str:
    """`line` with each letter as k or a, but for the words `kept` (in lower case).

    Equal texts stay equal, and the end of a line stays its end, so that cards are still cards.
    """
    return _WORD.sub(lambda match: match[0] if match[0].lower() in kept else _masked(match[0]), line)


def _masked(word: str) -> str:
    return "".join(_letter(char) for char in word)


def _letter(char: str) -> str:
    small = "a" if char in _VOWELS else "k"
    return small.upper() if char.isupper() else small
