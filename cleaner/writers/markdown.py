r"""Markdown (CommonMark, and tables as GitHub has them): the title as a heading, then the paragraphs.

Of an HTML page headings, lists, quotes, tables and links stay what they were. A page's own characters mean nothing in
Markdown: what it would take for a list, a heading, emphasis, a link, HTML or an entity gets a backslash.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cleaner.writers import _inline, _places, _tables
from cleaner.writers._nested import Part, joined
from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.model import Outline, Paragraph, Record

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def render(record: Record, outline: Outline = ()) -> str:
    """The title, where one is known, and the text of `record`, by its `outline` if it has one; nothing of neither."""
    title = " ".join((record["title"] or "").split())
    head = [f"# {_inline.heading(title)}"] if title else []
    if outline:
        body = joined(_parts(outline, 2 if title else 1))
        return "\n\n".join([*head, body]) + "\n"
    paragraphs = [_inline.paragraph(paragraph) for paragraph in record["text"].split("\n\n") if paragraph]
    return "\n\n".join([*head, *paragraphs]) + "\n" if head or paragraphs else ""


def _parts(outline: Outline, top: int) -> Iterator[Part]:
    """Paragraphs, headings of the level `top` or below, and tables, each with what is around it."""
    for table, group in groupby(outline, lambda one: _places.table(one.path)):
        own = list(group)
        first = next((at for at, one in enumerate(own) if _places.cell(one.path)), len(own)) if table else len(own)
        yield from (_part(one, top) for one in own[:first])  # a caption, or all where there is no table
        if first < len(own):
            drawn = _tables.lines(own[first:])
            around = _places.containers(own[first].path)
            yield from [Part(drawn, around)] if drawn else [_part(one, top) for one in own[first:]]


def _part(one: Paragraph, top: int) -> Part:
    if one.tag in _HEADINGS:
        line = f"{'#' * max(top, int(one.tag[1]))} {_inline.heading(one.text, one.links)}"
    else:
        line = _inline.paragraph(one.text, one.links)
    return Part([line], _places.containers(one.path))


WRITER = Writer("markdown", ".md", render)
