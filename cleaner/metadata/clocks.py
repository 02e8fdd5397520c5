"""Read the time of day and its zone that stand beside a date: "/ 22:46 WIB", "| 16.31 wita", "at 9:10 p.m. EST".

The line comes normalised and in lower case. A name that no table knows is no zone: the time then stays without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

from cleaner.metadata import vocabulary

# The widest offset from UTC in use is 14 hours.
MAX_OFFSET = timedelta(hours=14)

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?(?!\d|[:.,]\d)"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
# What may stand between a date and a time: separators, a word such as "at", or the T of ISO 8601.
_AFTER = re.compile(r"(?:(?P<iso>t)(?=\d)|[\s,|/·•@:;(-]{0,6}(?:(?P<at>[^\W\d_]{1,6})\.?\s)?)" + _CLOCK)
_BEFORE = re.compile(r"(?<![\w:.])" + _CLOCK)
_LABEL = re.compile(r"([^\W\d_]+)\s?:?\s?")  # "published 11:34 pm est nov 19, 2019"
_LABELS = vocabulary.PUBLISHED | vocabulary.MODIFIED | vocabulary.AT
_ZONE = re.compile(
    r"\s?\(?(?:(?P<utc>gmt|utc)?(?P<sign>[+-])(?P<hours>\d{1,2})(?P<colon>:?)(?P<minutes>\d{2})?(?!\d)"
    r"|(?P<name>[^\W\d_]{1,4})(?![^\W_]))\)?"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, its offset from UTC where the line names one, and where both stand in the line."""

    value: time
    offset: timedelta | None
    start: int
    end: int


def clock_after(line: str, position: int) -> Clock | None:
    """The time that follows `position`, where a date ends, with nothing but separators between."""
    match = _AFTER.match(line, position)
    if match is None or (match["at"] and match["at"] not in vocabulary.AT):
        return None
    return _clock(match, line, exact=match["iso"] is not None)


def clock_before(line: str, position: int) -> Clock | None:
    """The time that begins `line`, or stands behind a label, and ends before `position`, where a date starts."""
    start = 0
    while (label := _LABEL.match(line, start, position)) and label[1] in _LABELS:
        start = label.end()
    match = _BEFORE.match(line, start, position)
    clock = _clock(match, line) if match else None
    return clock if clock and not line[clock.end : position].strip(" ,|/·•-") else None


def _clock(match: re.Match[str], line: str, exact: bool = False) -> Clock | None:
    hour, half = int(match["hour"]), match["half"]
    if match["minute"] is None and half is None:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    value = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    offset, end = _zone(line, match.end(), exact or match["second"] is not None)
    return Clock(value, offset, match.start(), end)


def _zone(line: str, position: int, exact: bool) -> tuple[timedelta | None, int]:
    """The offset named at `position` and where its name ends; `exact` times may have a bare "-05:00" behind them."""
    match = _ZONE.match(line, position)
    if match is None:
        return None, position
    if match["name"]:
        offset = vocabulary.ZONES.get(match["name"])
        return offset, match.end() if offset is not None else position
    rfc = match["minutes"] and not match["colon"] and line[position] == " "
    if not (match["utc"] or exact or rfc):
        return None, position  # "19:00-21:00": from one hour to another
    amount = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if amount > MAX_OFFSET:
        return None, position
    return (amount if match["sign"] == "+" else -amount), match.end()
