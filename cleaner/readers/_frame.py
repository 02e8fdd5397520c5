"""An element that is open while a tree is walked, and its path: the place on the page that a block tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner import dom

# Elements from the root that a path names one by one; the deepest page of the corpus has 41.
_PATH_DEPTH = 64
# What separates the parts of a path does not stand in a name.
_STEP_SIGNS = str.maketrans("/[]…", "-()-")
# Characters of id and classes that a path shows of one element.
_NAMES = 120


class Frame:
    """An open element.

    `kind` is the block-level tag that says what text in here is, `row` and `cell` say which table cell it is in,
    `names` what a layout calls it, `ends` that it ends a line.
    """

    __slots__ = (
        "_path", "cell", "depth", "element", "ends", "kind", "names", "parent", "place", "places", "row", "tag",
    )  # fmt: skip

    def __init__(self, element: dom.Element | None, tag: str, parent: Frame | None) -> None:
        self.element, self.tag, self.parent = element, tag, parent
        self.places = 0  # children so far
        self._path, self.ends = "", False
        self.names: Sequence[str] | None = None
        if parent is None:
            self.kind, self.depth, self.place, self.row, self.cell = "", 0, 0, 0, 0
            return
        parent.places = self.place = parent.places + 1
        self.kind, self.depth, self.row, self.cell = parent.kind, parent.depth + 1, parent.row, parent.cell

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
        if not (id_ or classes):
            return f"{self.tag}[{self.place}]"
        names = ("#" + "-".join(id_.split()) if id_ else "") + ("." + ".".join(classes.split()) if classes else "")
        return f"{self.tag}{names[:_NAMES].translate(_STEP_SIGNS)}[{self.place}]"
