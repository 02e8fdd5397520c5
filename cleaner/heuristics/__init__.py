"""What can be told about a page without knowing its site or its language: structure, never words.

Each public module holds one check and exports it as `CHECK`; modules that begin with an underscore hold facts that
several checks share. Phrases come from rules, through `document.marks`. When in doubt a heuristic keeps the text.
"""

from __future__ import annotations

import sys

from cleaner.discover import members
from cleaner.heuristics._fragments import continuations
from cleaner.model import Check

__all__ = ["ALL", "continuations"]

ALL: tuple[Check, ...] = members(sys.modules[__name__], "CHECK", Check)  # their order cannot matter
