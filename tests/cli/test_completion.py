"""Completion: the scripts for shells, and what the command answers them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.completion import completion_init
from typer.testing import CliRunner

from cleaner.cli import COMPLETE, build

COMMAND = Path(sys.executable).with_name("cleaner")


def completed(words: str) -> list[str]:
    """What is offered for the last of `words`."""
    completion_init()
    asked = {COMPLETE: "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    return CliRunner().invoke(build(), env=asked, prog_name="cleaner").stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cleaner comp", ["completion"]),
        ("cleaner completion z", ["zsh"]),
        ("cleaner clean --with-rem", ["--with-removed"]),
        ("cleaner clean --keep sha", ["share"]),
        ("cleaner clean --site cont", ["contoh"]),
        ("cleaner clean --effort f", ["fast"]),
        ("cleaner clean --disable contoh/d", ["contoh/dateline"]),
        ("cleaner clean --disable orphan", ["orphan-label"]),
        ("cleaner check --format sa", ["sarif"]),
        ("cleaner clean --site nosuchsit", []),
    ],
)
def test_the_names_of_commands_options_sites_rules_and_categories_are_completed(words, offered):
    assert completed(words) == offered


def test_the_sites_of_ones_own_rules_are_completed_too(tmp_path):
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites/sendiri.yaml").write_text("", encoding="utf-8")
    assert completed(f"cleaner clean --rules {tmp_path} --site sendi") == ["sendiri"]


def test_rules_that_are_invalid_complete_to_nothing(tmp_path):
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites/sendiri.yaml").write_text("x", encoding="utf-8")
    assert completed(f"cleaner clean --rules {tmp_path} --disable contoh/d") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell_calls_the_command(cleaner, shell):
    script = cleaner("completion", shell).stdout
    assert f"{COMPLETE}=complete_{shell}" in script or f'{COMPLETE} = "complete_{shell}"' in script


def test_another_shell_is_wrong_use(cleaner):
    result = cleaner("completion", "bsh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'bash'?" in result.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_reads_its_script_and_asks_the_command(cleaner, cache, tmp_path):
    script = tmp_path / "completion.sh"
    script.write_text(cleaner("completion", "bash").stdout, encoding="utf-8")
    asked = 'COMP_WORDS=(cleaner clean --site konta); COMP_CWORD=3; _cleaner_completion cleaner; echo "${COMPREPLY[@]}"'
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f". {script}; complete -p cleaner; {asked}"],
        env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(cache)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "complete -o default -F _cleaner_completion cleaner\nkontan\n"
