"""A corpus of any size out of a few pages: each document is one of them with a sentence of its own."""

from __future__ import annotations

import gzip
from itertools import cycle, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGES = (".html", ".htm", ".txt", ".html.gz", ".txt.gz")
# So that a folder is listed at once on every file system, as those of crawls are.
_A_FOLDER = 1000


def make(pages: Path, out: Path, documents: int) -> int:
    """Write so many documents below `out`; gives their bytes. Raises ValueError where there are no pages."""
    found = [path for path in sorted(pages.rglob("*")) if path.name.lower().endswith(_PAGES)]
    if not found:
        raise ValueError(f"{pages}: no pages there")
    size = 0
    for number, (name, raw) in enumerate(islice(cycle(_read(found)), documents)):
        folder = out / f"{number // _A_FOLDER:03}"
        folder.mkdir(parents=True, exist_ok=True)
        size += (folder / f"{number:06}-{name}").write_bytes(_own(raw, number))
    return size


def _read(found: list[Path]) -> Iterator[tuple[str, bytes]]:
    for path in found:
        raw = path.read_bytes()
        yield path.name.removesuffix(".gz"), gzip.decompress(raw) if path.suffix == ".gz" else raw


def _own(raw: bytes, number: int) -> bytes:
    # Else caches would be as good as they never are.
    sentence = f"Catatan bernomor {number} ini dibuat supaya tidak ada dua halaman yang sama isinya."
    head, end, tail = raw.rpartition(b"</article>") if b"</article>" in raw else raw.rpartition(b"</body>")
    if end:
        return b"".join((head, f"<p>{sentence}</p>".encode(), end, tail))
    return raw + f"\n{sentence}\n".encode()
