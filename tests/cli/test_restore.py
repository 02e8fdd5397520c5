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
    assert result.exit_code == 0
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*korban*"))
    assert found == ["again/%2E%2E/korban", "again/%2Fetc/korban", "out/%2E%2E/korban.txt", "out/%2Fetc/korban.txt"]
    assert (tmp_path / "again/a~2").read_bytes() == b"Isi."
    assert (tmp_path / "again/a~3/b").read_bytes() == b"Isi."


def test_an_id_that_is_the_folder_of_another_one_costs_no_page(cleaner, tmp_path):
    ids = ["same", "same/x", "a/b", "a", "a/c", "same/y"]
    lines = (json.dumps({"id": name, "text": f"Isi {name}."}) + "\n" for name in ids)
    (tmp_path / "x.jsonl").write_text("".join(lines), encoding="utf-8")
    cleaner("clean", tmp_path / "x.jsonl", "-o", tmp_path / "out", "--with-removed")
    result = cleaner("restore", tmp_path / "out", "-o", tmp_path / "again")
    assert (result.exit_code, "6 files byte for byte" in result.stderr) == (0, True)
    found = {path.relative_to(tmp_path / "again").as_posix(): path.read_text("utf-8")
             for path in (tmp_path / "again").rglob("*") if path.is_file()}  # fmt: skip
    names = ["same", "same~2/x", "a/b", "a~2", "a/c", "same~2/y"]
    assert found == {name: f"Isi {one}." for name, one in zip(names, ids, strict=True)}


def test_a_line_that_is_no_record_is_told_and_the_others_are_restored(cleaner, page, tmp_path):
    cleaner("clean", page, "-o", tmp_path / "x.jsonl", "--with-removed")
    (tmp_path / "x.jsonl").write_bytes(b"[]\n{}\n" + (tmp_path / "x.jsonl").read_bytes() + b"rusak\n")
    result = cleaner("restore", tmp_path / "x.jsonl", "-o", tmp_path / "again")
    assert result.exit_code == 1
    assert "not restored: line 1: it is no JSON object" in result.stderr
    assert "not restored: line 2: it is no record of ours, it has no 'id'" in result.stderr
    assert "not restored: line 4: it is no JSON\n" in result.stderr
    assert "1 file byte for byte" in result.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [('{"url": "https://contoh.id"}', "it has no 'id'"), ("[]", "no JSON object"), ("rusak", "it is no JSON")],
)
def test_a_file_that_holds_no_record_of_ours_is_wrong_use(cleaner, tmp_path, line, words):
    (tmp_path / "x.jsonl").write_text(f"\n{line}\n{{}}\n", encoding="utf-8")
    result = cleaner("restore", tmp_path / "x.jsonl", "-o", tmp_path / "again")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "holds no record that `cleaner clean` wrote; line 2: " in result.stderr
    assert words in result.stderr
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("command", ["restore", "report"])
def test_a_table_that_is_cut_or_not_ours_is_wrong_use(cleaner, pages, tmp_path, command):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    cleaner("clean", pages, "-o", tmp_path / "x.parquet", "--with-removed")
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "x.parquet").read_bytes()[:-50])
    parquet.write_table(pa.table({"id": ["a"], "text": ["Isi."]}), tmp_path / "other.parquet")
    for name, words in (("cut", "it is cut, damaged or no Parquet at all"), ("other", "it has no column 'status'")):
        result = cleaner(command, tmp_path / f"{name}.parquet", "-o", tmp_path / "again.html")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.stderr
        assert words in result.stderr
        assert not (tmp_path / "again.html").exists()


def test_a_table_has_a_report_like_the_rows_that_it_was_made_of(cleaner, pages, tmp_path):
    pytest.importorskip("pyarrow")
    for name in ("x.parquet", "x.jsonl"):
        cleaner("clean", pages, "-o", tmp_path / name, "--with-removed")
        result = cleaner("report", tmp_path / name, "-o", tmp_path / f"{name}.html")
        assert result.exit_code == 0, result.stderr
    assert (tmp_path / "x.parquet.html").read_bytes() == (tmp_path / "x.jsonl.html").read_bytes()
