"""A label that recurs above headlines ("Read also:"), with the headlines it names.

Related stories are strewn into an article below a label that is always the same. An article's own labels stand above
its lists and paragraphs, and hardly one stands there twice; dialogues recur, but what follows is prose. So a short line
that ends in a colon goes where it recurs and a Title Case line follows it each time.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._choice import choice
from cleaner.heuristics._prose import LOWER
from cleaner.model import Check, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Block, Document

LABEL_WORDS = 3  # words of a label: openers of lists in the development articles have three and more, and stand once
HEADLINE_WORDS = range(4, 25)
TIMES = 2  # times the label stands above a headline; in the 709 dumps no label of an article does so twice


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """Recurring labels inside the article, with their headlines."""
    found = choice(document)
    page = found.page
    labels: defaultdict[str, list[int]] = defaultdict(list)
    for index in [index for index, text in enumerate(page.texts) if text[-1] == ":"]:
        if page.words[index] <= LABEL_WORDS and index not in page.marks and index in found.inside:
            labels[page.texts[index].lower()].append(index)
    for label, places in labels.items():
        if len(places) < TIMES or not all(_is_headline(page, index + 1) for index in places):
            continue
        for index in places:
            for block in page.lines(index, index + 2 if index + 1 in found.inside else index + 1):
                # Named: a headline of eight words and a question mark is no sentence of the text.
                yield Hit(block.whole, f"{label} ({len(places)} times)", named=True)


def _is_headline(page: Paragraphs, index: int) -> bool:
    if index >= len(page) or page.words[index] not in HEADLINE_WORDS or index in page.datelines:
        return False
    text = page.texts[index]
    return not text.endswith(".") and not _measure.is_item(text) and _measure.lower_share(text) < LOWER


CHECK = Check(
    id="orphan-label",
    category="related",
    why="The label recurs above headlines of other stories.",
    find=find,
    max_share=0.2,
    where="cleaner/heuristics/orphan_label.py",
)
