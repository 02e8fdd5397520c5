"""The peers, each asked for text without comments as its documentation says; imports happen only when one is asked.

Each function makes an extractor: it imports what it needs and gives the function from a page to an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .article import Article
from .visible import text as visible_text

if TYPE_CHECKING:
    from .article import Extract

# What peers that ask for an address get where the page has none.
_NOWHERE = "http://localhost/"


def trafilatura_text(**options: Any) -> Extract:
    """The text alone."""
    from trafilatura import extract

    return lambda raw, url: Article(extract(raw, url=url, include_comments=False, **options) or "")


def trafilatura() -> Extract:
    """Text and metadata."""
    from trafilatura import bare_extraction

    def extract(raw: str, url: str | None) -> Article:
        found: Any = bare_extraction(raw, url=url, include_comments=False, with_metadata=True)
        if found is None:
            return Article("", authors=())
        names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
        return Article(found.text or "", found.title, found.date, names)

    return extract


def readability() -> Extract:
    """The text of its summary, and the title."""
    from readability import Document

    def extract(raw: str, url: str | None) -> Article:
        found = Document(raw)
        return Article(visible_text(found.summary()), found.short_title())

    return extract


def justext() -> Extract:
    """The paragraphs that it calls good."""
    import justext

    # It wants to be told the language; both stop lists together serve pages whose language nobody tells.
    words = justext.get_stoplist("Indonesian") | justext.get_stoplist("English")

    def extract(raw: str, url: str | None) -> Article:
        found = justext.justext(raw.encode(), words, encoding="utf-8")
        return Article("\n".join(one.text for one in found if not one.is_boilerplate))

    return extract


def resiliparse() -> Extract:
    """The main content as plain text."""
    from resiliparse.extract.html2text import extract_plain_text

    options = {"main_content": True, "alt_texts": False, "list_bullets": False}
    return lambda raw, url: Article(extract_plain_text(raw, **options))


def boilerpy3() -> Extract:
    """The article extractor, and the title."""
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor(raise_on_failure=False)

    def extract(raw: str, url: str | None) -> Article:
        found = extractor.get_doc(raw)
        return Article(found.content, found.title)

    return extract


def newspaper4k() -> Extract:
    """Text and metadata."""
    import tldextract
    from newspaper import Article as Story

    # It would ask the network for the list of public suffixes; the one that it ships will do.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())

    def extract(raw: str, url: str | None) -> Article:
        found = Story(url or _NOWHERE, fetch_images=False)
        found.download(input_html=raw)
        found.parse()
        date = found.publish_date
        return Article(found.text, found.title, date.isoformat() if date else None, tuple(found.authors))

    return extract


def goose3() -> Extract:
    """Text and metadata."""
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def extract(raw: str, url: str | None) -> Article:
        found = goose.extract(raw_html=raw)
        date = found.publish_datetime_utc
        return Article(found.cleaned_text, found.title, date.isoformat() if date else None, tuple(found.authors))

    return extract


def breadability() -> Extract:
    """The text of what it finds readable."""
    from breadability.readable import Article as Readable

    return lambda raw, url: Article(visible_text(Readable(raw, url=url).readable))
