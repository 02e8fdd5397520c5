"""What other files say must stay is ham: a rule that takes it may take articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner import engine, marked
from cleaner.errors import Finding
from cleaner.lint._stock import Lint
from cleaner.readers import text
from cleaner.rulebook.compile import Ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.lint._stock import Stock
    from cleaner.model import Claim, Document
    from cleaner.rulebook.plain import FileData

HIT, STALE = "R201", "R202"


class Ham(NamedTuple):
    """The lines that stay of one marked page; `owner` is the file that says so, `where` its place.

    The pages of single rules are fragments: where on them a line stands means nothing.
    """

    owner: str
    where: str
    document: Document
    whole: bool = True


def find(stock: Stock) -> Iterator[Finding]:
    """Run each file over the kept lines of all other files' tests and of the pages; known hits are no findings.

    Over fragments only the rules run that look everywhere: neither those with `at` nor the late ones. A pack that a
    site extends does not run over that site's tests: it may well take what the site's own rules leave.
    """
    ham = list(_ham(stock))
    known = {(hit.rule, hit.line): hit for hit in stock.known}
    used = set()
    # Of a file that is only compared with, hits count where they may keep an entry of the known ones from being stale.
    for file in stock.loaded.files if known else stock.files:
        all_rules, anywhere = _rulesets(stock, file)
        kin = _kin(stock, file)
        for page in (page for page in ham if page.owner not in kin):
            for claim in _taken(all_rules if page.whole else anywhere, page.document):
                line = page.document.blocks[claim.span.block].text.strip()
                used.add((claim.check.id, line))
                if file in stock.files and (claim.check.id, line) not in known:
                    yield _finding(stock, claim, line, page)
    for name, hit in known.items():
        if name not in used:
            yield Finding(*hit.place, f"{hit.rule} does not take {hit.line!r} any more; remove the entry", "", STALE)


def _kin(stock: Stock, file: FileData) -> set[str]:
    """The file itself and the sites that extend it."""
    extends = {other["id"]: {one["pack"] for one in other.get("extends", ())} for other in stock.loaded.files}
    return {file["id"], *(site for site, packs in extends.items() if file["id"] in packs)}


def _rulesets(stock: Stock, file: FileData) -> tuple[Ruleset, Ruleset]:
    """All rules of `file`, and those that look everywhere.

    Both without budgets: here a rule may be over its own, and within it on another page.
    """
    every = stock.together(file)
    late = {rule.check.id for rule in every.rules if rule.check.late or rule.check.windowed}
    return every, Ruleset(tuple(rule for rule in every.rules if rule.check.id not in late))


def _ham(stock: Stock) -> Iterator[Ham]:
    for file in stock.loaded.files:
        tests = [(rule["id"], page, False) for rule in file.get("rules", ()) for page in rule.get("tests", ())]
        tests += [(test["name"], test["page"], True) for test in file.get("tests", ())]
        for name, test, whole in tests:
            try:
                page = marked.parse(test)
            except marked.MarkedError:
                continue  # a test that fails; see `rules test`
            yield Ham(file["id"], f"{file['path']} ({name})", _kept(page), whole)
    for path, page in stock.pages.items():
        yield Ham("", path, _kept(page))


def _kept(page: marked.MarkedPage) -> Document:
    return text.read("\n".join(page.expected))


def _taken(ruleset: Ruleset, document: Document) -> Iterator[Claim]:
    claims = engine.claim(document, ruleset.checks, ruleset.candidates(document))
    settled = engine.settle(document, claims, [check for check in ruleset.checks if check.late])
    return (removal.grounds[0] for removal in settled.removals)


def _finding(stock: Stock, claim: Claim, line: str, page: Ham) -> Finding:
    return stock.at_rule(claim.check.id, HIT, f"{claim.check.id} takes {line!r}, which stays in {page.where}")


LINT = Lint(
    {HIT: "a rule that takes what another file keeps", STALE: "a known hit that is none any more"},
    find,
    "samples",
    law=True,
)
