"""What the page says of its article in JSON-LD: right nearly always, but for editors who are called authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cleaner.metadata import bylines, vocabulary
from cleaner.metadata.linked import types, values
from cleaner.metadata.sections import section
from cleaner.metadata.stamps import read_stamp
from cleaner.metadata.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.metadata.article import Answers, Article

NAME = "json-ld"
DATES = ("datePublished", "dateCreated", "uploadDate")
# Steps of a path in an address that say what its page is of: ".../editor/rina-kusuma".
_STEP = re.compile(r"[^\W\d_]+")


def json_ld(page: Article) -> Answers:
    """What the article's thing says; the title is among `Article.titles`."""
    answers: Answers = {}
    for field, keys in (("date", DATES), ("modified", ("dateModified",))):
        if page.wants(field) and (stamp := _stamp(page, keys)):
            answers[field] = stamp, NAME
    if page.wants("authors", "editors"):
        answers |= {field: (names, NAME) for field, names in _people(page).items()}
    if page.wants("section"):
        names = [*values(page.thing.get("articleSection"))[:1], *_crumbs(page)]
        answers |= {"section": (found, NAME)} if (found := section(names, page)) else {}
    if page.wants("tags") and (words := tags(values(page.thing.get("keywords")))):
        answers["tags"] = words, NAME
    return answers


def value_of(page: Article, key: str) -> list[str]:
    """The strings of a key of the article's thing; "publisher.name" is a key of a key."""
    value: Any = page.thing
    for step in key.split("."):
        value = page.graph.resolved(value).get(step) if isinstance(value, dict) else None
    return _names(page, value)


def _stamp(page: Article, keys: Iterable[str]) -> str | None:
    pages = page.graph.of_type("webpage") if page.thing else ()
    for thing in (page.thing, *pages):
        for key in keys:
            for value in values(thing.get(key))[:1]:
                if stamp := read_stamp(value, page.timezone, page.language):
                    return stamp
    return None


def _people(page: Article) -> dict[str, tuple[str, ...]]:
    editors = [*_names(page, page.thing.get("editor"))]
    authors: list[str] = []
    for person in _listed(page.thing.get("author") or page.thing.get("creator")):
        (editors if _is_editor(person) else authors).extend(_names(page, person))
    # Editors of the publication as a whole are companies here, people there; a label beside a name is believed.
    found = bylines.read(authors, page.brands)
    named = bylines.read([*editors, *_keyed(page)], page.brands, "editors")
    return {**named, **found}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(page: Article, value: Any) -> list[str]:
    things = [page.graph.resolved(one) if isinstance(one, dict) else one for one in _listed(value)]
    return values(things)


def _is_editor(person: Any) -> bool:
    """Whether the address of a person is among those of editors."""
    address = person.get("url") if isinstance(person, dict) else None
    if not isinstance(address, str):
        return False
    try:
        steps = _STEP.findall(urlsplit(address).path.lower().rpartition("/")[0])
    except ValueError:
        return False
    return not vocabulary.EDITOR.isdisjoint(steps)


def _keyed(page: Article) -> Iterator[str]:
    """Editors among the keywords: "Editor:Rina Kusuma"."""
    for word in values(page.thing.get("keywords")):
        label, colon, name = word.partition(":")
        if colon and label.strip().lower() in vocabulary.EDITOR:
            yield name


def _crumbs(page: Article) -> list[str]:
    """The names of the breadcrumb's steps, the last first; see `sections`."""
    for crumbs in page.graph.of_type("breadcrumblist"):
        steps = crumbs.get("itemListElement")
        names = [
            name
            for step in _listed(steps)
            if isinstance(step, dict) and "ListItem" in types(step)
            for name in (values(step.get("name")) or values(step.get("item")))[:1]
        ]
        return names[::-1]
    return []
