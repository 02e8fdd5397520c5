"""Files, folders and standard input: order, ids, and what a disk can do to us."""

from __future__ import annotations

import io
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Inputs, Item, _formats, page
from cleaner.sources._names import printable

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file names and special files")


def read(*paths: Path | str, stdin: io.BytesIO | None = None, **options) -> list[Item]:
    return list(Inputs.of([str(path) for path in paths], stdin=stdin).items(**options))


def ids(*paths: Path | str, **options) -> list[str]:
    return [item.id for item in read(*paths, **options)]


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"isi {name}\n", encoding="utf-8")
    return folder


def test_a_file_is_known_by_its_bare_name(tmp_path):
    write(tmp_path, "dalam/berita.txt")
    assert read(tmp_path / "dalam/berita.txt") == [Item("berita.txt", b"isi dalam/berita.txt\n")]


def test_a_folder_is_read_sorted_and_its_ids_are_paths_below_it(tmp_path):
    write(tmp_path, "b.txt", "a/z.html", "a/c.htm", "a.md", "B.TXT", "a-1/x.txt")
    assert ids(tmp_path) == ["B.TXT", "a/c.htm", "a/z.html", "a-1/x.txt", "a.md", "b.txt"]


def test_what_is_no_page_or_hidden_is_passed_over_in_a_folder(tmp_path):
    write(tmp_path, "a.txt", "b.json", "c.tar.gz", ".d.txt", ".git/e.txt", "txt", "f.jsonl.bak", "g.parquet.gz")
    assert ids(tmp_path) == ["a.txt"]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path):
    write(tmp_path, ".d.log")
    assert ids(tmp_path / ".d.log") == [".d.log"]


def test_standard_input_is_one_document_called_dash():
    assert read("-", stdin=io.BytesIO(b"halo")) == [Item("-", b"halo")]
    assert Inputs.of(["-"]).single


def test_one_file_is_single_and_a_folder_never_is(tmp_path):
    write(tmp_path, "a.txt")
    assert Inputs.of([str(tmp_path / "a.txt")]).single
    assert not Inputs.of([str(tmp_path)]).single
    assert not Inputs.of([str(tmp_path / "a.txt"), "-"]).single


def test_ids_of_several_folders_begin_with_their_names(tmp_path):
    write(tmp_path, "satu/a.txt", "dua/a.txt")
    assert ids(tmp_path / "satu", tmp_path / "dua") == ["satu/a.txt", "dua/a.txt"]


def test_folders_and_files_whose_names_collide_are_numbered(tmp_path):
    write(tmp_path, "x/data/a.txt", "y/data/a.txt", "x/b.txt", "y/b.txt", "1-b.txt")
    paths = [tmp_path / name for name in ("x/data", "y/data", "x/b.txt", "y/b.txt", "1-b.txt")]
    assert ids(*paths) == ["1-data/a.txt", "2-data/a.txt", "2-b.txt", "3-b.txt", "1-b.txt"]


def test_a_path_given_twice_counts_once(tmp_path):
    write(tmp_path, "a.txt")
    assert ids(tmp_path / "a.txt", f"{tmp_path}/./a.txt") == ["a.txt"]


def test_no_id_is_an_absolute_path(tmp_path, monkeypatch):
    write(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert ids(".") == ["a.txt"]
    assert ids(".", str(tmp_path / "a.txt")) == [f"{tmp_path.name}/a.txt", "a.txt"]


def test_a_path_that_is_not_there_is_wrong_use_and_a_near_one_is_named(tmp_path):
    write(tmp_path, "berita.txt")
    with pytest.raises(UsageError, match=r"no such file or folder.*did you mean .*berita\.txt"):
        Inputs.of([str(tmp_path / "berits.txt")])


def test_a_file_over_the_limit_is_a_failure_and_one_at_the_limit_is_not(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"1234")
    over, at = read(tmp_path, max_bytes=4)
    assert over.raw is None
    assert "larger than the limit" in over.problem
    assert at.raw == b"1234"


def test_a_stream_over_the_limit_is_a_failure():
    (item,) = read("-", stdin=io.BytesIO(b"12345"), max_bytes=4)
    assert item.raw is None


def test_a_file_that_vanishes_is_a_failure_and_the_others_are_read(tmp_path):
    write(tmp_path, "a.txt", "b.txt", "c.txt")
    items = Inputs.of([str(tmp_path)]).items()
    first = next(items)
    (tmp_path / "b.txt").unlink()
    second, third = items
    assert (first.id, second.id, third.id) == ("a.txt", "b.txt", "c.txt")
    assert second.raw is None
    assert "not there any more" in second.problem
    assert third.raw


def test_a_folder_that_vanishes_is_a_failure_and_the_others_are_read(tmp_path):
    write(tmp_path, "a.txt", "b/c.txt", "d.txt")
    items = Inputs.of([str(tmp_path)]).items()
    next(items)
    (tmp_path / "b/c.txt").unlink()
    (tmp_path / "b").rmdir()
    second, third = items
    assert (second.id, second.raw, third.id) == ("b", None, "d.txt")
    assert "folder is not there any more" in second.problem


def test_the_input_folder_itself_may_vanish(tmp_path):
    folder = write(tmp_path / "berita", "a.txt")
    inputs = Inputs.of([str(folder)])
    (folder / "a.txt").unlink()
    folder.rmdir()
    (item,) = inputs.items()
    assert (item.id, item.raw) == ("berita", None)


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_failure(tmp_path):
    write(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert [(item.id, item.raw) for item in read(tmp_path)] == [("a.txt", None), ("b", None)]
    (tmp_path / "b").chmod(0o700)


def test_an_error_while_reading_is_a_failure_without_any_path(tmp_path, monkeypatch):
    write(tmp_path, "a.txt")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", str(tmp_path / "a.txt"))

    monkeypatch.setattr(os, "open", refuse)
    (item,) = read(tmp_path / "a.txt")
    assert item == Item("a.txt", None, "the file cannot be read: Permission denied")


@POSIX
def test_a_loop_of_links_is_harmless_and_links_to_folders_are_not_followed(tmp_path):
    write(tmp_path, "a/b.txt", "luar/c.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a/luar").symlink_to(tmp_path / "luar", target_is_directory=True)
    (tmp_path / "a/self.txt").symlink_to(tmp_path / "a/self.txt")
    (tmp_path / "a/link.txt").symlink_to(tmp_path / "luar/c.txt")
    items = read(tmp_path / "a")
    assert [item.id for item in items] == ["b.txt", "link.txt", "self.txt"]
    assert items[1].raw == b"isi luar/c.txt\n"
    assert items[2].raw is None


@POSIX
def test_a_link_to_a_folder_that_is_named_is_read(tmp_path):
    write(tmp_path, "a/b.txt")
    (tmp_path / "tautan").symlink_to(tmp_path / "a", target_is_directory=True)
    assert ids(tmp_path / "tautan") == ["b.txt"]


@POSIX
def test_a_link_that_leads_nowhere_is_a_failure(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "tiada")
    (item,) = read(tmp_path)
    assert item.raw is None
    assert "leads nowhere" in item.problem


@POSIX
def test_special_files_of_a_folder_are_passed_over_and_never_waited_for(tmp_path):
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipa.txt")
    with socket.socket(socket.AF_UNIX) as server:
        try:
            server.bind(str(tmp_path / "s.txt"))
        except OSError:
            pytest.skip("the temporary folder's path is too long for a socket")
        assert ids(tmp_path) == ["a.txt"]


@POSIX
def test_a_file_that_became_a_pipe_is_a_failure(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    items = Inputs.of([str(tmp_path)]).items()
    next(items)
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")
    (item,) = items
    assert (item.raw, item.problem) == (None, "not a regular file")


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A folder deeper than Python's recursion goes; taken away here, since pytest could not."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1100):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("x", encoding="utf-8")
    os.chdir(tmp_path)
    yield tmp_path / "d"
    for _ in range(1100):
        os.chdir("d")
    Path("a.txt").unlink()
    for _ in range(1100):
        os.chdir("..")
        Path("d").rmdir()


@POSIX
def test_a_folder_deeper_than_python_calls_is_read(deep):
    assert ids(deep.name) == ["d/" * 1099 + "a.txt"]


def test_the_output_folder_is_not_entered(tmp_path):
    write(tmp_path, "a.txt", "out/a.txt.txt")
    assert ids(tmp_path, skip=tmp_path / "out") == ["a.txt"]
    assert ids(tmp_path, skip=tmp_path / "lain") == ["a.txt", "out/a.txt.txt"]


@POSIX
def test_names_with_control_characters_and_bytes_that_are_no_text_get_ids_that_can_be_written(tmp_path):
    names = [b"baris\nbaru.txt", b"esc\x1b[2J.txt", b"latin\xe9.txt", "biasa é 50%.txt".encode()]
    for name in names:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(b"x")
    found = ids(tmp_path)
    assert sorted(found) == ["baris%0Abaru.txt", "biasa é 50%.txt", "esc%1B[2J.txt", "latin%E9.txt"]
    assert all(item.encode("utf-8") for item in found)


def test_no_two_names_get_one_id():
    names = ["a\x1b.txt", "a%1B.txt", "a%251B.txt", "a%.txt", "a%1.txt", "a%25.txt"]
    assert len({printable(name) for name in names}) == len(names)


def test_a_closed_standard_input_is_a_failure(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert read("-") == [Item("-", None, "standard input is closed")]


def test_a_page_that_is_written_to_while_it_is_read_is_a_failure_and_never_half_a_page(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", "b.txt")
    real = page.read

    def slow(stream, ask):
        (item,) = real(stream, ask)
        if ask.name == "a.txt":
            (tmp_path / "a.txt").write_text("separuh", encoding="utf-8")
        yield item

    monkeypatch.setitem(_formats.SOURCES, "page", replace(page.SOURCE, read=slow))
    monkeypatch.setattr(_formats, "PAGE", _formats.SOURCES["page"])
    first, second = read(tmp_path)
    assert first == Item("a.txt", None, "the file was written to while it was read")
    assert second.raw == b"isi b.txt\n"


def test_of_rows_that_are_written_to_while_they_are_read_what_came_counts_and_then_a_failure(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "satu"}\n{"text": "dua"}\n', encoding="utf-8")
    items = Inputs.of([str(file)]).items()
    assert next(items).raw == "satu"
    file.write_text('{"text": "lain"}\n', encoding="utf-8")
    assert [item.raw for item in items][-1] is None
