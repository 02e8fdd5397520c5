"""Containers as other tools make them, for tests: rows, tables and archives of pages that we invented."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from functools import partial
from typing import TYPE_CHECKING

from cleaner.sources import Inputs, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

# Those of Python's own library; zstd is tested where it is installed.
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": partial(lzma.compress, preset=0),
}


def read(*paths: Path | str, stdin: bytes | None = None, form: str = "page", **options) -> list[Item]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(Inputs.of([str(path) for path in paths], form, stream).items(**options))


def lines(*rows: object) -> bytes:
    texts = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    return "".join(f"{text}\n" for text in texts).encode()


def put(path: Path, raw: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def skippable(content: bytes, kind: int = 0) -> bytes:
    """A frame of zstd that is passed over: sizes or an index, which parallel and seekable writers put in a file."""
    return bytes([0x50 + kind]) + b"\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content


def answer(body: bytes, url: str = "https://contoh.id/a", status: str = "200 OK", **headers: str) -> bytes:
    """A record of a WARC file: what a server answered. Headers have underscores for hyphens."""
    names = {"Content_Type": "text/html; charset=utf-8", **headers}
    told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in names.items())
    return record("response", f"HTTP/1.1 {status}\r\n{told}\r\n".encode() + body, url, "application/http")


def record(kind: str, block: bytes, url: str, media: str, length: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: 2026-02-03T04:05:06Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def archive(records: Iterable[bytes]) -> bytes:
    """A WARC.gz, a member a record, as crawlers write it."""
    return b"".join(map(gzip.compress, records))
