"""Score the cleaner and its peers on folders of pages with gold text.

    python -m benchmarks.quality FOLDER... [-e NAME ...] [--worst N]
    python -m benchmarks.quality FOLDER... --floors FILE [--pin [--allow-regression]]

One table a folder: F1, precision and recall over shingles of four words, each with one deviation of the bootstrap; CPU
time as a multiple of a bare parse by lxml, timed in the same run; and how many titles, dates and authors are right, of
those that the gold knows. Peers that are not installed are named and left out: pip install '.[bench]' has them.

With --floors only the cleaner runs, and its figures are held to FILE: the exit code is 1 below a floor.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import floors
from .extractors import CLEANER, EXTRACTORS
from .pages import fingerprint, load
from .race import figures, race
from .table import rows, worst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .article import Extractor
    from .pages import Page


def main(arguments: list[str] | None = None) -> int:
    """Run the command; raises SystemExit(2) for wrong use."""
    parser = _parser()
    args = parser.parse_args(arguments)
    if args.floors is None and (args.pin or args.allow_regression):
        parser.error("--pin and --allow-regression need --floors FILE")
    try:
        folders = {folder: load(folder) for folder in args.folders}
    except (OSError, KeyError, ValueError) as error:
        parser.error(f"no pages with gold: {error}")
    if args.floors is None:
        wanted = [extractor for extractor in EXTRACTORS if extractor.name in args.extractors]
        for folder, pages in folders.items():
            show(folder, pages, wanted, args.worst)
        return 0
    measured: dict[str, float] = {}
    for folder, pages in folders.items():
        measured |= figures(folder.resolve().name, pages, CLEANER)
    return floors.keep(floors.Floors.read(args.floors), fingerprint(args.folders), measured, args)


def show(folder: Path, pages: Sequence[Page], extractors: Sequence[Extractor], number: int) -> None:
    """Print the table of one folder, and the `number` worst pages of each extractor."""
    there = [extractor for extractor in extractors if extractor.is_installed]
    print(f"{folder}: {len(pages)} pages, fingerprint {fingerprint([folder])[:12]}")
    runs, unit = race(pages, there)
    print("\n".join(rows(pages, runs, unit)))
    for run in runs if number else ():
        print(run.extractor.name, *worst(pages, run, number), sep="\n")
    if missing := [extractor.name for extractor in extractors if not extractor.is_installed]:
        print(f"not installed: {', '.join(missing)}")


def _parser() -> argparse.ArgumentParser:
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("benchmarks.quality", description=__doc__, formatter_class=style)
    names = [extractor.name for extractor in EXTRACTORS]
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("-e", "--extractors", nargs="+", choices=names, default=names, metavar="NAME")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N worst pages of each extractor")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="hold the cleaner to the figures of FILE")
    floors.add_options(parser)
    return parser


if __name__ == "__main__":
    logging.disable()  # peers tell of each page what they think of it
    sys.exit(main())
