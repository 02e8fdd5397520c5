"""What a site changes in a pack should change something; else a reader looks for a difference that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock
    from cleaner.rulebook.plain import ExtendData, FileData

CODE = "R403"


def find(stock: Stock) -> Iterator[Finding]:
    """Overrides that say what the pack says, or change a rule that is disabled, and rules that are disabled twice."""
    packs = {file["id"]: file for file in stock.loaded.files if file["kind"] == "pack"}
    for file in stock.files:
        for number, extend in enumerate(file.get("extends", ())):
            yield from _overrides(stock, file, number, packs[extend["pack"]])
            names = extend.get("disable", ())
            for at, name in enumerate(names):
                if name in names[:at]:
                    path = ("extends", number, "disable", at)
                    yield stock.finding(file, path, CODE, f"{name!r} is disabled already", "remove it")


def _overrides(stock: Stock, file: FileData, number: int, pack: FileData) -> Iterator[Finding]:
    extend: ExtendData = file["extends"][number]
    rules = {rule["id"]: rule for rule in pack.get("rules", ())}
    for name, modifiers in extend.get("override", {}).items():
        path = ("extends", number, "override", name)
        if name in extend.get("disable", ()):
            message = f"{pack['id']}/{name} is disabled here, so that nothing else about it matters"
            yield stock.finding(file, path, CODE, message, "keep one of the two", of_key=True)
            continue
        for key, value in modifiers.items():
            if rules[name].get(key) == value:
                message = f"{key} of {pack['id']}/{name} is that already"
                yield stock.finding(file, (*path, key), CODE, message, "remove it", of_key=True)


LINT = Lint({CODE: "an override without effect"}, find)
