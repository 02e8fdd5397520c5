"""What a rule or a heuristic would take of a text that should be clean: the reason why this gate exists.

Of the records of HTML pages heuristics are not asked: they judge dumps by their shape, and the markup, which is gone,
has told more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.check._gate import Each, Gate
from cleaner.check._page import quoted
from cleaner.model import MOVED, Authority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.check._page import Seen
    from cleaner.errors import Finding
    from cleaner.model import Document, Removal

LINE, PART, SHAPE, SPAM, WARNED = "C101", "C102", "C103", "C104", "C105"


def find(seen: Seen) -> Iterator[Finding]:
    """A finding for each run of neighbouring lines that one check would take, and for each warning."""
    if seen.result is None or seen.result.failure:
        return
    document = seen.result.document
    for run in _runs(document, seen.result.settlement.removals):
        heuristic = run[0].check.authority == Authority.HEURISTIC
        if not (heuristic and seen.page.is_of_html):
            yield _finding(seen, document, run)
    told = tuple(f"{claim.check.id}: " for removal in seen.result.settlement.removals for claim in removal.grounds)
    for warning in () if seen.page.is_of_html else seen.result.warnings:
        if not warning.startswith(told):
            yield seen.page.finding(WARNED, f"look at this text: {quoted(warning)}")


def _runs(document: Document, removals: tuple[Removal, ...]) -> Iterator[list[Removal]]:
    run: list[Removal] = []
    for removal in removals:
        if run and not (removal.check.id == run[-1].check.id and _follows(document, run[-1], removal)):
            yield run
            run = []
        run.append(removal)
    if run:
        yield run


def _follows(document: Document, one: Removal, other: Removal) -> bool:
    whole = _is_whole(document, one) and _is_whole(document, other)
    return whole and other.span.block == one.span.block + 1


def _is_whole(document: Document, removal: Removal) -> bool:
    """Whether all that is seen of the line goes."""
    text = document.blocks[removal.span.block].text
    return not (text[: removal.span.start] + text[removal.span.end :]).strip()


def _finding(seen: Seen, document: Document, run: list[Removal]) -> Finding:
    first, check = run[0], run[0].check
    block = document.blocks[first.span.block]
    verb = "would move to the metadata" if check.category in MOVED else "would take"
    more = f" and {len(run) - 1} more line{'s' if len(run) > 2 else ''}" if len(run) > 1 else ""
    message = f"{check.id} ({check.category}) {verb} {quoted(block.text[first.span.start : first.span.end])}{more}"
    place = (0, 0) if document.kind == "html" else (block.line, first.span.start + 1)
    return seen.page.finding(_code(document, first), message, check.why, place)


def _code(document: Document, removal: Removal) -> str:
    if removal.check.category == "spam":
        return SPAM
    if removal.check.authority == Authority.HEURISTIC:
        return SHAPE
    return LINE if _is_whole(document, removal) else PART


GATE = Gate(
    {
        LINE: "a line that a rule would take",
        PART: "a part of a line that a rule would take",
        SHAPE: "lines that a heuristic would take",
        SPAM: "spam",
        WARNED: "something that the cleaner is not sure about",
    },
    lambda _: Each(find),
)
