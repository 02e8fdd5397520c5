"""An entry that no test needs is a guess, or left over from a page that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint._entries import entries, without
from cleaner.lint._needed import benches
from cleaner.lint._stock import Lint
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.errors import Finding
    from cleaner.lint._entries import Entry
    from cleaner.lint._needed import Bench
    from cleaner.lint._stock import Stock

IDLE, RED = "R302", "R303"
# Matchers that alone decide whether a line goes, or a part of it.
_DECIDING = (("drop",), ("capture",), ("strip_prefix",), ("strip_suffix",))


def find(stock: Stock) -> Iterator[Finding]:
    """Remove each alternative of each rule in turn: some test of its file must go red, else the entry is idle."""
    for bench, file, number in benches(stock):
        rule = file["rules"][number]
        if bench is None:
            message = f"the tests of {file['id']}/{rule['id']} fail, see `rules test`; idle entries cannot be found"
            yield stock.finding(file, ("rules", number, "id"), RED, message)
            continue
        matchers = {entry: Matcher(entry.alone) for entry in entries(rule)}
        proven = _alone(bench, matchers)
        for entry, matcher in matchers.items():
            if entry not in proven and not bench.needs(without(rule, entry), matcher):
                message = f"'{entry.text}' is idle: without it every test of {file['id']} still passes"
                yield stock.finding(file, ("rules", number, *entry.place), IDLE, message)


def _alone(bench: Bench, matchers: Mapping[Entry, Matcher]) -> set[Entry]:
    """The entries that, alone of their matcher, fit a line that goes: the test of that line needs them.

    This saves nearly all of the runs without an entry, each of which has to compile what is left of the rule.
    """
    proven = set()
    for path in _DECIDING:
        together = {entry: matcher for entry, matcher in matchers.items() if entry.path == path}
        for block in (block for page in bench.own for block in page.taken if together):
            fitting = [entry for entry, matcher in together.items() if matcher.matches(block)]
            if len(fitting) == 1:
                proven.add(fitting[0])
    return proven


LINT = Lint({IDLE: "an entry that no test needs", RED: "a rule whose tests fail"}, find, law=True)
