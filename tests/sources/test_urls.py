"""Addresses from a file beside the pages: who is meant, and what is wrong with it, by line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Inputs, Urls
from tests.sources.containers import lines, put


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    for name in ("a.html", "b/c.html", "b/d.html"):
        put(tmp_path / "hal" / name, b"isi")
    put(tmp_path / "hal/r.jsonl", lines({"text": "satu", "url": "https://lama.id/"}, {"id": "x", "text": "dua"}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(said: str | bytes, *paths: str, name: str = "urls.tsv") -> tuple[dict[str, str | None], list[str]]:
    file = put(Path(name), said if isinstance(said, bytes) else said.encode())
    inputs = Inputs.of(paths or ["hal"])
    urls = Urls.read(str(file), inputs)
    return {item.id: item.url for item in urls.told(inputs.items())}, urls.unused()


def test_pages_and_rows_are_named_by_their_ids(corpus):
    found, unused = told("a.html\thttps://contoh.id/a\nx\thttps://contoh.id/x\r\n\nr.jsonl#1\thttps://contoh.id/1\n")
    assert found == {
        "a.html": "https://contoh.id/a",
        "b/c.html": None,
        "b/d.html": None,
        "r.jsonl#1": "https://contoh.id/1",
        "x": "https://contoh.id/x",
    }
    assert unused == []


@pytest.mark.parametrize("path", ["hal/b/c.html", "./hal/b/../b/c.html", "b/c.html"])
def test_pages_are_named_by_the_path_to_them_too(corpus, path):
    assert told(f"{path}\thttps://contoh.id/c\n")[0]["b/c.html"] == "https://contoh.id/c"
    assert told(f"{path}\thttps://contoh.id/c\n", "hal/**/*.html")[0]["b/c.html"] == "https://contoh.id/c"


def test_files_of_several_inputs_are_named_by_path_or_by_the_ids_they_get(corpus):
    said = "hal/a.html\thttps://contoh.id/a\nb/d.html\thttps://contoh.id/d\n"
    found, _ = told(said, "hal/a.html", "hal/b")
    assert found == {"a.html": "https://contoh.id/a", "b/c.html": None, "b/d.html": "https://contoh.id/d"}


def test_rows_of_json_say_the_same_in_a_compressed_file_as_well(corpus):
    said = lines({"path": "hal/a.html", "url": "https://contoh.id/a"}, {"id": "x", "url": "http://contoh.id/x"})
    for name, raw in (("urls.jsonl", said), ("urls.jsonl.gz", gzip.compress(said))):
        found, unused = told(raw, name=name)
        assert (found["a.html"], found["x"], unused) == ("https://contoh.id/a", "http://contoh.id/x", [])


def test_a_first_line_may_name_the_columns_and_begin_with_a_mark(corpus):
    found, unused = told("\ufeffpath\turl\na.html\thttps://contoh.id/a\n")
    assert (found["a.html"], unused) == ("https://contoh.id/a", [])


def test_entries_that_name_no_page_are_told_by_line(corpus):
    _, unused = told("tiada.html\thttps://contoh.id/t\na.html\thttps://contoh.id/a\nb/e.html\thttps://contoh.id/e\n")
    assert unused == ["urls.tsv:1: no page is called 'tiada.html'", "urls.tsv:3: no page is called 'b/e.html'"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a.html https://contoh.id/a", "a line is a path, a tab and a URL; this one has 1 columns"),
        ("a.html\thttps://contoh.id/a\tx", "this one has 3 columns"),
        ("\thttps://contoh.id/a", "the path is missing"),
        ("a.html\tcontoh.id/a", "'contoh.id/a' is no web address"),
        ("a.html\t", "'' is no web address"),
        ("a.html\tjavascript:alert(1)", "is no web address"),
        ("a.html\thttps://[", "is no web address"),
        ("a.html\thttps://contoh.id/a b", "is no web address"),
        ("a.html\thttps://contoh.id/\x1b", "is no web address"),
        ("hal/b/c.html\thttps://contoh.id/lain", r"'b/c.html' has another address in line 1"),
    ],
)
def test_a_malformed_line_is_wrong_use_and_its_number_is_told(corpus, line, problem):
    with pytest.raises(UsageError) as caught:
        told(f"b/c.html\thttps://contoh.id/c\n{line}\n")
    assert str(caught.value).startswith("urls.tsv:2: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"url": "https://contoh.id"}', '{"path": "a.html", "url": 3}', "[" * 99_999]
)
def test_a_malformed_row_is_wrong_use(corpus, line):
    with pytest.raises(UsageError, match=r"^urls.jsonl:1: "):
        told(line, name="urls.jsonl")


def test_all_malformed_lines_are_told_at_once_up_to_ten(corpus):
    with pytest.raises(UsageError) as caught:
        told("x\n" * 50)
    assert len(str(caught.value).splitlines()) == 11


def test_what_is_no_utf8_or_cannot_be_read_is_wrong_use(corpus):
    with pytest.raises(UsageError, match=r"urls\.tsv:1: the line is no UTF-8"):
        told(b"caf\xe9\thttps://contoh.id/\n")
    with pytest.raises(UsageError, match=r"urls\.tsv\.gz: the file is cut off or damaged"):
        told(gzip.compress(b"a\thttps://contoh.id/\n" * 999)[:-9], name="urls.tsv.gz")
    with pytest.raises(UsageError, match=r"urls\.tiada: the file is not there"):
        Urls.read("urls.tiada", Inputs.of(["hal"]))


def test_the_same_addresses_have_the_same_digest_in_any_order(corpus):
    inputs = Inputs.of(["hal"])
    put(corpus / "1.tsv", b"a\thttps://contoh.id/1\nb\thttps://contoh.id/2\n")
    put(corpus / "2.tsv", b"b\thttps://contoh.id/2\na\thttps://contoh.id/1\n")
    put(corpus / "3.tsv", b"b\thttps://contoh.id/2\na\thttps://contoh.id/3\n")
    first, second, third = (Urls.read(f"{number}.tsv", inputs).digest for number in (1, 2, 3))
    assert first == second != third
