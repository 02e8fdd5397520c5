"""A report of `rules diff` for terminals, for pull requests and for programs.

What a page says is hostile in each of them: it is one line, without control characters, and in Markdown it stands in
fenced code, where nothing is obeyed. No line begins with it, for the sake of CI, which takes commands there.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from cleaner.cli._places import places
from cleaner.cli._terminal import counted, inline, shortened, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cleaner.cli._side import Side
    from cleaner.rulediff import Change, Group, Report

# Characters of a pull request's comment that GitHub takes are 65,536.
_MOST_MARKDOWN = 60_000
# Characters of a line that are shown in a pull request.
_LONG = 240
# Characters that are shown before the place where two versions of a line part.
_BEFORE = 40
_BACKTICKS = re.compile("`+")


def text(report: Report, old: Side, new: Side) -> Iterator[str]:
    """For a terminal."""
    columns, where = width(), _places(old, new)
    for group in report.groups():
        place = f"  {inline(where[group.rule])}" if group.rule in where else ""
        yield f"{inline(group.rule)}: {_sums(group)}{place}"
        shown = group.shown(report.most)
        for change in shown:
            yield shortened(f"  {'!' if change.prose else '#'} {inline(change.page)}, {inline(change.place)}", columns)
            for line in _lines(change):
                yield shortened(f"    {line}", columns)
        if group.total > len(shown):
            yield f"    {group.total - len(shown)} more"


def markdown(report: Report, old: Side, new: Side) -> Iterator[str]:
    """For a pull request: a table of all rules, and as many of the changes as fit."""
    yield f"**Rules {_code(old.name)} → {_code(new.name)}**: {report.changed} of {counted(report.pages, 'page')} change"
    if not report.changed:
        return
    yield ""
    yield "| rule | sentences taken | back | lines taken | back | fields | pages |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for group in report.groups():
        counts = [group.counts[name] for name in ("prose_taken", "prose_back", "taken", "back", "fields")]
        yield f"| {_code(group.rule)} | {' | '.join(map(str, [*counts, group.pages]))} |"
    room = _MOST_MARKDOWN
    for number, group in enumerate(report.groups()):
        section = "\n".join(_section(group, report.most))
        room -= len(section) + 200  # and a row of the table
        if room < 0:
            yield f"\n{counted(len(report.groups()) - number, 'more rule')}: see the table, and `--format json`"
            return
        yield section


def as_json(report: Report, old: Side, new: Side) -> Iterator[str]:
    """For programs."""
    where = _places(old, new)
    data = {
        "old": {"name": old.name, "rules": old.cleaner.rulebook.hash},
        "new": {"name": new.name, "rules": new.cleaner.rulebook.hash},
        "pages": report.pages,
        "failed": report.failed,
        "changed": report.changed,
        "rules": [_plain(group, report.most, where) for group in report.groups()],
    }
    yield json.dumps(data, indent=1).replace("\x7f", "\\u007f")  # JSON lets it through


FORMATS: Mapping[str, Callable[[Report, Side, Side], Iterator[str]]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
}


def _sums(group: Group) -> str:
    counts = group.counts
    parts = [
        f"{counted(counts[kind], 'line')} {word}{_of_them(counts[f'prose_{kind}'])}"
        for kind, word in (("taken", "taken"), ("back", "back"))
        if counts[kind]
    ]
    parts += [f"{counted(counts['fields'], 'field')} changed"] if counts["fields"] else []
    return f"{', '.join(parts)}, on {counted(group.pages, 'page')}"


def _of_them(prose: int) -> str:
    return f" ({counted(prose, 'sentence')})" if prose else ""


def _lines(change: Change) -> Iterator[str]:
    """A change in words of one line each: the line as it becomes, and as it was where it does not go or come whole."""
    if change.kind == "field":
        yield f"was: {inline(change.before) or '(nothing)'}"
        yield f"now: {inline(change.after) or '(nothing)'}"
        return
    if "~" in (change.before[0], change.after[0]):
        cut = max(0, _parting(change.before[2:], change.after[2:]) - _BEFORE)
        for word, line in (("was", change.before), ("now", change.after)):
            yield f"{word} {line[0]} {'…' if cut else ''}{inline(line[2 + cut :])}"
    else:
        yield inline(change.after)


def _parting(one: str, other: str) -> int:
    """Where two texts differ first."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))


def _section(group: Group, most: int) -> Iterator[str]:
    shown = group.shown(most)
    yield f"\n### {_code(group.rule)}\n\n{_sums(group)}\n"
    rows = []
    for change in shown:
        rows.append(f"{'! ' if change.prose else '# '}{inline(change.page)}, {inline(change.place)}")
        rows.extend(_lines(change))
    if group.total > len(shown):
        rows.append(f"# {group.total - len(shown)} more")
    rows = [shortened(row, _LONG) for row in rows]
    fence = "`" * max(3, 1 + max((len(found) for row in rows for found in _BACKTICKS.findall(row)), default=0))
    yield "\n".join([f"{fence}diff", *rows, fence])


def _plain(group: Group, most: int, where: Mapping[str, str]) -> dict[str, Any]:
    return {
        "rule": group.rule,
        "where": where.get(group.rule),
        "pages": group.pages,
        **{name: group.counts[name] for name in ("prose_taken", "prose_back", "taken", "back", "fields")},
        "changes": [
            {
                "page": change.page,
                "kind": change.kind,
                "place": change.place,
                "before": change.before,
                "after": change.after,
                "prose": change.prose,
            }
            for change in group.shown(most)
        ],
    }


def _code(words: str) -> str:
    """`words` as code within a line of Markdown, in a table too."""
    plain = inline(words).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(plain)), default=0))
    return f"{fence} {plain} {fence}" if "`" in plain else f"`{plain}`"


def _places(old: Side, new: Side) -> dict[str, str]:
    """File and line of each rule and strip, in the new rules where it is in both."""
    return {**places(old.cleaner.rulebook), **places(new.cleaner.rulebook)}
