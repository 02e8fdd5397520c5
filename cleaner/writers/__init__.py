"""How a cleaned page is written: pure functions from a record to text, one module a format, found by discovery.

They know no file and no terminal; where the text goes is the business of `cleaner.sinks` and of the command.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleaner.discover import members
from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WRITERS", "Writer"]

WRITERS: Mapping[str, Writer] = {writer.name: writer for writer in members(sys.modules[__name__], "WRITER", Writer)}
