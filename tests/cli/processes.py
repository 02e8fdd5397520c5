"""What the tests of commands that run in processes of their own share."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def until(holds: Callable[[], bool], pause: float = 0.02) -> None:
    """Wait for something that happens in a second or two, or in minutes on a busy machine."""
    end = time.monotonic() + 600
    while not holds():
        assert time.monotonic() < end
        time.sleep(pause)


def is_gone(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False
