"""What an action is, and what it makes of the data of one rule."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.model import Block, Document, Effect, Hit, Mark

if TYPE_CHECKING:
    from cleaner.rulebook.matcher import Matcher

# The indexes of the blocks before which an action must stop that takes lines it does not name.
Stops = Callable[[Document], Collection[int]]
# Whether a line is an anchor of the rule: its anchor matches, its `unless` does not.
IsAnchor = Callable[[Block], bool]
# The hits of a rule, given the lines of its window that may be anchors, in page order, and the test of whether they
# are: an action that needs more than an anchor looks for that first, since the test costs most.
Hits = Callable[[Document, Sequence[Block], IsAnchor], Iterable[Hit]]


@dataclass(frozen=True)
class Built:
    """One rule's action, ready to run.

    `anchor` matches the lines from which the action starts; without one every line may. `needs` may name patterns, in
    RE2, of which the page must show at least one for the action to be worth running. `others` are the matchers that
    the action asks about further lines.
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
