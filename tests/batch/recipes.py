"""Pages that do to their process what they say, and the recipe that lets them; it can be imported by new processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.errors import RuleError
from cleaner.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Page:
    """An item of these tests."""

    id: str
    raw: bytes | str | None = b"page"
    problem: str = ""
    url: str | None = None
    fetched: str | None = None


@dataclass(frozen=True)
class Doing:
    """A recipe whose pages are commands: b"kill" has the process killed, b"wait" never ends, and so on.

    `log` is a folder in which each cleaning of a page leaves a file with the id of its process.
    """

    log: Path

    def open(self) -> Callable[[Page], Row]:
        return self._row

    def failed(self, item: Page, problem: str, bug: str = "") -> Row:
        return made(item.id, "error", problem, bug)

    def times(self, name: str) -> int:
        """How often the page was begun."""
        return len(list(self.log.glob(f"{name}.*")))

    def processes(self) -> set[int]:
        """The processes that cleaned a page."""
        return {int(path.suffix[1:]) for path in self.log.iterdir()}

    def _row(self, item: Page) -> Row:
        count = self.times(item.id)
        (self.log / f"{item.id}.{os.getpid()}").write_text("")
        match item.raw:
            case b"kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case b"kill once" if not count:
                os.kill(os.getpid(), signal.SIGKILL)
            case b"alarm of the processor":
                os.kill(os.getpid(), signal.SIGPROF)
            case b"alarm of the clock":
                os.kill(os.getpid(), signal.SIGALRM)
            case b"alarm of the clock once" if not count:
                os.kill(os.getpid(), signal.SIGALRM)
            case b"exit":
                os._exit(7)
            case b"stop once" if not count:
                # Somebody else lets it go on, when its time is over by the clock.
                subprocess.Popen(["sh", "-c", f"sleep 1; kill -CONT {os.getpid()}"])
                os.kill(os.getpid(), signal.SIGSTOP)
            case b"wait":
                toil()
            case b"sleep":
                time.sleep(60)
            case b"nap":
                toil(0.1)
            case b"much":
                return replace(made(item.id), record=b"x" * (1 << 20))
            case b"interrupt us":
                os.kill(os.getppid(), signal.SIGINT)
                time.sleep(60)
            case b"interrupt":
                os.kill(os.getpid(), signal.SIGINT)
            case b"wait in C":
                in_no_hurry()
                re.fullmatch(r"(a|a)*b", "a" * 60)
            case b"swallow":
                swallow()
            case b"unsendable":
                return made(item.id, "ok", "", lambda: None)
            case b"raise":
                raise UnspeakableError
            case b"grow":
                HELD.append(bytearray(b"x" * (64 << 20)))
        return made(item.id)


@dataclass(frozen=True)
class Stillborn(Doing):
    """Its processes die before they are ready, if they are not the one that made it."""

    parent: int = 0

    def open(self) -> Callable[[Page], Row]:
        if os.getpid() != self.parent:
            os._exit(9)
        return self._row


@dataclass(frozen=True)
class Invalid(Doing):
    """It can be opened in the process that made it only."""

    parent: int = 0
    error: Callable[[], Exception] = lambda: RuleError(())

    def open(self) -> Callable[[Page], Row]:
        if os.getpid() != self.parent:
            raise self.error()
        return self._row


class UnspeakableError(Exception):
    """An error that has no words and cannot be sent."""

    def __init__(self) -> None:
        self.cause = lambda: None

    def __str__(self) -> str:
        raise ValueError("no words")


# What a process of these tests does not give back.
HELD: list[bytearray] = []


def made(name: str, status: str = "ok", problem: str = "", bug: object = "") -> Row:
    return Row(name, status, None, problem, (), {}, f"{name}\n".encode(), None, b"", bug)  # type: ignore[arg-type]


def swallow() -> None:
    """Take an alarm for the fault of somebody else, once."""
    try:
        toil()
    except BaseException:
        toil()


def in_no_hurry() -> None:
    """Take back the alarm of the clock: on a machine that is busy with others it rings before that of the processor."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def toil(seconds: float = 60) -> None:
    """Keep the processor busy."""
    in_no_hurry()
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
