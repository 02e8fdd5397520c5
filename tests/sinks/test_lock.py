"""Two runs into one output: the second is refused, and neither publishes what the other one wrote."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from cleaner.errors import UsageError
from cleaner.sinks.atomic import replacing, temporary
from cleaner.sinks.folder import FolderSink
from cleaner.sinks.lock import Lock
from cleaner.sinks.part import Part
from cleaner.sinks.table import TableSink
from cleaner.writers import WRITERS
from tests.sinks.kill import tree
from tests.sinks.records import row

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there is no flock")


def folder(out: Path) -> FolderSink:
    return FolderSink(out / "out", WRITERS["text"], {"to": "text"}, "abc")


def table(out: Path) -> TableSink:
    return TableSink(out / "x.jsonl", WRITERS["jsonl"], {}, "abc")


@POSIX
@pytest.mark.parametrize("sink", [folder, table])
@pytest.mark.parametrize("resume", [False, True])
def test_a_second_run_into_an_output_is_refused_and_the_first_one_loses_nothing(sink, resume, tmp_path):
    with sink(tmp_path) as first:
        first.write(row("a.txt"))
        second = sink(tmp_path)
        second.resume = resume
        with pytest.raises(UsageError, match="another run writes it now"), second:
            pytest.fail("it was let in")
        first.write(row("b.txt"))
    records = next(path for path in tree(tmp_path) if path in ("x.jsonl", "out/records.jsonl"))
    assert (tmp_path / records).read_bytes().count(b"\n") == 2
    assert not [path for path in tree(tmp_path) if path.rpartition("/")[2].startswith(".")]
    # Near miss: when the first one has ended the second may write.
    with sink(tmp_path) as again:
        again.write(row("c.txt"))


@POSIX
def test_runs_into_two_files_of_a_folder_do_not_mind_each_other(tmp_path):
    with table(tmp_path), TableSink(tmp_path / "y.jsonl", WRITERS["jsonl"], {}, "abc"), folder(tmp_path):
        pass
    assert {"x.jsonl", "y.jsonl", "out/records.jsonl"} <= tree(tmp_path).keys()


@POSIX
@pytest.mark.parametrize("sink", [folder, table])
def test_a_lock_ends_with_a_failed_run_and_with_one_that_was_killed(sink, tmp_path):
    with pytest.raises(KeyboardInterrupt), sink(tmp_path):
        raise KeyboardInterrupt
    ready, told = os.pipe()
    if (child := os.fork()) == 0:
        with sink(tmp_path):
            os.write(told, b".")
            signal.pause()
    os.read(ready, 1)
    with pytest.raises(UsageError, match="another run"), sink(tmp_path):
        pytest.fail("it was let in")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with sink(tmp_path) as again:
        again.write(row("a.txt"))


@POSIX
@pytest.mark.parametrize("is_folder", [True, False])
def test_a_process_that_outlives_the_run_does_not_hold_its_lock(is_folder, tmp_path):
    out = tmp_path if is_folder else tmp_path / "x.jsonl"
    lock = Lock(out)
    ready, told = os.pipe()
    with lock.taken():
        if (child := os.fork()) == 0:
            lock.release()  # of a lock that it does not have
            os.write(told, b".")
            signal.pause()
        try:
            os.read(ready, 1)
            with pytest.raises(UsageError, match="another run"), Lock(out).taken():
                pytest.fail("it was let in")
            assert lock.descriptor is not None
            os.close(lock.descriptor)  # what the kernel does when the run is killed
            lock.descriptor = None
            with Lock(out).taken():
                pass
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def test_without_locks_nobody_publishes_what_another_one_wrote(tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.sinks.lock.fcntl", None)
    first = Part(tmp_path / "x.jsonl")
    first.begin()
    first.write(b"1\n2\n")
    first.close()
    second = Part(tmp_path / "x.jsonl")
    second.begin()
    with pytest.raises(UsageError, match="another run writes it too"):
        first.publish()
    assert not (tmp_path / "x.jsonl").exists()
    second.write(b"3\n")
    second.close()
    second.publish()
    assert (tmp_path / "x.jsonl").read_bytes() == b"3\n"


def test_a_file_that_is_written_whole_is_never_half_of_another_run(tmp_path):
    path = tmp_path / "a.txt"
    part = temporary(path)

    def disturbed() -> None:
        with replacing(path) as stream:
            stream.write(b"satu")
            part.unlink()
            part.write_bytes(b"dua, dan belum selesai")

    with pytest.raises(UsageError, match="another run writes it too"):
        disturbed()
    assert not path.exists()
    assert part.exists()  # it is the other one's
    with replacing(path) as stream:
        stream.write(b"satu")
    assert path.read_bytes() == b"satu"
