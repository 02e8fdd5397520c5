"""What lint checks look at: loaded rule files, pages that show what they do, hits that are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast

from cleaner.errors import Finding
from cleaner.lint import _evidence, _inputs, _written
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.compile import Rule, Ruleset, compile_rule
from cleaner.rulebook.folders import sources
from cleaner.rulebook.load import Loaded, load_partial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from cleaner import marked
    from cleaner.lint._evidence import Seen
    from cleaner.lint._inputs import KnownHit, Sample
    from cleaner.lint._nodes import Node
    from cleaner.lint._written import Written
    from cleaner.rulebook.plain import FileData, RuleData

# What a check looks at beyond the rules themselves; without it the check finds less than there is, or nothing.
Need = Literal["", "samples", "today"]


@dataclass(frozen=True)
class Stock:
    """`files` are to be linted, `loaded` holds them and those that they are compared with.

    `pages` are marked pages that stand on their own, by path; `findings` says what of all this could not be read.
    `samples` are pages as scrapers leave them, and `today` is given by the caller: nothing here asks the clock.
    `broken` are the sites of which a pack could not be read; it is left out, and what they do on a page is not judged.
    """

    loaded: Loaded
    files: tuple[FileData, ...]
    pages: Mapping[str, marked.MarkedPage]
    known: tuple[KnownHit, ...]
    findings: tuple[Finding, ...]
    samples: tuple[Sample, ...] = ()
    today: date | None = None
    broken: frozenset[str] = frozenset()

    def runs(self, file: FileData, rule: RuleData) -> bool:
        """Whether `rule` of `file` is no draft."""
        return f"{file['id']}/{rule['id']}" in self._running

    def has(self, need: Need) -> bool:
        """Whether what a check needs is there."""
        return {"": True, "samples": bool(self.samples), "today": self.today is not None}[need]

    @cached_property
    def book(self) -> Rulebook:
        """All that is loaded, ready to run; one for all checks, since compiling takes longer than running."""
        return Rulebook.of(self.loaded.files)

    @cached_property
    def rules(self) -> Mapping[str, tuple[FileData, RuleData]]:
        """The rules that are no drafts, by the id of their check, with their files."""
        named = ((f"{file['id']}/{rule['id']}", file, rule) for file in self.loaded.files for rule in _rules(file))
        return {name: (file, rule) for name, file, rule in named if name in self._running}

    @cached_property
    def compiled(self) -> Mapping[str, Rule]:
        """The same, compiled once for all checks."""
        return {name: compile_rule(file, rule) for name, (file, rule) in self.rules.items()}

    def together(self, file: FileData) -> Ruleset:
        """All rules of `file` that are no drafts, budgets apart, compiled once for all checks."""
        return self._rulesets[file["path"]]

    @cached_property
    def _rulesets(self) -> Mapping[str, Ruleset]:
        by_file: dict[str, list[Rule]] = {file["path"]: [] for file in self.loaded.files}
        for name, (file, _) in self.rules.items():
            rule = self.compiled[name]
            by_file[file["path"]].append(replace(rule, check=replace(rule.check, max_share=None)))
        return {path: Ruleset(tuple(rules)) for path, rules in by_file.items()}

    @cached_property
    def patterns(self) -> tuple[tuple[Written, Node], ...]:
        """Every pattern of the files that are to be linted, as a tree, for checks on how it is built."""
        return tuple(_written.patterns(self.files))

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """The samples after everything."""
        return tuple(_evidence.seen(self))

    @cached_property
    def _running(self) -> frozenset[str]:
        return self.book.check_ids

    def finding(
        self,
        file: FileData,
        path: tuple[str | int, ...],
        code: str,
        message: str,
        hint: str = "",
        *,
        of_key: bool = False,
    ) -> Finding:
        """A finding at what stands at `path` in `file`, or at its key."""
        places = self.loaded.places[file["path"]]
        line, column = places.key(path) if of_key else places.value(path)
        return Finding(file["path"], line, column, message, hint, code)

    def at_rule(self, name: str, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the id of the rule whose check is called `name`."""
        file, rule = self.rules[name]
        number = next(at for at, one in enumerate(file["rules"]) if one is rule)
        return self.finding(file, ("rules", number, "id"), code, message, hint)


@dataclass(frozen=True, slots=True)
class Lint:
    """One lint check: the codes it gives, in words, how it finds them, and what it needs to find them all.

    A `law` is a test that nobody has to write (design, 4.3): `rules test` runs it beside those that somebody did.
    """

    codes: Mapping[str, str]
    find: Callable[[Stock], Iterable[Finding]]
    needs: Need = ""
    law: bool = False


def stock(
    folders: Sequence[Path],
    others: Sequence[Path] = (),
    pages: Sequence[Path] = (),
    *,
    samples: Iterable[Sample] = (),
    today: date | None = None,
) -> Stock:
    """Read the rules of `folders`, to be linted, beside those of the folders `others`; the former win.

    `pages` are folders with marked pages, `**/*.marked`. Raises UsageError for a folder of rules that is not there.
    """
    loaded, broken = _without_broken_packs(load_partial((*others, *folders)))
    apart = {source.shown for source in sources(others)}
    findings = [one for one in loaded.findings if one.path not in apart]
    known = tuple(hit for folder in (*others, *folders) for hit in _inputs.known_hits(folder, findings))
    return Stock(
        loaded,
        tuple(file for file in loaded.files if file["path"] not in apart),
        dict(_inputs.marked_pages(pages, findings)),
        known,
        tuple(findings),
        tuple(samples),
        today,
        broken,
    )


def _rules(file: FileData) -> Sequence[RuleData]:
    return file.get("rules", ())


def _without_broken_packs(loaded: Loaded) -> tuple[Loaded, frozenset[str]]:
    """`loaded` where no site extends a pack that is not there, and the ids of the sites that did."""
    packs = {file["id"] for file in loaded.files if file["kind"] == "pack"}
    broken, files = set(), []
    for file in loaded.files:
        sound = [one for one in file.get("extends", ()) if one["pack"] in packs]
        if len(sound) < len(file.get("extends", ())):
            broken.add(file["id"])
            file = cast("FileData", {**cast("dict[str, Any]", file), "extends": sound})
        files.append(file)
    return replace(loaded, files=tuple(files)), frozenset(broken)
