"""`strip_prefix`: the matched beginning of a line goes, its named groups become metadata; the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._strip import stripping

if TYPE_CHECKING:
    from cleaner.rulebook.plain import MatcherData


def build(data: MatcherData, _stops: Stops) -> Built:
    """The part is named, so that it may belong to a sentence."""
    return stripping(data, "head")


ACTION = Action("strip_prefix", build, mark=Mark.FURNITURE)
