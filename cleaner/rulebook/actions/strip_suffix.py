"""`strip_suffix`: the matched end of a line goes, its named groups become metadata; the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._strip import stripping

if TYPE_CHECKING:
    from cleaner.rulebook.plain import MatcherData


def build(data: MatcherData, _stops: Stops) -> Built:
    """The part is named, so that it may belong to a sentence."""
    return stripping(data, "tail")


ACTION = Action("strip_suffix", build, mark=Mark.FURNITURE)
