"""Of which rule a line is a near miss: the one whose words it shares most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.learn import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.rulebook.plain import RuleData


def nearest(line: str, rules: Sequence[RuleData]) -> str:
    """The id of the rule that speaks of the most words of `line`, the first of several; empty without rules."""
    own = set(tokens.words(line))
    best = max(rules, key=lambda rule: len(own.intersection(_words(rule))), default=None)
    return best["id"] if best else ""


def _words(rule: RuleData) -> Iterator[str]:
    for text in _texts({key: value for key, value in rule.items() if key not in ("why", "where", "category")}):
        yield from tokens.words(text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, str):
        yield value
        return
    elif not isinstance(value, list | tuple):
        return
    for one in value:
        yield from _texts(one)
