"""What an article is about, as its page lists it: names and topics, not sentences, addresses or marks of the system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

# Tags of an article, and words and characters of one; the longest of the development pages name an office.
MAX_TAGS, MAX_WORDS, MAX_CHARS = 50, 8, 80

_BETWEEN = re.compile(r"\s*[,;|#\n]\s*")
# "@post-id:1913", "Editor:Rina", "News:": a key of the publishing system.
_KEY = re.compile(r"@|[^\W_][\w-]*:")
_ADDRESS = re.compile(r"\w://|^www\.", re.IGNORECASE)


def tags(values: Iterable[str]) -> tuple[str, ...]:
    """The tags in some values, in order, each once; nothing where one of them is too long to be one."""
    found: dict[str, str] = {}
    for value in values:
        words = [word for word in _BETWEEN.split(clean(value)) if word]
        if any(len(word) > MAX_CHARS or word.count(" ") >= MAX_WORDS for word in words):
            continue  # a sentence, or all in one without anything between
        for word in words:
            if not _KEY.match(word) and not _ADDRESS.search(word):
                found.setdefault(word.lower(), word)
    return tuple(found.values())[:MAX_TAGS]
