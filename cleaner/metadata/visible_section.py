"""The section, from the breadcrumb above the headline: "Home > Ekonomi > Bisnis", on one line or one step a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article

NAME = "visible-section"
# Words and characters of a step: "Gaya Hidup", "Kota & Daerah"; the last may be a topic with a short headline.
MAX_WORDS, MAX_CHARS = 6, 40
# Lines above the headline among which the breadcrumb starts, where each step has a line of its own.
MAX_STEPS = 5

_BETWEEN = re.compile(r"\s*[>»›/\\]\s*")


def visible_section(page: Article) -> Answers:
    """The first step after the home page; nothing where the lines above the headline are no breadcrumb."""
    if page.is_body or not page.wants("section"):
        return {}
    steps = _steps(page)
    return {"section": (steps[1], NAME)} if len(steps) > 1 else {}


def _steps(page: Article) -> list[str]:
    """The steps of the breadcrumb, from the home page on, if it ends at the headline."""
    steps: list[str] = []
    end = page.headline or 0
    for block in reversed(page.document.blocks[max(0, end - MAX_STEPS) : end]):
        if len(block.text) > MAX_CHARS * MAX_STEPS:
            return []
        line = [step for step in _BETWEEN.split(" ".join(block.text.split())) if step]
        if any(len(step) > MAX_CHARS or step.count(" ") >= MAX_WORDS for step in line):
            return []
        steps = line + steps
        if steps and steps[0].lower() in vocabulary.HOME:
            return steps
    return []
