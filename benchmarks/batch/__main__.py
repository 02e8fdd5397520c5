"""Clean a large corpus by one process and by several, and hold both to what they may cost.

    python -m benchmarks.batch [FOLDER] [--documents N] [--jobs N]

The corpus is made of the pages in FOLDER, of fixtures/ without one. Processor time does not depend on what else the
machine does, elapsed time does: believe it on a quiet machine only. The exit code is 1 where a limit is not kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .corpus import make
from .measure import Run, run

# Processor time of the command over that of a plain loop, at most.
CPU = 1.15
# Pages a second of two processes over those of one, at least, for so many processors that have nothing else to do.
SPEED = 1.7
# Memory at the end over that after a tenth of the documents, at most: the pages read ahead may come to their most late.
MEMORY = 1.05
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; raises SystemExit(2) for wrong use."""
    args = _arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        try:
            size = make(args.folder, pages, args.documents)
        except ValueError as error:
            print(error, file=sys.stderr)
            raise SystemExit(2) from None
        print(f"{args.documents} documents, {size / 1e6:.0f} MB")
        loop = _show("loop", args, _loop(pages, Path(folder, "loop.jsonl")))
        one = _show("--jobs 1", args, _clean(pages, Path(folder, "one"), 1))
        many = _show(f"--jobs {args.jobs}", args, _clean(pages, Path(folder, "many"), args.jobs))
    grown = many.memory_at(0.9, 1) / max(1, many.memory_at(0.1, 0.2))
    kept = [
        _held(f"processor time of --jobs {args.jobs}, as a multiple of the loop's", many.cpu / loop.cpu, most=CPU),
        _held(f"pages a second of --jobs {args.jobs}, as a multiple of one's", one.seconds / many.seconds, least=SPEED),
        _held("memory at the end, as a multiple of that after a tenth", grown, most=MEMORY),
    ]
    return 0 if all(kept) else 1


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch")
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args(arguments)


def _clean(pages: Path, out: Path, jobs: int) -> Run:
    command = ["clean", str(pages), "-o", str(out), "--to", "jsonl", "--jobs", str(jobs)]
    return run([sys.executable, "-m", "cleaner", *command])


def _loop(pages: Path, out: Path) -> Run:
    return run([sys.executable, "-m", "benchmarks.batch.loop", str(pages), str(out)])


def _show(name: str, args: argparse.Namespace, done: Run) -> Run:
    speed = args.documents / done.seconds
    memory = " ".join(f"{done.memory_at(at / 10, (at + 1) / 10) >> 20}" for at in range(10))
    print(f"{name:10} cpu {done.cpu:7.1f} s  elapsed {done.seconds:7.1f} s  {speed:6.0f} pages/s")
    print(f"{'':10} MB by tenths of the time: {memory}")
    return done


def _held(what: str, value: float, *, most: float = float("inf"), least: float = 0) -> bool:
    kept = least <= value <= most
    bound = f"at most {most}" if least == 0 else f"at least {least}"
    print(f"{'kept' if kept else 'NOT KEPT'}: {what}: {value:.3f}, {bound}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
