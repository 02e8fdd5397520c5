"""Whether some test of a file goes red when a rule of it is made less."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from cleaner import marked
from cleaner.readers import text
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.compile import Ruleset, compile_rule
from cleaner.samples import page_problems, problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.lint._stock import Stock
    from cleaner.model import Block
    from cleaner.rulebook.matcher import Matcher
    from cleaner.rulebook.plain import FileData, RuleData


@dataclass(frozen=True)
class Page:
    """A test that is green: its marked page, what rules see of it, and which of these lines are taken or cut."""

    test: dict[str, Any]
    blocks: tuple[Block, ...]
    taken: tuple[Block, ...]

    @classmethod
    def of(cls, test: dict[str, Any]) -> Page:
        page = marked.parse(test["page"])
        blocks = text.read(page.source).blocks
        return cls(test, blocks, tuple(block for block in blocks if page.lines[block.line - 1].spans))

    def shows(self, matcher: Matcher | None) -> bool:
        """Whether a line of the page matches; what matches none cannot matter on it."""
        return matcher is None or any(map(matcher.matches, self.blocks))


@dataclass(frozen=True)
class Whole:
    """The tests of a file that are whole pages. They are run when a rule's own tests do not say enough."""

    stock: Stock
    file: FileData

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Those that are green."""
        tests = self.file.get("tests", ())
        return tuple(Page.of(test) for test in tests if not page_problems(self.stock.book, test))


@dataclass(frozen=True)
class Bench:
    """Rule number `number` of a file with its tests `own`, all of them green."""

    whole: Whole
    number: int
    own: tuple[Page, ...]

    @property
    def rule(self) -> RuleData:
        return self.whole.file["rules"][self.number]

    def needs(self, other: RuleData, matcher: Matcher | None = None) -> bool:
        """Whether a test goes red with `other` in the place of the rule; only pages that show `matcher` are asked."""
        file = self.whole.file
        ruleset = Ruleset((compile_rule(file, other),))
        if any(problems(ruleset, page.test["page"]) for page in self.own if page.shows(matcher)):
            return True
        if not any(_may_show(test, matcher) for test in file.get("tests", ())):
            return False
        tests = [page.test for page in self.whole.pages if page.shows(matcher)]
        book = Rulebook.of([self._with(other) if each is file else each for each in self.whole.stock.loaded.files])
        return any(page_problems(book, test) for test in tests)

    def _with(self, other: RuleData) -> FileData:
        file = self.whole.file
        rules = [*file["rules"][: self.number], other, *file["rules"][self.number + 1 :]]
        return cast("FileData", {**file, "rules": rules})


def benches(stock: Stock, only: Iterable[str] = ()) -> Iterator[tuple[Bench | None, FileData, int]]:
    """A bench for each rule that runs and has the key `only`; None where its tests fail.

    A file of which a pack is missing is passed over.
    """
    for file in stock.files:
        whole = Whole(stock, file)
        for number, rule in enumerate(file.get("rules", ()) if file["id"] not in stock.broken else ()):
            compiled = stock.compiled.get(f"{file['id']}/{rule['id']}")
            if compiled is None or not set(only) <= set(rule):
                continue
            alone, tests = Ruleset((compiled,)), rule.get("tests", ())
            if any(problems(alone, page) for page in tests):
                yield None, file, number
            else:
                yield Bench(whole, number, tuple(Page.of({"page": page}) for page in tests)), file, number


def _may_show(test: dict[str, Any], matcher: Matcher | None) -> bool:
    try:
        return Page.of(test).shows(matcher)
    except marked.MarkedError:
        return False  # a test that fails; see `rules test`
