"""The form below an article in which readers leave a comment; see `_forms` for how it is told.

Everything behind it is left to `outside-run`, for which a form is the end of the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics._forms import forms
from cleaner.heuristics._prose import paragraphs
from cleaner.model import Check, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """Each line of each form."""
    page = paragraphs(document)
    for form in forms(document):
        evidence = ", ".join(page.texts[index] for index in form if page.texts[index].endswith("*"))
        for block in page.lines(form.start, form.stop):
            yield Hit(block.whole, evidence, named=True)


CHECK = Check(
    id="comment-form",
    category="comment-form",
    why="It belongs to a form with required fields.",
    find=find,
    max_share=0.3,
    where="cleaner/heuristics/comment_form.py",
)
