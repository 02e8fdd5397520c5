"""What only shows when parts of a file, or several files, are seen together: names that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.rulebook.schema import Problem
from cleaner.rulebook.schema.strict import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cleaner.rulebook.plain import ExtendData, FileData

# What only sites say, and what only packs say; of the file, and of its `match`.
_SITES_ONLY = ("extends", "layouts", "timezone", "whole")
_MATCH_ONLY = {"site": ("words",), "pack": ("hosts", "paths", "names", "text")}


def within(file: FileData, stem: str) -> Iterator[Problem]:
    """Problems inside one valid file; `stem` is its name without the suffix."""
    if file["id"] != stem:
        yield Problem(("id",), f"the id {file['id']!r} is not the file's name", f"rename the file to {file['id']}.yaml")
    if file["kind"] == "pack":
        for key in _SITES_ONLY:
            if key in file:
                yield Problem((key,), f"a pack has no {key!r}", "move it to the site", "R003", of_key=True)
    for key in _MATCH_ONLY[file["kind"]]:
        if key in file.get("match", {}):
            other = "pack" if file["kind"] == "site" else "site"
            yield Problem(("match", key), f"only a {other} matches by {key!r}", "", "R003", of_key=True)
    layouts = {layout["id"] for layout in file.get("layouts", ())}
    for at, rule in enumerate(file.get("rules", ())):
        yield from _layouts(rule.get("layout", ()), layouts, ("rules", at))


def between(file: FileData, files: Mapping[str, FileData], broken: Collection[str]) -> Iterator[Problem]:
    """Problems of what `file` says about others; nothing is known of the ids that are `broken`."""
    packs = {id_: other for id_, other in files.items() if other["kind"] == "pack"}
    seen = set()
    for at, extend in enumerate(file.get("extends", ())):
        name = extend["pack"]
        if name in seen:
            yield Problem(("extends", at, "pack"), "is extended twice", "put disable and override together", "R008")
        seen.add(name)
        if name in packs:
            yield from _rules(file, at, extend, packs[name])
        elif name not in broken:
            hint = f"{name!r} is a site" if name in files else did_you_mean(name, packs)
            yield Problem(("extends", at, "pack"), f"unknown pack {name!r}", hint, "R010")


def _rules(file: FileData, at: int, extend: ExtendData, pack: FileData) -> Iterator[Problem]:
    rules = {rule["id"]: rule for rule in pack.get("rules", ())}
    layouts = {layout["id"] for layout in file.get("layouts", ())}
    for number, name in enumerate(extend.get("disable", ())):
        if name not in rules:
            yield _unknown(name, rules, pack, ("extends", at, "disable", number))
    for name, modifiers in extend.get("override", {}).items():
        path = ("extends", at, "override", name)
        if name not in rules:
            yield _unknown(name, rules, pack, path, of_key=True)
        elif "prose" in modifiers and "why" not in rules[name]:
            hint = "the pack's rule must say what proves that its sentences are no article"
            yield Problem((*path, "prose"), "`prose: allow` needs a `why`", hint)
        yield from _layouts(modifiers.get("layout", ()), layouts, path)


def _unknown(
    name: str, rules: Iterable[str], pack: FileData, path: tuple[str | int, ...], *, of_key: bool = False
) -> Problem:
    return Problem(path, f"{pack['id']} has no rule {name!r}", did_you_mean(name, rules), "R010", of_key)


def _layouts(names: Iterable[str], known: Collection[str], path: tuple[str | int, ...]) -> Iterator[Problem]:
    for number, name in enumerate(names):
        if name not in known:
            hint = did_you_mean(name, known) or "there are no layouts here"
            yield Problem((*path, "layout", number), f"unknown layout {name!r}", hint, "R010")
