"""What an action is, and what it makes of the data of one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.model import Block, Document, Effect, Hit, Mark

if TYPE_CHECKING:
    from cleaner.rulebook.matcher import Matcher

# Whether an action that takes lines it does not name must stop before this one.
Stops = Callable[[Document, Block], bool]
# The hits of a rule, given its anchors in page order: lines that its anchor matches, in its window, without `unless`.
Hits = Callable[[Document, Sequence[Block]], Iterable[Hit]]


@dataclass(frozen=True)
class Built:
    """One rule's action, ready to run.

    `anchor` matches the lines from which the action starts; without one every line may. `needs` then may name
    patterns, in RE2, of which the page must show at least one for the action to be worth running. `others` are the
    matchers that the action asks about further lines.
    """

    hits: Hits
    anchor: Matcher | None = None
    needs: tuple[str, ...] = ()
    effect: Effect = Effect.DROP
    others: tuple[Matcher, ...] = ()


@dataclass(frozen=True)
class Action:
    """A kind of rule. `build(data, stops)` gets what stands under the action's key in the rule file.

    `max_share` is the budget of rules that name none (design 4.4), `late` actions see what the others left, `mark` is
    what heuristics may know of the lines that a rule names.
    """

    name: str
    build: Callable[[Any, Stops], Built]
    max_share: float | None = 0.3
    late: bool = False
    mark: Mark | None = None
