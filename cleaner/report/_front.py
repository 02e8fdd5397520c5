"""The head of a report: its title, its contents, the sums of the whole run, and what a reader must know first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.explanation import code, text
from cleaner.report._parts import bar, fates, key, many, number, percent
from cleaner.report._style import CSS, POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.report._totals import Totals

# The sections in their order: place, and name in the contents.
SECTIONS = (
    ("overview", "Overview"),
    ("sites", "Sites"),
    ("categories", "Categories"),
    ("rules", "Rules"),
    ("suspended", "Suspended rules"),
    ("silent", "Silent rules"),
    ("repetition", "What still repeats"),
    ("unknown", "Unknown sites"),
    ("duplicates", "Duplicates"),
    ("filtered", "Filtered pages"),
    ("problems", "Failures and warnings"),
    ("pages", "Pages to look at"),
)
# Sums that are told where somebody asked for what they count.
_WHERE_ASKED = frozenset({"duplicates", "filtered"})


def head(title: str) -> Iterator[str]:
    """The head of the document. GENERATOR in it tells our reports from other pages."""
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="generator" content="bersih report">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{text(title)}</title><style>{CSS}</style></head>"


def contents(counts: dict[str, int]) -> Iterator[str]:
    """The list of sections; `counts` are those that say how much is in them."""
    yield '<nav aria-label="Contents"><p class="brand">bersih</p><ol>'
    for place, name in SECTIONS:
        count = f'<span class="count">{number(counts[place])}</span>' if place in counts else ""
        yield f'<li><a href="#{place}">{name}{count}</a></li>'
    yield "</ol></nav>"


def header(title: str, totals: Totals) -> str:
    """The title, and the run in a sentence."""
    everything = totals.all
    sites = sum(name != "(no site)" for name in totals.sites)
    said = f"{many(everything.pages, 'page')} of {many(sites, 'known site')}. "
    if everything.chars_in:
        said += f"Of {many(everything.chars_in, 'character')} that were read, "
        said += f"{percent(everything.chars_out, everything.chars_in)} stayed as text."
    return f"<header><h1>{text(title)}</h1><p>{said}</p></header>"


def overview(totals: Totals, notes: Sequence[str]) -> Iterator[str]:
    """Tiles, the whole run as one bar, and notes: what makes these numbers other than they seem."""
    yield '<div id="overview"><h2 class="unseen">Overview</h2><dl class="tiles">'
    everything = totals.all
    tiles = (
        ("pages", number(everything.pages), False),
        ("kept as text", percent(everything.chars_out, everything.chars_in), False),
        ("failed", number(everything.failed), everything.failed > 0),
        ("empty", number(everything.empty), everything.empty > 0),
        ("duplicates", number(totals.copies.total), False),
        ("filtered", number(everything.filtered), False),
        ("with warnings", number(everything.warned), False),
    )
    for name, value, is_bad in tiles:
        if name not in _WHERE_ASKED or value != "0":
            yield f"<div{' class=bad' if is_bad else ''}><dt>{name}</dt><dd>{value}</dd></div>"
    yield "</dl>"
    if notes:
        yield f'<ul class="notes">{"".join(map(_note, notes))}</ul>'
    if everything.chars_in:
        parts = fates(everything, ledger=totals.with_ledger > 0)
        yield f'<div class="whole">{bar(parts)}{key(parts)}</div>'
    yield "</div>"


def _note(note: str) -> str:
    option = "--with-removed"
    return f"<li>{text(note).replace(option, code(option))}</li>"
