"""What terminals are shown: harmless characters, and lines that fit."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from contextlib import suppress
from typing import TextIO

import typer

from cleaner.text import visible

# Columns where no terminal tells: enough for a line of news to be recognised, and the same on every machine.
WIDTH = 120


def say(line: str) -> None:
    """One line of talk, to stderr; where that cannot be written, nobody listens, and the work goes on."""
    try:
        typer.echo(line, err=True)
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Let what was and will be written to `stream` vanish, or Python would complain of it once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def escaped(text: str) -> str:
    r"""`text` with control characters made visible (`\x1b`); line breaks and tabs stay."""
    return visible(text)


def inline(text: str) -> str:
    """`text` as a part of one line: escaped, with single blanks."""
    return escaped(" ".join(text.split()))


def shortened(text: str, columns: int) -> str:
    """`text` cut to `columns`, with an ellipsis where something is missing; wide characters count twice."""
    if len(text) * 2 <= columns:
        return text
    used = 0
    for at, char in enumerate(text):
        used += columns_of(char)
        if used > columns:
            return _cut(text[:at], columns)
    return text


def padded(text: str, columns: int) -> str:
    """`text` shortened or filled with blanks to exactly `columns`."""
    short = shortened(text, columns)
    return short + " " * (columns - columns_of(short))


def columns_of(text: str) -> int:
    """How many columns `text` takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def width() -> int:
    """The columns of the terminal that stdout is; WIDTH where it is none."""
    return shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def _cut(text: str, columns: int) -> str:
    while text and columns_of(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"
