"""Patterns that no shell expanded, and lists of files on standard input."""

from __future__ import annotations

import io
import os
import sys

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Inputs
from tests.sources.containers import lines, put, read


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    for name in ("a.html", "a.txt", "b/c.html", "b/d/e.html", "b/d/f.log", "b/.g.html", "c-1/x.txt", "c-2/x.txt"):
        put(tmp_path / "hal" / name, b"isi")
    put(tmp_path / "hal/b/r.jsonl", lines({"text": "baris"}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(*paths: str, **options) -> list[str]:
    return [item.id for item in read(*paths, **options)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("hal/*.html", ["a.html"]),
        ("hal/**/*.html", ["a.html", "b/c.html", "b/d/e.html"]),
        ("hal/**", ["a.html", "a.txt", "b/c.html", "b/d/e.html", "b/r.jsonl#1", "c-1/x.txt", "c-2/x.txt"]),
        ("hal/b/**/d/*", ["d/e.html"]),
        ("hal/c-[12]", ["c-1/x.txt", "c-2/x.txt"]),
        ("hal/c-?/x.txt", ["c-1/x.txt", "c-2/x.txt"]),
        ("hal/**/*.log", ["b/d/f.log"]),
        ("hal/*/*.jsonl", ["b/r.jsonl#1"]),
        ("*/a.*", ["hal/a.html", "hal/a.txt"]),
    ],
)
def test_a_pattern_finds_what_it_says_and_ids_are_below_its_folder(corpus, pattern, expected):
    assert ids(pattern) == expected
    assert ids(str(corpus / pattern)) == expected
    assert not Inputs.of([pattern]).single


@pytest.mark.parametrize("pattern", ["hal/*.htm", "hal/b/*.log", "hal/**/g.html", "*.html"])
def test_a_pattern_that_nothing_fits_is_wrong_use(corpus, pattern):
    with pytest.raises(UsageError, match="no file fits this pattern"):
        Inputs.of([pattern])


def test_a_pattern_below_no_folder_names_the_folder(corpus):
    with pytest.raises(UsageError, match=r"there is no folder hla.*did you mean '.*hal'"):
        Inputs.of(["hla/*.html"])


def test_patterns_of_one_folder_are_read_together_and_no_file_twice(corpus):
    assert ids("hal/*.html", "hal/a.*") == ["a.html", "a.txt"]
    assert ids("hal/*.html", "hal/b/*.html") == ["hal/a.html", "b/c.html"]


def test_a_file_that_is_called_like_a_pattern_is_that_file(corpus):
    put(corpus / "hal/[1].txt", b"satu")
    assert ids("hal/[1].txt") == ["[1].txt"]


def test_a_pattern_follows_no_links_to_folders(corpus):
    if sys.platform == "win32":
        pytest.skip("links need rights there")
    (corpus / "hal/b/putar").symlink_to(corpus / "hal", target_is_directory=True)
    assert ids("hal/**/*.html") == ["a.html", "b/c.html", "b/d/e.html"]


def test_what_a_pattern_finds_in_an_output_is_not_read(corpus):
    assert ids("hal/**/*.html", ignore=lambda path: path.endswith("d")) == ["a.html", "b/c.html"]


def test_files_of_a_list_are_called_by_what_they_have_not_in_common(corpus):
    listed = b"hal/b/c.html\nhal/a.txt\r\n./hal/a.txt\n\n"
    assert ids("-", form="paths", stdin=listed) == ["b/c.html", "a.txt"]
    absolute = os.fsencode(str(corpus / "hal/b/c.html"))
    assert ids("-", form="paths", stdin=absolute + b"\n" + listed) == ["b/c.html", "a.txt"]
    assert ids("-", form="paths", stdin=b"hal/b/c.html") == ["c.html"]
    assert not Inputs.of(["-"], "paths", io.BytesIO(b"hal/b/c.html")).single


def test_a_list_may_stand_beside_other_inputs(corpus):
    found = ids("hal/b/c.html", "-", form="paths", stdin=b"hal/a.txt\nhal/c-1/x.txt\n")
    assert found == ["c.html", "hal/a.txt", "hal/c-1/x.txt"]


def test_names_with_line_breaks_come_with_nul_behind_them(corpus):
    if sys.platform == "win32":
        pytest.skip("no such names there")
    put(corpus / "hal/baris\nbaru.txt", b"isi")
    found = ids("-", form="paths", stdin=b"hal/baris\nbaru.txt\0hal/a.txt\0")
    assert found == ["baris%0Abaru.txt", "a.txt"]


def test_what_is_listed_and_not_there_or_no_file_is_a_failure_and_the_others_are_read(corpus):
    found = read("-", form="paths", stdin=b"hal/tiada.html\nhal/b\nhal/a.txt\n")
    assert [(item.id, item.raw) for item in found] == [("tiada.html", None), ("b", None), ("a.txt", b"isi")]
    assert "not there any more" in found[0].problem


def test_rows_of_listed_files_are_read(corpus):
    assert ids("-", form="paths", stdin=b"hal/b/r.jsonl\nhal/a.txt\n") == ["b/r.jsonl#1", "a.txt"]


def test_an_empty_list_is_no_page(corpus):
    assert ids("-", form="paths", stdin=b"\n") == []


def test_files_that_have_nothing_in_common_do_not_tell_where_they_are(corpus):
    found = ids("-", form="paths", stdin=f"{corpus}/hal/a.txt\n/tiada-{os.getpid()}/a.txt\n".encode())
    assert found == ["1-a.txt", "2-a.txt"]


def test_a_list_from_a_closed_standard_input_is_wrong_use(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        Inputs.of(["-"], "paths")
