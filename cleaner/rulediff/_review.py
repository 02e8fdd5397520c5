"""What became of a sample against what was accepted of it: the differences as hunks, each accepted or not by itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cleaner.rulediff._changes import NO_RULE
from cleaner.rulediff._rows import outside
from cleaner.rulediff._snapshot import Line, Snapshot
from cleaner.text import SENTENCE_WORDS, is_blank, is_sentence, normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Hunk:
    """Differences in a row, with one reason: a `field`, or the lines from `first` on (counted from 0).

    `before` and `after` are lines in the notation of marked pages, or values; `prose` says that a sentence is touched.
    Where there is nothing to compare with, the page as a whole is a hunk, with no `before`.
    """

    rule: str
    first: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    field: str = ""
    prose: bool = False


@dataclass(frozen=True)
class Review:
    """What was accepted of a sample (None where nothing was), what it is now, and the differences."""

    accepted: Snapshot | None
    now: Snapshot
    hunks: tuple[Hunk, ...]

    @classmethod
    def of(cls, accepted: Snapshot | None, now: Snapshot, rules: Mapping[str, str]) -> Review:
        """Compare. `rules` says for each field where its value comes from.

        A snapshot of other lines is no snapshot of this sample, which was edited: then all of it is one hunk.
        """
        if accepted is None or [line.text for line in accepted.lines] != [line.text for line in now.lines]:
            whole = Hunk(NO_RULE, 0, (), tuple(line.marked for line in now.lines))
            return cls(None, now, (whole,))
        return cls(accepted, now, (*_fields(accepted, now, rules), *_lines(accepted.lines, now.lines)))

    def merged(self, hunks: Collection[Hunk]) -> Snapshot | None:
        """What is accepted once `hunks` are: None where that is nothing, still."""
        if len(hunks) == len(self.hunks):
            return self.now
        if self.accepted is None:
            return None
        lines, fields = list(self.accepted.lines), dict(self.accepted.fields)
        for hunk in hunks:
            if hunk.field:
                fields[hunk.field] = self.now.fields.get(hunk.field, ())
            else:
                places = slice(hunk.first, hunk.first + len(hunk.after))
                lines[places] = self.now.lines[places]
        return Snapshot(tuple(lines), fields)


def _fields(accepted: Snapshot, now: Snapshot, rules: Mapping[str, str]) -> Iterator[Hunk]:
    for name in sorted({*accepted.fields, *now.fields}):
        before, after = accepted.fields.get(name, ()), now.fields.get(name, ())
        if before != after:
            yield Hunk(rules.get(name, NO_RULE), 0, before, after, name)


def _lines(before: tuple[Line, ...], after: tuple[Line, ...]) -> Iterator[Hunk]:
    pairs = [(at, *pair) for at, pair in enumerate(zip(before, after, strict=True))]
    # Neighbours with one reason, that go or come alike, are one hunk.
    for (reason, _), group in groupby(pairs, lambda pair: _reason(pair[1], pair[2])):
        if reason:
            own = list(group)
            rows = [
                tuple(line.marked for line in side)
                for side in zip(*((one, other) for _, one, other in own), strict=True)
            ]
            prose = any(_touches_prose(one, other) for _, one, other in own)
            yield Hunk(reason, own[0][0], rows[0], rows[1], prose=prose)


def _reason(one: Line, other: Line) -> tuple[str, bool]:
    """Who takes more of the line than was accepted, or else who took more, and whether something is taken.

    "" where nothing changed but blanks.
    """
    taken, back = _pieces(other, one), _pieces(one, other)
    if not taken and not back:
        return "", False
    new, old = (sorted(set(side.rules) - set(rest.rules)) for side, rest in ((other, one), (one, other)))
    return next(iter([*new, *old, *other.rules, *one.rules]), NO_RULE), bool(taken)


def _touches_prose(one: Line, other: Line) -> bool:
    pieces = (*_pieces(one, other), *_pieces(other, one))
    return is_sentence(normalise(one.text)) and any(len(piece.split()) >= SENTENCE_WORDS for piece in pieces)


def _pieces(line: Line, rest: Line) -> list[str]:
    pieces = (line.text[start:end] for start, end in outside(line.gone, rest.gone))
    return [piece for piece in pieces if not is_blank(piece)]
