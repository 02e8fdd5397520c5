"""What a rule can do, one action a module: each says which lines it looks for and which spans it then points at.

Window, `unless`, budget and authority are the same for all and live in `compile`.
"""

from __future__ import annotations

import sys

from cleaner.discover import members
from cleaner.rulebook.actions._action import Action, Built, IsAnchor, Stops

__all__ = ["ALL", "Action", "Built", "IsAnchor", "Stops"]

ALL: tuple[Action, ...] = members(sys.modules[__name__], "ACTION", Action)
