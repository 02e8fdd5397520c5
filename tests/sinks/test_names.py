"""File names for ids: inside the output, and never one name for two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.sinks.names import Names


def named(*ids: str) -> list[str]:
    names = Names(".txt")
    return [names.path(one).as_posix() for one in ids]


def test_the_suffix_is_always_added():
    assert named("a.html", "a.txt", "b/c") == ["a.html.txt", "a.txt.txt", "b/c.txt"]


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("../a", "%2E%2E/a.txt"),
        ("/etc/passwd", "%/etc/passwd.txt"),
        ("a/../../b", "a/%2E%2E/%2E%2E/b.txt"),
        ("a/./b", "a/%2E/b.txt"),
        ("a//b", "a/%/b.txt"),
        ("", "%.txt"),
        ("..", "%2E%2E.txt"),
        ("a\nb\x00\x1b", "a%0Ab%00%1B.txt"),
        ("C:\\a", "C:%5Ca.txt"),
        # Near misses: dots that lead nowhere stay.
        ("..a", "..a.txt"),
        ("a..b/c", "a..b/c.txt"),
    ],
)
def test_a_hostile_id_stays_inside(identifier, path):
    assert named(identifier) == [path]


def test_a_second_document_of_a_name_is_numbered():
    assert named("a", "a", "a", "a~2") == ["a.txt", "a~2.txt", "a~3.txt", "a~2~2.txt"]


def test_names_that_a_file_system_may_take_for_the_same_are_numbered():
    assert named("A", "a", "é", "e\u0301") == ["A.txt", "a~2.txt", "é.txt", "e\u0301~2.txt"]


def test_a_folder_of_the_input_never_stands_where_a_file_of_ours_must_go():
    assert named("records.jsonl.gz/a", "x.PARQUET/a", ".1f.part/a", ".1f.journal/a", "a.gz/b") == [
        "records.jsonl.gz~/a.txt",
        "x.PARQUET~/a.txt",
        ".1f.part~/a.txt",
        ".1f.journal~/a.txt",
        "a.gz/b.txt",
    ]
    assert named("records.jsonl/a", "a.TXT/b", "a.txt~/b", "manifest.json/a") == [
        "records.jsonl~/a.txt",
        "a.TXT~/b.txt",
        "a.txt~~/b.txt",
        "manifest.json~/a.txt",
    ]


def test_a_name_that_is_too_long_is_cut_and_stays_its_own():
    first, second = named("é" * 200 + "1", "é" * 200 + "2")
    assert first != second
    assert max(len(first.encode()), len(second.encode())) <= 255


def test_without_a_suffix_no_file_is_a_folder_of_another_one():
    names = Names("")
    ids = ["a", "a/b", "c/d", "c", "A/e", "a~2", "a/b", "f/g", "f/h"]
    assert [names.path(one).as_posix() for one in ids] == [
        "a", "a~2/b", "c/d", "c~2", "A~2/e", "a~2~2", "a~2/b~2", "f/g", "f/h",
    ]  # fmt: skip


def test_many_documents_of_one_name_do_not_take_for_ever():
    assert named(*["a"] * 20_000)[-1] == "a~20000.txt"


@given(st.lists(st.text(alphabet="aA./\\~2\x00é\udce9", max_size=8), max_size=12), st.sampled_from(["", ".txt"]))
def test_no_two_ids_share_a_file_and_none_leaves_the_folder(ids, suffix):
    names = Names(suffix)
    paths = [names.path(one) for one in ids]
    assert len({str(path).casefold() for path in paths}) == len(ids)
    for path in paths:
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert str(path).encode("utf-8")
    # No file is a folder of another one.
    assert not {str(path).casefold() for path in paths} & {
        str(parent).casefold() for path in paths for parent in path.parents
    }
