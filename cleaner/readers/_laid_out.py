"""A page read by a layout of its site: where the body stands, and which parts of its text the selectors point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner import dom
from cleaner.model import Span
from cleaner.readers import _walk
from cleaner.readers._marking import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.layout import Layout, Selector
    from cleaner.model import Document
    from cleaner.readers._walk import Run

# Finds the elements, or comments, of a page that a selector asks for.
Select = Callable[["Selector"], "Sequence[dom.Node]"]
# Names of what is marked, beside those of metadata fields and the ids of strips.
BODY, KEEP = "body", "keep"
# Fields of one value: their first element counts.
_SINGLE = frozenset(("title", "date", "section"))
_UNSEEN = ", ".join(sorted(_walk.UNSEEN))
# Bounds against hostile pages: elements whose texts are read, and characters of each.
_ELEMENTS = 200
_CHARS = 10_000


@dataclass(frozen=True)
class Reading:
    """The text that was read, and the spans that each selector of the layout points at, by its name.

    Names: "body" (where more was read than it), "keep", "stop" (what stands behind the end of the body), fields such as
    "title", ids of strips.
    """

    document: Document
    marks: Mapping[str, tuple[Span, ...]]


def read_laid_out(tree: dom.Tree, layout: Layout, select: Select, *, whole: bool) -> list[Run] | None:
    """The runs of the page, with marks, or of its body alone; None where the layout's body is not there.

    `select` finds elements of the page. Of a body alone only what lies in it is looked for.
    """
    body = next((found for one in layout.body if (found := _seen(dom.outermost(select(one))))), None)
    if body is None:
        return None

    def marked(selector: Selector) -> Sequence[dom.Node]:
        return select(selector) if whole or selector.how == "xpath" else dom.select_within(body, selector)

    names: defaultdict[dom.Node, list[str]] = defaultdict(list)
    for name, elements in (*_named(layout, select, marked), (BODY, body if whole else ())):
        for element in elements:
            names[element].append(name)
    wanted = Wanted(names, frozenset(body), frozenset(marked(layout.stop_after) if layout.stop_after else ()))
    if not whole:
        return _walk.runs(body, _walk.hidden(*body), wanted)
    # What holds the body is not hidden, whatever its attributes say: scripts show it.
    around = dom.lineage(body)
    return _walk.runs(tree.children, {element for element in _walk.hidden(tree) if element not in around}, wanted)


def marks(found: Sequence[Run]) -> dict[str, tuple[Span, ...]]:
    """The spans of each name; `found` are the runs of the document's blocks."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for index, run in enumerate(found):
        for name, start, end in run.marks:
            spans[name].append(Span(index, start, end))
    return {name: tuple(own) for name, own in spans.items()}


def texts(elements: Iterable[dom.Node]) -> tuple[str, ...]:
    """The texts of elements, blanks made one, none empty; of a <time> or <meta> its machine form as well, last."""
    found: dict[str, None] = {}
    for element in [node for node in elements if isinstance(node, dom.Element)][:_ELEMENTS]:
        for value in (element.text, element.attr("datetime"), element.attr("content")):
            if value and (text := " ".join(value[:_CHARS].split())):
                found[text] = None
    return tuple(found)


def _seen(elements: Iterable[dom.Node]) -> list[dom.Node]:
    """Those of `elements` that a browser would show: nothing of a <noscript> or a <template> is on the page."""
    return [one for one in elements if one.closest(_UNSEEN) is None]


def _named(layout: Layout, select: Select, marked: Select) -> Iterator[tuple[str, Iterable[dom.Node]]]:
    for strip in layout.strips:
        yield strip.id, marked(strip.selector)
    for selector in layout.keep:
        yield KEEP, marked(selector)
    for name, sources in layout.fields.items():
        # All of the page: where a field has several elements, or several selectors, the first on the page counts.
        selectors = (source.selector for source in sources if source.selector)
        found = next((found for one in selectors if (found := select(one))), ())
        yield name, found[:1] if name in _SINGLE else found
