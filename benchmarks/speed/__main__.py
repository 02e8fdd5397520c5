"""Measure what cleaning costs, and print it as Markdown.

    python -m benchmarks.speed [FOLDER] [--only NAME ...] [--rounds N] [--documents N]

The pages are those of FOLDER, of fixtures/ and seeds/ without one. Every number is processor time; every ratio is of
one run over the same pages, which is all that can be compared: a busy machine makes everything slower. Peers that are
not installed are named and left out: pip install '.[bench]' has most. Batches of many processes have a benchmark of
their own, `benchmarks.batch`.
"""

from __future__ import annotations

import argparse
import logging
import platform
import sys
from pathlib import Path

from cleaner.discover import members

from . import suites
from .pages import Pages
from .suite import Options, Suite
from .table import rows


def main(arguments: list[str] | None = None) -> int:
    """Run the command; raises SystemExit(2) for wrong use."""
    found = {suite.name: suite for suite in members(suites, "SUITE", Suite)}
    parser = _parser(list(found))
    args = parser.parse_args(arguments)
    try:
        pages = Pages.of(args.folder)
    except (OSError, ValueError, KeyError) as error:
        parser.error(str(error))
    print(f"{len(pages.html)} HTML pages, {len(pages.texts)} texts; Python {platform.python_version()}\n")
    for name in args.only or found:
        for table in found[name].run(pages, Options(args.rounds, args.documents)):
            print("\n".join(rows(table)), flush=True)
    return 0


def _parser(names: list[str]) -> argparse.ArgumentParser:
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("benchmarks.speed", description=__doc__, formatter_class=style)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--documents", type=int, default=20_000, metavar="N", help="of the long run")
    return parser


if __name__ == "__main__":
    logging.disable()  # peers tell of each page what they think of it
    sys.exit(main())
