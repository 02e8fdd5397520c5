"""How near a text is to the gold: bags of four words each, as in the public article-extraction benchmark.

Every page weighs the same, however long it is. F1 is that of the mean precision and the mean recall. A dateline before
the first sentence may be kept or left out: the reading of the gold that fits better counts.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Words of a shingle, and resamplings behind a deviation: those of the public benchmark.
SHINGLE = 4
RESAMPLINGS = 500
_WORD = re.compile(r"\w+")
_HOST = r"(?i:[\w-]+\.(?:com|net|id|co(?:\.id)?)\b)"
# "CONTOH.COM, JAKARTA - ", "Contoh.co.id (1/2) -- "; "JAKARTA, Contoh.com - Kota "; "JAKARTA - ".
_DATELINES = (
    re.compile(rf"[^\n]{{0,40}}?\b{_HOST}(?:(?![a-z\n]).){{0,45}}?(?:[-–—]+|\.)\s*"),
    re.compile(rf"[^\n]{{0,30}}?\b{_HOST}\W{{0,4}}\w[\w ]{{2,28}}?\s*[-–—]+\s*"),
    re.compile(r"\w[\w ,]{2,32}?\s*[-–—]{1,2}\s+"),
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of all shingles of a page: in both texts, in the output only, in the gold only; all 0 without any."""

    both: float = 0.0
    extra: float = 0.0
    missed: float = 0.0

    @property
    def f1(self) -> float:
        return summary([self]).f1


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of many pages, each with one deviation of the bootstrap."""

    f1: float
    precision: float
    recall: float
    spread: tuple[float, float, float] = (0.0, 0.0, 0.0)


def overlap(gold: str, output: str) -> Overlap:
    """How `output` and the better reading of `gold` overlap."""
    found = _shingles(output)
    return max((_overlap(_shingles(reading), found) for reading in _readings(gold)), key=lambda one: one.f1)


def summary(overlaps: Sequence[Overlap]) -> Score:
    """The figures of the pages as they are, without deviations."""
    precision = _mean([one.both / (one.both + one.extra) for one in overlaps if one.both + one.extra])
    recall = _mean([one.both / (one.both + one.missed) for one in overlaps if one.both + one.missed])
    both = precision + recall
    return Score(2 * precision * recall / both if both else 0.0, precision, recall)


def score(overlaps: Sequence[Overlap]) -> Score:
    """The figures of the pages, with their deviations. The same pages in the same order give the same figures."""
    dice = random.Random(0)
    draws = [summary(dice.choices(overlaps, k=len(overlaps))) for _ in range(RESAMPLINGS)]
    found = summary(overlaps)
    spread = (pstdev(d.f1 for d in draws), pstdev(d.precision for d in draws), pstdev(d.recall for d in draws))
    return Score(found.f1, found.precision, found.recall, spread)


def _readings(gold: str) -> Iterator[str]:
    yield gold
    for dateline in _DATELINES:
        if match := dateline.match(gold):
            yield gold[match.end() :]


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def _overlap(gold: Counter[tuple[str, ...]], output: Counter[tuple[str, ...]]) -> Overlap:
    both = (gold & output).total()
    extra, missed = output.total() - both, gold.total() - both
    total = both + extra + missed
    return Overlap(both / total, extra / total, missed / total) if total else Overlap()


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0
