r"""The marked page: a page and what should become of it in one text, so that the two cannot drift apart.

    + a line that stays
    - a line that goes
    ~ {--JAKARTA, Contoh --}a line of which part goes
    = field: value the metadata must hold

The margin is one sign and one blank; strip it, and leave out the lines with `=`, and you have the page. An empty line
(a bare `+` or `-` too) is an empty line of the page. Braces mean something in lines with `~` only; where the page
itself shows `{--` there, or `--}` inside what goes, a backslash before it says so, and backslashes right before any of
the two are doubled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

from cleaner.errors import CleanerError
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.model import Block, Document, Removal, Settlement

Fate = Literal["kept", "gone", "partly"]

_FATES: Mapping[str, Fate] = {"+": "kept", "-": "gone", "~": "partly"}
_BREAK = re.compile(r"\r\n|\r|\n")
_FIELD = re.compile(r"=\s+([a-z_]+):\s*(.*)")
_OPEN = re.compile(r"(\\*)(\{--)")
_CLOSE = re.compile(r"(\\*)(--\})")


class MarkedError(CleanerError):
    """A marked page cannot be read; `line` is 1-based in the marked text, `hint` says what to try."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        self.line, self.message, self.hint = line, message, hint
        super().__init__(f"line {line} of the marked page: {message}" + (f" ({hint})" if hint else ""))


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of the page. `number` is its 1-based line in the marked text, `spans` what goes of `text`."""

    number: int
    fate: Fate
    text: str
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def kept(self) -> str:
        """What should stay of the line, without the blanks around it."""
        pieces, at = [], 0
        for start, end in self.spans:
            pieces.append(self.text[at:start])
            at = end
        return "".join([*pieces, self.text[at:]]).strip()


@dataclass(frozen=True)
class MarkedPage:
    """A marked page, read. `lines[n]` is line n + 1 of `source`; `fields[n]` stands in line `field_lines[n]`."""

    lines: tuple[MarkedLine, ...]
    fields: tuple[tuple[str, str], ...] = ()
    field_lines: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        """The page as plain text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def expected(self) -> tuple[str, ...]:
        """What should stay of each line of which something stays."""
        return tuple(kept for line in self.lines if (kept := line.kept))

    @property
    def goes(self) -> tuple[MarkedLine, ...]:
        """The lines of which something goes: the hits."""
        return tuple(line for line in self.lines if line.spans)

    @property
    def stays(self) -> tuple[MarkedLine, ...]:
        """The lines that stay whole, the empty ones apart: the near misses."""
        return tuple(line for line in self.lines if line.text.strip() and not line.spans)


@dataclass(frozen=True, slots=True)
class Difference:
    """Text that went though it is marked to stay (noisy), or stayed though it is marked to go (missing).

    `line` is the line of the marked text, `checks` who took a noisy text.
    """

    line: int
    kind: Literal["noisy", "missing"]
    text: str
    checks: tuple[str, ...] = ()

    def __str__(self) -> str:
        who = f" (by {', '.join(self.checks)})" if self.checks else ""
        did = "went, but is marked to stay" if self.kind == "noisy" else "stayed, but is marked to go"
        return f"line {self.line}: {self.text!r} {did}{who}"


def parse(text: str) -> MarkedPage:
    """Read a marked page; raises MarkedError at the first line that is none."""
    rows = _BREAK.split(text)
    if rows[-1] == "":
        rows.pop()
    lines: list[MarkedLine] = []
    fields: list[tuple[str, str]] = []
    field_lines: list[int] = []
    for number, row in enumerate(rows, start=1):
        if row.startswith("="):
            fields.append(_field(number, row))
            field_lines.append(number)
        else:
            lines.append(_line(number, row))
    return MarkedPage(tuple(lines), tuple(fields), tuple(field_lines))


def print_page(document: Document, settlement: Settlement) -> str:
    """`document` as a marked page: the blocks with their fate, and below each the fields that rules read from it.

    Blank lines of a dump are empty lines. A line break inside a block, which only HTML can have, is a blank.
    """
    fields: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for claim in settlement.standing:
        for name, value in claim.hit.fields:
            if value.strip():
                fields[claim.span.block][f"= {name}: {_BREAK.sub(' ', value.strip())}"] = None
    rows: list[str] = []
    last = 0
    for block, row, _ in marked_blocks(document, settlement):
        if document.kind == "text":
            rows.extend([""] * (block.line - last - 1))
            last = block.line
        rows.append(row)
        rows.extend(fields[block.index])
    return "".join(row + "\n" for row in rows)


def marked_blocks(document: Document, settlement: Settlement) -> Iterator[tuple[Block, str, Sequence[Removal]]]:
    """Each block of `document` with its line in the notation, margin included, and the removals that made it so."""
    removals = _by_block(settlement.removals)
    for block in document.blocks:
        own = removals.get(block.index, ())
        yield block, _printed(block, own), own


def compare(page: MarkedPage, document: Document, settlement: Settlement) -> tuple[Difference, ...]:
    """Where the settled `document`, read from `page.source`, is not what the page says. Blanks do not count."""
    removals = _by_block(settlement.removals)
    return tuple(
        difference
        for block in document.blocks
        for difference in _differences(page.lines[block.line - 1], block, removals[block.index])
    )


def _field(number: int, row: str) -> tuple[str, str]:
    match = _FIELD.fullmatch(row)
    if not match or not match[2].strip():
        _fail(number, f"no field and value in {row!r}", "write '= field: value', as in '= place: JAKARTA'")
    return match[1], match[2].strip()


def _line(number: int, row: str) -> MarkedLine:
    if not row.strip() or row in ("+", "-"):
        return MarkedLine(number, "kept", "")
    sign, body = row[0], row[2:]
    if sign not in _FATES or row[1:2] != " ":
        _fail(number, f"no margin before {row!r}", "a line begins with '+ ', '- ', '~ ' or '= '")
    if sign == "~":
        return _partly(number, body)
    gone = sign == "-" and bool(body)
    return MarkedLine(number, _FATES[sign], body, ((0, len(body)),) if gone else ())


def _partly(number: int, body: str) -> MarkedLine:
    text, spans, at, opened = "", [], 0, None
    # Outside a removal only its beginning is looked for, inside only its end: thus `{--}` cannot be misread.
    while match := (_OPEN if opened is None else _CLOSE).search(body, at):
        backslashes = len(match[1])
        text += body[at : match.start()] + "\\" * (backslashes // 2)
        at = match.end()
        if backslashes % 2:
            text += match[2]
        elif opened is None:
            opened = len(text)
        else:
            spans.append((opened, len(text)))
            opened = None
    if opened is not None:
        _fail(number, "'{--' without its '--}'", "close what goes with '--}', or write '\\{--' for the characters")
    if not any(end > start for start, end in spans):
        _fail(number, "nothing goes of a line with '~'", "put {--...--} around what goes, or begin the line with '+ '")
    return MarkedLine(number, "partly", text + body[at:], tuple(span for span in spans if span[0] < span[1]))


def _fail(number: int, message: str, hint: str) -> NoReturn:
    raise MarkedError(number, message, hint)


def _by_block(removals: Iterable[Removal]) -> defaultdict[int, list[Removal]]:
    blocks: defaultdict[int, list[Removal]] = defaultdict(list)
    for removal in sorted(removals, key=lambda removal: removal.span):
        blocks[removal.span.block].append(removal)
    return blocks


def _printed(block: Block, removals: Sequence[Removal]) -> str:
    text = block.text.replace("\r", " ").replace("\n", " ")
    if not removals:
        return f"+ {text}"
    row, at = "", 0
    for removal in removals:
        kept, gone = text[at : removal.span.start], text[removal.span.start : removal.span.end]
        row += _escaped(kept, _OPEN) + "{--" + _escaped(gone, _CLOSE) + "--}"
        at = removal.span.end
    if is_blank(_rest(text, removals)):
        return f"- {text}"
    return f"~ {row}{_escaped(text[at:], _OPEN, last=True)}"


def _rest(text: str, removals: Sequence[Removal]) -> str:
    edges = [0, *(edge for removal in removals for edge in (removal.span.start, removal.span.end)), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _escaped(text: str, mark: re.Pattern[str], *, last: bool = False) -> str:
    escaped = mark.sub(lambda match: "\\" * (2 * len(match[1]) + 1) + match[2], text)
    bare = escaped.rstrip("\\")
    # A mark follows, which backslashes at the end of the text must not turn into characters.
    return escaped if last else bare + "\\" * (2 * (len(escaped) - len(bare)))


def _differences(line: MarkedLine, block: Block, removals: Sequence[Removal]) -> Iterator[Difference]:
    marked = line.spans
    settled = tuple((removal.span.start, removal.span.end) for removal in removals)
    if marked == settled:
        return
    for removal in removals:
        for text in _outside(block.text, (removal.span.start, removal.span.end), marked):
            yield Difference(line.number, "noisy", text, tuple(claim.check.id for claim in removal.grounds))
    for span in marked:
        for text in _outside(block.text, span, settled):
            yield Difference(line.number, "missing", text)


def _outside(text: str, span: tuple[int, int], others: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The pieces of `span`, blanks apart, that none of the sorted, disjoint `others` covers."""
    at, stop = span
    for start, end in (*others, (stop, stop)):
        if at < min(start, stop) and not is_blank(text[at : min(start, stop)]):
            yield text[at : min(start, stop)].strip()
        at = max(at, end)
