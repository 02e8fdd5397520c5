"""Find the day that a line names, and refuse to guess: an impossible, ambiguous or foreign day is none at all.

The line comes normalised and in lower case. A day is named by a month ("30 desember 2021", "november 24, 2024") or by
three numbers ("20/06/2025", "2021-12-30"). Which of two numbers is the month is told by the words of the line, else
by the weekday it names, else by where and in which language the page was written; else there is no day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

# Years. The web's articles are younger, those of scanned archives too; 1438 is a Hijri year, 2569 a Thai one.
OLDEST, LATEST = 1900, 2099
# Zones whose readers write the month first; of the others in America nothing is assumed.
MONTH_FIRST_ZONES = frozenset(
    f"America/{city}"
    for city in ("New_York", "Chicago", "Denver", "Phoenix", "Los_Angeles", "Anchorage", "Detroit", "Boise")
) | {"Asia/Manila", "Pacific/Honolulu"}

_ORDINAL = rf"(?:{'|'.join(sorted(vocabulary.ORDINALS))})?"
_DAY = rf"(?P<day>\d{{1,2}}){_ORDINAL}"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>\d{4}(?!\d)|'?\d{2}(?![\d:.]))"
# A form that opens with a digit looks behind it once it is there: so the search goes from digit to digit.
_FORMS = (
    re.compile(rf"(?P<day>\d(?<!\w\d)\d?){_ORDINAL}[\s.,/-]{{0,3}}(?:de )?{_MONTH}(?: de )?[\s.,/-]{{0,3}}{_YEAR}"),
    re.compile(rf"(?<!\w){_MONTH}[\s.-]{{0,2}}{_DAY}[\s,/-]{{1,3}}{_YEAR}"),
    re.compile(
        r"(?P<a>\d(?<![\w.:/]\d)(?<!\d[,-]\d)(?:\d{3}|\d?))\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?"
        r"(?P<c>\d{4}|\d{1,2})(?!\d|[/-]\d)"
    ),
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# The weekday before a date: the last word, which may be glued to what stands before it ("jurnalis-jum'at, ").
_WEEKDAY = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,11}(?:'[^\W\d_]{2})?)[\s.,/|-]{1,4}$")
# Characters before a date in which its weekday must begin: the longest name, an apostrophe, and what separates them.
WEEKDAY_CHARS = 20


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and where its name starts (with the weekday) and ends in the line."""

    value: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read three numbers; `order` is that of day and month, "" where a name or the year tells."""

    value: date
    order: str
    guessed_century: bool


def find_day(line: str, timezone: str | None, language: str | None) -> Day | None:
    """The first day that `line` names without doubt."""
    matches = sorted([match for form in _FORMS for match in form.finditer(line)], key=re.Match.start)
    for match in matches:
        before = _WEEKDAY.search(line, max(0, match.start() - WEEKDAY_CHARS), match.start())
        weekday = vocabulary.WEEKDAYS.get(before[1]) if before else None
        start = before.start() if before and weekday is not None else match.start()
        if line[start - 1 : start] == "(":
            continue  # "Kamis (30/12/2021)": a day inside a sentence
        readings = list(_readings(match))
        if len(readings) == 1 and not readings[0].guessed_century:  # a month's name, mostly: nothing is to be chosen
            return Day(readings[0].value, start, match.end())
        value = _choose(readings, weekday, _orders(line, timezone, language)) if readings else None
        if value:
            return Day(value, start, match.end())
    return None


def _readings(match: re.Match[str]) -> Iterator[_Reading]:
    """Every possible day that the matched numbers can mean."""
    groups = match.groupdict()
    if "month" in groups:
        month = vocabulary.MONTHS.get(groups["month"])
        forms = [(groups["year"].lstrip("'"), str(month), groups["day"], "")] if month else []
    else:
        a, b, c = groups["a"], groups["b"], groups["c"]
        forms = [(a, b, c, "")] if len(a) == 4 or len(a) == len(c) == 2 else []
        if len(a) <= 2:
            forms += [(c, b, a, "day"), (c, a, b, "month")]
    for year, month_, day, order in forms:
        centuries = ("",) if len(year) == 4 else ("20", "19")
        for century in centuries:
            value = _date(int(century + year), int(month_), int(day))
            if value:
                yield _Reading(value, order, bool(century))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if OLDEST <= year <= LATEST else None
    except ValueError:
        return None


def _choose(readings: list[_Reading], weekday: int | None, orders: tuple[str, str]) -> date | None:
    """The one reading that the evidence leaves: the words of the line, the weekday, then what is usual here."""
    by_line, usual = orders
    agreeing = [reading for reading in readings if reading.value.weekday() == weekday]
    sure = [reading for reading in readings if not reading.guessed_century or reading in agreeing]
    for narrowed in (
        [reading for reading in sure if reading.order == by_line],
        [reading for reading in sure if reading in agreeing],
        [reading for reading in sure if reading.order == usual],
        sure,
    ):
        values = {reading.value for reading in narrowed}
        if len(values) == 1:
            return values.pop()
    return None


def _orders(line: str, timezone: str | None, language: str | None) -> tuple[str, str]:
    """What comes first by the words of the line, and what is usual by zone or language: "day", "month" or "?"."""
    by_line = "day" if vocabulary.DAY_FIRST_WORDS.intersection(_WORD.findall(line)) else "?"
    if timezone in MONTH_FIRST_ZONES:
        return by_line, "month"
    elsewhere = timezone is not None and "/" in timezone and not timezone.startswith(("America/", "Etc/"))
    return by_line, "day" if elsewhere or language in vocabulary.DAY_FIRST else "?"
