"""A file, opened and read as its name asks for. Whatever a disk or an archive does to us is an item with a problem."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from io import BufferedReader
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO, cast

from cleaner.compression import DAMAGE, of_data, reading
from cleaner.sources._formats import PAGE, Form
from cleaner.sources._source import Ask, Damaged, Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import RawIOBase

STDIN = "-"
_MAGIC_BYTES = 10  # of the longest, that of bzip2
_CUT = "the file is cut off"


def file(path: str, form: Form, ask: Ask, *, regular: bool = False) -> Iterator[Item]:
    """The items of the file at `path`; `regular` says that it was a regular file when its folder was read."""
    # A file may have become a pipe since; without O_NONBLOCK opening it would wait for ever.
    flags = getattr(os, "O_NONBLOCK", 0) if regular else 0
    try:
        with open(path, "rb", opener=lambda name, own: os.open(name, own | flags)) as stream:
            status = os.fstat(stream.fileno())
            if S_ISDIR(status.st_mode) or (regular and not S_ISREG(status.st_mode)):
                yield Item(ask.name, None, "not a regular file")
                return
            for item in _items(stream, form, ask):
                if form.source.rows or not _has_changed(stream, status):
                    yield item
            if _has_changed(stream, status):
                yield Item(ask.name, None, "the file was written to while it was read")
    except OSError as error:
        yield Item(ask.name, None, problem(error, "file"))


def stdin(stream: BinaryIO | None, form: Form, ask: Ask) -> Iterator[Item]:
    """The items of standard input, or of `stream`. It has no name, so its first bytes tell how it is compressed."""
    if stream is None and sys.stdin is None:
        yield Item(STDIN, None, "standard input is closed")
        return
    given = stream or sys.stdin.buffer
    peeked = given if isinstance(given, BufferedReader) else BufferedReader(cast("RawIOBase", given))
    try:
        packing = of_data(peeked.peek(_MAGIC_BYTES))
        yield from _items(peeked, replace(form, packing=packing), ask)
    except OSError as error:
        yield Item(STDIN, None, problem(error, "standard input"))
    finally:
        if peeked is not given:
            peeked.detach()  # whoever gave the stream closes it


def problem(error: OSError, what: str) -> str:
    """The words of the system without the path, which would be absolute."""
    if isinstance(error, FileNotFoundError):
        return f"the {what} is not there any more, or its link leads nowhere"
    return f"the {what} cannot be read: {error.strerror or type(error).__name__}"


def _has_changed(stream: BinaryIO, before: os.stat_result) -> bool:
    now = os.fstat(stream.fileno())
    return (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns)


def _items(stream: BinaryIO, form: Form, ask: Ask) -> Iterator[Item]:
    """All items, and one with a problem where the file ends before it should. Raises OSError for what a disk says."""
    if form.missing:
        yield Item(ask.name, None, f"this file cannot be read: {form.missing}")
        return
    number = 0
    try:
        for item in form.source.read(_unpacked(stream, form), ask):
            yield item
            number += 1
    except EOFError:
        why = _CUT
    except Damaged as error:
        why = f"the file cannot be read: {error}"
    except DAMAGE:
        why = "the file is damaged: what is compressed in it cannot be unpacked"
    except OSError as error:
        if error.errno is not None:
            raise
        why = "the file is damaged: what is compressed in it cannot be unpacked"  # bz2 says no more than that
    else:
        return
    behind = f"; {number} before it {'was' if number == 1 else 'were'} read" if form.source is not PAGE else ""
    yield Item(ask.name, None, why + behind)


def _unpacked(stream: BinaryIO, form: Form) -> BinaryIO:
    if form.packing and isinstance(stream, BufferedReader) and not stream.peek(1):
        raise EOFError  # an empty file is no compressed one, but the start of a download
    return reading(stream, form.packing)
