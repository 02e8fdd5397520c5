"""The command as a process: version, help, streams, signals, and what it must not load."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer

from cleaner import cli
from cleaner.cli._command import Command
from cleaner.cli._guard import guarded
from cleaner.cli._terminal import columns_of, escaped, padded, shortened
from cleaner.discover import members

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = members(cli, "COMMAND", Command)
CLEANER = (sys.executable, "-m", "cleaner")


def run(*arguments: object, cwd: Path | None = None, **more) -> subprocess.CompletedProcess:
    command = [*CLEANER, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, check=False, timeout=600, **more)


def test_python_m_cleaner_is_the_command_and_prints_version_and_hash():
    result = run("--version")
    assert result.returncode == 0, result.stderr
    assert re.fullmatch(rb"cleaner \d+\.\d+\.\d+, rules [0-9a-f]{16}\n", result.stdout)
    assert result.stderr == b""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_help_of_every_command_shows_an_example(cleaner, command):
    result = cleaner(*command.group.split(), command.name, "--help")
    assert result.exit_code == 0
    assert "Examples:\n" in result.stdout
    for example in command.examples:
        assert f"  {example}\n" in result.stdout


def test_without_a_command_there_is_help(cleaner):
    for arguments in ((), ("rules",)):
        result = cleaner(*arguments)
        assert "Usage: " in result.stdout + result.stderr


def test_a_text_goes_through_a_pipe_as_bytes(tmp_path):
    result = run("clean", "-", input="Harga café turun.\n".encode(), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stdout) == (0, "Harga café turun.\n".encode())


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_who_hangs_up_is_no_error(tmp_path):
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("Harga turun. " * 500, encoding="utf-8")
    with subprocess.Popen(
        [*CLEANER, "clean", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(600) == 0
    assert b"Traceback" not in said
    assert b"Broken" not in said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a disk that is always full")  # noqa: PTH110
def test_standard_output_on_a_full_disk_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("Harga turun.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Harga naik.\n", "utf-8")
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        for arguments in (["clean", "."], ["clean", "a.txt"], ["rules", "list"], ["clean", "--help"]):
            command = [*CLEANER, *arguments]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
            assert done.returncode == 1
            assert done.stderr.endswith(b"error: standard output: No space left on device\n")
            assert b"Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_is_not_called_standard_output(capsys):
    def write() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(typer.Exit):
        guarded(write)()
    assert capsys.readouterr().err == "error: input or output: No space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a disk that is always full")  # noqa: PTH110
def test_talk_that_cannot_be_written_changes_neither_the_output_nor_the_exit_code(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Harga turun.\n", "utf-8")
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([*CLEANER, "clean", "in", "-o", "out"], stderr=full, cwd=tmp_path, check=False)
        assert done.returncode == 0
        assert (tmp_path / "out/manifest.json").exists()
        for arguments in (["nonsense"], ["clean", "--nonsense"], ["clean", "nix.txt"]):
            assert subprocess.run([*CLEANER, *arguments], stderr=full, cwd=tmp_path, check=False).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_a_closed_standard_output_is_wrong_use():
    command = f"'{sys.executable}' -m cleaner clean - >&-"
    result = subprocess.run(command, shell=True, input=b"Harga.", capture_output=True, check=False, timeout=600)
    assert result.returncode == 2
    assert b"standard output is closed" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupted_run_exits_with_130_and_leaves_no_half_file(tmp_path):
    source, target = os.pipe()
    out = tmp_path / "x.jsonl"
    with subprocess.Popen([*CLEANER, "clean", "-", "-o", str(out)], stdin=source, stderr=subprocess.PIPE) as process:
        os.close(source)
        while not any(tmp_path.iterdir()):  # the temporary file says that the run has begun
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait(600) == 130
        os.close(target)
    assert b"Traceback" not in said
    assert b"interrupted, 0 pages done" in said
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_while_modules_load_is_quiet():
    code = (
        "import sys, builtins; from cleaner.__main__ import main; real = builtins.__import__\n"
        "def stop(name, *rest):\n    if name == 'cleaner.cli': raise KeyboardInterrupt\n    return real(name, *rest)\n"
        "builtins.__import__ = stop; main()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=600)
    assert (result.returncode, result.stderr) == (130, b"")


def test_a_bug_says_what_to_report_and_shows_no_traceback(capsys, monkeypatch):
    def broken() -> None:
        raise ZeroDivisionError("nol\x1b[2J")

    monkeypatch.delenv("CLEANER_DEBUG", raising=False)
    with pytest.raises(typer.Exit) as caught:
        guarded(broken)()
    assert caught.value.exit_code == 3
    said = capsys.readouterr().err
    assert "please report it: ZeroDivisionError: nol\\x1b[2J" in said
    assert "Traceback" not in said
    monkeypatch.setenv("CLEANER_DEBUG", "1")
    with pytest.raises(typer.Exit):
        guarded(broken)()
    assert "Traceback" in capsys.readouterr().err


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from cleaner.cli import build; build(); print([m for m in sys.modules if m.split('.')[0] in %r])"
    )
    heavy = ("pydantic", "ruamel", "langdetect", "trafilatura", "bs4", "lxml", "re2", "numpy")
    result = subprocess.run([sys.executable, "-c", code % (heavy,)], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_text_is_cut_to_columns_where_wide_letters_count_twice():
    assert shortened("harga", 5) == "harga"
    assert shortened("harga", 4) == "har…"
    assert columns_of(shortened("価格価格", 5)) <= 5
    assert padded("価格", 6) == "価格  "
    assert columns_of("e\u0301") == 1


def test_only_what_a_terminal_obeys_is_escaped():
    assert escaped("é\n\t價 \x1b\x9b\u202e\udce9") == "é\n\t價 \\x1b\\x9b\\u202e\\udce9"
