"""Rows without the metadata that they should have.

Without `require` that is the title and the date of what was made of an HTML page: hardly one has none. Dumps often
have neither. With `require` it is these fields, of every row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.check._gate import Gate
from cleaner.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.check._gate import Limits
    from cleaner.check._page import Seen

CODE = "C301"
OF_HTML = ("title", "date")


@dataclass
class Missing:
    """Counts rows by site and field; the first row that lacks a field is the place of the finding."""

    limits: Limits
    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    lacking: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def page(self, seen: Seen) -> Iterable[Finding]:
        record = seen.page.record
        if record is None or seen.result is None:
            return ()
        site = str(record.get("site") or seen.page.path)
        for name in self._required(seen):
            self.rows[site, name] += 1
            if not record.get(name):
                self.lacking[site, name] += 1
                self.first.setdefault((site, name), (seen.page.path, seen.page.row))
        return ()

    def end(self) -> Iterator[Finding]:
        for (site, name), lacking in sorted(self.lacking.items()):
            rows = self.rows[site, name]
            if lacking > self.limits.max_missing * rows:
                path, row = self.first[site, name]
                may = f", {self.limits.max_missing:.1%} may" if self.limits.max_missing else ""
                yield Finding(path, row, 0, f"rows of {site} have no {name}", f"{lacking} of {rows}{may}", CODE)

    def _required(self, seen: Seen) -> tuple[str, ...]:
        if self.limits.require is not None:
            return self.limits.require
        return OF_HTML if seen.page.is_of_html else ()


def fields(limits: Limits) -> tuple[str, ...]:
    """The fields that some record is asked for."""
    return OF_HTML if limits.require is None else limits.require


GATE = Gate({CODE: "metadata that is missing"}, Missing)
