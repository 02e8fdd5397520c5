"""A table in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .suite import Table


def rows(table: Table) -> Iterator[str]:
    """The lines of a table with its title and its notes."""
    medians = {lap.name: lap.median for lap in table.laps}
    floor, ours = medians.get(table.floor), medians.get(table.ours)
    yield f"### {table.title}"
    yield ""
    yield f"| | CPU a {table.item} | spread | x {table.floor} | x {table.ours} |"
    yield "|---|---:|---:|---:|---:|"
    for lap in table.laps:
        name = f"**{lap.name}**" if lap.name == table.ours else lap.name
        cells = (amount(lap.median), f"± {lap.spread:.0%}", ratio(lap.median, floor), ratio(lap.median, ours))
        yield f"| {name} | {' | '.join(cells)} |"
    if table.notes:
        yield ""
        yield from table.notes
    yield ""


def amount(seconds: float) -> str:
    """Seconds in a unit that people read."""
    if seconds >= 0.01:
        return f"{seconds * 1e3:.0f} ms"
    return f"{seconds * 1e3:.2f} ms" if seconds >= 0.001 else f"{seconds * 1e6:.1f} µs"


def ratio(seconds: float, unit: float | None) -> str:
    """How many times `unit`; nothing where there is no unit."""
    if not unit:
        return ""
    times = seconds / unit
    return f"{times:.0f}" if times >= 20 else f"{times:.1f}" if times >= 2 else f"{times:.2f}"
