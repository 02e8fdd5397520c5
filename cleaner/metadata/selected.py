"""What the selectors of a site's layout found: sources of each field, best first, and the first valid value counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import bylines, vocabulary
from cleaner.metadata.json_ld import value_of
from cleaner.metadata.plain import clean
from cleaner.metadata.sections import section
from cleaner.metadata.stamps import read_stamp
from cleaner.metadata.tags import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.layout import Selected, Source
    from cleaner.metadata.article import Answers, Article, Value

# Characters of a title or a place: 200 at most; a whole page in an element is a mistake of the rule.
MAX_CHARS = 500
# Captions of an article.
MAX_CAPTIONS = 100

_LABEL = re.compile(r"([^\W\d_]+)\s?[.:]\s*")


def selected(page: Article) -> Answers:
    """The fields of the layout, with `<site>/<layout>.<field>` for their source."""
    found = page.html.selected
    if found is None:
        return {}
    answers: Answers = {}
    for field, sources in found.layout.fields.items():
        for source in sources:
            value = _value(field, _texts(page, found, source), page)
            if value:
                answers[field] = value, f"{found.layout.site}/{found.layout.id}.{field}"
                break
    return answers


def _texts(page: Article, found: Selected, source: Source) -> list[str]:
    """The values that a source has on the page."""
    if source.how == "jsonld":
        return value_of(page, source.text)
    selector = source.selector
    values = found.texts(selector) if selector else page.document.facts.all(source.text.lower())
    return [text for value in values if (text := clean(value))]


def _value(field: str, texts: Sequence[str], page: Article) -> Value | None:
    """The value as the field wants it; None where no text holds one."""
    if field in ("authors", "editors"):
        return bylines.read(texts, page.brands, field).get(field)
    if field in ("date", "modified"):
        stamps = (read_stamp(text, page.timezone, page.language) for text in texts)
        return next(filter(None, stamps), None)
    if field == "section":
        return section(reversed(texts), page)
    if field == "tags":
        return tags(texts)
    if field == "captions":
        return tuple(dict.fromkeys(caption for text in texts if (caption := _caption(text))))[:MAX_CAPTIONS]
    text = next((text for text in texts if len(text) <= MAX_CHARS), None)
    return page.brands.without_any(text) if text and field == "title" else text


def _caption(text: str) -> str:
    """A caption without its label ("ILUSTRASI.")."""
    label = _LABEL.match(text)
    return text[label.end() :] if label and label[1].lower() in vocabulary.CAPTION else text
