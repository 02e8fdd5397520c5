"""Pages from files, folders and rows of JSON Lines alike, each with its address where one is known.

A row is an object with the page as `html`, `raw` or `text`, and, where they are there, `url` and `id`; a row without an
id is called `<file>#<number>`. What cannot be read is a page with a problem, never an exception.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.sources.files import MAX_BYTES, STDIN, Inputs, printable
from cleaner.sources.walk import enter_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROWS = (".jsonl", ".ndjson")
# The first of these keys that holds a text is the page.
CONTENT = ("html", "raw", "text")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its id and its content, or what kept us from reading it."""

    id: str
    raw: bytes | str | None
    url: str | None = None
    problem: str = ""


def pages(paths: Sequence[str], *, ignore: Callable[[str], bool] = enter_all) -> Iterator[Page]:
    """Every page of `paths`, in an order that no machine changes: of a folder its files, then the rows in it.

    A folder within another one of which `ignore` says so is not entered. Raises UsageError, at once, for a path that is
    not there.
    """
    return _pages(Inputs.of(paths), ignore)


def _pages(inputs: Inputs, ignore: Callable[[str], bool]) -> Iterator[Page]:
    for path, label, is_folder in zip(inputs.paths, inputs.labels, inputs.folders, strict=True):
        if is_folder or path == STDIN or not path.lower().endswith(ROWS):
            for item in Inputs((path,), (label,), (is_folder,)).items(ignore=ignore):
                yield Page(item.id, item.raw, None, item.problem)
        else:
            yield from _rows(path, label)
        for name in _containers(path, ignore) if is_folder else ():
            below = "/".join(map(printable, Path(name).relative_to(path).parts))
            yield from _rows(name, f"{label}/{below}" if label else below)


def _containers(root: str, ignore: Callable[[str], bool]) -> Iterator[str]:
    """The files of rows below a folder, sorted; links to folders and hidden files are passed over."""
    for at, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not ignore(str(Path(at, name))))
        for name in sorted(files):
            path = Path(at, name)
            if name.lower().endswith(ROWS) and not name.startswith(".") and path.is_file():
                yield str(path)


def _rows(path: str, label: str) -> Iterator[Page]:
    try:
        with Path(path).open("rb") as stream:
            yield from _read(stream, label)
    except OSError as error:
        yield Page(label, None, None, f"the file cannot be read: {error.strerror or type(error).__name__}")


def _read(stream: BinaryIO, label: str) -> Iterator[Page]:
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        name = f"{label}#{number}"
        if len(line) > MAX_BYTES:
            yield Page(
                name, None, None, f"larger than the limit of {MAX_BYTES >> 20} MB; the rows behind it are not read"
            )
            return
        if line.strip():
            yield _row(line, name)


def _row(line: bytes, name: str) -> Page:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError):
        return Page(name, None, None, "the row is no JSON")
    if not isinstance(data, dict):
        return Page(name, None, None, "the row is no object")
    url, own = data.get("url"), data.get("id")
    name = own if isinstance(own, str) and own else name
    content = next((data[key] for key in CONTENT if isinstance(data.get(key), str)), None)
    problem = "" if content is not None else f"the row has none of {', '.join(CONTENT)}"
    return Page(name, content, url if isinstance(url, str) and url else None, problem)
