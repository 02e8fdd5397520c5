"""Changes by the rule that is their reason: sums of all, and some of each to look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.rulediff._changes import Change


@dataclass
class Group:
    """The changes for which one rule is the reason. `shown` holds as many as were asked for, sentences before others.

    `taken` and `back` count lines, `prose_taken` and `prose_back` those of them that are sentences, `fields` values.
    """

    rule: str
    pages: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    prose: list[Change] = field(default_factory=list)
    others: list[Change] = field(default_factory=list)

    def add(self, change: Change, most: int) -> None:
        """Count one change, and remember it where there is room."""
        if change.kind == "field":
            self.counts["fields"] += 1
        for name in ("taken", "back"):
            if change.kind in (name, "both"):
                self.counts[name] += 1
                self.counts[f"prose_{name}"] += change.prose
        own = self.prose if change.prose else self.others
        if len(own) < most:
            own.append(change)

    def shown(self, most: int) -> Sequence[Change]:
        """Some of the changes, sentences first, else in the order of the pages."""
        return [*self.prose, *self.others][:most]

    @property
    def total(self) -> int:
        """All changes."""
        both = self.counts["taken"] + self.counts["back"]
        return both + self.counts["fields"]

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts groups: sentences that are lost first, then those that come back, then by size."""
        counts = self.counts
        return (-counts["prose_taken"], -counts["prose_back"], -self.total, self.rule)


@dataclass
class Report:
    """What two rule sets make of a corpus: pages, those that differ, and the differences by rule.

    It holds `most` changes of a rule, and as many again that are sentences, however many pages there are.
    """

    most: int
    pages: int = 0
    failed: int = 0
    changed: int = 0
    by_rule: dict[str, Group] = field(default_factory=dict)

    def add(self, changes: Iterable[Change]) -> None:
        """Count one page with its changes, if any."""
        self.pages += 1
        touched = set()
        for change in changes:
            group = self.by_rule.setdefault(change.rule, Group(change.rule))
            group.add(change, self.most)
            touched.add(change.rule)
        self.changed += bool(touched)
        for rule in touched:
            self.by_rule[rule].pages += 1

    def groups(self) -> list[Group]:
        """The rules with changes, those that touch sentences first."""
        return sorted(self.by_rule.values(), key=lambda group: group.rank)
