"""Authors and editors, from bylines in the article's head that no rule names.

Forms, with labels of any language of `vocabulary.json`: "Penulis: A | Editor: B", "Rep: A/ Red: B", "By A", a label
and a name on two lines ("Reporter:" / "A", or "A" / "Editor"), a name alone between headline and date, and what
stands beside the date ("A, CNN Indonesia | Selasa, ...", "Posted on ... by A").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.bylines import field_of, labelled, names
from cleaner.metadata.people import split_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.metadata.article import Answers, Article
    from cleaner.metadata.bylines import Credit

NAME = "visible-byline"
# Characters of a byline: the longest of the development corpus, with three full names and labels, has 100.
MAX_CHARS = 150
# Lines below the headline, and of a page without one above the first paragraph, that may hold a byline.
REACH = 12
# Words of a name. Many Indonesians have one; without a label a single word is more often a section.
MAX_WORDS = 6
# Words of a name that has no label, in HTML: a longer line is a name and a place of work, in elements side by side.
BARE_WORDS = 3
# Lines in which a name without a label must not occur before: sections stand in the menu too.
MENU_LINES = 1000

_PERSON = re.compile(r"[A-Z][\w'.-]*(?: [A-Z][\w'.-]*| bin| binti)*(?:, [A-Z][\w.]*)*")


def visible_byline(page: Article) -> Answers:
    """`authors` and `editors` of the article's head, never one for the other."""
    if page.is_body or not page.wants("authors", "editors"):
        return {}
    people: dict[str, dict[str, None]] = {"authors": {}, "editors": {}}
    for field, byline in (*_beside_date(page), *_in_lines(page), *_below(page)):
        for name in names(byline, page.brands):
            if _is_person(name):
                people[field].setdefault(name)
    return {field: (tuple(found), NAME) for field, found in people.items() if found}


def _beside_date(page: Article) -> Iterator[Credit]:
    for _, line in page.date_lines[:1]:
        before = line.before.strip(" |-/")
        yield from labelled(before)
        yield from labelled(line.after.strip(" |-/"))
        name, comma, brand = before.partition(", ")
        if comma and brand and " " in name and ":" not in name:
            yield "authors", name


def _in_lines(page: Article) -> Iterator[Credit]:
    start = page.first - REACH if page.headline is None else page.headline + 1
    lines = [
        block.normal if len(block.text) <= MAX_CHARS else ""
        for block in page.document.blocks[max(0, start) : min(page.first, max(0, start) + REACH)]
    ]
    for line, above, below in zip(lines, ["", *lines], [*lines[1:], ""], strict=False):
        field = field_of(line.rstrip(" :"))
        if field:
            yield field, below if line.endswith(":") else above
        elif _is_job(line) and 0 < above.count(" ") < BARE_WORDS and page.document.kind == "html":
            yield "authors", above
        else:
            yield from labelled(line)
    yield from _above_date(page)


def _is_job(line: str) -> bool:
    """Whether a line is what somebody does: "News reporter", "Europe correspondent"."""
    words = [word for word in line.lower().split() if not word.startswith("@")]
    return 0 < len(words) <= BARE_WORDS and words[-1] in vocabulary.JOB


def _above_date(page: Article) -> Iterator[Credit]:
    """The line between headline and date, where it is nothing but a name, and no section of the menu."""
    if page.headline is None or not page.date_lines or page.date_lines[0][0] != page.headline + 2:
        return
    at = page.headline + 1
    line = page.document.blocks[at]
    if len(line.text) > MAX_CHARS or line.words == 1 or ":" in line.text or list(labelled(line.normal)):
        return
    menu = page.document.blocks[max(0, at - MENU_LINES) : at]
    if any(len(other.text) <= MAX_CHARS and other.folded == line.folded for other in menu):
        return
    if page.document.kind == "text" or all(
        name.count(" ") < BARE_WORDS for name in split_names(line.normal, page.brands)
    ):
        yield "authors", line.normal


def _below(page: Article) -> Iterator[Credit]:
    """Labels with a colon right below the text of an HTML page; in a dump the rules must know where the text ends."""
    if page.document.kind == "text":
        return
    for block in page.document.blocks[page.last + 1 : page.last + 1 + REACH]:
        if len(block.text) <= MAX_CHARS and ":" in block.normal:
            yield from labelled(block.normal)


def _is_person(name: str) -> bool:
    """Whether a name looks like a person's: capitals, few words, and neither "Admin" nor "Kontributor Padang"."""
    fits = _PERSON.fullmatch(name) is not None and name.count(" ") < MAX_WORDS
    return fits and name.lower() not in vocabulary.NOBODY and not field_of(name.partition(" ")[0])
