"""`prose: allow` lets a rule take sentences; a test has to show that it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cleaner.lint._needed import benches
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock
    from cleaner.rulebook.plain import RuleData

CODE = "R304"


def find(stock: Stock) -> Iterator[Finding]:
    """Rules with `prose: allow` of which every test passes without it."""
    for bench, file, number in benches(stock, ("prose",)):
        rule = file["rules"][number]
        if bench:
            shielded = cast("RuleData", {key: value for key, value in rule.items() if key != "prose"})
            if not bench.needs(shielded):
                message = f"{file['id']}/{rule['id']} may take sentences, and no test shows one that must go"
                hint = "remove `prose: allow`, or add a test with such a sentence"
                yield stock.finding(file, ("rules", number, "prose"), CODE, message, hint)


LINT = Lint({CODE: "a shield lifted for nothing"}, find)
