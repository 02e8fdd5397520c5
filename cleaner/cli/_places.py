"""Where rules stand: file and line of each, for those who print what rules did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.rulebook.book import Rulebook


def places(book: Rulebook) -> dict[str, str]:
    """File and line of each rule and of each strip of a layout, by its id."""
    found = {}
    for file in book.files:
        own = [
            *file.get("rules", ()),
            *(strip for layout in file.get("layouts", ()) for strip in layout.get("strip", ())),
        ]
        found.update({f"{file['id']}/{rule['id']}": rule.get("where", "") for rule in own})
    return found
