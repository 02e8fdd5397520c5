"""What a process needs to clean pages, small enough to be sent there: rules as they were loaded, and what is asked for.

The rules travel as data, so that all processes have the very same ones, whatever happens to their files meanwhile.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from cleaner.batch.filters import Filters
from cleaner.model import Document
from cleaner.pipeline import Cleaner
from cleaner.readers.text import decoded
from cleaner.result import Failure, Result
from cleaner.row import Row
from cleaner.rulebook.book import Rulebook
from cleaner.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.writers import Writer


class Item(Protocol):
    """What a source yields: an id, and the content of a page or the problem that kept us from reading it.

    `url` is the address of the page, `fetched` the moment at which it came from there; None where it is not known.
    """

    @property
    def id(self) -> str: ...
    @property
    def raw(self) -> bytes | str | None: ...
    @property
    def problem(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def fetched(self) -> str | None: ...


class Recipe(Protocol):
    """How an item becomes a row. A recipe can be pickled; each process opens it once, and keeps what it gets."""

    def open(self) -> Callable[[Item], Row]:
        """What makes the row of an item; it raises nothing for what a page holds."""
        ...

    def failed(self, item: Item, problem: str, bug: str = "") -> Row:
        """The row of an item that could not be cleaned; `bug` is a traceback where that is our fault."""
        ...


@dataclass(frozen=True)
class Cleaning:
    """The recipe of `clean`: a cleaner, the format of texts, what is told to all pages, and which rows are wanted."""

    cleaner: Cleaner
    writer: Writer
    url: str | None = None
    site: str | None = None
    filters: Filters = field(default_factory=Filters)

    def open(self) -> Callable[[Item], Row]:
        """Raises UsageError for a site that has no rule file."""
        self.cleaner.clean("", site=self.site)
        return self._row

    def failed(self, item: Item, problem: str, bug: str = "") -> Row:
        """The row of an item that could not be cleaned; its whole input is in the ledger."""
        return self._failure(item, Failure("clean", problem), bug)

    def _row(self, item: Item) -> Row:
        if item.raw is None:
            return self._failure(item, Failure("source", item.problem))
        try:
            result = self.cleaner.clean(item.raw, url=item.url or self.url, site=self.site, fetched=item.fetched)
            return self.filters.judge(Row.of(result, item.id, self.writer), result.metadata.language)
        except Exception as error:
            return self.failed(item, f"a bug in the cleaner: {described(error)}", traceback.format_exc())

    def _failure(self, item: Item, failure: Failure, bug: str = "") -> Row:
        source, encoding = ("", None) if item.raw is None else decoded(item.raw)
        unread = Document((), source, encoding=encoding, url=item.url or self.url)
        cleaner = self.cleaner
        result = Result.failed(unread, failure, cleaner.rulebook.hash, with_removed=cleaner.plan.ledger)
        return Row.of(result, item.id, self.writer, bug)

    def __reduce__(self) -> tuple[Any, ...]:
        # Compiled rules cannot be pickled.
        book = self.cleaner.rulebook
        parts = (book.files, book.drafts, self.cleaner.plan, self.writer.name, self.url, self.site, self.filters)
        return _unpacked, parts


def described(error: BaseException) -> str:
    """The kind of an error and its words; an error may fail at finding them."""
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:
        return type(error).__name__


def _unpacked(files: Any, drafts: bool, plan: Any, writer: str, *rest: Any) -> Cleaning:
    return Cleaning(Cleaner.of(Rulebook.of(files, drafts=drafts), plan), WRITERS[writer], *rest)
