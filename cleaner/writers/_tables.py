"""Tables in Markdown: rows of short cells. What only lays out a page, or does not fit into one line, is no table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.writers import _inline, _places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.model import Paragraph

# Columns of a table and paragraphs of a cell, beyond which it lays out a page.
_COLUMNS = 20
_PARAGRAPHS = 3

_Row = dict[int, list[str]]  # column: paragraphs


def lines(paragraphs: Sequence[Paragraph]) -> list[str] | None:
    """The lines of a table of `paragraphs`, all that is left of it; None where they make no table."""
    rows: dict[str, _Row] = {}
    heads: dict[str, bool] = {}
    for one in paragraphs:
        cell = _places.cell(one.path)
        if cell is None or cell.column > _COLUMNS:
            return None
        rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(_inline.cell(one.text, one.links))
        heads[cell.row] = heads.get(cell.row, True) and cell.is_head
    around = {_places.containers(one.path) for one in paragraphs}
    if len(around) > 1 or not _is_table([*rows.values()]):
        return None
    return _drawn([*rows.values()], headed=next(iter(heads.values())))


def _is_table(rows: Sequence[_Row]) -> bool:
    """Two rows of two cells at least, none of which holds a text of its own."""
    wide = sum(len(row) > 1 for row in rows)
    return wide > 1 and all(len(cell) <= _PARAGRAPHS for row in rows for cell in row.values())


def _drawn(rows: Sequence[_Row], *, headed: bool) -> list[str]:
    columns = range(1, max(max(row) for row in rows) + 1)
    drawn = [_line([" ".join(row.get(column, ())) for column in columns]) for row in rows]
    # A table must have a head, if an empty one.
    head, body = (drawn[0], drawn[1:]) if headed else (_line([""] * len(columns)), drawn)
    return [head, _line(["---"] * len(columns)), *body]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
