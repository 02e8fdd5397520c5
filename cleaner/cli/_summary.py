"""What a run came to, in words: each page where they are few, a line a site where they are many.

What was removed for good is kept apart from what moved to the metadata.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.cli._terminal import columns_of, counted, inline, padded, say
from cleaner.model import MOVED
from cleaner.sinks.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.row import Row

# Documents up to which each is shown, failures and warnings that are told one by one: a screen or two.
FEW = 12
# Sites of the table, those with the most documents: a corpus of the web has thousands.
SITES = 40
_NO_SITE = "(no site)"
_HEAD = ("site", "documents", "failed", "filtered", "lines kept", "share", "removed")
_FILTERED = _HEAD.index("filtered")  # a column that is there where it says something


@dataclass
class Summary:
    """Collects rows while a batch runs; tells failures and warnings at once and the rest at the end."""

    sites: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    total: Tally = field(default_factory=Tally)
    first: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count `row`, and tell what is wrong with it."""
        name = inline(row.id)
        self.total.add(row)
        self.sites[row.site or _NO_SITE].add(row)
        if row.status == "error":
            self._tell("failed", f"{name}: {inline(row.problem)}")
        for warning in row.warnings:
            self._tell("warning", f"{name}: {inline(warning)}")
        if self.total.documents <= FEW:
            self.first.extend(_document(name, row))

    def show(self) -> None:
        """Print the summary."""
        few = self.total.documents <= FEW
        for line in self.first if few else _table(self.sites):
            say(line)
        for kind, plural in (("failed", "failures"), ("warning", "warnings")):
            if self.told[kind] > FEW:
                say(f"{self.told[kind] - FEW} more {plural}: see the records")
        say(self._outcome(few=few))

    def _outcome(self, *, few: bool) -> str:
        total, strangers = self.total, self.sites[_NO_SITE]
        parts = [counted(total.documents, "document"), f"{total.failed} failed"]
        if total.filtered:
            parts.append(f"{total.filtered} filtered")
        if not few and (unknown := strangers.documents - strangers.failed):
            parts.append(f"{unknown} of no known site")
        return f"{', '.join(parts)}: {total.kept} of {counted(total.blocks, 'line')} kept"

    def _tell(self, kind: str, line: str) -> None:
        self.told[kind] += 1
        if self.told[kind] <= FEW:
            say(f"{kind}: {line}")


def _document(name: str, row: Row) -> Iterator[str]:
    if row.status == "error":
        return
    record, stats = json.loads(row.record), row.stats
    yield name
    yield f"  site     {inline(record['site'] or _NO_SITE)}"
    yield f"  title    {inline(record['title'] or '-')}"
    yield f"  date     {inline(record['date'] or '-')}"
    yield f"  lines    {stats['kept']} of {stats['blocks']} kept"
    for label, removed in _apart(stats["removed"]):
        yield f"  {label}  {removed}"


def _table(sites: Mapping[str, Tally]) -> Iterator[str]:
    shown = set(sorted(sites, key=lambda site: (-sites[site].documents, site))[:SITES])
    rows = [_HEAD, *(_cells(site, tally) for site, tally in sorted(sites.items()) if site in shown)]
    if not any(tally.filtered for tally in sites.values()):
        rows = [(*row[:_FILTERED], *row[_FILTERED + 1 :]) for row in rows]
    widths = [max(map(columns_of, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for site, *numbers, what in rows:
        cells = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
        yield "  ".join([padded(site, widths[0]), *cells, what]).rstrip()
    if len(sites) > SITES:
        yield f"{len(sites) - SITES} more sites, with fewer documents: see the records"


def _cells(site: str, tally: Tally) -> tuple[str, ...]:
    what = "; ".join(f"{label.strip()} {removed}" for label, removed in _apart(tally.removed) if removed != "-")
    counts = (tally.documents, tally.failed, tally.filtered)
    share = f"{tally.kept / tally.blocks:.0%}" if tally.blocks else "-"
    return inline(site), *map(str, counts), f"{tally.kept} of {tally.blocks}", share, what


def _apart(removed: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for label, wanted in (("removed", False), ("moved  ", True)):
        parts = [f"{name} {count}" for name, count in sorted(removed.items()) if (name in MOVED) is wanted]
        yield label, ", ".join(parts) or "-"
