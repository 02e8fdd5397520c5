"""One look at a line for all matchers: what it tells of them is what they would find themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import Block
from cleaner.rulebook.matcher import Matcher, Proof
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
    wanted = survey.of([block(text)])
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


def test_literals_prove_a_line_only_where_both_are_ascii() -> None:
    assert [proof for _, proof in Matcher({"has": ["iklan"], "re": ["x", "x{2}"]}).proofs] == [
        Proof.ASCII,
        Proof.ALWAYS,
        Proof.NEVER,
    ]
    assert [proof for _, proof in Matcher({"has": ["é"]}).proofs] == [Proof.NEVER]


def test_a_rule_with_needs_learns_whether_the_page_has_any() -> None:
    survey = Survey({0: ("^a",)}, {1: ("b",), 2: ("z",)}, ())
    lines = [block(text) for text in ("a b", "c", "a")]
    wanted = survey.of(lines)
    assert wanted == {0: [lines[0], lines[2]], 1: []}
    assert normalise("a b") == lines[0].normal
