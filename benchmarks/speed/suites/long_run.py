"""Very many documents in one process: memory stays flat, and the last cost no more than the first.

The documents are the texts, again and again, each with a line of its own, so that none is like an earlier one. Each
thousand of them is timed by itself; a thousand is a whole number of rounds over the texts, so that they compare.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..pages import ROOT
from ..race import Lap, lap
from ..suite import Suite, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..pages import Pages
    from ..suite import Options

CHUNK = 1000


def run(pages: Pages, options: Options) -> Sequence[Table]:
    """In a process of its own, whose memory is that of the work alone."""
    texts = [page.raw.decode("utf-8", "replace") for page in pages.texts][:CHUNK]
    if not texts:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(texts), encoding="utf-8")
        command = [sys.executable, "-m", __name__, str(path), str(options.documents)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    seconds, memory = found["seconds"], found["memory"]
    tenth = max(1, len(seconds) // 10)
    laps = [
        Lap("the first 1,000", (seconds[0],)),
        Lap("the first tenth", tuple(seconds[:tenth])),
        Lap("all", tuple(seconds)),
        Lap("the last tenth", tuple(seconds[-tenth:])),
    ]
    half = memory[len(memory) // 10]
    note = (
        f"resident memory: {memory[0]} MB after 1,000 documents, {half} MB after a tenth, {memory[-1]} MB at the end "
        f"({memory[-1] / half:.2f} times a tenth's)"
    )
    return [Table(f"{options.documents:,} documents", laps, "the first 1,000", "all", "document", (note,))]


def main(path: str, documents: int) -> None:
    """Clean that many documents, and print the seconds of each and the megabytes after every thousand."""
    from cleaner import Cleaner

    tool, texts = Cleaner(), json.loads(Path(path).read_text("utf-8"))
    seconds, memory = [], []
    for text in texts:  # everything is compiled before the first is timed
        tool.clean(text)
    size = max(1, CHUNK // len(texts)) * len(texts)
    for first in range(0, documents, size):
        items = [f"{texts[number % len(texts)]}\nNomor {number}.\n" for number in range(first, first + size)]
        seconds.append(lap(lambda text: json.dumps(tool.clean(text).record()), items))
        memory.append(_megabytes())
    print(json.dumps({"seconds": seconds, "memory": memory, "median": statistics.median(seconds)}))


def _megabytes() -> int:
    # Pages of memory that are resident, the second number of Linux's statm; elsewhere the most that ever were.
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)


SUITE = Suite("long-run", run)

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
