"""What authors write into matchers: each phrase and pattern of a file, where it stands, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cleaner.lint import _pattern
from cleaner.lint._entries import ALTERNATIVES, matchers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.lint._entries import Path
    from cleaner.lint._nodes import Node
    from cleaner.rulebook.plain import FileData

# The matchers that say which lines a rule takes, or from which on: cards prove themselves, and a block ends itself.
_TAKING = (("drop",), ("cut_after",), ("cut_before",), ("drop_block", "from"), ("capture",))
# Characters of a pattern in a message; its line says the rest.
SHOWN = 80


class Written(NamedTuple):
    """An alternative of a matcher: `path` leads to it from the file, `at` to its matcher from the rule.

    `rule` is empty for a clue, which belongs to none.
    """

    file: FileData
    path: Path
    at: Path
    kind: str
    text: str
    matcher: Mapping[str, Any]
    rule: Mapping[str, Any]

    @property
    def shown(self) -> str:
        """The text as messages show it: backslashes as they are, and a long one cut."""
        return f"'{self.text}'" if len(self.text) <= SHOWN else f"'{self.text[: SHOWN - 3]}...'"

    @property
    def takes(self) -> bool:
        """Whether lines go that this fits."""
        return self.at in _TAKING and not self.matcher.get("stays", False)

    @property
    def is_bounded(self) -> bool:
        """Whether something else keeps the rule from long lines: a whole article may be one line of a dump."""
        spared = self.rule.get("unless", {}).get("sentence") is True
        return "max_words" in self.matcher or self.matcher.get("sentence") is False or spared


def written(files: Iterable[FileData]) -> Iterator[Written]:
    """All of it, in `files`; drafts too, since they are what an author is at."""
    for file in files:
        for number, rule in enumerate(file.get("rules", ())):
            yield from _of(file, ("rules", number), cast("dict[str, Any]", rule), cast("dict[str, Any]", rule))
        for number, clue in enumerate(file.get("match", {}).get("text", ())):
            yield from _of(file, ("match", "text", number), cast("dict[str, Any]", clue), {})


def patterns(files: Iterable[FileData]) -> Iterator[tuple[Written, Node]]:
    """The patterns among them, as trees."""
    for one in written(files):
        node = _pattern.parse(one.text) if one.kind == "re" else None
        if node is not None:
            yield one, node


def _of(file: FileData, path: Path, data: dict[str, Any], rule: Mapping[str, Any]) -> Iterator[Written]:
    for at, matcher in matchers(data):
        for kind in ALTERNATIVES:
            for number, text in enumerate(matcher.get(kind, ())):
                yield Written(file, (*path, *at, kind, number), at, kind, text, matcher, rule)
