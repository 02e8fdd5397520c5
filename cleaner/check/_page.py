"""One document of those that should be clean, where it stands, and what the cleaner makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from cleaner.errors import Finding
from cleaner.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.pipeline import Cleaner
    from cleaner.result import Result

# Who found the body of a record that was made of an HTML page (design 6).
_OF_HTML = ("site", "main")
# What is asked of every record, beside the metadata that it should have.
KEYS = ("status", "stage", "problem", "site", "body_by")
# What our own rows without a text to look at say of themselves; a crawler's status may be anything.
_TEXTLESS = ("error", "filtered")
# Characters of a line that a message shows: enough to find it by.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its file, its row there (0: the document is the file), its content or the problem in its place.

    `record` is what is known of it where it is a row. `site` is that of the caller; the row's own comes first.
    `fetched` is the moment at which it came from `url`.
    """

    path: str
    raw: str | bytes | None
    row: int = 0
    problem: str = ""
    url: str | None = None
    site: str | None = None
    record: Mapping[str, Any] | None = None
    fetched: str | None = None

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{self.path}:{self.row}" if self.row else self.path

    @property
    def is_of_html(self) -> bool:
        """Whether this is the record of an HTML page: its markup told more than its text can."""
        return self.record is not None and self.record.get("body_by") in _OF_HTML

    def finding(self, code: str, message: str, hint: str = "", place: tuple[int, int] = (0, 0)) -> Finding:
        """A finding on this document; `place` is line and column in its text, which of a row nobody can point at."""
        line, column = (self.row, 0) if self.row else place
        return Finding(self.path, line, column, message, hint, code)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page and its result; None where it could not be read, or where the row says that it has no text.

    `again` is the place of an earlier document with the same words, if there is one.
    """

    page: Page
    result: Result | None
    again: str = ""

    @property
    def group(self) -> str:
        """Whose pages this one is compared with: those of its site, else of its folder or container."""
        if self.result and self.result.metadata.site:
            return self.result.metadata.site
        return self.page.path if self.page.row else PurePath(self.page.path).parent.as_posix()

    def paragraphs(self) -> Iterator[tuple[str, int]]:
        """Each paragraph that the cleaner leaves, with its line; of HTML 0, since what is read of it has no lines."""
        if self.result is None:
            return
        document, last, lines = self.result.document, -2, []
        for one in self.result.kept:
            if one.block.index not in document.continues or one.block.index != last + 1:
                lines.append(0 if document.kind == "html" else one.block.line)
            last = one.block.index
        yield from zip(self.result.paragraphs, lines, strict=True)


def look(page: Page, cleaner: Cleaner) -> Seen:
    """Clean `page` once more. A row's own site counts where it has rules; else its text and address tell."""
    if page.raw is None or page.problem or (page.record and page.record.get("status") in _TEXTLESS):
        return Seen(page, None)
    site = page.record.get("site") if page.record else None
    known = site if isinstance(site, str) and site in cleaner.rulebook.sites else page.site
    # The field of clean texts, as records have it; any other may hold a whole page.
    kind: Literal["text"] | None = "text" if page.record and page.record.get("text") == page.raw else None
    return Seen(page, cleaner.clean(page.raw, url=page.url, site=known, kind=kind, fetched=page.fetched))


def quoted(text: str) -> str:
    """A piece of a page as a message shows it: on one line, short, harmless."""
    flat = visible(" ".join(text.split()))
    return f"'{flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + '…'}'"
