"""A fact about a page is worked out once, however many checks ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.model import Document

T = TypeVar("T")


def once(document: Document, fact: Callable[[Document], T]) -> T:
    """`fact(document)`, kept in the document itself as its cached properties are; it goes when the document goes."""
    known = vars(document).setdefault(__name__, {})
    if fact not in known:
        known[fact] = fact(document)
    return cast("T", known[fact])
