"""How a batch is run: the options for it, a bar that shows how far it is, and the signals that end it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

    from cleaner.batch import Limits
    from cleaner.cli._sources import Pages
    from cleaner.cli._target import Target
    from cleaner.row import Row

Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Clean by N processes; one for each processor without."),
]
Timeout = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", help="Give a page up that takes more processor time; 0 for no limit."),
]
Languages = Annotated[
    list[str],
    typer.Option("--language", metavar="CODE", help="Want texts in this language only, such as id. Repeatable."),
]
MinWords = Annotated[int, typer.Option("--min-words", metavar="N", help="Want texts of N words or more only.")]

# Seconds between two looks of the bar: as fast as one reads, and cheap.
_REFRESH = 0.2
# What tells a process to end, beside Ctrl-C; Windows knows no terminal that hangs up.
_ENDS = (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
# Seconds, three years: systems count no further than some more.
_LONGEST = 1e8


def limits(timeout: float) -> Limits:
    """What a page may take; raises UsageError for what is no time."""
    from cleaner.batch import Limits

    if not 0 <= timeout <= _LONGEST:
        raise UsageError(f"--timeout is a number of seconds, or 0 for no limit, not {timeout:g}")
    return Limits(timeout)


@contextmanager
def interruptible() -> Iterator[None]:
    """Whoever is told to end ends as on Ctrl-C: what is open is closed in good order, and the exit code is the same."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in _ENDS}
    for one, handler in before.items():
        if handler is not signal.SIG_IGN:  # or nohup, say, would protect nobody
            signal.signal(one, _interrupt)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def progress(pages: Pages, target: Target) -> Iterator[Callable[[Row], None]]:
    """What to tell of each row; a bar shows it on a terminal to which nothing else is written."""
    shares = target.out is None and sys.stdout is not None and sys.stdout.isatty()
    if shares or pages.inputs.single or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _bar()
    task = bar.add_task("", total=pages.count(skip=target.out), failed="")
    done = failed = 0
    next_look = 0.0

    def tell(row: Row) -> None:
        nonlocal done, failed, next_look
        done += 1
        failed += row.status == "error"
        if (now := time.monotonic()) >= next_look:
            next_look = now + _REFRESH
            bar.update(task, completed=done, failed=f"{failed} failed" if failed else "", refresh=True)

    with bar:
        yield tell


def _bar() -> Progress:
    # Here, since only a terminal needs it. It has no thread of its own: while one is there, nothing can be forked.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.0f} pages/s" if task.speed else "")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), Remaining(), TextColumn("[red]{task.fields[failed]}"))
    return Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
