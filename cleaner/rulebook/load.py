"""Rule files to plain data, or everything that is wrong with them at once, each with file, line and column."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from cleaner.errors import Finding, RuleError
from cleaner.rulebook import drafts, relations, yaml
from cleaner.rulebook.folders import Source, source, sources
from cleaner.rulebook.places import NOWHERE, Places
from cleaner.rulebook.schema import Problem, RuleFile, subject, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cleaner.rulebook.plain import FileData


@dataclass(frozen=True)
class Loaded:
    """What could be loaded, and what is wrong with the rest.

    `files` are sorted by id; of several with one id that of the last folder counts. `places` tells by the `path` of a
    file where in it each part of its data stands.
    """

    files: tuple[FileData, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, Places] = field(default_factory=dict)

    def strict(self) -> tuple[FileData, ...]:
        """The files. Raises RuleError with all findings, where there are any."""
        if self.findings:
            raise RuleError(self.findings)
        return self.files


def load(folders: Sequence[Path]) -> tuple[FileData, ...]:
    """The rule files of `folders`, sorted by id; of two with one id that of the later folder wins.

    Raises RuleError with all findings of all files, UsageError where a folder is missing.
    """
    return load_partial(folders).strict()


def load_partial(folders: Sequence[Path]) -> Loaded:
    """As `load`, but what is wrong is told rather than raised, and the files without findings are there."""
    return load_sources(sources(folders))


def read(path: Path, shown_as: str) -> FileData:
    """One file alone; `shown_as` is its path in findings. Raises RuleError. What it says of packs is not looked up."""
    seen = _seen(source(path, shown_as))
    if seen.findings or seen.file is None:
        raise RuleError(seen.findings)
    return seen.file


def load_sources(found: Sequence[Source], memory: Memory | None = None) -> Loaded:
    """As `load_partial`, of files whose bytes are at hand already.

    With a `memory`, what did not change since the last call is not looked into once more.
    """
    known = {} if memory is None else memory
    all_seen = [known.get(each) or _seen(each) for each in found]
    known.clear()
    known.update(zip(found, all_seen, strict=True))
    sound = [seen for seen in all_seen if seen.is_sound]
    broken = {name for seen in all_seen if not seen.is_sound for name in (seen.source.stem, seen.id)}
    winners = {seen.id: seen for seen in sound}
    files = {name: seen.file for name, seen in winners.items() if seen.file}
    related = [seen.with_problems(relations.between(files[name], files, broken)) for name, seen in winners.items()]
    # A file with findings of its own may say wrong things of packs too; of a pack what it extends is wrong anyway.
    sites = [seen for seen in all_seen if seen.file and not seen.is_sound and seen.file["kind"] == "site"]
    related += [seen.with_problems(relations.between(seen.file, files, broken)) for seen in sites if seen.file]
    right = sorted((seen for seen in related if not seen.findings), key=lambda seen: seen.id)
    findings = {*_taken_twice(all_seen)}.union(*(seen.findings for seen in (*all_seen, *related)))
    return Loaded(
        tuple(seen.file for seen in right if seen.file),
        tuple(sorted(findings, key=lambda one: (one.path, one.line, one.column, one.message))),
        {seen.source.shown: seen.places for seen in all_seen},
    )


@dataclass(frozen=True)
class _Seen:
    """One file after a look into it; with findings or without."""

    source: Source
    data: Any = None
    places: Places = NOWHERE
    findings: tuple[Finding, ...] = ()
    file: FileData | None = None

    @property
    def id(self) -> str:
        return self.file["id"] if self.file else self.source.stem

    @property
    def is_sound(self) -> bool:
        return self.file is not None and not self.findings

    def with_problems(self, problems: Iterable[Problem]) -> _Seen:
        return replace(self, findings=(*self.findings, *map(self._finding, problems)))

    def _finding(self, problem: Problem) -> Finding:
        path = self.places.steps(problem.path)
        line, column = self.places.key(path) if problem.of_key else self.places.value(path)
        message = subject(self.data, path[:-1] if problem.of_key else path) + problem.message
        return _placed(Finding(self.source.shown, line, column, message, problem.hint, problem.code))


# What earlier calls found in files, for those who load the same ones again and again.
Memory = dict[Source, _Seen]


def _seen(found: Source) -> _Seen:
    refusal = _refusal(found)
    if refusal:
        return _Seen(found, findings=(refusal,))
    try:
        parsed = yaml.parse(found.raw, found.shown)
    except RuleError as error:
        return _Seen(found, findings=tuple(map(_placed, error.findings)))
    model, problems = validate(parsed.data)
    seen = _Seen(found, parsed.data, parsed.places, parsed.findings)
    if model is None:
        return seen.with_problems(problems)
    file = _canonical(model, found, parsed.places)
    return replace(seen, file=file).with_problems(relations.within(file, found.stem))


def _refusal(found: Source) -> Finding | None:
    if found.problem:
        return Finding(found.shown, 1, 1, f"cannot be read: {found.problem}", "", "R001")
    if not found.shown.endswith(".yaml"):
        return Finding(found.shown, 1, 1, "rule files end in .yaml", f"rename it to {found.stem}.yaml", "R001")
    return None


def _placed(finding: Finding) -> Finding:
    """`finding` at the top of its file where it has no place: editors know no line 0."""
    return finding if finding.line else replace(finding, line=1, column=1)


def _canonical(model: RuleFile, found: Source, places: Places) -> FileData:
    """The plain data of a valid file: every shorthand spelt out, nothing filled in but what a rule must know."""
    file: dict[str, Any] = model.model_dump(by_alias=True, exclude_unset=True)
    del file["schema"]
    for clue in file.get("match", {}).get("text", ()):
        if "within" in clue:
            clue["at"] = {"head": clue.pop("within")}
    for at, layout in enumerate(file.get("layouts", ())):
        layout["where"] = f"{found.shown}:{places.key(('layouts', at, 'id'))[0]}"
        for number, strip in enumerate(layout.get("strip", ())):
            strip["where"] = f"{found.shown}:{places.key(('layouts', at, 'strip', number, 'id'))[0]}"
    for number, rule in enumerate(file.get("rules", ())):
        rule["where"] = f"{found.shown}:{places.key(('rules', number, 'id'))[0]}"
        draft = drafts.reason(rule)
        if draft:
            rule["draft"] = draft
    return cast("FileData", {"kind": found.kind, "path": found.shown, **file})


def _taken_twice(all_seen: Iterable[_Seen]) -> Iterable[Finding]:
    taken: dict[tuple[int, str], str] = {}
    for seen in all_seen:
        if seen.file is None:  # broken, and its id only a guess
            continue
        first = taken.setdefault((seen.source.folder, seen.id), seen.source.shown)
        if first != seen.source.shown:
            line, column = seen.places.value(("id",))
            message = f"the id {seen.id!r} is taken by {first}"
            yield Finding(seen.source.shown, line, column, message, "ids are unique within a folder", "R008")
