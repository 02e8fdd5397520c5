"""The door to RE2: what it takes, what it refuses and says, and what happens without the library."""

from __future__ import annotations

import sys
from typing import Any

import pytest
import re2
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.errors import CleanerError
from cleaner.rulebook import regex
from cleaner.rulebook.regex import RegexError, check_pattern, compile_pattern, new_set

# Pieces of patterns, and what may stand behind one.
PIECES = (
    "a", "k", "Baca Juga", ".", r"\.", r"\d", r"\w", r"\W", r"\s*", r"\b", r"\B", "^", "$", "é", "–", "ſ", r"\x{2013}",
    r"\pL", r"\PN", r"\p{Lu}", r"\p{Han}", "[a-z]", "[^a]", "[^ks]", r"[^\W\d]", r"[^\x00-\xff]", r"[\p{L}.' ]",
    r"[^\pL\PL]", "[[:^alpha:]]",
)  # fmt: skip
COUNTS = ("", "", "?", "*", "+?", "{2}", "{3,}", "{0,9}", "{3,60}?", "{0}", "{0,1}", "{250}")
WRAPS = ("(?:%s)", "(%s)", "(?P<place>%s)", "(?i:%s)", "(?s:%s|x)", "(?m:%s)", "(?:|%s)")


def counted(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(str.__add__, pieces, st.sampled_from(COUNTS))


def grown(smaller: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.builds("".join, st.lists(counted(smaller), min_size=1, max_size=4))
    return counted(st.builds(str.__mod__, st.sampled_from(WRAPS), joined.map(lambda text: text.replace("%", ""))))


SETTINGS = settings(max_examples=120, deadline=None, derandomize=True)
PATTERNS = st.recursive(counted(st.sampled_from(PIECES)), grown, max_leaves=12)


def test_offsets_are_code_points() -> None:
    match = compile_pattern("(?P<place>[A-Z]+)!").search("né – JAKARTA!")
    assert match is not None
    assert (match.span(), match.span(1), match.groupdict()) == ((5, 13), (5, 12), {"place": "JAKARTA"})


def test_a_set_tells_which_patterns_are_found() -> None:
    found = new_set(["^baca", "juga$", "x"])
    assert sorted(found.Match("baca juga") or []) == [0, 1]
    assert found.Match("lain") is None


@pytest.mark.parametrize(
    ("pattern", "reason", "hint"),
    [
        ("(?<=a)b", "invalid perl operator: (?<=", "RE2 has no look-around; use `unless` for what must not be there"),
        ("(?!a)b", "invalid perl operator: (?!", "RE2 has no look-around; use `unless` for what must not be there"),
        (r"(a)\1", r"invalid escape sequence: \1", "RE2 has no back-references; name the alternatives"),
        ("(?>a)", "invalid perl operator: (?>", "RE2 has no atomic groups and needs none; write (?: instead"),
        (
            "a++",
            "bad repetition operator: ++",
            "RE2 has no possessive quantifiers and needs none; drop the second sign",
        ),
        (r"a\Z", r"invalid escape sequence: \Z", "the end of the line is $ or \\z"),
        ("(a", "missing ): (a", "a bracket is open; a literal one is written \\("),
        ("[a", "missing ]: [a", "a character class is open; a literal bracket is written \\["),
        ("a{1001}", "invalid repetition size: {1001}", "RE2 counts to 1000 at most"),
        ("[z-a]", "invalid character class range: z-a", ""),
        ("a\ud800", "half of a surrogate pair is no character", ""),
    ],
)
def test_a_refusal_says_what_to_write_instead(pattern: str, reason: str, hint: str) -> None:
    with pytest.raises(RegexError) as caught:
        compile_pattern(pattern)
    assert caught.value.reason == reason
    assert caught.value.hint.startswith(hint)
    assert bool(caught.value.hint) == bool(hint)


def test_a_refusal_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RegexError):
        compile_pattern("(a")
    with pytest.raises(RegexError):
        check_pattern("(a")
    with pytest.raises(RegexError):
        new_set(["(a"])
    assert capfd.readouterr() == ("", "")


def outcome(judge: Any, pattern: str) -> tuple[str, ...]:
    try:
        return (str(bool(judge(pattern))),)
    except RegexError as error:
        return error.reason, error.hint


@SETTINGS
@given(PATTERNS | st.text(alphabet="ab\\.[](){}|?*+^$19,-:ipPLsQE<>é–", max_size=14))
@example(r"(?:\pL{100}){10}" * 4)
@example("a\ud800")
@example("a{%s}" % ("9" * 5000))
@example("(?P<place>a)(?P<place>b)?")
@example("[^\\x00-\\xff]?")
def test_a_pattern_that_is_only_checked_gets_the_verdict_of_a_compiled_one(pattern: str) -> None:
    def compiled(pattern: str) -> bool:
        return compile_pattern(pattern).search("") is not None

    assert outcome(check_pattern, pattern) == outcome(compiled, pattern)


def test_a_pattern_that_needs_too_much_memory_is_refused_by_a_check_as_well() -> None:
    assert check_pattern(r"\pL{1000}" * 3) is False
    with pytest.raises(RegexError, match="pattern too large"):
        check_pattern(r"\pL{1000}" * 4)


@SETTINGS
@given(PATTERNS.filter(str.isascii))
@example("(?:" + "." * 40 + "){1000}")
@example(r"(?:\PL.{9}){100}")
@example(r"(?:\p{L}{31}\p{Lu}{31}\p{Ll}{31})\Q\E{31}")
def test_no_pattern_needs_more_memory_than_a_check_thinks(pattern: str) -> None:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = regex._memory(pattern) + 4096  # what the smallest program takes
    said = ""
    try:
        re2.compile(pattern, options)
    except re2.error as error:
        said = str(error)
    assert "too large" not in said


def test_a_pattern_is_checked_without_being_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regex, "compile_pattern", None)
    assert (
        check_pattern(r"^Penulis ?: ?(?P<author>[\p{L}.' ]{3,60}?) ?\| ?Editor ?: ?(?P<editor>[\p{L}.' ]{3,60})$")
        is False
    )
    assert check_pattern(r"^(?i:baca juga)?$") is True


def test_a_set_of_three_thousand_patterns_fits() -> None:
    patterns = [f"(?i)^(?:kata{number} juga|lihat {number}:).{{0,30}}$" for number in range(3000)]
    assert new_set(patterns).Match("Kata17 juga ada") == [17]


def test_without_the_library_the_error_names_platforms_and_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    with pytest.raises(CleanerError, match=r"google-re2 cannot be loaded.*Linux with glibc.*Alpine.*pip install"):
        compile_pattern("a")
    with pytest.raises(CleanerError, match="google-re2 cannot be loaded"):
        check_pattern("a")
