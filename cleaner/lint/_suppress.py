"""A comment that lets a finding stand, and why: `# noqa: R203 - the reason`.

It stands on the line of the finding, or on that of the `id` of the rule, layout or strip that the finding is in, or of
the `name` of a test. Without a reason it is a finding in the place of the one that it suppresses; so is one that has
nothing to suppress. What keeps a file from being loaded cannot be suppressed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from cleaner.errors import Finding
from cleaner.lint.suppression import IDLE, UNREASONED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cleaner.lint._stock import Stock
    from cleaner.rulebook.places import Node, Places
    from cleaner.rulebook.plain import FileData

_COMMENT = re.compile(r"#\s*noqa\b(.*)", re.IGNORECASE)
_SAID = re.compile(r"\s*:\s*(?P<codes>R\d{3}(?:\s*,\s*R\d{3})*)(?P<reason>\s+[-–—]\s+\S)?")
_CODE = re.compile(r"R\d{3}")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment at `line` and `column`, both 1-based, with the codes that it names, if any."""

    line: int
    column: int
    codes: tuple[str, ...]
    reasoned: bool


def apply(stock: Stock, findings: Iterable[Finding], unsure: Collection[str]) -> Iterator[Finding]:
    """`findings` less those that comments suppress, and with what is wrong with such comments.

    `unsure` are the codes that could not be judged: nobody can say that a comment on one of them is of no use.
    """
    comments = {file["path"]: _comments(stock.loaded.places[file["path"]]) for file in stock.files}
    used: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for finding in findings:
        own = comments.get(finding.path, ())
        lines = _lines(stock.loaded.places[finding.path], finding.line) if own else ()
        held = [one for one in own if finding.code in one.codes and one.line in lines]
        used[finding.path] |= {(one.line, finding.code) for one in held}
        if not held:
            yield finding
    for file in stock.files:
        if file["id"] not in stock.broken:
            yield from _wrong(file, comments[file["path"]], used[file["path"]], unsure)


def _wrong(
    file: FileData, comments: Iterable[Comment], used: Collection[tuple[int, str]], unsure: Collection[str]
) -> Iterator[Finding]:
    for comment in comments:
        place = (file["path"], comment.line, comment.column)
        if not comment.reasoned:
            code = comment.codes[0] if comment.codes else "R104"
            hint = f"write # noqa: {code} - and why it is right here"
            yield Finding(*place, "a suppression names its codes and gives a reason", hint, UNREASONED)
            continue
        for code in comment.codes:
            if (comment.line, code) not in used and code not in unsure:
                hint = "remove it, or put it on the line of the finding or of the id of its rule"
                yield Finding(*place, f"there is no {code} here to suppress", hint, IDLE)


def _comments(places: Places) -> tuple[Comment, ...]:
    """The suppressions of a file. Most files have none, and are not parsed once more."""
    found = [(at, match) for at, line in enumerate(places.lines) if (match := _COMMENT.search(line))]
    if not found:
        return ()
    texts = _texts("\n".join(places.lines))
    starts = [0, *accumulate(len(line) + 1 for line in places.lines)]
    outside = ((at, match) for at, match in found if not _is_within(starts[at] + match.start(), texts))
    return tuple(_comment(at + 1, match) for at, match in outside)


def _texts(source: str) -> list[tuple[int, int]]:
    """Where in a file its texts begin and end: a # in there is no comment."""
    from ruamel.yaml import YAML

    tokens = YAML(typ="safe", pure=True).scan(source)
    return [(one.start_mark.index, one.end_mark.index) for one in tokens if type(one).__name__ == "ScalarToken"]


def _is_within(place: int, texts: list[tuple[int, int]]) -> bool:
    return any(begin <= place < end for begin, end in texts)


def _comment(line: int, match: re.Match[str]) -> Comment:
    said = _SAID.match(match[1])
    codes = tuple(_CODE.findall(said["codes"])) if said else ()
    return Comment(line, match.start() + 1, codes, bool(said and said["reason"]))


def _lines(places: Places, line: int) -> set[int]:
    """The lines on which a comment counts for a finding at `line`: its own, and those of the names of what holds it."""
    return {line, *(name for begin, end, name in _spans(places.root, len(places.lines) + 1) if begin <= line < end)}


def _spans(node: Node, end: int) -> Iterator[tuple[int, int, int]]:
    """Of everything in a list that has a name: its first line, the first one behind it, the line of the name."""
    children = list(node.children.values())
    ends = [*map(_start, children[1:]), end]
    for child, behind in zip(children, ends, strict=False):  # a text has no children, and an end
        name = next((key for key in ("id", "name") if key in child.keys), None)
        if name and isinstance(node.value, list):
            yield _start(child), max(behind, _start(child) + 1), child.keys[name][0]
        yield from _spans(child, behind)


def _start(node: Node) -> int:
    return min([node.line, *(line for line, _ in node.keys.values())])
