"""What samples show: budgets, ends of the page, rules that are dead; each with its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import lint
from cleaner.lint import dead, window
from tests.lint.build import codes, write

if TYPE_CHECKING:
    from pathlib import Path

PROSE = [f"Pedagang {name} menjual beras dan gula di pasar itu sejak pagi." for name in "abcdefghijkl"]
CLUE = "match: {text: [{is: satu.id, score: 3}]}\n"
RULE = """\
rules:
  - id: ikuti
    category: share
    drop: {starts: ikuti kami}
    tests: |
      - Ikuti kami di Telegram
      + Ikutilah kami.
"""


def samples(number: int, *lines: str) -> list[lint.Sample]:
    return [lint.Sample(f"{at}.txt", "\n".join(["satu.id", *lines]).encode()) for at in range(number)]


TAIL = [*PROSE, "Ikuti kami di kanal"]


def test_a_rule_over_its_budget_is_told_once_with_its_first_page(tmp_path: Path) -> None:
    root = write(tmp_path, satu=CLUE + RULE)
    page = [*PROSE[:4], *(f"Ikuti kami di kanal nomor {at} untuk kabar pilihan setiap pagi." for at in range(9))]
    (finding,) = lint.lint(lint.stock([root], samples=samples(3, *page)))
    assert finding.code == "R203"
    assert "not applied to 0.txt and 2 more: it would take " in finding.message
    assert codes(root, samples(3, *page[:7])) == []  # too short for a budget
    assert codes(root, samples(3, *PROSE, *page[4:7])) == []


def test_a_rule_that_is_silenced_for_want_of_sentences_is_not_over_its_budget(tmp_path: Path) -> None:
    pack = RULE.replace("starts: ikuti kami", "has: menjual").replace(
        "Ikuti kami di Telegram", "Pedagang a menjual beras."
    )
    root = write(
        tmp_path, paket=pack.replace("    tests:", "    max_share: 1\n    tests:"), satu=CLUE + "extends: [paket]\n"
    )
    assert codes(root, samples(1, *PROSE)) == []


def test_a_rule_that_looks_everywhere_for_what_stands_at_one_end(tmp_path: Path) -> None:
    root = write(tmp_path, satu=CLUE + RULE)
    assert codes(root, samples(window.PAGES, *TAIL)) == ["R204"]
    assert codes(root, samples(window.PAGES, "Ikuti kami di kanal", *PROSE)) == ["R204"]


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (window.PAGES - 1, TAIL),
        (window.PAGES, [*PROSE[:6], "Ikuti kami di kanal", *PROSE[6:], "Ikuti kami"]),
        (window.PAGES, ["Ikuti kami", *PROSE, "Ikuti kami"]),
        (window.PAGES, [*PROSE[:9], "Ikuti kami di kanal"]),  # one line less than count
        (window.PAGES, PROSE),
    ],
)
def test_evidence_that_is_not_enough(tmp_path: Path, number: int, lines: list[str]) -> None:
    assert codes(write(tmp_path, satu=CLUE + RULE), samples(number, *lines)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{starts: ikuti kami}", "{starts: ikuti kami, max_words: 7}"),
        ("{starts: ikuti kami}", "{starts: ikuti kami, sentence: false}"),
        ("{starts: ikuti kami}", "{is: [ikuti kami di telegram, ikuti kami di kanal]}"),
        ("    tests: |\n", "    at: {tail: 3}\n    tests: |\n      + Ikuti kita.\n"),
    ],
)
def test_a_rule_that_could_take_no_prose_or_has_its_window(tmp_path: Path, old: str, new: str) -> None:
    found = codes(write(tmp_path, satu=CLUE + RULE.replace(old, new)), samples(window.PAGES, *TAIL))
    assert "R204" not in found


def test_marked_pages_and_tests_are_no_evidence_of_a_place(tmp_path: Path) -> None:
    root = write(tmp_path, satu=CLUE + RULE)
    for number in range(window.PAGES):
        text = "".join(f"+ {line}\n" for line in TAIL[:-1]) + f"- {TAIL[-1]}\n"
        (tmp_path / f"{number}.marked").write_text(text, encoding="utf-8")
    assert [one.code for one in lint.lint(lint.stock([root], pages=[tmp_path]))] == []


def test_a_rule_that_hits_no_sample(tmp_path: Path) -> None:
    root = write(tmp_path, satu=CLUE + RULE)
    assert codes(root, samples(dead.PAGES, *PROSE)) == ["R305"]
    assert codes(root, samples(dead.PAGES - 1, *PROSE)) == []
    assert "R305" not in codes(root, [*samples(dead.PAGES, *PROSE), *samples(1, *TAIL)])
    others = [lint.Sample("a", "\n".join(PROSE).encode())] * dead.PAGES
    assert codes(root, others) == []  # of no site


def test_samples_may_be_html_and_what_is_neither_is_passed_over(tmp_path: Path) -> None:
    layout = "layouts: [{id: desk, probe: div.isi, body: [div.isi], seen: 2026}]\n"
    root = write(tmp_path, satu="match: {hosts: [satu.id]}\n" + layout + RULE)
    body = "".join(f"<p>{line}</p>" for line in TAIL)
    page = f"<!doctype html><html><body><div class=isi>{body}</div></body></html>".encode()
    html = [lint.Sample(f"{at}.html", page, "https://satu.id/a") for at in range(window.PAGES)]
    assert codes(root, [*html, lint.Sample("b", b"\x00\x01\x02\xff" * 99)]) == ["R204"]
