"""Plain text: the paragraphs, a blank line between them, and a final line break, as text tools like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from cleaner.model import Outline, Record


def render(record: Record, outline: Outline = ()) -> str:  # noqa: ARG001 - all formats are asked alike
    """The text of `record`; nothing at all where it is empty."""
    return f"{record['text']}\n" if record["text"] else ""


WRITER = Writer("text", ".txt", render)
