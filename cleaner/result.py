"""A cleaned page: every way to look at one document and what was settled about it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from cleaner import ledger
from cleaner.lazy import lazy
from cleaner.model import Effect, Metadata, Paragraph, Settlement
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleaner.layout import Layout
    from cleaner.ledger import Entry, Kept
    from cleaner.model import Claim, Document, Record


@dataclass(frozen=True)
class Failure:
    """Why a page has no result: the stage that failed ("source", "read", "clean", "write") and what is wrong."""

    stage: str
    problem: str


@dataclass(frozen=True)
class Result:
    """What became of one page. Everything here is a view of `document` and `settlement`.

    `kept` is what is left of each block, `rules` is the hash of the rule set, `with_removed` puts the ledger into the
    record, `failure` is set where the page could not be read; it then has no text, and its whole input is in the
    ledger. `layout` is that of an HTML page whose body it found, `notes` are warnings of those who read the page.
    """

    document: Document
    settlement: Settlement
    kept: tuple[Kept, ...]
    metadata: Metadata
    rules: str
    with_removed: bool = False
    failure: Failure | None = None
    layout: Layout | None = None
    notes: tuple[str, ...] = ()

    @classmethod
    def failed(cls, document: Document, failure: Failure, rules: str, *, with_removed: bool) -> Result:
        """A page without a text; what was read of it is in the ledger, whole."""
        unread = replace(document, blocks=())
        return cls(unread, Settlement((), ()), (), Metadata(url=document.url), rules, with_removed, failure)

    @lazy
    def paragraphs(self) -> tuple[str, ...]:
        """The clean text, one string a paragraph."""
        return tuple(ledger.paragraphs(self.document, self.kept))

    @property
    def text(self) -> str:
        """The clean text: paragraphs joined by a blank line."""
        return "\n\n".join(self.paragraphs)

    @lazy
    def outline(self) -> tuple[Paragraph, ...]:
        """The paragraphs of an HTML page with their place on it and what is left of their links; none of a dump."""
        return tuple(map(_paragraph, self.kept)) if self.document.kind == "html" else ()

    @lazy
    def ledger(self) -> tuple[Entry, ...]:
        """Everything that is not in the text, in the order of the page, blanks and undecodable bytes included."""
        return tuple(ledger.entries(self.document, self.settlement, self.kept))

    @property
    def removals(self) -> tuple[Entry, ...]:
        """What rules and heuristics took: the ledger without blanks."""
        return tuple(entry for entry in self.ledger if entry.category != ledger.SPACE)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a careful reader should look at, each once: suspended checks, unsure choices, suspicious lines."""
        suspended = [f"{one.check.id} was not applied: {one.reason}" for one in self.settlement.suspended]
        told = [
            f"{claim.check.id}: {value}"
            for claim in self.settlement.telling
            for name, value in claim.hit.fields
            if name == "warning" and _is_told(claim, self._left)
        ]
        return tuple(dict.fromkeys([*self.notes, *suspended, *told]))

    @lazy
    def _left(self) -> frozenset[int]:
        """The places of the blocks of which something was kept."""
        return frozenset([one.block.index for one in self.kept])

    @property
    def body_by(self) -> str:
        """Who found the body: "text" for a dump; "site" for a layout, "main" for the opinions on another HTML page."""
        if self.document.kind == "text":
            return "text"
        return "site" if self.layout else "main"

    def restore(self) -> bytes | str:
        """The input, rebuilt from the text and the ledger alone: bytes where bytes came in, else a str.

        Of an HTML page its visible text, a block a line.
        """
        return ledger.restore(self.text, self.ledger, ledger.encoding(self.document))

    def record(self, name: str = "-") -> Record:
        """The page as one JSON object with every key of the record, in order; `name` is its id."""
        known = self.metadata
        return {
            "id": name,
            "status": "error" if self.failure else "ok",
            "site": known.site,
            "site_name": known.site_name,
            "layout": self.layout.id if self.layout else None,
            "body_by": None if self.failure else self.body_by,
            "language": known.language,
            "encoding": self.document.encoding,
            "url": known.url,
            **{key: list(value) if isinstance(value := getattr(known, key), tuple) else value for key in _FIELDS},
            "text": self.text,
            "removed": [_item(entry) for entry in self.ledger] if self.with_removed else None,
            "warnings": list(self.warnings),
            "stats": self.stats(),
            "provenance": dict(sorted(known.provenance.items())),
            "cluster": None,
            "stage": self.failure.stage if self.failure else None,
            "problem": self.failure.problem if self.failure else None,
            "rules": self.rules,
            "version": __version__,
        }

    def stats(self) -> dict[str, Any]:
        """Counts over the blocks that were read: blocks, kept ones, removals by category, characters, words."""
        removed = Counter([one.grounds[0].check.category for one in self.settlement.removals])
        return {
            "blocks": len(self.document.blocks),
            "kept": len(self.kept),
            "removed": dict(sorted(removed.items())),
            "chars_in": self.document.chars,
            "chars_out": sum([end - start for one in self.kept for start, end in one.spans]),
            "words": sum([len(paragraph.split()) for paragraph in self.paragraphs]),
        }


_FIELDS = (
    "title", "date", "modified", "authors", "editors", "source", "source_url", "place", "section", "tags", "captions",
)  # fmt: skip
_ENTRY = tuple(field.name for field in fields(ledger.Entry))


def _is_told(claim: Claim, left: Collection[int]) -> bool:
    """Whether a warning still says something: its line is left, or went for the very reason that it warns of."""
    empty = claim.span.start == claim.span.end
    return claim.check.effect is Effect.DROP or claim.span.block in left or empty


def _paragraph(kept: Kept) -> Paragraph:
    starts = [start for start, _ in kept.spans]
    lengths = [0, *accumulate(end - start for start, end in kept.spans)]

    def place(at: int) -> int:
        """Where a place of the block is in what is left of it."""
        number = bisect_right(starts, at)
        return lengths[number - 1] + min(at, kept.spans[number - 1][1]) - starts[number - 1] if number else 0

    links = ((place(start), place(end), address) for start, end, address in kept.block.links)
    return Paragraph(kept.text, kept.block.tag, kept.block.path, tuple(link for link in links if link[0] < link[1]))


def _item(entry: Entry) -> dict[str, Any]:
    """An entry without the place that it has not: a line or a path."""
    return {name: value for name in _ENTRY if (value := getattr(entry, name)) is not None}
