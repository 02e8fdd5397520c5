"""A tree cut into runs: the visible text between two block-level tags, each with its place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner import dom
from cleaner.readers._frame import Frame
from cleaner.readers._links import hrefs
from cleaner.readers._marking import BLANKS, Mark, Marking, Wanted, folded
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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
        self.anchors = 0  # how many <a> are open
        self.cuts, self.names, self.stops = wanted.cuts, wanted.names, wanted.stops
        self.marking, self.linking = Marking(), Marking()
        self.link: Frame | None = None  # the outermost one: a link within a link, which tables allow, is none
        self.href: Sequence[str] = ()

    def open(self, element: dom.Element, tag: str) -> None:
        parent = self.frame
        frame = self.frame = Frame(element, tag, parent)
        is_block = tag in BLOCKS
        frame.ends = is_block or element in self.cuts
        if is_block:
            self._open_block(frame, parent)
        elif tag == "a":
            self._open_link(frame, element)
        elif self.pieces and (frame.ends or tag == "br"):
            self.flush()
        if names := self.names.get(element):
            frame.names = names
            self.marking.open(names, self.length)

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
        if node in self.stops:
            self.marking.stop(self.length)

    def close(self) -> None:
        frame = self.frame
        assert frame.parent is not None  # a walk closes only what it opened
        if frame.ends and self.pieces:
            self.flush()
        if frame.names:
            self.marking.close(frame.names, self.length)
        if self.stops and frame.element in self.stops:
            self.marking.stop(self.length)
        if frame.tag == "a":
            self._close_link(frame)
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
        marks = self.marking.end_run(raw, text, verbatim=verbatim)
        links = self.linking.end_run(raw, text, verbatim=verbatim)
        if not is_blank(text):
            self.runs.append(Run(text, frame.kind, frame, self.linked, frame.row, frame.cell, marks, links))
        self.pieces, self.linked, self.length = [], 0, 0

    def _open_block(self, frame: Frame, parent: Frame) -> None:
        if self.pieces:
            self.flush()
        tag = frame.tag
        if tag != "div" or parent.kind not in _INHERITED:
            frame.kind = tag
        if tag == "tr":
            self.rows += 1
            frame.row, frame.cell = self.rows, 0
        elif parent.tag == "tr" and tag in ("td", "th"):
            parent.cell = frame.cell = parent.cell + 1

    def _open_link(self, frame: Frame, element: dom.Element) -> None:
        self.anchors += 1
        if self.link is None and (href := hrefs(element)):
            self.link, self.href = frame, href
            self.linking.open(href, self.length)

    def _close_link(self, frame: Frame) -> None:
        self.anchors -= 1
        if frame is self.link:
            self.linking.close(self.href, self.length)
            self.link = None

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
        if self.anchors:
            self.linked += sum(map(len, data.split()))
        self.pieces.append(data)
        self.length += len(data)
