"""The file of settings: where it is found, what it may say, and where exactly it is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cleaner.config import KEYS, Config, ConfigError, Key, find, read
from cleaner.config._lines import places
from cleaner.errors import UsageError
from cleaner.model import CATEGORIES, METADATA


def written(folder: Path, text: str, name: str = "cleaner.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as error:
        read(path)
    return [line.removeprefix(f"{path}:") for line in str(error.value).splitlines()]


def values(config: Config) -> dict[str, object]:
    return {one.key.full: one.value for one in config.settings}


def test_the_nearest_folder_above_that_has_a_file_counts(tmp_path):
    inner = tmp_path / "a/b"
    inner.mkdir(parents=True)
    top = written(tmp_path, "jobs = 1")
    assert find(inner) == top
    nearer = written(tmp_path / "a", "[tool.cleaner]\njobs = 2", "pyproject.toml")
    assert find(inner) == nearer
    assert find(tmp_path) == top


def test_cleaner_toml_counts_before_pyproject_in_the_same_folder(tmp_path):
    written(tmp_path, "[tool.cleaner]\njobs = 2", "pyproject.toml")
    own = written(tmp_path, "jobs = 1")
    assert find(tmp_path) == own


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'x'", "[project]\nname = 'cleaner'", "[tool.cleaners]\njobs = 1", "[tool\ncleaner"]
)
def test_a_pyproject_that_says_nothing_of_us_is_passed_over(tmp_path, text):
    inner = tmp_path / "a"
    inner.mkdir()
    top = written(tmp_path, "jobs = 1")
    written(inner, text, "pyproject.toml")
    assert find(inner) == top


def test_a_broken_pyproject_with_our_table_is_found_so_that_somebody_says_so(tmp_path):
    path = written(tmp_path, "[tool.cleaner]\njobs = \n", "pyproject.toml")
    assert find(tmp_path) == path
    assert problems(path) == ["2:8: no TOML: invalid value"]


def test_nothing_is_looked_for_above_the_top_of_a_project(tmp_path):
    written(tmp_path, "jobs = 1")
    inner = tmp_path / "project/src"
    inner.mkdir(parents=True)
    assert find(inner) == tmp_path / "cleaner.toml"
    (tmp_path / "project/.git").mkdir()
    assert find(inner) is None


def test_both_files_say_the_same(tmp_path):
    own = read(written(tmp_path, "effort = 'fast'\n[check]\nmin-words = 9\n"))
    shared = read(
        written(tmp_path, "[tool.cleaner]\neffort = 'fast'\n[tool.cleaner.check]\nmin-words = 9\n", "pyproject.toml")
    )
    assert values(own) == values(shared) == {"effort": "fast", "check.min-words": 9}
    assert [one.line for one in own.settings] == [1, 3]
    assert [one.line for one in shared.settings] == [2, 4]


def test_every_key_can_be_set(tmp_path):
    examples = {"text": "'best'", "number": "0.5", "count": "3", "flag": "true", "list": "['ad']"}

    def line(key: Key) -> str:
        chosen = repr([key.choices[0]] if key.kind == "list" else key.choices[0]) if key.choices else examples[key.kind]
        return f"{key.name} = {chosen}"

    lines = [line(key) for key in KEYS if not key.table]
    lines += ["[check]", *(line(key) for key in KEYS if key.table == "check")]
    assert list(values(read(written(tmp_path, "\n".join(lines))))) == [key.full for key in KEYS]


def test_all_that_is_wrong_is_told_at_once_each_at_its_place(tmp_path):
    path = written(
        tmp_path,
        "# ours\nmax_mb = 3\neffort = 'fats'\njobs = '2'\nrules = 'mine'\nkeep = [\n  'adv',\n]\n\n"
        "[check]\n  max-repetition = 2\n  efort = 1\nignore = 3\n[chekc]\nx = 1\n",
    )
    assert problems(path) == [
        "2:1: unknown key 'max_mb' (did you mean 'max-mb'?)",
        "3:1: effort: is best, fast, not 'fats' (did you mean 'fast'?)",
        "4:1: jobs: must be a whole number",
        "5:1: rules: must be a list of texts; write ['mine']",
        f"6:1: keep: is {', '.join(CATEGORIES)}, not 'adv' (did you mean 'ad'?)",
        "11:3: check.max-repetition: must be at most 1",
        "12:3: unknown key 'efort'",
        "13:1: check.ignore: must be a list of texts",
        "14:2: unknown key 'chekc' (did you mean 'check'?)",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("jobs = true", "1:1: jobs: must be a whole number"),
        ("jobs = 1.0", "1:1: jobs: must be a whole number"),
        ("jobs = 0", "1:1: jobs: must be at least 1"),
        ("max-mb = nan", "1:1: max-mb: must be a number"),
        ("with-removed = 1", "1:1: with-removed: must be true or false"),
        ("rules = ['']", "1:1: rules: must not be empty"),
        ("rules = [1]", "1:1: rules: must be a list of texts"),
        ("require = ['title']", "1:1: unknown key 'require'; it is 'check.require'"),
        (
            "[check]\nrequire = ['title', 'titel']",
            f"2:1: check.require: is {', '.join(METADATA)}, not 'titel' (did you mean 'title'?)",
        ),
        ("check = 3", "1:1: this is a table of settings, no value"),
        ("jobs = 1\njobs = 2\n", "2:9: no TOML: cannot overwrite a value"),
        ("jobs = 1\nx = '", "2:1: no TOML: "),
        (
            "[tool.cleaner]\njobs = 1",
            "1:2: unknown key 'tool'; in cleaner.toml the keys of [tool.cleaner] stand at the top",
        ),
    ],
)
def test_what_is_wrong_is_told_in_words(tmp_path, text, problem):
    (told,) = problems(written(tmp_path, text))
    assert told.startswith(problem)


@pytest.mark.parametrize(
    "text", ["jobs = 1", "max-mb = 1", "max-mb = 0.5", "rules = []", "check = {min-words = 1}", ""]
)
def test_a_near_miss_is_right(tmp_path, text):
    assert read(written(tmp_path, text)).path == tmp_path / "cleaner.toml"


def test_what_is_no_text_or_too_large_is_wrong_use(tmp_path):
    path = tmp_path / "cleaner.toml"
    path.write_bytes(b"jobs = 1 # \xff")
    with pytest.raises(UsageError, match="save it as UTF-8"):
        read(path)
    path.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(UsageError, match="larger than 1 MB"):
        read(path)


def test_paths_are_meant_from_the_folder_of_the_file(tmp_path, monkeypatch):
    inner = tmp_path / "work"
    inner.mkdir()
    path = written(tmp_path, "rules = ['mine', 'work/../other', '/srv/rules']\n[check]\nbaseline = 'known.json'")
    monkeypatch.chdir(inner)
    assert values(read(path)) == {
        "rules": [str(tmp_path / "mine"), str(tmp_path / "other"), os.path.normpath("/srv/rules")],
        "check.baseline": str(tmp_path / "known.json"),
    }
    monkeypatch.chdir(tmp_path)
    assert values(read(Path("cleaner.toml")))["rules"][:2] == ["mine", "other"]


def test_a_command_gets_the_options_it_has_and_its_own_table_comes_first(tmp_path):
    config = read(written(tmp_path, "min-words = 5\nkeep = ['ad']\n[check]\nmin-words = 9\n"))
    assert config.defaults("check", {"min-words": "words", "keep": "keep"}) == {"words": 9, "keep": ["ad"]}
    assert config.defaults("clean", {"min-words": "min_words"}) == {"min_words": 5}
    assert config.defaults("restore", {"output": "out"}) == {}


def test_the_place_of_a_key_is_that_of_its_statement_however_it_is_written():
    text = (
        "a = '''\nb = 1\n'''\n# [c]\n[c]\n'd e'.f = [ # [x]\n  1,\n  { g = 2 },\n]\n"
        '\n[[h]]\ni = {j = 1, k.l = """\n[m]\n"""}\n[c.n]\n  o.p = 1\r\n'
    )
    assert places(text) == {
        ("a",): (1, 1), ("c",): (5, 2), ("c", "d e"): (6, 2), ("c", "d e", "f"): (6, 7),
        ("h",): (11, 3), ("h", "i"): (12, 1), ("h", "i", "j"): (12, 6), ("h", "i", "k"): (12, 13),
        ("h", "i", "k", "l"): (12, 15), ("c", "n"): (15, 4), ("c", "n", "o"): (16, 3), ("c", "n", "o", "p"): (16, 5),
    }  # fmt: skip


def test_the_page_on_settings_names_every_key_and_its_example_is_one(tmp_path):
    page = (Path(__file__).resolve().parents[2] / "docs/config.md").read_text("utf-8")
    assert re.findall(r"^\| `([\w.-]+)` \|", page, re.MULTILINE) == [key.full for key in KEYS]
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert len(read(written(tmp_path, example)).settings) == 5
