"""One look at a line for all matchers: what it tells of them is what they would find themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import Block
from cleaner.rulebook import survey as survey_
from cleaner.rulebook.matcher import LOOK, Matcher
from cleaner.rulebook.prefilter import Overview, Prefilter
from cleaner.rulebook.regex import compile_pattern, is_by_line
from cleaner.rulebook.survey import Survey
from cleaner.text import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA: Sequence[Any] = (
    {"is": ["baca juga", "Iklan"]},
    {"starts": ["baca"], "max_words": 3},
    {"ends": ["juga:", "é"]},
    {"has": ["iklan"], "min_words": 2},
    {"has": ["ſ", "k"]},
    {"like": ["Dapatkan kabar pilihan kami setiap hari"]},
    {"re": ["^Baca .*:$"]},
    {"re": [r"^\p{Lu}{2,4}\b", r"\d{2}:\d{2}"]},
    {"is": ["berita"], "re": ["^[A-Z]+$"]},
    {"sentence": True},
    {},
)
WORDS = st.sampled_from(["Baca", "juga:", "IKLAN", "iklan", "kabar pilihan", "hari", "12:30", "é", "ſ", "K", "\udc80"])
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


def block(text: str) -> Block:
    return Block(0, text, 0, 1)


@given(LINES)
def test_a_matcher_says_the_same_with_a_look_and_without(text: str) -> None:
    matchers = tuple(map(Matcher, DATA))
    survey = Survey({number: one.patterns for number, one in enumerate(matchers)}, {}, matchers)
    looked, plain = block(text), block(text)
    survey.of([looked])
    assert [one.matches(looked) for one in matchers] == [one.matches(plain) for one in matchers]


@given(LINES)
def test_a_rule_sees_every_line_that_its_matcher_takes(text: str) -> None:
    matchers = tuple(map(Matcher, DATA))
    survey = Survey({number: one.patterns for number, one in enumerate(matchers) if one.patterns}, {}, ())
    wanted, _ = survey.of([block(text)])
    assert all(number in wanted for number, one in enumerate(matchers) if one.patterns and one.matches(block(text)))


def test_a_proven_matcher_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    proven, likely = Matcher({"re": ["^Baca"]}), Matcher({"re": ["^Baca{1,3}"]})
    survey = Survey({0: proven.patterns, 1: likely.patterns}, {}, (proven, likely))
    line = block("Baca juga")
    survey.of([line])
    monkeypatch.setattr(Matcher, "_test", property(lambda self: pytest.fail(f"asked again: {self.data}")))
    assert proven.matches(line)
    with pytest.raises(pytest.fail.Exception, match="asked again"):
        likely.matches(line)  # a counted repeat is only likely


def test_literals_of_ascii_prove_a_line_and_so_does_a_pattern_that_is_no_simpler_copy() -> None:
    assert [proof for _, proof in Matcher({"has": ["iklan"], "re": ["x", "x{2}"]}).proofs] == [True, True, False]
    assert [proof for _, proof in Matcher({"has": ["é"]}).proofs] == [False]
    assert [proof for _, proof in Matcher({"like": ["Dapatkan kabar pilihan"]}).proofs] == [False]


def test_the_only_odd_relatives_of_ascii_letters_are_no_characters_of_a_normalised_line() -> None:
    others = "".join(chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000)
    folded = [match.group() for match in compile_pattern("(?i)[a-z]").finditer(others)]
    lowered = [char for char in others if any(one.isascii() for one in char.lower())]
    assert (folded, lowered) == (["\u017f", "\u212a"], ["\u0130", "\u212a"])
    assert [normalise(char) for char in "\u017f\u212a\u0130"] == ["s", "K", "I"]


def test_a_line_is_looked_at_once_whatever_page_it_stands_on(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    look = Prefilter.found
    monkeypatch.setattr(Prefilter, "found", lambda self, line: (looks.append(line), look(self, line))[1])
    matchers = tuple(map(Matcher, DATA))
    survey = Survey({number: one.patterns for number, one in enumerate(matchers)}, {}, matchers)
    first, again = (survey.of([block("Iklan"), block("kabar"), block("Iklan")])[0] for _ in range(2))
    assert looks == ["Iklan", "kabar"]
    assert {number: len(found) for number, found in first.items()} == {
        number: len(found) for number, found in again.items()
    }
    assert len(first[0]) == 2


def test_what_a_matcher_finds_in_a_line_is_kept_for_the_same_line() -> None:
    likely = Matcher({"re": ["^(?P<word>Baca{1,3})"], "link_only": False})
    survey = Survey({0: likely.patterns}, {}, (likely,))
    line, other = block("Baca juga"), replace(block("Baca juga"), link_share=1.0)
    survey.of([line, other])
    found = likely.search(line)
    assert found is not None
    assert found.groups == (("word", 0, 4),)
    assert likely.search(block("Baca juga")) == found
    assert likely.search(replace(line, index=3)) == found
    assert (likely.matches(line), likely.matches(other), likely.search(other)) == (
        True,
        False,
        None,
    )  # conditions are asked


def test_no_more_lines_and_kinds_are_remembered_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_, "LINES", 2)
    monkeypatch.setattr(survey_, "KINDS", 1)
    matcher, stranger = Matcher({"has": ["iklan"]}), Matcher({"has": ["h"]})
    survey = Survey({number: (letter,) for number, letter in enumerate("abcdefgh")}, {}, (matcher,))
    lines = [block(letter) for letter in "abcdefgh"] + [block("h" * (survey_.MAX_CHARS + 1))]
    for line in lines:
        assert list(survey.of([line])[0].values()) == [[line]]
        assert stranger.matches(line) == (stranger.search(line) is not None) == ("h" in line.text)
        assert len(survey._lines) <= 2
        assert len(survey._kinds) <= 1
    assert set(survey._lines) == {"g", "h"}  # the line that is too long is not among them
    looks = [vars(line)[LOOK] for line in lines]
    assert not any(look.answers or look.places for look in looks)  # what others ask is not kept


def test_a_rule_with_needs_learns_whether_the_page_has_any() -> None:
    survey = Survey({0: ("^a",)}, {1: ("b",), 2: ("z",)}, ())
    lines = [block(text) for text in ("a b", "c", "a")]
    assert survey.of(lines) == ({0: [lines[0], lines[2]]}, {1})
    assert normalise("a b") == lines[0].normal


# Each could reach from one line into the next, or says something of the ends of a text.
ACROSS = (
    r"a\sb",
    "a[^x]b",
    "(?s)a.b",
    r"a\nb",
    r"a\W+b",
    "^b",
    "a$",
    "^a$",
    r"\bb",
    r"a\B",
    "^$",
    "(?i)^B|x",
    "a|^ab",
    "b*",
)
OF_THE_TEXT = (r"\Aa", r"b\z", "(?-m)^b", "(?i-sm:a$)", r"a\Cb")


@given(st.lists(st.text(st.sampled_from("ab x"), max_size=4), max_size=5))
def test_a_look_at_a_page_finds_what_looks_at_its_lines_find(lines: list[str]) -> None:
    one_by_one = Prefilter(dict(enumerate((pattern,) for pattern in ACROSS)))
    found = {number for line in lines for number in one_by_one.found(line)}
    assert set(Overview(ACROSS).found(lines)) == found
    assert set(Overview((*OF_THE_TEXT, *ACROSS)).found(lines)) == {*range(5), *(number + 5 for number in found)}


def test_patterns_that_speak_of_the_whole_text_are_told_apart() -> None:
    assert not any(map(is_by_line, OF_THE_TEXT))
    assert all(map(is_by_line, ACROSS))


def test_a_byte_that_nobody_could_read_stands_in_the_way_of_no_look() -> None:
    assert set(Overview(("^b", "c")).found(["a\udc80", "b"])) == {0}
    assert set(Overview(()).found(["a"])) == set()
