"""Parquet: every key of the record as a typed column, and the records that come back are those that went in."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.row import Row
from cleaner.writers import WRITERS, parquet

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

ROOT = Path(__file__).resolve().parents[2]


def written(*rows: bytes) -> io.BytesIO:
    stream = io.BytesIO()
    parquet.finish(rows, stream)
    return io.BytesIO(stream.getvalue())


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    """Records of every kind: dumps and HTML with their ledgers, one without, a failure, one that was not wanted."""
    tool, writer = Cleaner(ledger=True, effort="fast"), WRITERS["parquet"]
    pages = [*sorted((ROOT / "seeds").iterdir()), *sorted((ROOT / "fixtures/kontan").glob("*.html"))]
    rows = [Row.of(tool.clean(path.read_bytes()), path.name, writer) for path in pages]
    rows.append(Row.of(Cleaner().clean(b"Isi.\n"), "tanpa", writer))
    rows.append(Row.of(tool.clean(bytes(range(256)) * 40), "rusak", writer))
    rows.append(rows[0].filtered("pendek").changed(cluster="a.txt"))
    return [row.record for row in rows]


def test_records_come_back_as_they_were(lines):
    assert list(parquet.records(written(*lines))) == list(map(json.loads, lines))


def test_the_columns_are_the_keys_of_the_record_in_their_order(lines):
    assert parquet.schema().names == list(json.loads(lines[0]))


def test_the_columns_are_typed(lines):
    schema = pq.read_schema(written(*lines))
    types = {name: str(schema.field(name).type) for name in ("date", "authors", "stats", "removed", "provenance")}
    assert types["date"] == "string"  # many have no offset, and some no time
    assert types["authors"].startswith("list<")
    assert types["stats"].startswith("struct<blocks: int64, kept: int64, removed: map<string, int64")
    assert types["removed"].startswith("list<element: struct<rule: string, category: string, line: int64")
    assert types["provenance"].startswith("map<string, string")


def test_a_column_is_read_without_the_others(lines):
    table = pq.read_table(written(*lines), columns=["id", "stats.words"])
    assert table.num_columns == 2


def test_the_same_records_make_the_same_bytes(lines):
    assert written(*lines).getvalue() == written(*lines).getvalue()


def test_no_records_make_a_file_with_all_columns():
    assert pq.read_table(written()).column_names == parquet.schema().names
    assert list(parquet.records(written())) == []


def test_a_group_has_no_more_rows_than_memory_holds(lines, monkeypatch):
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 3)
    file = pq.ParquetFile(written(*lines[:7]))
    assert [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)] == [3, 3, 1]
    monkeypatch.setattr(parquet, "_GROUP_BYTES", 1)
    assert pq.ParquetFile(written(*lines[:7])).num_row_groups == 7


def test_what_no_table_can_hold_is_a_question_mark(lines):
    record = {**json.loads(lines[0]), "title": "\udce9 é", "authors": ["\ud800"]}
    (found,) = parquet.records(written(json.dumps(record).encode()))
    assert (found["title"], found["authors"]) == ("? é", ["?"])
