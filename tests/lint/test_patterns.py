"""R1xx: each pattern that has the finding beside one that almost has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.build import codes, write

if TYPE_CHECKING:
    from pathlib import Path


def found(tmp_path: Path, action: str, more: str = "") -> list[str]:
    """The codes of a rule with `action`; it is a draft, so that only its writing is judged."""
    text = f"rules:\n  - id: a\n    category: ad\n    status: draft\n{more}    {action}\n"
    return codes(write(tmp_path, satu=text))


@pytest.mark.parametrize(
    "action",
    [
        "drop: {re: '^Iklan .*$'}",
        "drop: {re: '^Iklan .+'}",
        "drop: {re: '^Iklan(?: .*)?[)]*$'}",  # what stands behind it may be missing
        "drop: {re: '^(?:Iklan|Promo .*)$'}",
        "drop: {re: '^Iklan .*$', min_words: 3}",
        "cut_after: {re: '^Iklan .*'}",
        "drop_block: {from: {re: '^Iklan .*'}, while: {max_words: 3}}",
        "capture: {re: '^Foto: (?P<caption>.+)$'}",
        "strip_prefix: {re: '.* - '}",
        "strip_prefix: {re: '[A-Z]+.*? - '}",
        "strip_suffix: {re: ' - .*'}",
    ],
)
def test_an_open_end_is_found(tmp_path: Path, action: str) -> None:
    assert found(tmp_path, action) == ["R104"]


@pytest.mark.parametrize(
    "action",
    [
        "drop: {re: '^Iklan .*$', max_words: 9}",
        "drop: {re: '^Iklan .*$', sentence: false}",
        "drop: {re: '^Iklan .* baris$'}",
        "drop: {re: '^Iklan .{0,40}$'}",
        "drop: {re: '^Iklan [^.]*$'}",
        "drop_block: {from: {is: iklan}, to: {re: '^Tutup .*'}}",
        "drop_cards: {item: [{re: '^[A-Z].*$'}, age]}",
        "capture: {re: '^Foto: (?P<caption>.+)$', stays: true}",
        "keep: {re: '^Langkah .*'}",
        "strip_prefix: {re: '[A-Z]{3,20} - '}",
        "strip_suffix: {re: ' Unduh .* sekarang'}",
    ],
)
def test_a_bounded_end_is_not(tmp_path: Path, action: str) -> None:
    assert found(tmp_path, action) == []


def test_an_exception_for_sentences_bounds_a_pattern_too(tmp_path: Path) -> None:
    assert found(tmp_path, "drop: {re: '^Iklan .*$'}", "    unless: {sentence: true}\n") == []
    assert found(tmp_path, "drop: {re: '^Iklan .*$'}", "    unless: {has: layanan}\n") == ["R104"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^Café\b", ["R105"]),
        (r"^\bÉtalase", ["R105"]),
        (r"^é\w+$", ["R105"]),
        (r"^(?:Café)\b", ["R105"]),
        (r"^Cafe\b", []),
        (r"^Café \b", []),
        (r"^[\wé]+$", []),  # says that it knows
        (r"^© \w+$", []),  # no letter
    ],
)
def test_ascii_shorthands_beside_other_letters(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    assert found(tmp_path, f"drop: {{re: '{pattern}', max_words: 4}}") == expected


@pytest.mark.parametrize(
    ("matcher", "expected"),
    [
        ("{re: 'iklan [a-z]'}", ["R106"]),
        ("{re: '^iklan [a-z]|promo [a-z]'}", ["R106"]),
        ("{re: '^.*iklan [a-z]'}", ["R106"]),
        ("{re: 'iklan [a-z].*$', sentence: true}", ["R104", "R106"]),
        ("{re: '^iklan [a-z]'}", []),
        ("{re: 'iklan [a-z]$'}", []),
        ("{re: '(?:^iklan|^promo) [a-z]'}", []),
        ("{re: 'iklan [a-z]', max_words: 6}", []),
    ],
)
def test_a_pattern_without_an_anchor(tmp_path: Path, matcher: str, expected: list[str]) -> None:
    assert sorted(found(tmp_path, f"drop: {matcher}")) == expected


def test_what_strips_is_anchored_anyway(tmp_path: Path) -> None:
    assert found(tmp_path, "strip_prefix: {re: 'iklan [a-z] '}") == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(?i)^iklan baris$", ["R107"]),
        (r"^\[ 1 \]$", ["R107"]),
        ("^(?i:iklan) baris$", []),  # the case of one half counts
        ("^Iklan baris$", []),
        ("(?i)^iklan$|^promo$", []),
        ("(?i)^iklan +baris$", []),
        ("^• 1$", []),  # a phrase would lose its bullet
    ],
)
def test_a_pattern_that_is_a_plain_text(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    assert found(tmp_path, f"drop: {{re: '{pattern}'}}") == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("drop: {is: Iklan}", ["R108"]),
        ("drop: {starts: ['iklan', 'Promo']}", ["R108"]),
        ("drop: {like: Artikel ini diterjemahkan oleh mesin}", []),
        ("drop: {re: '(?i)^iklan [A-Z]+$'}", ["R108"]),
        ("drop: {re: '^(?i:iklan \\p{Lu})+$'}", ["R108"]),
        ("drop: {re: '^(?i:iklan) [A-Z]+$'}", []),
        ("drop: {re: '(?i)^iklan [A-Za-z]+$'}", []),
        ("drop: {re: '(?i)^IKLAN \\d+$'}", []),
    ],
)
def test_capitals_where_case_does_not_count(tmp_path: Path, action: str, expected: list[str]) -> None:
    assert found(tmp_path, action) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^Iklan .{1,201}$", ["R109"]),
        ("^Iklan .{1,200}$", []),
        (r"^Iklan (?:\p{L}{1,21} ){1,10}$", ["R109"]),
        (r"^Iklan (?:\p{L}{1,20} ){1,10}$", []),
        ("^Iklan (?:.* ){201}x$", ["R109"]),
        ("^Iklan [a-z]{1,900}$", []),
        ("^Iklan [^.]*$", []),
    ],
)
def test_a_wide_class_that_is_counted_far(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    assert found(tmp_path, f"drop: {{re: '{pattern}'}}") == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^Foto – [A-Z]+$", ["R110"]),
        ("^Foto [–-] [A-Z]+$", ["R110"]),
        ("^[½¼] gelas [A-Z]$", ["R110"]),
        (r"^Foto \x{2014} [A-Z]+$", ["R110"]),
        ("^Foto [^–]+ [A-Z]$", []),
        ("^Foto © [A-Z]+$", []),
        ("^Foto [●-] [A-Z]+$", []),  # a bullet goes at the head of a line only
    ],
)
def test_a_character_that_no_line_holds(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    assert found(tmp_path, f"drop: {{re: '{pattern}'}}") == expected


def test_clues_of_a_site_are_looked_at_too(tmp_path: Path) -> None:
    text = "match:\n  text:\n    - {re: '^Contoh – [A-Z]+$', score: 3}\n    - {is: Contoh, score: 1}\n"
    assert codes(write(tmp_path, satu=text)) == ["R110", "R108"]


def test_a_long_pattern_is_cut_in_messages_and_backslashes_are_shown_once(tmp_path: Path) -> None:
    from cleaner import lint

    text = "rules:\n  - {id: a, category: ad, status: draft, drop: {re: '^\\[Iklan\\] " + "b" * 90 + ".*$'}}\n"
    (finding,) = lint.lint(lint.stock([write(tmp_path, satu=text)]))
    assert finding.message.startswith(r"'^\[Iklan\] bbb")
    assert "bbb...' has an open end" in finding.message
