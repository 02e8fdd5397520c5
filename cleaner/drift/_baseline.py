"""A profile as a baseline: plain data, sorted, to be written as JSON and read back by a later version of anybody."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from cleaner.drift._profile import EDGES, Kind, Profile, SiteProfile, length_class
from cleaner.repeats import Lines, Pages
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

# The version of the format.
SCHEMA = 1
# The share of a site's pages from which on a line is listed: a third of what counts as repeated.
_LISTED = 0.01
# Lines that are listed of a site: what repeats on nine sites is at most 60 lines.
_MOST_LISTED = 2000


def plain(profile: Profile, rules: str) -> dict[str, Any]:
    """The profile as JSON knows data; `rules` is the hash of the rule set that cleaned the pages."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "rules": rules,
        "pages": profile.pages,
        "failed": profile.failed.number,
        "unknown": profile.unknown.number,
        "sites": {name: _plain_site(site) for name, site in sorted(profile.sites.items())},
    }


def read(data: Any) -> tuple[Profile, str]:
    """The profile and the hash of its rule set. Raises ValueError, with the place, where the data are none."""
    known = _object(data, "the file")
    if known.get("schema") != SCHEMA:
        raise ValueError(f"schema is {known.get('schema')!r} where {SCHEMA} is expected")
    pages, rules = _count(known, "pages"), known.get("rules")
    if not isinstance(rules, str):
        raise ValueError("rules is no text")
    sites = _object(known.get("sites"), "sites")
    return Profile(
        pages,
        Pages(_count(known, "failed", pages)),
        Pages(_count(known, "unknown", pages)),
        {name: _site(_object(site, f"sites.{name}"), f"sites.{name}.") for name, site in sites.items()},
    ), rules


def _plain_site(site: SiteProfile) -> dict[str, Any]:
    least = max(2, math.ceil(_LISTED * site.pages))
    listed = dict(list(site.lines.frequent(least))[:_MOST_LISTED])
    others = (site.lines.at_most(text) for text in site.lines.counts if text not in listed)
    return {
        "pages": site.pages,
        "html": site.html,
        "repeats": site.repeats.number,
        "residual": round(site.lines.residual(site.pages), 6),
        "kinds": {name: _plain_kind(kind) for name, kind in sorted(site.kinds.items())},
        "missed": min(site.lines.missed, site.pages),
        "unlisted": min(max(site.lines.missed, site.lines.unlisted, *others), site.pages),
        "lines": {text: line.number for text, line in listed.items()},
    }


def _plain_kind(kind: Kind) -> dict[str, Any]:
    return {
        "pages": kind.pages,
        "rules": dict(sorted(kind.rules.items())),
        "fields": dict(sorted(kind.fields.items())),
        "lengths": {str(EDGES[number]): pages for number, pages in sorted(kind.lengths.items())},
        "asked": kind.asked,
        "outside": kind.outside,
    }


def _site(data: Mapping[str, Any], at: str) -> SiteProfile:
    pages = _count(data, "pages", at=at)
    kinds = _object(data.get("kinds"), f"{at}kinds")
    lines = _counts(data, "lines", pages, at)
    return SiteProfile(
        pages,
        _count(data, "html", pages, at),
        Pages(_count(data, "repeats", pages, at)),
        {name: _kind(_object(kind, f"{at}kinds.{name}"), f"{at}kinds.{name}.") for name, kind in kinds.items()},
        Lines(
            {text: Pages(number) for text, number in lines.items()},
            _count(data, "missed", pages, at),
            _count(data, "unlisted", pages, at),
        ),
    )


def _kind(data: Mapping[str, Any], at: str) -> Kind:
    pages = _count(data, "pages", at=at)
    lengths = _counts(data, "lengths", pages, at)
    if not all(edge.isascii() and edge.isdigit() for edge in lengths):
        raise ValueError(f"{at}lengths: a length is a whole number of characters")
    asked = _count(data, "asked", pages, at)
    return Kind(
        pages,
        Counter(_counts(data, "rules", pages, at)),
        Counter(_counts(data, "fields", pages, at)),
        Counter({length_class(int(edge[:9])): number for edge, number in lengths.items()}),
        asked,
        _count(data, "outside", asked, at),
    )


def _object(data: Any, at: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"{at} is no object")
    return data


def _counts(data: Mapping[str, Any], key: str, most: int, at: str) -> dict[str, int]:
    own = _object(data.get(key), f"{at}{key}")
    return {name: _count(own, name, most, f"{at}{key}.") for name in own}


def _count(data: Mapping[str, Any], key: str, most: int | None = None, at: str = "") -> int:
    number = data.get(key)
    if type(number) is not int or number < 0:
        raise ValueError(f"{at}{key} is {number!r} where a number of pages is expected")
    if most is not None and number > most:
        raise ValueError(f"{at}{key} is {number}, of {most} pages")
    return number
