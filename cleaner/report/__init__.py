"""What a run of `clean` came to, as one HTML page: sums, charts, and the pages that somebody should look at first.

Records go in, one after the other, and are forgotten but for sums and a bounded number of pages. The report is
self-contained: it loads nothing, runs nothing and leads nowhere, which its content security policy says too. What
came from pages is text in it, whatever it was there. The same records in the same order give the same bytes.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from cleaner.explanation import text
from cleaner.report import _findings, _front, _left_out, _shown, _tables
from cleaner.report._account import account
from cleaner.report._notable import Notable
from cleaner.report._seen import RecordError, Seen
from cleaner.report._silent import Silent, silent
from cleaner.report._totals import Totals
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["MARK", "MOST_PAGES", "RecordError", "Report", "Silent", "silent"]

# Pages that are shown by default: an hour's look.
MOST_PAGES = 24
# What stands in the head of every report and of no other page: it says that a file may be replaced.
MARK = '<meta name="generator" content="bersih report">'


class Report:
    """Collects records; `most` is the number of pages that are shown."""

    def __init__(self, most: int = MOST_PAGES) -> None:
        self.most = most
        self.totals, self.notable = Totals(), Notable(most)

    def add(self, record: Any) -> None:
        """Count one record as `clean` writes it; raises RecordError for anything else, which counts for nothing."""
        seen = Seen.of(record)
        taken = account(seen)
        self.totals.add(seen, taken)
        self.notable.add(seen, taken)

    def page(self, title: str, silent: Sequence[Silent] | str = "", notes: Iterable[str] = ()) -> str:
        """The report, called `title`. `silent` are the rules that took nothing, or why they are not known; `notes`
        say what makes these numbers other than they seem.
        """
        return "".join(f"{line}\n" for line in self._lines(title, silent, [*notes, *self._own_notes()]) if line)

    def _lines(self, title: str, silent: Sequence[Silent] | str, notes: Sequence[str]) -> Iterator[str]:
        totals, chosen = self.totals, self.notable.chosen()
        ledger = totals.with_ledger > 0
        places = _shown.places(chosen)
        yield from _front.head(title)
        yield '<body><a class="skip" href="#overview">to the report</a><div class="frame">'
        yield _front.header(title, totals)
        yield from _front.contents(self._counts(silent, sum(map(len, chosen.values()))))
        yield "<main>"
        yield from _front.overview(totals, notes)
        yield from chain(_tables.sites(totals), _tables.categories(totals), _tables.rules(totals))
        yield from chain(_tables.suspended(totals, places), _tables.silent(totals, silent))
        yield from chain(_findings.repetition(totals, places), _findings.unknown(totals, places))
        yield from chain(_left_out.duplicates(totals, places), _left_out.filtered(totals, places))
        yield from chain(_findings.problems(totals, places), _shown.pages(chosen, self.most, ledger=ledger))
        yield f"</main><footer>bersih {text(__version__)}. This page loads and runs nothing.</footer>"
        yield "</div></body></html>"

    def _counts(self, silent: Sequence[Silent] | str, pages: int) -> dict[str, int]:
        totals = self.totals
        counts = {
            "sites": len(totals.sites),
            "categories": len(totals.categories),
            "suspended": len(totals.suspended),
            "unknown": totals.hosts.total,
            "duplicates": totals.copies.total,
            "filtered": totals.all.filtered,
            "pages": pages,
        }
        if totals.with_ledger:
            counts["rules"] = len(totals.rules)
            counts |= {} if isinstance(silent, str) else {"silent": sum(len(one.silent) for one in silent)}
        return counts

    def _own_notes(self) -> Iterator[str]:
        totals = self.totals
        if not totals.with_ledger:
            yield (
                "These records do not hold what was removed, so that rules, reasons and originals are missing here. "
                "Clean once more with --with-removed to see them."
            )
        elif totals.with_ledger < totals.all.pages:
            missing = totals.all.pages - totals.with_ledger
            yield f"{missing:,} records do not hold what was removed: the sums over rules leave them out."
        if len(totals.made_by) > 1:
            yield "The records were made with different rules or versions, and may not be comparable."
