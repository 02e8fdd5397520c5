"""The page itself: each block with its sign, what goes of it in colour, and the reasons beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.explanation._markup import chip, code, counted, text
from cleaner.explanation._rows import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.explanation._rows import Row
    from cleaner.model import Check, Claim, Removal

# Elements of a path that are shown at once: that of the block and the one around it.
_STEPS = 2
_SIGNS = {"kept": ("+", "stays"), "gone": ("−", "goes"), "partly": ("~", "goes in part")}


def listed(found: Sequence[Row], noun: str) -> Iterator[str]:
    """The items of the list of blocks; a long run outside the article is one item that can be opened."""
    for is_long, run in folded(found):
        if is_long:
            yield from _run(run, noun)
        else:
            yield from _blocks(run, None)


def _run(run: Sequence[Row], noun: str) -> Iterator[str]:
    checks = {row.removals[0].check.id for row in run}
    shared = run[0].removals[0] if len(checks) == 1 else None
    yield f'<li><details class="outside"><summary>{counted(len(run), noun)} outside the article</summary>'
    if shared:
        yield f'<div class="why">{_reason(shared.grounds[0])}</div>'
    yield "<ol>"
    yield from _blocks(run, shared.check if shared else None)
    yield "</ol></details></li>"


def _blocks(run: Sequence[Row], known: Check | None) -> Iterator[str]:
    """Each block with its reasons, but for `known`, which is told elsewhere, and in short for those told just above."""
    above: tuple[Check, ...] = ()
    for row in run:
        told = [_why(removal, above) for removal in row.removals if removal.check is not known]
        yield _block(row, told)
        above = tuple(removal.check for removal in row.removals)


def _block(row: Row, told: list[str]) -> str:
    sign, meaning = _SIGNS[row.fate]
    colour = f" c-{text(row.removals[0].check.category)}" if row.fate == "gone" else ""
    told += [f'<div class="why">read by {code(check.id)} {_where(check.where)}</div>' for check in row.notes]
    if row.block.path and row.fate != "kept":
        told.append(_path(row.block.path))
    words = "".join(_piece(words, removal, row.fate) for words, removal in row.pieces)
    return (
        f'<li class="block {row.fate}{colour}" id="b{row.block.line}">'
        f'<span class="number" lang="en">{row.block.line} <b aria-hidden="true">{sign}</b>'
        f'<span class="unseen"> {meaning}: </span></span>'
        f'<div class="text">{words}</div><div class="reasons" lang="en">{"".join(told)}</div></li>'
    )


def _piece(words: str, removal: Removal | None, fate: str) -> str:
    if removal is None or fate == "gone":
        return text(words)
    return f'<del class="c-{text(removal.check.category)}">{text(words)}</del>'


def _why(removal: Removal, above: Sequence[Check]) -> str:
    first, *others = removal.grounds
    if first.check in above:
        return f'<div class="why"><p>{chip(first.check.category)} {code(first.check.id)}</p></div>'
    more = "".join(f"<li>{code(claim.check.id)} {_where(claim.check.where)}</li>" for claim in others)
    also = f"<details><summary>{len(others)} more would take it</summary><ul>{more}</ul></details>" if others else ""
    return f'<div class="why">{_reason(first)}{also}</div>'


def _reason(claim: Claim) -> str:
    check = claim.check
    why = f"<p>{text(check.why)}</p>" if check.why else ""
    return f"<p>{chip(check.category)} {code(check.id)}</p>{why}<p>{_where(check.where)}</p>"


def _path(path: str) -> str:
    """The end of a path, which opens the whole of it."""
    steps = path.split("/")
    if len(steps) <= _STEPS + 1:
        return f'<div class="why muted">{code(path)}</div>'
    short = code("…/" + "/".join(steps[-_STEPS:]))
    return f'<div class="why muted"><details><summary>{short}</summary>{code(path)}</details></div>'


def _where(place: str) -> str:
    return f'<span class="muted">{code(place)}</span>' if place else ""
