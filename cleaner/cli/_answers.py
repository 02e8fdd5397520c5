"""What somebody at the keyboard answers: single keys on a terminal, lines from anything else, waited for with patience.

A thread reads, so that whoever waits for an answer can look after other things, a file that is saved say, and that it
works alike for terminals, pipes and Windows.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from queue import Empty, Queue
from typing import TYPE_CHECKING, TextIO

import typer

from cleaner.cli._terminal import inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_INTERRUPT = "\x03"  # what Windows gives for Ctrl-C; elsewhere the signal comes
_ERASING = ("\x08", "\x7f")  # what terminals send for the key that takes back


class Answers:
    """Answers one by one. `keys` says that they are single keys, `ended` that none will come any more."""

    def __init__(self, read: Callable[[], str], *, keys: bool) -> None:
        self.keys = keys
        self.ended = False
        self._queue: Queue[str] = Queue()
        threading.Thread(target=self._fill, args=(read,), daemon=True).start()

    def wait(self, seconds: float) -> str:
        """The next answer; empty where none came in time, or none will."""
        if self.ended:
            threading.Event().wait(seconds)
            return ""
        try:
            answer = self._queue.get(timeout=seconds)
        except Empty:
            return ""
        if answer == _INTERRUPT:
            raise KeyboardInterrupt
        self.ended = not answer
        return answer if self.keys or not answer else answer.strip() or "?"  # an empty line asks for help

    def line(self) -> str:
        """A whole line; keys are shown as they come."""
        if not self.keys:
            return "" if self.ended else self._taken().strip()
        text = ""
        while (key := self._taken()) not in ("\n", "\r", ""):
            text = text[:-1] if key in _ERASING else text + key
            typer.echo("\b \b" if key in _ERASING else inline(key), nl=False, err=True)
        return text.strip()

    def forget(self) -> None:
        """Keys that were pressed before a question was asked are no answer to it; lines of a script are."""
        while self.keys and not self._queue.empty():
            self._queue.get_nowait()

    def _taken(self) -> str:
        """The next that was read; empty where no more will come."""
        answer = self._queue.get()
        self.ended = not answer
        return answer

    def _fill(self, read: Callable[[], str]) -> None:
        answer = "."
        while answer:
            try:
                answer = read()
            except (OSError, ValueError):  # closed while we waited
                answer = ""
            self._queue.put(answer)


@contextmanager
def answers() -> Iterator[Answers]:
    """The answers of standard input; a terminal gives single keys until the end of the block."""
    stream = sys.stdin
    if stream is None:
        yield Answers(lambda: "", keys=False)
    elif not stream.isatty():
        yield Answers(stream.readline, keys=False)
    elif os.name == "nt":
        import msvcrt

        yield Answers(msvcrt.getwch, keys=True)  # type: ignore[attr-defined,unused-ignore]
    else:
        with _cbreak(stream):
            yield Answers(lambda: os.read(stream.fileno(), 1).decode("ascii", "replace"), keys=True)


@contextmanager
def _cbreak(stream: TextIO) -> Iterator[None]:
    """The terminal as it must be for single keys; what it was before comes back, whatever happens."""
    import termios
    import tty

    before = termios.tcgetattr(stream)
    try:
        tty.setcbreak(stream)
        yield
    finally:
        termios.tcsetattr(stream, termios.TCSADRAIN, before)
