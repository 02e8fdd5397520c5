"""JSON Lines: one record a line, readable by tools that break lines wherever Unicode allows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from cleaner.model import Outline, Record

# Line breaks of Unicode and control characters, which JSON would let through: some readers split lines there, and
# terminals obey them.
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def render(record: Record, outline: Outline = ()) -> str:  # noqa: ARG001 - all formats are asked alike
    """`record` as one line. Text stays readable; only what no UTF-8 can hold makes the whole line ASCII."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(record)
    return line.translate(_ESCAPES) + "\n"


WRITER = Writer("jsonl", ".jsonl", render, rows=True)
