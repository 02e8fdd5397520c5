"""pytest runs the tests of rule files: every test of a rule and every whole page is a node of its own.

    [tool.pytest.ini_options]
    cleaner_rules = ["my-rules"]

or `pytest --cleaner-rules my-rules`. Where neither names a folder, nothing is loaded and nothing is collected.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.errors import Finding
    from cleaner.lint import Stock
    from cleaner.samples import Case

INI, OPTION = "cleaner_rules", "--cleaner-rules"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where folders of rules are named."""
    parser.addini(INI, "Folders of rule files whose tests are run.", type="paths", default=[])
    about = "Run the tests of the rule files in DIR, too. Repeatable."
    parser.getgroup("cleaner").addoption(OPTION, action="append", default=[], metavar="DIR", dest=INI, help=about)


def pytest_configure(config: pytest.Config) -> None:
    """Collect only where there is a folder: nobody else's pytest is asked about every file."""
    named = [Path(config.invocation_params.dir, one).resolve() for one in config.getoption(INI)]
    folders = list(dict.fromkeys((*(one.resolve() for one in config.getini(INI)), *named)))
    for folder in folders:
        if not folder.is_dir():
            raise pytest.UsageError(f"{OPTION}: there is no folder {folder}")
    if folders:
        config.pluginmanager.register(Rules(folders), "cleaner-rules")
        # Paths on the command line say that nothing else is wanted, but for the folder that stands there as well.
        only = config.args_source is config.ArgsSource.ARGS
        _look_into(config, named if only else folders)


def _look_into(config: pytest.Config, folders: Sequence[Path]) -> None:
    """Have pytest collect in `folders`, where it would not do so anyway."""
    there = [Path(config.invocation_params.dir, arg.partition("::")[0]).resolve() for arg in config.args]
    config.args.extend(str(one) for one in folders if not any(one.is_relative_to(other) for other in there))


class Rules:
    """The files of some folders of rules, loaded when the first of them is collected."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A rule file of ours; all others are for others."""
        if file_path.suffix not in (".yaml", ".yml") or file_path.resolve() not in self.shown:
            return None
        file: RuleFile = RuleFile.from_parent(parent, path=file_path)
        file.rules = self
        return file

    @cached_property
    def stock(self) -> Stock:
        """The rules of the folders, beside the shipped ones."""
        from cleaner import lint
        from cleaner.rulebook import shipped

        others = [] if any(map(shipped.is_shipped, self.folders)) else [shipped.shipped()]
        return lint.stock(self.folders, others)

    @cached_property
    def cases(self) -> dict[str, list[Case]]:
        """All tests, by the file that they stand in, as findings call it."""
        from cleaner import samples

        cases: dict[str, list[Case]] = {}
        for case in samples.cases(self.stock.loaded):
            cases.setdefault(case.place.file["path"], []).append(case)
        return cases

    @cached_property
    def shown(self) -> dict[Path, str]:
        """How findings call the rule files, by path."""
        from cleaner.rulebook import shipped
        from cleaner.rulebook.folders import SHIPPED, sources

        shown: dict[Path, str] = {}
        for folder in self.folders:
            top = SHIPPED if shipped.is_shipped(folder) else folder.as_posix()
            shown |= {folder / Path(source.shown).relative_to(top): source.shown for source in sources([folder])}
        return shown


class RuleFile(pytest.File):
    """One rule file."""

    rules: Rules

    def collect(self) -> Iterator[pytest.Item]:
        """A node for each test; and where the file cannot be loaded, one that says why."""
        shown, stock = self.rules.shown[self.path.resolve()], self.rules.stock
        findings = tuple(one for one in stock.findings if one.path == shown)
        if findings:
            yield self._item("loads", None, findings)
        for name, case in _named(self.rules.cases.get(shown, ())):
            is_page = case.place.path[0] == "tests"
            if is_page and case.place.file["id"] in stock.broken:
                missing = case.place.finding(1, "a pack that this file extends could not be loaded")
                yield self._item(name, case, (missing,))
            else:
                yield self._item(name, case)

    def _item(self, name: str, case: Case | None, findings: tuple[Finding, ...] = ()) -> RuleItem:
        item: RuleItem = RuleItem.from_parent(self, name=name)
        item.case, item.known = case, findings
        return item


class RuleItem(pytest.Item):
    """One test: a rule alone on a marked page, or a whole page through everything."""

    case: Case | None
    known: tuple[Finding, ...]  # what is wrong before it is run

    def runtest(self) -> None:
        """Run it; raises Red where something is wrong."""
        findings = self.known or (self.case.findings() if self.case else ())
        if findings:
            raise Red(findings)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **options: Any) -> Any:
        """What is wrong, and where; nobody needs to see our own code."""
        if not isinstance(excinfo.value, Red):
            return super().repr_failure(excinfo, *args, **options)
        from cleaner.findings import Report, plain

        report = Report(excinfo.value.findings).below(self.config.invocation_params.dir)
        return plain.render(report) + self._page(report.findings)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The file and, from 0, the line of the marked page."""
        return self.path, self._line - 1 if self.case else 0, self.name

    @property
    def _line(self) -> int:
        assert self.case
        return self.case.place.finding(1, "").line

    def _page(self, findings: Sequence[Finding]) -> str:
        """The marked page, with a mark before the lines that are wrong."""
        if self.case is None:
            return ""
        wrong = {finding.line for finding in findings}
        rows = enumerate(self.case.page.rstrip("\n").split("\n"), start=1)
        placed = ((self.case.place.finding(number, "").line, row) for number, row in rows)
        return "\n" + "".join(f"{'>' if line in wrong else ' '} {line:4}  {row}\n" for line, row in placed)


def _named(cases: Sequence[Case]) -> Iterator[tuple[str, Case]]:
    """Each case with the name of its node: that of the rule or the page, with a number where it has several."""
    names = [case.name.partition("/")[2] or case.name.partition(": ")[2] for case in cases]
    for at, (name, case) in enumerate(zip(names, cases, strict=True)):
        yield name if names.count(name) == 1 else f"{name}[{names[: at + 1].count(name)}]", case


class Red(Exception):  # noqa: N818 - a colour of tests, and no error of ours
    """A test with what is wrong with it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(findings)
