"""A rule whose lines only ever stand at one end of the page should look there alone: elsewhere it can only be wrong."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint
from cleaner.lint._written import written
from cleaner.model import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R204"
# Samples with a hit. Were a rule's lines anywhere with equal chance, eight pages would show them all within the same
# third once in 3,000 rules.
PAGES = 8
# Share of the lines of a page that is an end of it.
END = 0.3
# Non-empty lines. On a shorter page every line is near an end.
LINES = 12
# Words that a line of prose has at least; see `sentence`.
PROSE = 8


def find(stock: Stock) -> Iterator[Finding]:
    """Rules without `at` that could take prose, and whose lines stand at the same end of all samples that have them."""
    risky = _risky(stock)
    for name, found in _places(stock).items():
        if len(found) >= PAGES and name in risky and "at" not in stock.rules[name][1]:
            window = _window(found)
            if window:
                message = (
                    f"{name} looks everywhere, and on {len(found)} samples its lines stand at the {window[0]} only"
                )
                yield stock.at_rule(name, CODE, message, window[1])


def _places(stock: Stock) -> dict[str, list[tuple[float, float]]]:
    """By check, for each sample with a hit: where its first and its last line stand, as shares of the page."""
    places: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for page in stock.seen:
        size = len(page.result.document.blocks)
        if size < LINES:
            continue
        on_page: defaultdict[str, list[int]] = defaultdict(list)
        for claim in page.result.settlement.standing:
            if claim.check.effect is Effect.DROP:
                on_page[claim.check.id].append(claim.span.block)
        for name, blocks in on_page.items():
            places[name].append((min(blocks) / size, (max(blocks) + 1) / size))
    return places


def _risky(stock: Stock) -> set[str]:
    """The checks that name lines, and could name one of prose: by a whole line they cannot mistake it."""
    taking = (one for one in written(stock.files) if one.takes and one.kind != "is")
    long = (one for one in taking if one.matcher.get("max_words", math.inf) >= PROSE)
    return {f"{one.file['id']}/{one.rule['id']}" for one in long if one.matcher.get("sentence") is not False}


def _window(found: Sequence[tuple[float, float]]) -> tuple[str, str] | None:
    if all(end <= END for _, end in found):
        return "head", f"write at: {{head: {END}}}"
    if all(begin >= 1 - END for begin, _ in found):
        return "tail", f"write at: {{tail: {END}}}"
    return None


LINT = Lint({CODE: "a rule that looks everywhere for what stands at one end"}, find, "samples")
