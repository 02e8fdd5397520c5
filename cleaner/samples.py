"""The tests that stand in rule files, run: each rule alone on its marked pages, and whole pages through everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner import heuristics, marked, pipeline
from cleaner.errors import Finding
from cleaner.readers import text
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.compile import Ruleset, compile_rule
from cleaner.trial import try_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cleaner.result import Result
    from cleaner.rulebook.load import Loaded
    from cleaner.rulebook.plain import FileData, RuleData

FAILED = "R303"
# What marked pages call the fields that a record has in the plural.
_PLURAL = {"author": "authors", "editor": "editors", "tag": "tags", "caption": "captions"}


@dataclass(frozen=True, slots=True)
class Proof:
    """One test: the rule or the page it is about, its place, and what is wrong with it, if anything."""

    name: str
    findings: tuple[Finding, ...]


def proofs(loaded: Loaded, ids: Collection[str] = ()) -> Iterator[Proof]:
    """Run the tests of the files or rules called `ids`, of all files where there are none; drafts are run too."""
    return (Proof(case.name, case.findings()) for case in cases(loaded, ids))


def cases(loaded: Loaded, ids: Collection[str] = ()) -> Iterator[Case]:
    """As `proofs`, and nothing is run."""
    book = Rulebook.of(loaded.files)
    for file in loaded.files:
        for number, rule in enumerate(file.get("rules", ())):
            name = f"{file['id']}/{rule['id']}"
            if not ids or name in ids or file["id"] in ids:
                for at, page in enumerate(rule.get("tests", ())):
                    place = Place(loaded, file, ("rules", number, "tests", at))
                    yield Case(name, page, place, partial(rule_problems, file, rule, page))
        for number, test in enumerate(file.get("tests", ())):
            if not ids or file["id"] in ids:
                place = Place(loaded, file, ("tests", number, "page"))
                yield Case(f"{file['id']}: {test['name']}", test["page"], place, partial(page_problems, book, test))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a marked page stands in a rule file."""

    loaded: Loaded
    file: FileData
    path: tuple[str | int, ...]

    def finding(self, line: int, message: str) -> Finding:
        """A finding at line `line` (1-based, of the marked page)."""
        path = self.file["path"]
        row, column = self.loaded.places[path].text(self.path, max(line - 1, 0))
        return Finding(path, row, column, message, "", FAILED)


@dataclass(frozen=True, slots=True)
class Case:
    """One test before it is run: what it is about, its marked page and where that stands."""

    name: str
    page: str
    place: Place
    problems: Callable[[], list[tuple[int, str]]]  # runs it: what is wrong, as (line of the page, message)

    def findings(self) -> tuple[Finding, ...]:
        """Run it, and say what is wrong."""
        return tuple(self.place.finding(*wrong) for wrong in self.problems())


def rule_problems(file: FileData, rule: RuleData, page: str) -> list[tuple[int, str]]:
    """What is wrong with `rule` of `file`, run alone on a marked page: (line of the page, message)."""
    return problems(Ruleset((compile_rule(file, rule),)), page)


def problems(ruleset: Ruleset, page: str) -> list[tuple[int, str]]:
    """As `rule_problems`, of compiled rules: who asks about many pages compiles them once."""
    try:
        outcome = try_rules(ruleset, page)
    except marked.MarkedError as error:
        return [(error.line, error.message)]
    differences = [(one.line, _said(one)) for one in outcome.differences]
    return sorted(differences + [(one.line, str(one).removeprefix(f"line {one.line}: ")) for one in outcome.fields])


def page_problems(book: Rulebook, test: dict[str, Any]) -> list[tuple[int, str]]:
    """What is wrong with a whole page that goes through everything: (line of the page, message)."""
    try:
        page = marked.parse(test["page"])
    except marked.MarkedError as error:
        return [(error.line, error.message)]
    document = text.read(page.source, test.get("url"))
    view = pipeline.View(document, heuristics.ALL, book.choose(document))
    result = pipeline.clean(view, book, pipeline.Plan())
    problems = [(one.line, _said(one)) for one in marked.compare(page, result.document, result.settlement)]
    for (name, value), line in zip(page.fields, page.field_lines, strict=True):
        found = _field(result, name)
        if value != found and not (isinstance(found, list) and value in found):
            problems.append((line, f"{name} should be {value!r}, found {found!r}"))
    for name, value in test.get("expect", {}).items():
        if (value or None) != ((found := _field(result, name)) or None):
            problems.append((1, f"{name} should be {value!r}, found {found!r}"))
    return sorted(problems)


def _field(result: Result, name: str) -> Any:
    return result.record().get(_PLURAL.get(name, name))


def _said(difference: marked.Difference) -> str:
    return str(difference).removeprefix(f"line {difference.line}: ")
