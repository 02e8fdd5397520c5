"""The loaded rules and their hash as JSON in the user's cache folder, since YAML would cost most of a cold start.

An entry is found by the content of the rule files and of the code that reads them, and believed only if it is ours and
whole. Whatever the disk says, the answer is that of `load`; a folder that cannot be written costs time and nothing
else. A hit imports neither pydantic nor ruamel.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cleaner.rulebook.drafts import draft_of
from cleaner.rulebook.folders import Source, sources
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.rulebook.plain import FileData

# Entries. An author at work makes one with every save; the oldest go.
MAX_ENTRIES = 16
_HEAD, _MIDDLE, _TAIL = b'{"sha256":"', b'","rules":', b"}"
_HEX = 64  # characters of a SHA-256


@dataclass(frozen=True)
class RuleSet:
    """What `load` gives, without `tests`; `digest` is that of the rules that run, `with_drafts` that of all."""

    files: tuple[FileData, ...]
    digest: str
    with_drafts: str


def load_cached(folders: Sequence[Path], folder: Path | None = None) -> RuleSet:
    """The rules of `folders`, from the cache where they are there.

    `folder` replaces the cache folder of the user. Errors are those of `load`.
    """
    found = sources(folders)
    entry = _entry(_key(found), folder)
    if entry:
        with suppress(OSError, ValueError, TypeError):
            return _read(entry)
    from cleaner.rulebook.load import load_sources  # here, since it costs pydantic

    files = _without_tests(load_sources(found).strict())
    rules = RuleSet(files, digest(files, drafts=False), digest(files))
    if entry:
        with suppress(OSError):
            _write(entry, rules)
    return rules


def digest(files: Iterable[FileData], *, drafts: bool = True) -> str:
    """The hash of a rule set: what it says, not where it stands, how it is written or how it is tested."""
    bare = [_bare(file, drafts=drafts) for file in files]
    bare.sort(key=lambda file: (file["kind"], file["id"]))
    said = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _bare(file: FileData, *, drafts: bool) -> dict[str, Any]:
    said = {key: value for key, value in file.items() if key not in {"path", "tests"}}
    said["rules"] = [
        {key: value for key, value in rule.items() if key not in {"where", "tests"}}
        for rule in file.get("rules", ())
        if drafts or not draft_of(rule)
    ]
    if "layouts" in file:
        said["layouts"] = [_placeless(layout) for layout in file["layouts"]]
    return said


def _placeless(layout: dict[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in layout.items() if key not in {"where", "source"}}
    if "strip" in layout:
        said["strip"] = [{key: value for key, value in strip.items() if key != "where"} for strip in layout["strip"]]
    return said


def _without_tests(files: Iterable[FileData]) -> tuple[FileData, ...]:
    kept: list[dict[str, Any]] = []
    for file in files:
        plain = {key: value for key, value in file.items() if key != "tests"}
        if "rules" in file:
            plain["rules"] = [{key: value for key, value in rule.items() if key != "tests"} for rule in file["rules"]]
        kept.append(plain)
    return cast("tuple[FileData, ...]", tuple(kept))


def _key(found: Iterable[Source]) -> str:
    key = hashlib.sha256()
    parts = [__version__.encode(), *_code()]
    for source in found:
        parts += [str(source.folder).encode(), source.kind.encode(), source.shown.encode(), source.raw]
        parts += [source.problem.encode("utf-8", "replace")]
    for part in parts:
        key.update(b"%d:" % len(part))  # so that no two lists of parts look alike
        key.update(part)
    return key.hexdigest()


def _code() -> list[bytes]:
    """The source of all that decides what `load` gives: a checkout changes without its version."""
    here = Path(__file__).parent
    try:
        return [path.read_bytes() for path in sorted((*here.glob("*.py"), *here.glob("schema/*.py")))]
    except OSError:
        return []


def _entry(key: str, folder: Path | None) -> Path | None:
    """The file of the entry; None where there is no cache folder of our own."""
    with suppress(OSError, RuntimeError):
        if folder is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("bersih", appauthor=False)
        if not folder.is_absolute():  # "~" stays where there is no home
            return None
        ours = folder / "rules"
        ours.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stat.S_ISDIR(ours.lstat().st_mode) and _is_ours(ours.lstat()):
            return ours / f"{key}.json"
    return None


def _read(entry: Path) -> RuleSet:
    descriptor = os.open(entry, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - of a descriptor
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or not _is_ours(status):
            raise ValueError("the entry is not ours")
        raw = file.read()
    at = len(_HEAD) + _HEX
    hashed, payload = raw[len(_HEAD) : at], raw[at + len(_MIDDLE) : -len(_TAIL)]
    if raw != _HEAD + hashed + _MIDDLE + payload + _TAIL or hashlib.sha256(payload).hexdigest().encode() != hashed:
        raise ValueError("the entry is not whole")
    files, *digests = json.loads(payload)
    return RuleSet(tuple(files), *digests)


def _write(entry: Path, rules: RuleSet) -> None:
    import tempfile  # here, since a hit needs no `random` and `shutil`

    # ASCII alone: text of which a single character is wider takes half as long again to read.
    said = [rules.files, rules.digest, rules.with_drafts]
    payload = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    raw = _HEAD + hashlib.sha256(payload).hexdigest().encode() + _MIDDLE + payload + _TAIL
    descriptor, name = tempfile.mkstemp(dir=entry.parent, prefix=".new-")  # mode 0600
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
            file.write(raw)
        Path(name).replace(entry)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _prune(entry.parent)


def _prune(folder: Path) -> None:
    def age(entry: Path) -> int:
        return entry.stat().st_mtime_ns

    for old in sorted(folder.glob("*.json"), key=age, reverse=True)[MAX_ENTRIES:]:
        old.unlink(missing_ok=True)


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody else could have written it; where files have no owners the folder of the user is his own."""
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
