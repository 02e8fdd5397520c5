"""The least that cleaning a folder takes: one process, one loop, one file of records.

python -m benchmarks.batch.loop FOLDER OUT.jsonl
"""

from __future__ import annotations

import sys
from pathlib import Path

from cleaner.pipeline import Cleaner
from cleaner.row import Row
from cleaner.writers import WRITERS


def main() -> None:
    """Clean all files below the first argument into the second one."""
    pages, out = map(Path, sys.argv[1:])
    cleaner, writer = Cleaner(), WRITERS["jsonl"]
    with out.open("wb") as stream:
        for path in sorted(pages.rglob("*.*")):
            stream.write(Row.of(cleaner.clean(path.read_bytes()), path.name, writer).record)


if __name__ == "__main__":
    main()
