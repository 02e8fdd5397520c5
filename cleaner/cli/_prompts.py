"""The questions of `rules watch`: what is to become of a line that is left, and of a sentence that is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from cleaner.cli._terminal import counted, inline, say, shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.cli._answers import Answers
    from cleaner.cli._changes import Changes
    from cleaner.watch import Round

# Seconds between two looks at the file while nobody answers: sooner than anybody looks up from the editor.
PATIENCE = 0.4


@dataclass(frozen=True)
class _Kind:
    """How a question is put, the keys that answer it, and the help behind the question mark."""

    text: str
    keys: str
    help: str


_LEFT = _Kind(
    "[a]dd a rule, near [m]iss, [s]kip, [n]o more, [q]uit, ?",
    "amsnq",
    "a drafts a rule for it, m makes it a near miss of a rule that is there, s skips it, n skips all, q ends",
)
_LOST = _Kind(
    "near [m]iss, [s]kip, [n]o more, [q]uit, ?",
    "msnq",
    "m makes it a near miss of that rule, whose test fails until the rule leaves it, s skips it, n skips all, q ends",
)


@dataclass(frozen=True)
class _Question:
    """One line that is asked about; `rule` is that of a lost one."""

    line: str
    about: str
    kind: _Kind
    rule: str = ""


@dataclass
class Prompts:
    """Asks about what a round left and lost, each line once. An open question goes away where the file is saved."""

    said: Answers
    changes: Changes
    ended: bool = False
    _done: set[str] = field(default_factory=set)

    def listen(self) -> None:
        """Wait a little for somebody who wants to end; where no answer will come any more, it ends too."""
        self.ended = self.said.wait(PATIENCE) == "q" or self.said.ended

    def ask(self, now: Round) -> None:
        """Ask until an answer changes the file, which makes a new round, or until somebody has had enough."""
        questions = [one for one in _questions(now) if one.line not in self._done]
        for one in questions:
            answer = self._key(one)
            if not answer:  # nobody is there, or the file was saved
                return
            self._done.update(other.line for other in (questions if answer == "n" else [one]))
            if answer in "nq":
                self.ended = answer == "q"
                return
            if (answer == "a" and self.changes.rule(now, one.line)) or (answer == "m" and self._miss(now, one)):
                return

    def _key(self, one: _Question) -> str:
        """The key that somebody answers with; empty where the file was saved meanwhile, or no answer will come."""
        self.said.forget()
        answer = "" if self.said.ended else "?"
        while answer and answer not in one.kind.keys:
            say(shortened(one.about, width()))
            typer.echo(f"{one.kind.text} > ", nl=False, err=True)
            answer = self._next()[:1].lower()
            say(answer if self.said.keys else "")
            if answer and answer not in one.kind.keys:
                say(one.kind.help)
        return answer

    def _next(self) -> str:
        while not self.said.ended and not self.changes.is_saved():
            if answer := self.said.wait(PATIENCE):
                return answer
        return ""

    def _miss(self, now: Round, one: _Question) -> bool:
        """Ask of which rule the line is a near miss, where that is not known; the nearest is the one proposed."""
        from cleaner.watch import nearest

        rules = now.file.get("rules", ()) if now.file else ()
        rule = one.rule or nearest(one.line, rules)
        if not one.rule and rule:
            typer.echo(f"of which rule? Enter for {rule} > ", nl=False, err=True)
            rule = self.said.line() or rule
            say("")
        return self.changes.near_miss(now, one.line, rule)


def _questions(now: Round) -> Iterator[_Question]:
    if now.effect is None or now.file is None:
        return
    for left in now.effect.left:
        yield _Question(left.line, f"left on {counted(left.pages, 'page')}: {inline(left.line)}", _LEFT)
    for lost in now.effect.lost:
        site, _, rule = lost.check.partition("/")
        if site == now.file["id"] and any(one["id"] == rule for one in now.file.get("rules", ())):
            yield _Question(lost.line, f"lost by {inline(lost.check)}: {inline(lost.line)}", _LOST, rule)
