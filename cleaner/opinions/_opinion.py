"""An extractor as a voter: a name, and what it takes for the article's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Opinion:
    """`find` gets the decoded page and gives the text it would keep, "" for none. It may raise: that counts as none."""

    id: str
    find: Callable[[str], str]

    def ask(self, html: str) -> str:
        """The text, "" where there is none. Never raises: one voter's bug is not the page's."""
        try:
            return self.find(html)
        except Exception:  # extractors raise anything on pages they did not foresee
            return ""
