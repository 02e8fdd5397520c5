"""A folder of rule files with seeded mistakes: each is found at its line, all in one run, and nothing else is.

The first lines of a file say what must be found in it: `# expect: R104 9`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cleaner import lint

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(FOLDER.rglob("*.yaml"))
EXPECTED = re.compile(r"^# expect: (R\d{3}) (\d+)$", re.MULTILINE)
TODAY = date(2026, 11, 5)


@pytest.fixture(scope="module")
def found() -> set[tuple[str, str, int]]:
    findings = lint.lint(lint.stock([FOLDER], today=TODAY))
    return {(Path(one.path).name, one.code, one.line) for one in findings}


def expected(path: Path) -> set[tuple[str, str, int]]:
    return {(path.name, code, int(line)) for code, line in EXPECTED.findall(path.read_text("utf-8"))}


def test_there_are_many_mistakes_of_every_family() -> None:
    codes = {code for path in FILES for _, code, _ in expected(path)}
    assert len([path for path in FILES if expected(path)]) >= 40
    # The others need samples; their pages in docs/lint show them.
    assert set(lint.CODES) - codes == {"R203", "R204", "R305"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_mistake_of_a_file_is_found_at_its_line_and_no_other(path: Path, found: set[tuple[str, str, int]]) -> None:
    assert {one for one in found if one[0] == path.name} == expected(path)
