"""A fact about a page is worked out once, however many checks ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.model import Document

T = TypeVar("T")


def once(document: Document, fact: Callable[[Document], T]) -> T:
    """`fact(document)`, kept in the document itself as its cached properties are; it goes when the document goes."""
    store = vars(document)
    key = f"{fact.__module__}.{fact.__qualname__}"
    if key not in store:
        store[key] = fact(document)
    return cast("T", store[key])
