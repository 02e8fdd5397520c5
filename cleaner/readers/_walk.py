"""A tree cut into runs: the visible text between two block-level tags, each with its place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner import dom
from cleaner.readers._links import hrefs
from cleaner.readers._marking import BLANKS, Mark, Marking, Wanted, folded
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Elements whose text a browser with scripts does not show, or shows as a control.
_UNSEEN = """script style noscript template head title svg iframe textarea select datalist noframes noembed object audio
    video canvas"""
# Elements that begin and end a line of their own in the style sheet of every browser, table cells and buttons too.
_BLOCKS = """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol
    optgroup option p pre search section summary table tbody td tfoot th thead tr ul xmp"""
UNSEEN = frozenset(_UNSEEN.split())
BLOCKS = frozenset(_BLOCKS.split())
# Tags that say what their text is, also through anonymous boxes: a <div> within a heading is the heading.
_INHERITED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption"))
_VERBATIM = frozenset(("pre", "listing", "xmp"))
_HIDDEN = '[hidden], [aria-hidden="true" i], dialog:not([open]), [style*="none" i], [style*="hidden" i]'
# What a server that renders React sends behind the page, for a script to put in its place.
_STREAMED = re.compile(r"S:[0-9a-f]+$")
_HIDDEN_STYLE = re.compile(r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BREAK = re.compile(r"[\n\f\r]")
# Elements from the root that a path names one by one; the deepest page of the corpus has 41.
_PATH_DEPTH = 64
# What separates the parts of a path does not stand in a name.
_STEP_SIGNS = str.maketrans("/[]…", "-()-")
# Characters of id and classes that a path shows of one element.
_NAMES = 120


class Frame:
    """An open element.

    `kind` is the block-level tag that says what text in here is, `links` the number of <a> around it, `row` and `cell`
    say which table cell it is in.
    """

    __slots__ = ("_path", "cell", "depth", "element", "kind", "links", "parent", "place", "places", "row", "tag")

    def __init__(self, element: dom.Element | None, tag: str, parent: Frame | None) -> None:
        self.element, self.tag, self.parent = element, tag, parent
        self.places = 0  # children so far
        self._path = ""
        if parent is None:
            self.kind, self.depth, self.place, self.links, self.row, self.cell = "", 0, 0, 0, 0, 0
            return
        parent.places = self.place = parent.places + 1
        self.kind, self.depth, self.links = parent.kind, parent.depth + 1, parent.links
        self.row, self.cell = parent.row, parent.cell

    def path(self) -> str:
        """The chain of ancestors: tag, id, classes and place among the siblings that show, `/div#isi.text[3]/p[1]`.

        Behind the depth limit it says how many levels it leaves out: `/…236`.
        """
        chain = []
        frame: Frame | None = self
        while frame is not None and frame.element is not None and not frame._path:
            chain.append(frame)
            frame = frame.parent
        path = frame._path if frame else ""
        for frame in reversed(chain):
            path = frame._path = f"{path}/{frame._step()}" if frame.depth <= _PATH_DEPTH else path
        return path if self.depth <= _PATH_DEPTH else f"{path}/…{self.depth - _PATH_DEPTH}"

    def _step(self) -> str:
        assert self.element is not None
        id_, classes = self.element.attr("id"), self.element.attr("class")
        names = ("#" + "-".join(id_.split()) if id_ else "") + ("." + ".".join(classes.split()) if classes else "")
        return f"{self.tag}{names[:_NAMES].translate(_STEP_SIGNS)}[{self.place}]"


@dataclass(slots=True)
class Run:
    """A line of visible text; `linked` counts its characters within links, blanks aside.

    `marks` are (name, start, end) of the parts of the text that lie in marked elements, `links` (address, start, end)
    of those that lie in links.
    """

    text: str
    tag: str
    frame: Frame
    linked: int
    row: int
    cell: int
    marks: list[Mark]
    links: list[Mark]


def runs(roots: Iterable[dom.Node], hidden: Collection[dom.Element] = (), wanted: Wanted | None = None) -> list[Run]:
    """Every run below `roots` in order, none blank; what lies in `hidden` elements is left out."""
    cutter = _Cutter(wanted or Wanted())
    dom.walk(roots, cutter, UNSEEN, hidden)
    cutter.flush()
    return cutter.runs


def hidden(*roots: dom.Node) -> Collection[dom.Element]:
    """The elements below `roots` that attributes hide, less those that a script shows at once: the root, the body,
    streamed parts.
    """
    return {
        element
        for root in roots
        for element in root.select(_HIDDEN)
        if element.tag not in ("html", "body")
        and not _STREAMED.match(element.attr("id") or "")
        and (
            element.attr("hidden") is not None
            or element.tag == "dialog"
            or (element.attr("aria-hidden") or "").lower() == "true"
            or _HIDDEN_STYLE.search(element.attr("style") or "")
        )
    }


class _Cutter:
    """Cuts at block-level tags what a walk shows it: the open element, and the run that is being collected."""

    def __init__(self, wanted: Wanted) -> None:
        self.runs: list[Run] = []
        self.frame = self.anchor = self.low = Frame(None, "", None)
        self.rows = 0
        self.pieces: list[str] = []
        self.length = 0  # characters in `pieces`
        self.linked = 0
        self.cuts = wanted.cuts
        self.names, self.stops = wanted.names, wanted.stops
        self.marking = Marking(wanted.names.get, wanted.stops)
        self.linking = Marking(hrefs)
        self.link: Frame | None = None  # the outermost one: a link within a link, which tables allow, is none

    def open(self, element: dom.Element, tag: str) -> None:
        parent = self.frame
        frame = self.frame = Frame(element, tag, parent)
        if tag in BLOCKS:
            self.flush()
            frame.kind = parent.kind if parent.kind in _INHERITED and tag == "div" else tag
            if tag == "tr":
                self.rows += 1
                frame.row, frame.cell = self.rows, 0
            elif tag in ("td", "th") and parent.tag == "tr":
                parent.cell = frame.cell = parent.cell + 1
        elif tag == "a":
            frame.links += 1
            if self.link is None and hrefs(element):
                self.link = frame
                self.linking.open(element, self.length)
        elif tag == "br" or (self.cuts and element in self.cuts):
            self.flush()
        if self.names and element in self.names:
            self.marking.open(element, self.length)

    def text(self, data: str) -> None:
        if self.frame.kind not in _VERBATIM:
            self._add(data)
            return
        first, *rest = _BREAK.split(data)
        self._add(first)
        for line in rest:
            self.flush()
            self._add(line)

    def comment(self, node: dom.Node) -> None:
        self.marking.stop(node, self.length)

    def close(self) -> None:
        frame = self.frame
        assert frame.parent is not None  # a walk closes only what it opened
        assert frame.element is not None
        if frame.tag in BLOCKS or (self.cuts and frame.element in self.cuts):
            self.flush()
        if self.names or self.stops:
            self.marking.close(frame.element, self.length)
        if frame is self.link:
            self.linking.close(frame.element, self.length)
            self.link = None
        self.frame = frame.parent
        if self.frame.depth < self.low.depth:
            self.low = self.frame

    def flush(self) -> None:
        """End the run."""
        if not self.pieces:
            return
        raw = "".join(self.pieces)
        frame = self.anchor
        verbatim = frame.kind in _VERBATIM
        text = raw.strip(BLANKS)
        text = text if verbatim else folded(text)
        marks = self.marking.end_run(raw, text, verbatim=verbatim) if self.names or self.stops else []
        links = self.linking.end_run(raw, text, verbatim=verbatim)
        if not is_blank(text):
            self.runs.append(Run(text, frame.kind, frame, self.linked, frame.row, frame.cell, marks, links))
        self.pieces, self.linked, self.length = [], 0, 0

    def _add(self, data: str) -> None:
        if data.isspace() or not data:
            if self.pieces:
                self.pieces.append(data)
                self.length += len(data)
            return
        # The anchor is the innermost element that holds the whole run, however its pieces are nested.
        if not self.pieces:
            self.anchor = self.frame
        elif self.low.depth < self.anchor.depth:
            self.anchor = self.low
        self.low = self.frame
        if self.frame.links:
            self.linked += sum(map(len, data.split()))
        self.pieces.append(data)
        self.length += len(data)
