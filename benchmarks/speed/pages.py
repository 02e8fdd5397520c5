"""The pages of a run: those of a folder, or those of fixtures/ and seeds/.

A folder is read whole: `.html`, `.html.gz` and `.txt` are pages, of which a `<name>.gold.json` beside it may tell the
address; each row of a `.jsonl` is a dump with its `text` and perhaps its `url`.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleaner import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


class Page(NamedTuple):
    """The bytes of a page, and its address where it is known."""

    raw: bytes
    url: str | None = None


@dataclass(frozen=True)
class Pages:
    """HTML pages and dumped texts."""

    html: tuple[Page, ...]
    texts: tuple[Page, ...]

    @classmethod
    def of(cls, folder: Path | None) -> Pages:
        """The pages of `folder`, else our own; raises ValueError where there is none."""
        files = [folder] if folder else [ROOT / "fixtures", ROOT / "seeds"]
        found = [page for top in files for path in sorted(top.rglob("*")) for page in _read(path)]
        html = tuple(page for is_html, page in found if is_html)
        texts = tuple(page for is_html, page in found if not is_html)
        if not found:
            raise ValueError(f"{folder}: no .html, .html.gz, .txt or .jsonl in this folder")
        return cls(html, texts)


def _read(path: Path) -> Iterator[tuple[bool, Page]]:
    name = path.name
    if name.endswith((".html", ".html.gz")):
        raw = path.read_bytes()
        yield True, Page(gzip.decompress(raw) if name.endswith(".gz") else raw, _address(path))
    elif name.endswith(".txt"):
        yield False, Page(path.read_bytes(), _address(path))
    elif name.endswith(".marked"):
        text = marked.parse(path.read_text("utf-8")).source
        yield False, Page(text.encode())
    elif name.endswith(".jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield False, Page(row["text"].encode(), row.get("url"))


def _address(path: Path) -> str | None:
    gold = path.with_name(f"{path.name.partition('.')[0]}.gold.json")
    return json.loads(gold.read_text("utf-8")).get("url") if gold.is_file() else None
