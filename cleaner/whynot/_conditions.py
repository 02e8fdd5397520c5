"""What a rule asks of a line, condition by condition, and which of them hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from cleaner.rulebook.matcher import Matcher
from cleaner.rulebook.window import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.model import Block, Document
    from cleaner.rulebook.plain import RuleData

ALTERNATIVES = ("is", "starts", "ends", "has", "like", "re")
CONDITIONS = ("max_words", "min_words", "sentence", "link_only", "digits")
# The matchers of actions that have more than one: their name in the rule file.
_PARTS = {"drop_block": ("from", "to", "while"), "trim": ("while",), "drop_cards": ("lead",)}
# Of a block these only say how it goes on: they do not find a line by themselves.
_CONTINUING = {"drop_block": ("to", "while")}
_ACTIONS = (
    "drop", "drop_block", "drop_cards", "cut_after", "cut_before", "trim", "strip_prefix", "strip_suffix", "capture",
    "keep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a rule on one line: its name, whether it holds, and what the line has."""

    name: str
    passed: bool
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.name} {'ok' if self.passed else 'NO'}" + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True)
class Part:
    """One matcher of a rule: what stands before its conditions ("", "from.", "item[0]."), and what it says.

    `leads`: whether it finds lines by itself, rather than saying how a block that was found goes on.
    """

    prefix: str
    data: Mapping[str, Any]
    leads: bool = True

    def names(self, block: Block) -> bool:
        """Whether an alternative of this matcher holds; whatever its conditions say."""
        return any(_holds({key: self.data[key]}, block) for key in ALTERNATIVES if key in self.data)

    def takes(self, block: Block) -> bool:
        """Whether this matcher matches because it names `block`; one without alternatives names nothing."""
        return self.names(block) and _holds(self.data, block)

    def asks(self, block: Block) -> Iterator[Condition]:
        """The alternative that holds, or else all of them; then the conditions."""
        own = [Condition(self.prefix + key, _holds({key: self.data[key]}, block)) for key in self._keys(ALTERNATIVES)]
        passed = [one for one in own if one.passed][:1]
        yield from passed or own
        for key in self._keys(CONDITIONS):
            name, detail = _worded(key, self.data[key], block)
            yield Condition(self.prefix + name, _holds({key: self.data[key]}, block), detail)

    def _keys(self, known: tuple[str, ...]) -> Iterator[str]:
        return (key for key in known if key in self.data)


def parts(rule: RuleData) -> Iterator[Part]:
    """The matchers of `rule`, in the order of its action; line classes of cards, which are none, apart."""
    name = action(rule)
    data = cast("dict[str, Any]", rule)[name]
    if name not in _PARTS:
        yield Part("", data)
    for key in _PARTS.get(name, ()):
        if key in data:
            yield Part(f"{key}.", data[key], key not in _CONTINUING.get(name, ()))
    for number, step in enumerate(data.get("item", ())):
        if not isinstance(step, str):
            yield Part(f"item[{number}].", step)


def action(rule: RuleData) -> str:
    """What `rule` does: its one key that is an action."""
    return next(name for name in _ACTIONS if name in rule)


def surroundings(rule: RuleData, document: Document, block: Block) -> Iterator[Condition]:
    """What `rule` asks beyond its matchers: the place of `block`; and `unless`, told only where it spares the line."""
    if "at" in rule:
        place = f"line {block.index + 1} of {len(document.blocks)}"
        window = " or ".join(f"{side} {size:g}" for side, size in cast("dict[str, float]", rule["at"]).items())
        yield Condition(f"at {window}", within(rule["at"], document, block), place)
    if "unless" in rule and Matcher(rule["unless"]).matches(block):
        yield Condition("unless", passed=False, detail="it matches the line")


def _holds(data: Mapping[str, Any], block: Block) -> bool:
    return Matcher(cast("Any", data)).matches(block)


def _worded(key: str, wanted: object, block: Block) -> tuple[str, str]:
    """The name of a condition and what the line has of what it wants."""
    if key in ("max_words", "min_words"):
        return key, f"{block.words} of {'at least ' if key == 'min_words' else ''}{wanted}"
    if key == "sentence":
        return f"sentence: {str(wanted).lower()}", f"a sentence: {str(block.is_sentence).lower()}"
    return f"{key} {wanted}", f"{block.link_share:.0%}" if key == "link_only" else ""
