"""A rule set to compare with another: a folder of rule files, or what that folder was in a revision of its checkout."""

from __future__ import annotations

import subprocess
import tarfile
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.pipeline import Cleaner
    from cleaner.rulebook.folders import Source

# Bytes that are read of a file in a revision; longer ones are refused by name when they are loaded.
_ENOUGH = (256 << 10) + 1
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Side:
    """One of the two: its name as it was given, its cleaner, and whether there are no shipped rules beside it."""

    name: str
    cleaner: Cleaner
    alone: bool


def side(name: str, folder: str, *, alone: bool) -> Side:
    """The rules called `name`: a folder, else a revision of `folder`.

    They stand beside the shipped rules unless they are those, or are to be `alone`. Raises UsageError for what is
    neither, RuleError where a file is invalid.
    """
    if not name or not folder:
        raise UsageError("an empty name; name a folder of rule files, or a revision")
    if Path(name).is_dir():
        alone = alone or _is_shipped(Path(name))
        return Side(name, _cleaner(Path(name), "", alone=alone), alone)
    if name.startswith("-"):
        raise UsageError(f"{name!r} is no revision; one that begins with '-' would be an option of git")
    with TemporaryDirectory(prefix="cleaner-rules-") as place:
        # The folder's own name tells packs from sites.
        inner = Path(place, Path(folder).absolute().name)
        inner.mkdir()
        _unpack(name, Path(folder), inner)
        alone = alone or _is_shipped(Path(folder))
        return Side(name, _cleaner(inner, name, alone=alone), alone)


def _cleaner(folder: Path, revision: str, *, alone: bool) -> Cleaner:
    from cleaner.pipeline import Cleaner, Plan
    from cleaner.rulebook import shipped
    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.folders import sources
    from cleaner.rulebook.load import load_sources

    below = () if alone else sources([shipped.shipped()])
    own = [_shown(source, folder, revision) for source in sources([folder])]
    if not own:
        where = f"in revision {revision}" if revision else "there"
        raise UsageError(f"the rule folder {folder.name} holds no rule file {where}")
    return Cleaner.of(Rulebook.of(load_sources((*below, *own)).strict()), Plan(ledger=True))


def _shown(source: Source, folder: Path, revision: str) -> Source:
    """The file as findings and reports show it: not by the temporary folder that it was unpacked to."""
    if not revision:
        return replace(source, folder=1)
    inner = Path(source.shown).relative_to(folder.parent.as_posix()).as_posix()
    return replace(source, shown=f"{revision}:{inner}", folder=1)


def _is_shipped(folder: Path) -> bool:
    from cleaner.rulebook import shipped

    return folder.is_dir() and folder.resolve() == shipped.shipped().resolve()


def _unpack(revision: str, folder: Path, target: Path) -> None:
    """Write the rule files that `folder` had in `revision` below `target`."""
    if not folder.is_dir():
        what = f"{revision!r} is no folder, and for a revision there must be a folder {folder} in the checkout"
        raise UsageError(f"{what}; name it with --folder")
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise UsageError(f"{revision!r} is neither a folder nor a revision of the checkout that {folder} is in")
    commit = found.stdout.decode("ascii", "replace").strip()
    packed = _git(folder, "archive", "--format=tar", commit)
    if packed.returncode:
        raise UsageError(f"git cannot read {folder} in revision {revision!r}: {_first_line(packed.stderr)}")
    with suppress(tarfile.ReadError), tarfile.open(fileobj=BytesIO(packed.stdout)) as tar:  # of nothing, a header alone
        for member in tar:
            _write(tar, member, target)


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write a member that is a rule file; links and names that lead elsewhere are passed over."""
    name = PurePosixPath(member.name)
    if not member.isfile() or name.suffix not in _SUFFIXES or name.is_absolute() or ".." in name.parts:
        return
    stream = tar.extractfile(member)
    path = target.joinpath(*name.parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stream.read(_ENOUGH) if stream else b"")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str] = ("git", "-C", str(folder.absolute()), *arguments)
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise UsageError("git is not installed, so revisions cannot be read; name two folders of rules") from None


def _first_line(raw: bytes) -> str:
    return next(iter(raw.decode("utf-8", "replace").splitlines()), "it does not say why")
