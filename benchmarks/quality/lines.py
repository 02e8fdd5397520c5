"""Scores for dumps, line by line: lines kept against gold, and repeated lines where there is no gold."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from .pages import Page

# Characters that a dateline may have, and that must be left of a line without it.
_DATELINE = 60
_LEAST_LEFT = 20
# A line of a site's documents repeats when it stands on this share of them, and on two at least.
_REPEATED = 0.03
# Characters. Shorter lines repeat by chance.
_LEAST_LINE = 12
_CONTINUES = tuple(",.;-)")


@dataclass(frozen=True, slots=True)
class Lines:
    """Shares over the lines of all pages."""

    recall: float
    precision: float


def compare(pages: Sequence[Page], outputs: Sequence[str]) -> Lines:
    """How many gold lines are in the output, less their dateline or not, and how many lines of the output are gold."""
    found = wanted = given = 0
    for page, output in zip(pages, outputs, strict=True):
        gold, left = _lines(page.text), Counter(_lines(output))
        wanted, given = wanted + len(gold), given + left.total()
        for line in gold:
            match = line if left[line] else _undated(line, left)
            if match is not None:
                left[match] -= 1
                found += 1
    return Lines(found / max(wanted, 1), found / max(given, 1))


def repeated(path: Path, clean: Callable[[str, str], str]) -> float:
    """The share of repeated lines that `clean(text, url)` leaves in the documents of one site, rows of JSON Lines.

    Pieces of sentences do not count: in some dumps each inline element is a line of its own.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    kept = [[" ".join(line.split()) for line in _lines(clean(row["text"], row["url"]))] for row in rows]
    documents = Counter(line for lines in kept for line in set(lines))
    floor = max(2.0, _REPEATED * len(rows))
    every = [line for lines in kept for line in lines]
    return sum(documents[line] >= floor and _is_whole(line) for line in every) / max(1, len(every))


def _undated(line: str, outputs: Counter[str]) -> str | None:
    return next(
        (
            output
            for output, times in outputs.items()
            if times and line.endswith(output) and len(line) - len(output) <= _DATELINE and len(output) > _LEAST_LEFT
        ),
        None,
    )


def _is_whole(line: str) -> bool:
    return len(line) >= _LEAST_LINE and not line[0].islower() and not line.startswith(_CONTINUES)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
