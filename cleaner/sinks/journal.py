"""How far a run came: what `--resume` needs to know, written whole at every checkpoint."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.errors import UsageError
from cleaner.sinks.atomic import replacing, temporary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Bytes. A journal has one or two thousand; a larger file is somebody else's.
_MAX_BYTES = 1 << 20
# What may differ between two runs, with the words for it.
_WORDS = {"tool": "the tool", "version": "the version", "rules": "the rules", "chunk": "the version"}


@dataclass(frozen=True, slots=True)
class State:
    """A checkpoint: `rows` are written, whose ids have the hash `ids`; `sizes` are the bytes of each part.

    `inputs` is the hash of what these rows were made of, ids and contents.
    `finished` says that all rows are there, and that what follows is giving the parts their names.
    """

    rows: int = 0
    ids: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    finished: bool = False
    inputs: str = ""


class Journal:
    """The journal of the output `path`; `run` is what must be the same for a run to go on: rules, version, options."""

    def __init__(self, path: Path, run: Mapping[str, Any]) -> None:
        self.out, self.path, self.run = path, temporary(path, "journal"), json.loads(json.dumps(run))

    def read(self) -> State | None:
        """The last checkpoint; None where there is none. Raises UsageError where it is that of another run."""
        try:
            if self.path.is_symlink() or self.path.stat().st_size > _MAX_BYTES:
                return None
            data = json.loads(self.path.read_bytes())
            told, state = data["run"], State(**data["state"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        refuse_other(told, self.run)
        return state

    def write(self, state: State) -> None:
        """Replace the last checkpoint, whole or not at all. Raises OSError with the name of the output."""
        try:
            with replacing(self.path) as stream:
                stream.write(json.dumps({"run": self.run, "state": asdict(state)}).encode())
        except OSError as error:
            error.filename = str(self.out)  # nobody has seen the other name
            raise

    def remove(self) -> None:
        """Forget it: there is nothing to go on with."""
        with suppress(OSError):
            self.path.unlink()


def refuse_other(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Raise UsageError where a run with `new` rules, version and options cannot go on with one that had `old` ones."""
    words = [what for key, what in _WORDS.items() if old.get(key) != new.get(key)]
    had, has = old.get("options") or {}, new.get("options") or {}
    words += [f"--{key.replace('_', '-')}" for key in sorted({*had, *has}) if had.get(key) != has.get(key)]
    if words:
        changed = ", ".join(dict.fromkeys(words))
        raise UsageError(f"--resume: {changed} changed since the last run; run without --resume")
