"""The nouns: what a page is made of, what a check says about it, and what becomes of it.

All are frozen; what a page has some hundred of, spans and hits, are tuples, since those are made in half the time. A
check looks at a `Document` and yields `Hit`s; a hit and its check make a `Claim`; `engine.settle` turns all claims into
`Removal`s; the clean text is a view of a document and its removals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum, IntEnum
from typing import Any, Literal, NamedTuple, get_args

from cleaner import text as text_
from cleaner.facts import NONE, Facts
from cleaner.lazy import lazy

Category = Literal[
    "ticker", "ad", "related", "share", "spam", "comment-form", "caption", "byline", "dateline", "embed", "ui",
    "newsletter", "legal", "pagination", "title", "other",
]  # fmt: skip
CATEGORIES: tuple[Category, ...] = get_args(Category)
# What goes to the metadata rather than to the bin; reports keep the two sums apart.
MOVED: frozenset[str] = frozenset({"byline", "caption", "dateline", "title"})


class Authority(IntEnum):
    """Whose word counts for more: a keep defeats the drops of its own authority and of those below."""

    HEURISTIC = 1
    PACK = 2
    SITE = 3


class Effect(Enum):
    """What a check asks for with the spans it points at."""

    DROP = "drop"
    KEEP = "keep"
    NOTE = "note"  # metadata only; the text stays


class Mark(Enum):
    """What rules say of a block before anything is settled: a fact that heuristics may read."""

    FURNITURE = "furniture"  # some rule would drop the line
    END = "end"  # some rule says that the article is over here
    PART = "part"  # a site's rule strips a part of the line; the rest is text


@dataclass(frozen=True)
class Block:
    """One line of a dump, or one run of visible text of an HTML page; never blank.

    `start` is its offset in code points in `Document.source`, `line` its 1-based line there. `path`, `tag`,
    `link_share` (0 to 1, of its characters) and `links` (start, end, absolute web address; disjoint, in order) come
    from HTML; in a dump only a bare address counts as a link.
    """

    index: int
    text: str
    start: int
    line: int
    path: str = ""
    tag: str = ""
    link_share: float = 0.0
    links: tuple[tuple[int, int, str], ...] = ()

    @classmethod
    def of_line(cls, index: int, text: str, start: int, line: int, normal: str, **markup: Any) -> Block:
        """The block of a line; `normal` is `text.normalise(text)`, `markup` what is known beside its text, of HTML."""
        made = object.__new__(cls)
        # All at once, since a frozen dataclass sets field by field, and a page has many lines; the rest is as declared.
        words = normal.count(" ") + 1
        vars(made).update(index=index, text=text, start=start, line=line, normal=normal, words=words, **markup)
        return made

    def at(self, index: int, start: int, line: int) -> Block:
        """The same block at another place, with all that was worked out about its text."""
        moved = object.__new__(Block)
        vars(moved).update(vars(self), index=index, start=start, line=line)
        vars(moved).pop("whole", None)  # all but this, which tells the place
        return moved

    def __getstate__(self) -> dict[str, Any]:
        """What a pickle holds: the fields, and nothing of what was worked out or what compiled rules said of them."""
        return {name: value for name, value in vars(self).items() if name in _BLOCK}

    @lazy
    def whole(self) -> Span:
        """The span of all its text: the same for all who point at the whole of it, as most do."""
        return Span(self.index, 0, len(self.text))

    @lazy
    def normal(self) -> str:
        """The text as matchers see it; see `text.normalise`."""
        return text_.normalise(self.text)

    @lazy
    def folded(self) -> str:
        """`normal` in lower case: what literal matchers and comparisons of lines use."""
        return self.normal.lower()

    @lazy
    def words(self) -> int:
        """The number of blank-separated words."""
        return self.normal.count(" ") + 1

    @lazy
    def is_sentence(self) -> bool:
        """Whether the prose shield covers this block; see `text.is_sentence`."""
        return self.words >= text_.SENTENCE_WORDS and text_.ends_sentence(self.normal)


_BLOCK = frozenset(one.name for one in fields(Block))


@dataclass(frozen=True)
class Document:
    """A page as its reader found it; nobody changes it.

    `source` is the decoded input, `encoding` the codec that made it (None where a str came in), `facts` what the markup
    of an HTML page says of it, `fetched` the ISO 8601 day or moment at which it came from `url`. `continues` (blocks
    that are a piece of the sentence before, in dumps that break lines at inline elements) and `marks` are added once,
    before checks look.
    """

    blocks: tuple[Block, ...]
    source: str
    kind: Literal["text", "html"] = "text"
    encoding: str | None = None
    url: str | None = None
    facts: Facts = NONE
    fetched: str | None = None
    continues: frozenset[int] = frozenset()
    marks: Mapping[int, Mark] = field(default_factory=dict)

    @lazy
    def chars(self) -> int:
        """The number of characters in all blocks: what budgets are a share of."""
        return sum([len(block.text) for block in self.blocks])

    @lazy
    def sentences(self) -> frozenset[int]:
        """The indexes of the blocks that the prose shield covers."""
        least = text_.SENTENCE_WORDS  # of the others nobody need ask
        return frozenset([block.index for block in self.blocks if block.words >= least and block.is_sentence])

    @lazy
    def prose(self) -> frozenset[int]:
        """The same and the pieces of broken sentences: where an action stops that takes lines it does not name."""
        return self.sentences.union(self.continues, [index - 1 for index in self.continues])


class Span(NamedTuple):
    """Characters `start` to `end` of the text of block `block`."""

    block: int
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.block == other.block and self.start < other.end and other.start < self.end


class Hit(NamedTuple):
    """Where a check points, and on what grounds.

    `evidence` is the text itself or the number that convinced the check. `named` says that the check names this very
    line or proves it by structure, so that the prose shield does not apply. `fields` are (metadata field, value).
    """

    span: Span
    evidence: str
    named: bool = False
    fields: tuple[tuple[str, str], ...] = ()


Find = Callable[[Document, Sequence[Block]], Iterable[Hit]]


@dataclass(frozen=True)
class Check:
    """A rule or a heuristic: who points at spans, with what authority, and how much it may take.

    `find(document, blocks)` yields hits; `blocks` are those worth a look, all of them where nothing narrowed them.
    `max_share` is the share of the document's characters that the check may take before it is suspended for that
    document (None: no limit). `prose` lifts the shield for all hits. A `late` check sees only what the others left; a
    `windowed` one, that looks at the first or last lines only, sees the page and then what is left as well. `where` is
    file and line of a rule, or the module of a heuristic.
    """

    id: str
    category: Category
    why: str
    find: Find = field(compare=False)
    authority: Authority = Authority.HEURISTIC
    effect: Effect = Effect.DROP
    max_share: float | None = 0.9
    prose: bool = False
    late: bool = False
    windowed: bool = False
    where: str = ""

    @lazy
    def rank(self) -> tuple[int, str]:
        """Sorts the strongest check first, those of one authority by their ids."""
        return (-self.authority, self.id)

    def __getstate__(self) -> dict[str, Any]:
        """What a pickle holds: compiled rules stay where they are, and the check can no longer be asked."""
        return {**vars(self), "find": _far_away}


def _far_away(document: Document, blocks: Sequence[Block]) -> Iterable[Hit]:  # noqa: ARG001 - a `Find`
    raise RuntimeError(
        "a check that came out of a pickle cannot be asked; clean the page with a Cleaner of this process"
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """One hit of one check."""

    check: Check
    hit: Hit

    @property
    def span(self) -> Span:
        return self.hit.span

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts the strongest claim first; the rest breaks ties, so that the order of checks and hits never shows."""
        hit = self.hit
        return (self.check.rank, hit.span, not hit.named, hit.evidence, hit.fields)


@dataclass(frozen=True, slots=True)
class Removal:
    """A span that goes, with every claim that asked for it, the strongest first."""

    span: Span
    grounds: tuple[Claim, ...]

    @property
    def check(self) -> Check:
        return self.grounds[0].check


@dataclass(frozen=True, slots=True)
class Suspension:
    """A check that was not heard on this document, and why."""

    check: Check
    reason: str


@dataclass(frozen=True)
class Settlement:
    """What `engine.settle` decided: disjoint removals in page order, the claims that stand, and who was suspended.

    `standing` holds the grounds of all removals, the keeps and the notes; their fields become metadata.
    """

    removals: tuple[Removal, ...]
    standing: tuple[Claim, ...]
    suspended: tuple[Suspension, ...] = ()

    @lazy
    def telling(self) -> tuple[Claim, ...]:
        """Those of the standing claims that have fields: few of many."""
        return tuple([claim for claim in self.standing if claim.hit.fields])


@dataclass(frozen=True)
class Metadata:
    """What is known about the article. Dates are ISO 8601, with an offset where one is known (design 5).

    `provenance` says for each filled field where it came from: a rule's id, or a source such as `visible-date`.
    """

    title: str | None = None
    date: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str | None = None
    source_url: str | None = None
    place: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    site: str | None = None
    site_name: str | None = None
    provenance: Mapping[str, str] = field(default_factory=dict)


# The names of what may be known about an article.
METADATA: tuple[str, ...] = tuple(one.name for one in fields(Metadata) if one.name != "provenance")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the clean text and where it stood on an HTML page: what a format with structure needs.

    `tag`, `path` and `links` are those of its block, the links as places in `text`.
    """

    text: str
    tag: str = ""
    path: str = ""
    links: tuple[tuple[int, int, str], ...] = ()


Outline = Sequence[Paragraph]
Record = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """What a rule file says of its site as a whole.

    `whole` says how the address of a whole article is made of that of one of its pages; see `parts`. `has_bodies` says
    whether some layout knows where the article stands.
    """

    id: str
    name: str
    language: str | None = None
    timezone: str | None = None
    whole: str | None = None
    has_bodies: bool = False
