"""What rules captured: the `fields` of the claims that stand, read as the field wants them.

On an HTML page that no layout reads, a pack's rule sees the cards of further articles too: there its word counts for
less than the markup's, and only beside the article.

Lists take every claim in page order. Of other fields the strongest authority's value counts, then the first on the
page; a value that cannot be what the field holds (no date, no address, no name) is passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner.metadata.dates import parse_date
from cleaner.metadata.people import split_names
from cleaner.model import Authority

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.metadata.article import Answers, Article
    from cleaner.model import Claim

# Groups of a rule that append to a list.
PLURAL = {"author": "authors", "editor": "editors", "tag": "tags", "caption": "captions"}
LISTS = frozenset(PLURAL.values())
PEOPLE = frozenset({"authors", "editors"})
DATES = frozenset({"date", "modified"})
SINGLE = DATES | {"title", "source", "source_url", "place", "section", "language"}
# Characters of a single value: a title has 200 at most; a whole page in a group is a rule's mistake.
MAX_CHARS = 500

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"[,;|#]")
_LOOSE = " \t,;:|-–—"


def captured(page: Article) -> Answers:
    """Every field that rules filled, with their ids."""
    return _answers(page, [claim for claim in page.settlement.telling if _is_sure(claim, page)])


def captured_by_packs(page: Article) -> Answers:
    """What the rules of packs filled on an HTML page that no layout reads."""
    others = [claim for claim in page.settlement.telling if not _is_sure(claim, page)]
    region = page.region if others else range(0)
    return _answers(page, [claim for claim in others if claim.span.block in region])


def _is_sure(claim: Claim, page: Article) -> bool:
    return page.document.kind == "text" or page.is_body or claim.check.authority is Authority.SITE


def _answers(page: Article, claims: Sequence[Claim]) -> Answers:
    answers: Answers = {}
    said = sorted([_Said(claim, name, raw) for claim in claims for name, raw in claim.hit.fields], key=_place)
    lists: dict[str, dict[str, str]] = {}
    for claim, name, raw in said:
        field = PLURAL.get(name, name)
        for value in filter(None, _items(field, raw, page)) if field in LISTS else ():
            lists.setdefault(field, {}).setdefault(value, claim.check.id)
    for field, values in lists.items():
        answers[field] = tuple(values), ", ".join(dict.fromkeys(values.values()))
    for claim, field, raw in sorted([one for one in said if one.name in SINGLE], key=_trust):
        single = _single(field, raw, page) if field not in answers else None
        if single:
            answers[field] = single, claim.check.id
    return answers


class _Said(NamedTuple):
    """A field of a claim as the rule names it, and what it captured."""

    claim: Claim
    name: str
    raw: str


def _place(said: _Said) -> tuple[int, int, int]:
    span = said.claim.hit.span
    return span.block, span.start, span.end


def _trust(said: _Said) -> tuple[int, tuple[int, int, int], str]:
    return -said.claim.check.authority, _place(said), said.claim.check.id


def _items(field: str, raw: str, page: Article) -> list[str]:
    if field in PEOPLE:
        return split_names(raw, page.brands)
    parts = _BETWEEN_TAGS.split(raw) if field == "tags" else [raw]
    return [" ".join(part.split()) for part in parts]


def _single(field: str, raw: str, page: Article) -> str | None:
    """The value as the field wants it; None where it is not one."""
    value = " ".join(raw[: MAX_CHARS + 1].split())
    if not value or len(raw) > MAX_CHARS:
        return None
    if field in DATES:
        return parse_date(value, page.timezone, page.language)
    if field == "source_url":
        match = _URL.search(value)
        return match[0] if match else None
    return value.strip(_LOOSE) or None
