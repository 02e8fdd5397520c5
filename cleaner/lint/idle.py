"""An entry that no test needs is a guess, or left over from a page that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cleaner import marked
from cleaner.lint._entries import entries, without
from cleaner.lint._stock import Lint
from cleaner.readers import text
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.matcher import Matcher
from cleaner.samples import page_problems, rule_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.errors import Finding
    from cleaner.lint._entries import Entry
    from cleaner.lint._stock import Stock
    from cleaner.rulebook.plain import FileData, RuleData

IDLE, RED = "R302", "R303"


def find(stock: Stock) -> Iterator[Finding]:
    """Remove each alternative of each rule in turn: some test of its file must go red, else the entry is idle."""
    book = Rulebook.of(stock.loaded.files)
    for file in stock.files:
        green = [test for test in file.get("tests", ()) if not page_problems(book, test)]
        for number, rule in enumerate(file.get("rules", ())):
            if not stock.runs(file, rule):
                continue
            if any(rule_problems(file, rule, page) for page in rule.get("tests", ())):
                message = f"the tests of {file['id']}/{rule['id']} fail, see `rules test`; idle entries cannot be found"
                yield stock.finding(file, ("rules", number, "id"), RED, message)
                continue
            for entry in entries(rule):
                if not _is_needed(file, number, entry, (stock.loaded.files, green)):
                    message = f"{entry.text!r} is idle: without it every test of {file['id']} still passes"
                    yield stock.finding(file, ("rules", number, *entry.place), IDLE, message)


def _is_needed(
    file: FileData, number: int, entry: Entry, whole: tuple[Sequence[FileData], Sequence[dict[str, Any]]]
) -> bool:
    rule, other = file["rules"][number], without(file["rules"][number], entry)
    # What matches nothing on a page cannot matter there; to ask first saves nearly all of the runs.
    alone = Matcher(entry.alone)
    if any(rule_problems(file, other, page) for page in rule.get("tests", ()) if _matches(alone, page)):
        return True
    files, green = whole
    tests = [test for test in green if _matches(alone, test["page"])]
    book = Rulebook.of(_replaced(files, file, number, other))
    return any(page_problems(book, test) for test in tests)


def _matches(matcher: Matcher, page: str) -> bool:
    return any(map(matcher.matches, text.read(marked.parse(page).source).blocks))


def _replaced(files: Sequence[FileData], file: FileData, number: int, rule: RuleData) -> list[FileData]:
    rules = [*file["rules"][:number], rule, *file["rules"][number + 1 :]]
    other = cast("FileData", {**file, "rules": rules})
    return [other if each is file else each for each in files]


LINT = Lint({IDLE: "an entry that no test needs", RED: "a rule whose tests fail"}, find)
