"""What one cleaned page says about its rules: which had something to say, what was found, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.model import Authority, Metadata
from cleaner.repeats import is_whole, known_by

if TYPE_CHECKING:
    from cleaner.result import Result

# Metadata that tells whether selectors and bylines still fit; the others are known without looking at the page.
FIELDS = tuple(
    field.name for field in fields(Metadata) if field.name not in ("language", "url", "site", "site_name", "provenance")
)
# How pages are told apart beside the layouts of their site: dumps, and HTML whose body no layout found.
DUMP, GENERIC = "dump", "no layout"

# Lines of a page that are looked at, since a hostile one has millions. The longest page of the corpus has 400.
_MOST_LINES = 4000


@dataclass(frozen=True, slots=True)
class Seen:
    """One page. `kind` is the name of its layout, DUMP or GENERIC; `rules` had something to say on it.

    `chars` is the length of its text, `lines` are those of it that may repeat, each once. `outside` says
    whether extractors find much more text than its layout does; None where nobody asked.
    """

    id: str
    site: str | None
    kind: str
    rules: frozenset[str]
    fields: frozenset[str]
    chars: int
    lines: tuple[str, ...] = ()
    outside: bool | None = None

    @property
    def is_html(self) -> bool:
        return self.kind != DUMP


def look(result: Result, name: str, outside: bool | None = None) -> Seen:
    """What there is to see on a page called `name`. Heuristics and the body of a layout are no rules here."""
    rules = {claim.check.id for claim in result.settlement.standing if claim.check.authority > Authority.HEURISTIC}
    return Seen(
        id=name,
        site=result.metadata.site,
        kind=kind(result),
        rules=frozenset(rules - {body(result)}),
        fields=frozenset(field for field in FIELDS if getattr(result.metadata, field)),
        chars=sum(map(len, result.paragraphs)),
        lines=tuple(dict.fromkeys(filter(is_whole, map(known_by, islice(result.paragraphs, _MOST_LINES))))),
        outside=outside,
    )


def kind(result: Result) -> str:
    """How the article was found."""
    if result.document.kind == "text":
        return DUMP
    return layout(result.layout.id) if result.layout else GENERIC


def layout(name: str) -> str:
    """The kind of the pages of a layout; no layout can be called as dumps and others are, for the blank."""
    return f"layout {name}"


def body(result: Result) -> str:
    """The check that takes what lies outside the body of a layout; "" without one."""
    return f"{result.layout.site}/{result.layout.id}.body" if result.layout else ""
