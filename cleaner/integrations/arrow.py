"""Tables in, tables out: a plain function on Arrow batches that Ray Data, Spark and Daft can call.

    dataset.map_batches(clean_batch, batch_format="pyarrow")              # Ray Data
    frame.mapInArrow(lambda batches: map(clean_batch, batches), columns)  # Spark

pyarrow comes with `bersih[parquet]`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.batch import Cleaning
from cleaner.errors import UsageError, suggestion
from cleaner.pipeline import Cleaner
from cleaner.sources import Item
from cleaner.writers import WRITERS, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

T = TypeVar("T", bound="pa.Table | pa.RecordBatch")


def clean_batch(batch: T) -> T:
    """The records of the pages in `batch`, by the shipped rules: see `CleanBatch`, for those who want it otherwise."""
    return _plain()(batch)


class CleanBatch:
    """Makes records of pages, a table or record batch of them at a time; one serves a process, and can be pickled.

    The column `page` holds pages, as text or bytes; `url` and `name` their addresses and ids, where there are such
    columns. What comes back has the columns of `schema`: those of the record, and behind them the columns `keep` as
    they were. A row without a page, or with one that cannot be read, is a row with the status "error". `with_removed`
    tells all that was removed; `options` are those of `cleaner.Cleaner`: rules, sites, drafts, effort.
    """

    def __init__(
        self,
        *,
        page: str = "html",
        url: str = "url",
        name: str = "id",
        keep: Sequence[str] = (),
        with_removed: bool = False,
        **options: Any,
    ) -> None:
        self.page, self.url, self.name, self.keep = page, url, name, tuple(keep)
        self.options = {"with_removed": with_removed, **options}
        self.row = Cleaning(Cleaner(**options, ledger=with_removed), WRITERS["jsonl"]).open()

    def __call__(self, batch: T) -> T:
        """One record for each row, in their order. Raises UsageError for a column that is not there."""
        for column in (self.page, *self.keep):
            if column not in batch.schema.names:
                near = suggestion(column, batch.schema.names)
                raise UsageError(f"the table has no column {column!r}{near}; it has {', '.join(batch.schema.names)}")
        records = [parquet.plain(json.loads(self.row(item).record)) for item in self._items(batch)]
        made: T = type(batch).from_pylist(records, parquet.schema())
        for column in self.keep:
            made = made.append_column(batch.schema.field(column), batch.column(column))
        return made

    def _items(self, batch: pa.Table | pa.RecordBatch) -> Iterator[Item]:
        def values(column: str) -> list[Any]:
            there = column in batch.schema.names
            return batch.column(column).to_pylist() if there else [None] * batch.num_rows

        rows = zip(values(self.name), values(self.page), values(self.url), strict=True)
        for number, (name, page, url) in enumerate(rows, start=1):
            known = f"#{number}" if name is None else str(name)
            if isinstance(page, str | bytes):
                yield Item(known, page, url=url or None)
            else:
                yield Item(known, None, "the row has no page", url or None)

    def __reduce__(self) -> tuple[Any, ...]:
        names = {"page": self.page, "url": self.url, "name": self.name, "keep": self.keep}
        return _unpacked, ({**names, **self.options},)


def schema() -> pa.Schema:
    """The columns of a record, for those who must know them beforehand."""
    return parquet.schema()


@cache
def _plain() -> CleanBatch:
    return CleanBatch()


def _unpacked(options: dict[str, Any]) -> CleanBatch:
    return CleanBatch(**options)
