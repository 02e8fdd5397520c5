"""Compressed files: what is in them, files that are cut off or damaged, and bombs."""

from __future__ import annotations

import gzip
import io
import lzma
import tracemalloc
import zlib

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Inputs, Item, _formats
from tests.sources.containers import PACKERS, lines, put, read, skippable


def pack(raw: bytes, suffix: str) -> bytes:
    if suffix == ".zst":
        from zstandard import ZstdCompressor

        return ZstdCompressor(write_checksum=True).compress(raw)  # as the command does
    return PACKERS[suffix](raw)


@pytest.fixture(params=[*PACKERS, ".zst"])
def suffix(request):
    if request.param == ".zst":
        pytest.importorskip("zstandard", reason="the extra zstd is not installed")
    return request.param


def test_a_page_is_unpacked_and_keeps_its_name(tmp_path, suffix):
    file = put(tmp_path / f"a.html{suffix}", pack(b"<p>isi", suffix))
    assert read(file) == read(tmp_path) == [Item(f"a.html{suffix}", b"<p>isi")]
    assert Inputs.of([str(file)]).single


def test_a_file_of_an_unknown_kind_is_unpacked_where_it_is_named(tmp_path, suffix):
    file = put(tmp_path / f"halaman.log{suffix}".upper(), pack(b"isi", suffix))
    assert read(file)[0].raw == b"isi"
    assert read(tmp_path) == []


def test_members_one_behind_the_other_are_one_file(tmp_path, suffix):
    file = put(
        tmp_path / f"a.jsonl{suffix}", pack(lines({"text": "satu"}), suffix) + pack(lines({"text": "dua"}), suffix)
    )
    assert [(item.id, item.raw) for item in read(file)] == [
        (f"a.jsonl{suffix}#1", "satu"),
        (f"a.jsonl{suffix}#2", "dua"),
    ]


def test_padding_behind_a_member_of_xz_is_no_damage(tmp_path):
    raw = lzma.compress(b"satu, ") + bytes(8) + lzma.compress(b"dua") + bytes(4)
    assert read(put(tmp_path / "a.txt.xz", raw))[0].raw == b"satu, dua"


def test_of_a_file_that_is_cut_off_the_rows_come_and_then_a_failure(tmp_path, suffix):
    # Each row in a member of its own, so that the first ones are whole however much a compression holds back.
    members = [pack(lines({"text": f"baris {number} " * 50}), suffix) for number in range(3)]
    found = read(put(tmp_path / f"a.jsonl{suffix}", b"".join(members)[:-9]))
    whole = [item for item in found if item.raw is not None]
    assert len(whole) >= 2
    assert found[-1].raw is None
    assert found[-1].id == f"a.jsonl{suffix}"
    assert found[-1].problem.startswith("the file is cut off; ")


def test_a_page_that_is_cut_off_is_a_failure_and_never_half_a_page(tmp_path, suffix):
    raw = pack(bytes(range(256)) * 4000, suffix)
    for length in (1, 12, len(raw) // 2, len(raw) - 1):
        (item,) = read(put(tmp_path / f"a.txt{suffix}", raw[:length]))
        assert item.raw is None
        assert item.problem


def test_an_empty_file_is_no_compressed_one(tmp_path, suffix):
    assert read(put(tmp_path / f"a.txt{suffix}", b"")) == [Item(f"a.txt{suffix}", None, "the file is cut off")]


def test_what_is_no_compressed_data_is_a_failure_and_the_next_file_is_read(tmp_path, suffix):
    put(tmp_path / f"a.txt{suffix}", b"<p>bukan arsip, hanya namanya")
    damaged = bytearray(pack(b"isi halaman" * 500, suffix))
    damaged[len(damaged) // 2] ^= 0xFF
    put(tmp_path / f"b.txt{suffix}", bytes(damaged))
    put(tmp_path / "c.txt", b"isi")
    first, second, third = read(tmp_path)
    assert (first.raw, second.raw, third.raw) == (None, None, b"isi")
    assert "damaged" in first.problem


def test_a_bomb_is_a_failure_and_is_not_unpacked(tmp_path, suffix):
    file = put(tmp_path / f"a.html{suffix}", pack(bytes(80 << 20), suffix))
    tracemalloc.start()
    (item,) = read(file, max_bytes=1 << 20)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert item == Item(f"a.html{suffix}", None, "larger than the limit of 1 MB")
    # xz holds a dictionary of 8 MB; of zstd a piece is unpacked as a whole, and is 64 MB at most.
    assert peak < (72 << 20 if suffix == ".zst" else 16 << 20)


def test_a_bomb_between_two_rows_is_passed_over(tmp_path):
    raw = lines({"text": "satu"}) + b'{"text": "' + b"x" * (24 << 20) + b'"}\n' + lines({"text": "tiga"})
    found = read(put(tmp_path / "a.jsonl.gz", gzip.compress(raw)), max_bytes=1 << 20)
    assert [item.raw for item in found] == ["satu", None, "tiga"]


def test_a_file_of_xz_that_asks_for_too_much_memory_is_a_failure(tmp_path):
    strong = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]
    raw = bytearray(lzma.compress(b"isi" * 99, check=lzma.CHECK_NONE, filters=strong))
    assert raw[14:16] == b"\x21\x01"  # the filter, and that one byte follows: the size of its dictionary
    raw[16] = 32  # 256 MB
    end = 12 + 4 * raw[12]
    raw[end : end + 4] = zlib.crc32(bytes(raw[12:end])).to_bytes(4, "little")
    assert lzma.decompress(bytes(raw)) == b"isi" * 99
    (item,) = read(put(tmp_path / "a.txt.xz", bytes(raw)))
    assert item.raw is None
    assert "damaged" in item.problem


def test_a_table_is_never_compressed_as_a_whole():
    assert _formats.form_of("a.parquet").source.name == "parquet"
    assert _formats.form_of("a.parquet.gz").source.name == "page"


def test_without_the_library_a_named_file_is_wrong_use_and_one_of_a_folder_a_failure(tmp_path, monkeypatch):
    file = put(tmp_path / "a.txt.zst", b"")
    put(tmp_path / "b.txt", b"isi")
    monkeypatch.setattr(_formats, "_is_installed", lambda module: module != "zstandard")
    with pytest.raises(UsageError, match=r"zstandard is not installed; pip install 'bersih\[zstd\]'"):
        Inputs.of([str(file)])
    first, second = read(tmp_path)
    assert (first.raw, second.raw) == (None, b"isi")
    assert "pip install 'bersih[zstd]'" in first.problem


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_is_compressed_on_standard_input_is_known_by_its_first_bytes(suffix):
    raw = lines({"text": "satu"}, {"text": "dua"})
    packed = PACKERS[suffix](raw)
    assert [item.raw for item in read("-", stdin=packed, form="jsonl")] == ["satu", "dua"]
    assert [item.raw for item in read("-", stdin=PACKERS[suffix](b"isi"))] == [b"isi"]
    cut = read("-", stdin=packed[:-6], form="jsonl")
    assert (cut[-1].id, cut[-1].raw) == ("-", None)
    assert "cut off" in cut[-1].problem


def test_what_only_looks_like_it_is_a_page():
    for raw in (b"BZh adalah singkatan.", b"\x1f\x8b", b"P*M\x18 adalah kode.", b"_*M\x18", b""):
        assert [item.raw for item in read("-", stdin=raw)] == [raw]


def test_standard_input_is_left_open_for_whoever_gave_it():
    stream = io.BytesIO(b"isi")
    assert [item.raw for item in Inputs.of(["-"], "page", stream).items()] == [b"isi"]
    assert not stream.closed


def test_zstd_on_standard_input_is_unpacked_too():
    zstandard = pytest.importorskip("zstandard", reason="the extra zstd is not installed")
    assert [item.raw for item in read("-", stdin=zstandard.compress(lines({"text": "satu"})), form="jsonl")] == ["satu"]


@pytest.mark.parametrize(("content", "kind"), [(b"\x1d\0\0\0", 0), (b"", 15), (b"x" * 70_000, 14)])
def test_zstd_that_begins_with_a_frame_to_be_skipped_is_unpacked_by_name_and_on_standard_input(tmp_path, content, kind):
    zstandard = pytest.importorskip("zstandard", reason="the extra zstd is not installed")
    skip = skippable(content, kind)
    raw = skip + zstandard.compress(lines({"text": "satu"})) + skip + zstandard.compress(lines({"text": "dua"}))
    for found in (read(put(tmp_path / "a.jsonl.zst", raw)), read("-", stdin=raw, form="jsonl")):
        assert [item.raw for item in found] == ["satu", "dua"]
    (cut,) = read("-", stdin=skip[:-1] if content else raw[:-6])
    assert (cut.raw, cut.problem) == (None, "the file is cut off")
