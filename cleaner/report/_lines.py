"""Original and cleaned text side by side: a line each, with the reason of what goes where nothing is left to show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.explanation import chip, code, text
from cleaner.report._parts import number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cleaner.ledger import Entry
    from cleaner.report._notable import Page
    from cleaner.report._sides import Line, Piece, Run

_SIGNS = {"kept": ("+", "stays"), "gone": ("−", "goes"), "partly": ("~", "goes in part")}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def sides(page: Page) -> Iterator[str]:
    """The lines of a page in both forms; the cleaned text alone where the original is not known."""
    known = page.language and _LANGUAGE.fullmatch(page.language)
    lines = f'<ol class="lines"{f" lang={chr(34)}{page.language}{chr(34)}" if known else ""}>'
    if page.has_original:
        yield '<div class="heads" aria-hidden="true"><span></span><span>Original</span>'
        yield "<span>Cleaned, or why it went</span></div>"
    else:
        yield '<p class="note small">The cleaned text alone: the record does not hold what was removed.</p>'
    yield lines
    for run in page.runs:
        if not page.has_original:
            yield from (_line(line, None) for line in run.lines)
            yield _more(run)
        else:
            yield from _folded(run, lines) if run.is_long else _open(run, ())
    yield "</ol>"


def _folded(run: Run, lines: str) -> Iterator[str]:
    """A long run outside the article, which can be opened; what all its lines have in common is told once."""
    amount = len(run.lines) + run.more
    yield f'<li lang="en"><details class="run"><summary>{number(amount)} lines outside the article</summary>'
    entries = {entry.rule: entry for line in run.lines for entry in _entries(line)}
    shared = next(iter(entries.values())) if len(entries) == 1 else None
    yield f'<p class="why">{_reason(shared, ())}</p>' if shared else ""
    yield lines
    yield from _open(run, entries if shared else ())
    yield "</ol></details></li>"


def _open(run: Run, known: Collection[str]) -> Iterator[str]:
    """The lines; the rules `known` are told elsewhere. Why a rule is there is told once for lines in a row."""
    above: tuple[str, ...] = ()
    for line in run.lines:
        told = [_reason(entry, above) for entry in dict.fromkeys(_entries(line)) if entry.rule not in known]
        yield _line(line, "".join(f'<p class="why" lang="en">{reason}</p>' for reason in told))
        above = tuple(entry.rule for entry in _entries(line))
    yield _more(run)


def _more(run: Run) -> str:
    what = "line is" if run.more == 1 else "lines are"
    return f'<li class="cut" lang="en">{number(run.more)} more {what} not shown.</li>' if run.more else ""


def _line(line: Line, why: str | None) -> str:
    """One line; `why` are the reasons of what goes of it, None where there is no other side."""
    sign, meaning = _SIGNS[line.fate]
    removed = _entries(line)
    colour = f" c-{text(removed[0].category)}" if line.fate == "gone" else ""
    words = "".join(_piece(piece, line.fate) for piece in line.pieces)
    cut = f' <span class="cut" lang="en">… {number(line.hidden)} more characters</span>' if line.hidden else ""
    return (
        f'<li class="line {line.fate}{colour}"><span lang="en">{line.number} <b aria-hidden="true">{sign}</b>'
        f'<span class="unseen"> {meaning}: </span></span>'
        f'<div class="words" dir="auto">{words}{cut}</div>{"" if why is None else _other(line, why)}</li>'
    )


def _other(line: Line, why: str) -> str:
    """What stands on the other side; a line that stays whole says nothing new to those who listen."""
    known = ' aria-hidden="true"' if line.fate == "kept" else ""
    left = f'<div class="words" dir="auto">{text(line.cleaned)}</div>' if line.fate != "gone" else ""
    return f'<div class="is"{known}>{left}{why}</div>' if left or why else ""


def _piece(piece: Piece, fate: str) -> str:
    if piece.entry is None or fate == "gone":
        return text(piece.words)
    return f'<del class="c-{text(piece.entry.category)}">{text(piece.words)}</del>'


def _entries(line: Line) -> tuple[Entry, ...]:
    return tuple(piece.entry for piece in line.pieces if piece.entry)


def _reason(entry: Entry, above: Sequence[str]) -> str:
    why = f" {text(entry.why)}" if entry.why and entry.rule not in above else ""
    return f"{chip(entry.category)} {code(entry.rule)}{why}"
