"""Drift, no drift, or not enough data: what two profiles say of each other, with a bound on false alarms.

A share is drift where it is half of what it was at most (or twice), and where chance would hardly ever bring that
about: exact one-sided binomial tests, corrected for their number. The rate from before is an estimate too, so that the
test takes the least one that the baseline leaves no doubt about; without that, a batch larger than its baseline raises
an alarm most of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cleaner.drift import _exact, _family
from cleaner.drift._profile import SiteProfile
from cleaner.drift._signal import Rate, Signal
from cleaner.drift._signals import lines, signals
from cleaner.repeats import REPEATED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cleaner.drift._profile import Profile

State = Literal["drift", "fine", "unsure"]
# The chance of an alarm where nothing changed, over all that is watched in a batch (rules study 4.11).
LEVEL = 0.001
# How sure the baseline must be of a rate. Of 150 simulated batches without change, ten times as large as their baseline
# of 30 pages, one is reported with 0.01, five with 0.05, and 120 with the plain rate.
DOUBT = 0.01


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a signal comes to. `chance` is that of so much without any change, corrected for all that is watched.

    `needed` pages have to be there before anything can be said; 0 where they are, and the answer is still open.
    """

    signal: Signal
    state: State
    chance: float
    needed: int = 0


def compare(before: Profile, now: Profile, known: Collection[str]) -> tuple[Verdict, ...]:
    """Everything that is watched, with lines only where they are drift; `known` are the ids of all checks."""
    tests = [_Test.of(signal) for signal in signals(before, now, known)]
    return (*_judged([test for test in tests if 0 < test.null < 1]), *_new_lines(before, now))


@dataclass(frozen=True, slots=True)
class _Test:
    """A signal, and the rate at which what was counted would be nothing new."""

    signal: Signal
    null: float

    @classmethod
    def of(cls, signal: Signal) -> _Test:
        hits, of = signal.before.hits, signal.before.of
        if signal.falls:
            return cls(signal, _exact.lower(hits, of, DOUBT))
        return cls(signal, max(signal.conceded, _exact.upper(hits, of, DOUBT)))

    @property
    def chance(self) -> float:
        """That of as much or more without any change."""
        now = self.signal.now
        return (_exact.at_most if self.signal.falls else _exact.at_least)(now.hits, now.of, self.null)

    @property
    def least(self) -> float:
        """The smallest chance that so many pages can come to: no hit at all, or hits only."""
        return float((1 - self.null if self.signal.falls else self.null) ** self.signal.now.of)

    def needed(self, level: float) -> int:
        """The pages from which on the least chance is below `level`."""
        return _exact.smallest(self.null if self.signal.falls else 1 - self.null, level)


def _judged(tests: Sequence[_Test]) -> Iterator[Verdict]:
    bar = _family.bar([test.least for test in tests], LEVEL)
    able = [test for test in tests if test.least < bar]
    chances = iter(_family.adjusted([test.chance for test in able]))
    for test in tests:
        if test.least >= bar:
            yield Verdict(test.signal, "unsure", 1.0, test.needed(bar))
        else:
            yield _verdict(test.signal, next(chances))


def _verdict(signal: Signal, chance: float) -> Verdict:
    if not signal.moved:
        return Verdict(signal, "fine", chance)
    return Verdict(signal, "drift" if chance < LEVEL else "unsure", chance)


def _new_lines(before: Profile, now: Profile) -> Iterator[Verdict]:
    """Each different line of the batch could have been the new one: so many tests are corrected for."""
    pairs = [(name, site, now.sites.get(name, SiteProfile())) for name, site in sorted(before.sites.items())]
    number = sum(own.lines.distinct for _, _, own in pairs)
    moved = [_Test.of(one) for name, site, own in pairs for one in lines(name, site, own) if one.moved]
    chances = _family.adjusted([test.chance for test in moved], number)
    for test, chance in zip(moved, chances, strict=True):
        if chance < LEVEL:
            yield Verdict(test.signal, "drift", chance)
    yield from _too_few(pairs, max(1, number))


def _too_few(pairs: Iterable[tuple[str, SiteProfile, SiteProfile]], number: int) -> Iterator[Verdict]:
    for name, site, own in pairs:
        unlisted = Rate(min(site.pages, max(site.lines.missed, site.lines.unlisted)), site.pages)
        test = _Test.of(Signal("line", name, "", "", unlisted, Rate(0, own.pages), False, REPEATED))
        if test.null < 1 and test.least >= LEVEL / number:
            yield Verdict(test.signal, "unsure", 1.0, test.needed(LEVEL / number))
