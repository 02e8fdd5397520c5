"""What the records of a run come to, added up while they stream by: what is held does not grow with the pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from cleaner.repeats import Lines, Pages, is_whole, known_by
from cleaner.report._sums import CategorySums, Group, RuleSums, Sums, Suspended

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.report._account import Taken
    from cleaner.report._seen import Seen

# Sites and categories that are counted one by one. Rule files name some dozens; records of strangers may name any
# number, and the rest is one sum.
MOST_SITES = 500
# The same for rules and parts of layouts; the shipped ones are some two thousand.
MOST_RULES = 5_000
# Sites and hosts whose lines are held, 2 MB each.
MOST_GROUPS = 100
# Lines of a page that are looked at, since a hostile one has millions. The longest page of the corpus has 400.
_PAGE_LINES = 4_000
# Kinds of failures, kinds of warnings, and hosts without a site, that are held before the rarest go.
_MOST_KINDS = 2_000
# Clusters of pages with one text that are held before the smallest go: 7 MB.
_MOST_CLUSTERS = 10_000
# Characters of a name, a problem or a reason that are held and shown.
NAME_CHARS = 200
NO_SITE, OTHERS = "(no site)", "(others)"
_NOT_APPLIED = " was not applied: "

_Sum = TypeVar("_Sum")
Kind = tuple[str, str | None, str]


def _few() -> Lines:
    return Lines(most=_MOST_KINDS)


@dataclass
class Totals:
    """All sums. `categories` are those of all records, `inside` those of ledgers less what lies outside the articles.

    `kinds` counts pages by (site, layout, text or html), `made_by` by (hash of rules, version). `compared` pages were
    asked whether they are copies; `copies` are those that are, by the page that they repeat. `filtered` are the pages
    that were not wanted, by (reason, site).
    """

    all: Sums = field(default_factory=Sums)
    sites: dict[str, Sums] = field(default_factory=dict)
    categories: dict[str, CategorySums] = field(default_factory=dict)
    inside: dict[str, CategorySums] = field(default_factory=dict)
    rules: dict[str, RuleSums] = field(default_factory=dict)
    suspended: dict[str, Suspended] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    failures: Lines = field(default_factory=_few)
    warnings: Lines = field(default_factory=_few)
    hosts: Lines = field(default_factory=_few)
    copies: Lines = field(default_factory=lambda: Lines(most=_MOST_CLUSTERS))
    filtered: dict[tuple[str, str], Pages] = field(default_factory=dict)
    kinds: Counter[Kind] = field(default_factory=Counter)
    made_by: Counter[tuple[str, str]] = field(default_factory=Counter)
    with_ledger: int = 0
    compared: int = 0

    def add(self, seen: Seen, taken: Sequence[Taken]) -> None:
        """Count one record."""
        self.all.add(seen, taken)
        _at(self.sites, seen.site or NO_SITE, MOST_SITES, Sums).add(seen, taken)
        self.with_ledger += seen.removed is not None
        _count(self.made_by, (shortened(seen.rules), shortened(seen.version)))
        self._add_problems(seen, shortened(seen.id))
        self._add_left_out(seen, shortened(seen.id))
        if seen.status == "ok":
            self._add_site(seen, shortened(seen.id))
        self._add_removed(seen, taken)

    def _add_problems(self, seen: Seen, name: str) -> None:
        if seen.status == "error":
            self.failures.add([shortened(seen.problem)], name)
        self.warnings.add(warning_kinds(seen), name)
        for rule, reason in suspensions(seen):
            if rule in self.suspended or len(self.suspended) < MOST_RULES:
                self.suspended.setdefault(rule, Suspended(reason)).pages.add(name)

    def _add_left_out(self, seen: Seen, name: str) -> None:
        self.compared += seen.cluster is not None
        if seen.cluster is not None and seen.is_copy:
            self.copies.add([shortened(seen.cluster)], name)
        if seen.status == "filtered":
            key = (reason(seen), shortened(seen.site or NO_SITE))
            if key not in self.filtered and len(self.filtered) >= _MOST_KINDS:
                key = (OTHERS, OTHERS)
            self.filtered.setdefault(key, Pages()).add(name)

    def _add_site(self, seen: Seen, name: str) -> None:
        _count(self.kinds, (seen.site or "", seen.layout, seen.kind))
        if seen.site is None:
            self.hosts.add([seen.host], name)
        group = seen.site or seen.host
        if group and (group in self.groups or len(self.groups) < MOST_GROUPS):
            own = self.groups.setdefault(group, Group())
            own.pages += 1
            own.lines.add(_telling(seen.text), name)

    def _add_removed(self, seen: Seen, taken: Sequence[Taken]) -> None:
        for category, times in seen.categories.items():
            sums = _at(self.categories, category, MOST_SITES, CategorySums)
            sums.times += times
            sums.pages += 1
        told: set[str] = set()
        for one in taken:
            entry = one.entry
            if one.fate != "outside":
                inside = _at(self.inside, entry.category, MOST_SITES, CategorySums)
                inside.add(one)
                inside.pages += entry.category not in told  # no rule is called like a category
                told.add(entry.category)
            name = shortened(entry.rule)
            rule = self.rules.get(name)
            if rule is None and len(self.rules) < MOST_RULES:
                rule = self.rules[name] = RuleSums(shortened(entry.category), one.fate, shortened(entry.why))
            if rule is not None:
                rule.add(one)
                rule.pages += name not in told
            told.add(name)


def warning_kinds(seen: Seen) -> list[str]:
    """What the warnings of a page are about, each once: the rule or the reason, without the words of the page."""
    others = (warning.partition(": ")[0] for warning in seen.warnings if _NOT_APPLIED not in warning)
    return list(dict.fromkeys(map(shortened, others)))


def suspensions(seen: Seen) -> list[tuple[str, str]]:
    """The rules that were not heard on a page, with the reasons."""
    parts = (warning.partition(_NOT_APPLIED) for warning in seen.warnings)
    return [(shortened(rule), shortened(reason)) for rule, known, reason in parts if known]


def reason(seen: Seen) -> str:
    """Why a page was not wanted, without what is its own."""
    return shortened(seen.problem.partition(": ")[2].partition(": ")[0])


def shortened(name: str) -> str:
    """A name as long as it is shown."""
    return name if len(name) <= NAME_CHARS else f"{name[: NAME_CHARS - 1]}…"


def _telling(text: str) -> list[str]:
    """The lines of a clean text that may repeat, each once."""
    paragraphs = islice(text.split("\n\n"), _PAGE_LINES)
    return list(dict.fromkeys(filter(is_whole, map(known_by, paragraphs))))


def _at(sums: dict[str, _Sum], name: str, most: int, make: Callable[[], _Sum]) -> _Sum:
    """The sum under `name`; that of all the others where there are too many."""
    key = shortened(name)
    if key not in sums and len(sums) >= most:
        key = OTHERS
    return sums.setdefault(key, make())


def _count(counter: Counter[_Sum], key: _Sum) -> None:
    if key in counter or len(counter) < MOST_RULES:
        counter[key] += 1
