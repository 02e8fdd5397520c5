"""The rules that ran on pages of a run and decided nothing: they are too narrow, or what they name is gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.model import Document, Effect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.model import Check
    from cleaner.pipeline import Cleaner
    from cleaner.report._totals import Totals


@dataclass(frozen=True, slots=True)
class Silent:
    """One rule file: the pages that its rules ran on, how many rules could take something, and those that took nothing.

    Each rule is (id, category, why).
    """

    file: str
    pages: int
    rules: int
    silent: tuple[tuple[str, str, str], ...]


def silent(totals: Totals, cleaner: Cleaner) -> tuple[Silent, ...]:
    """By rule file, what no removal of the run names first. `cleaner` must be the one that the run was made with.

    Rules that keep, or only read, take nothing by design and are not counted. Pages without a site are left out: they
    are read with the packs of all languages. A suspended rule did find something.
    """
    pages: Counter[str] = Counter()
    checks: defaultdict[str, dict[str, Check]] = defaultdict(dict)
    for (site, layout, kind), number in totals.kinds.items():
        if site in cleaner.rulebook.sites:
            document = Document((), "", kind="text" if kind == "text" else "html")
            own = list(_taking(cleaner, site, layout, document))
            for check in own:
                checks[_file(check)][check.id] = check
            pages.update({_file(check): number for check in own})
    heard = totals.rules.keys() | totals.suspended.keys()
    found = []
    for file, by_id in sorted(checks.items()):
        missing = [one for name, one in sorted(by_id.items()) if name not in heard]
        if missing:
            rules = tuple((one.id, one.category, one.why) for one in missing)
            found.append(Silent(file, pages[file], len(by_id), rules))
    return tuple(found)


def _taking(cleaner: Cleaner, site: str, layout: str | None, document: Document) -> Iterator[Check]:
    """The rules that may take something of such a page."""
    for check in cleaner.rulebook.ruleset(site, document, layout).checks:
        is_off = check.id in cleaner.plan.disabled or check.category in cleaner.plan.kept
        if check.effect is Effect.DROP and not is_off:
            yield check


def _file(check: Check) -> str:
    return check.id.partition("/")[0]
