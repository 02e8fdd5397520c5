"""What a change of rules would change: on a corpus, by rule, sentences first; and against accepted outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cleaner.rulediff._changes import NO_RULE, Change, changes
from cleaner.rulediff._groups import Group, Report
from cleaner.rulediff._review import Hunk, Review
from cleaner.rulediff._snapshot import Snapshot, printed, read, taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.pipeline import Cleaner

__all__ = [
    "NO_RULE", "Change", "Group", "Hunk", "Report", "Review", "Snapshot",
    "changes", "compare", "printed", "read", "taken",
]  # fmt: skip


class Page(Protocol):
    """What a source yields: an id, the content or None where there is none, address and moment where they are known."""

    @property
    def id(self) -> str: ...
    @property
    def raw(self) -> bytes | str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def fetched(self) -> str | None: ...


def compare(pages: Iterable[Page], old: Cleaner, new: Cleaner, most: int) -> Report:
    """What differs between two cleaners on a corpus, with `most` examples of each rule.

    Both must have been made with `ledger=True`, so that they tell of the same lines of an HTML page.
    """
    report = Report(most)
    for page in pages:
        if page.raw is None:
            report.failed += 1
            continue
        before, after = (cleaner.clean(page.raw, url=page.url, fetched=page.fetched) for cleaner in (old, new))
        report.failed += before.failure is not None
        report.add(changes(before, after, page.id))
    return report
