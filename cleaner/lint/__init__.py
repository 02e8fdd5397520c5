"""What is wrong with rules beyond what loading finds: tests that nobody wrote, run over the tests that somebody did.

One check a module, found by discovery; each gets the whole stock and yields findings at their places.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleaner.discover import members
from cleaner.lint._stock import KNOWN_HITS, KnownHit, Lint, Stock, stock

if TYPE_CHECKING:
    from cleaner.errors import Finding

__all__ = ["ALL", "KNOWN_HITS", "KnownHit", "Lint", "Stock", "lint", "stock"]

ALL: tuple[Lint, ...] = members(sys.modules[__name__], "LINT", Lint)


def lint(found: Stock) -> tuple[Finding, ...]:
    """All findings on the files of `found`, those of loading included, sorted by place, each once."""
    findings = {*found.findings, *(finding for each in ALL for finding in each.find(found))}
    return tuple(sorted(findings, key=lambda one: (one.path, one.line, one.column, one.code, one.message)))
