"""JSON Lines: one record a line, readable by tools that break lines wherever Unicode allows it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from cleaner.model import Outline, Record

# Line breaks of Unicode and control characters, which JSON would let through: some readers split lines there, and
# terminals obey them.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029]")
_READABLE = json.JSONEncoder(ensure_ascii=False)


def render(record: Record, outline: Outline = ()) -> str:  # noqa: ARG001 - all formats are asked alike
    """`record` as one line. Text stays readable; only what no UTF-8 can hold makes the whole line ASCII."""
    line = _READABLE.encode(record)
    if not line.isprintable():
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            line = json.dumps(record)
        line = _ESCAPED.sub(_escape, line)
    return f"{line}\n"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


WRITER = Writer("jsonl", ".jsonl", render, rows=True)
