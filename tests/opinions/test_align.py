"""Words of a page against words of an extractor's text."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.opinions import _align
from cleaner.opinions._page import Page, words
from tests.opinions.pages import document, sentence
from tests.property.strategies import SETTINGS


def chosen(lines: list[str], text: str) -> list[int]:
    page = document(*(("/html[1]/p[1]", line) for line in lines))
    return sorted(_align.chosen(Page.of(page.blocks), text))


ARTICLE = [sentence(number) for number in range(6)]


def test_merged_and_split_paragraphs_are_found() -> None:
    assert chosen(["menu", *ARTICLE, "kaki"], " ".join(ARTICLE)) == [1, 2, 3, 4, 5, 6]
    assert chosen(["menu", *ARTICLE, "kaki"], "\n".join(" ".join(ARTICLE[:3]).split())) == [1, 2, 3]


def test_other_blanks_quotes_and_capitals_do_not_matter() -> None:
    assert chosen(
        ["“Kata-kata” itu\u00a0dikutip — oleh ‘dia’ kemarin"], '"KATA kata" itu dikutip, oleh dia kemarin'
    ) == [0]


def test_what_stands_twice_is_matched_where_the_order_says() -> None:
    teaser = ARTICLE[0]
    assert chosen([teaser, "menu lain", *ARTICLE], "\n".join(ARTICLE)) == [2, 3, 4, 5, 6, 7]
    assert chosen([*ARTICLE, "menu lain", teaser], "\n".join(ARTICLE)) == [0, 1, 2, 3, 4, 5]


def test_of_two_whole_copies_one_is_taken_and_not_half_of_each() -> None:
    copy = [sentence(number, 40) for number in range(60)]
    found = chosen(["menu", *copy, "versi layar kecil", *copy, "kaki"], "\n".join(copy))
    assert found in (list(range(1, 61)), list(range(62, 122)))


def test_lost_words_do_not_lose_the_paragraph_and_found_ones_do_not_win_it() -> None:
    long = sentence(1, 20).split()
    assert chosen([" ".join(long)], " ".join(long[:9] + long[14:])) == [0]
    assert chosen([" ".join(long)], " ".join(long[:6])) == []


def test_words_that_merely_come_in_the_same_order_are_no_match() -> None:
    assert chosen(["menu", "satu xx dua yy tiga", "kaki"], "awal satu dua tiga akhir") == []


def test_short_lines_without_anything_unique_are_matched_plainly() -> None:
    assert chosen(["menu", "tra la la tra la la tra la la", "kaki"], "tra la la tra la la") == [1]


def test_scripts_without_blanks_are_compared_by_character() -> None:
    lines = ["首页新闻", "今天下午在北京举行的会议上,代表们讨论了经济问题。", "版权所有"]
    assert chosen(lines, "今天下午在北京举行的会议上代表们讨论了经济的问题") == [1]
    assert words("ภาษา Thai") == ["ภ", "า", "ษ", "า", "thai"]


@SETTINGS
@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_words_of_plain_letters_are_what_they_are_beside_others(text: str) -> None:
    assert [*words(text), "é", "ภ"] == words(f"{text} é ภ")


def test_nothing_matches_nothing() -> None:
    assert chosen([], "kata") == []
    assert chosen(["kata", "***"], "") == []


def test_hostile_repetition_stays_within_seconds() -> None:
    start = time.process_time()
    page = ["kata lain"] * 20_000 + [f"k{i % 7} k{i % 11}" for i in range(40_000)]
    flags = _align.covered([word for line in page for word in line.split()], ["kata", "lain", "k1", "k2"] * 20_000)
    assert len(flags) == 120_000
    assert time.process_time() - start < 20


ALPHABET = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])


@SETTINGS
@given(st.lists(ALPHABET, max_size=60), st.data())
def test_a_text_cut_from_the_page_is_covered_wherever_it_stood(page: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page)))
    text = page[start:]
    flags = _align.covered(page, text)
    assert len(flags) == len(page)
    assert sum(flags) <= len(text)
    assert sum(_align.covered(page, page)) == len(page)


@SETTINGS
@given(st.lists(ALPHABET, max_size=40), st.lists(ALPHABET, max_size=40))
def test_never_more_words_are_covered_than_the_text_has(page: list[str], text: list[str]) -> None:
    assert sum(_align.covered(page, text)) <= len(text)


@SETTINGS
@given(st.lists(ALPHABET, max_size=40), st.integers(1, 4))
def test_a_run_of_words_anchors_where_it_is_there_once(page: list[str], size: int) -> None:
    runs = [(tuple(page[at : at + size]), at + 100) for at in range(len(page) - size + 1)]
    assert [*_align._grams(["x"] * 100 + page, 100, 100 + len(page), size)] == runs
    once = [(run, at) for run, at in runs if [other for other, _ in runs].count(run) == 1]
    assert [*_align._unique(runs).items()] == once


@SETTINGS
@given(st.permutations(range(8)).flatmap(lambda places: st.integers(1, 8).map(lambda size: places[:size])))
def test_of_crossing_anchors_the_longest_run_stays_that_rises_on_both_sides(places: list[int]) -> None:
    pairs = [*enumerate(places)]
    found = _align._increasing(pairs)
    rising = [
        run
        for size in range(1, len(pairs) + 1)
        for run in combinations(pairs, size)
        if all(one[1] < other[1] for one, other in pairwise(run))
    ]
    assert tuple(found) in rising
    assert len(found) == max(map(len, rising))
