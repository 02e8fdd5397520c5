"""What the formats have in common: a report, and how one is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cleaner.errors import Finding


@dataclass(frozen=True, slots=True)
class About:
    """What a code means: in a few words, and on a page of Markdown where there is one."""

    words: str
    page: str = ""


@dataclass(frozen=True)
class Report:
    """Findings, in the order in which they are told, and what their codes mean."""

    findings: tuple[Finding, ...]
    about: Mapping[str, About] = field(default_factory=dict)

    def below(self, folder: PurePath) -> Report:
        """The same with paths relative to `folder`, where they are below it: what annotations need."""
        return replace(self, findings=tuple(replace(one, path=_relative(one.path, folder)) for one in self.findings))


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `render` makes the whole text of a report, which ends in a line break unless it is empty."""

    name: str
    render: Callable[[Report], str]


def _relative(path: str, folder: PurePath) -> str:
    pure = PurePath(path)
    if not pure.is_absolute():
        return path.removeprefix("./")
    return pure.relative_to(folder).as_posix() if pure.is_relative_to(folder) else path
