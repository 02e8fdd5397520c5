"""What a file of settings says, where, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.errors import CleanerError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cleaner.config._keys import Key
    from cleaner.errors import Finding


class ConfigError(CleanerError):
    """A file of settings is wrong; `findings` holds every problem, not only the first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and the line of its key. A path is already meant from where the command runs."""

    key: Key
    value: Any
    line: int


@dataclass(frozen=True)
class Config:
    """The settings of one file; `path` is None where there is none."""

    path: Path | None = None
    settings: tuple[Setting, ...] = ()

    def defaults(self, command: str, options: Mapping[str, str]) -> dict[str, Any]:
        """The values for a command, by its parameters; those of its own table come first.

        `options` are the parameters of its options, by the names of these without hyphens in front.
        """
        found = {}
        for table in ("", command):
            own = (one for one in self.settings if one.key.table == table and one.key.name in options)
            found.update({options[one.key.name]: one.value for one in own})
        return found
