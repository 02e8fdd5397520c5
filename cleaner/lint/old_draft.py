"""A draft is for the days in which one works at it; later it is a rule that everybody believes to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _dates
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cleaner.errors import Finding
    from cleaner.lint._entries import Path
    from cleaner.lint._stock import Stock
    from cleaner.rulebook.plain import FileData

CODE = "R601"
# Days.
MOST = 30


def find(stock: Stock) -> Iterator[Finding]:
    """Files and rules with `status: draft` whose line names a day, `# 2026-05-01`, more than MOST days ago."""
    for file in stock.files if stock.today else ():
        drafts: list[tuple[str, Path]] = [(file["id"], ("status",))] if file.get("status") == "draft" else []
        for number, rule in enumerate(file.get("rules", ())):
            if rule.get("status") == "draft":
                drafts.append((f"{file['id']}/{rule['id']}", ("rules", number, "status")))
        for name, path in drafts:
            since = _since(stock, file, path)
            days = (stock.today - since).days if stock.today and since else 0
            if days > MOST:
                hint = "give it its tests and remove the line, or remove the draft"
                yield stock.finding(file, path, CODE, f"{name} has been a draft for {days} days", hint)


def _since(stock: Stock, file: FileData, path: Path) -> date | None:
    """The day that the comment on the line of a status names."""
    places = stock.loaded.places[file["path"]]
    comment = places.lines[places.value(path)[0] - 1].partition("#")[2]
    named = _dates.last(comment)
    return named.first if named else None


LINT = Lint({CODE: "an old draft"}, find, "today")
