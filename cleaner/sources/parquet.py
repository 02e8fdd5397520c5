"""Parquet: a row group at a time, of each only the columns that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.sources import _rows
from cleaner.sources._parquet_pages import largest
from cleaner.sources._source import Ask, Damaged, Item, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

# Rows decoded at once. A million rows may name the same large page, each of which is a copy when it is decoded; sixteen
# at once take 99 µs a page of 50 KB, one 123 µs.
_BATCH = 1
# Bytes that may have to be unpacked at once: four pages of the largest size, or what makes 1 GB of memory, at most 1.3.
# Writers look at the size after 1024 rows, so that honest files stay below where rows have 250 KB in the mean.
_PAGES_AT_ONCE, _ALWAYS_AT_ONCE = 4, 256 << 20
_SHOWN = 16  # columns that a message names
_BUFFER = 1 << 20  # bytes of a column read from the file at once, instead of all that it has in the row group


def read(stream: BinaryIO, ask: Ask) -> Iterator[Item]:
    """An item for each row; a row group that cannot be read is one with a problem, and the next one is read."""
    from pyarrow import ArrowException

    try:
        file = _opened(stream)
        columns = _columns(file.schema_arrow.names, ask)
    except (ArrowException, OSError) as error:
        raise Damaged(f"no Parquet file, or one that is cut off ({_first(error)})") from None
    before = 0
    for group in range(file.num_row_groups):
        try:
            _check_room(stream, file.metadata.row_group(group), columns, ask)
            yield from _group(file, group, columns, before, ask)
        except (ArrowException, OSError, ValueError) as error:
            problem = f"row group {group + 1} of {file.num_row_groups} cannot be read any further ({_first(error)})"
            yield Item(ask.name, None, problem)
        before += file.metadata.row_group(group).num_rows


def _opened(stream: BinaryIO) -> Any:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER, page_checksum_verification=True)


def _columns(names: list[str], ask: Ask) -> list[str]:
    if not set(names).intersection(ask.fields.page):
        wanted = " or ".join(map(repr, ask.fields.page))
        has = ", ".join(map(repr, names[:_SHOWN]))
        remedy = "rename that of the page, or clean with --field raw=NAME"
        raise Damaged(f"there is no column {wanted}; the columns are {has}; {remedy}")
    return [name for name in names if name in (*ask.fields.page, ask.fields.id, ask.fields.url, *ask.keys)]


def _check_room(stream: BinaryIO, group: Any, columns: list[str], ask: Ask) -> None:
    size, most = largest(stream, group, columns), max(_PAGES_AT_ONCE * ask.max_bytes, _ALWAYS_AT_ONCE)
    if size > most:
        rows = f"its {group.num_rows} rows can only be unpacked by {size >> 20} MB at once"
        raise ValueError(f"{rows}, and {most >> 20} MB are allowed; --max-mb says how much")


def _group(file: Any, group: int, columns: list[str], number: int, ask: Ask) -> Iterator[Item]:
    for batch in file.iter_batches(_BATCH, row_groups=[group], columns=columns, use_threads=False):
        for row in range(batch.num_rows):
            number += 1
            yield _rows.item({name: _value(batch.column(name)[row]) for name in columns}, number, ask)


def _value(cell: Any) -> object:
    """A cell as Python has it; text that is no UTF-8 as bytes, for readers that decode without loss.

    What Python has not, such as a moment of a billionth of a second, or a list of such text, stays what it is.
    """
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return bytes(cell.as_buffer()) if hasattr(cell, "as_buffer") else cell
    except (ValueError, OverflowError):
        return cell


def _first(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


SOURCE = Source("parquet", (".parquet",), read, packed=False, needs=("pyarrow", "parquet"))
