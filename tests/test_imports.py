"""What a command may import: a hook calls it once a file, and most of what is installed is for other pages.

Each command runs in a process of its own, which tells on stderr what it has imported. Rules come from the cache, as
they do on every run but the first.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).resolve().parents[1] / "seeds" / "kontan.txt"
HEAVY = frozenset(
    {"trafilatura", "bs4", "pydantic", "langdetect", "lxml", "ruamel", "yaml", "rich", "turbohtml", "justext"}
)
RUN = """
import sys
from cleaner.{module} import main
try:
    main()
finally:
    print("imported", *sys.modules, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that has the shipped rules."""
    folder = tmp_path_factory.mktemp("home")
    assert called(folder, folder, "clean", str(SEED)).returncode == 0
    return folder


def called(home: Path, folder: Path, *arguments: str, module: str = "__main__") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", RUN.format(module=module), *arguments],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def imported(home: Path, folder: Path, *arguments: str) -> set[str]:
    done = called(home, folder, *arguments)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().rpartition("imported ")[2].split())


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def test_a_page_of_text_is_cleaned_without_what_options_and_html_need(home: Path, tmp_path: Path) -> None:
    found = imported(home, tmp_path, "clean", str(SEED))
    assert not packages(found) & (HEAVY | {"typer", "multiprocessing", "email"})
    assert not {module for module in found if module.startswith(("cleaner.cli", "cleaner.opinions", "cleaner.dom"))}


def test_the_first_run_reads_the_rules_and_says_the_same(home: Path, tmp_path: Path) -> None:
    first, later = (called(where, tmp_path, "clean", str(SEED)) for where in (tmp_path, home))
    assert b"pydantic" in first.stderr
    assert b"pydantic" not in later.stderr
    assert first.stdout == later.stdout != b""


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_import_no_library_but_their_own(home: Path, tmp_path: Path, argument: str) -> None:
    assert not packages(imported(home, tmp_path, argument)) & HEAVY


def test_a_command_that_is_called_imports_no_other(home: Path, tmp_path: Path) -> None:
    found = imported(home, tmp_path, "clean", str(SEED), "--to", "jsonl")
    assert "cleaner.cli.clean" in found
    assert not found & {"cleaner.cli.explain", "cleaner.cli.check", "cleaner.cli.rules_lint"}
    # typer 0.29 and later read every option with pydantic.
    assert not packages(found) & (HEAVY - {"pydantic"})


def test_a_command_that_is_not_called_by_its_name_is_found_among_all(home: Path, tmp_path: Path) -> None:
    for arguments in (("rules", "lst"), ("rules_list",), ("clen", "page.txt")):
        done = called(home, tmp_path, *arguments)
        assert done.returncode == 2
        assert b"Did you mean" in done.stderr


PAGES = {
    "seed": SEED.read_bytes(),
    "empty": b"",
    "blank": b" \n\n\t",
    "not utf-8": b"Harga beras naik di pasar itu, kata pedagang \xe9\xff kemarin.\n",
    "half a pair": "Harga beras naik \ud800 kata pedagang di pasar itu kemarin.\n".encode("utf-8", "surrogatepass"),
    "binary": bytes(range(256)) * 20,
    "html": b"<html><body><p>Harga beras naik di pasar itu, kata pedagang kemarin sore.</p></body></html>",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_short_way_says_what_the_command_says(home: Path, tmp_path: Path, name: str) -> None:
    page = tmp_path / "halaman.txt"
    page.write_bytes(PAGES[name])
    assert said(home, tmp_path, "clean", page.name, module="__main__") == said(home, tmp_path, "clean", page.name)


@pytest.mark.parametrize("path", ["none.txt", ".", "-x.txt", "*.txt"])
def test_what_is_no_page_is_left_to_the_command(home: Path, tmp_path: Path, path: str) -> None:
    assert said(home, tmp_path, "clean", path, module="__main__") == said(home, tmp_path, "clean", path)


def test_settings_are_heeded(home: Path, tmp_path: Path) -> None:
    assert b"KONTAN.CO.ID" not in called(home, tmp_path, "clean", str(SEED)).stdout
    (tmp_path / "cleaner.toml").write_text("keep = ['dateline']\n")
    assert b"KONTAN.CO.ID" in called(home, tmp_path, "clean", str(SEED)).stdout


def test_a_reader_that_has_seen_enough_is_no_error(home: Path, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "clean", str(SEED)],
        cwd=tmp_path,
        env={**os.environ, "XDG_CACHE_HOME": str(home / "cache")},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def said(home: Path, folder: Path, *arguments: str, module: str = "cli") -> tuple[int, bytes, bytes]:
    done = called(home, folder, *arguments, module=module)
    return done.returncode, done.stdout, done.stderr.rpartition(b"imported ")[0]
