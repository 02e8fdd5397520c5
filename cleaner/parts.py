"""One article on several pages: what says so, and where the whole is. Nothing is fetched; the record warns.

The page's own address counts, and what its <link> elements call next and previous, but only where they differ from
that address in the number of a page: blogs call the post before and the post after by the same names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.facts import Facts

PART = "one part of several"
# How a site says where the whole is: a query to merge, or a path that takes the place of the page's number.
WHOLE = re.compile(r"\?[\w.~-]+=[\w.~-]+(?:&[\w.~-]+=[\w.~-]+)*|(?:/[\w-][\w.~-]*)+", re.ASCII)
# Characters of an address that is looked at; the longest of the corpus has 259.
_CHARS = 2_000
# <link> elements with rel=next or rel=prev that are looked at; a page has two.
_LINKS = 8
# What <link> elements call the parts beside this one.
_BEFORE, _AFTER = frozenset(("prev", "previous")), frozenset(("next",))
# Names of the parameter that counts pages. "p" is not among them: it is the number of a post in WordPress.
_COUNTERS = frozenset(("page", "pg", "paged", "pageno", "pagenum"))
_WHOLE_PIECES = frozenset(("page=all", "pg=all", "view=all", "single=1", "showall=1"))
_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
# A page's number behind the path of the article, plain or as WordPress writes it.
_NUMBERED = re.compile(r"(?P<stem>/.*?)(?P<word>/page)?/(?P<number>[1-9]\d?)/?", re.ASCII | re.IGNORECASE)
# What the path of an article ends with, and that of a list or of a day does not: words with hyphens, or a long number.
_ARTICLE = re.compile(r"/[^/]*(?:[^/-]-[^/-]|\d{5})[^/]*$", re.ASCII)


def warning(url: str | None, facts: Facts, whole: str | None = None, *, shown: bool = False) -> str | None:
    """What the record says of a page that is one part of several; None for any other page, and for the whole.

    `url` is where the page came from, if known; else its canonical link counts. `whole` is the site's recipe:
    "?page=all", or "/all" where the number of a page is the end of the path. `shown` says that the page itself shows
    that it has parts, by the layout's selector. Never raises for what the page holds.
    """
    own = _address(url, facts)
    if own is None:
        return PART if shown else None
    if _is_whole(own, whole):
        return None
    beside = [(rel.split(), href) for rel, href in facts.links if "prev" in rel or "next" in rel]
    before, after = (_neighbour(own, facts.base, beside, step) for step in (-1, 1))
    number = _number(own, whole)
    if not (shown or before or after or number > 1):
        return None
    if whole:
        return f"{PART}: the whole is at {_with(own, whole)}"
    if after:
        return f"{PART}: the next is at {after}"
    if before:
        return f"{PART}: the one before is at {before}"
    return f"{PART}: the first is at {_first(own).geturl()}" if number > 1 else PART


def _address(url: str | None, facts: Facts) -> SplitResult | None:
    """The page's own address: where it came from, else what it says itself."""
    for named in (url, facts.canonical, facts.meta("og:url")):
        if named and (address := _split(_joined(named, facts.base))):
            return address
    return None


def _joined(href: str, base: str | None) -> str:
    """An address that may be relative; one that cannot be read stays what it is."""
    if not base or max(len(href), len(base)) > _CHARS or not href.isprintable():  # urljoin would drop line breaks
        return href
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return href


def _split(address: str) -> SplitResult | None:
    """An address that may be shown and followed: of the web, without blanks, secrets and signs that do not show."""
    if len(address) > _CHARS or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    return parts._replace(path=parts.path or "/", fragment="") if usable else None


def _is_whole(own: SplitResult, whole: str | None) -> bool:
    pieces = set(_pieces(own))
    if pieces & _WHOLE_PIECES or own.path.rstrip("/").endswith("/all"):
        return True
    if whole and whole.startswith("?"):
        return set(whole[1:].split("&")) <= pieces
    return bool(whole) and own.path.rstrip("/").endswith(str(whole))


def _number(own: SplitResult, whole: str | None) -> int:
    """The number that the address gives the page, 0 where none. At the end of a path it takes a site that counts so."""
    if count := max(map(_count, _pieces(own)), default=0):
        return count
    found = _NUMBERED.fullmatch(own.path)
    if found and (found["word"] or (whole or "").startswith("/")) and _ARTICLE.search(found["stem"]):
        return int(found["number"])
    return 0


def _neighbour(own: SplitResult, base: str | None, beside: Sequence[tuple[list[str], str]], step: int) -> str | None:
    """The address of the next (`step` 1) or the previous (-1) part, if the page names one among `beside`."""
    names = _AFTER if step > 0 else _BEFORE
    linked = [href for words, href in beside if not names.isdisjoint(words)]
    base = _joined(base or "", own.geturl()) if linked else ""
    for href in linked[:_LINKS]:
        other = _split(_joined(href, base))
        if other and _host(other) == _host(own) and _is_step(own, other, step):
            return other.geturl()
    return None


def _is_step(own: SplitResult, other: SplitResult, step: int) -> bool:
    """Whether `other` is the part behind (1) or before (-1) `own`: the same address but for the number of a page."""
    if _bare(own.path) == _bare(other.path):
        return own.path != "/" and _is_query_step(_pieces(own), _pieces(other), step)
    (stem, number), (other_stem, other_number) = _stem(own.path), _stem(other.path)
    return stem == other_stem and bool(_ARTICLE.search(stem)) and other_number - number == step


def _is_query_step(own: list[str], other: list[str], step: int) -> bool:
    new = [piece for piece in other if piece not in own]
    if not new:  # back to the first part, whose address has no number
        return step < 0 and any(_count(piece) for piece in own if piece not in other)
    key, _, value = new[0].partition("=")
    if len(new) > 1 or not _NUMBER.fullmatch(value):
        return False
    had = [piece for piece in own if piece.partition("=")[0] == key]
    # An address that had another number under this key names another article, unless the key counts pages.
    return not had or (key in _COUNTERS and int(value) - _count(had[0]) == step)


def _count(piece: str) -> int:
    """The number of the page in a piece of a query; 0 where it is about something else."""
    key, _, value = piece.partition("=")
    return int(value) if key in _COUNTERS and _NUMBER.fullmatch(value) else 0


def _with(own: SplitResult, whole: str) -> str:
    """The address of the whole: the recipe in the place of whatever counts pages."""
    if whole.startswith("?"):
        keys = {piece.partition("=")[0] for piece in whole[1:].split("&")}
        return _first(own)._replace(query="&".join([*_others(own, keys), whole[1:]])).geturl()
    path = _stem(own.path)[0].rstrip("/") + whole
    return own._replace(path=path, query="&".join(_others(own))).geturl()


def _first(own: SplitResult) -> SplitResult:
    found = _NUMBERED.fullmatch(own.path)
    path = found["stem"] if found and found["word"] else own.path
    return own._replace(path=path, query="&".join(_others(own)))


def _others(own: SplitResult, keys: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The pieces of the query that neither count pages nor are among `keys`."""
    return [piece for piece in _pieces(own) if piece.partition("=")[0] not in _COUNTERS | keys]


def _stem(path: str) -> tuple[str, int]:
    """A path without the number of a page, and that number; the first part has none."""
    found = _NUMBERED.fullmatch(path)
    return (found["stem"], int(found["number"])) if found else (_bare(path), 1)


def _pieces(own: SplitResult) -> list[str]:
    return [piece for piece in own.query.split("&") if piece]


def _bare(path: str) -> str:
    return path.rstrip("/") or "/"


def _host(address: SplitResult) -> str:
    return (address.hostname or "").removeprefix("www.")
