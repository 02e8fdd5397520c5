"""`drop`: each matching line goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._run import each
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from cleaner.rulebook.plain import MatcherData


def build(data: MatcherData, _stops: Stops) -> Built:
    """A drop names its lines, so that prose does not stop it."""
    return Built(each, Matcher(data))


ACTION = Action("drop", build, mark=Mark.FURNITURE)
