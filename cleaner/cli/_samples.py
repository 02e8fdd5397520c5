"""Pages that rules are learned from or tried on, as often as asked for, and what of them could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.cli._sources import is_output
from cleaner.cli._terminal import inline, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.learn import Sample
    from cleaner.sources import Inputs

# Unread pages that are told one by one.
_FEW = 3


@dataclass
class Pages:
    """The pages behind some paths; what could not be read in the last reading."""

    inputs: Inputs | None
    unread: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, paths: Sequence[str]) -> Pages:
        """Raises UsageError for a path that is not there, and for standard input, which can be read only once."""
        from cleaner.sources import STDIN, Inputs

        if STDIN in paths:
            raise UsageError("pages are looked at several times here, which - does not allow; name a file or a folder")
        return cls(Inputs.of(paths) if paths else None)

    def __call__(self) -> Iterator[Sample]:
        from cleaner.learn import Sample

        self.unread.clear()
        for item in self.inputs.items(ignore=is_output) if self.inputs else ():
            if item.raw is None:
                self.unread[item.id] = item.problem
            else:
                yield Sample(item.id, item.raw, item.url)

    def tell(self) -> None:
        """Say what could not be read."""
        for name, problem in list(self.unread.items())[:_FEW]:
            say(f"unread: {inline(name)}: {inline(problem)}")
        if len(self.unread) > _FEW:
            say(f"{len(self.unread) - _FEW} more could not be read")
