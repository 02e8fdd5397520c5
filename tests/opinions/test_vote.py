"""What is agreed on stays; a single voice must look like prose, in the right place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.opinions import _place, _vote
from cleaner.opinions._page import Page
from tests.opinions.pages import BODY, document, sentence

if TYPE_CHECKING:
    from cleaner.model import Document

MENU = "/html[1]/body[1]/div.menu[2]/p[1]"
PARAGRAPHS = [(f"{BODY}/p[{number}]", sentence(number)) for number in range(1, 6)]


def settled(page: Document, one: set[int], other: set[int]) -> set[int]:
    return _vote.settled(Page.of(page.blocks), frozenset(one), frozenset(other))


def test_what_both_keep_stays_wherever_it_is() -> None:
    page = document(*PARAGRAPHS, (MENU, "pendek"))
    assert settled(page, {0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 4, 5}) == {0, 1, 2, 3, 4, 5}


def test_a_single_voice_counts_for_prose_within_the_container() -> None:
    page = document(*PARAGRAPHS, (BODY, "Teks lepas di antara paragraf, tanpa tag."), (MENU, sentence(7)))
    everything = {0, 1, 2, 3, 4}
    assert settled(page, everything, everything | {5, 6}) == everything | {5}
    assert settled(page, everything | {5, 6}, everything) == everything | {5}


def test_a_single_voice_does_not_count_for_links_scraps_and_furniture() -> None:
    page = document(
        *PARAGRAPHS,
        (f"{BODY}/p[6]", "Judul berita lain yang panjang sekali itu", 1.0),
        (f"{BODY}/p[7]", "Bagikan artikel"),
        (f"{BODY}/div.photo-caption[8]/p[1]", sentence(8)),
        (f"{BODY}/figure[9]/figcaption[1]", sentence(9)),
        (f"{BODY}/ul[10]/li[1]", "butir pendek"),
    )
    agreed = {0, 1, 2, 3, 4}
    assert settled(page, agreed, agreed | {5, 6, 7, 8, 9}) == agreed | {9}


def test_much_refused_prose_comes_back_with_its_neighbours() -> None:
    twin = "/html[1]/body[1]/div#isi[3]"
    second = [(f"{twin}/p[{number}]", sentence(number + 10, 30)) for number in range(1, 6)]
    page = document(*PARAGRAPHS, *second, (f"{twin}/p[6]", "Ada dua masalah dengan gagasan itu."))
    agreed = {0, 1, 2, 3, 4}
    assert settled(page, agreed, agreed | set(range(5, 11))) == set(range(11))
    few = document(*PARAGRAPHS, *second[:3])
    assert settled(few, agreed, agreed | {5, 6, 7}) == agreed


def test_a_caption_repeated_by_a_gallery_does_not_come_back() -> None:
    caption = sentence(20, 30)
    page = document(*PARAGRAPHS, *((f"/html[1]/body[1]/div.gallery[2]/p[{n}]", caption) for n in range(1, 7)))
    agreed = {0, 1, 2, 3, 4}
    assert settled(page, agreed, agreed | set(range(5, 11))) == agreed


def test_quotations_within_the_text_are_kept_though_nobody_has_them() -> None:
    quote = (f"{BODY}/div.embed[9]/blockquote.tweet[1]/p[1]", "on. meth. dot. com.", 0.9)
    outside = ("/html[1]/body[1]/blockquote[3]/p[1]", sentence(9))
    page = document(*PARAGRAPHS[:3], quote, outside, *PARAGRAPHS[3:])
    everything = {0, 1, 2, 5, 6}
    assert settled(page, everything, everything) == everything | {3}


def test_without_common_ground_either_voice_makes_the_container() -> None:
    page = document(*PARAGRAPHS, (MENU, "menu"))
    assert settled(page, set(), {0, 1, 2, 3, 4}) == {0, 1, 2, 3, 4}
    assert settled(page, set(), set()) == set()


def test_a_lone_opinion_is_filled_from_its_container() -> None:
    loose = (BODY, "Teks lepas yang hilang, karena tidak ada tag di sekitarnya.")
    menu = (f"{BODY}/div.related[8]/p[1]", sentence(8))
    quote = (f"{BODY}/blockquote[9]/p[1]", "pic.contoh.test/abc", 1.0)
    page = document(
        (MENU, sentence(30)), loose, *PARAGRAPHS[:2], menu, loose, quote, *PARAGRAPHS[2:], (MENU, sentence(31))
    )
    assert _place.filled(Page.of(page.blocks), {2, 3, 7, 8, 9}) == {1, 2, 3, 5, 6, 7, 8, 9}


def test_agreement_is_the_share_of_common_words() -> None:
    page = Page.of(document(*PARAGRAPHS).blocks)
    assert _vote.agreement(page, frozenset({0, 1}), frozenset({1, 2})) == 1 / 3
    assert _vote.agreement(page, frozenset(), frozenset()) == 0
