"""What two rule sets make of one page: each line and each field that differs, with the rules that are the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from cleaner.rulediff._rows import Row, outside, rows
from cleaner.text import SENTENCE_WORDS, is_blank, is_sentence, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.result import Result

# What a record says of a page beside its text; the rest is counts, or comes with the input.
FIELDS = (
    "site", "layout", "title", "date", "modified", "authors", "editors", "source", "source_url", "place", "section",
    "tags", "captions", "warnings",
)  # fmt: skip
# Stands for a rule where fields differ for no rule's sake.
NO_RULE = "(no rule)"

Kind = Literal["taken", "back", "both", "field"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference on the page `page`. `rule` is the reason, `place` a line, a path or the name of a field.

    Of a line, `kind` says whether text is taken that stayed before, comes back, or both; `before` and `after` are the
    line in the notation of marked pages. Of a field they are its values. `prose` says that the text is a sentence.
    """

    page: str
    rule: str
    kind: Kind
    place: str
    before: str
    after: str
    prose: bool = False


def changes(old: Result, new: Result, page: str) -> tuple[Change, ...]:
    """Every difference between two results for one page."""
    return (*_lines(old, new, page), *_fields(old, new, page))


def _lines(old: Result, new: Result, page: str) -> Iterator[Change]:
    before, after = rows(old), rows(new)
    # In the order of the new page; what only the old one shows comes last.
    for key in (*after, *(key for key in before if key not in after)):
        one = before.get(key) or _unread(after[key], old)
        other = after.get(key) or _unread(before[key], new)
        yield from _line(one, other, page)


def _line(one: Row, other: Row, page: str) -> Iterator[Change]:
    reasons: dict[str, set[Kind]] = {}
    prose = False
    for kind, side, rest in (("taken", other, one), ("back", one, other)):
        # A line is taken because a keep is gone, and comes back because one is new.
        holds = sorted(rest.keepers - side.keepers)
        for piece in outside(side.gone, rest.gone):
            if not is_blank(one.text[slice(*piece)]):
                prose = prose or _is_prose(one, piece)
                for rule in holds or [_taker(side, piece)]:
                    reasons.setdefault(rule, set()).add(cast("Kind", kind))
    for rule, kinds in reasons.items():
        kind = next(iter(kinds)) if len(kinds) == 1 else "both"
        yield Change(page, rule, kind, other.place, one.marked, other.marked, prose)


def _is_prose(row: Row, piece: tuple[int, int]) -> bool:
    """Whether so much of a sentence is at stake as would be a sentence alone."""
    words = len(row.text[slice(*piece)].split())
    return words >= SENTENCE_WORDS and is_sentence(normalise(row.text))


def _taker(row: Row, piece: tuple[int, int]) -> str:
    return next(taker for (start, end), taker in zip(row.gone, row.takers, strict=True) if start <= piece[0] < end)


def _unread(row: Row, result: Result) -> Row:
    """A line as a result has it that does not show it: who found the body has left it out."""
    layout = result.layout
    taker = f"{layout.site}/{layout.id}.body" if layout else NO_RULE
    return replace(row, marked=f"- {row.marked[2:]}", gone=((0, len(row.text)),), takers=(taker,), keepers=frozenset())


def _fields(old: Result, new: Result, page: str) -> Iterator[Change]:
    before, after = _known(old), _known(new)
    for name in FIELDS:
        if before[name] != after[name]:
            yield Change(page, _reason(name, old, new), "field", name, _shown(before[name]), _shown(after[name]))


def _reason(name: str, old: Result, new: Result) -> str:
    if name == "warnings":
        suspended = [{one.check.id for one in result.settlement.suspended} for result in (old, new)]
        return min(suspended[0] ^ suspended[1], default=NO_RULE)
    return new.metadata.provenance.get(name) or old.metadata.provenance.get(name) or NO_RULE


def _known(result: Result) -> dict[str, Any]:
    record = result.record()
    return {name: record[name] for name in FIELDS}


def _shown(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""
