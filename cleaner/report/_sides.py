"""A page as it was and as it is, line by line: rebuilt from the clean text and the ledger of its record.

What is shown of a page is bounded: a hostile one has lines of megabytes, and an honest one a thousand links of menus.
What is cut says how much is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cleaner import ledger
from cleaner.explanation import folded
from cleaner.ledger import SPACE, UNDECODABLE
from cleaner.report._account import fate
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.ledger import Entry
    from cleaner.report._seen import Seen

# Characters of a line that are shown. The longest paragraph of the corpus has 1,400.
LINE_CHARS = 1_500
# Lines of a page that are shown, and of each run outside its article. The longest article of the corpus has 180.
PAGE_LINES, RUN_LINES = 250, 30
# Characters of a page from which on no further line is shown.
PAGE_CHARS = 100_000
_BREAK = re.compile(r"(\r\n|\r|\n)")


class Piece(NamedTuple):
    """Words of one line, and who takes them: None where they stay. Blanks between are nobody's, and stay nowhere."""

    words: str
    entry: Entry | None
    kept: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the original. `hidden` are its characters that are not shown; `outside`: of the article."""

    number: int
    pieces: tuple[Piece, ...]
    outside: bool
    hidden: int = 0

    @property
    def fate(self) -> str:
        """Whether the line is "kept", "gone" or "partly" gone."""
        if not any(piece.entry for piece in self.pieces):
            return "kept"
        return "partly" if any(piece.kept and not is_blank(piece.words) for piece in self.pieces) else "gone"

    @property
    def cleaned(self) -> str:
        """What is left of it."""
        return "".join(piece.words for piece in self.pieces if piece.kept)


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow each other, and how many more there were. `is_long`: outside the article, to be folded."""

    lines: tuple[Line, ...]
    is_long: bool = False
    more: int = 0


def sides(seen: Seen) -> tuple[Run, ...] | None:
    """The page in runs of lines; None where the run kept no ledger, or one that does not fit the text."""
    if seen.removed is None:
        return None
    source = _source(seen.text, seen.removed)
    if source is None:
        return None
    return tuple(_bounded(list(_lines(seen, source, seen.removed))))


def alone(text: str) -> tuple[Run, ...]:
    """The clean text by itself, as far as it is shown."""
    paragraphs = text.split("\n\n") if text else []
    found = [_cut(Line(at, (Piece(words, None, True),), False)) for at, words in enumerate(paragraphs[:PAGE_LINES], 1)]
    return (Run(tuple(found), more=len(paragraphs) - len(found)),)


def _source(text: str, removed: Sequence[Entry]) -> str | None:
    """The original; each byte that could not be decoded is a replacement character. None where the two do not fit."""
    known = [_shown(entry) for entry in removed]
    end = 0
    for entry in known:
        if entry.start < end or entry.end - entry.start != len(entry.text):
            return None
        end = entry.end
    # Nothing is decoded, since nothing is called undecodable any more: what comes back is a str.
    source = str(ledger.restore(text, known, None))
    fits = all(source.startswith(entry.text, entry.start) for entry in known)
    return source if fits else None


def _shown(entry: Entry) -> Entry:
    if entry.rule != UNDECODABLE:
        return entry
    # A record of ours has base64 of at least three quarters of so many bytes; more is not believed.
    chars = min(entry.end - entry.start, 4 * len(entry.text))
    return replace(entry, rule=SPACE, text="\ufffd" * chars)


def _lines(seen: Seen, source: str, removed: Sequence[Entry]) -> Iterator[Line]:
    """The lines that are not blank, with their numbers in the original."""
    number, pieces = 1, list[Piece]()
    for piece in _pieces(source, removed):
        for at, words in enumerate(_BREAK.split(piece.words)):
            if at % 2:
                yield from _line(seen, number, pieces)
                number, pieces = number + 1, []
            elif words:
                pieces.append(Piece(words, piece.entry, piece.kept))
    yield from _line(seen, number, pieces)


def _line(seen: Seen, number: int, pieces: Sequence[Piece]) -> Iterator[Line]:
    if any(not is_blank(piece.words) for piece in pieces):
        removed = [piece.entry for piece in pieces if piece.entry]
        outside = bool(removed) and all(fate(entry, seen) == "outside" for entry in removed)
        yield _cut(Line(number, tuple(pieces), outside))


def _pieces(source: str, removed: Iterable[Entry]) -> Iterator[Piece]:
    at = 0
    for entry in removed:
        if at < entry.start:
            yield Piece(source[at : entry.start], None, True)
        yield Piece(source[entry.start : entry.end], None if entry.category == SPACE else entry, False)
        at = entry.end
    if at < len(source):
        yield Piece(source[at:], None, True)


def _cut(line: Line) -> Line:
    room, pieces, hidden = LINE_CHARS, list[Piece](), 0
    for piece in line.pieces:
        if room:
            pieces.append(piece._replace(words=piece.words[:room]))
        hidden += max(0, len(piece.words) - room)
        room = max(0, room - len(piece.words))
    return replace(line, pieces=tuple(pieces), hidden=hidden)


def _bounded(lines: Sequence[Line]) -> Iterator[Run]:
    room, chars, passed = PAGE_LINES, PAGE_CHARS, 0
    for is_long, run in folded(lines):
        if not room or chars <= 0:
            break
        shown: list[Line] = []
        for line in run[: min(room, RUN_LINES) if is_long else room]:
            if chars > 0:
                shown.append(line)
                chars -= sum(len(piece.words) for piece in line.pieces)
        room -= 0 if is_long else len(shown)
        passed += len(run)
        yield Run(tuple(shown), is_long, len(run) - len(shown))
    if passed < len(lines):
        yield Run((), more=len(lines) - passed)
