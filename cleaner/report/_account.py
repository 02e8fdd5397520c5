"""What the ledger of one page says: each removal with its fate, and the sums of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cleaner.explanation import OUTSIDE
from cleaner.ledger import SPACE
from cleaner.model import MOVED
from cleaner.text import is_sentence, normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.ledger import Entry
    from cleaner.report._seen import Seen

# "moved" to the metadata, "outside" of the article as whoever found it sees it, "taken" out of it.
Fate = Literal["moved", "outside", "taken"]
# Characters that a sentence of eight words has at least; shorter removals are not looked at.
_SENTENCE_CHARS = 24


class Taken(NamedTuple):
    """One removal that is no blank. `prose` says that it is a sentence, and was not moved to the metadata."""

    entry: Entry
    fate: Fate
    prose: bool

    @property
    def chars(self) -> int:
        return self.entry.end - self.entry.start


def account(seen: Seen) -> list[Taken]:
    """What was taken of a page, in its order; nothing where the run kept no ledger."""
    found = ((entry, fate(entry, seen)) for entry in seen.removed or () if entry.category != SPACE)
    return [Taken(entry, own, own != "moved" and _is_prose(entry.text)) for entry, own in found]


def fate(entry: Entry, seen: Seen) -> Fate:
    """What became of a removal that is no blank."""
    if entry.category in MOVED:
        return "moved"
    is_outside = entry.rule in OUTSIDE or entry.rule == f"{seen.site}/{seen.layout}.body"
    return "outside" if is_outside else "taken"


def chars(taken: Sequence[Taken], wanted: Fate) -> int:
    """The characters of one fate."""
    return sum(one.chars for one in taken if one.fate == wanted)


def _is_prose(words: str) -> bool:
    # Most are sorted out before the costly look.
    if len(words) < _SENTENCE_CHARS or not any(mark in words[-4:] for mark in ".!?"):
        return False
    return is_sentence(normalise(words))
