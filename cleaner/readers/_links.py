"""Where the links of a page lead: absolute web addresses, or nothing. What runs a script or holds data is no link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner import dom
    from cleaner.facts import Facts
    from cleaner.readers._marking import Mark

# Bounds against hostile pages: characters of an address, and links of a block. Browsers send 2,000 characters safely;
# the richest block of the corpus has 106 links, its longest address 1,409 characters.
_CHARS = 2_000
_LINKS = 200
# What browsers pass over in an address: controls and blanks around it, and line breaks within.
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = re.compile(r"[\t\n\r]")
_WEB = re.compile(r"https?://[^/?#\\\[\s]", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://[^/?#\\]+(?=[/?#]|\Z)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def hrefs(element: dom.Element) -> Sequence[str]:
    """The address of a link as the page has it; none for what leads nowhere, or only elsewhere on the same page."""
    href = (element.attr("href") or "").strip(_AROUND)
    return () if not href or href[0] == "#" or len(href) > _CHARS else (href,)


def base(facts: Facts, url: str | None) -> str | None:
    """What relative addresses of a page are relative to: its <base>, else its URL, else its canonical link."""
    own = next((one for one in (url, facts.canonical) if one and _WEB.match(one)), None)
    return _absolute(facts.base, own) or own if facts.base else own


def resolved(found: Iterable[Mark], against: str | None) -> Iterator[tuple[int, int, str]]:
    """The links among `found` that lead to the web, disjoint and in order, with their absolute addresses."""
    last = number = 0
    for href, start, end in sorted(found, key=lambda mark: (mark[1], -mark[2])):
        if start >= last and number < _LINKS and (address := _absolute(href, against)):
            yield start, end, address
            last, number = end, number + 1


def _absolute(href: str, against: str | None) -> str | None:
    href = _WITHIN.sub("", href)
    if not _WEB.match(href):
        if not against or _SCHEME.match(href):
            return None
        try:
            href = _joined(href, against)
        except ValueError:  # what looks like a host is none
            return None
    return href if len(href) <= _CHARS and _WEB.match(href) else None


def _joined(href: str, against: str) -> str:
    origin = _ORIGIN.match(against)
    # Nearly all relative addresses are of this kind, and joining takes ten times as long.
    if origin and href[0] == "/" and href[1:2] != "/" and "/." not in href:
        return origin[0] + href
    return urljoin(against, href)
