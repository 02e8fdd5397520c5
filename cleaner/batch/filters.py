"""Which documents are wanted at all: by language and by length. What is not wanted is a row, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.row import Row

# What `metadata/language.py` answers with: two or three letters, for Chinese with a region.
_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2})?")


@dataclass(frozen=True, slots=True)
class Filters:
    """Codes of the wanted languages, all where there are none, and the words that a text must have."""

    languages: tuple[str, ...] = ()
    min_words: int = 0

    @classmethod
    def of(cls, languages: Sequence[str], min_words: int) -> Filters:
        """Raises UsageError for what is no code of a language, and for less than no words."""
        codes = tuple(sorted({language.strip().lower() for language in languages}))
        for code in codes:
            if not _CODE.fullmatch(code):
                raise UsageError(f"--language is a code such as id or en, not {code!r}")
        if min_words < 0:
            raise UsageError(f"--min-words is a number of words, not {min_words}")
        return cls(codes, min_words)

    def judge(self, row: Row, language: str | None) -> Row:
        """`row`, of a text in `language`, or the same row as one that is not wanted."""
        reason = self._reason(row, language) if row.status == "ok" else ""
        return row.filtered(reason) if reason else row

    def _reason(self, row: Row, language: str | None) -> str:
        if self.languages and language not in self.languages:
            wanted = " or ".join(self.languages)
            return f"its language is {language}, not {wanted}" if language else f"its language is not known as {wanted}"
        words = row.stats["words"]
        return f"fewer than {self.min_words} words: {words}" if words < self.min_words else ""
