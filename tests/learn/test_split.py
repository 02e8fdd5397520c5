"""Which pages are learned from, which are held out."""

from __future__ import annotations

from cleaner.learn.split import split
from cleaner.learn.tally import Tally
from tests.learn import article, samples


def _pages(count):
    return [(sample.digest(), article(number)) for number, sample in enumerate(samples(map(article, range(count)))())]


def test_a_third_is_held_out_and_no_page_is_both():
    found = split(_pages(20))
    assert (len(found.learned), len(found.held)) == (14, 6)
    assert not found.learned & found.held


def test_the_order_of_the_pages_does_not_matter():
    pages = _pages(20)
    assert split(pages).held == split(pages[::-1]).held


def test_of_a_few_pages_none_is_held_out():
    assert len(split(_pages(3)).held) == 0
    assert len(split(_pages(4)).held) == 1


def test_of_two_pages_with_the_same_sentences_one_is_left_out():
    pages = _pages(6)
    pages.append((b"another header", article(2)))
    pages.append((b"a third of it", [*article(2)[:2], *article(900)[:4]]))
    found = split(pages)
    assert found.repeated == 1
    assert len(found.learned | found.held) == 7
    assert b"a third of it" in found.learned | found.held


def test_a_notice_on_every_page_makes_no_page_another_one():
    notice = article(999, 20)
    pages = [(digest, [*sentences, *notice]) for digest, sentences in _pages(8)]
    assert split(pages).repeated == 0


def test_a_tally_forgets_the_rarest_and_misses_nothing_frequent():
    tally = Tally(most=50)
    for number in range(300):
        tally.add({"often", f"once {number}", *(["late"] if number == 1 or number > 200 else [])})
    found = tally.frequent(100)
    assert found["often"] == 300
    assert found["late"] == 99  # it was forgotten once
    assert len(tally._counts) <= 50


def test_a_tally_counts_a_document_once():
    tally = Tally()
    tally.add(["a", "a", "b"])
    assert tally.frequent(1) == {"a": 1, "b": 1}
