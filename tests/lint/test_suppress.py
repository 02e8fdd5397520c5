"""Comments that let a finding stand: where they count, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.build import codes, places, write

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
rules:
  - id: iklan{id}
    category: ad
    drop:
      is:
        - Iklan{entry}
        - pariwara
    tests: |
      - Iklan
      - Pariwara
      + Iklan itu dipasang di lobi kantor.{test}
"""
NOQA = "  # noqa: R108 - as the page has it"


def of(tmp_path: Path, **comments: str) -> list[tuple[str, int]]:
    return places(write(tmp_path, satu=RULE.format(**{"id": "", "entry": "", "test": "", **comments})))


def test_without_a_comment_the_finding_is_told(tmp_path: Path) -> None:
    assert of(tmp_path) == [("R108", 10)]


@pytest.mark.parametrize("where", ["entry", "id"])
def test_a_comment_counts_on_the_line_of_the_finding_and_on_that_of_the_rules_id(tmp_path: Path, where: str) -> None:
    assert of(tmp_path, **{where: NOQA}) == []


@pytest.mark.parametrize("comment", ["  #noqa:R108  - why", "  # NOQA: R108 - why", "  # noqa: R302, R108 – why"])
def test_spelling_is_free_as_long_as_code_and_reason_are_there(tmp_path: Path, comment: str) -> None:
    assert ("R108", 10) not in of(tmp_path, entry=comment)


def test_a_comment_on_another_line_of_the_rule_suppresses_nothing(tmp_path: Path) -> None:
    text = RULE.format(id="", entry="", test="").replace("category: ad", f"category: ad{NOQA}")
    assert places(write(tmp_path, satu=text)) == [("R012", 7), ("R108", 10)]


def test_a_comment_for_another_code_suppresses_nothing(tmp_path: Path) -> None:
    assert of(tmp_path, entry="  # noqa: R109 - why") == [("R108", 10), ("R012", 10)]


@pytest.mark.parametrize(
    "comment", ["  # noqa: R108", "  # noqa: R108 because", "  # noqa: R108 -", "  # noqa: R108-why"]
)
def test_a_comment_without_a_reason_is_the_finding_in_its_place(tmp_path: Path, comment: str) -> None:
    assert of(tmp_path, entry=comment) == [("R011", 10)]


def test_a_comment_without_a_code_suppresses_nothing(tmp_path: Path) -> None:
    assert of(tmp_path, entry="  # noqa") == [("R108", 10), ("R011", 10)]
    assert of(tmp_path, entry="  # noqa - why") == [("R108", 10), ("R011", 10)]


def test_a_comment_without_anything_to_suppress_is_a_finding(tmp_path: Path) -> None:
    text = RULE.format(id=NOQA, entry="", test="").replace("- Iklan\n        -", "- iklan\n        -")
    assert places(write(tmp_path, satu=text)) == [("R012", 6)]


def test_a_code_that_nobody_knows_suppresses_nothing(tmp_path: Path) -> None:
    assert of(tmp_path, entry="  # noqa: R108, R999 - why") == [("R012", 10)]


def test_what_stands_in_a_text_is_no_comment(tmp_path: Path) -> None:
    assert of(tmp_path, test="  # noqa") == [("R108", 10)]
    text = RULE.format(id="", entry="", test="").replace("category: ad", 'category: ad\n    why: "# noqa is no reason"')
    assert places(write(tmp_path, satu=text)) == [("R108", 11)]


def test_a_code_that_could_not_be_judged_is_no_idle_comment(tmp_path: Path) -> None:
    text = RULE.format(id="  # noqa: R305, R601 - for the archive", entry="", test="").replace(
        "- Iklan\n        -", "- iklan\n        -"
    )
    assert codes(write(tmp_path, satu=text), today=None) == []
    assert codes(write(tmp_path, satu=text)) == ["R012"]  # R601 could be judged


def test_what_keeps_a_file_from_being_loaded_cannot_be_suppressed(tmp_path: Path) -> None:
    text = RULE.format(id="", entry="", test="").replace("category: ad", "categry: ad  # noqa: R003 - why")
    assert {code for code, _ in places(write(tmp_path, satu=text))} == {"R003"}


def test_a_comment_counts_for_its_rule_alone(tmp_path: Path) -> None:
    one = RULE.format(id=NOQA, entry="", test="")
    other = one.replace("rules:\n", "").replace("id: iklan", "id: lain").replace(NOQA, "").replace("klan", "klun")
    assert places(write(tmp_path, satu=one + other)) == [("R108", 20)]


def test_a_comment_counts_at_the_id_of_a_strip_and_of_its_layout(tmp_path: Path) -> None:
    text = """\
layouts:
  - id: desk{0}
    probe: article
    body: [div.text]
    strip:
      - id: box{1}
        category: ad
        css: div:nth-child(7)
"""
    noqa = "  # noqa: R504 - the page has no classes"
    assert places(write(tmp_path, satu=text.format("", ""))) == [("R504", 12)]
    assert places(write(tmp_path, satu=text.format(noqa, ""))) == []
    assert places(write(tmp_path, satu=text.format("", noqa))) == []


def test_a_rule_on_one_line_has_its_comment_there(tmp_path: Path) -> None:
    rule = "  - {{id: {0}, category: ad, status: draft, drop: {{is: Iklan}}}}{1}\n"
    text = "rules:\n" + rule.format("a", NOQA) + rule.format("b", "")
    assert places(write(tmp_path, satu=text)) == [("R108", 7)]
