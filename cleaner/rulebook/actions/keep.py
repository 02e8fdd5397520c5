"""`keep`: each matching line stays, whatever rules of the same or lower authority say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Effect
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._run import each
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from cleaner.rulebook.plain import MatcherData


def build(data: MatcherData, _stops: Stops) -> Built:
    """What a keep holds cannot be too much, hence no budget."""
    return Built(each, Matcher(data), effect=Effect.KEEP)


ACTION = Action("keep", build, max_share=None)
