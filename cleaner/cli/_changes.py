"""What an answer of `rules watch` does to the rule file. It is written whole or not at all, and never over a save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.cli._terminal import inline, say
from cleaner.errors import CleanerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cleaner.cli._samples import Pages
    from cleaner.watch import Round, Saves

_NO_RULE = (
    "no rule can be drafted: it is the rest of a longer line, a piece of a sentence, or there is no prose near it"
)


@dataclass(frozen=True)
class Changes:
    """Writes to `path`, of which `saves` knows the last content that somebody looked at."""

    path: Path
    saves: Saves
    pages: Pages

    def rule(self, now: Round, line: str) -> bool:
        """Draft a rule for a line that is left, and put it into the file; whether it was."""
        from cleaner.learn import rest
        from cleaner.watch import with_rule

        first = next(iter(self.pages()), None)
        if first is None or now.file is None or now.book is None:
            return False
        site = rest.Site.of(now.book, now.file["id"], first)
        made = rest.rules_for([line], self.pages, site).get(line)
        if made is None:
            say(_NO_RULE)
            return False
        return self._written(f"rule {made.rule['id']}", lambda raw: with_rule(raw, rest.text(made)))

    def near_miss(self, now: Round, line: str, rule: str) -> bool:
        """Put a line into the tests of a rule, where it stays; whether it was."""
        from cleaner.samples import rule_problems
        from cleaner.watch import with_miss

        file = now.file
        own = next((one for one in file.get("rules", ()) if one["id"] == rule), None) if file else None
        if file is None or own is None:
            say(f"there is no rule {inline(repr(rule))} in this file")
            return False
        return self._written(
            f"near miss of {rule}",
            lambda raw: with_miss(raw, rule, line, lambda page: not rule_problems(file, own, page)),
        )

    def is_saved(self) -> bool:
        """Whether somebody saved the file since it was looked at."""
        content = self.saves.content()
        return content is not None and content != self.saves.seen

    def _written(self, what: str, edit: Callable[[bytes], bytes]) -> bool:
        from cleaner.sinks.atomic import replacing

        try:
            new = edit(self.saves.seen or b"")
        except CleanerError as error:
            say(f"not written: {inline(str(error))}")
            return False
        if self.saves.content() != self.saves.seen:
            say("not written: the file was saved meanwhile")
            return False
        with replacing(self.path) as stream:
            stream.write(new)
        say(f"wrote {inline(what)}")
        return True
