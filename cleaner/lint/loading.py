"""What keeps a rule file from being loaded at all is found by `rulebook.load`; here it gets its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock


def find(stock: Stock) -> Iterable[Finding]:
    """Nothing more: `lint` tells the findings of loading, whatever the checks say, and no comment suppresses them."""
    del stock
    return ()


LINT = Lint(
    {
        "R001": "a file that cannot be read",
        "R002": "a key that is given twice",
        "R003": "a key that does not exist, or not here",
        "R004": "something is missing",
        "R005": "a value that is no good here",
        "R006": "a word that is not one of those known",
        "R007": "not exactly one action",
        "R008": "an id that is taken",
        "R009": "a file for a newer version",
        "R010": "a name that leads nowhere",
        "R101": "a pattern that RE2 refuses",
        "R102": "a pattern that matches every line",
        "R103": "a named group that is no field",
        "R501": "a selector that is none",
    },
    find,
)
