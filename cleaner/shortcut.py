"""`cleaner clean FILE.txt` and nothing else, without the machinery of options, which takes longer than the cleaning.

Hooks and CI call the command once a file, so that its start is its cost. Whatever is out of the ordinary is left to the
command itself: options, other inputs, settings that are in force, a page that is HTML or fails, a terminal. Both ways
print the very same.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

# Bytes. Cleaning a larger file takes longer than starting, and the command keeps an eye on the time.
MAX_BYTES = 1 << 20
# Characters of patterns, which the command would look for where there is no such file.
_GLOB = frozenset("*?[")


def told(arguments: list[str]) -> bool:
    """Print the text of the one file that `arguments` name; False, with nothing printed, where the command has to.

    Raises SystemExit where standard output cannot be written.
    """
    path = _file(arguments)
    if path is None or sys.stdout is None or sys.stdout.isatty():
        return False
    text = _cleaned(path)
    if text is None:
        return False
    try:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    except OSError as error:
        error.filename = "standard output"
        sys.exit(_code(error))
    return True


def _file(arguments: list[str]) -> str | None:
    if len(arguments) != 2 or arguments[0] != "clean":
        return None
    path = arguments[1]
    is_plain = path.endswith(".txt") and not path.startswith("-") and _GLOB.isdisjoint(path)
    return path if is_plain else None


def _cleaned(path: str) -> bytes | None:
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return None
        from cleaner.config import find

        if find(Path.cwd()):
            return None
        from cleaner.pipeline import Cleaner

        text = Cleaner().text(Path(path).read_bytes())
    except Exception:
        return None  # the command meets it again, and says what it is
    if text is None:
        return None
    return f"{text}\n".encode("utf-8", "replace") if text else b""


def _code(error: OSError) -> int:
    import typer

    from cleaner.cli._guard import guarded

    def again() -> None:
        raise error

    try:
        guarded(again)()
    except typer.Exit as done:
        return done.exit_code
    return 0
