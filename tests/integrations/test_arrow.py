"""Tables in, tables out, as engines call it."""

from __future__ import annotations

import io
import json
import pickle

import pytest

pytest.importorskip("pyarrow", reason="the extra parquet is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from cleaner import Cleaner
from cleaner.errors import UsageError
from cleaner.integrations.arrow import CleanBatch, clean_batch, schema
from cleaner.row import Row
from cleaner.writers import WRITERS, parquet

PAGE = """\
Baca Juga: Harga cabai naik
Harga beras di pasar tradisional turun sejak awal pekan ini.
Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.
"""
MARKUP = "<!doctype html><html><body><article><p>Harga beras turun sejak awal pekan ini.</p></article></body></html>"


def table(**columns: list[object]) -> pa.Table:
    return pa.table(columns)


def test_a_table_comes_back_with_the_columns_of_the_record() -> None:
    made = clean_batch(table(id=["a"], html=[PAGE], url=["https://contoh.example/a"]))
    assert made.schema == schema()
    file = io.BytesIO()
    pq.write_table(made, file)
    expected = Row.of(Cleaner().clean(PAGE, url="https://contoh.example/a"), "a", WRITERS["jsonl"])
    assert list(parquet.records(file)) == [json.loads(expected.record)]


def test_a_record_batch_comes_back_as_one() -> None:
    batch = pa.RecordBatch.from_pydict({"html": [PAGE.encode(), MARKUP.encode()]})
    made = clean_batch(batch)
    assert isinstance(made, pa.RecordBatch)
    assert made.column("body_by").to_pylist() == ["text", "main"]
    assert made.column("id").to_pylist() == ["#1", "#2"]


def test_a_row_without_a_page_is_a_failure_and_the_others_are_cleaned() -> None:
    made = clean_batch(table(html=[None, PAGE]))
    assert made["status"].to_pylist() == ["error", "ok"]
    assert made["problem"].to_pylist() == ["the row has no page", None]


def test_an_empty_batch_has_the_columns_too() -> None:
    assert clean_batch(table(html=[PAGE]).slice(0, 0)).schema == schema()


def test_columns_are_named_and_kept_as_asked() -> None:
    clean = CleanBatch(page="content", name="key", keep=["crawl"], with_removed=True, sites=False)
    made = clean(table(key=[7], content=[PAGE], crawl=["2025-10"]))
    assert made.schema.names == [*schema().names, "crawl"]
    (row,) = made.to_pylist()
    assert (row["id"], row["crawl"]) == ("7", "2025-10")
    assert row["removed"][0]["rule"] == "news-id/also-read"


def test_a_missing_column_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"no column 'html' \(did you mean 'htm'\?\); it has htm, url"):
        clean_batch(table(htm=[PAGE], url=["x"]))


def test_it_survives_the_way_to_another_process() -> None:
    clean = CleanBatch(page="text", with_removed=True)
    batch = table(text=[PAGE])
    assert pickle.loads(pickle.dumps(clean))(batch) == clean(batch)


def test_daft_calls_it() -> None:
    daft = pytest.importorskip("daft", reason="the extra integrations is not installed")
    clean = CleanBatch()

    @daft.func.batch(return_dtype=daft.DataType.string())
    def article(html):
        return clean(pa.table({"html": html.to_arrow()}))["text"].combine_chunks()

    frame = daft.from_pydict({"html": [PAGE, MARKUP]})
    texts = frame.select(article(daft.col("html")).alias("text")).to_pydict()["text"]
    assert texts == [Cleaner().clean(page).text for page in (PAGE, MARKUP)]
