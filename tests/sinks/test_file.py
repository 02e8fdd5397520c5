"""A file as output: rows or one text, never onto an input, and whole or not at all."""

from __future__ import annotations

import os
import sys

import pytest

from cleaner.compression import COMPRESSIONS
from cleaner.errors import UsageError
from cleaner.sinks import file
from cleaner.sinks.file import FileSink
from cleaner.sinks.table import TableSink
from cleaner.writers import WRITERS
from tests.sinks.records import failure, interrupted, row


def table(out, **options) -> TableSink:
    return TableSink(out, WRITERS["jsonl"], options, "abc")


def test_rows_appear_when_all_are_written(tmp_path):
    out = tmp_path / "x.jsonl"
    with table(out) as sink:
        sink.write(row("a.txt"))
        sink.write(failure("b.txt"))
        assert not out.exists()
    assert out.read_text("utf-8").count("\n") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl"]


def test_an_interrupted_run_of_a_few_rows_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        interrupted(table(tmp_path / "x.jsonl"))
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_leaves_the_old_file_and_a_sign_that_it_is_old(tmp_path):
    out = tmp_path / "x.jsonl"
    out.write_text("lama", encoding="utf-8")
    assert table(out).is_complete
    with pytest.raises(KeyboardInterrupt):
        interrupted(table(out))
    assert out.read_text("utf-8") == "lama"
    assert [path.suffix for path in tmp_path.iterdir() if path != out] == [".journal"]
    assert not table(out).is_complete


def test_a_text_is_written_and_a_failure_leaves_none(tmp_path):
    with FileSink(tmp_path / "a.txt") as sink:
        sink.write(row("x"))
    with FileSink(tmp_path / "b.txt") as sink:
        sink.write(failure("x"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text("utf-8") == "Isi.\n"


def test_a_text_may_be_packed(tmp_path):
    with FileSink(tmp_path / "a.txt.xz", COMPRESSIONS["xz"]) as sink:
        sink.write(row("x"))
    with (tmp_path / "a.txt.xz").open("rb") as packed:
        assert COMPRESSIONS["xz"].open(packed).read() == b"Isi.\n"


def test_an_input_is_never_the_output(tmp_path):
    page = tmp_path / "x.jsonl"
    page.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is an input"):
        file.check(tmp_path / "." / "x.jsonl", [str(page)])
    os.link(page, tmp_path / "y.jsonl")
    with pytest.raises(UsageError, match="is an input"):
        file.check(tmp_path / "y.jsonl", [str(page)])
    file.check(tmp_path / "z.jsonl", [str(page)])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_refused(tmp_path):
    (tmp_path / "x.jsonl").symlink_to(tmp_path / "asli.jsonl")
    with pytest.raises(UsageError, match="symbolic link"):
        file.check(tmp_path / "x.jsonl", [])


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="no such folder"):
        file.check(tmp_path / "tiada/x.jsonl", [])
