"""What an earlier run left in an output folder: known from its manifest and its records, never guessed."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.sinks.names import Names
from cleaner.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST = "manifest.json"
# Bytes. Ours has one or two thousand; a larger file is somebody else's.
_MAX_MANIFEST = 1 << 20


def is_ours(out: Path, tool: str) -> bool:
    """Whether the folder `out` has a manifest that `tool` wrote."""
    return _manifest(out).get("tool") == tool


def files(out: Path, tool: str) -> set[str]:
    """The files, relative to `out`, that the earlier run wrote one a document; empty where that cannot be told."""
    manifest = _manifest(out)
    options = manifest.get("options")
    writer = WRITERS.get(str(options.get("to"))) if isinstance(options, dict) else None
    if manifest.get("tool") != tool or writer is None or writer.rows:
        return set()
    names, found = Names(writer.suffix), set()
    with suppress(OSError, ValueError, KeyError, TypeError), (out / "records.jsonl").open(encoding="utf-8") as rows:
        for row in rows:
            record = json.loads(row)
            if record["status"] == "ok":
                found.add(names.path(str(record["id"])).as_posix())
    return found


def remove(out: Path, paths: Iterable[str]) -> None:
    """Remove the files `paths` below `out` and the folders that this empties; what lies behind a link stays."""
    for path in sorted(paths):
        folders = [out.joinpath(*Path(path).parts[:depth]) for depth in range(1, len(Path(path).parts))]
        if any(folder.is_symlink() for folder in folders):
            continue
        with suppress(OSError):
            (out / path).unlink()
            for folder in reversed(folders):
                folder.rmdir()


def _manifest(out: Path) -> dict[str, Any]:
    path = out / MANIFEST
    try:
        if path.is_symlink() or path.stat().st_size > _MAX_MANIFEST:
            return {}
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}
