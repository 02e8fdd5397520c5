"""A command, its processor time with that of all its processes, and the memory that they hold while it runs."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Seconds between two looks at the memory.
_EVERY = 0.5


@dataclass(frozen=True)
class Run:
    """`memory` are bytes that the processes hold together, those that they share counted once, at even distances."""

    seconds: float
    cpu: float
    memory: tuple[int, ...]

    def memory_at(self, begin: float, end: float) -> int:
        """The most bytes held in a part of the run, from 0 to 1."""
        count = len(self.memory)
        return max(self.memory[int(begin * count) : max(int(end * count), int(begin * count) + 1)], default=0)


def run(command: Sequence[str]) -> Run:
    """Run `command` to its end; raises CalledProcessError where it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    memory = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            memory.append(_held(process.pid))
            time.sleep(_EVERY)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    if process.returncode not in (0, 1):  # 1: pages of the corpus that are no pages
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(end - start, cpu, tuple(memory))


def _held(pid: int) -> int:
    total = 0
    for one in _family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has just ended
            continue
        # Of memory of their own; how much of a library counts as ours depends on who else has it loaded.
        total += sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss_Anon:"))
    return total


def _family(pid: int) -> list[int]:
    found = [pid]
    try:
        for task in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208
            children = Path(f"/proc/{pid}/task/{task}/children").read_text().split()
            found += [one for child in children for one in _family(int(child))]
    except OSError:
        pass
    return found
