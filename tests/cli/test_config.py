"""Settings: what commands take from a file, what beats it, and what `cleaner config` says of it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.main import get_command

from cleaner.cli import build
from cleaner.cli.config import _commands
from cleaner.config import KEYS
from tests.cli.conftest import PAGE, TEXT


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()  # nothing above counts
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder, text, name="cleaner.toml"):
    (folder / name).write_text(text, encoding="utf-8")


def test_a_command_takes_its_defaults_from_the_file(cleaner, page, here):
    kept = TEXT.replace("ini.\n\n", "ini.\n\nBaca juga: Harga cabai naik\n\n")
    assert cleaner("clean", page).stdout == TEXT
    written(here, "keep = ['related']")
    assert cleaner("clean", page).stdout == kept
    (here / "cleaner.toml").unlink()
    written(here, "[tool.cleaner]\ndisable = ['umum/related']", "pyproject.toml")
    assert cleaner("clean", page).stdout == kept


def test_the_command_line_beats_the_file_and_a_list_stands_in_the_place_of_its_list(cleaner, page, here):
    written(here, "keep = ['related', 'dateline']\n")
    assert "Baca juga" in cleaner("clean", page).stdout
    result = cleaner("clean", page, "--keep", "dateline")
    assert "Baca juga" not in result.stdout
    assert "BANDUNG" in result.stdout


def test_the_file_is_found_from_below_and_its_paths_are_meant_from_its_folder(cleaner, here, monkeypatch, rules):
    mine = here / "mine/packs"
    mine.mkdir(parents=True)
    pack = (
        (rules / "packs/umum.yaml")
        .read_text("utf-8")
        .replace("id: umum", "id: sendiri")
        .replace("aca juga", "aca pula")
    )
    (mine / "sendiri.yaml").write_text(pack, encoding="utf-8")
    written(here, "rules = ['mine']")
    inner = here / "texts/a"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    result = cleaner("clean", "-", input="Baca pula: Satu\n" + TEXT)
    assert result.stdout == TEXT
    assert cleaner("--isolated", "clean", "-", input="Baca pula: Satu\n" + TEXT).stdout.startswith("Baca pula")


def test_a_file_may_be_named_and_no_other_one_counts_then(cleaner, page, here):
    written(here, "keep = ['related']")
    written(here, "", "empty.toml")
    assert cleaner("--config", "empty.toml", "clean", page).stdout == TEXT
    assert cleaner("--no-config", "clean", page).stdout == TEXT
    assert "Baca juga" in cleaner("--config", "cleaner.toml", "clean", page).stdout


def test_a_file_that_lies_in_the_input_is_not_read_and_that_is_said(cleaner, here, monkeypatch):
    pages = here / "pages"
    pages.mkdir()
    (pages / "berita.txt").write_text(PAGE, encoding="utf-8")
    written(pages, "keep = ['related']")
    monkeypatch.chdir(pages)
    result = cleaner("clean", ".", "--to", "jsonl")
    assert "cleaner.toml is not read, for it lies in the input; name it with --config" in result.stderr
    assert "Baca juga" not in result.stdout
    assert "Baca juga" in cleaner("--config", "cleaner.toml", "clean", ".", "--to", "jsonl").stdout
    assert "Baca juga" in cleaner("clean", "berita.txt").stdout  # a page that was named, and no folder
    monkeypatch.chdir(here)
    assert "Baca juga" not in cleaner("clean", "pages", "--to", "jsonl").stdout


def test_what_is_wrong_in_the_file_is_told_with_line_and_column_and_nothing_runs(cleaner, page, here):
    written(here, "[tool.cleaner]\nkeap = ['related']\n\n[tool.cleaner.check]\nmin-words = 'x'\n", "pyproject.toml")
    result = cleaner("clean", page, "-o", "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pyproject.toml:2:1: unknown key 'keap' (did you mean 'keep'?)\n" in result.stderr
    assert "pyproject.toml:5:1: check.min-words: must be a whole number\n" in result.stderr
    assert not (here / "out").exists()
    assert cleaner("clean", "--help").exit_code == 0


def test_check_has_a_table_of_its_own(cleaner, here):
    (here / "a.txt").write_text(TEXT, encoding="utf-8")
    assert cleaner("check", "a.txt").exit_code == 0
    written(here, "[check]\nmin-words = 99\n")
    assert "C402 22 words, 99 are wanted" in cleaner("check", "a.txt").stdout
    assert cleaner("check", "a.txt", "--min-words", "3").exit_code == 0
    written(here, "[check]\nmin-words = 99\nignore = ['C402']\n")
    assert cleaner("check", "a.txt").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--config", "gone.toml", "config"), "--config gone.toml: there is no such file"),
        (("--config", "gone.toml", "clean", "-"), "--config gone.toml: there is no such file"),
        (("--config", "gone.toml", "--isolated", "config"), "exclude each other"),
        (("config", "--format", "yaml"), "--format is text or json"),
    ],
)
def test_wrong_use_is_told_in_words(cleaner, arguments, words):
    result = cleaner(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_config_shows_every_value_and_where_it_comes_from(cleaner, here):
    written(here, "# ours\nkeep = ['ad']\n[check]\nmin-words = 9\n")
    rows = {
        line.split(" = ")[0].strip(): line.split(" = ")[1].split() for line in cleaner("config").stdout.splitlines()
    }
    assert rows["keep"] == ['["ad"]', "cleaner.toml:2"]
    assert rows["check.min-words"] == ["9", "cleaner.toml:4"]
    assert rows["effort"] == ['"best"', "default"]
    assert rows["check.max-repetition"] == ["0.003", "default"]


def test_config_as_json_names_the_commands_of_each_setting(cleaner, here):
    written(here, "jobs = 1\n[check]\nrequire = ['title']\n")
    data = json.loads(cleaner("config", "--format", "json").stdout)
    assert (data["version"], data["file"]) == (1, "cleaner.toml")
    rows = {row["key"]: row for row in data["settings"]}
    assert rows["check.require"] == {
        "key": "check.require", "value": ["title"], "from": "cleaner.toml:3", "commands": ["check"],
    }  # fmt: skip
    assert {"clean", "check", "explain", "rules lint"} <= set(rows["rules"]["commands"])
    assert rows["rules"]["from"] == "default"


def test_config_without_a_file_says_so(cleaner, here):
    result = cleaner("config")
    assert result.stderr == f"no file of settings in {here} or above it\n"
    assert "default" in result.stdout


def test_every_key_is_an_option_with_the_same_kind_of_value():
    commands = _commands(get_command(build()))
    kinds = {"text": str, "number": float, "count": int, "flag": bool, "list": list}
    for key in KEYS:
        having = [options for name, options in commands.items() if key.name in options and key.table in ("", name)]
        assert having, f"{key.full} is no option of any command"
        for options in having:
            default = options[key.name]
            default = list(default) if isinstance(default, tuple) else default
            assert default is None or isinstance(default, kinds[key.kind] if key.kind != "number" else (int, float))


def test_the_folder_that_a_draft_goes_to_is_no_list_of_folders(cleaner, here):
    written(here, "rules = ['mine', 'other']")
    result = cleaner("rules", "new", "baru", "--url", "https://baru.id/berita/1")
    assert (result.exit_code, (here / "rules/sites/baru.yaml").is_file()) == (0, True)


def test_without_a_file_no_parser_is_loaded(here):
    code = (
        "import sys; sys.argv = ['cleaner', 'completion', 'bash']\n"
        "from cleaner.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted(one for one in sys.modules if one in ('tomllib', 'tomlkit', 'cleaner.config._read')))"
    )
    for name, expected in (("pyproject.toml", "[]"), ("cleaner.toml", "['cleaner.config._read', 'tomllib']")):
        written(here, "", name)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == expected


def test_a_flag_of_the_file_can_be_taken_back(cleaner, page, here):
    written(here, "with-removed = true")
    row = json.loads(cleaner("clean", page, "--to", "jsonl").stdout)
    assert row["removed"]
    assert cleaner("clean", page).exit_code == 2
    assert cleaner("clean", page, "--without-removed").stdout == TEXT
