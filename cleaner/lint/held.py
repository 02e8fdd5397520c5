"""A rule of a pack that a site keeps from every line does nothing there; to disable it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner import engine, marked
from cleaner.lint._stock import Lint
from cleaner.model import Effect
from cleaner.readers import text
from cleaner.rulebook.compile import Ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock
    from cleaner.model import Claim
    from cleaner.rulebook.compile import Rule
    from cleaner.rulebook.plain import FileData

CODE = "R405"


def find(stock: Stock) -> Iterator[Finding]:
    """Rules `keep` of a site that hold all that a rule of an extended pack takes in its own tests."""
    for file in stock.files:
        keeps = {name: rule for name, rule in _of(stock, file).items() if rule.check.effect is Effect.KEEP}
        for extend in file.get("extends", ()) if keeps else ():
            for name in _of(stock, next(each for each in stock.loaded.files if each["id"] == extend["pack"])):
                if name.partition("/")[2] in extend.get("disable", ()):
                    continue
                keep = next((one for one, rule in keeps.items() if _holds(stock, rule, name)), None)
                if keep:
                    message = f"{keep} holds every line that {name} takes in its tests"
                    hint = f"disable {name.partition('/')[2]} where {file['id']} extends {extend['pack']}"
                    yield stock.at_rule(keep, CODE, message, hint)


def _of(stock: Stock, file: FileData) -> dict[str, Rule]:
    return {name: stock.compiled[name] for name, (of, _) in stock.rules.items() if of is file}


def _holds(stock: Stock, keep: Rule, name: str) -> bool:
    """Whether `keep` holds all that the check `name` takes of the pages of its tests, and it takes anything."""
    own = Ruleset((keep, stock.compiled[name]))
    seen = False
    for page in stock.rules[name][1].get("tests", ()):
        try:
            document = text.read(marked.parse(page).source)
        except marked.MarkedError:
            return False  # a test that fails; see `rules test`
        claims = engine.claim(document, own.checks, own.candidates(document))
        kept = [claim for claim in claims if claim.check.effect is Effect.KEEP]
        for claim in claims:
            if claim.check.effect is not Effect.KEEP:
                seen = True
                if not any(_is_held(claim, one) for one in kept):
                    return False
    return seen


def _is_held(claim: Claim, keep: Claim) -> bool:
    return claim.span.block == keep.span.block and keep.span.overlaps(claim.span)


LINT = Lint({CODE: "a rule of a pack that the site holds back"}, find)
