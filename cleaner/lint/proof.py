"""A rule that does not show what it takes and what it leaves is a draft, and drafts do not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R301"


def find(stock: Stock) -> Iterator[Finding]:
    """The rules without a hit or a near miss; what says `status: draft` knows that it is one."""
    for file in stock.files:
        for number, rule in enumerate(file.get("rules", ())):
            lacking = rule.get("draft")
            if lacking and "draft" not in (file.get("status"), rule.get("status")):
                message = f"{file['id']}/{rule['id']} has {lacking} in its tests, and does not run"
                yield stock.finding(file, ("rules", number, "id"), CODE, message)


LINT = Lint({CODE: "a rule without a hit or a near miss"}, find)
