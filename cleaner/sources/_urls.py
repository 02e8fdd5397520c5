"""The addresses of pages from a file beside them: path or id and URL, as tab-separated values or as JSON Lines."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cleaner.compression import DAMAGE, reading
from cleaner.errors import UsageError
from cleaner.sources import _read
from cleaner.sources._formats import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.sources._inputs import Inputs
    from cleaner.sources._source import Item

# Of a file that is wrong throughout.
_MOST_PROBLEMS = 10
# The names of the first column, where a table says them, and of the field of a row.
_KEYS = ("id", "path", "file")
# Bytes of a line; a path and an address have a few thousand at most.
_MAX_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Address:
    """A URL, and the line of the file that says it."""

    url: str
    line: int


@dataclass(frozen=True)
class Urls:
    """The addresses by id, and the lines that named a page so far."""

    name: str
    by_id: dict[str, Address]
    digest: str
    used: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, path: str, inputs: Inputs) -> Urls:
        """The addresses in the file at `path`; a page is named by its id, or by the path to it from here.

        Raises UsageError with all that is wrong, by line.
        """
        found: dict[str, Address] = {}
        problems: list[str] = []
        for number, line in enumerate(_lines(path), start=1):
            try:
                key, url = _entry(line, number, is_json=form_of(path).source.name == "jsonl")
                if key:
                    _add(found, inputs.id_of(key) or key, Address(url, number))
            except ValueError as error:
                problems.append(f"{path}:{number}: {error}")
            if len(problems) == _MOST_PROBLEMS:
                problems.append("and perhaps more")
                break
        if problems:
            raise UsageError("\n".join(problems))
        entries = sorted((key, address.url) for key, address in found.items())
        return cls(path, found, hashlib.sha256(json.dumps(entries).encode()).hexdigest()[:16])

    def told(self, items: Iterable[Item]) -> Iterator[Item]:
        """`items` with their addresses; what the file says goes before what a row says of itself."""
        for item in items:
            address = self.by_id.get(item.id)
            if address:
                self.used.add(address.line)
            yield replace(item, url=address.url) if address else item

    def unused(self) -> list[str]:
        """A line for each entry that named no page so far, in the order of the file."""
        left = [(address.line, key) for key, address in self.by_id.items() if address.line not in self.used]
        return [f"{self.name}:{line}: no page is called {key!r}" for line, key in sorted(left)]


def _lines(path: str) -> Iterator[bytes]:
    form = form_of(path)
    if form.missing:
        raise UsageError(f"{path}: {form.missing}")
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - as everywhere here
            unpacked, number = reading(stream, form.packing), 0
            while line := unpacked.readline(_MAX_LINE + 1):
                number += 1
                if len(line) > _MAX_LINE:
                    raise UsageError(f"{path}:{number}: the line is longer than {_MAX_LINE >> 20} MB")
                yield line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
    except OSError as error:
        raise UsageError(f"{path}: {_read.problem(error, 'file')}") from None
    except (EOFError, *DAMAGE):
        raise UsageError(f"{path}: the file is cut off or damaged") from None


def _entry(raw: bytes, number: int, *, is_json: bool) -> tuple[str, str]:
    """Key and URL of a line; empty for a blank one and for the names of columns. Raises ValueError, in our words."""
    try:
        line = raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise ValueError("the line is no UTF-8") from None
    if not line.strip():
        return "", ""
    key, url = _of_row(line) if is_json else _of_table(line)
    if not is_json and number == 1 and url.strip().lower() == "url":
        return "", ""
    if not key:
        raise ValueError("the path is missing")
    return key, _checked(url.strip())


def _of_table(line: str) -> tuple[str, str]:
    cells = line.split("\t")
    if len(cells) != 2:  # a path, a URL
        raise ValueError(f"a line is a path, a tab and a URL; this one has {len(cells)} columns")
    return cells[0].strip(" "), cells[1]


def _of_row(line: str) -> tuple[str, str]:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("the line is no JSON") from None
    if not isinstance(row, dict):
        raise ValueError("the line is no object")
    key = next((row[name] for name in _KEYS if isinstance(row.get(name), str)), None)
    if key is None or not isinstance(row.get("url"), str):
        raise ValueError(f"a row has a url, and one of {', '.join(_KEYS)}")
    return key, row["url"]


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_web = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and url.isprintable()
    except ValueError:
        is_web = False
    if not is_web or " " in url:
        raise ValueError(f"{url[:80]!r} is no web address")
    return url


def _add(found: dict[str, Address], key: str, address: Address) -> None:
    before = found.setdefault(key, address)
    if before.url != address.url:
        raise ValueError(f"{key!r} has another address in line {before.line}")
