"""Every command and snippet of README and docs is run, and what it prints is what the page shows.

A `console` block holds commands behind `$ ` and their output; a line `...` stands for any lines. Commands run beside
copies of seeds/, fixtures/ and docs/suarakota/, one folder a page, one block after the other. A `python` block is run
as a program there; its comments `# prints: ...` are what it prints, and `# needs: ...` names libraries without which it
is skipped. `sh` blocks name the targets of the Makefile, which CI runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path, *kinds: str) -> list[tuple[str, str]]:
    return [(kind, body) for kind, body in FENCE.findall(page.read_text("utf-8")) if kind in kinds]


def prompts(body: str) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines shown behind it."""
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def shown(expected: list[str], output: str) -> bool:
    """Whether the output is what the page shows; blanks at line ends, and lines of shipped rules, do not count."""
    pattern = "\n".join(re.escape(_placeless(line)) for line in expected)
    pattern = re.sub(r"^\\\.\\\.\\\.$", r"(?:.*\n?)*?.*", pattern, flags=re.MULTILINE)
    actual = "\n".join(map(_placeless, output.splitlines()))
    return re.fullmatch(pattern.strip("\n"), actual.strip("\n")) is not None


def _placeless(line: str) -> str:
    return re.sub(r"\b(rules/(?:sites|packs)/[\w-]+\.yaml):\d+", r"\1", line).rstrip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    shutil.copytree(ROOT / "docs/suarakota", tmp_path / "suarakota")
    return tmp_path


def run(
    command: str | list[str], folder: Path, cache: Path, stderr: int = subprocess.STDOUT
) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        shell=isinstance(command, str),
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "120", "NO_COLOR": "1", "XDG_CACHE_HOME": str(cache)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_prints_what_the_page_shows(page: Path, folder: Path, cache: Path) -> None:
    for _, body in blocks(page, "console"):
        for command, expected in prompts(body):
            done = run(command, folder, cache)
            assert shown(expected, done.stdout), f"$ {command}\n{done.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_program_prints_what_its_comments_say(page: Path, folder: Path, cache: Path) -> None:
    for _, body in blocks(page, "python"):
        for library in re.findall(r"\A# needs: (.*)$", body, re.MULTILINE):
            for name in library.split(", "):
                pytest.importorskip(name, reason=f"{name} is not installed, and a program of {page.name} needs it")
        done = run([sys.executable, "-c", body], folder, cache, stderr=subprocess.PIPE)
        expected = re.findall(r"# prints: (.*)$", body, re.MULTILINE)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines() == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_exists_and_nothing_else_hides_in_sh_blocks(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for _, body in blocks(page, "sh"):
        for line in body.splitlines():
            words = line.split("#")[0].split()
            assert words[0] == "make", line
            assert set(words[1:]) <= targets, line


def test_a_page_that_shows_the_wrong_output_is_caught() -> None:
    assert shown(["one", "...", "three"], "one\ntwo\nthree\n")
    assert not shown(["one", "three"], "one\ntwo\nthree\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
