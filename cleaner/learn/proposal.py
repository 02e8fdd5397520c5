"""What the evidence amounts to: a rule that could be written, or the reason why none is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleaner.rulebook.plain import WindowData

# Share of the lines that must stand in a window for the rule to have it.
IN_WINDOW = 0.98
# Lines: windows that rules get, each at least half as long again as what was seen.
WINDOWS = (2, 4, 8, 16, 32, 64)
ROOM = 1.5
# Share of capitalised words that makes a headline; headlines of the corpus have 0.6 to 1.
TITLED = 0.6
TITLE_WORDS = range(3, 31)

_SLUG = re.compile(r"[^a-z0-9]+")
# Characters of an id that is made of a phrase.
_ID_CHARS = 32


@dataclass(frozen=True)
class Proposal:
    """A rule without id and tests. `shown` is what the evidence is about, as a table shows it.

    `notes` tell of its phrases or patterns, by their text; `words` are those by which near misses are looked for;
    `name` is what its id is made of, `why` a reason in words, `lines` are some of the lines that it is about.
    """

    rule: dict[str, Any]
    shown: str
    documents: int
    ratio: float | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    category: str = "other"
    name: str = ""
    why: str = ""
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rejection:
    """What repeats and yet is no rule, and why."""

    shown: str
    documents: int
    ratio: float | None
    reason: str


@dataclass(frozen=True)
class Found:
    """What one look at the evidence came to."""

    proposals: tuple[Proposal, ...]
    rejections: tuple[Rejection, ...] = ()


def window(places: Sequence[tuple[int, int]], zones: Mapping[str, float]) -> WindowData | None:
    """The window of a rule whose lines stood at `places` (lines above, lines below), where they stood at one end."""
    for side, at, zone in (("head", 0, "head"), ("tail", 1, "tail")):
        most = _most([place[at] for place in places]) + 1
        fits = next((size for size in WINDOWS if size >= ROOM * most), None)
        if zones.get(zone, 0) >= IN_WINDOW and fits:
            return {"head": fits} if side == "head" else {"tail": fits}
    return None


def is_title(text: str) -> bool:
    """Whether a line reads like a headline: most of its words are capitalised, no sign opens and no stop ends it."""
    words = [word for word in text.split() if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return (
        len(words) in TITLE_WORDS
        and capital >= TITLED * len(words)
        and not text.endswith(".")
        and (text[0].isalnum() or text[0] in "\"'")
    )


def slug(text: str, taken: Iterable[str] = (), fallback: str = "rule") -> str:
    """An id made of `text`, unlike those in `taken`."""
    base = _cut(_SLUG.sub("-", text.lower()).strip("-")) or fallback
    known, number, name = set(taken), 1, base
    while name in known:
        number += 1
        name = f"{base}-{number}"
    return name


def _cut(words: str) -> str:
    """As many whole words as an id may have; the beginning of the first, where that is too long."""
    short = words[: _ID_CHARS + 1]
    return (short.rpartition("-")[0] or short[:_ID_CHARS]) if len(words) > _ID_CHARS else words


def share(part: int, whole: int) -> str:
    """`41 of 50 documents (82 %)`."""
    return f"{part} of {whole} documents ({100 * part / max(1, whole):.0f} %)"


def times(ratio: float | None) -> str:
    """How often here against elsewhere, in words; empty where nobody knows."""
    if ratio is None:
        return ""
    return "never in the prose of other sites" if ratio == float("inf") else f"{ratio:.0f} times as often as elsewhere"


def _most(numbers: Sequence[int]) -> int:
    """The largest number but for outliers."""
    order = sorted(numbers)
    return order[int(IN_WINDOW * (len(order) - 1))] if order else 0
