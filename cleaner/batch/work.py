"""What a process that cleans pages does, from its first moment to its last.

It is told items, and answers a row for each as it is done, so that whoever listens knows at which page it died.
"""

from __future__ import annotations

import gc
import pickle
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.batch.limits import resident, set_alarm
from cleaner.batch.recipe import described

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from cleaner.batch.recipe import Item, Recipe
    from cleaner.row import Row

# Signals that a user sends to all processes of a run: the one that was started answers them for all.
QUIET = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
# The exit codes of a process whose time for a page is over, by the processor and by the clock; None where there are no
# alarms (Windows).
ALARM = -int(signal.SIGPROF) if hasattr(signal, "SIGPROF") else None
CLOCK = -int(signal.SIGALRM) if hasattr(signal, "SIGALRM") else None


@dataclass(frozen=True, slots=True)
class Rest:
    """A worker has done all that it was told, and holds so many bytes of memory."""

    memory: int


def work(pipe: Connection, inherited: Sequence[Connection], recipe: Recipe, seconds: float) -> None:
    """Answer what comes through `pipe` until it is closed; a page that takes more than `seconds` ends the process."""
    for other in inherited:
        other.close()
    _settle_in()
    try:
        with suppress(EOFError, OSError):  # nobody is there any more
            _serve(pipe, recipe, seconds)
    except BaseException:  # it would be printed, page by page; whoever listens tells of it once
        sys.exit(1)


def _serve(pipe: Connection, recipe: Recipe, seconds: float) -> None:
    try:
        clean = recipe.open()
    except Exception as error:
        pipe.send(_portable(error))
        return
    while True:
        pipe.send(Rest(resident()))
        for item in pipe.recv():
            set_alarm(seconds)
            answer = _answer(clean, item, recipe)
            set_alarm(0)
            pipe.send_bytes(answer)


def _answer(clean: Callable[[Item], Row], item: Item, recipe: Recipe) -> bytes:
    try:
        return pickle.dumps(clean(item), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # a row that cannot be sent, say
        row = recipe.failed(item, f"a bug in the cleaner: {described(error)}", traceback.format_exc())
        return pickle.dumps(row, pickle.HIGHEST_PROTOCOL)


def _settle_in() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGPROF"):  # not Windows
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [*QUIET, signal.SIGPROF, signal.SIGALRM])
    # What a fork has of its parent is not looked through again, which would copy its memory, nor ever closed here.
    gc.freeze()


def _portable(error: Exception) -> Exception:
    """The error, or its words where it would not survive the way."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:
        return ChildProcessError(described(error))
    return error
