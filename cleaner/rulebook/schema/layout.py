"""Layouts of HTML pages: what may be said of one, and whether its selectors are such."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from cleaner.layout import Selector as PlainSelector
from cleaner.rulebook.schema import fields
from cleaner.rulebook.schema.strict import Strict, may, must, problem, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import InitErrorDetails


def _valid(how: Literal["css", "xpath"], value: str) -> str:
    from cleaner import dom  # the parser: only for files that have selectors

    found = dom.problem(PlainSelector(how, value))
    if found:
        message, place = found
        raise refusal(f"no valid {_NAMES[how]}, at character {place + 1} of {value!r}: {message}", "", "R501")
    return value


_NAMES = {"css": "CSS selector", "xpath": "XPath"}
Css = Annotated[fields.Text, AfterValidator(partial(_valid, "css"))]
XPath = Annotated[fields.Text, AfterValidator(partial(_valid, "xpath"))]


class Selector(Strict):
    """A part of a page, by CSS, or by XPath where CSS cannot say it."""

    css: Css = may("A CSS selector.", "div.tmpt-desk-kon[itemprop=articleBody]")
    xpath: XPath = may("An XPath expression; regular-expression functions are not available.", "//p[strong/a]")

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        ways = [key for key in ("css", "xpath", "meta", "jsonld", "comment") if key in cls.known()]
        given = [key for key in data if key in ways]
        if not given and cls.understood(data):
            yield problem("selects nothing", f"give one of {', '.join(ways)}", "R004")
        if len(given) > 1:
            yield problem(f"selects by {' and '.join(given)}", "give one of them", at=(given[1],))


class Source(Selector):
    """Where a field of the metadata stands."""

    meta: fields.Text = may("The name or property of a meta tag.", "article:published_time")
    jsonld: fields.Text = may("A key of the article's JSON-LD.", "datePublished")


class Stop(Selector):
    """Where the body ends."""

    comment: fields.Text = may("The text of an HTML comment.", "pagination end")


class Strip(Selector):
    """A part of the body that goes."""

    id: fields.Id = must("Its name, as if it were a rule.", "related-box")
    category: fields.Category = must("What kind of thing goes.", "related")
    max_share: fields.Share = may("The most it may take, as a share of the page's characters.", 0.2)
    why: fields.Text = may("Why it goes.", "Links to other stories of the desk.")


def _by_css(value: Any) -> Any:
    return {"css": value} if isinstance(value, str) else value


def _year(value: Any) -> Any:
    return str(value) if type(value) is int else value


_BY_CSS = (BeforeValidator(_by_css), fields.OrElse("string"))
One = Annotated[Selector, *_BY_CSS]
End = Annotated[Stop, *_BY_CSS]
Several = Annotated[list[One], *fields.SEVERAL]
Sources = Annotated[list[Annotated[Source, *_BY_CSS]], *fields.SEVERAL]
Seen = Annotated[fields.Text, BeforeValidator(_year), fields.OrElse("integer")]


class Layout(Strict):
    """One layout of a site's pages, chosen by its probe. A selector given as text is CSS."""

    id: fields.Id = must("The layout's name within the site.", "desk")
    probe: One = must("What a page of this layout has.", "div.tmpt-desk-kon[itemprop=articleBody]")
    body: Several = may(
        "Where the article stands; the first that is there counts. Without it the layout is only known.",
        ["div.tmpt-desk-kon"],
    )
    title: Sources = may("Where the headline stands, best first.", [{"css": "h1.detail-desk"}, {"meta": "og:title"}])
    date: Sources = may("Where the date of publication stands, best first.", [{"meta": "article:published_time"}])
    authors: Sources = may("Where the writers stand.", [{"css": ".author"}])
    editors: Sources = may("Where the editors stand.", [{"css": ".editor"}])
    section: Sources = may("Where the section stands.", [{"css": ".breadcrumb"}])
    captions: Sources = may("Where the captions stand.", [{"css": "figcaption"}])
    tags: Sources = may("Where the tags stand.", [{"css": ".tags a"}])
    keep: Several = may("What stays in the body whatever else is said.", ["blockquote", "table"])
    strip: Annotated[list[Strip], Field(min_length=1)] = may(
        "What goes from the body.", [{"id": "related-box", "category": "related", "css": ".related-article"}]
    )
    stop_after: End = may("Where the body ends before its element does.", {"comment": "pagination end"})
    parts: One = may("What only a page has that is one of several.", ".pagination a")
    seen: Seen = may("When the layout was seen on a real page.", "2026-02", 2021, "2021 to 2023")
    source: fields.Text = may("Where the selectors come from.", "the page of the front desk, and two scrapers")
