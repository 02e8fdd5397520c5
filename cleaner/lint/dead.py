"""A rule that hits nothing on many pages of its site is for a design that is gone, or never worked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R305"
# Samples of the site. A rule that hits a page in twenty is silent on 60 of them once in twenty times.
PAGES = 60


def find(stock: Stock) -> Iterator[Finding]:
    """Rules of a site that point at nothing on any of its samples, where there are PAGES or more."""
    results = [page.result for page in stock.seen]
    sites = Counter(result.metadata.site for result in results)
    heard = {claim.check.id for result in results for claim in result.settlement.standing}
    heard |= {one.check.id for result in results for one in result.settlement.suspended}
    for file in stock.files:
        if file["kind"] == "site" and sites[file["id"]] >= PAGES:
            for number, rule in enumerate(file.get("rules", ())):
                name = f"{file['id']}/{rule['id']}"
                if name in stock.rules and name not in heard:
                    message = f"{name} has no hit on {sites[file['id']]} samples of {file['id']}"
                    hint = "remove it, or say with a suppression why it stays"
                    yield stock.finding(file, ("rules", number, "id"), CODE, message, hint)


LINT = Lint({CODE: "a rule that hits no sample"}, find, "samples")
