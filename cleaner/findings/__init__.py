"""How findings are told: on a terminal, to programs, as annotations. Pure functions, one module a format, discovered.

They know no file and no terminal, and not who found what: the gate for pages uses them as well as the lint of rules.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleaner.discover import members
from cleaner.findings._format import About, Format, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FORMATS", "About", "Format", "Report"]

FORMATS: Mapping[str, Format] = {one.name: one for one in members(sys.modules[__name__], "FORMAT", Format)}
