"""Web archives: which records are pages, how answers were packed for the way, and archives that are damaged."""

from __future__ import annotations

import gzip
import re
import zlib
from functools import partial

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Inputs, Item, _formats
from tests.sources.containers import answer, archive, put, read, record

pytest.importorskip("fastwarc", reason="the extra warc is not installed")
brotli = pytest.importorskip("brotli")

PAGE = b"<html><body><p>Harga beras turun di pasar.</p></body></html>"


FETCHED = "2026-02-03T04:05:06+00:00"


def chunked(raw: bytes, size: int = 20) -> bytes:
    pieces = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"".join(f"{len(piece):x};x=1\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


def bare(raw: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(raw) + packing.flush()


def zstd(raw: bytes) -> bytes:
    return pytest.importorskip("zstandard", reason="the extra zstd is not installed").compress(raw)


def one(tmp_path, *records: bytes, **options) -> Item:
    (item,) = read(put(tmp_path / "a.warc.gz", archive(records)), **options)
    return item


@pytest.mark.parametrize("pack", [b"".join, archive], ids=["plain", "gz"])
def test_pages_have_their_address_and_the_number_of_their_record(tmp_path, pack):
    records = [
        record("warcinfo", b"software: x\r\n", "", "application/warc-fields"),
        answer(PAGE, "https://contoh.id/1"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", "https://contoh.id/1", "application/http"),
        answer(b"<p>dua", "<https://contoh.id/2>"),
    ]
    file = put(tmp_path / ("a.warc.gz" if pack is archive else "a.warc"), pack(records))
    assert read(file) == [
        Item(f"{file.name}#2", PAGE, "", "https://contoh.id/1", FETCHED),
        Item(f"{file.name}#4", b"<p>dua", "", "https://contoh.id/2", FETCHED),
    ]
    assert read(tmp_path) == read(file)
    assert not Inputs.of([str(file)]).single


@pytest.mark.parametrize(
    ("date", "fetched"),
    [
        (b"2026-02-03T04:05:06.789Z", FETCHED),
        (b"2026-02-03T11:05:06+07:00", FETCHED),
        (b"2026-02-03T04:05:06", FETCHED),
        (b"1989-12-31T00:00:00Z", None),
        (b"kemarin", None),
        (b"", None),
    ],
)
def test_the_date_of_a_record_is_when_its_page_was_fetched(tmp_path, date, fetched):
    assert one(tmp_path, answer(PAGE).replace(b"2026-02-03T04:05:06Z", date)).fetched == fetched


def test_a_whole_archive_may_be_packed_in_one_piece_and_with_zstd(tmp_path):
    raw = answer(PAGE) + answer(b"<p>dua")
    assert [item.raw for item in read(put(tmp_path / "a.warc.gz", gzip.compress(raw)))] == [PAGE, b"<p>dua"]
    assert [item.raw for item in read(put(tmp_path / "a.warc.zst", zstd(raw)))] == [PAGE, b"<p>dua"]


@pytest.mark.parametrize(
    ("status", "media"),
    [
        ("404 Not Found", "text/html"),
        ("301 Moved", "text/html"),
        ("500 Oops", "text/html"),
        ("200 OK", "image/png"),
        ("200 OK", "application/json"),
        ("200 OK", "text/css; charset=utf-8"),
    ],
)
def test_what_is_no_page_is_passed_over(tmp_path, status, media):
    other = answer(PAGE, status=status, Content_Type=media)
    assert one(tmp_path, other, answer(b"<p>lalu")).id == "a.warc.gz#2"


@pytest.mark.parametrize("media", ["text/html", "TEXT/HTML;charset=UTF-8", "application/xhtml+xml", "text/plain"])
def test_pages_and_texts_are_read_whatever_the_case_of_their_type(tmp_path, media):
    assert one(tmp_path, answer(PAGE, Content_Type=media)).raw == PAGE


def test_an_answer_without_a_type_is_looked_at(tmp_path):
    raw = answer(PAGE).replace(b"Content-Type: text/html; charset=utf-8", b"X-KosongType: text/html; charset=utf-8")
    assert one(tmp_path, raw).raw == PAGE


def test_saved_files_and_extracted_texts_are_pages_too(tmp_path):
    saved = record("resource", PAGE, "https://contoh.id/1", "text/html")
    extracted = record("conversion", b"Harga beras turun.", "https://contoh.id/2", "text/plain")
    style = record("resource", b"p {}", "https://contoh.id/3", "text/css")
    file = put(tmp_path / "a.warc.wet.gz", archive([saved, extracted, style]))
    assert [item.raw for item in read(file)] == [PAGE, b"Harga beras turun."]


PACKED = {
    "gzip": ("gzip", gzip.compress(PAGE)),
    "two members": ("x-gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
    "deflate": ("deflate", zlib.compress(PAGE)),
    "bare deflate": ("deflate", bare(PAGE)),
    "brotli": ("br", brotli.compress(PAGE)),
    "twice": ("gzip, br", brotli.compress(gzip.compress(PAGE))),
    "plain after all": ("gzip", PAGE),
    "brotli after all not": ("br", PAGE),
    "unknown": ("pack200", PAGE),
    "none": ("identity", PAGE),
}


@pytest.mark.parametrize("case", PACKED)
def test_an_answer_is_unpacked_as_its_header_says_or_stands_where_it_is_plain(tmp_path, case):
    encoding, body = PACKED[case]
    assert one(tmp_path, answer(body, Content_Encoding=encoding)).raw == PAGE
    both = answer(chunked(body), Content_Encoding=encoding, Transfer_Encoding="chunked")
    assert one(tmp_path, both).raw == PAGE


def test_an_answer_packed_with_zstd_is_unpacked(tmp_path):
    assert one(tmp_path, answer(zstd(PAGE), Content_Encoding="zstd")).raw == PAGE


def test_chunks_that_a_crawler_joined_stand(tmp_path):
    assert one(tmp_path, answer(PAGE, Transfer_Encoding="chunked")).raw == PAGE
    assert one(tmp_path, answer(b"<p>Rp5.000", Transfer_Encoding="chunked")).raw == b"<p>Rp5.000"


@pytest.mark.parametrize("case", ["gzip", "deflate", "bare deflate", "brotli"])
def test_a_packed_answer_that_is_cut_off_is_a_failure_and_the_next_one_is_read(tmp_path, case):
    encoding, body = PACKED[case]
    file = put(tmp_path / "a.warc", answer(body[:-9], Content_Encoding=encoding) + answer(b"<p>lalu"))
    first, second = read(file)
    assert first == Item("a.warc#1", None, "the answer is cut off", "https://contoh.id/a", FETCHED)
    assert second.raw == b"<p>lalu"


def test_chunks_that_are_cut_off_are_a_failure(tmp_path):
    item = one(tmp_path, answer(chunked(PAGE)[:-30], Transfer_Encoding="chunked"))
    assert item.raw is None
    assert "its chunks do not fit together" in item.problem


def test_a_damaged_answer_is_a_failure(tmp_path):
    body = bytearray(gzip.compress(PAGE * 9))
    body[len(body) // 2] ^= 0xFF
    item = one(tmp_path, answer(bytes(body), Content_Encoding="gzip"))
    assert (item.raw, item.problem) == (None, "the answer is damaged: it is not packed as its header says")


@pytest.mark.parametrize("pack", ["gzip", "br", "zstd", "deflate"])
def test_a_bomb_in_an_answer_is_a_failure(tmp_path, pack):
    raw = bytes(8 << 20)
    body = {"gzip": gzip.compress, "br": partial(brotli.compress, quality=3), "zstd": zstd, "deflate": zlib.compress}[
        pack
    ](raw)
    item = one(tmp_path, answer(body, Content_Encoding=pack), max_bytes=1 << 20)
    assert (item.raw, item.problem) == (None, "larger than the limit of 1 MB")


def test_a_record_over_the_limit_is_a_failure_and_the_next_one_is_read(tmp_path):
    file = put(tmp_path / "a.warc.gz", archive([answer(b"x" * 41), answer(b"<p>lalu")]))
    first, second = read(file, max_bytes=40)
    assert (first.raw, first.url, second.raw) == (None, "https://contoh.id/a", b"<p>lalu")


WHOLE = [answer(PAGE, f"https://contoh.id/{n}") for n in range(4)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_of_an_archive_that_is_cut_off_anywhere_the_pages_come_and_then_one_failure(tmp_path, name):
    members = list(map(gzip.compress, WHOLE)) if name.endswith(".gz") else WHOLE
    before, last = b"".join(members[:3]), members[3]
    for length in range(1, len(last) - (5 if name.endswith(".gz") else 4)):
        found = read(put(tmp_path / name, before + last[:length]))
        assert [item.raw for item in found[:3]] == [PAGE] * 3
        failed = [item for item in found if item.raw is None]
        assert failed, length
        assert all(re.search("cut off|without a length|damaged", item.problem) for item in failed), length


def test_an_image_that_is_cut_off_is_a_failure_of_the_archive_too(tmp_path):
    image = answer(b"\x89PNG" * 99 + b"\n", Content_Type="image/png")
    first, second = read(put(tmp_path / "a.warc", answer(PAGE) + image[:-40]))
    assert (first.raw, second) == (PAGE, Item("a.warc", None, "the file is cut off; 1 before it was read"))


def test_a_damaged_member_ends_the_archive(tmp_path):
    members = list(map(gzip.compress, WHOLE))
    damaged = bytearray(members[2])
    damaged[-6] ^= 0xFF
    found = read(put(tmp_path / "a.warc.gz", b"".join([*members[:2], bytes(damaged), members[3]])))
    assert [item.raw for item in found][:2] == [PAGE] * 2
    assert found[-1].id == "a.warc.gz"
    assert "damaged" in found[-1].problem


@pytest.mark.parametrize("raw", [b"halo dunia\n" * 9, b"\0" * 99, PAGE])
def test_what_is_no_archive_is_a_failure(tmp_path, raw):
    (item,) = read(put(tmp_path / "a.warc", raw))
    assert item.raw is None
    assert re.match("the file cannot be read: no WARC file, or a damaged one|the file is cut off", item.problem)


@pytest.mark.parametrize("length", ["10000000000000000000000000", "-5", "banyak", "200000"])
def test_a_length_that_lies_is_a_failure(tmp_path, length):
    found = read(put(tmp_path / "a.warc", record("resource", PAGE, "https://contoh.id/", "text/html", length)))
    assert any(item.raw is None for item in found)
    assert all(item.raw in (None, b"") for item in found)


@pytest.mark.parametrize("block", [b"", b"\r\n", b"bukan http", b"HTTP/1.1 dua ratus\r\n\r\nisi", b"HTTP/1.1 200\r\nX"])
def test_an_answer_that_is_no_http_does_not_stop_the_others(tmp_path, block):
    odd = record("response", block, "https://contoh.id/", "application/http")
    found = read(put(tmp_path / "a.warc", odd + answer(PAGE)))
    assert found[-1].raw == PAGE


def test_an_address_with_control_characters_can_be_shown(tmp_path):
    assert one(tmp_path, answer(PAGE, "https://contoh.id/\x1b[2J")).url == "https://contoh.id/%1B[2J"


def test_an_archive_comes_from_standard_input_too():
    for raw in (answer(PAGE), archive([answer(PAGE)])):
        (item,) = read("-", form="warc", stdin=raw)
        assert item == Item("-#1", PAGE, "", "https://contoh.id/a", FETCHED)


def test_without_the_library_a_named_archive_is_wrong_use(tmp_path, monkeypatch):
    file = put(tmp_path / "a.warc", b"")
    monkeypatch.setattr(_formats, "_is_installed", lambda module: module != "fastwarc")
    with pytest.raises(UsageError, match=r"fastwarc is not installed; pip install 'bersih\[warc\]'"):
        Inputs.of([str(file)])
