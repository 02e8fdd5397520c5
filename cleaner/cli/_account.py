"""A result line by line, as `explain` prints it: each line of the page, its fate, who decided it, and where that is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from cleaner import explanation
from cleaner.cli._terminal import columns_of, inline, padded, shortened
from cleaner.marked import marked_blocks
from cleaner.model import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.model import Check, Metadata
    from cleaner.result import Result

# Columns that a line of the page gets at least, however narrow the terminal and long the names of rules.
_LEAST_TEXT = 48


class Row(NamedTuple):
    """One row: the line number with the margin, the text, and who decided."""

    number: str
    text: str
    category: str = ""
    rule: str = ""
    place: str = ""


def lines(result: Result, width: int) -> Iterator[str]:
    """The account of `result`, in lines of `width` columns where the names of rules leave room for the text."""
    rows = list(_rows(result))
    number, category, rule, place = (_widest(row[column] for row in rows) for column in (0, 2, 3, 4))
    text = max(_LEAST_TEXT, width - (number + 1 + 2 + category + 2 + rule + 2 + place))
    for row in rows:
        page = padded(row.text, text) if row.rule else shortened(row.text, width - number - 1)
        who = f"  {padded(row.category, category)}  {padded(row.rule, rule)}  {row.place}" if row.rule else ""
        yield f"{row.number.rjust(number)} {page}{who}".rstrip()
    yield from _metadata(result.metadata, width)
    yield from (f"warning: {inline(warning)}" for warning in result.warnings)


def _rows(result: Result) -> Iterator[Row]:
    notes: defaultdict[int, list[Check]] = defaultdict(list)
    for claim in result.settlement.standing:
        if claim.check.effect is Effect.NOTE:
            notes[claim.span.block].append(claim.check)
    hidden = _hidden(result)
    for block, marked, removals in marked_blocks(result.document, result.settlement):
        if block.index in hidden:
            if number := hidden[block.index]:
                yield Row("…", f"{number} more blocks outside the article; --html shows them all")
            continue
        who = [_decided(removal.check, len(removal.grounds)) for removal in removals]
        who += [_decided(check, 1) for check in dict.fromkeys(notes[block.index])]
        first, *others = who or [("", "", "")]
        yield Row(f"{block.line} {marked[0]}", inline(marked[2:]), *first)
        for other in others:
            yield Row("", "", *other)


def _hidden(result: Result) -> dict[int, int]:
    """The blocks of an HTML page that go without saying: all but the first and the last of each long run outside the
    article. The first of those that are hidden comes with their number, the others with 0.
    """
    if result.document.kind == "text":
        return {}
    hidden: dict[int, int] = {}
    for is_long, run in explanation.folded(list(explanation.rows(result))):
        for row in run[1:-1] if is_long else ():
            hidden[row.block.index] = len(run) - 2 if row is run[1] else 0
    return hidden


def _decided(check: Check, grounds: int) -> tuple[str, str, str]:
    others = f" +{grounds - 1}" if grounds > 1 else ""
    return check.category, inline(check.id) + others, inline(check.where)


def _metadata(metadata: Metadata, width: int) -> Iterator[str]:
    for field in fields(metadata):
        value = getattr(metadata, field.name)
        if not value or field.name == "provenance":
            continue
        shown = "; ".join(map(inline, _texts(value)))
        source = metadata.provenance.get(field.name, "")
        origin = f"  ({inline(source)})" if source else ""
        yield shortened(f"{field.name}: {shown}", max(_LEAST_TEXT, width - columns_of(origin))) + origin


def _texts(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _widest(cells: Iterable[str]) -> int:
    return max(map(columns_of, cells), default=0)
