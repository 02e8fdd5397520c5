"""Errors become exit codes here and nowhere else.

0 fine, 1 findings or failed pages, 2 wrong use or invalid rules, 3 a bug, 130 interrupted.
"""

from __future__ import annotations

import functools
import io
import os
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

import typer

from cleaner.cli._terminal import discard, escaped, say
from cleaner.errors import CleanerError

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED, WRONG_USE, BUG, INTERRUPTED = 1, 2, 3, 130
DEBUG = "CLEANER_DEBUG"  # set to anything but 0: bugs show their traceback


def guarded(run: Callable[..., None]) -> Callable[..., None]:
    """`run` with its errors told on stderr, in words, and turned into exit codes."""

    @functools.wraps(run)
    def safe(*args: object, **options: object) -> None:
        try:
            run(*args, **options)
            _flush()
        except typer.Exit:
            raise
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _hang_up()
        except CleanerError as error:
            say(f"error: {escaped(str(error))}")
            raise typer.Exit(WRONG_USE) from None
        except OSError as error:
            say(f"error: {escaped(str(error.filename or _nameless(error)))}: {error.strerror or error}")
            raise typer.Exit(FAILED) from None
        except Exception as error:
            report(error, traceback.format_exc())

    return safe


def unwritten(error: OSError) -> NoReturn:
    """End where the words of typer found no place: help on stdout, or on stderr what is wrong with a call."""
    wrong = getattr(error.__context__, "exit_code", None)  # the error that it was about to tell
    if wrong is None:
        discard(sys.stdout)
        say(f"error: standard output: {error.strerror or error}")
    else:
        discard(sys.stderr)
    sys.exit(FAILED if wrong is None else wrong)


def report(error: Exception | str, trace: str) -> NoReturn:
    """Tell of a bug: what to report, and the traceback only to those who ask for it."""
    tell_bug(error if isinstance(error, str) else f"{type(error).__name__}: {error}", trace)
    raise typer.Exit(BUG)


def tell_bug(what: str, trace: str) -> None:
    """The words for a bug."""
    say(f"this is a bug in the cleaner, please report it: {escaped(what)}")
    if os.environ.get(DEBUG, "0") not in ("", "0"):
        say(trace)
    else:
        say(f"with the output of `cleaner --version`, the input, and what this prints with {DEBUG}=1 set")


def _nameless(error: OSError) -> str:
    """What an error that names no file is of: standard output, where those raised it who write there."""
    from cleaner.sinks.stream import StreamSink

    # What cannot be told on stderr raises nothing, so that all that is echoed is standard output.
    writing = {one.__code__ for one in (typer.echo, _flush, StreamSink.write, StreamSink.__exit__)}
    if not any(frame.f_code in writing for frame, _ in traceback.walk_tb(error.__traceback__)):
        return "input or output"
    discard(sys.stdout)
    return "standard output"


def _flush() -> None:
    if sys.stdout is not None:  # closed by the caller
        sys.stdout.flush()


def _hang_up() -> NoReturn:
    # Whoever read us has seen enough. Python would complain once more when it flushes at exit.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()
    raise typer.Exit(0)
