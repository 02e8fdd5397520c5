"""The page of every code: its bad example has exactly that finding, as the page shows it, and its good one has none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from cleaner import lint
from cleaner.findings import Report, plain

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "lint"
PAGES = sorted(FOLDER.glob("R[0-9]*.md"))
# The day that the pages speak of.
TODAY = date(2026, 11, 5)
FENCE = re.compile(r"^```(\w+)(?: sample (\d+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"# (rules/\S+)\n")


class Example(NamedTuple):
    """Files by path, samples, and what the page says that is found."""

    files: dict[str, str]
    samples: list[lint.Sample]
    shown: str


def example(section: str) -> Example:
    found = Example({}, [], "")
    for kind, copies, body in FENCE.findall(section):
        if kind == "yaml":
            name = FILE.match(body)
            assert name, "an example begins with the path of its file"
            found.files[name[1]] = body
        elif copies:
            found.samples.extend(lint.Sample(f"sample-{at + 1}.txt", body.encode()) for at in range(int(copies)))
        else:
            found = found._replace(shown=body)
    return found


def told(given: Example, root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], str]:
    for name, body in given.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(body, encoding="utf-8")
    monkeypatch.chdir(root)
    findings = lint.lint(lint.stock([Path("rules")], samples=given.samples, today=TODAY))
    return {one.code for one in findings}, plain.render(Report(findings))


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PAGES} == set(lint.CODES)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_headed_by_its_code_in_words(path: Path) -> None:
    assert path.read_text("utf-8").startswith(f"# {path.stem}: {lint.CODES[path.stem]}\n\n")


def test_the_overview_names_every_code_in_the_same_words() -> None:
    overview = (FOLDER / "README.md").read_text("utf-8")
    assert [code for code, words in lint.CODES.items() if f"| [{code}]({code}.md) | {words} |\n" not in overview] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_bad_example_has_exactly_that_finding_at_the_place_shown(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = example(path.read_text("utf-8").partition("\n## Bad\n")[2].partition("\n## Good\n")[0])
    codes, shown = told(bad, tmp_path, monkeypatch)
    assert (codes, shown) == ({path.stem}, bad.shown)
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_good_example_has_no_finding(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = example(path.read_text("utf-8").partition("\n## Good\n")[2])
    assert good.files
    assert told(good, tmp_path, monkeypatch) == (set(), "")
