"""The entries of a rule, one by one, and the rule without each."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.rulebook.plain import MatcherData, RuleData

ALTERNATIVES = ("is", "starts", "ends", "has", "like", "re")
# Matchers that a rule can do without; any other one makes the rule.
_OPTIONAL = (("unless",), ("drop_block", "to"), ("drop_block", "while"), ("drop_cards", "lead"))

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One alternative of one matcher: `path` leads from the rule to the matcher, `number` counts within `kind`."""

    path: Path
    kind: str
    number: int
    text: str

    @property
    def place(self) -> Path:
        """Where the entry stands in the rule."""
        return (*self.path, self.kind, self.number)

    @property
    def alone(self) -> MatcherData:
        """A matcher with nothing but this entry."""
        return cast("MatcherData", {self.kind: [self.text]})


def entries(rule: RuleData) -> Iterator[Entry]:
    """The alternatives of all matchers of `rule`, but for the only one of a matcher that makes the rule.

    That one is as good as the rule, and the rule's own hits show whether it is needed.
    """
    for path, matcher in matchers(cast("dict[str, Any]", rule)):
        found = [Entry(path, kind, at, text) for kind in ALTERNATIVES for at, text in enumerate(matcher.get(kind, ()))]
        if len(found) > 1 or path in _OPTIONAL:
            yield from found


def without(rule: RuleData, entry: Entry) -> RuleData:
    """`rule` less `entry`; a matcher that is left without alternatives goes as a whole."""
    other = copy.deepcopy(cast("dict[str, Any]", rule))
    *above, last = entry.path
    holder: Any = other
    for step in above:
        holder = holder[step]
    matcher = holder[last]
    del matcher[entry.kind][entry.number]
    if not matcher[entry.kind]:
        del matcher[entry.kind]
    if not any(kind in matcher for kind in ALTERNATIVES):
        del holder[last]
    return cast("RuleData", other)


def matchers(data: dict[str, Any], path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every matcher with alternatives in a part of a rule file, with its path."""
    if any(kind in data for kind in ALTERNATIVES):
        yield path, data
    for key, value in data.items():
        if isinstance(value, dict):
            yield from matchers(value, (*path, key))
        elif isinstance(value, list):
            for number, step in enumerate(value):
                if isinstance(step, dict):
                    yield from matchers(step, (*path, key, number))
