"""The words of dates and bylines, language by language, so that no other module needs to know one.

They stand in `vocabulary.json`, one object a language; a language is added there, and nowhere else. Its keys, all
lists of words in lower case unless noted, all but `day_first` optional:

- `day_first`: whether 01/05/2018 is the first of May to its readers;
- `months`, `weekdays`: twelve and seven lists, January and Monday first, with every spelling and short form;
- `zones`: names of time zones, with their offset from UTC in minutes;
- `ordinals`: endings of the number of a day;
- `at`: what may stand between a date and a time;
- `published`, `modified`: labels of a date line;
- `author`, `editor`: labels of a byline, and `by`: those that need no colon;
- `job`: words that, behind a name, tell what somebody does;
- `company`: words that, beside a site's name, make it a company's;
- `nobody`: names that are no person's, in whole, and `account`: how those of an account begin or end;
- `and`: what joins the last of several names;
- `home`: the first step of a breadcrumb;
- `caption`: labels of a caption.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LANGUAGES: Mapping[str, Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8")
)


def _words(key: str) -> Iterator[str]:
    for language in _LANGUAGES.values():
        yield from language.get(key, ())


def _numbered(key: str, first: int) -> Mapping[str, int]:
    """Each spelling with its number. A name means the same in every language of the file; a test says so."""
    return MappingProxyType(
        {
            name: number
            for language in _LANGUAGES.values()
            for number, names in enumerate(language.get(key, ()), first)
            for name in names
        }
    )


def _day_first_words() -> Iterator[str]:
    """Names of weekdays, months and zones that only languages with the day before the month use."""
    groups: dict[bool, set[str]] = {True: set(), False: set()}
    for language in _LANGUAGES.values():
        names = {name for key in ("months", "weekdays") for spellings in language[key] for name in spellings}
        groups[language["day_first"]] |= names | set(language.get("zones", ()))
    return iter(groups[True] - groups[False])


MONTHS = _numbered("months", 1)
WEEKDAYS = _numbered("weekdays", 0)
ZONES: Mapping[str, timedelta] = MappingProxyType(
    {
        name: timedelta(minutes=offset)
        for language in _LANGUAGES.values()
        for name, offset in language.get("zones", {}).items()
    }
)
DAY_FIRST = frozenset(name for name, language in _LANGUAGES.items() if language["day_first"])
DAY_FIRST_WORDS = frozenset(_day_first_words())
ORDINALS = frozenset(_words("ordinals"))
AT = frozenset(_words("at"))
PUBLISHED = frozenset(_words("published"))
MODIFIED = frozenset(_words("modified"))
AUTHOR = frozenset(_words("author"))
EDITOR = frozenset(_words("editor"))
BY = frozenset(_words("by"))
JOB = frozenset(_words("job"))
COMPANY = frozenset(_words("company"))
NOBODY = frozenset(_words("nobody"))
ACCOUNT = frozenset(_words("account"))
AND = frozenset(_words("and"))
HOME = frozenset(_words("home"))
CAPTION = frozenset(_words("caption"))
