"""Comment forms, told by the asterisk of required fields: "Name *", "E-mail *", a notice that ends in " *".

The article is over where such a form begins, in every language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.heuristics._memo import once
from cleaner.heuristics._prose import paragraphs

if TYPE_CHECKING:
    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Document

REACH = 5  # lines from one field to the next; fields without an asterisk and a text box stand between
FIELDS = 2  # fields that make a form where no notice does
HEADING_WORDS = 6  # words of the heading above a form
BOX_WORDS = 2  # words of a field without an asterisk behind the others
NOTICE_WORDS = 5  # words of the notice about required fields; a masked name ("Ali***") is shorter

_FIELD = re.compile(r"[^\W\d][\w /'-]{1,30} ?\*$")


def forms(document: Document) -> tuple[range, ...]:
    """The positions of each comment form, with the heading above it."""
    return once(document, _found)


def _found(document: Document) -> tuple[range, ...]:
    page = paragraphs(document)
    signs = [
        index for index, text in enumerate(page.texts) if text[-1] == "*" and (_is_field(text) or _is_notice(text))
    ]
    groups: list[list[int]] = []
    for sign in signs:
        if groups and sign - groups[-1][-1] <= REACH:
            groups[-1].append(sign)
        else:
            groups.append([sign])
    return tuple(
        _whole(page, group)
        for group in groups
        if len(group) >= FIELDS or any(_is_notice(page.texts[index]) for index in group)
    )


def _is_field(text: str) -> bool:
    return text.count(" ") <= BOX_WORDS and _FIELD.match(text) is not None


def _is_notice(text: str) -> bool:
    return text.endswith(" *") and text.count(" ") >= NOTICE_WORDS


def _whole(page: Paragraphs, signs: list[int]) -> range:
    start, end = signs[0], signs[-1] + 1
    if start and not page.is_prose(start - 1) and page.words[start - 1] <= HEADING_WORDS:
        start -= 1
    if end < len(page) and page.words[end] <= BOX_WORDS and not page.is_prose(end):
        end += 1
    return range(start, end)
