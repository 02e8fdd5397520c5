"""`cleaner clean --resume`: the command killed at random moments, stopped by a full disk, and gone on with."""

from __future__ import annotations

import errno
import gzip
import importlib.util
import json
import os
import random
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from cleaner.cli import build
from cleaner.sinks import rows
from cleaner.sinks.part import Part
from tests.cli.conftest import PAGE
from tests.cli.processes import is_gone, until
from tests.sinks.kill import tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
PARQUET = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Eight rows a checkpoint."""
    monkeypatch.setattr(rows, "CHUNK", 8)


@pytest.fixture
def pages(tmp_path) -> Path:
    """Some hundred dumps that differ, in folders."""
    root = tmp_path / "in"
    for number in range(150):
        path = root / str(number % 7) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.replace("Harga", f"Harga {number}", 1), encoding="utf-8")
    (root / "rusak.txt").write_bytes(bytes(range(256)) * 40)
    return root


def shown(root: Path) -> dict[str, bytes]:
    return {name: raw for name, raw in tree(root).items() if not name.rpartition("/")[2].startswith(".")}


def started(*arguments: object) -> int:
    """The command in a process of its own: the number of the process, which leads a group of its own."""
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    try:
        build()([str(one) for one in arguments], standalone_mode=True)
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 1)
    finally:
        os._exit(99)


@pytest.mark.parametrize(
    ("name", "more", "kills"),
    [
        ("out", ["--with-removed", "--jobs", "1"], 8),
        ("out", ["--to", "markdown", "--compress", "gz", "--jobs", "2"], 4),
        ("x.jsonl.gz", ["--with-removed", "--jobs", "1"], 5),
        pytest.param("x.parquet", ["--jobs", "1"], 5, marks=PARQUET),
    ],
)
def test_killed_at_random_moments_and_resumed_the_output_is_that_of_a_whole_run(
    cleaner, pages, tmp_path, name, more, kills
):
    (tmp_path / "whole").mkdir()
    (tmp_path / "again").mkdir()
    assert cleaner("clean", pages, "-o", tmp_path / "whole" / name, *more).exit_code == 1  # a page of it is broken
    chance = random.Random(name)
    command = ["clean", pages, "-o", tmp_path / "again" / name, *more]
    for number in range(kills):
        child = started(*command, *["--resume"] * (number > 0))
        time.sleep(chance.uniform(0.02, 0.5))
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
    result = cleaner(*command, "--resume")
    assert result.exit_code in (0, 1), result.stderr
    assert shown(tmp_path / "again") == shown(tmp_path / "whole")
    again = cleaner(*command, "--resume")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == f"nothing is left to do: {tmp_path / 'again' / name} is complete\n"


@pytest.mark.parametrize("name", ["out", "x.jsonl.gz"])
def test_where_the_first_process_alone_is_killed_the_others_end_and_the_resumed_output_is_that_of_a_whole_run(
    cleaner, pages, tmp_path, name
):
    (tmp_path / "whole").mkdir()
    (tmp_path / "again").mkdir()
    command = ["clean", pages, "--jobs", "2", "--with-removed", "-o"]
    assert cleaner(*command, tmp_path / "whole" / name).exit_code == 1  # a page of it is broken
    chance, midway = random.Random(name), 0
    whole = sum(path.stat().st_size for path in (tmp_path / "whole").rglob("*.jsonl*"))
    for number, least in enumerate([0, *sorted(chance.choices(range(1, whole), k=8))]):
        child = started(*command, tmp_path / "again" / name, *["--resume"] * (number > 0))
        until(lambda child=child, least=least: has_ended(child) or size_of_parts(tmp_path / "again") >= least, 0.002)
        time.sleep(chance.uniform(0, 0.02))
        midway += least > 0 and not has_ended(child)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        try:
            until(lambda child=child: is_gone(child))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
    assert midway  # or nobody was there who could have outlived it
    assert cleaner(*command, tmp_path / "again" / name, "--resume").exit_code in (0, 1)
    assert shown(tmp_path / "again") == shown(tmp_path / "whole")
    rows = [json.loads(line)["id"] for line in records_of(tmp_path / "again" / name)]
    assert len(rows) == len(set(rows)) == 151


def size_of_parts(folder: Path) -> int:
    """Bytes of what a run has not given its name yet."""
    sizes = []
    for path in folder.rglob(".*"):
        with suppress(FileNotFoundError):  # just renamed
            sizes.append(path.stat().st_size)
    return sum(sizes)


def has_ended(child: int) -> bool:
    """Whether a process is over; who waits for it still can."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def records_of(output: Path) -> list[bytes]:
    if output.is_dir():
        return (output / "records.jsonl").read_bytes().splitlines()
    return gzip.decompress(output.read_bytes()).splitlines()


def fill_disk(monkeypatch, after: int, number: int = errno.ENOSPC) -> None:
    """From the row `after` on the disk is full."""
    write, left = Part.write, after

    def full(self: Part, lines: bytes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(number, os.strerror(number), str(self.path))
        write(self, lines)

    monkeypatch.setattr(Part, "write", full)


@pytest.mark.parametrize("name", ["out", "x.jsonl"])
def test_a_full_disk_ends_the_run_in_words_and_it_can_be_gone_on_with(cleaner, pages, tmp_path, monkeypatch, name):
    (tmp_path / "whole").mkdir()
    (tmp_path / "again").mkdir()
    cleaner("clean", pages, "-o", tmp_path / "whole" / name, "--jobs", "1")
    out = tmp_path / "again" / name
    with monkeypatch.context() as patch:
        fill_disk(patch, 21)
        result = cleaner("clean", pages, "-o", out, "--jobs", "1")
    assert result.exit_code == 1
    path = out / "records.jsonl" if name == "out" else out
    assert f"error: {path}: No space left on device" in result.stderr
    assert "stopped, 21 pages done; with --resume the same command goes on behind page 16" in result.stderr
    assert "bug" not in result.stderr
    assert cleaner("clean", pages, "-o", out, "--resume", "--jobs", "1").exit_code == 1
    assert shown(tmp_path / "again") == shown(tmp_path / "whole")


@pytest.mark.parametrize("name", ["out", "x.jsonl.gz"])
def test_a_limit_of_the_system_ends_the_run_and_it_can_be_gone_on_with(cleaner, pages, tmp_path, name):
    import resource

    (tmp_path / "whole").mkdir()
    (tmp_path / "again").mkdir()
    cleaner("clean", pages, "-o", tmp_path / "whole" / name, "--jobs", "1")
    out, before = tmp_path / "again" / name, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000 if name == "out" else 3_000, before[1]))
    try:
        result = cleaner("clean", pages, "-o", out, "--jobs", "1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert result.exit_code == 1
    assert "File too large" in result.stderr
    assert "with --resume the same command goes on behind page" in result.stderr
    cleaner("clean", pages, "-o", out, "--resume", "--jobs", "1")
    assert shown(tmp_path / "again") == shown(tmp_path / "whole")


def test_a_text_on_a_full_disk_is_no_failure_of_its_page(cleaner, pages, tmp_path, monkeypatch):
    from cleaner.sinks.folder import FolderSink

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a.txt.txt")

    monkeypatch.setattr(FolderSink, "_write_text", full)
    result = cleaner("clean", pages, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "error: a.txt.txt: No space left on device" in result.stderr
    assert "stopped, 0 pages done\n" in result.stderr


def test_a_resumed_run_of_other_options_or_inputs_is_wrong_use(cleaner, pages, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        fill_disk(patch, 21)
        cleaner("clean", pages, "-o", tmp_path / "out")
    result = cleaner("clean", pages, "-o", tmp_path / "out", "--resume", "--keep", "related")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--resume: --keep changed since the last run; run without --resume" in result.stderr
    (pages / "0/0.txt").unlink()
    result = cleaner("clean", pages, "-o", tmp_path / "out", "--resume")
    assert result.exit_code == 2
    assert "--resume: the inputs changed since the last run" in result.stderr


def test_a_page_that_is_done_and_changed_is_wrong_use(cleaner, pages, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        fill_disk(patch, 21)
        cleaner("clean", pages, "-o", tmp_path / "out", "--jobs", "2")
    before = (pages / "0/0.txt").read_bytes()
    (pages / "0/0.txt").write_bytes(before.replace(b"Harga", b"Nilai"))
    result = cleaner("clean", pages, "-o", tmp_path / "out", "--resume", "--jobs", "2")
    assert result.exit_code == 2
    assert "--resume: the inputs changed since the last run" in result.stderr
    (pages / "0/0.txt").write_bytes(before)
    assert cleaner("clean", pages, "-o", tmp_path / "out", "--resume").exit_code == 1  # a page of it is broken


@pytest.mark.parametrize("name", ["out", "x.jsonl.gz"])
def test_a_complete_output_of_other_pages_is_not_taken_for_that_of_these(cleaner, pages, tmp_path, name):
    cleaner("clean", pages / "0", "-o", tmp_path / name)
    result = cleaner("clean", pages / "1", "-o", tmp_path / name, "--resume")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: --resume: the inputs changed since the last run; run without --resume\n",
    )
    assert "nothing is left" in cleaner("clean", pages / "0", "-o", tmp_path / name, "--resume").stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--resume"], "--resume needs an output that can be gone on with"),
        (["--resume", "-o", "x.txt"], "--resume needs an output that can be gone on with"),
        (["--compress", "gz"], "--compress is for folders"),
        (["--compress", "gz", "-o", "x.jsonl"], "call the file x.jsonl.gz instead"),
        (["--compress", "gzip", "-o", "out"], "did you mean 'gz'"),
        (["--compress", "", "-o", "out"], "--compress is empty"),
        (["--to", "parquet"], "--to parquet needs a file"),
        (["-o", "x.parquet.gz"], "this format is not written"),
        (["-o", "x.gz"], "this format is not written"),
        (["-o", "x.json"], "this format is not written"),
    ],
)
def test_what_cannot_be_written_says_what_to_try(cleaner, page, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    result = cleaner("clean", page, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [page.name]


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("x.parquet", "pyarrow", "parquet"), ("x.txt.zst", "zstandard", "zstd")]
)
def test_a_missing_library_is_named_before_anything_is_done(cleaner, page, tmp_path, monkeypatch, name, module, extra):
    find = importlib.util.find_spec
    for place in ("cleaner.cli._target.find_spec", "importlib.util.find_spec"):
        monkeypatch.setattr(place, lambda one, *rest: None if one == module else find(one, *rest))
    result = cleaner("clean", page, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert f"needs {module}, which is not installed: pip install 'bersih[{extra}]'" in result.stderr


def test_a_file_of_rows_in_the_folder_of_the_pages_is_never_its_own_input(cleaner, page, tmp_path):
    for _ in range(2):
        cleaner("clean", tmp_path, "-o", tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_bytes().count(b"\n") == 1
    # Near miss: another file of rows is read.
    cleaner("clean", tmp_path, "-o", tmp_path / "y.jsonl")
    assert (tmp_path / "y.jsonl").read_bytes().count(b"\n") == 2


def test_all_files_of_a_folder_are_packed_but_the_manifest(cleaner, page, tmp_path):
    cleaner("clean", page, "-o", tmp_path / "out", "--compress", "gz", "--with-removed")
    assert sorted(shown(tmp_path / "out")) == [
        "berita.txt.txt.gz",
        "manifest.json",
        "records.jsonl.gz",
        "removed.jsonl.gz",
    ]
    cleaner("clean", page, "-o", tmp_path / "plain", "--with-removed")
    for name, raw in shown(tmp_path / "plain").items():
        if name != "manifest.json":
            assert gzip.decompress((tmp_path / "out" / f"{name}.gz").read_bytes()) == raw
    # A new run in another shape leaves nothing of it.
    cleaner("clean", page, "-o", tmp_path / "out", "--to", "jsonl")
    assert sorted(shown(tmp_path / "out")) == ["manifest.json", "records.jsonl"]
