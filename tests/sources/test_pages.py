"""Pages from files, folders and rows: order, ids, addresses, and what cannot be read."""

from __future__ import annotations

import json

import pytest

from cleaner.errors import UsageError
from cleaner.sources import pages as source
from cleaner.sources.pages import Page, pages


def rows(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return str(path)


def test_a_row_has_its_page_its_address_and_an_id(tmp_path):
    file = rows(
        tmp_path / "a.jsonl",
        {"text": "satu", "url": "https://contoh.id/1"},
        {"id": "dua", "html": "<p>dua", "text": "2"},
        {"raw": "tiga", "id": "", "url": ""},
    )
    assert list(pages([file])) == [
        Page("a.jsonl#1", "satu", "https://contoh.id/1"),
        Page("dua", "<p>dua"),
        Page("a.jsonl#3", "tiga"),
    ]


def test_a_folder_gives_its_files_and_then_the_rows_in_it(tmp_path):
    rows(tmp_path / "b/z.jsonl", {"text": "baris"})
    rows(tmp_path / "a.ndjson", {"text": "baris"})
    rows(tmp_path / ".tersembunyi.jsonl", {"text": "baris"})
    rows(tmp_path / ".git/x.jsonl", {"text": "baris"})
    (tmp_path / "c.txt").write_text("isi")
    assert [page.id for page in pages([str(tmp_path)])] == ["c.txt", "a.ndjson#1", "b/z.jsonl#1"]
    several = [page.id for page in pages([str(tmp_path / "b"), str(tmp_path / "c.txt")])]
    assert several == ["b/z.jsonl#1", "c.txt"]


def test_a_folder_that_is_to_be_ignored_is_not_entered(tmp_path):
    rows(tmp_path / "out/records.jsonl", {"text": "hasil"})
    rows(tmp_path / "a.jsonl", {"text": "baris"})
    found = pages([str(tmp_path)], ignore=lambda folder: folder.endswith("out"))
    assert [page.id for page in found] == ["a.jsonl#1"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "the row is no JSON"),
        ("[" * 200_000, "the row is no JSON"),
        ("[]", "the row is no object"),
        ('{"text": 3}', "the row has none of html, raw, text"),
        ('{"id": "x"}', "the row has none of html, raw, text"),
    ],
)
def test_a_row_that_is_none_is_a_page_with_a_problem_and_stops_nothing(tmp_path, line, problem):
    first, second = pages([rows(tmp_path / "a.jsonl", line, "", {"text": "lalu"})])
    assert (first.raw, first.problem) == (None, problem)
    assert (second.id, second.raw) == ("a.jsonl#3", "lalu")


def test_a_row_over_the_limit_ends_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "MAX_BYTES", 64)
    found = list(pages([rows(tmp_path / "a.jsonl", {"text": "a" * 20}, {"text": "b" * 80}, {"text": "c"})]))
    assert [page.raw for page in found] == ["a" * 20, None]
    assert "larger than the limit" in found[1].problem


def test_a_path_that_is_not_there_is_wrong_use_at_once(tmp_path):
    with pytest.raises(UsageError, match="there is no such file"):
        pages([str(tmp_path / "tiada.jsonl")])
