"""What earlier runs left in an output folder: known from manifest and records, never guessed."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.compression import COMPRESSIONS
from cleaner.sinks.atomic import temporary
from cleaner.sinks.names import Names
from cleaner.sinks.part import lines
from cleaner.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.compression import Compression

MANIFEST, RECORDS, REMOVED = "manifest.json", "records.jsonl", "removed.jsonl"
# Bytes. Ours has one or two thousand; a larger file is somebody else's.
_MAX_MANIFEST = 1 << 20


def manifest(out: Path, tool: str) -> dict[str, Any]:
    """The manifest of the folder `out` where `tool` wrote it, else nothing."""
    path = out / MANIFEST
    try:
        if path.is_symlink() or path.stat().st_size > _MAX_MANIFEST:
            return {}
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("tool") == tool else {}


def shape(options: Any) -> dict[str, Any]:
    """Of the options of a run what decides the names of its files; nothing where these are no options."""
    return {key: options.get(key) for key in ("to", "compress", "with_removed")} if isinstance(options, dict) else {}


def files(out: Path, shape: Mapping[str, Any], *, killed: bool = False) -> list[str]:
    """The files, relative to `out`, of a run of this shape: those that its rows tell of, and then those of rows.

    This is the order to remove them in, so that who is killed meanwhile can ask again. The rows of a killed run are
    hidden, and end somewhere.
    """
    writer, compression = WRITERS.get(str(shape.get("to"))), COMPRESSIONS.get(str(shape.get("compress")))
    if writer is None:
        return []
    found: list[str] = []
    path = out / named(RECORDS, compression)
    names = Names(writer.suffix + (compression.suffix if compression else ""))
    # Whatever is wrong with the records: each format has errors of its own.
    with suppress(Exception):
        for record in map(json.loads, lines(temporary(path) if killed else path, compression)):
            if not writer.rows and (text := text_of(record, names)):
                found.append(text)
    own = list(rows(shape))
    return [*found, *(hidden(out, [MANIFEST, *reversed(own)]) if killed else reversed(own))]


def rows(shape: Mapping[str, Any]) -> Iterator[str]:
    """The names of the files of rows that a run of this shape has."""
    compression, writer = COMPRESSIONS.get(str(shape.get("compress"))), WRITERS.get(str(shape.get("to")))
    yield named(RECORDS, compression)
    if shape.get("with_removed"):
        yield named(REMOVED, compression)
    if writer and writer.finish:
        yield f"records{writer.suffix}"


def named(name: str, compression: Compression | None) -> str:
    """`name` with the suffix of its compression."""
    return name + (compression.suffix if compression else "")


def text_of(record: Mapping[str, Any], names: Names) -> str | None:
    """The file of the text of `record`, if it ever had one; asked of all records of a run in their order."""
    if record["status"] == "ok" or record["stage"] == "write":
        return names.path(str(record["id"])).as_posix()
    return None


def hidden(out: Path, paths: Iterable[str]) -> list[str]:
    """The temporary names of `paths`, relative to `out` as they are."""
    return [temporary(out / path).relative_to(out).as_posix() for path in paths]


def remove(out: Path, paths: Iterable[str]) -> None:
    """Remove the files `paths` below `out` and the folders that this empties; what lies behind a link stays."""
    for path in paths:
        folders = [out.joinpath(*Path(path).parts[:depth]) for depth in range(1, len(Path(path).parts))]
        if any(folder.is_symlink() for folder in folders):
            continue
        with suppress(OSError):
            (out / path).unlink()
            for folder in reversed(folders):
                folder.rmdir()
