"""A record as it lies in a file. Anything may stand there, so that every value is looked at before it is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cleaner.ledger import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

# Characters of a host that are shown; DNS allows no more.
_HOST_CHARS = 253
# No count of ours is larger, and Python cannot divide what is much larger.
_MOST = 1 << 53


class RecordError(ValueError):
    """What was read is no record of a cleaned page; the text says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One record, its types checked. `removed` is None where the run was not asked to keep what it took."""

    id: str
    status: str
    site: str | None
    layout: str | None
    kind: str
    language: str | None
    url: str | None
    title: str | None
    date: str | None
    text: str
    removed: tuple[Entry, ...] | None
    warnings: tuple[str, ...]
    categories: Mapping[str, int]
    chars_in: int
    chars_out: int
    problem: str
    cluster: str | None
    rules: str
    version: str

    @classmethod
    def of(cls, record: Any) -> Seen:
        """The record as `clean` wrote it; raises RecordError."""
        if not isinstance(record, dict):
            raise RecordError("it is no JSON object")
        stats, stage = _value(record, "stats", dict), _optional(record, "stage")
        return cls(
            id=_value(record, "id", str),
            status=_value(record, "status", str),
            site=_optional(record, "site"),
            layout=_optional(record, "layout"),
            kind="text" if _optional(record, "body_by") == "text" else "html",
            language=_optional(record, "language"),
            url=_optional(record, "url"),
            title=_optional(record, "title"),
            date=_optional(record, "date"),
            text=_value(record, "text", str),
            removed=_ledger(record.get("removed")),
            warnings=tuple(one for one in _value(record, "warnings", list) if isinstance(one, str)),
            categories={name: times for name, times in _value(stats, "removed", dict).items() if _is_count(times)},
            chars_in=_count(stats, "chars_in"),
            chars_out=_count(stats, "chars_out"),
            problem=f"{stage}: {_optional(record, 'problem') or ''}" if stage else "",
            cluster=_optional(record, "cluster"),
            rules=_value(record, "rules", str),
            version=_value(record, "version", str),
        )

    @property
    def is_empty(self) -> bool:
        """Whether a page without a failure has no text."""
        return self.status == "ok" and not self.text.strip()

    @property
    def is_copy(self) -> bool:
        """Whether an earlier page has its text, or nearly."""
        return self.cluster not in (None, self.id)

    @property
    def host(self) -> str:
        """The host of its address; "" where there is none."""
        try:
            return (urlsplit(self.url or "").hostname or "")[:_HOST_CHARS]
        except ValueError:
            return ""


def _ledger(removed: Any) -> tuple[Entry, ...] | None:
    if removed is None:
        return None
    if not isinstance(removed, list):
        raise RecordError("'removed' is no list")
    return tuple(map(_entry, removed))


def _entry(item: Any) -> Entry:
    if not isinstance(item, dict):
        raise RecordError("an item of 'removed' is no object")
    return Entry(
        rule=_value(item, "rule", str),
        category=_value(item, "category", str),
        line=None,  # counted anew, where the lines are shown
        path=_optional(item, "path"),
        start=_count(item, "start"),
        end=_count(item, "end"),
        text=_value(item, "text", str),
        why=_value(item, "why", str),
    )


def _value(record: dict[str, Any], key: str, kind: type) -> Any:
    if key not in record:
        raise RecordError(f"it has no {key!r}")
    if not isinstance(record[key], kind):
        raise RecordError(f"{key!r} is no {kind.__name__}")
    return record[key]


def _optional(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise RecordError(f"{key!r} is no str")
    return value


def _count(record: dict[str, Any], key: str) -> int:
    value = _value(record, key, int)
    if not _is_count(value):
        raise RecordError(f"{key!r} is no count")
    return int(value)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and 0 <= value <= _MOST
