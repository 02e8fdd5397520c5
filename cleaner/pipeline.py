"""One document's way: choose, read, claim, settle, collect. Composition only; every step is a room of its own."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cleaner import engine, heuristics, ledger, metadata, opinions
from cleaner.codec import BINARY
from cleaner.errors import UsageError, suggestion
from cleaner.model import CATEGORIES, Authority, Check, Document, Effect
from cleaner.readers import sniff
from cleaner.readers import text as dump
from cleaner.result import Failure, Result
from cleaner.rulebook.book import Rulebook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Kind = Literal["html", "text"]
Effort = Literal["best", "fast"]


@dataclass(frozen=True)
class Plan:
    """What a caller wants: whether sites count, which checks are off, which categories stay, whether to tell all."""

    sites: bool = True
    disabled: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    ledger: bool = False
    effort: Effort = "best"


def clean(document: Document, rulebook: Rulebook, plan: Plan, site: str | None, others: Sequence[Check]) -> Result:
    """The result for a document that was read.

    `site` is its rule file where the caller knows it; `others` are the checks beside the rules: heuristics for a dump,
    opinions on the main text for an HTML page.
    """
    if plan.sites and site is None:
        site = rulebook.choose(document)
    ruleset = rulebook.ruleset(site, document)
    candidates = ruleset.candidates(document)
    rules, own = _wanted(ruleset.checks, plan), _wanted(others, plan)
    claims = engine.claim(document, rules, candidates)
    document = replace(document, marks=ruleset.marks_of(document, claims))
    if document.kind == "text" and (continues := heuristics.continuations(document)):
        # Blocks and cuts stop at broken sentences too, so that the rules look once more.
        document = replace(document, continues=continues)
        claims = engine.claim(document, rules, candidates)
    claims += engine.claim(document, own)
    settlement = engine.settle(document, claims, (*rules, *own), candidates)
    kept = ledger.kept(document, settlement)
    text = "\n".join(ledger.paragraphs(document, kept))
    known = metadata.collect(document, settlement, rulebook.sites[site] if site else None, text)
    return Result(document, settlement, kept, known, rulebook.hash, plan.ledger)


class Cleaner:
    """A compiled rulebook and a plan. One serves any number of pages and threads; it holds no other state.

    `rules` adds folders of rule files to those shipped, theirs winning by id; `sites=False` leaves packs and
    heuristics; `drafts` runs drafts too; `ledger` puts all that was removed into the records; `effort` says how many
    opinions an HTML page without a site body is worth. Raises RuleError where a rule file is invalid.
    """

    def __init__(
        self,
        rules: str | Path | Iterable[str | Path] = (),
        *,
        sites: bool = True,
        drafts: bool = False,
        ledger: bool = False,
        effort: Effort = "best",
    ) -> None:
        if effort not in ("best", "fast"):
            raise UsageError(f"effort is 'best' or 'fast', not {effort!r}")
        folders = [rules] if isinstance(rules, str | Path) else rules
        self.rulebook = Rulebook.load([Path(folder) for folder in folders], drafts=drafts)
        self.plan = Plan(sites=sites, ledger=ledger, effort=effort)

    def clean(
        self, raw: str | bytes, *, url: str | None = None, site: str | None = None, kind: Kind | None = None
    ) -> Result:
        """The article in `raw`, a whole page as HTML or as dumped text.

        Never raises for what a page holds: what cannot be read is a result with a `failure`. Raises UsageError for a
        site without a rule file or an unknown kind, TypeError for what is neither str nor bytes.
        """
        if not isinstance(raw, str | bytes):
            raise TypeError(f"a page is str or bytes, not {type(raw).__name__}")
        if kind not in (None, "html", "text"):
            raise UsageError(f"kind is 'html' or 'text', not {kind!r}")
        if site is not None and site not in self.rulebook.sites:
            raise UsageError(f"no rule file for the site {site!r}{suggestion(site, self.rulebook.sites)}")
        source, encoding = dump.decoded(raw)
        if (kind or sniff.kind(source)) == "html":
            return self._clean_html(raw, url, site)
        document = dump.document(source, encoding, url)
        if encoding == BINARY:
            return self._failed(document, "binary data, neither text nor HTML")
        return clean(document, self.rulebook, self.plan, site, heuristics.ALL)

    def _clean_html(self, raw: str | bytes, url: str | None, site: str | None) -> Result:
        from cleaner.readers import html  # the parser takes longer to load than a dump to clean

        page = html.read(raw, url)
        if page.problem:
            return self._failed(page.document, page.problem)
        titles = [title for title in (page.facts.meta("og:title"), page.facts.title) if title]
        verdict = opinions.judge(page.document, page.html, titles=titles, effort=self.plan.effort)
        return clean(page.document, self.rulebook, self.plan, site, opinions.checks(verdict))

    def without(self, rules: Collection[str] = (), keep: Collection[str] = ()) -> Cleaner:
        """The same cleaner without the checks called `rules`, and taking nothing of the categories `keep`.

        Metadata is still collected from lines of a kept category. Raises UsageError for unknown names.
        """
        others = (*heuristics.ALL, *opinions.checks(opinions.Verdict(frozenset())))
        known = {*self.rulebook.check_ids, *(check.id for check in others)}
        for name in rules:
            if name not in known:
                raise UsageError(f"no rule, heuristic or opinion is called {name!r}{suggestion(name, known)}")
        for name in keep:
            if name not in CATEGORIES:
                raise UsageError(f"no category is called {name!r}{suggestion(name, CATEGORIES)}")
        other = copy(self)
        other.plan = replace(self.plan, disabled=self.plan.disabled.union(rules), kept=self.plan.kept.union(keep))
        return other

    def _failed(self, document: Document, problem: str) -> Result:
        failure = Failure("read", problem)
        return Result.failed(document, failure, self.rulebook.hash, with_removed=self.plan.ledger)


def _wanted(checks: Sequence[Check], plan: Plan) -> list[Check]:
    """The checks that are not switched off; those of a category that is to stay hold their lines for everybody."""
    return [
        replace(check, effect=Effect.KEEP, authority=Authority.SITE)
        if check.category in plan.kept and check.effect is Effect.DROP
        else check
        for check in checks
        if check.id not in plan.disabled
    ]
