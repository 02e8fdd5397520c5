"""What one input came to, serialised once: all that sinks, summaries and reports need, and cheap to send around."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cleaner.writers import jsonl

if TYPE_CHECKING:
    from cleaner.model import Record
    from cleaner.result import Result
    from cleaner.writers import Writer


@dataclass(frozen=True, slots=True)
class Row:
    """The record of one input as bytes, with what is asked of it often beside it.

    `record` is one line of JSON; `text` is the content of a file of its own, None where there is none (a failure, or a
    format of rows); `removed` are the lines for removed.jsonl. `bug` is a traceback where it was our fault that there
    is no text.
    """

    id: str
    status: str
    site: str | None
    problem: str
    warnings: tuple[str, ...]
    stats: dict[str, Any]
    record: bytes
    text: bytes | None
    removed: bytes
    bug: str = ""

    @classmethod
    def of(cls, result: Result, name: str, writer: Writer, bug: str = "") -> Row:
        """The row of `result` under the id `name`, its own file in the format `writer`."""
        record = result.record(name)
        text = None
        if not writer.rows and record["status"] == "ok":
            text = writer.render(record, result.outline).encode("utf-8", "replace")
        return cls._serialised(record, text, bug)

    @classmethod
    def read(cls, line: bytes) -> Row:
        """The row whose record is `line`, as a file of rows has it; it has no text of its own. Raises ValueError."""
        return replace(cls._serialised(json.loads(line), None, ""), record=line)

    @classmethod
    def _serialised(cls, record: Record, text: bytes | None, bug: str) -> Row:
        items = ({"id": record["id"], **item} for item in record["removed"] or ())
        problem = f"{record['stage']}: {record['problem']}" if record["stage"] else ""
        return cls(
            record["id"],
            record["status"],
            record["site"],
            problem,
            tuple(record["warnings"]),
            record["stats"],
            _line(record),
            text,
            b"".join(map(_line, items)),
            bug,
        )

    def failed(self, stage: str, problem: str) -> Row:
        """The same row as a failure of `stage`; what is known of the page stays in the record."""
        return self.changed(status="error", stage=stage, problem=problem)

    def filtered(self, problem: str) -> Row:
        """The same row as one that is not wanted; its text stays in the record, and is no file of its own."""
        return self.changed(status="filtered", stage="filter", problem=problem)

    def changed(self, **fields: Any) -> Row:
        """The same row with these fields of its record; one that is not "ok" any more has no file of its own."""
        other = self._serialised({**json.loads(self.record), **fields}, self.text, self.bug)
        return replace(other, removed=self.removed, text=self.text if other.status == "ok" else None)


def _line(data: Any) -> bytes:
    return jsonl.render(data).encode("utf-8", "replace")
