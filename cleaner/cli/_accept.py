"""Which hunks of a review are accepted: what the command line said, or what a person answers."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from cleaner.cli._terminal import inline, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleaner.rulediff import Hunk

ALL, NONE = "all", "none"
_HELP = "y accepts it, n does not, r accepts all of this rule, a accepts all, q ends and accepts no more"


@dataclass
class Accept:
    """Decides hunk by hunk, and remembers what was said of a rule or of all that follow."""

    everything: bool = False
    asks: bool = False
    rules: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, said: str | None, known: Collection[str], *, asks: bool) -> Accept:
        """What --accept said; `asks` is whether somebody is there to answer. Raises UsageError for no known rule."""
        if said in (ALL, NONE):
            return cls(said == ALL)
        if said is None:
            return cls(asks=asks)
        if said not in known:
            raise UsageError(
                f"--accept is {ALL}, {NONE} or a rule, not {said!r}{suggestion(said, [ALL, NONE, *known])}"
            )
        return cls(rules={said})

    def __call__(self, hunk: Hunk) -> bool:
        """Whether the hunk, which was shown, is accepted."""
        if self.everything or hunk.rule in self.rules:
            return True
        while self.asks:
            typer.echo(f"accept? ({inline(hunk.rule)}) [y,n,r,a,q,?] ", nl=False, err=True)
            answer = sys.stdin.readline()
            match answer.strip().lower()[:1] if answer else "q":  # the end of the input
                case "y":
                    return True
                case "n":
                    return False
                case "r":
                    self.rules.add(hunk.rule)
                    return True
                case "a":
                    self.everything = True
                    return True
                case "q":
                    self.asks = False
                case _:
                    say(_HELP)
        return False
