"""Safe pieces of HTML: whatever comes from a page goes through `text`."""

from __future__ import annotations

from html import escape

from cleaner.text import visible


def text(words: str) -> str:
    """`words` as text of an element or value of an attribute: no markup, no control or direction character."""
    return escape(visible(words), quote=True)


def code(words: str) -> str:
    """A name, a place or a path."""
    return f"<code>{text(words)}</code>"


def chip(category: str) -> str:
    """The name of a category in its colour."""
    return f'<b class="chip c-{text(category)}">{text(category)}</b>'


def counted(number: int, noun: str) -> str:
    """`1 block`, `2 blocks`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
