"""The sections of sums: sites, categories, rules, and what the rules did not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.explanation import chip, code, text
from cleaner.model import MOVED
from cleaner.report._parts import Column, Part, bar, fates, names, number, percent, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.report._silent import Silent
    from cleaner.report._sums import CategorySums, RuleSums
    from cleaner.report._totals import Totals

NO_LEDGER = (
    "Which rule took what is not in these records. Clean once more with <code>--with-removed</code> to have it told."
)
_TIMES = (Column("Removals", "number"), Column("Pages", "number"))


def sites(totals: Totals) -> Iterator[str]:
    """A row a site: how many pages, what became of their characters, what went wrong."""
    yield section("sites", "Sites", "What became of the characters of each site's pages.")
    columns = (
        Column("Site"),
        Column("Pages", "number"),
        Column("Characters", "chart"),
        *(Column(name, "number") for name in ("Kept", "Empty", "Failed", "Filtered", "With warnings")),
    )
    ordered = sorted(totals.sites.items(), key=lambda one: (-one[1].pages, one[0]))
    rows = [
        (
            text(name),
            number(sums.pages),
            bar(fates(sums, ledger=totals.with_ledger > 0)),
            percent(sums.chars_out, sums.chars_in),
            *map(_count, (sums.empty, sums.failed, sums.filtered, sums.warned)),
        )
        for name, sums in ordered
    ]
    yield from table("Sites", columns, rows)
    yield "</section>"


def categories(totals: Totals) -> Iterator[str]:
    """A row a category, what moved to the metadata apart from what was removed."""
    told = totals.with_ledger > 0
    about = "What was taken out of the articles" if told else "What was removed"
    yield section("categories", "Categories", f"{about}, and what moved from there to the metadata.")
    known = totals.inside if told else totals.categories
    for name, kind in (("Removed", "taken"), ("Moved to the metadata", "moved")):
        own = {category: sums for category, sums in known.items() if (category in MOVED) == (kind == "moved")}
        if own:
            yield f"<h3>{name}</h3>"
            yield from _categories(name, kind, own, "characters" if told else "removals")
    yield "" if known else "<p>Nothing was removed.</p>"
    yield "</section>"


def _categories(name: str, kind: str, own: Mapping[str, CategorySums], unit: str) -> Iterator[str]:
    amounts = {category: sums.chars if unit == "characters" else sums.times for category, sums in own.items()}
    most = max(1, *amounts.values())
    columns = [Column("Category"), Column(unit.capitalize(), "chart"), *_TIMES]
    if unit == "characters":
        columns.insert(2, Column("Characters", "number"))
    rows = []
    for category in sorted(own, key=lambda one: (-amounts[one], one)):
        sums = own[category]
        drawn = bar((Part(kind, name, amounts[category] / most),), f"{amounts[category]:,} {unit}")
        counts = (sums.times, sums.pages) if unit == "removals" else (sums.chars, sums.times, sums.pages)
        rows.append((chip(category), drawn, *map(number, counts)))
    yield from table(name, columns, rows)


def rules(totals: Totals) -> Iterator[str]:
    """A row a rule; what lies outside the article is told apart, for there it is the layout that decides."""
    yield section("rules", "Rules", "What each rule and heuristic took, the most characters first.")
    if not totals.with_ledger:
        yield f"<p>{NO_LEDGER}</p></section>"
        return
    inside = {name: rule for name, rule in totals.rules.items() if rule.fate != "outside"}
    yield from _rules(inside) if inside else ("<p>No rule took anything.</p>",)
    outside = {name: rule for name, rule in totals.rules.items() if rule.fate == "outside"}
    if outside:
        yield "<h3>Outside the article</h3>"
        yield '<p class="note">Menus, teasers and whatever else the layout or the extractors left out.</p>'
        yield from _outside(outside)
    yield "</section>"


def _rules(own: Mapping[str, RuleSums]) -> Iterator[str]:
    columns = (Column("Rule"), Column("Category"), Column("Characters", "slim chart"), Column("Characters", "number"))
    rows = [
        (
            f'{code(rule)}<span class="sub">{text(sums.why)}</span>',
            chip(sums.category),
            *_amounts(rule, sums, share),
        )
        for rule, sums, share in _ordered(own)
    ]
    yield from table("Rules", (*columns, *_TIMES, Column("Sentences", "number")), rows)


def _outside(own: Mapping[str, RuleSums]) -> Iterator[str]:
    columns = (Column("Decided by"), Column("Characters", "chart"), Column("Characters", "number"))
    rows = [(code(rule), *_amounts(rule, sums, share)) for rule, sums, share in _ordered(own)]
    yield from table("Outside the article", (*columns, *_TIMES, Column("Sentences", "number")), rows)


def _ordered(own: Mapping[str, RuleSums]) -> Iterator[tuple[str, RuleSums, float]]:
    """The rules, the most characters first, each with its share of the most."""
    most = max(1, *(sums.chars for sums in own.values()))
    for rule, sums in sorted(own.items(), key=lambda one: (-one[1].chars, one[0])):
        yield rule, sums, sums.chars / most


def _amounts(rule: str, sums: RuleSums, share: float) -> tuple[str, ...]:
    drawn = bar((Part(sums.fate, rule, share),), f"{sums.chars:,} characters")
    return drawn, *map(number, (sums.chars, sums.times, sums.pages)), _count(sums.sentences)


def suspended(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    """The rules that would have taken too much of a page, and were not applied there."""
    about = "A rule that would take too much of a page is not applied to it at all, and the page keeps what it names."
    yield section("suspended", "Suspended rules", about)
    ordered = sorted(totals.suspended.items(), key=lambda one: (-one[1].pages.number, one[0]))
    columns = (Column("Rule"), Column("Pages", "number"), Column("Why, the first time"), Column("First pages", "wide"))
    rows = [(code(rule), number(own.pages.number), text(own.reason), names(own.pages, places)) for rule, own in ordered]
    yield from table("Suspended rules", columns, rows) if rows else ("<p>No rule was suspended.</p>",)
    yield "</section>"


def silent(totals: Totals, found: Sequence[Silent] | str) -> Iterator[str]:
    """By rule file, the rules that decided nothing; a str says why that is not known."""
    about = (
        "Rules that ran on the pages of this run and took nothing, or nothing that a stronger rule did not take. "
        "On a few pages that means little; on many, the rule is too narrow or what it names is gone."
    )
    yield section("silent", "Silent rules", about)
    if not totals.with_ledger:
        yield f"<p>{NO_LEDGER}</p></section>"
        return
    if isinstance(found, str):
        yield f"<p>{text(found)}</p></section>"
        return
    columns = (Column("Rule file"), Column("Pages", "number"), Column("Share", "chart"), Column("Silent", "number"))
    ordered = sorted(found, key=lambda one: (-one.pages, one.file))
    rows = [
        (
            _listed(one),
            number(one.pages),
            bar((Part("outside", "silent", len(one.silent) / one.rules),), f"{len(one.silent)} of {one.rules} silent"),
            f"{len(one.silent)} of {one.rules}",
        )
        for one in ordered
    ]
    yield from table("Silent rules", columns, rows) if rows else ("<p>Every rule took something.</p>",)
    yield "</section>"


def _listed(one: Silent) -> str:
    items = "".join(
        f'<li>{code(rule)} {chip(category)}<span class="sub">{text(why)}</span></li>'
        for rule, category, why in one.silent
    )
    return f'<details><summary>{code(one.file)}</summary><ul class="plain">{items}</ul></details>'


def _count(value: int) -> str:
    """A number that stands back where it is nothing."""
    return number(value) if value else '<span class="muted">–</span>'
