"""Authors and editors, from bylines in the article's head that no rule names.

Forms, with labels of any language of `vocabulary.json`: "Penulis: A | Editor: B", "Rep: A/ Red: B", "By A", a label
and a name on two lines ("Reporter:" / "A", or "A" / "Editor"), a name alone between headline and date, and what
stands beside the date ("A, CNN Indonesia | Selasa, ...", "Posted on ... by A").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.people import split_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.metadata.article import Answers, Article

NAME = "visible-byline"
# Characters of a byline: the longest of the development corpus, with three full names and labels, has 100.
MAX_CHARS = 150
# Lines below the headline, and of a page without one above the first paragraph, that may hold a byline.
REACH = 12
# Words of a name. Many Indonesians have one; without a label a single word is more often a section.
MAX_WORDS = 6
# Lines in which a name without a label must not occur before: sections stand in the menu too.
MENU_LINES = 1000

_LABEL = re.compile(r"(?:^|(?<=[\s|/,;]))([^\W\d_]+)\s?:\s?")
_PERSON = re.compile(r"[A-Z][\w'.-]*(?: [A-Z][\w'.-]*| bin| binti)*(?:, [A-Z][\w.]*)*")

Credit = tuple[str, str]  # the field, "authors" or "editors", and a byline of one or more names


def visible_byline(page: Article) -> Answers:
    """`authors` and `editors` of the article's head, never one for the other."""
    people: dict[str, dict[str, None]] = {"authors": {}, "editors": {}}
    for field, byline in (*_beside_date(page), *_in_lines(page)):
        for name in split_names(byline, page.site):
            if _is_person(name):
                people[field].setdefault(name)
    return {field: (tuple(names), NAME) for field, names in people.items() if names}


def _beside_date(page: Article) -> Iterator[Credit]:
    for _, line in page.date_lines[:1]:
        before = line.before.strip(" |-/")
        yield from _labelled(before)
        yield from _labelled(line.after.strip(" |-/"))
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
        field = _field(line.rstrip(" :"))
        if field:
            yield field, below if line.endswith(":") else above
        else:
            yield from _labelled(line)
    yield from _above_date(page)


def _above_date(page: Article) -> Iterator[Credit]:
    """The line between headline and date, where it is nothing but a name, and no section of the menu."""
    if page.headline is None or not page.date_lines or page.date_lines[0][0] != page.headline + 2:
        return
    at = page.headline + 1
    line = page.document.blocks[at]
    if len(line.text) > MAX_CHARS or line.words == 1 or ":" in line.text or list(_labelled(line.normal)):
        return
    menu = page.document.blocks[max(0, at - MENU_LINES) : at]
    if not any(len(other.text) <= MAX_CHARS and other.folded == line.folded for other in menu):
        yield "authors", line.normal


def _labelled(line: str) -> Iterator[Credit]:
    """What each label of a line names; nothing where the line opens with something else."""
    first, _, rest = line.partition(" ")
    if first.lower() in vocabulary.BY and ":" not in line:
        yield "authors", rest
        return
    labels = [match for match in _LABEL.finditer(line) if _field(match[1])]
    if not labels or line[: labels[0].start()].strip(" |-/,"):
        return
    ends = [match.start() for match in labels[1:]] + [len(line)]
    for label, end in zip(labels, ends, strict=True):
        yield _field(label[1]), line[label.end() : end]


def _field(label: str) -> str:
    """The field that a label stands for, "" for any other word."""
    word = label.lower()
    return "authors" if word in vocabulary.AUTHOR else "editors" if word in vocabulary.EDITOR else ""


def _is_person(name: str) -> bool:
    """Whether a name looks like a person's: capitals, few words, and neither "Admin" nor "Kontributor Padang"."""
    fits = _PERSON.fullmatch(name) is not None and name.count(" ") < MAX_WORDS
    return fits and name.lower() not in vocabulary.NOBODY and not _field(name.partition(" ")[0])
