"""One document's way: choose, read, claim, settle, collect. Composition only; every step is a room of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from cleaner import codec, engine, heuristics, ledger
from cleaner.codec import BINARY
from cleaner.errors import UsageError, suggestion
from cleaner.model import CATEGORIES, Authority, Check, Document, Effect
from cleaner.readers import sniff
from cleaner.readers import text as dump
from cleaner.result import Failure, Result
from cleaner.rulebook.book import Rulebook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleaner.excerpt import Excerpt
    from cleaner.layout import Selected
    from cleaner.ledger import Kept
    from cleaner.model import Settlement

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


@dataclass(frozen=True)
class View:
    """A page as it was read, and what has a say on it beside the rules: heuristics, opinions, or a layout.

    `selected` is the layout of a page whose body it found, and what it found besides; `excerpt` says what of the page
    `document` is, where the account is to cover all of it. `markup` is decoded HTML for those who look into it once
    more, `notes` are warnings.
    """

    document: Document
    others: Sequence[Check]
    site: str | None = None
    selected: Selected | None = None
    excerpt: Excerpt | None = None
    markup: str | None = None
    notes: tuple[str, ...] = ()


def clean(view: View, rulebook: Rulebook, plan: Plan) -> Result:
    """The result for a page that was read."""
    from cleaner import metadata  # here, since who wants the text alone needs none of its modules

    document, settlement, kept = _settled(view, rulebook, plan)
    layout = view.selected.layout if view.selected else None
    text = "\n".join(ledger.paragraphs(document, kept))
    site = rulebook.sites[view.site] if view.site else None
    known = metadata.collect(document, settlement, site, text, metadata.Html(view.markup, view.selected))
    notes = view.notes
    if not kept and sum(block.is_sentence for block in document.blocks) >= engine.GUARD_SENTENCES:
        notes = (*notes, "nothing is left of the text: a rule of the site takes too much, see what was removed")
    if view.excerpt and layout:
        from cleaner.rulebook.layouts import outside

        settlement = view.excerpt.settled(settlement, outside(layout))
        document = view.excerpt.whole
        kept = ledger.kept(document, settlement)
    return Result(document, settlement, kept, known, rulebook.hash, plan.ledger, layout=layout, notes=notes)


def _settled(view: View, rulebook: Rulebook, plan: Plan) -> tuple[Document, Settlement, tuple[Kept, ...]]:
    """The document with what the rules say of its lines, what was decided, and what is left."""
    document, layout = view.document, view.selected.layout if view.selected else None
    ruleset = rulebook.ruleset(view.site, document, layout.id if layout else None)
    candidates = ruleset.candidates(document)
    rules, own = _wanted(ruleset.checks, plan), _wanted(view.others, plan)
    claims = engine.claim(document, rules, candidates)
    document = replace(document, marks=ruleset.marks_of(document, claims))
    if document.kind == "text" and (continues := heuristics.continuations(document)):
        # Blocks and cuts stop at broken sentences too, so that the rules look once more.
        document = replace(document, continues=continues)
        claims = engine.claim(document, rules, candidates)
    claims += engine.claim(document, own)
    settlement = engine.settle(document, claims, (*rules, *own), candidates)
    return document, settlement, ledger.kept(document, settlement)


class Cleaner:
    """A compiled rulebook and a plan. One serves any number of pages and threads; no page's answer depends on others.

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

    @classmethod
    def of(cls, rulebook: Rulebook, plan: Plan) -> Cleaner:
        """A cleaner of a rulebook that was loaded already."""
        made = cls.__new__(cls)
        made.rulebook, made.plan = rulebook, plan
        return made

    def clean(
        self,
        raw: str | bytes,
        *,
        url: str | None = None,
        site: str | None = None,
        kind: Kind | None = None,
        fetched: str | None = None,
    ) -> Result:
        """The article in `raw`, a whole page as HTML or as dumped text.

        `fetched` is the ISO 8601 day or moment at which it came from `url`: no date that is only read off it is later.
        Never raises for what a page holds: what cannot be read is a result with a `failure`. Raises UsageError for a
        site without a rule file or an unknown kind, TypeError for what is neither str nor bytes.
        """
        if not isinstance(raw, str | bytes):
            raise TypeError(f"a page is str or bytes, not {type(raw).__name__}")
        if url is not None and not isinstance(url, str):
            raise TypeError(f"an address is a str, not {type(url).__name__}")
        if kind not in (None, "html", "text"):
            raise UsageError(f"kind is 'html' or 'text', not {kind!r}")
        if fetched is not None:
            _check_moment(fetched)
        if site is not None and site not in self.rulebook.sites:
            raise UsageError(f"no rule file for the site {site!r}{suggestion(site, self.rulebook.sites)}")
        seen = self._view(raw, url, site, kind)
        if isinstance(seen, Result):
            return seen
        if fetched is not None:
            seen = replace(seen, document=replace(seen.document, fetched=fetched))
        return clean(seen, self.rulebook, self.plan)

    def _view(self, raw: str | bytes, url: str | None, site: str | None, kind: Kind | None) -> View | Result:
        known = codec.read(raw) if isinstance(raw, bytes) else None
        source, encoding = dump.decoded(raw) if known is None else known[:2]
        if (kind or sniff.kind(source)) == "html":
            return self._html_view(raw, url, site, known)
        document = dump.document(source, encoding, url)
        if encoding == BINARY:
            return self._failed(document, "binary data, neither text nor HTML")
        if self.plan.sites and site is None:
            site = self.rulebook.choose(document)
        from cleaner import parts  # here, as `metadata`

        part = parts.warning(url, document.facts, self.rulebook.sites[site].whole if site else None)
        return View(document, heuristics.ALL, site, notes=(part,) if part else ())

    def text(self, raw: str | bytes) -> str | None:
        """`clean(raw).text` where `raw` is a dump; None where it is HTML, or cannot be read.

        For those who start anew for each page: what is known about a page takes as long to load as the rest together.
        """
        source, encoding = dump.decoded(raw)
        if encoding == BINARY or sniff.kind(source) == "html":
            return None
        document = dump.document(source, encoding)
        site = self.rulebook.choose(document) if self.plan.sites else None
        document, _, kept = _settled(View(document, heuristics.ALL, site), self.rulebook, self.plan)
        return "\n\n".join(ledger.paragraphs(document, kept))

    def _html_view(
        self, raw: str | bytes, url: str | None, site: str | None, known: codec.Decoded | None
    ) -> View | Result:
        from cleaner import webpage  # the parser takes longer to load than a dump to clean
        from cleaner.readers import html

        page = html.read(raw, url, known)
        view = webpage.view(page, self.rulebook, self.plan, site)
        if view is None:
            return self._failed(page.document, page.problem or "nothing to read")
        return view

    def without(self, rules: Collection[str] = (), keep: Collection[str] = ()) -> Cleaner:
        """The same cleaner without the checks called `rules`, and taking nothing of the categories `keep`.

        Metadata is still collected from lines of a kept category. Raises UsageError for unknown names.
        """
        from cleaner import opinions  # here, since its modules are for HTML alone

        others = (*heuristics.ALL, *opinions.checks(opinions.Verdict(frozenset())))
        known = {*self.rulebook.check_ids, *(check.id for check in others)}
        for name in rules:
            if name not in known:
                raise UsageError(f"no rule, heuristic or opinion is called {name!r}{suggestion(name, known)}")
        for name in keep:
            if name not in CATEGORIES:
                raise UsageError(f"no category is called {name!r}{suggestion(name, CATEGORIES)}")
        plan = replace(self.plan, disabled=self.plan.disabled.union(rules), kept=self.plan.kept.union(keep))
        other = type(self).__new__(type(self))
        vars(other).update(vars(self), plan=plan)
        return other

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Cleaner holds compiled rules, and is neither pickled nor copied: make one in each process")

    def _failed(self, document: Document, problem: str) -> Result:
        failure = Failure("read", problem)
        return Result.failed(document, failure, self.rulebook.hash, with_removed=self.plan.ledger)


def _check_moment(fetched: str) -> None:
    try:
        datetime.fromisoformat(fetched)
    except ValueError:
        raise UsageError(f"a page is fetched at an ISO 8601 day or moment, not {fetched[:40]!r}") from None


def _wanted(checks: Sequence[Check], plan: Plan) -> Sequence[Check]:
    """The checks that are not switched off; those of a category that is to stay hold their lines for everybody."""
    if not (plan.kept or plan.disabled):
        return checks
    return [
        replace(check, effect=Effect.KEEP, authority=Authority.SITE)
        if check.category in plan.kept and check.effect is Effect.DROP
        else check
        for check in checks
        if check.id not in plan.disabled
    ]
