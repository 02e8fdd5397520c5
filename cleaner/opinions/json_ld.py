"""The article's text as the page declares it in JSON-LD: rare, often cut short, and hardly ever wrong."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import unescape

from cleaner.opinions._opinion import Opinion

# Found without parsing the whole object: half of the broken JSON-LD of real pages is broken somewhere else.
_BODY = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*+")', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# Words below which a declared text is a teaser.
_MIN_WORDS = 50
# Declared texts looked at: pages of comments and cards have one a card.
_TEXTS = 20


def find(html: str) -> str:
    """The first declared text that is more than a teaser."""
    for number, match in enumerate(_BODY.finditer(html)):
        with suppress(ValueError):  # one that is broken says nothing of the next
            text = _TAG.sub(" ", unescape(json.loads(match[1], strict=False)))
            if len(text.split()) >= _MIN_WORDS:
                return text
        if number >= _TEXTS:
            break
    return ""


OPINION = Opinion("json-ld", find)
