"""The sections of what is left to do: lines that still repeat, sites without rules, failures and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.explanation import text
from cleaner.repeats import REPEATED, floor
from cleaner.report._parts import Column, Part, bar, forgotten, names, number, pages_of, percent, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.report._sums import Group
    from cleaner.report._totals import Totals

# Pages of a site below which its repetition is not told: the same line on two of five may well be chance.
LEAST_PAGES = 10
# Repeated lines of a site that are shown, and characters of each.
_LINES, _LINE_CHARS = 8, 160
# The longest bar of the repetition chart stands for this share at least, so that little looks like little.
_LEAST_SCALE = 0.05
_PAGES = Column("First pages", "wide")


def repetition(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    """By site, the share of lines that are left and repeat, with the lines."""
    about = (
        f"Lines of the cleaned texts that stand on {REPEATED:.0%} or more of a site's pages, and on two at least: "
        "what boilerplate no rule took. Sites of fewer than ten pages are left out."
    )
    yield section("repetition", "What still repeats", about)
    looked = {name: group for name, group in totals.groups.items() if group.pages >= LEAST_PAGES}
    shares = {name: group.lines.residual(group.pages) for name, group in looked.items()}
    repeating = sorted((name for name in looked if shares[name]), key=lambda name: (-shares[name], name))
    scale = max(_LEAST_SCALE, *shares.values()) if shares else _LEAST_SCALE
    columns = (Column("Site"), Column("Pages", "number"), Column("Share", "chart"), Column("Repeated", "number"))
    rows = [
        (
            _lines(name, looked[name], places),
            number(looked[name].pages),
            bar((Part("taken", "repeated", shares[name] / scale),), f"{shares[name]:.2%} of the lines repeat"),
            f"{shares[name]:.2%}",
        )
        for name in repeating
    ]
    if rows:
        yield from table("What still repeats", columns, rows)
    quiet = len(looked) - len(rows)
    if quiet or not looked:
        what = f"{number(quiet)} {'more ' if rows else ''}site{'' if quiet == 1 else 's'} repeat{'s' * (quiet == 1)}"
        yield f'<p class="note">{f"{what} nothing." if looked else "No site has ten pages."}</p>'
    yield "</section>"


def unknown(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    """The pages that no site's rules were run on, by host."""
    about = (
        "Pages that no rule file claims were cleaned with packs and heuristics alone. A site's own rules do better: "
        "<code>cleaner rules learn</code> drafts them from a folder of its pages."
    )
    yield section("unknown", "Unknown sites", about)
    columns = (Column("Host"), Column("Pages", "number"), Column("Share", "slim chart"), Column("Of all", "number"))
    whole = max(1, totals.hosts.total)
    rows = [
        (
            text(host) if host else '<span class="muted">no address</span>',
            number(pages.number),
            bar((Part("outside", "pages", pages.number / whole),), f"{pages.number:,} pages"),
            percent(pages.number, max(1, totals.all.pages)),
            names(pages, places),
        )
        for host, pages in totals.hosts.frequent(1)
    ]
    yield from table("Unknown sites", (*columns, _PAGES), rows) if rows else ("<p>Every page is of a known site.</p>",)
    yield forgotten(totals.hosts)
    yield "</section>"


def problems(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    """The failures and the warnings by kind."""
    yield section("problems", "Failures and warnings")
    for title, kinds, none in (
        ("Failures", totals.failures, "No page failed."),
        ("Warnings", totals.warnings, "No page has a warning beside suspended rules."),
    ):
        yield f"<h3>{title}</h3>"
        columns = (Column("What"), Column("Pages", "number"), _PAGES)
        found = kinds.frequent(1)
        rows = [(text(what), number(pages.number), names(pages, places)) for what, pages in found]
        yield from table(title, columns, rows) if rows else (f"<p>{none}</p>",)
        yield forgotten(kinds)
    yield "</section>"


def _lines(name: str, group: Group, places: Mapping[str, str]) -> str:
    found = list(group.lines.frequent(floor(group.pages)))
    items = "".join(
        f"<li><bdi>{text(_cut(line))}</bdi> "
        f'<span class="sub">{pages_of(pages.number)}: {names(pages, places)}</span></li>'
        for line, pages in found[:_LINES]
    )
    more = f"<li>{number(len(found) - _LINES)} more lines</li>" if len(found) > _LINES else ""
    return f'<details><summary>{text(name)}</summary><ul class="plain">{items}{more}</ul></details>'


def _cut(line: str) -> str:
    return line if len(line) <= _LINE_CHARS else f"{line[: _LINE_CHARS - 1]}…"
