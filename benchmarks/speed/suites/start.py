"""The command from a cold process, beside an empty command of the same library.

Byte code and the cache of rules are kept in a folder of their own, as an installed command that ran before has them;
one row has neither rules nor byte code yet.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..pages import ROOT
from ..race import Lap
from ..suite import Suite, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..pages import Pages
    from ..suite import Options

PAGE = ROOT / "seeds" / "kontan.txt"
EMPTY = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def run(path: str) -> None: ...
app()
"""
_CLEANER = ("-m", "cleaner")
COMMANDS: dict[str, tuple[str, ...]] = {
    "python -c pass": ("-c", "pass"),
    "an empty typer command": ("-c", EMPTY, "page.txt"),
    "cleaner clean FILE.txt": (*_CLEANER, "clean", str(PAGE)),
    "cleaner clean FILE.txt --to jsonl": (*_CLEANER, "clean", str(PAGE), "--to", "jsonl"),
    "cleaner --help": (*_CLEANER, "--help"),
    "cleaner --version": (*_CLEANER, "--version"),
    "import trafilatura": ("-c", "import trafilatura"),
}
FIRST = "cleaner clean FILE.txt, first run ever"


def run(pages: Pages, options: Options) -> Sequence[Table]:
    """Every command twice a round, one after the other, on a small page of our own."""
    taken: dict[str, list[float]] = {name: [] for name in (*COMMANDS, FIRST)}
    with tempfile.TemporaryDirectory() as home:
        for arguments in COMMANDS.values():
            seconds(arguments, home)
        for number in range(options.rounds * 2):
            for name, arguments in COMMANDS.items():
                taken[name].append(seconds(arguments, home))
            with tempfile.TemporaryDirectory(dir=home) as empty:
                if number < options.rounds:
                    taken[FIRST].append(seconds(COMMANDS["cleaner clean FILE.txt"], empty))
    laps = [Lap(name, tuple(values)) for name, values in taken.items()]
    note = f"typer {_version('typer')}; median of {statistics.median(map(len, taken.values())):.0f} processes"
    return [Table("Start", laps, "an empty typer command", "cleaner clean FILE.txt", "process", (note,))]


def seconds(arguments: Sequence[str], home: str) -> float:
    """Processor time of a process of this Python whose caches are below `home`."""
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"XDG_CACHE_HOME": str(Path(home, "cache")), "PYTHONPYCACHEPREFIX": str(Path(home, "code"))}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # In the empty folder, where no settings are in force.
    command, env = [sys.executable, *arguments], {**plain, **places, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=home, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _version(name: str) -> str:
    from importlib.metadata import version

    return version(name)


SUITE = Suite("start", run)
