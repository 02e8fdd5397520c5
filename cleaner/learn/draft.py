"""A draft: the rule file that pages speak for, what stands behind each rule, and what it does to pages held out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cleaner.learn import writing
from cleaner.learn.proposal import times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.learn.drafting import Drafted
    from cleaner.learn.markup import Layouts
    from cleaner.learn.proposal import Rejection

# Rejections that are worth a line.
MOST_REJECTED = 8


@dataclass(frozen=True)
class Checked:
    """What the draft of the pages learned from did to the `held` pages, of which `documents` could be read by it.

    `before` and `after` are shares of repeated lines, `touched` sentences that stand once, by rule; `left` lists what
    still repeats.
    """

    held: int = 0
    documents: int = 0
    before: float = 0.0
    after: float = 0.0
    hits: Mapping[str, int] = field(default_factory=dict)
    touched: Mapping[str, int] = field(default_factory=dict)
    left: Sequence[tuple[str, int]] = ()

    def of(self, rule: str) -> str:
        """What is known of one rule, as a table shows it: pages, and sentences that it took there."""
        return f"{self.hits[rule]}/{self.documents}, prose {self.touched.get(rule, 0)}" if rule in self.hits else "-"

    def said(self, rule: str) -> str:
        """The same in words."""
        if not self.held:
            return "no page was held out"
        if rule not in self.hits:
            return "untested: found with the pages held out"
        return f"on {self.hits[rule]} of {self.documents} pages held out, prose {self.touched.get(rule, 0)}"

    def account(self) -> str:
        """What the whole draft did."""
        if not self.held:
            return "Too few pages to hold any out: nothing has tested these rules."
        fits = f" ({self.documents} with one of the layouts)" if self.documents < self.held else ""
        return (
            f"On {self.held} pages held out{fits}, repeated lines went from {self.before:.1%} to {self.after:.1%}; "
            f"sentences taken that stand once: {sum(self.touched.values())}."
        )


@dataclass(frozen=True)
class Row:
    """One line of the table of evidence; `documents` is a share, `held` empty where nothing was tried."""

    evidence: str
    documents: float
    ratio: float | None
    proposal: str
    held: str = ""


@dataclass(frozen=True)
class Draft:
    """The draft of a rule file: what it says of its site, the packs it extends with their shares of the pages, rules.

    `documents`, `lines`, `contrast`, `sites` and `repeated` count what it was learned from.
    """

    head: Mapping[str, Any]
    packs: Mapping[str, float]
    layouts: Layouts
    rules: Sequence[Drafted]
    rejections: Sequence[Rejection]
    checked: Checked
    documents: int
    lines: int
    contrast: int
    sites: int = 0
    repeated: int = 0
    unread: int = 0

    @property
    def id(self) -> str:
        """The id of the file."""
        return str(self.head["id"])

    @property
    def tests(self) -> int:
        """How many marked pages the file has."""
        return sum(len(one.rule["tests"]) for one in self.rules)

    def text(self) -> str:
        """The rule file."""
        return "\n".join(self._text()) + "\n"

    def running(self) -> str:
        """The rule file as it is when somebody has looked at it: no draft any more."""
        head = {key: value for key, value in self.head.items() if key != "status"}
        return replace(self, head=head).text()

    def rows(self) -> Iterator[Row]:
        """The table of evidence: packs, layouts and rules, then what was none."""
        for name, share in self.packs.items():
            yield Row("lines that a pack knows", share, None, f"extends {name}")
        for layout in self.layouts.data:
            remark = self.layouts.remarks.get(layout["id"], "")
            yield Row(layout["body"][0]["css"], self.layouts.share(layout["id"]), None, f"layout, {remark}")
        for one in self.rules:
            at = ", ".join(one.rule.get("at", {}))
            proposal = one.action + (f", {at}" if at else "")
            yield self._row(one.proposal, proposal, self.checked.of(one.rule["id"]))
        for no in self.rejections[:MOST_REJECTED]:
            yield self._row(no, f"not proposed: {no.reason}", "")

    def _row(self, about: Any, proposal: str, held: str) -> Row:
        return Row(about.shown, about.documents / max(1, self.documents), about.ratio, proposal, held)

    def _text(self) -> Iterator[str]:
        yield writing.MODELINE
        yield from writing.paragraphs(self._account())
        for key, value in self.head.items():
            yield from writing.entry(key, value, 0, {})
        if self.layouts.data:
            yield "layouts:"
        for layout in self.layouts.data:
            yield from writing.item(layout, {}, [self.layouts.remarks.get(layout["id"], "")])
        if self.rules:
            yield "rules:"
        for one in self.rules:
            about = f"{one.proposal.shown}: {self.checked.said(one.rule['id'])}"
            yield from writing.item(one.rule, one.proposal.notes, [about])

    def _account(self) -> Iterator[str]:
        yield f"A draft, learned from {self.documents} documents, with {self.contrast} of other sites as contrast."
        yield self.checked.account()
        yield "Look at each rule, and at its near misses; then remove `status: draft`, and it runs."


def why(one: Drafted, documents: int) -> str:
    """Why a rule exists, in sentences for readers of reports."""
    seen = f"On {one.proposal.documents} of {documents} documents"
    return " ".join(filter(None, (one.proposal.why, ", ".join(filter(None, (seen, times(one.proposal.ratio)))) + ".")))
