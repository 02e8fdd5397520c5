"""Times as machines write them: ISO 8601, and the malformed forms of real pages."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from cleaner.metadata.dates import parse_date
from cleaner.metadata.days import LATEST, OLDEST

# Characters: the longest stamp of the development pages, with the name of its zone, has 62.
MAX_CHARS = 100

# "2018-05-17T19-01-29Z": dashes where colons belong.
_DASHED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?!\d)")
# "20191119", "20191119T070325Z": without any separator.
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?=\D|$))?(?!\d)")
# "Tue Nov 19 21:57:01 UTC 2019", as the C library prints it.
_PRINTED = re.compile(r"([A-Za-z]{3} )([A-Za-z]{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) ([A-Z]{2,4}|[+-]\d{4}) (\d{4})")
# "2019-11-19T21:57:01+07:00": most stamps are so, and need nobody who can read all others.
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)", re.ASCII)
# Seconds or thousandths since 1970, from 1990 to 2096.
_EPOCH = re.compile(r"([6-9]\d{8}|[1-3]\d{9})(\d{3})?")


def read_stamp(value: str, timezone: str | None, language: str | None = None) -> str | None:
    """The moment or the day of a value for machines as ISO 8601; None where it names none.

    `timezone` and `language` are for values without a zone and for those that were written for readers after all.
    """
    text = value.strip()
    if len(text) > MAX_CHARS:
        return None
    if _ISO.fullmatch(text) and (stamp := _iso(text)):
        return stamp
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    if compact := _COMPACT.match(text):
        text = _spelt(compact) + text[compact.end() :]
    if "T" in text:
        text = _DASHED.sub(r"\1T\2:\3:\4", text)
    text = _PRINTED.sub(r"\1\3 \2 \6 \4 \5", text)
    return parse_date(text, timezone, language)


def _iso(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat() if OLDEST <= moment.year <= LATEST else None


def _spelt(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second = match.groups()
    if not OLDEST <= int(year) <= LATEST:
        return match[0]
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    return f"{year}-{month}-{day}{clock}"
