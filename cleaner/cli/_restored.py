"""What a record and its ledger say of the input: its bytes, or the visible text of an HTML page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from cleaner import ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

# Stages of failures of which the whole page is in the record; in the others it was never read. That of a page which has
# a text is its text and its ledger.
_READ = ("read", "clean", "write")
_NEEDED = ("id", "status", "stage", "problem", "text", "removed", "body_by", "encoding")
_KEYS = tuple(field.name for field in fields(ledger.Entry))


class LostError(Exception):
    """There is no input in this record; its text says why."""


@dataclass(frozen=True, slots=True)
class Restored:
    """An input again. `is_page` says that these are the bytes that came in, not the visible text of HTML."""

    id: str
    raw: bytes
    is_page: bool


def unlike(row: object) -> str:
    """Why `row`, a line that was read or the error of reading it, is no record of ours; "" where it looks like one."""
    if isinstance(row, ValueError):
        return str(row)
    if not isinstance(row, dict):
        return "it is no JSON object"
    missing = [key for key in _NEEDED if key not in row]
    return f"it is no record of ours, it has no {missing[0]!r}" if missing else ""


def restored(record: Mapping[str, Any]) -> Restored:
    """The input of `record`. Raises LostError where it does not hold one, or is damaged."""
    try:
        name, stage, removed = str(record["id"]), record["stage"], record["removed"]
        if removed is None:
            raise LostError("cleaned without --with-removed, so that what was removed is not in the record")
        if (record["status"] == "error" and stage not in _READ) or (stage in ("read", "clean") and not removed):
            raise LostError(f"never read ({stage}: {record['problem']})")
        entries = [ledger.Entry(**{key: item.get(key) for key in _KEYS}) for item in removed]
        # The ledger of a dump tells lines, that of an HTML page paths; a page without any has a body, or is a dump.
        is_page = record["body_by"] == "text" or bool(record["body_by"] is None and entries and entries[0].line)
        source = ledger.restore(record["text"], entries, record["encoding"] if is_page else None)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise LostError(f"the record is damaged ({type(error).__name__})") from None
    return Restored(name, source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"), is_page)
