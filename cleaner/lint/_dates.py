"""Dates as authors of rules write them: a year, a month or a day, and of several the last."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

_SAID = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")


class Days(NamedTuple):
    """The first and the last day that a date may mean."""

    first: date
    last: date


def last(text: str) -> Days | None:
    """What the last date in `text` may mean: of "2018 to 2024-06" June 2024. None where it names no date."""
    return max(map(_days, _SAID.finditer(text)), key=lambda days: days.last, default=None)


def _days(match: re.Match[str]) -> Days:
    year, months = int(match[1]), (int(match[2]),) if match[2] else (1, 12)
    end = calendar.monthrange(year, months[-1])[1]
    days = (min(int(match[3]), end),) if match[3] else (1, end)
    return Days(date(year, months[0], days[0]), date(year, months[-1], days[-1]))
