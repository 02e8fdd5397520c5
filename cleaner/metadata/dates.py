"""Dates as ISO 8601: `parse_date` reads a value that is said to be a date, `find_date` a line that may be a date line.

A day without a time stays a day. A zone on the page wins; a time without one takes the site's, else it has no offset.
Relative ages ("10 jam lalu") and days inside sentences are no dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from datetime import timezone as fixed_zone
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.clocks import Clock, clock_after, clock_before
from cleaner.metadata.days import Day, find_day
from cleaner.text import is_sentence, normalise

if TYPE_CHECKING:
    from datetime import timedelta

# Characters. The longest date line of the development pages, with its author, has 58; a line much longer is prose,
# and may have 50 MB.
MAX_CHARS = 200
# Words of an unknown author, brand or counter beside a date that has a time; without a time they may be a headline's.
MAX_OTHERS = 6
# "10 Juni 2025 5 menit baca": words behind the number of a counter.
MAX_COUNTED = 2

_EDGES = " ,|/·•:;-"
_SEPARATORS = frozenset("|/·•-")
_DIGIT = re.compile(r"\d")  # most lines of a head have none: half of the time saved
_WORD = re.compile(r"[^\W\d_]+")
_HIJRI = re.compile(r"\d{1,2}\s[^\W\d_'\s]+(?:\s[^\W\d_\s]+)?\s1[345]\d\d(?:\s?h)?")
_HOURS = re.compile(r"[\d:.]+\s?-|\d{1,2}[:.]\d\d(?!\d)")  # "19:00 - 21:00": those of an event
_COUNTER = re.compile(rf"[\d.,]+(?:\s[a-z]+){{0,{MAX_COUNTED}}}")


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line says: when the article was published, when modified, and the words before and after."""

    published: str | None
    modified: str | None
    before: str = ""
    after: str = ""


def parse_date(value: str, timezone: str | None, language: str | None = None) -> str | None:
    """The first date of a value that a rule or the page's markup calls a date, as ISO 8601; None where it names none.

    `timezone` is an IANA name; `language` a code that tells whether the day or the month comes first.
    """
    if len(value) > MAX_CHARS:
        return None
    line = normalise(value).lower()
    found = _find(line, timezone, language)
    return _iso(*found, timezone) if found else None


def find_date(line: str, timezone: str | None, language: str | None = None) -> str | None:
    """The date of a line that is a date line, with a label, an author or a counter at most; else None."""
    found = read_line(line, timezone, language)
    return (found.published or found.modified) if found else None


def read_line(line: str, timezone: str | None, language: str | None = None) -> DateLine | None:
    """Everything a date line says; None where `line` is something else."""
    if len(line) > MAX_CHARS or not _DIGIT.search(line):
        return None
    plain = normalise(line)
    found = None if is_sentence(plain) else _find(plain.lower(), timezone, language)
    if found is None:
        return None
    day, clock = found
    start = clock.start if clock and clock.end <= day.start else day.start
    end = max(day.end, clock.end if clock else 0)
    before, after = plain[:start], plain[end:]
    if after.strip() in plain[start:end]:
        after = ""  # "20/06/2025, 17:22 WIB 17:22"
    if not (_may_precede(before, clock) and _may_follow(after, clock)):
        return None
    iso = _iso(day, clock, timezone)
    if _labels(before) & vocabulary.MODIFIED:
        return DateLine(None, iso, before, after)
    return DateLine(iso, _modified(after, timezone, language), before, after)


def _find(line: str, timezone: str | None, language: str | None) -> tuple[Day, Clock | None] | None:
    day = find_day(line, timezone, language)
    return (day, clock_after(line, day.end) or clock_before(line, day.start)) if day else None


def _iso(day: Day, clock: Clock | None, timezone: str | None) -> str:
    if clock is None:
        return day.value.isoformat()
    moment = datetime.combine(day.value, clock.value)
    offset = _offset(moment, timezone) if clock.offset is None else clock.offset
    return (moment if offset is None else moment.replace(tzinfo=fixed_zone(offset))).isoformat(timespec="seconds")


def _offset(moment: datetime, timezone: str | None) -> timedelta | None:
    if not timezone:
        return None
    from zoneinfo import ZoneInfo  # only here: most pages name their zone, and reading zone files takes time

    try:
        return moment.replace(tzinfo=ZoneInfo(timezone)).utcoffset()
    except (KeyError, ValueError, OSError):  # no such zone on this machine, or no name of a zone at all
        return None


def _labels(part: str) -> set[str]:
    return set(_WORD.findall(part.lower()))


def _may_precede(part: str, clock: Clock | None) -> bool:
    """Whether `part` before a date is a label, a brand, or the author: not the start of a headline."""
    words = part.strip(_EDGES).lower().split()
    if not words:
        return True
    if _labels(part) <= vocabulary.PUBLISHED | vocabulary.MODIFIED | vocabulary.AT:
        return True
    if len(words) <= MAX_OTHERS and words[0] in vocabulary.BY and words[-1] in vocabulary.PUBLISHED | vocabulary.AT:
        return True  # "Oleh Rina Kusuma pada 20 Juni 2025"
    if len(words) == 1 and (part.rstrip().endswith(",") or "." in words[0]):
        return True  # "Jakarta, 20 Juni 2025"; "Kompas.com - 20/06/2025"
    if _HIJRI.fullmatch(" ".join(words)):
        return True
    closed = part.rstrip()[-1:]
    if len(words) > MAX_OTHERS:
        return False
    if closed == ":":
        return clock is not None and len(words) <= MAX_COUNTED
    return closed in _SEPARATORS and (clock is not None or words[0].rstrip(":") in vocabulary.AUTHOR)


def _may_follow(part: str, clock: Clock | None) -> bool:
    """Whether `part` after a date is a counter, a second date or the author: not the rest of a headline."""
    rest = part.strip(_EDGES + "()")
    words = rest.lower().split()
    if not words or _HIJRI.fullmatch(" ".join(words)):
        return True
    if words[0].strip(":") in vocabulary.MODIFIED | vocabulary.PUBLISHED | vocabulary.AUTHOR:
        return len(words) <= 2 * MAX_OTHERS
    if clock is None:
        return _COUNTER.fullmatch(rest) is not None
    if _HOURS.match(rest) or len(words) > MAX_OTHERS:
        return False
    return len(words) <= MAX_COUNTED or part.lstrip()[0] in _SEPARATORS


def _modified(part: str, timezone: str | None, language: str | None) -> str | None:
    """The second date of a line, where a label says that it is that of a change."""
    label = part.strip(_EDGES).lower().split(maxsplit=1)
    if label and label[0].strip(":") in vocabulary.MODIFIED:
        return parse_date(part, timezone, language)
    return None
