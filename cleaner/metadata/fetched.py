"""What the moment at which a page was fetched says of its dates: none of them is later."""

from __future__ import annotations

from datetime import date, datetime, timedelta

# The day of a reader's zone may be the one behind that of UTC.
_SLACK = timedelta(days=1)


def latest_day(fetched: str | None) -> str | None:
    """The last day, as ISO 8601, that a page may be of which was `fetched` at that moment; None where none is told."""
    if fetched is None:
        return None
    try:
        return (datetime.fromisoformat(fetched).date() + _SLACK).isoformat()
    except OverflowError:
        return date.max.isoformat()


def later(value: str, fetched: str | None) -> bool:
    """Whether the date `value`, a day or a moment as ISO 8601, lies behind that day."""
    latest = latest_day(fetched)
    return latest is not None and value[:10] > latest
