"""What can go wrong outside a page: wrong use and invalid rules. A page itself is never an error."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class CleanerError(Exception):
    """The base of all errors a caller may expect; its text says where, what, and what to try."""


class UsageError(CleanerError):
    """The call or the command line is wrong: a missing file, an unknown site, an output onto an input."""


@dataclass(frozen=True)
class Finding:
    """One problem of a rule file, at its place. `line` and `column` are 1-based; 0 where there is no place."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    code: str = "schema"

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{hint}"


class RuleError(CleanerError):
    """One or more rule files are invalid; `findings` holds every problem of every file, not only the first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)  # what pickling passes on, from a worker
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


def suggestion(name: str, known: Iterable[str]) -> str:
    """ " (did you mean 'x'?)" where a known name is near, else nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
