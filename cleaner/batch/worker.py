"""A process that cleans pages, as those see it who have it work.

It holds nothing that would be lost with it, and may be killed at any moment.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.batch.work import QUIET, work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from cleaner.batch.chunks import Chunk
    from cleaner.batch.recipe import Recipe

# Seconds that a process is given to end once it has nobody to talk to; it takes milliseconds.
_PATIENCE = 5.0


@dataclass(eq=False)
class Worker:
    """`chunk` is what it was told last, of which `done` items have rows; None while it has nothing to do."""

    process: BaseProcess
    pipe: Connection
    chunk: Chunk | None = None
    done: int = 0
    ready: bool = False

    @classmethod
    def start(cls, recipe: Recipe, seconds: float, others: Sequence[Worker]) -> Worker:
        """A new process beside `others`; raises OSError where the system has none."""
        forks = _can_fork()
        context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # A fork has our ends of all pipes too, and as long as it has them nobody else learns that we are gone.
        inherited = [ours, *(other.pipe for other in others)] if forks else []
        if forks:
            gc.freeze()  # what a fork shares is not looked through here either, which would copy it
        try:
            process = context.Process(target=work, args=(theirs, inherited, recipe, seconds), daemon=True)
            with _undisturbed():
                process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        return cls(process, ours)

    @property
    def rests(self) -> bool:
        """Whether it waits for a chunk."""
        return self.ready and self.chunk is None

    def tell(self, chunk: Chunk) -> None:
        """Hand over a chunk. That it died meanwhile is heard by who listens to it next."""
        self.chunk, self.done = chunk, 0
        with suppress(OSError):
            self.pipe.send(chunk.items)

    def end(self) -> int:
        """Let it go, or find it gone; the exit code, a negative signal where one ended it."""
        self.pipe.close()
        self.process.join(_PATIENCE)
        return self.kill()

    def kill(self) -> int:
        """End it at once."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        return self.process.exitcode or 0


def _can_fork() -> bool:
    """Whether nothing speaks against a fork, which starts at once and shares the compiled rules: another thread does.

    What a thread is in the middle of stays so for ever in a fork. Only Linux tells of the threads that libraries have.
    """
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - names are all we want
    except OSError:
        return False


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Interrupts wait, so that none meets a new process before it has its own way with them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, QUIET)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
