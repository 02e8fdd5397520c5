"""A rule file while somebody writes it: what each save does to sample pages, and edits that keep the file theirs.

`look` is one round: findings, tests, what still repeats, what prose is lost. `edit` writes a rule or a near miss into
the text of the file and leaves every other byte as it is. `Saves` tells when the file has changed. Nothing here asks
or prints anything.
"""

from __future__ import annotations

from cleaner.watch.edit import EditError, with_miss, with_rule
from cleaner.watch.effect import Effect, Left, Lost
from cleaner.watch.look import Book, Round, look
from cleaner.watch.nearest import nearest
from cleaner.watch.saves import Saves

__all__ = [
    "Book", "EditError", "Effect", "Left", "Lost", "Round", "Saves",
    "look", "nearest", "with_miss", "with_rule",
]  # fmt: skip
