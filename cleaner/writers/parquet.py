"""Parquet: a column for each key of the record, typed, for everything that reads tables.

A time is a string, as the record has it, since half of them have no offset. `removed` is a list of structures,
`provenance` and the counts of `stats` are maps: keys that a rule invents are no columns. What is null in the record is
null here. Memory is bounded by the rows of one group.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.writers import jsonl
from cleaner.writers._writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A group of rows is what a reader takes at once: 4,096 records of 4 kB, more of short and fewer of long ones.
_GROUP_ROWS, _GROUP_BYTES = 8_192, 16 << 20
# Rows that are Python objects at once, a megabyte or two of them; for all of a group it would be a hundred.
_BATCH_ROWS = 256
_LISTS = ("authors", "editors", "tags", "captions", "warnings")
_COLUMNS = (
    "id", "status", "site", "site_name", "layout", "body_by", "language", "encoding", "url", "title", "date",
    "modified", "authors", "editors", "source", "source_url", "place", "section", "tags", "captions", "text",
    "removed", "warnings", "stats", "provenance", "cluster", "stage", "problem", "rules", "version",
)  # fmt: skip
_NUMBERS = ("blocks", "kept", "chars_in", "chars_out", "words")


class ForeignError(ValueError):
    """A table that `finish` did not write."""


def schema() -> Any:
    """The columns in the order of the record, as pyarrow knows them."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    item = [("rule", text), ("category", text), ("line", number), ("path", text)]
    item += [("start", number), ("end", number), ("text", text), ("why", text)]
    counts = [(name, number) for name in _NUMBERS[:2]] + [("removed", pa.map_(text, number))]
    types = {
        **dict.fromkeys(_LISTS, pa.list_(text)),
        "removed": pa.list_(pa.struct(item)),
        "stats": pa.struct([*counts, *((name, number) for name in _NUMBERS[2:])]),
        "provenance": pa.map_(text, text),
    }
    return pa.schema([(name, types.get(name, text)) for name in _COLUMNS])


def finish(rows: Iterable[bytes], stream: BinaryIO) -> None:
    """Write the records `rows`, lines of JSON, to `stream`."""
    import pyarrow as pa
    from pyarrow import parquet

    columns = schema()
    with parquet.ParquetWriter(stream, columns, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, columns))


def records(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """The records of a file that `finish` wrote, as they were. Raises ForeignError where it has other columns."""
    from pyarrow import parquet

    file = parquet.ParquetFile(stream)
    if missing := [name for name in _COLUMNS if name not in file.schema_arrow.names]:
        raise ForeignError(f"it has no column {missing[0]!r}")
    for batch in file.iter_batches(_BATCH_ROWS):
        yield from map(_record, batch.to_pylist())


def ids(stream: BinaryIO) -> Iterator[str]:
    """The ids of the records alone."""
    from pyarrow import parquet

    for batch in parquet.ParquetFile(stream).iter_batches(columns=["id"]):
        yield from batch.column(0).to_pylist()


def _record(row: dict[str, Any]) -> dict[str, Any]:
    removed = row["removed"]
    return {
        **row,
        # An item has a line or a path, and no key for the other one.
        "removed": removed and [{key: value for key, value in item.items() if value is not None} for item in removed],
        "stats": {**row["stats"], "removed": dict(row["stats"]["removed"])},
        "provenance": dict(row["provenance"]),
    }


def _groups(rows: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        group.append(plain(json.loads(row)))
        size += len(row)
        if len(group) == _GROUP_ROWS or size >= _GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def plain(value: Any) -> Any:
    """`value` without the lone surrogates that JSON can hold and no table: a question mark stands for each."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: plain(own) for key, own in value.items()}
    return [plain(own) for own in value] if isinstance(value, list) else value


WRITER = Writer("parquet", ".parquet", jsonl.render, rows=True, finish=finish, module="pyarrow", extra="parquet")
