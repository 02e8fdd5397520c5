"""Processes that are killed where a test says so: behind the nth thing that they do to the file system."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What changes a file system, as far as Python tells of it; writing itself it does not tell.
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})


def killed(work: Callable[[], object], at: int) -> bool:
    """Do `work` in a process of its own, which is killed before its event number `at`; whether that came."""
    child = os.fork()
    if child == 0:
        _work(work, at)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the process failed; see its traceback"
    return False


def _work(work: Callable[[], object], at: int) -> None:
    left = at

    def count(event: str, _: object) -> None:
        nonlocal left
        if event in EVENTS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def tree(root: Path) -> dict[str, bytes]:
    """Every file below `root`, hidden ones too, with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
