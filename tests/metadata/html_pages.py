"""HTML pages of our own making for the tests of metadata: a head, a body, and what is collected of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleaner.layout import Layout, Selected, Selector, Source
from cleaner.metadata import Html, collect
from cleaner.metadata.article import Article
from cleaner.model import Claim, Metadata, Settlement, Site
from cleaner.readers import html
from tests.metadata.pages import SITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TITLE = "Trotoar Pasar Induk Diperlebar Mulai Pekan Ini"
TEXT = (
    "<p>Wali kota mengatakan bahwa trotoar di depan pasar akan diperlebar karena pejalan kaki kerap terserempet motor."
    "<p>Menurut dia, pekerjaan itu bisa selesai sebelum akhir tahun."
)
HEAD = f"<h1>{TITLE}</h1>"


def page(head: str = "", body: str = HEAD + TEXT, *, site: Site | None = None, url: str | None = None) -> Article:
    """The page with that head and body, as a source of metadata gets it; all of its text is kept."""
    document = html.read(f"<html><head>{head}</head><body>{body}</body></html>", url).document
    text = "\n".join(block.text for block in document.blocks)
    return Article(document, Settlement((), ()), site, text)


def collected(
    head: str = "",
    body: str = HEAD + TEXT,
    *,
    site: Site | None = None,
    url: str | None = None,
    claims: tuple[Claim, ...] = (),
    beside: Html | None = None,
) -> Metadata:
    """All that is known of the page with that head and body."""
    article = page(head, body, site=site, url=url)
    return collect(article.document, Settlement((), claims), site, article.text, beside)


def known(head: str = "", body: str = HEAD + TEXT, **selected: Any) -> Metadata:
    """All that is known of a page whose site is known; `selected` are the texts that a layout's fields found."""
    return collected(head, body, site=SITE, beside=Html(selected=laid_out(**selected)) if selected else None)


def laid_out(sources: Mapping[str, Sequence[Source]] | None = None, **texts: str | tuple[str, ...]) -> Selected:
    """A layout whose field `name` has one selector, and what that found; `sources` are further sources of a field."""
    found = {name: (text,) if isinstance(text, str) else text for name, text in texts.items()}
    fields = {name: (Source("css", f".{name}"),) for name in found}
    fields |= {name: (*fields.get(name, ()), *more) for name, more in (sources or {}).items()}
    layout = Layout("harian-contoh", "desk", Selector("css", ".x"), fields=fields)
    texts = {Selector("css", f".{name}"): values for name, values in found.items()}
    return Selected(layout, lambda selector: texts.get(selector, ()))


def script(*things: Mapping[str, Any], raw: str | None = None) -> str:
    """JSON-LD scripts, one a thing, or one with the source `raw`."""
    sources = [json.dumps(thing, ensure_ascii=False) for thing in things] if raw is None else [raw]
    return "".join(f'<script type="application/ld+json">{source}</script>' for source in sources)


def news(**keys: Any) -> str:
    """The JSON-LD of a news article with some keys."""
    return script({"@context": "https://schema.org", "@type": "NewsArticle", **keys})


def meta(**names: str) -> str:
    """Meta tags; "__" in a name stands for a colon, as in og__title, and "_dot_" for a full stop."""
    pairs = ((name.replace("__", ":").replace("_dot_", "."), value) for name, value in names.items())
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in pairs)
