"""Safe pieces of a report: numbers, bars, tables. Whatever comes from a record goes through `explanation.text`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.explanation import code, counted, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.repeats import Lines, Pages
    from cleaner.report._sums import Sums

# Rows of a table that are open; a screen. The others can be opened, up to MOST_ROWS.
OPEN_ROWS, MOST_ROWS = 20, 500


class Column(NamedTuple):
    """One column: its heading, and the class of its cells ("", "number" or "chart")."""

    name: str
    kind: str = ""


class Part(NamedTuple):
    """One stretch of a bar: its class in the style sheet, what it is called, and its share (0 to 1)."""

    kind: str
    name: str
    share: float


def number(value: int) -> str:
    """`12,345`."""
    return f"{value:,}"


def percent(part: float, whole: float) -> str:
    """`12.3%`; a dash where there is nothing to have a share of."""
    return f"{part / whole:.1%}" if whole else "–"


def fates(sums: Sums, *, ledger: bool) -> tuple[Part, ...]:
    """What became of the characters that were read; without a ledger it is not known who has those that went."""
    whole = max(1, sums.chars_in)
    kept = Part("kept", "kept", sums.chars_out / whole)
    if not ledger:
        return kept, Part("taken", "not kept", max(0, sums.chars_in - sums.chars_out) / whole)
    return (
        kept,
        Part("moved", "moved to the metadata", sums.moved / whole),
        Part("taken", "taken out of the article", sums.taken / whole),
        Part("outside", "outside the article", sums.outside / whole),
    )


def bar(parts: Sequence[Part], label: str = "") -> str:
    """A bar of stretches. `label` is what it says to those who do not see it; by default all its shares."""
    said = label or ", ".join(f"{part.name} {part.share:.1%}" for part in parts)
    drawn, at = "", 0.0
    for part in parts:
        width = 100 * min(part.share, 1 - at)
        if width > 0:
            drawn += f'<rect class="{part.kind}" x="{100 * at:.2f}" width="{width:.2f}" height="8"/>'
            at += width / 100
    frame = 'class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img"'
    return f'<svg {frame} aria-label="{text(said)}">{drawn}</svg>'


def key(parts: Sequence[Part]) -> str:
    """What the colours of a bar mean, with the shares."""
    items = (
        f'<li><svg viewBox="0 0 8 8" aria-hidden="true"><rect class="{part.kind}" width="8" height="8" rx="1.5"/></svg>'
        f"<span>{text(part.name)} <b>{part.share:.1%}</b></span></li>"
        for part in parts
    )
    return f'<ul class="key">{"".join(items)}</ul>'


def table(name: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table called `name`, whose cells are HTML, the first of each row its heading; the rows past a screen fold."""
    yield _table(name, columns, rows[:OPEN_ROWS])
    if more := rows[OPEN_ROWS:MOST_ROWS]:
        yield f'<details class="more"><summary>{number(len(more))} more</summary>'
        yield _table(f"{name}, continued", columns, more)
        if len(rows) > MOST_ROWS:
            yield f'<p class="cut">{number(len(rows) - MOST_ROWS)} more are not shown.</p>'
        yield "</details>"


def names(pages: Pages, places: Mapping[str, str]) -> str:
    """The first of some pages by name; those that are shown on this report are links to their `places`."""
    shown = [_name(name, places.get(name)) for name in pages.first[:3]]
    more = f" and {number(pages.number - len(shown))} more" if pages.number > len(shown) else ""
    return f'<span class="small">{", ".join(shown)}{more}</span>'


def forgotten(kinds: Lines) -> str:
    """What a table of `kinds` may miss."""
    if not kinds.missed:
        return ""
    return f'<p class="cut">The rarest were forgotten: whatever is missing was on {pages_of(kinds.missed)} at most.</p>'


def section(identifier: str, title: str, *about: str) -> str:
    """The opening of a section: its heading, and what there is to know about it."""
    said = "".join(f'<p class="note">{line}</p>' for line in about if line)
    return f'<section id="{identifier}" aria-labelledby="{identifier}-h"><h2 id="{identifier}-h">{title}</h2>{said}'


def pages_of(amount: int) -> str:
    """`1 page`, `2,000 pages`."""
    return many(amount, "page")


def many(amount: int, noun: str) -> str:
    """`1 site`, `2,000 sites`."""
    return counted(amount, noun).replace(str(amount), number(amount), 1)


def _table(name: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col"{_kind(column)}>{text(column.name)}</th>' for column in columns)
    body = "".join(f"<tr>{_cells(columns, row)}</tr>" for row in rows)
    return (
        f'<div class="scroll" role="region" aria-label="{text(name)}" tabindex="0"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(columns: Sequence[Column], row: Sequence[str]) -> str:
    first, *others = row
    rest = "".join(f"<td{_kind(column)}>{cell}</td>" for column, cell in zip(columns[1:], others, strict=True))
    return f'<th scope="row">{first}</th>{rest}'


def _kind(column: Column) -> str:
    return f' class="{column.kind}"' if column.kind else ""


def _name(name: str, place: str | None) -> str:
    return f'<a href="#{place}">{code(name)}</a>' if place else code(name)
