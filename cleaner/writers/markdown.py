r"""Markdown (CommonMark): the title as a heading, then the paragraphs, which read as they were written.

A page's own characters mean nothing in Markdown: what it would take for a list, a heading, emphasis, a link, HTML or
an entity gets a backslash, and only that, so that the source stays readable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from cleaner.model import Record

_INLINE = re.compile(
    r"[\\`*\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is one
    r"|~(?=~)|(?<=~)~"  # one alone strikes nothing out
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
)
_OPENING = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$)|(?<=\d)[.)](?=\s|$)")
_CLOSING = re.compile(r"(?<!\S)(?=#+$)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")


def render(record: Record) -> str:
    """The title, where one is known, and the text of `record`; nothing where both are empty."""
    title = " ".join((record["title"] or "").split())
    head = [f"# {_heading(title)}"] if title else []
    paragraphs = [_escaped(paragraph) for paragraph in record["text"].split("\n\n") if paragraph]
    return "\n\n".join([*head, *paragraphs]) + "\n" if head or paragraphs else ""


def _heading(title: str) -> str:
    # Number signs at the end would close the heading.
    return _CLOSING.sub(r"\\", _INLINE.sub(r"\\\g<0>", title))


def _escaped(paragraph: str) -> str:
    number = _NUMBER.match(paragraph)
    at = number.end() if number else 0
    opening = _OPENING.match(paragraph, at)
    text = _INLINE.sub(r"\\\g<0>", paragraph)
    # Neither a number nor a sign of an opening is changed by the inline escapes, so that its place is the same.
    return f"{text[:at]}\\{text[at:]}" if opening else text


WRITER = Writer("markdown", ".md", render)
