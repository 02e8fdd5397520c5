"""What rules captured: the `fields` of the claims that stand, read as the field wants them.

On an HTML page that no layout reads, a pack's rule sees the cards of further articles too: there its word counts for
less than the markup's, and only beside the article.

Lists take every claim in page order. Of other fields the strongest authority's value counts, then the first on the
page; a value that cannot be what the field holds (no date, no address, no name) is passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata.dates import parse_date
from cleaner.metadata.people import split_names
from cleaner.model import Authority

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.metadata.article import Answers, Article
    from cleaner.model import Claim, Span

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
    claims = page.settlement.telling
    return _answers(page, [claim for claim in claims if _is_of_site(claim)] if _has_cards(page) else claims)


def captured_by_packs(page: Article) -> Answers:
    """What the rules of packs filled on an HTML page that no layout reads."""
    others = [claim for claim in page.settlement.telling if not _is_of_site(claim)] if _has_cards(page) else ()
    if not others:
        return {}
    region = page.region
    return _answers(page, [claim for claim in others if claim.span.block in region])


def _has_cards(page: Article) -> bool:
    """Whether further articles may stand beside the one that the page is about."""
    return page.document.kind == "html" and not page.is_body


def _is_of_site(claim: Claim) -> bool:
    return claim.check.authority is Authority.SITE


def _answers(page: Article, claims: Iterable[Claim]) -> Answers:
    lists: dict[str, dict[str, str]] = {}
    singles: list[tuple[Claim, str, str]] = []
    for claim in sorted(claims, key=_place):
        for name, raw in claim.hit.fields:
            field = PLURAL.get(name, name)
            if field in LISTS:
                for value in filter(None, _items(field, raw, page)):
                    lists.setdefault(field, {}).setdefault(value, claim.check.id)
            elif field in SINGLE:
                singles.append((claim, field, raw))
    answers: Answers = {
        field: (tuple(values), ", ".join(dict.fromkeys(values.values()))) for field, values in lists.items()
    }
    for claim, field, raw in sorted(singles, key=_trust):
        if field not in answers and (single := _single(field, raw, page)):
            answers[field] = single, claim.check.id
    return answers


def _place(claim: Claim) -> Span:
    return claim.hit.span


def _trust(single: tuple[Claim, str, str]) -> tuple[int, Span, str]:
    claim = single[0]
    return -claim.check.authority, claim.hit.span, claim.check.id


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
