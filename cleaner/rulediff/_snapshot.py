"""The accepted outcome of a sample, as a marked page: the metadata, then each line with its fate and who took it.

    = title: Harga Beras Turun
    - Baca juga: Harga cabai naik
    = rule: umum/related
    + Pasokan dari sentra produksi sudah lancar.

Strip the margin and leave out the lines with `=`, and you have the page. Those with `rule` belong to the line above.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner import marked
from cleaner.rulediff._changes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.result import Result
    from cleaner.rulediff._rows import Spans

_RULE = "rule"
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: as it is marked, its own text, what of it goes, and the rules that take it.

    `blanks` is the number of empty lines before it.
    """

    marked: str
    text: str
    gone: Spans
    rules: tuple[str, ...] = ()
    blanks: int = 0


@dataclass(frozen=True)
class Snapshot:
    """What a page came to: its lines, and the values of each field that has any."""

    lines: tuple[Line, ...]
    fields: Mapping[str, tuple[str, ...]]


def taken(result: Result) -> Snapshot:
    """The snapshot of a result, which must tell of the whole page."""
    lines, last = [], 0
    for block, row, removals in marked.marked_blocks(result.document, result.settlement):
        is_dump = result.document.kind == "text"
        rules = dict.fromkeys(removal.check.id for removal in removals)
        lines.append(_line(row, tuple(rules), block.line - last - 1 if is_dump else 0))
        last = block.line
    record = result.record()
    return Snapshot(tuple(lines), {name: values for name in FIELDS if (values := _values(record[name]))})


def read(text: str) -> Snapshot:
    """The snapshot in a file; raises marked.MarkedError where it is none."""
    page, rows = marked.parse(text), _BREAK.split(text)
    fields: defaultdict[str, list[str]] = defaultdict(list)
    rules: defaultdict[int, list[str]] = defaultdict(list)
    owners = [line.number for line in page.lines if line.text.strip()]
    for (name, value), number in zip(page.fields, page.field_lines, strict=True):
        above = bisect_left(owners, number)
        if name == _RULE and above:
            rules[owners[above - 1]].append(value)
        else:
            fields[name].append(value)
    lines, blanks = [], 0
    for line in page.lines:
        if line.text.strip():
            lines.append(Line(rows[line.number - 1], line.text, line.spans, tuple(rules[line.number]), blanks))
        blanks = 0 if line.text.strip() else blanks + 1
    return Snapshot(tuple(lines), {name: tuple(values) for name, values in fields.items()})


def printed(snapshot: Snapshot) -> str:
    """The snapshot as a file."""
    return "".join(f"{row}\n" for row in _rows(snapshot))


def _rows(snapshot: Snapshot) -> Iterator[str]:
    for name in sorted(snapshot.fields, key=lambda name: (FIELDS.index(name) if name in FIELDS else len(FIELDS), name)):
        yield from (f"= {name}: {value}" for value in snapshot.fields[name])
    for line in snapshot.lines:
        yield from ("" for _ in range(line.blanks))
        yield line.marked
        yield from (f"= {_RULE}: {rule}" for rule in line.rules)


def _line(row: str, rules: tuple[str, ...], blanks: int) -> Line:
    (parsed,) = marked.parse(row).lines
    return Line(row, parsed.text, parsed.spans, rules, blanks)


def _values(value: Any) -> tuple[str, ...]:
    values: Sequence[str] = value if isinstance(value, list) else [value] if value else []
    return tuple(flat for one in values if (flat := " ".join(one.split())))
