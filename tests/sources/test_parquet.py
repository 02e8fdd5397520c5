"""Tables: columns, row groups, kinds of text, and files that are damaged."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Fields, Inputs, Item, _formats, parquet
from cleaner.sources._parquet_pages import largest
from tests.sources.containers import put, read

pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
pq = pytest.importorskip("pyarrow.parquet")


def write(path, columns, **options):
    pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(columns), path, **options)
    return path


def test_rows_have_their_pages_ids_and_addresses(tmp_path):
    file = write(
        tmp_path / "a.parquet",
        {
            "text": ["satu", "dua", None],
            "id": ["x", None, "../y"],
            "url": ["https://contoh.id/1", None, ""],
            "n": [1, 2, 3],
        },
    )
    found = read(file)
    assert found[:2] == [Item("x", "satu", url="https://contoh.id/1"), Item("a.parquet#2", "dua")]
    assert (found[2].id, found[2].raw) == ("%2E%2E/y", None)
    assert found == read(tmp_path)
    assert not Inputs.of([str(file)]).single


def test_rows_are_numbered_over_all_row_groups(tmp_path):
    file = write(tmp_path / "a.parquet", {"html": [f"<p>{n}" for n in range(50)]}, row_group_size=7)
    assert [(item.id, item.raw) for item in read(file)] == [(f"a.parquet#{n + 1}", f"<p>{n}") for n in range(50)]


@pytest.mark.parametrize("kind", ["string", "large_string", "binary", "large_binary"])
def test_text_of_every_kind_is_read(tmp_path, kind):
    file = write(tmp_path / "a.parquet", {"raw": pa.array([b"satu", b"dua", None], getattr(pa, kind)())})
    expected = ["satu", "dua", None] if "string" in kind else [b"satu", b"dua", None]
    assert [item.raw for item in read(file)] == expected
    tabled = write(tmp_path / "b.parquet", {"raw": pa.array(["satu", "satu", None]).dictionary_encode()})
    assert [item.raw for item in read(tabled)] == ["satu", "satu", None]


def test_the_fields_can_be_named_and_numbers_be_ids(tmp_path):
    file = write(tmp_path / "a.parquet", {"text": ["bukan"], "isi": ["ini"], "nomor": pa.array([7], pa.int32())})
    assert read(file, fields=Fields.of(["raw=isi", "id=nomor"])) == [Item("7", "ini")]


def test_a_table_without_the_column_is_one_failure_that_names_those_there(tmp_path):
    file = write(tmp_path / "a.parquet", {"text": ["isi"], "judul": ["x"]})
    (item,) = read(file, fields=Fields.of(["raw=badan"]))
    assert "no column 'badan'; the columns are 'text', 'judul'" in item.problem


def test_a_column_of_something_else_is_a_failure_of_each_row(tmp_path):
    file = write(tmp_path / "a.parquet", {"text": [[1, 2], [3]], "id": [1.5, 2.5]})
    assert [(item.id, item.problem) for item in read(file)] == [
        ("a.parquet#1", "the field 'text' holds a list, no text"),
        ("a.parquet#2", "the field 'text' holds a list, no text"),
    ]


def test_text_that_is_no_utf8_comes_as_bytes_for_the_reader_to_decode(tmp_path):
    wrong = pa.Array.from_buffers(pa.string(), 1, pa.array([b"caf\xe9"], pa.binary()).buffers())
    assert read(write(tmp_path / "a.parquet", {"text": wrong}))[0].raw == b"caf\xe9"


@pytest.mark.parametrize("keep", [0, 3, 100, -9, -1])
def test_a_file_that_is_cut_off_is_a_failure(tmp_path, keep):
    whole = write(tmp_path / "a.parquet", {"text": ["isi"] * 99}).read_bytes()
    (item,) = read(put(tmp_path / "b.parquet", whole[:keep]))
    assert (item.id, item.raw) == ("b.parquet", None)
    assert "no Parquet file, or one that is cut off" in item.problem


def test_a_damaged_row_group_is_a_failure_and_the_others_are_read(tmp_path):
    texts = [f"isi halaman nomor {n}" for n in range(30)]
    file = write(
        tmp_path / "a.parquet", {"text": texts}, row_group_size=10, use_dictionary=False, write_page_checksum=True
    )
    column = pq.ParquetFile(file).metadata.row_group(1).column(0)
    raw = bytearray(file.read_bytes())
    raw[column.data_page_offset + 2 : column.data_page_offset + column.total_compressed_size] = b"\xff" * (
        column.total_compressed_size - 2
    )
    found = read(put(file, bytes(raw)))
    failed = [item for item in found if item.raw is None]
    assert [item.raw for item in found if item.raw is not None] == texts[:10] + texts[20:]
    assert [item.id for item in found if item.raw is not None][-1] == "a.parquet#30"
    assert len(failed) == 1
    assert "row group 2 of 3 cannot be read any further" in failed[0].problem


def test_a_letter_that_the_disk_changed_is_found_where_the_table_has_checksums(tmp_path):
    file = write(tmp_path / "a.parquet", {"text": ["isi halaman"]}, compression="none", write_page_checksum=True)
    raw = file.read_bytes()
    assert read(put(file, raw))[0].raw == "isi halaman"
    (item,) = read(put(file, raw.replace(b"halaman", b"halamat", 1)))
    assert (item.id, item.raw) == ("a.parquet", None)


def test_a_large_page_that_a_thousand_rows_share_is_not_held_a_thousand_times(tmp_path):
    page = pa.DictionaryArray.from_arrays(pa.array([0] * 100, pa.int32()), pa.array(["x" * (4 << 20)]))
    file = write(tmp_path / "a.parquet", {"text": page}, store_schema=False)  # as others write it
    before = pa.total_allocated_bytes()
    most = 0
    for item in Inputs.of([str(file)]).items(max_bytes=1 << 20):
        assert "larger than the limit" in item.problem
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 32 << 20


def test_a_row_group_that_must_be_unpacked_at_once_is_a_failure_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_ALWAYS_AT_ONCE", 8 << 20)
    texts = ["satu", "dua ", "a " * (5 << 20), "tiga", "b " * (3 << 20), "empat"]
    for options in ({}, {"use_dictionary": False}, {"data_page_version": "2.0"}, {"write_page_checksum": True}):
        columns = {"besar": texts[::-1], "text": texts}
        file = write(tmp_path / "a.parquet", columns, row_group_size=2, compression="zstd", **options)
        before, most, found = pa.total_allocated_bytes(), 0, []
        for item in Inputs.of([str(file)]).items(max_bytes=1 << 20):
            found.append((item.id, item.raw, item.problem))
            most = max(most, pa.total_allocated_bytes() - before)
        assert [one[:2] for one in found] == [
            ("a.parquet#1", "satu"),
            ("a.parquet#2", "dua "),
            ("a.parquet", None),
            ("a.parquet#5", None),
            ("a.parquet#6", "empat"),
        ]
        assert "row group 2 of 3 cannot be read any further (its 2 rows can only be unpacked by 10 MB" in found[2][2]
        assert "larger than the limit" in found[3][2]
        assert most < 32 << 20


def test_a_higher_limit_of_a_page_reads_such_a_row_group(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_ALWAYS_AT_ONCE", 8 << 20)
    file = write(tmp_path / "a.parquet", {"text": ["a " * (5 << 20)]}, compression="zstd")
    assert [len(item.raw or "") for item in Inputs.of([str(file)]).items(max_bytes=10 << 20)] == [10 << 20]


def test_the_largest_page_of_the_columns_that_count_is_known_before_it_is_unpacked(tmp_path):
    file = write(tmp_path / "a.parquet", {"html": ["x" * 99_999, "y"], "text": ["z" * 9_999, "w"]}, compression="zstd")
    group = pq.read_metadata(file).row_group(0)
    with file.open("rb") as stream:
        assert largest(stream, group, ["text"]) == 9_999 + 4 + 1 + 4
        assert largest(stream, group, ["html", "text"]) == 99_999 + 4 + 1 + 4
        assert largest(stream, group, ["tex"]) == 0


@pytest.mark.parametrize("header", [b"", b"\xff" * 99, b"\x15\x00\x00", b"\x19\x15", b"\x1c" * 40, b"\x18\xff\xff\x7f"])
def test_the_header_of_a_page_that_nobody_can_read_is_damage(header):
    column = SimpleNamespace(
        path_in_schema="text", data_page_offset=0, has_dictionary_page=False, total_compressed_size=999
    )
    group = SimpleNamespace(num_columns=1, column=lambda _: column)
    with pytest.raises(ValueError, match="page"):
        largest(io.BytesIO(header), group, ["text"])


def test_only_the_columns_that_count_are_read(tmp_path, monkeypatch):
    asked = []
    real = pq.ParquetFile.iter_batches
    monkeypatch.setattr(
        pq.ParquetFile,
        "iter_batches",
        lambda self, *one, **two: asked.append(two["columns"]) or real(self, *one, **two),
    )
    read(write(tmp_path / "a.parquet", {"besar": ["x"], "text": ["isi"], "id": ["1"]}))
    assert asked == [["text", "id"]]


def test_without_the_library_a_named_file_is_wrong_use(tmp_path, monkeypatch):
    file = write(tmp_path / "a.parquet", {"text": ["isi"]})
    monkeypatch.setattr(_formats, "_is_installed", lambda module: module != "pyarrow")
    with pytest.raises(UsageError, match=r"pyarrow is not installed; pip install 'bersih\[parquet\]'"):
        Inputs.of([str(file)])
    assert "pip install 'bersih[parquet]'" in read(tmp_path)[0].problem


def test_a_table_cannot_come_from_standard_input():
    with pytest.raises(UsageError, match="--from is one of"):
        Inputs.of(["-"], "parquet")
