"""Packed outputs: the bytes of their content alone, in members, and the files that standard tools read."""

from __future__ import annotations

import bz2
import gzip
import importlib.util
import io
import lzma
import zlib
from dataclasses import replace

import pytest

from cleaner.compression import COMPRESSIONS, of_data, packed, split
from cleaner.errors import UsageError
from cleaner.sinks.part import Part, lines

ZSTD = importlib.util.find_spec("zstandard") is not None
NAMES = [pytest.param(name, marks=[] if ZSTD or name != "zst" else pytest.mark.skip("no zstandard"))
         for name in COMPRESSIONS]  # fmt: skip
ROWS = [f'{{"id": "{number}"}}\n'.encode() for number in range(1000)]


def grown(path, compression, *counts: int) -> bytes:
    """The file of as many rows a member."""
    part, rest = Part(path, compression), iter(ROWS)
    part.begin()
    for count in counts:
        for _ in range(count):
            part.write(next(rest))
        part.cut()
    part.seal()
    part.close()
    part.publish()
    return path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_members_one_behind_the_other_are_one_file(name, tmp_path):
    path = tmp_path / f"x.{name}"
    grown(path, COMPRESSIONS[name], 300, 1, 699)
    assert list(lines(path, COMPRESSIONS[name])) == ROWS


@pytest.mark.parametrize(
    ("name", "unpack"), [("gz", gzip.decompress), ("bz2", bz2.decompress), ("xz", lzma.decompress)]
)
def test_the_standard_library_reads_all_members(name, unpack, tmp_path):
    assert unpack(grown(tmp_path / "x", COMPRESSIONS[name], 500, 500)) == b"".join(ROWS)


@pytest.mark.skipif(not ZSTD, reason="zstandard is not installed")
def test_zstandard_reads_all_members(tmp_path):
    import zstandard

    grown(tmp_path / "x", COMPRESSIONS["zst"], 500, 500)
    with zstandard.open(tmp_path / "x", "rt") as text:
        assert sum(1 for _ in text) == 1000


@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_know_neither_time_nor_name(name, tmp_path, monkeypatch):
    first = grown(tmp_path / "x", COMPRESSIONS[name], 10)
    monkeypatch.setattr("time.time", lambda: 1e9)
    assert grown(tmp_path / "lain", COMPRESSIONS[name], 10) == first


@pytest.mark.parametrize("name", NAMES)
def test_no_rows_are_an_empty_file_that_can_be_read(name, tmp_path):
    assert grown(tmp_path / "x", COMPRESSIONS[name], 0, 0)
    assert list(lines(tmp_path / "x", COMPRESSIONS[name])) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_file_is_one_member(name):
    stream = io.BytesIO()
    packed(stream, b"Isi.\n", COMPRESSIONS[name])
    assert COMPRESSIONS[name].open(io.BytesIO(stream.getvalue())).read() == b"Isi.\n"


def test_the_suffix_tells_the_compression():
    assert split("a.jsonl.GZ") == ("a.jsonl", COMPRESSIONS["gz"])
    assert split("a.txt.xz") == ("a.txt", COMPRESSIONS["xz"])
    assert split("a.jsonl") == ("a.jsonl", None)
    assert split("agz") == ("agz", None)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_bytes_tell_the_compression(name):
    stream = io.BytesIO()
    packed(stream, b"Isi.\n", COMPRESSIONS[name])
    assert of_data(stream.getvalue()) is COMPRESSIONS[name]
    assert of_data(b"<" + stream.getvalue()) is None


def test_a_frame_to_be_skipped_is_known_by_its_mark_and_its_size():
    for kind in range(16):
        assert of_data(bytes([0x50 + kind]) + b"*M\x18\x04\0\0\0abcd") is COMPRESSIONS["zst"]
    assert of_data(b"P*M\x18\n\n\n\0") is COMPRESSIONS["zst"]
    # Text has no such size; and the mark has sixteen first bytes, not more.
    for near in (
        b"P*M\x18 sebuah kode",
        b"P*M\x18\n\n\n\n\0",
        b"P*M\x18\x04\0\0",
        b"O*M\x18\x04\0\0\0",
        b"`*M\x18\x04\0\0\0",
    ):
        assert of_data(near) is None


def test_what_asks_for_more_memory_than_ours_ever_does_is_damage():
    # The header of a member of xz whose dictionary has 1.5 GB.
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16}]
    raw = bytearray(lzma.compress(b"Isi.", filters=filters))
    raw[12 + 4] = 37
    raw[12 + 8 : 12 + 12] = zlib.crc32(raw[12 : 12 + 8]).to_bytes(4, "little")
    with pytest.raises(lzma.LZMAError, match="limit"):
        COMPRESSIONS["xz"].open(io.BytesIO(bytes(raw))).read()


def test_a_library_that_is_missing_is_named_with_what_installs_it():
    missing = replace(COMPRESSIONS["gz"], needs=("no_such_library", "zstd"))
    with pytest.raises(UsageError, match=r"needs no_such_library.*pip install 'bersih\[zstd\]'"):
        missing.require("x.zst")
    COMPRESSIONS["gz"].require("x.gz")
