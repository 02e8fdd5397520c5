"""An HTML page: one block a run of visible text between block-level tags, and the facts that metadata needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.codec import BINARY
from cleaner.model import Block, Document
from cleaner.readers import _charset, _dom, _facts, _walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.readers._facts import Facts
    from cleaner.readers._walk import Run

# Words of a first cell that can be a label: "Penulis", "Tanggal tayang".
_LABEL_WORDS = 4
# Visible words below which a page may have its article hidden until a script shows it.
_FEW_WORDS = 50


@dataclass(frozen=True)
class Page:
    """A page that was read. `problem` says why there is nothing to read, None where there is.

    `html` is the decoded markup, for those who look at it with a parser of their own.
    """

    document: Document
    facts: Facts
    html: str
    problem: str | None = None


def read(raw: bytes | str, url: str | None = None) -> Page:
    """The page in `raw`; never raises for what it holds.

    `document.source` is the text of the blocks, a line each: the page's visible text. What tags or attributes hide
    is not read, unless hardly a word is left without it.
    """
    html, encoding = (raw, None) if isinstance(raw, str) else _charset.decode(raw)
    html = html.removeprefix("\ufeff")
    if encoding == BINARY or html.startswith("%PDF-"):
        return Page(Document((), "", "html", encoding, url), _facts.NONE, "", "binary data, not HTML")
    tree = _dom.parse(html)
    found = _walk.runs(tree)
    if (few := _words(found)) < _FEW_WORDS:
        everything = _walk.runs(tree, styled=False)
        found = everything if _words(everything) >= few + _FEW_WORDS else found
    blocks = tuple(_blocks(_joined(found)))
    document = Document(blocks, "\n".join(block.text for block in blocks), "html", encoding, url)
    return Page(document, _facts.collect(tree, blocks), html, None if blocks else _facts.absence(tree))


def _words(found: Iterable[Run]) -> int:
    return sum(run.text.count(" ") + 1 for run in found)


def _joined(found: Iterable[Run]) -> list[Run]:
    """The runs, with the cells of a table row whose first cell is a label made one."""
    result: list[Run] = []
    row: list[Run] = []
    for run in found:
        if not row or not run.row or run.row != row[0].row:
            result += _row(row)
            row = []
        row.append(run)
    return result + _row(row)


def _row(cells: list[Run]) -> list[Run]:
    if len(cells) < 2 or [run.cell for run in cells] != list(range(1, len(cells) + 1)):
        return cells
    label = cells[0].text
    if label.count(" ") >= _LABEL_WORDS or not (label.endswith(":") or cells[1].text.startswith(":")):
        return cells
    first = cells[0]
    text = " ".join(run.text for run in cells)
    parent = first.frame
    while parent.tag != "tr" and parent.parent is not None:
        parent = parent.parent
    first.text, first.tag, first.frame, first.linked = text, "tr", parent, sum(run.linked for run in cells)
    return [first]


def _blocks(found: Iterable[Run]) -> Iterable[Block]:
    start = 0
    for index, run in enumerate(found):
        shown = sum(map(len, run.text.split()))
        yield Block(index, run.text, start, index + 1, run.frame.path(), run.tag, min(1.0, run.linked / shown))
        start += len(run.text) + 1
