"""readability-lxml: scores containers, so that it keeps loose text between tags, which trafilatura loses."""

from __future__ import annotations

from cleaner.opinions._opinion import Opinion

# Elements that do not end a word; all others do.
_INLINE_TAGS = """a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike
    strong sub sup time tt u var wbr"""
_INLINE = frozenset(_INLINE_TAGS.split())


def find(html: str) -> str:
    """The text of the container it chose."""
    from lxml.html import document_fromstring  # type: ignore[import-untyped]
    from readability import Document  # type: ignore[import-not-found,import-untyped,unused-ignore]

    tree = document_fromstring(Document(html).summary())
    for element in tree.iter():
        if element.tag not in _INLINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return str(tree.text_content())


OPINION = Opinion("readability", find)
