"""Pages with their gold: a folder in one of two layouts, read whole and with a fingerprint.

`<name>.html`, `<name>.html.gz` or `<name>.txt` beside `<name>.gold.json` (`text`, and where known `url`, `title`,
`date`, `authors`); or `ground-truth.json` (key: `articleBody`, `url`, ...) beside `html/<key>.html.gz`, as the public
article-extraction benchmark has it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

GOLD = ".gold.json"
TRUTH = "ground-truth.json"
_SUFFIXES = (".html", ".html.gz", ".txt", ".txt.gz")


@dataclass(frozen=True)
class Page:
    """One page. What the gold does not know is None or empty; `date` is ISO 8601, or milliseconds since 1970."""

    name: str
    raw: str
    text: str
    url: str | None = None
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()


def load(folder: Path) -> list[Page]:
    """Every page of `folder` that has gold, by name. Raises FileNotFoundError where there is none, or a page misses."""
    found = sorted(_truth(folder) if (folder / TRUTH).is_file() else _golds(folder), key=lambda page: page.name)
    if not found:
        raise FileNotFoundError(f"{folder}: no page with gold here: neither *{GOLD} nor {TRUTH}")
    return found


def fingerprint(folders: Iterable[Path]) -> str:
    """A hash of the names and bytes of all files in `folders`; where the folders lie does not count."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _golds(folder: Path) -> Iterator[Page]:
    for path in folder.glob(f"*{GOLD}"):
        name = path.name.removesuffix(GOLD)
        page = next((one for suffix in _SUFFIXES if (one := folder / f"{name}{suffix}").is_file()), None)
        if page is None:
            raise FileNotFoundError(f"{path}: its page is missing, {name} with one of {', '.join(_SUFFIXES)}")
        yield _page(name, page, json.loads(path.read_text("utf-8")), "text")


def _truth(folder: Path) -> Iterator[Page]:
    for name, gold in json.loads((folder / TRUTH).read_text("utf-8")).items():
        yield _page(name, folder / "html" / f"{name}.html.gz", gold, "articleBody")


def _page(name: str, path: Path, gold: Mapping[str, Any], key: str) -> Page:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")
    known = {field: str(gold[field]) for field in ("url", "title", "date") if gold.get(field)}
    return Page(name, text, gold.get(key) or "", authors=tuple(gold.get("authors") or ()), **known)
