"""The door to RE2: what it takes, what it refuses and says, and what happens without the library."""

from __future__ import annotations

import sys

import pytest

from cleaner.errors import CleanerError
from cleaner.rulebook.regex import RegexError, compile_pattern, new_set


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
        new_set(["(a"])
    assert capfd.readouterr() == ("", "")


def test_a_set_of_three_thousand_patterns_fits() -> None:
    patterns = [f"(?i)^(?:kata{number} juga|lihat {number}:).{{0,30}}$" for number in range(3000)]
    assert new_set(patterns).Match("Kata17 juga ada") == [17]


def test_without_the_library_the_error_names_platforms_and_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    with pytest.raises(CleanerError, match=r"google-re2 cannot be loaded.*Linux with glibc.*Alpine.*pip install"):
        compile_pattern("a")
