"""One layout of a site's pages, ready to be looked for: what shows it, where its body stands, what of it goes.

Selectors are text; `dom` runs them, the rule files' loader has checked them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cleaner.model import Category


class Selector(NamedTuple):
    """How to find elements: by CSS, by XPath, or comments by a part of their text.

    A tuple, since pages look up by it what they have found.
    """

    how: Literal["css", "xpath", "comment"]
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the value of a field stands: an element, a meta tag by its name, or a key of the article's JSON-LD."""

    how: Literal["css", "xpath", "meta", "jsonld"]
    text: str
    # The selector of an element; None for a source that is none. Each page asks for it.
    selector: Selector | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = Selector(self.how, self.text) if self.how == "css" or self.how == "xpath" else None
        object.__setattr__(self, "selector", found)


@dataclass(frozen=True, slots=True)
class Strip:
    """Elements of the body that go; `id` is that of a check, `where` the file and line of the rule."""

    id: str
    category: Category
    selector: Selector
    why: str = ""
    max_share: float | None = 0.3
    where: str = ""


@dataclass(frozen=True)
class Layout:
    """`id` is that of the layout within `site`. `fields` are the sources of metadata fields, best first.

    `body` lists selectors of which the first that is there counts, `parts` shows that the page is one of several,
    `seen` says when the layout was seen on a real page: without it, it is a claim that each page has to bear out.
    """

    site: str
    id: str
    probe: Selector
    body: tuple[Selector, ...] = ()
    fields: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    keep: tuple[Selector, ...] = ()
    strips: tuple[Strip, ...] = ()
    stop_after: Selector | None = None
    parts: Selector | None = None
    seen: str | None = None
    where: str = ""


@dataclass(frozen=True)
class Selected:
    """The layout of a page, and what its selectors find there: `texts` of their elements, in page order."""

    layout: Layout
    texts: Callable[[Selector], tuple[str, ...]]
