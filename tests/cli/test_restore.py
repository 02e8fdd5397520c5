"""`cleaner restore`: the inputs of a batch again, in a new folder and nowhere else."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.cli.conftest import PAGE

HTML = "<html><body><h1>Harga beras</h1><p>Harga beras turun sejak awal pekan ini.</p></body></html>"


@pytest.fixture
def pages(tmp_path):
    """A folder of dumps, one of them packed, and an HTML page."""
    root = tmp_path / "in"
    (root / "a").mkdir(parents=True)
    (root / "a/berita.txt").write_text(PAGE, encoding="utf-8")
    (root / "latin.txt").write_bytes("caf\xe9\r\n".encode("latin-1"))
    (root / "halaman.html").write_text(HTML, encoding="utf-8")
    (root / "padat.txt.gz").write_bytes(gzip.compress(PAGE.encode()))
    return root


def test_texts_come_back_byte_for_byte_and_html_as_its_visible_text(cleaner, pages, tmp_path):
    cleaner("clean", pages, "-o", tmp_path / "out", "--with-removed")
    result = cleaner("restore", tmp_path / "out", "-o", tmp_path / "again")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 files byte for byte, 1 visible text of HTML, 0 not restored" in result.stderr
    found = {path.relative_to(tmp_path / "again").as_posix(): path.read_bytes()
             for path in (tmp_path / "again").rglob("*") if path.is_file()}  # fmt: skip
    assert found == {
        "a/berita.txt": PAGE.encode(),
        "latin.txt": "caf\xe9\r\n".encode("latin-1"),
        "padat.txt": PAGE.encode(),
        "halaman.html.txt": b"Harga beras\nHarga beras turun sejak awal pekan ini.",
    }


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.parquet"])
def test_a_file_of_records_is_enough(cleaner, pages, tmp_path, name):
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    cleaner("clean", pages, "-o", tmp_path / name, "--with-removed")
    assert cleaner("restore", tmp_path / name, "-o", tmp_path / "again").exit_code == 0
    assert (tmp_path / "again/a/berita.txt").read_bytes() == PAGE.encode()


def test_without_a_ledger_nothing_is_restored(cleaner, pages, tmp_path):
    cleaner("clean", pages, "-o", tmp_path / "out")
    result = cleaner("restore", tmp_path / "out", "-o", tmp_path / "again")
    assert result.exit_code == 2
    assert "clean again with --with-removed" in result.stderr
    assert not (tmp_path / "again").exists()


def test_nothing_is_overwritten(cleaner, pages, tmp_path):
    cleaner("clean", pages, "-o", tmp_path / "out", "--with-removed")
    for place in (pages, tmp_path / "out", pages / "latin.txt"):
        result = cleaner("restore", tmp_path / "out", "-o", place)
        assert result.exit_code == 2
        assert "no empty folder" in result.stderr
    assert cleaner("restore", tmp_path / "out", "-o", "").exit_code == 2
    assert cleaner("restore", tmp_path / "tiada", "-o", tmp_path / "again").exit_code == 2


def test_a_page_that_was_never_read_is_told_and_the_others_are_restored(cleaner, pages, tmp_path):
    (pages / "rusak.txt.gz").write_bytes(b"bukan gzip")
    cleaner("clean", pages, "-o", tmp_path / "out", "--with-removed")
    result = cleaner("restore", tmp_path / "out", "-o", tmp_path / "again")
    assert result.exit_code == 1
    assert "not restored: rusak.txt.gz: never read (source:" in result.stderr
    assert "3 files byte for byte" in result.stderr


def test_an_id_of_lies_leads_nobody_out_of_the_folder(cleaner, tmp_path):
    rows = [{"id": name, "text": "Isi."} for name in ("../korban", "/etc/korban", "a", "a", "a/b")]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    cleaner("clean", tmp_path / "x.jsonl", "-o", tmp_path / "out", "--with-removed")
    result = cleaner("restore", tmp_path / "out", "-o", tmp_path / "again")
    assert result.exit_code == 1
    assert "not restored: a/b: its file cannot be written" in result.stderr
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*korban*"))
    assert found == ["again/%2E%2E/korban", "again/%2Fetc/korban", "out/%2E%2E/korban.txt", "out/%2Fetc/korban.txt"]
    assert (tmp_path / "again/a~2").read_bytes() == b"Isi."


def test_a_line_that_is_no_record_is_told(cleaner, tmp_path):
    (tmp_path / "x.jsonl").write_text("[]\n{}\nrusak\n", encoding="utf-8")
    result = cleaner("restore", tmp_path / "x.jsonl", "-o", tmp_path / "again")
    assert result.exit_code == 1
    assert result.stderr.count("the record is damaged") == 3
    assert "Traceback" not in result.stderr
