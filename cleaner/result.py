"""A cleaned page: every way to look at one document and what was settled about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cleaner import ledger
from cleaner.model import Metadata, Settlement
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.ledger import Entry, Kept
    from cleaner.model import Document, Record


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
    ledger.
    """

    document: Document
    settlement: Settlement
    kept: tuple[Kept, ...]
    metadata: Metadata
    rules: str
    with_removed: bool = False
    failure: Failure | None = None

    @classmethod
    def failed(cls, document: Document, failure: Failure, rules: str, *, with_removed: bool) -> Result:
        """A page without a text; what was read of it is in the ledger, whole."""
        unread = replace(document, blocks=())
        return cls(unread, Settlement((), ()), (), Metadata(url=document.url), rules, with_removed, failure)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The clean text, one string a paragraph."""
        return tuple(ledger.paragraphs(self.document, self.kept))

    @property
    def text(self) -> str:
        """The clean text: paragraphs joined by a blank line."""
        return "\n\n".join(self.paragraphs)

    @cached_property
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
        left = {one.block.index for one in self.kept}
        told = [
            f"{claim.check.id}: {value}"
            for claim in self.settlement.standing
            for name, value in claim.hit.fields
            if name == "warning" and (claim.span.block in left or claim.span.start == claim.span.end)
        ]
        return tuple(dict.fromkeys([*suspended, *told]))

    @property
    def body_by(self) -> str:
        """Who found the body: "text" for a dump, "main" for the settled opinions on an HTML page."""
        return "text" if self.document.kind == "text" else "main"

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
            "layout": None,
            "body_by": None if self.failure else self.body_by,
            "language": known.language,
            "encoding": self.document.encoding,
            "url": known.url,
            **{key: _plain(getattr(known, key)) for key in _FIELDS},
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
        removed = Counter(one.check.category for one in self.settlement.removals)
        return {
            "blocks": len(self.document.blocks),
            "kept": len(self.kept),
            "removed": dict(sorted(removed.items())),
            "chars_in": self.document.chars,
            "chars_out": sum(len(one.text) for one in self.kept),
            "words": sum(len(paragraph.split()) for paragraph in self.paragraphs),
        }


_FIELDS = (
    "title", "date", "modified", "authors", "editors", "source", "source_url", "place", "section", "tags", "captions",
)  # fmt: skip


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _item(entry: Entry) -> dict[str, Any]:
    return {field.name: getattr(entry, field.name) for field in fields(entry)}
