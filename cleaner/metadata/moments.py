"""Which of the dates that a page gives is that of publication, and in which zone it is.

Pages lie in known ways. A local time is labelled as UTC: then a visible line, or another source, has the same clock
with its true offset. A template has a constant date: then other sources agree on another day. A zone is added to a time
that was UTC: then other sources agree on another moment. Where nothing contradicts, the best source is believed.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Dated = tuple[str, str]  # ISO 8601, and where it comes from

# How far two sources of one moment may be apart: a visible line has no seconds.
SAME_MOMENT = timedelta(seconds=60)
# Days between two days that are one: that of the reader's zone and that of UTC.
SAME_DAY = 1
# Days from which on a date that nothing supports gives way to others that support each other.
FAR = 30


def choose(dates: Sequence[Dated], modified: Sequence[Dated] = ()) -> Dated | None:
    """The date of publication, with its source; `dates` come best first, `modified` are those of changes."""
    if not dates:
        return None
    changed = {_day(value) for value, _ in modified} - {_day(dates[0][0])}
    others = [one for one in dates[1:] if _day(one[0]) not in changed]
    best = _not_constant(dates[0], others)
    return truthful(_supported(best, others), dates)


def truthful(best: Dated, dates: Sequence[Dated]) -> Dated:
    """A time without a zone, or in UTC, that is a local time by another source, with that source's offset."""
    if not is_doubtful(best[0]):
        return best
    moment = datetime.fromisoformat(best[0])
    others = [found for value, origin in dates if origin != best[1] and (found := _moment(value))]
    if moment.tzinfo and any(found.utcoffset() and abs(found - moment) <= SAME_MOMENT for found in others):
        return best
    clock = moment.replace(tzinfo=None)
    for found in others:
        if (found.utcoffset() or not moment.tzinfo) and abs(found.replace(tzinfo=None) - clock) <= SAME_MOMENT:
            return clock.replace(tzinfo=found.tzinfo).isoformat(), best[1]
    return best


def is_doubtful(value: str) -> bool:
    """Whether a date is a time in UTC or without a zone, which may be a local time in truth."""
    return "T" in value and not datetime.fromisoformat(value).utcoffset()


def _not_constant(best: Dated, others: Sequence[Dated]) -> Dated:
    """The first of the dates that agree with each other, where the best is far from all of them."""
    if any(_apart(best, other) < FAR for other in others):
        return best
    return _agreeing(others, lambda one, other: _apart(one, other) <= SAME_DAY) or best


def _supported(best: Dated, others: Sequence[Dated]) -> Dated:
    """The first of the dates that agree on a moment of the same day or so, where the best has another moment."""
    moment = _moment(best[0])
    if moment is None or any(_is_moment(other, moment) for other in others):
        return best
    near = [other for other in others if _apart(best, other) <= SAME_DAY]
    return _agreeing(near, _same_moment) or best


def _agreeing(dates: Sequence[Dated], agree: Callable[[Dated, Dated], bool]) -> Dated | None:
    """The first date that another source agrees with."""
    return next((one for one, other in combinations(dates, 2) if one[1] != other[1] and agree(one, other)), None)


def _same_moment(one: Dated, other: Dated) -> bool:
    moment = _moment(one[0])
    return moment is not None and _is_moment(other, moment)


def _is_moment(dated: Dated, moment: datetime) -> bool:
    found = _moment(dated[0])
    return found is not None and abs(found - moment) <= SAME_MOMENT


def _apart(one: Dated, other: Dated) -> int:
    return abs((_day(one[0]) - _day(other[0])).days)


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _moment(value: str) -> datetime | None:
    """The moment of a date that has one; a time without a zone is none."""
    if "T" not in value:
        return None
    moment = datetime.fromisoformat(value)
    return None if moment.tzinfo is None else moment
