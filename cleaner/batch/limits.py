"""What a page may take: time, by an alarm that the system rings, and the memory of the process that cleans it.

The time is that of the processor, so that neither a busy machine nor a run that sleeps makes a page fail.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")

# Seconds of processor time. Hostile pages of 12 MB take one; the rest is room for books of 64 MB and for slow machines.
SECONDS = 60.0
# Bytes. A process that has cleaned thousands of pages has 150 to 250 MB; the rest is for what no page gives back.
MEMORY = 1 << 30

# Seconds until the alarm rings again, where a library has swallowed what it raised.
_AGAIN = 1.0
# Times the limit that a page may take by the clock. More is no busy machine but a process that waits for what never
# comes; where it was the user who stopped it, the page is cleaned once more, as after any other death.
_WAIT = 10
# Seconds between two looks of the system at the processor time of a process, at most (100 a second; many have 250). The
# clock is exact: without this it would ring first where the limit is smaller.
_TICK = 0.01


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` are those of a page, 0 for no limit; a process over `memory` bytes is replaced between two pages."""

    seconds: float = SECONDS
    memory: int = MEMORY

    @property
    def exceeded(self) -> str:
        """The problem of a page that took longer."""
        return f"it took more than the limit of {self.seconds:g} s"


class OverTime(BaseException):
    """A page took longer than it may. No Exception, so that nobody who catches those takes it for a page's fault."""


def within(seconds: float, call: Callable[[], _Result]) -> _Result:
    """What `call` returns; raises OverTime after `seconds`, but not within a C function.

    The handler and the timer of the process are left as they were. There is no limit outside the main thread, where the
    system has no alarm (Windows), or where a handler is in place that Python could not put back.
    """
    if not seconds or not _can_ring():
        return call()
    timer = signal.setitimer(signal.ITIMER_PROF, 0)  # first, so that it does not ring for us
    before = signal.signal(signal.SIGPROF, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
            return call()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        # It may ring within the line above, before or after it had its effect; not again, for that takes _AGAIN.
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        signal.setitimer(signal.ITIMER_PROF, *timer)


def set_alarm(seconds: float) -> None:
    """Have the system end this process after `seconds`, whatever it is doing; 0 takes the alarm back.

    It ends as long as nobody handles SIGPROF and SIGALRM, so that they have no handler before the first alarm is set.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, _WAIT * max(seconds, _TICK) if seconds else 0)


def resident() -> int:
    """Bytes of memory that this process holds; its highest where the system tells no more; 0 where it tells nothing."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak << 10


def _can_ring() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGPROF) is not None  # None is one of a library in C


def _ring(_signal: int, _frame: object) -> None:
    raise OverTime
