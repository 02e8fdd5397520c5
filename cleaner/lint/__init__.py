"""What is wrong with rules beyond what loading finds: tests that nobody wrote, run over the tests that somebody did.

One code or family of codes a module, found by discovery; each gets the whole stock and yields findings at their
places. Every code has a page in `docs/lint/` with an example that has it and one that has not. A comment in a rule
file may say that a finding is right as it is, and why; see `_suppress`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleaner.discover import members
from cleaner.lint import _suppress
from cleaner.lint._inputs import KNOWN_HITS, KnownHit, Sample
from cleaner.lint._manual import page
from cleaner.lint._stock import Lint, Stock, stock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.errors import Finding

__all__ = ["ALL", "CODES", "KNOWN_HITS", "LAWS", "KnownHit", "Lint", "Sample", "Stock", "lint", "page", "stock"]

ALL: tuple[Lint, ...] = members(sys.modules[__name__], "LINT", Lint)
# The tests that nobody has to write.
LAWS: tuple[Lint, ...] = tuple(each for each in ALL if each.law)
# Every code that there is, in words.
CODES: Mapping[str, str] = dict(sorted({code: words for each in ALL for code, words in each.codes.items()}.items()))


def lint(found: Stock, checks: Sequence[Lint] = ALL) -> tuple[Finding, ...]:
    """All findings on the files of `found`, those of loading included, sorted by place, each once.

    Those that a comment suppresses with a reason are left out; what is wrong with such comments is in their place.
    """
    findings = {finding for each in checks for finding in each.find(found)}
    sure = [each for each in checks if found.has(each.needs)]
    unsure = frozenset(code for each in ALL if each not in sure for code in each.codes)
    findings = {*found.findings, *_suppress.apply(found, findings, unsure)}
    return tuple(sorted(findings, key=lambda one: (one.path, one.line, one.column, one.code, one.message)))
