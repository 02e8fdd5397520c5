"""By what an element can be found again next year: ids, roles, data attributes and classes that mean something.

Names that a build tool makes (css-1x2y3z), names of one page (post-48213), and classes that only say how something
looks (mt-4, col-md-8, clearfix) change without a redesign, or stand everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

# Ancestors with a name of their own that an element without one may be found by.
ANCESTORS = 4
# Attributes whose value names what the element is for. Of data-* the name alone counts: values are often data.
_NAMING = ("itemprop", "role")
_TOKEN = re.compile(r"[a-zA-Z][\w-]{1,40}")
_DATA = re.compile(r"data-[a-z][a-z-]{2,30}")
_MADE = re.compile(
    r"^(?:css|sc|jsx|jss|svelte|emotion|styled?|astro|v|ng|_ng\w+|makeStyles|Mui\w*)-?[\w-]*\d"  # made by a build tool
    r"|__(?=[A-Za-z0-9]*[A-Z0-9])[A-Za-z0-9]{5,}$|[A-Za-z0-9]*(?:\d[A-Za-z]+){3,}|[A-Za-z0-9_-]{33,}"
    r"|\d{3,}|^[a-z]{1,2}\d*$"  # a number of one page, a letter
)
_LOOKS = re.compile(
    r"^-?[mp][trblxyse]?-?\d[\d.]*$|^(?:fs|ff|lh|fw|w|h|z|mh|mw|mar|pad|margin|padding)-?(?:[trblxy]-)?\d[\d.]*(?:px|em)?$"
    r"|^[wh]-(?:full|auto|screen|fit|min|max|px)$"
    r"|^(?:min|max|text|font|bg|flex|grid|gap|items|justify|self|rounded|border|shadow|leading|tracking|top|left|right"
    r"|bottom|order|cols?|rows?|span|d|float|pull|push|align|overflow|opacity|space|inset|object|display|color|clr"
    r"|offset|size|animate|transition|cursor|hover|sm|md|lg|xl|xs|wp|has|is|no|not|ff|theme)-"
    r"|^(?:container|wrapper|wrap|clear|clearfix|clr|rows?|cols?|columns?|inner|outer|active|open|closed|show|hide|hidden"
    r"|visible|first|last|odd|even|left|right|center|block|inline|relative|absolute|fixed|sticky|lazy\w*|loaded|fade|in"
    r"|grow|shrink|box|bold|italic|small|large|big|full|auto|none|groups?|items?|list|div|js|nobr|cf|fl|fr|flex|grid"
    r"|border|rounded|shadow|float)$"
    r"|^js-|:|^(?:grid|cols?|span|row)\d|(?:^|-)(?:sm|md|lg|xl|xs)-?\d|^bs\d"
)


def keys(element: Tag) -> Iterator[str]:
    """The CSS selectors of one part by which an element may be found, the best kind first."""
    tag = element.name
    for name in _NAMING:
        value = str(element.get(name) or "")
        if _TOKEN.fullmatch(value):
            yield f"{tag}[{name}={value}]"
    if (own := str(element.get("id") or "")) and is_stable(own):
        yield f"{tag}#{own}"
    yield from (f"{tag}.{name}" for name in classes(element))
    for name in element.attrs:
        if _DATA.fullmatch(name) and not name.startswith(("data-v-", "data-react", "data-src", "data-ad")):
            yield f"{tag}[{name}]"


def classes(element: Tag) -> list[str]:
    """The classes of an element that mean something, in its order."""
    found = element.get("class") or ()
    return [name for name in (found.split() if isinstance(found, str) else found) if is_stable(name)]


def is_stable(name: str) -> bool:
    """Whether an id or a class is a name that somebody gave to a thing."""
    return _TOKEN.fullmatch(name) is not None and not _MADE.search(name) and not _LOOKS.search(name)


def selectors(element: Tag) -> Iterator[str]:
    """Selectors for an element: its own names, else its tag within the nearest elements that have a name."""
    own = [*keys(element)]
    yield from own
    yield element.name
    left = ANCESTORS
    for ancestor in element.parents:
        if left == 0 or ancestor.name in ("body", "html", "[document]"):
            return
        names = [*keys(ancestor)]
        left -= bool(names)
        for name in names[:2]:
            yield f"{name} {element.name}"
            yield from (f"{name} {one}" for one in own[:2])
