"""The page of codes: every bad example has that finding alone, as the page shows it, and every good one has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner import Cleaner, check
from cleaner.cli._gate_pages import Gate
from cleaner.cli._sources import Pages
from cleaner.findings import Report, plain

PAGE = Path(__file__).resolve().parents[2] / "docs" / "check.md"
FENCE = re.compile(r"^```(text|jsonl)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMES = {"text": "berita.txt", "jsonl": "records.jsonl"}


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner()


def told(section: str, tool: Cleaner, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], str, str]:
    """The codes that are found in the first block of a section, the findings as text, and what the page shows."""
    (kind, body), *rest = FENCE.findall(section)
    (folder / NAMES[kind]).write_text(body, encoding="utf-8")
    monkeypatch.chdir(folder)
    limits = check.Limits(min_words=10 if "## C402" in section else 0)
    findings = tuple(check.check((check.look(page, tool) for page in Gate(Pages.of([NAMES[kind]])).pages()), limits))
    return {one.code for one in findings}, plain.render(Report(findings)), rest[0][1] if rest else ""


def test_every_code_has_a_section_and_every_section_a_code() -> None:
    assert re.findall(r"^## (\S+): (.*)$", PAGE.read_text("utf-8"), re.MULTILINE) == list(check.CODES.items())


def test_the_table_names_every_code_in_the_same_words() -> None:
    assert re.findall(r"^\| \[(\S+)\]\(#\S+\) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE) == list(
        check.CODES.items()
    )


def test_a_section_ends_where_the_next_one_begins() -> None:
    section = check.section("C101")
    assert section.startswith("## C101: a line that a rule would take\n")
    assert section.count("\n## ") == 0
    assert check.section("C999") == ""


@pytest.mark.parametrize("code", check.CODES)
def test_the_bad_example_has_that_finding_and_no_other(code, tool, tmp_path, monkeypatch) -> None:
    section = check.section(code).partition("\n### Good\n")[0]
    codes, text, shown = told(section, tool, tmp_path, monkeypatch)
    assert (codes, text) == ({code}, shown)


@pytest.mark.parametrize("code", check.CODES)
def test_the_good_example_has_none(code, tool, tmp_path, monkeypatch) -> None:
    bad, _, good = check.section(code).partition("\n### Good\n")
    assert told(bad.split("\n", 1)[0] + good, tool, tmp_path, monkeypatch) == (set(), "", "")
