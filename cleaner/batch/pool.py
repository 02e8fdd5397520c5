"""Several processes that clean pages, watched over: a page costs at most the process that it is on.

Who dies is replaced. The page it was on is cleaned once more, alone in a process, unless it had used up its time, and
is a failure if that process dies of it too; the other pages of its chunk are cleaned as if nothing had been.
"""

from __future__ import annotations

import signal
from collections import deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from cleaner.batch.chunks import Chunk, Chunks, weight
from cleaner.batch.work import ALARM, CLOCK, Rest
from cleaner.batch.worker import Worker
from cleaner.row import Row

if TYPE_CHECKING:
    from collections.abc import Generator

    from cleaner.batch.limits import Limits
    from cleaner.batch.recipe import Recipe

# Items that are read before the first of them has its row written, for each process: where one page takes long, the
# others find work meanwhile.
AHEAD = 64
# Bytes of items, likewise, for all processes: sixteen times the largest chunk of usual pages.
AHEAD_BYTES = 64 << 20
# Rows that are handed on before processes are listened to again; writing one takes about half a millisecond.
STRIDE = 8
# Processes that die one after the other before they are ready: then it is not the fault of a page.
STILLBORN = 3


class Pool:
    """At most `jobs` processes for the pages of `chunks`."""

    def __init__(self, chunks: Chunks, recipe: Recipe, jobs: int, limits: Limits) -> None:
        self.chunks, self.recipe, self.jobs, self.limits = chunks, recipe, jobs, limits
        self.workers: list[Worker] = []
        self.waiting: deque[Chunk] = deque()
        self.done: dict[int, Row] = {}
        self.next = 0
        self.weights: deque[int] = deque()  # of the items that were read and have no row written, in their order
        self.bytes = 0
        self.stillborn = 0

    def rows(self) -> Generator[Row, None, None]:
        """The rows of all items, in their order. Raises OSError where no process can be started."""
        while True:
            self._hand_out()
            if not self.done and not self.waiting and all(worker.rests for worker in self.workers):
                return
            self._listen(0 if self.next in self.done else None)
            for _ in range(STRIDE):
                row = self.done.pop(self.next, None)
                if row is None:
                    break
                self.next += 1
                self.bytes -= self.weights.popleft()
                yield row

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        while self.workers:
            self.workers.pop().kill()

    def _hand_out(self) -> None:
        idle = [worker for worker in self.workers if worker.rests]
        free = len(idle) + self.jobs - len(self.workers)
        # One more than there is room for, so that nobody waits for the disk.
        while len(self.waiting) <= free and self._has_room() and (chunk := self.chunks.next()):
            self._keep(chunk)
        while idle and self.waiting:
            idle.pop().tell(self.waiting.popleft())
        coming = sum(not worker.ready for worker in self.workers)
        for _ in range(min(len(self.waiting) - coming, self.jobs - len(self.workers))):
            self.workers.append(Worker.start(self.recipe, self.limits.seconds, self.workers))

    def _has_room(self) -> bool:
        return len(self.weights) < AHEAD * self.jobs and self.bytes < AHEAD_BYTES

    def _keep(self, chunk: Chunk) -> None:
        self.waiting.append(chunk)
        weights = [weight(item) for item in chunk.items]
        self.weights.extend(weights)
        self.bytes += sum(weights)

    def _listen(self, seconds: float | None) -> None:
        """Take in what the workers say, waiting for it at most so long."""
        speaking: list[Any] = wait([worker.pipe for worker in self.workers], seconds)
        for worker in [worker for worker in self.workers if worker.pipe in speaking]:
            try:
                said = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(said, Exception):
                raise said
            self._note(worker, said)

    def _note(self, worker: Worker, said: Row | Rest) -> None:
        if isinstance(said, Row):
            assert worker.chunk is not None
            self.done[worker.chunk.first + worker.done] = said
            worker.done += 1
            return
        self.stillborn = 0
        has_worked = worker.chunk is not None  # or nobody would, were the limit too low
        worker.ready, worker.chunk = True, None
        if has_worked and said.memory > self.limits.memory:
            self.workers.remove(worker)
            worker.end()

    def _bury(self, worker: Worker) -> None:
        self.workers.remove(worker)
        code, chunk = worker.end(), worker.chunk
        if not worker.ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise ChildProcessError(f"the processes that clean pages end as they start: {_told(code)}")
        if chunk is None or worker.done == len(chunk.items):
            return
        alone, rest = chunk.split(worker.done)
        if rest.items:
            self.waiting.appendleft(rest)
        # By the clock it may have been stopped; who runs out of time again, alone, is over the limit as well.
        if code == ALARM or (chunk.alone and code == CLOCK):
            self.done[alone.first] = self.recipe.failed(alone.items[0], self.limits.exceeded)
        elif chunk.alone:
            self.done[alone.first] = self.recipe.failed(alone.items[0], f"its process died twice: {_told(code)}")
        else:
            self.waiting.appendleft(alone)


def _told(code: int) -> str:
    """An exit code in words."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
