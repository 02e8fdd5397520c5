"""The gate for texts that should be clean already: what a rule would take, what repeats, what is missing.

One family of codes a module, found by discovery; each is begun anew for a run, gets every page as it comes, and has the
last word when all were seen. Pages stream by: what is held depends on the lines that repeat, not on the pages. Every
code has a section in `docs/check.md` with an example that has it and one that has not. Nothing here knows files.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner.check import _page, missing
from cleaner.check._baseline import Baseline, fingerprint
from cleaner.check._gate import Gate, Limits
from cleaner.check._manual import section
from cleaner.check._page import Page, Seen
from cleaner.check._same import Texts
from cleaner.discover import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.errors import Finding
__all__ = [
    "ALL",
    "CODES",
    "Baseline",
    "Gate",
    "Limits",
    "Page",
    "Seen",
    "check",
    "fingerprint",
    "keys",
    "look",
    "section",
]

ALL: tuple[Gate, ...] = members(sys.modules[__name__], "GATE", Gate)
# Every code that there is, in words.
CODES: Mapping[str, str] = dict(sorted({code: words for each in ALL for code, words in each.codes.items()}.items()))

look = _page.look


def keys(limits: Limits) -> tuple[str, ...]:
    """The keys of a record that a run with `limits` looks at; no other one need be read."""
    return (*_page.KEYS, *missing.fields(limits))


def check(pages: Iterable[Seen], limits: Limits) -> Iterator[Finding]:
    """The findings on `pages`, those of a page as it comes, those on many of them at the end."""
    watches, texts = [gate.begin(limits) for gate in ALL], Texts()
    for page in pages:
        again = texts.first(page.result.text, page.page.place) if page.result else ""
        own = replace(page, again=again)
        for watch in watches:
            yield from (finding for finding in watch.page(own) if finding.code not in limits.ignore)
    for watch in watches:
        yield from (finding for finding in watch.end() if finding.code not in limits.ignore)
