"""`cleaner clean` on every kind of input: options, ids, addresses, warnings and exit codes."""

from __future__ import annotations

import gzip
import json
import lzma
import os

import pytest

from tests.cli.conftest import PAGE, TEXT
from tests.sources.containers import answer, archive, lines, put


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def texts(text: str) -> list[str | None]:
    return [row["text"] for row in rows(text)]


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    put(tmp_path / "hal/a.txt", PAGE.encode())
    put(tmp_path / "hal/b/c.txt.gz", gzip.compress(PAGE.encode()))
    put(tmp_path / "hal/r.jsonl", lines({"text": PAGE, "url": "https://contoh.id/r"}, {"id": "x", "raw": PAGE}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_with_pages_and_rows_is_one_corpus(cleaner, corpus):
    result = cleaner("clean", "hal")
    assert result.exit_code == 0
    found = rows(result.stdout)
    assert [(row["id"], row["url"]) for row in found] == [
        ("a.txt", None),
        ("b/c.txt.gz", None),
        ("r.jsonl#1", "https://contoh.id/r"),
        ("x", None),
    ]
    assert {row["text"] for row in found} == {TEXT.strip()}


def test_one_compressed_page_is_text(cleaner, corpus):
    assert cleaner("clean", "hal/b/c.txt.gz").stdout == TEXT


def test_every_row_has_a_text_of_its_own_in_a_folder_whatever_it_calls_itself(cleaner, corpus):
    put(
        corpus / "jahat.jsonl",
        lines({"id": "../luar", "text": PAGE}, {"id": "/etc/x", "text": PAGE}, {"text": PAGE}),
    )
    before = {path for path in corpus.rglob("*") if "out" not in path.parts}
    assert cleaner("clean", "jahat.jsonl", "-o", "out").exit_code == 0
    assert {path for path in corpus.rglob("*") if "out" not in path.parts} == before
    assert [path.read_text("utf-8") for path in (corpus / "out").rglob("*.txt")] == [TEXT] * 3


def test_standard_input_may_hold_rows_an_archive_or_names(cleaner, corpus):
    assert texts(cleaner("clean", "-", "--from", "jsonl", input=lines({"text": PAGE})).stdout) == [TEXT.strip()]
    listed = cleaner("clean", "-", "--from", "paths", input="hal/a.txt\nhal/b/c.txt.gz\n")
    assert [row["id"] for row in rows(listed.stdout)] == ["a.txt", "b/c.txt.gz"]
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    raw = answer(PAGE.encode(), "https://contoh.id/9", Content_Type="text/plain")
    (row,) = rows(cleaner("clean", "-", "--from", "warc", input=raw).stdout)
    assert (row["id"], row["url"], row["site"], row["text"]) == ("-#1", "https://contoh.id/9", "contoh", TEXT.strip())


def test_the_largest_limit_of_a_page_is_one_that_every_source_can_count_to(cleaner, corpus):
    put(corpus / "a.jsonl.xz", lzma.compress(lines({"text": PAGE})))
    assert texts(cleaner("clean", "hal", "a.jsonl.xz", "--max-mb", "1e6").stdout) == [TEXT.strip()] * 5
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    raw = answer(gzip.compress(PAGE.encode()), Content_Type="text/plain", Content_Encoding="gzip")
    put(corpus / "a.warc.gz", archive([raw]))
    assert texts(cleaner("clean", "a.warc.gz", "--max-mb", "1e6").stdout) == [TEXT.strip()]


def test_no_page_of_an_archive_is_younger_than_its_record(cleaner, corpus):
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    body = '<meta property="article:published_time" content="{}T08:00:00+07:00"><h1>Harga</h1><p>Harga turun.</p>'
    pages = [answer(body.format(day).encode()) for day in ("2026-02-04", "2026-02-05")]
    put(corpus / "a.warc", b"".join(pages))
    one, two = (cleaner("clean", "a.warc", "-j", jobs).stdout for jobs in (1, 2))
    assert one == two
    assert [row["date"] for row in rows(one)] == ["2026-02-04T08:00:00+07:00", None]


def test_fields_are_named_and_a_wrong_name_fails_each_row(cleaner, corpus):
    put(corpus / "a.jsonl", lines({"isi": PAGE, "nomor": 5}))
    result = cleaner("clean", "a.jsonl", "--field", "raw=isi", "--field", "id=nomor")
    assert [(row["id"], row["text"]) for row in rows(result.stdout)] == [("5", TEXT.strip())]
    other = cleaner("clean", "a.jsonl", "--field", "raw=badan")
    assert other.exit_code == 1
    assert "no field 'badan'" in rows(other.stdout)[0]["problem"]
    wrong = cleaner("clean", "a.jsonl", "--field", "isi")
    assert (wrong.exit_code, wrong.stdout) == (2, "")


def test_addresses_come_from_a_file_and_those_of_no_page_are_told(cleaner, corpus):
    put(
        corpus / "urls.tsv", b"hal/a.txt\thttps://contoh.id/a\nx\thttps://contoh.id/x\ntiada.txt\thttps://contoh.id/t\n"
    )
    result = cleaner("clean", "hal", "--urls", "urls.tsv")
    assert [row["url"] for row in rows(result.stdout)] == [
        "https://contoh.id/a",
        None,
        "https://contoh.id/r",
        "https://contoh.id/x",
    ]
    assert "warning: urls.tsv:3: no page is called 'tiada.txt'" in result.stderr
    assert result.exit_code == 0


def test_a_malformed_file_of_addresses_is_wrong_use_before_anything_is_read(cleaner, corpus):
    put(corpus / "urls.tsv", b"a.txt https://contoh.id/a\n")
    result = cleaner("clean", "hal", "--urls", "urls.tsv", "-o", "out")
    assert result.exit_code == 2
    assert "urls.tsv:1: a line is a path, a tab and a URL" in result.stderr
    assert not (corpus / "out").exists()
    both = cleaner("clean", "hal/a.txt", "--urls", "urls.tsv", "--url", "https://contoh.id/a")
    assert both.exit_code == 2


def test_of_an_archive_that_is_cut_off_the_rows_come_then_a_failure_and_the_exit_code_is_1(cleaner, corpus):
    members = [gzip.compress(lines({"text": PAGE})), gzip.compress(lines({"text": PAGE}))]
    put(corpus / "a.jsonl.gz", members[0] + members[1][:-9])
    result = cleaner("clean", "a.jsonl.gz", "-o", "out")
    found = rows((corpus / "out/records.jsonl").read_text("utf-8"))
    assert result.exit_code == 1
    assert (found[0]["status"], found[-1]["status"], found[-1]["stage"]) == ("ok", "error", "source")
    assert "cut off" in found[-1]["problem"]


def test_a_bomb_is_a_failed_row_and_the_rest_is_cleaned(cleaner, corpus):
    put(corpus / "bom/a.html.gz", gzip.compress(bytes(4 << 20)))
    put(corpus / "bom/b.txt", PAGE.encode())
    result = cleaner("clean", "bom", "--max-mb", "1")
    assert result.exit_code == 1
    assert [row["problem"] for row in rows(result.stdout)] == ["larger than the limit of 1 MB", None]


def test_an_output_of_ours_within_a_folder_is_not_read_and_of_one_that_is_named_each_text_once(cleaner, corpus):
    assert cleaner("clean", "hal/a.txt", "-o", "hal/out", "--with-removed").exit_code == 0
    inner = cleaner("clean", "hal")
    assert [row["id"] for row in rows(inner.stdout)] == ["a.txt", "b/c.txt.gz", "r.jsonl#1", "x"]
    assert "the output of an earlier run" in inner.stderr
    assert [row["id"] for row in rows(cleaner("clean", "hal/out").stdout)] == ["a.txt.txt"]
    assert cleaner("clean", "hal/a.txt", "-o", "rows", "--to", "jsonl", "--with-removed").exit_code == 0
    named = cleaner("clean", "rows")
    assert [(row["id"], row["text"]) for row in rows(named.stdout)] == [("a.txt", TEXT.strip())]


def test_what_shapes_the_output_is_in_the_manifest_and_no_path_is(cleaner, corpus):
    put(corpus / "urls.tsv", b"a.txt\thttps://contoh.id/a\n")
    assert cleaner("clean", "hal", "-o", "out", "--urls", "urls.tsv", "--field", "raw=text").exit_code == 1
    manifest = json.loads((corpus / "out/manifest.json").read_text("utf-8"))
    assert manifest["options"]["fields"]["raw"] == ["text"]
    assert len(manifest["options"]["urls"]) == 16
    assert os.fspath(corpus) not in json.dumps(manifest)
    assert "urls.tsv" not in json.dumps(manifest)


def test_explain_shows_one_page_and_says_so_of_a_container(cleaner, corpus):
    assert cleaner("explain", "hal/b/c.txt.gz").exit_code == 0
    result = cleaner("explain", "hal/r.jsonl")
    assert result.exit_code == 2
    assert "holds many pages" in result.stderr


def test_an_archive_of_the_web_is_cleaned_in_one_command(cleaner, corpus):
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    records = [answer(PAGE.encode(), f"https://contoh.id/{n}", Content_Type="text/plain") for n in range(3)]
    put(corpus / "a.warc.gz", archive(records))
    found = rows(cleaner("clean", "a.warc.gz").stdout)
    assert [(row["id"], row["url"]) for row in found] == [
        (f"a.warc.gz#{n + 1}", f"https://contoh.id/{n}") for n in range(3)
    ]
