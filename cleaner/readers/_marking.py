"""Which parts of a run lie in elements that a layout names, as spans of the text that is made of the run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cleaner import dom

# What HTML calls white space; other blanks are text.
BLANKS = " \t\n\f\r"
_RUN = re.compile(rf"[{BLANKS}]+")
# The name of all that stands behind a point where a body ends.
STOP = "stop"

Mark = tuple[str, int, int]  # name, start, end


def folded(raw: str) -> str:
    """`raw` with each run of blanks made one. Nearly all paragraphs are so, less the blanks around them."""
    if "  " in raw or "\n" in raw or "\t" in raw or "\r" in raw or "\f" in raw:
        return _RUN.sub(" ", raw)
    return raw


@dataclass(frozen=True)
class Wanted:
    """What a layout wants to know of the text: `names` by marked element; `cuts` are elements that end lines before
    and behind them, whatever their tag; what stands behind one of `stops`, comments or elements, is marked as `STOP`.
    """

    names: Mapping[dom.Node, Sequence[str]] = field(default_factory=dict)
    cuts: Collection[dom.Node] = ()
    stops: Collection[dom.Node] = ()


class Marking:
    """The marked elements around the place where a walk is, and those that ended in the present run.

    Places are given as characters of the run so far, blanks and all.
    """

    def __init__(self) -> None:
        self._around: list[tuple[str, int]] = []  # names, each once, and where in the run they begin
        self._depth: dict[str, int] = {}  # how many elements of a name are open
        self._ended: list[Mark] = []

    def open(self, names: Iterable[str], place: int) -> None:
        """An element with these names begins."""
        for name in names:
            depth = self._depth.get(name, 0)
            self._depth[name] = depth + 1
            if not depth:
                self._around.append((name, place))

    def close(self, names: Iterable[str], place: int) -> None:
        """An element with these names ends."""
        for name in names:
            self._depth[name] -= 1
            if not self._depth[name]:
                self._end(name, place)

    def stop(self, place: int) -> None:
        """Mark all from here on: here the body ends."""
        if not (self._around and self._around[0][0] == STOP):
            self._around.insert(0, (STOP, place))  # below all others: nothing ends it

    def end_run(self, raw: str, text: str, *, verbatim: bool) -> list[Mark]:
        """The marks of the run `raw`, by their places in its `text`; the next run begins within the same elements."""
        if not self._ended and not self._around:
            return []
        found = [*self._ended, *((name, start, len(raw)) for name, start in self._around)]
        self._around, self._ended = [(name, 0) for name, _ in self._around], []
        first, last = len(raw) - len(raw.lstrip(BLANKS)), len(raw.rstrip(BLANKS))
        if all(start <= first and end >= last for _, start, end in found):
            return [(name, 0, len(text)) for name, _, _ in found] if text else []  # most links are a whole run
        places = dict(_places(raw, sorted({place for _, *both in found for place in both}), verbatim=verbatim))
        placed = ((name, places[start], min(len(text), places[end])) for name, start, end in found)
        return [mark for mark in placed if mark[1] < mark[2]]

    def _end(self, name: str, place: int) -> None:
        del self._depth[name]
        _, start = self._around.pop()  # elements are nested, and the names of one began together
        if start < place:
            self._ended.append((name, start, place))


def _places(raw: str, offsets: Iterable[int], *, verbatim: bool) -> Iterable[tuple[int, int]]:
    """Where each of the rising `offsets` of `raw` lies once runs of blanks are one, and none stands first."""
    done = length = 0
    after_blank = True
    if verbatim:
        lost = len(raw) - len(raw.lstrip(BLANKS))
        yield from ((offset, max(0, offset - lost)) for offset in offsets)
        return
    for offset in offsets:
        piece = folded(raw[done:offset])
        length += len(piece) - (after_blank and piece.startswith(" "))
        after_blank = piece.endswith(" ") if piece else after_blank
        done = offset
        yield offset, length
