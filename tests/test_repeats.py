"""What repeats: the one measure, in a memory that does not grow."""

from __future__ import annotations

import pytest

from cleaner.repeats import Lines, floor, is_whole, known_by


@pytest.mark.parametrize(("documents", "least"), [(0, 2), (1, 2), (66, 2), (67, 3), (100, 3), (101, 4), (1000, 30)])
def test_what_repeats_is_on_three_in_a_hundred_documents_and_on_two_at_least(documents, least):
    assert floor(documents) == least


@pytest.mark.parametrize("line", ["Ikuti kami di", "12 menit lalu", '"Kata dia kemarin'])
def test_a_line_of_its_own_may_count_as_repeated(line):
    assert is_whole(line)


@pytest.mark.parametrize("line", ["Bagikan", "dan harga beras", ", kata dia kemarin", ") kata dia itu"])
def test_a_word_and_a_piece_of_a_sentence_do_not(line):
    assert not is_whole(line)


def test_lines_that_differ_in_quotes_blanks_and_dashes_are_one():
    assert known_by("Baca  juga – “Beras”") == known_by('Baca juga - "Beras"') == 'Baca juga - "Beras"'


def test_a_long_line_is_known_by_its_head():
    assert known_by("kata " * 1000 + "a") == known_by("kata " * 1000 + "b")
    assert known_by("kata " * 40 + "a") != known_by("kata " * 40 + "b")


def test_lines_that_repeat_are_found_in_a_bounded_memory_and_their_number_is_bounded_too():
    lines, often, seldom = Lines(most=100), 0, 0
    for at in range(2000):
        own = [f"Hanya sekali {at} {number}" for number in range(4)]
        own += ["Sering"] if at % 10 == 0 else []
        own += ["Jarang"] if at % 40 == 0 else []
        often, seldom = often + (at % 10 == 0), seldom + (at % 40 == 0)
        lines.add(own, str(at))
    assert len(lines.counts) <= 100
    assert lines.counts["Sering"].number == often == 200
    assert seldom <= lines.at_most("Jarang")
    assert lines.at_most("Sering") == often + lines.missed
    assert lines.at_most("Belum pernah") == lines.missed
    assert 0 < lines.missed < 200
    assert lines.distinct >= 8000


def test_the_most_frequent_lines_come_first_and_ties_in_order_of_the_alphabet():
    lines = Lines()
    for at in range(4):
        lines.add(["Beras", *(["Apel", "Cabai"] if at < 2 else [])], str(at))
    assert [text for text, _ in lines.frequent(2)] == ["Beras", "Apel", "Cabai"]
    assert lines.residual(4) == 1
    assert lines.residual(200) == 0
