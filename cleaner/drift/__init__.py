"""Whether a batch of pages is still what the rules were written for: counted, and compared with a recorded baseline.

A redesign, a byline in new words, a notice on every page: nothing fails, and the text is wrong. What shows it are
shares of pages that should not change. Pages stream by; what is held depends on the rules and on the lines that
repeat. Nothing here knows files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cleaner.drift._baseline import SCHEMA, plain, read
from cleaner.drift._drafts import Drafts, drafts
from cleaner.drift._page import Seen, body, kind, look
from cleaner.drift._profile import Profile
from cleaner.drift._second import is_due, more_outside
from cleaner.drift._signal import Rate, Signal
from cleaner.drift._verdict import LEVEL, Verdict, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.pipeline import Cleaner

__all__ = [
    "LEVEL",
    "SCHEMA",
    "Drafts",
    "Profile",
    "Rate",
    "Seen",
    "Signal",
    "Verdict",
    "compare",
    "count",
    "drafts",
    "plain",
    "read",
]


class Page(Protocol):
    """What a source yields: an id, the content or None where there is none, address and moment where they are known."""

    @property
    def id(self) -> str: ...
    @property
    def raw(self) -> bytes | str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def fetched(self) -> str | None: ...


def count(pages: Iterable[Page], cleaner: Cleaner, site: str | None = None) -> Profile:
    """The profile of a batch. `cleaner` must have been made with `ledger=True`; `site` is told to all pages.

    Raises UsageError for a site that has no rule file.
    """
    profile = Profile()
    for page in pages:
        result = None
        if page.raw is not None:
            result = cleaner.clean(page.raw, url=page.url, site=site, fetched=page.fetched)
        if result is None or page.raw is None or result.failure:
            profile.fail(page.id)
            continue
        outside = None
        if body(result) and is_due(profile.of_kind(result.metadata.site, kind(result))):
            outside = more_outside(result, page.raw)
        profile.add(look(result, page.id, outside))
    return profile
