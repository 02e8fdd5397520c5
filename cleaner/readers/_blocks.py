"""From runs of text to the blocks of a document; a table row whose first cell is a label is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Block
from cleaner.readers._links import resolved
from cleaner.text import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.readers._walk import Run

# Words of a first cell that can be a label: "Penulis", "Tanggal tayang".
_LABEL_WORDS = 4


def joined(found: Iterable[Run]) -> list[Run]:
    """The runs, with the cells of a table row whose first cell is a label made one."""
    result: list[Run] = []
    row: list[Run] = []
    for run in found:
        if not row or not run.row or run.row != row[0].row:
            result += _row(row)
            row = []
        row.append(run)
    return result + _row(row)


def blocks(found: Sequence[Run], base: str | None) -> Iterator[Block]:
    """A block a run, numbered in page order, each on a line of its own; links are relative to the address `base`."""
    start = 0
    for index, (run, normal) in enumerate(zip(found, normalised([run.text for run in found]), strict=True)):
        share = min(1.0, run.linked / sum(map(len, run.text.split()))) if run.linked else 0.0
        links = tuple(resolved(run.links, base)) if run.links else ()
        markup = {"path": run.frame.path(), "tag": run.tag, "link_share": share, "links": links}
        yield Block.of_line(index, run.text, start, index + 1, normal, **markup)
        start += len(run.text) + 1


def _row(cells: list[Run]) -> list[Run]:
    if len(cells) < 2 or [run.cell for run in cells] != list(range(1, len(cells) + 1)):
        return cells
    label = cells[0].text
    if label.count(" ") >= _LABEL_WORDS or not (label.endswith(":") or cells[1].text.startswith(":")):
        return cells
    first = cells[0]
    parent = first.frame
    while parent.tag != "tr" and parent.parent is not None:
        parent = parent.parent
    marks, links, position = [], [], 0
    for run in cells:
        marks += [(name, start + position, end + position) for name, start, end in run.marks]
        links += [(href, start + position, end + position) for href, start, end in run.links]
        position += len(run.text) + 1
    text = " ".join(run.text for run in cells)
    first.text, first.tag, first.frame, first.linked = text, "tr", parent, sum(run.linked for run in cells)
    first.marks, first.links = marks, links
    return [first]
