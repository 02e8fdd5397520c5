"""Lines, normal form and sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text import Alignment, ends_sentence, is_blank, is_even, is_sentence, lines, normalise, normalised
from tests.property.strategies import LINES, SETTINGS

# Characters on which normal forms usually trip: ligatures, marks, Hangul, half-width kana, the Turkish I, bullets.
TRICKY = st.text(
    st.one_of(
        st.sampled_from("ab .*•\u00a0\u200b…“–\u0301ﬁ𝗣Å\t\x00ｱﾞ가ᄀ\u1161\u11a8İ`\ufeff″"),
        st.characters(exclude_characters="\r\n"),
    ),
    max_size=30,
)


def test_lines_end_at_carriage_return_and_line_feed_only() -> None:
    assert list(lines("a\r\nb\rc\n\nd\u2028e\x0bf")) == [(1, 0, "a"), (2, 3, "b"), (3, 5, "c"), (5, 8, "d\u2028e\x0bf")]


@SETTINGS
@given(st.text(st.sampled_from("ab \t\r\n\u2028\x85\u200b"), max_size=30))
def test_lines_and_their_places_give_the_text_back(text: str) -> None:
    found = list(lines(text))
    assert all(text[start : start + len(line)] == line for _, start, line in found)
    assert all(number == 1 + len(re.findall("\r\n?|\n", text[:start])) for number, start, _ in found)
    assert [line for _, _, line in found] == [line for line in re.split("\r\n?|\n", text) if not is_blank(line)]


def test_a_line_of_blanks_and_invisible_characters_is_no_line() -> None:
    assert list(lines("\ufeff\u200b \x00\n\u00a0\nx")) == [(3, 7, "x")]
    assert is_blank(" \u00a0\u200b")
    assert not is_blank(" .")


@pytest.mark.parametrize(
    ("line", "normal"),
    [
        ("KONTAN.CO.ID -\u00a0 \u00a0 WASHINGTON. ", "KONTAN.CO.ID - WASHINGTON."),
        ("“Kata” – ‘itu’ …", "\"Kata\" - 'itu' ..."),
        ("  • LQ45923,65 \u00a0 -11,86", "LQ45923,65 -11,86"),
        ("* Ringkasan ini", "Ringkasan ini"),
        ("***", "***"),
        ("- PT Contoh naik", "- PT Contoh naik"),
        ("𝗣𝗲𝗻𝗴𝗲𝗹𝘂𝗮𝗿𝗮𝗻 ＳＧＰ", "Pengeluaran SGP"),
        ("zero\u200bwidth\u00ad", "zerowidth"),
    ],
)
def test_the_normal_form_of_a_line(line: str, normal: str) -> None:
    assert normalise(line) == normal


@SETTINGS
@given(st.lists(st.one_of(TRICKY, LINES, st.text(st.sampled_from("a *`.!\t"), max_size=6)).filter(bool)))
def test_lines_have_the_same_normal_form_together_as_each_for_itself(found: list[str]) -> None:
    assert normalised(found) == [normalise(line) for line in found]


@SETTINGS
@given(st.text(st.sampled_from("ab .!?\"')],"), max_size=12))
def test_a_sentence_ends_with_a_stop_and_what_closes_behind_it(line: str) -> None:
    ended = re.search(r"[.!?][\"')\]]*$", line) is not None
    assert ends_sentence(line) == ended
    assert is_sentence(line) == (ended and line.count(" ") >= 7)


@SETTINGS
@given(st.one_of(TRICKY, LINES))
def test_the_alignment_has_a_place_for_every_character(line: str) -> None:
    normal, alignment = normalise(line), Alignment.of(line)
    assert len(alignment.starts) == len(alignment.ends) == len(normal)
    assert list(alignment.starts) == sorted(alignment.starts)
    assert all(0 <= start < end <= len(line) for start, end in zip(alignment.starts, alignment.ends, strict=True))


@SETTINGS
@given(st.one_of(TRICKY, LINES))
def test_an_aligned_span_normalises_to_what_was_matched(line: str) -> None:
    normal, alignment = normalise(line), Alignment.of(line)
    if normal:
        start, end = alignment.span(0, len(normal))
        assert normalise(line[start:end]) == normal


@SETTINGS
@given(st.one_of(LINES, TRICKY))
def test_a_line_is_even_only_where_its_alignment_is_one_to_one(line: str) -> None:
    if is_even(line):
        aligned = Alignment.of(line)
        assert list(aligned.starts) == list(range(len(line)))
        assert list(aligned.ends) == list(range(1, len(line) + 1))


def test_quotes_and_dashes_leave_a_line_even_and_marks_bullets_and_ligatures_do_not() -> None:
    assert is_even("“Harga naik” – kata Siti’")
    assert not any(map(is_even, ("kafe\u0301", "• Teh", "ﬁsik", "a  b", " a", "a…", "a\u200bb")))


def test_a_span_over_folded_blanks_covers_all_of_them() -> None:
    line = "AB \u00a0 -  cd"
    start, end = Alignment.of(line).span(0, len("AB - "))
    assert line[end:] == "cd"
    assert start == 0


def test_an_empty_span_lies_where_its_character_stands() -> None:
    assert Alignment.of("  ab").span(1, 1) == (3, 3)
    assert Alignment.of("ab").span(2, 2) == (2, 2)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Harga beras turun sejak awal pekan ini, kata pedagang.", True),
        ('Ia berkata, "kami tidak tahu apa yang terjadi di sana."', True),
        ("Ini tujuh kata saja dan bukan kalimat.", False),
        ("Harga Beras Turun Sejak Awal Pekan Ini Kata Pedagang", False),
        ("Mereka pergi ke pasar, lalu pulang (bersama anak dan istri).", True),
    ],
)
def test_eight_words_and_an_end_mark_make_a_sentence(line: str, sentence: bool) -> None:
    assert is_sentence(line) is sentence


def test_a_short_line_may_end_as_a_sentence_without_being_one() -> None:
    assert ends_sentence("Benar.")
    assert not is_sentence("Benar.")
    assert not ends_sentence("Harga Beras, Naik,")
