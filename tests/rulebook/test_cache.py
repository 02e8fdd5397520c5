"""The cache of loaded rules: the same answer as `load`, whatever the disk says."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner.errors import RuleError
from cleaner.rulebook import cache, load
from cleaner.rulebook.cache import MAX_ENTRIES, RuleSet, digest, load_cached

if TYPE_CHECKING:
    from cleaner.rulebook.plain import FileData

SITE = """\
schema: 1
id: contoh
title: Contoh
rules:
  - id: iklan
    category: ad
    drop: {is: iklan}
    tests: |
      - Iklan
      + Iklan itu menyesatkan.
  - id: draf
    category: ad
    drop: {is: reklame}
    tests: "- Reklame"
tests:
  - {name: satu, page: "- Iklan", expect: {site: contoh}}
"""
AS_ROOT = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write everywhere")
POSIX = pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "aturan"
    folder.mkdir()
    (folder / "contoh.yaml").write_text(SITE, "utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that YAML was read."""
    seen: list[int] = []
    real = load.load_sources

    def counted(found: object) -> load.Loaded:
        seen.append(1)
        return real(found)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "load_sources", counted)
    return seen


def entries(home: Path) -> list[Path]:
    return sorted((home / "rules").glob("*"))


def test_a_hit_gives_what_a_miss_gave_and_reads_no_yaml(rules: Path, home: Path, loads: list[int]) -> None:
    first = load_cached([rules], home)
    second = load_cached([rules], home)
    assert (first, loads) == (second, [1])


def test_the_cached_rules_are_those_of_load_without_tests_and_with_the_verdict(rules: Path, home: Path) -> None:
    (cached,) = load_cached([rules], home).files
    (loaded,) = load.load([rules])
    assert "tests" not in cached
    assert [rule.get("draft") for rule in cached["rules"]] == [None, "no near miss"]
    for rule in loaded["rules"]:
        del rule["tests"]
    del loaded["tests"]
    assert cached == loaded


def test_a_hit_knows_the_digests_of_its_rules_and_does_not_work_them_out(
    rules: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = load.load([rules])
    expected = digest(files, drafts=False), digest(files)
    assert len(set(expected)) == 2  # there is a draft
    made = load_cached([rules], home)
    monkeypatch.setattr(cache, "digest", None)
    found = load_cached([rules], home)
    assert (made.digest, made.with_drafts) == (found.digest, found.with_drafts) == expected


def test_a_hit_imports_neither_pydantic_nor_yaml(rules: Path, home: Path) -> None:
    load_cached([rules], home)
    code = (
        "import sys; from pathlib import Path; from cleaner.rulebook.cache import load_cached\n"
        "load_cached([Path(sys.argv[1])], Path(sys.argv[2]))\n"
        "print([name for name in ('pydantic', 'ruamel.yaml', 're2', 'platformdirs') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code, rules, home], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "contoh.yaml").write_text(SITE.replace("is: iklan", "is: ads")),
        lambda folder: (folder / "lain.yaml").write_text(SITE.replace("id: contoh", "id: lain")),
        lambda folder: (folder / "contoh.yaml").rename(folder / "contoh.yml"),
        lambda folder: (folder / "packs").mkdir() or (folder / "contoh.yaml").rename(folder / "packs" / "contoh.yaml"),
    ],
    ids=["bytes", "another file", "another name", "another folder"],
)
def test_whatever_changes_in_the_folder_is_seen(change: object, rules: Path, home: Path, loads: list[int]) -> None:
    before = load_cached([rules], home)
    change(rules)  # type: ignore[operator]
    try:
        assert load_cached([rules], home) != before
    except RuleError:
        assert not (rules / "contoh.yaml").exists()
    assert loads == [1, 1]


def test_another_version_or_other_code_finds_no_old_entry(
    rules: Path, home: Path, loads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_cached([rules], home)
    monkeypatch.setattr(cache, "__version__", "99")
    load_cached([rules], home)
    monkeypatch.setattr(cache, "_code", lambda: [b"other"])
    load_cached([rules], home)
    assert (loads, len(entries(home))) == ([1, 1, 1], 3)


def test_invalid_rules_are_refused_each_time_and_leave_no_entry(rules: Path, home: Path) -> None:
    (rules / "contoh.yaml").write_text("schema: 1")
    for _ in range(2):
        with pytest.raises(RuleError):
            load_cached([rules], home)
    assert entries(home) == []


@POSIX
def test_the_entry_is_private(rules: Path, home: Path) -> None:
    load_cached([rules], home)
    (entry,) = entries(home)
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700
    assert json.loads(entry.read_bytes())["rules"][0][0]["id"] == "contoh"


FORGED = b'[[],"0","1"]'


def forged(rules: bytes = FORGED) -> bytes:
    """An entry with other rules and a digest that is right for them."""
    return b'{"sha256":"%s","rules":%s}' % (hashlib.sha256(rules).hexdigest().encode(), rules)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\x80\x04N.",
        b'{"sha256":"' + b"0" * 64 + b'","rules":[[],"0","1"]}',
        b'{"sha256":"%s","rules":[]}' % hashlib.sha256(b"[]").hexdigest().encode(),
        b'{"sha256":"%s","rules":7}' % hashlib.sha256(b"7").hexdigest().encode(),
        None,
    ],
    ids=["empty", "other json", "pickle", "wrong digest", "no rules", "a number", "one byte changed"],
)
def test_an_entry_that_is_not_whole_is_ignored_and_written_anew(
    content: bytes | None, rules: Path, home: Path, loads: list[int]
) -> None:
    before = load_cached([rules], home)
    (entry,) = entries(home)
    right = entry.read_bytes()
    entry.write_bytes(right.replace(b"iklan", b"ikLan", 1) if content is None else content)
    assert load_cached([rules], home) == before
    assert (entry.read_bytes(), loads) == (right, [1, 1])


@POSIX
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_an_entry_that_others_could_have_written_is_ignored(mode: int, rules: Path, home: Path) -> None:
    before = load_cached([rules], home)
    (entry,) = entries(home)
    entry.write_bytes(forged())
    assert load_cached([rules], home) == RuleSet((), "0", "1")  # the near miss: what we wrote ourselves we believe
    entry.chmod(mode)
    assert load_cached([rules], home) == before
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


@POSIX
def test_an_entry_of_somebody_else_is_ignored(rules: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_cached([rules], home)
    (entry,) = entries(home)
    entry.write_bytes(forged())
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert load_cached([rules], home) == before


@POSIX
def test_a_link_in_the_place_of_an_entry_is_not_followed(rules: Path, home: Path, tmp_path: Path) -> None:
    before = load_cached([rules], home)
    (entry,) = entries(home)
    other = tmp_path / "other.json"
    other.write_bytes(forged())
    entry.unlink()
    entry.symlink_to(other)
    assert load_cached([rules], home) == before
    assert not entry.is_symlink()
    assert other.read_bytes() == forged()


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_others_may_write_is_not_used(mode: int, rules: Path, home: Path, loads: list[int]) -> None:
    (home / "rules").mkdir(parents=True)
    (home / "rules").chmod(mode)
    load_cached([rules], home)
    load_cached([rules], home)
    assert (entries(home), loads) == ([], [1, 1])


@AS_ROOT
def test_a_read_only_home_works(rules: Path, home: Path) -> None:
    home.mkdir(mode=0o500)
    assert load_cached([rules], home).files[0]["id"] == "contoh"


@pytest.mark.parametrize("broken", ["mkdir", "replace", "mkstemp"])
def test_a_disk_that_refuses_costs_time_and_nothing_else(
    broken: str, rules: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        if broken in {"mkdir", "replace"}:
            patch.setattr(Path, broken, refuse)
        else:
            patch.setattr("tempfile.mkstemp", refuse)
        assert load_cached([rules], home).files[0]["id"] == "contoh"
    leftovers = [path for path in home.rglob("*") if path.is_file() and path.suffix != ".json"]
    assert leftovers == []


def test_a_home_that_is_a_file_works(rules: Path, home: Path) -> None:
    home.write_text("")
    assert load_cached([rules], home).files[0]["id"] == "contoh"


def test_without_a_home_nothing_is_written_beside_the_work(
    rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    assert load_cached([rules], Path("~/.cache/bersih")).files[0]["id"] == "contoh"
    assert list(work.iterdir()) == []


def test_the_users_cache_folder_is_the_default(rules: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: home / name)
    load_cached([rules])
    assert len(entries(home / "bersih")) == 1


def test_old_entries_go(rules: Path, home: Path) -> None:
    for number in range(MAX_ENTRIES + 3):
        (rules / "contoh.yaml").write_text(SITE.replace("Contoh", f"Contoh {number}"))
        load_cached([rules], home)
        for entry in entries(home):
            os.utime(entry, ns=(entry.stat().st_mtime_ns - 10**9,) * 2)  # a second older each time
    assert len(entries(home)) == MAX_ENTRIES
    titles = {json.loads(entry.read_bytes())["rules"][0][0]["title"] for entry in entries(home)}
    assert f"Contoh {MAX_ENTRIES + 2}" in titles
    assert "Contoh 0" not in titles


def loaded(folder: Path, text: str = SITE) -> tuple[FileData, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contoh.yaml").write_text(text, "utf-8")
    (folder / "lain.yaml").write_text("schema: 1\nid: lain\ntitle: Lain\n", "utf-8")
    return load.load([folder])


def test_the_digest_is_that_of_what_the_rules_say(tmp_path: Path) -> None:
    files = loaded(tmp_path / "a")
    elsewhere = loaded(tmp_path / "b" / "c", "# a comment\n\n" + SITE.replace("{is: iklan}", "{is: [iklan]}"))
    assert digest(files) == digest(elsewhere) == digest(reversed(files))
    assert digest(files) == digest(load_cached([tmp_path / "a"], tmp_path / "home").files)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is: iklan", "is: ads"),
        ("category: ad", "category: ui"),
        ("title: Contoh", "title: Lain"),
        ("id: draf", "id: x"),
    ],
)
def test_the_digest_tells_rule_sets_apart(old: str, new: str, tmp_path: Path) -> None:
    assert digest(loaded(tmp_path / "a")) != digest(loaded(tmp_path / "b", SITE.replace(old, new)))
