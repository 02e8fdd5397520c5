"""Many pages, one after the other: items in, records out. A page that fails is a record and never stops the others."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cleaner.model import Document
from cleaner.result import Failure, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.model import Paragraph, Record
    from cleaner.pipeline import Cleaner


class Item(Protocol):
    """What a source yields: an id, and the bytes of a page or the problem that kept us from reading them."""

    @property
    def id(self) -> str: ...
    @property
    def raw(self) -> bytes | None: ...
    @property
    def problem(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Done:
    """The record of an item; `bug` is the traceback where it was our fault that there is no text.

    `outline` are the paragraphs of an HTML page with their place on it, for formats with structure.
    """

    record: Record
    bug: str = ""
    outline: tuple[Paragraph, ...] = ()


def run(items: Iterable[Item], cleaner: Cleaner, *, url: str | None = None, site: str | None = None) -> Iterator[Done]:
    """A record for every item, in their order. `url` and `site` are told to all pages.

    Raises UsageError for a site that has no rule file, whatever the items are.
    """
    cleaner.clean("", site=site)
    return _records(items, cleaner, url, site)


def _records(items: Iterable[Item], cleaner: Cleaner, url: str | None, site: str | None) -> Iterator[Done]:
    for item in items:
        if item.raw is None:
            yield Done(_failed(cleaner, Failure("source", item.problem), url).record(item.id))
            continue
        try:
            result = cleaner.clean(item.raw, url=url, site=site)
            done = Done(result.record(item.id), outline=result.outline)
        except Exception as error:
            problem = f"a bug in the cleaner: {type(error).__name__}: {error}"
            done = Done(_failed(cleaner, Failure("clean", problem), url).record(item.id), traceback.format_exc())
        yield done


def _failed(cleaner: Cleaner, failure: Failure, url: str | None) -> Result:
    unread = Document((), "", url=url)
    return Result.failed(unread, failure, cleaner.rulebook.hash, with_removed=cleaner.plan.ledger)
