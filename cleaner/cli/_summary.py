"""What a run came to, in words: each page where they are few, a line a site where they are many.

What was removed for good is kept apart from what moved to the metadata.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.cli._terminal import columns_of, counted, inline, padded, say
from cleaner.model import MOVED
from cleaner.sinks.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.model import Record

# Documents up to which each is shown, failures and warnings that are told one by one: a screen or two.
FEW = 12
_NO_SITE = "(no site)"


@dataclass
class Summary:
    """Collects records while a batch runs; tells failures and warnings at once and the rest at the end."""

    sites: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    total: Tally = field(default_factory=Tally)
    first: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        """Count `record`, and tell what is wrong with it."""
        name = inline(record["id"])
        self.total.add(record)
        self.sites[record["site"] or _NO_SITE].add(record)
        if record["status"] == "error":
            self._tell("failed", f"{name}: {record['stage']}: {inline(record['problem'])}")
        for warning in record["warnings"]:
            self._tell("warning", f"{name}: {inline(warning)}")
        if self.total.documents <= FEW:
            self.first.extend(_document(name, record))

    def show(self) -> None:
        """Print the summary."""
        few = self.total.documents <= FEW
        for line in self.first if few else _table(self.sites):
            say(line)
        for kind, plural in (("failed", "failures"), ("warning", "warnings")):
            if self.told[kind] > FEW:
                say(f"{self.told[kind] - FEW} more {plural}: see the records")
        total = self.total
        lines = counted(total.blocks, "line")
        say(f"{counted(total.documents, 'document')}, {total.failed} failed: {total.kept} of {lines} kept")

    def _tell(self, kind: str, line: str) -> None:
        self.told[kind] += 1
        if self.told[kind] <= FEW:
            say(f"{kind}: {line}")


def _document(name: str, record: Record) -> Iterator[str]:
    if record["status"] == "error":
        return
    stats = record["stats"]
    yield name
    yield f"  site     {inline(record['site'] or _NO_SITE)}"
    yield f"  title    {inline(record['title'] or '-')}"
    yield f"  date     {inline(record['date'] or '-')}"
    yield f"  lines    {stats['kept']} of {stats['blocks']} kept"
    for label, removed in _apart(stats["removed"]):
        yield f"  {label}  {removed}"


def _table(sites: Mapping[str, Tally]) -> Iterator[str]:
    head = ("site", "documents", "failed", "lines kept", "removed")
    rows = [head]
    for site, tally in sorted(sites.items()):
        what = "; ".join(f"{label.strip()} {removed}" for label, removed in _apart(tally.removed) if removed != "-")
        kept = f"{tally.kept} of {tally.blocks}"
        rows.append((inline(site), str(tally.documents), str(tally.failed), kept, what))
    widths = [max(columns_of(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [padded(row[0], widths[0])] + [row[column].rjust(widths[column]) for column in (1, 2, 3)]
        yield "  ".join([*cells, row[4]]).rstrip()


def _apart(removed: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for label, wanted in (("removed", False), ("moved  ", True)):
        parts = [f"{name} {count}" for name, count in sorted(removed.items()) if (name in MOVED) is wanted]
        yield label, ", ".join(parts) or "-"
