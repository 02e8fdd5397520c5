"""A command line whose shipped rules are three of our own, so that no change of a real rule breaks a test here."""

from __future__ import annotations

import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cleaner.cli import build
from cleaner.rulebook import shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

SITE = """\
schema: 1
id: contoh
title: Contoh.id
language: id
timezone: Asia/Jakarta
extends: [umum]
match:
  hosts: [contoh.id]
  text: [{is: contoh.id, score: 3}]
rules:
  - id: bar
    category: ui
    why: The bar above the headline.
    drop: {is: [contoh.id]}
    tests: |
      - contoh.id
      + Situs contoh.id dibuka lagi.
  - id: dateline
    category: dateline
    strip_prefix: {re: '^CONTOH\\.ID - (?P<place>[A-Z]+)\\. '}
    tests: |
      ~ {--CONTOH.ID - BANDUNG. --}Harga turun.
      = place: BANDUNG
      + Kata CONTOH.ID - BANDUNG. itu panjang.
  - id: tags
    category: related
    drop: {starts: ['topik:']}
    at: {tail: 2}
    tests: |
      - Topik: beras
      + Topiknya beras.
tests:
  - name: a dump
    page: |
      - contoh.id
      + Harga beras turun sejak awal pekan ini.
    expect: {site: contoh}
"""

PACK = """\
schema: 1
id: umum
title: Umum
language: id
rules:
  - id: related
    category: related
    why: Links to other stories.
    drop: {starts: ['baca juga:']}
    tests: |
      - Baca juga: Harga naik
      + Baca juga koran itu tiap pagi.
"""

PAGE = """\
contoh.id

CONTOH.ID - BANDUNG. Harga beras di pasar tradisional turun sejak awal pekan ini.
Baca juga: Harga cabai naik
Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.
"""

TEXT = """\
Harga beras di pasar tradisional turun sejak awal pekan ini.

Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.
"""


def rule_folder(root: Path, site: str = SITE, pack: str = PACK) -> Path:
    for name, text in (("sites/contoh.yaml", site), ("packs/umum.yaml", pack)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return root


def command_with(rules: Path) -> list[str]:
    """What starts the command line as a process of its own, with `rules` in the place of the shipped ones."""
    code = (
        "import sys; from pathlib import Path\n"
        "from cleaner.__main__ import main; from cleaner.rulebook import shipped\n"
        "root = Path(sys.argv.pop(1)); shipped.shipped = lambda: root\n"
        "main()"
    )
    return [sys.executable, "-c", code, str(rules)]


@pytest.fixture(scope="session")
def own_cache(tmp_path_factory) -> Path:
    """A cache folder for our own rules: a set for each test would drive the shipped ones out of theirs."""
    return tmp_path_factory.mktemp("own-cache")


@pytest.fixture(autouse=True)
def rules(tmp_path_factory, monkeypatch, cache, own_cache) -> Path:
    """The rules of these tests in the place of the shipped ones, which processes read unless `command` starts them."""
    root = rule_folder(tmp_path_factory.mktemp("shipped"))
    monkeypatch.setattr(shipped, "shipped", lambda: root)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: own_cache / name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return root


@pytest.fixture
def command(rules) -> list[str]:
    """What starts the command line as a process of its own whose shipped rules are those of these tests, too."""
    return command_with(rules)


@pytest.fixture
def cleaner() -> Callable[..., Result]:
    """Run the command line: `cleaner("clean", path, input=b"...")`."""

    def run(*arguments: object, input: bytes | str | None = None) -> Result:  # noqa: A002 - as CliRunner calls it
        return CliRunner().invoke(build(), [str(one) for one in arguments], input=input)

    return run


@pytest.fixture
def page(tmp_path) -> Path:
    """One dump of the site."""
    path = tmp_path / "berita.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path
