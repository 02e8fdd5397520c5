"""What is agreed on stays; a single voice needs its place there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.opinions import _place, _vote
from cleaner.opinions._page import Page
from tests.opinions.pages import BODY, Row, document, sentence

if TYPE_CHECKING:
    from cleaner.model import Document

MENU = "/html[1]/body[1]/div.menu[2]/p[1]"
PARAGRAPHS: list[Row] = [(f"{BODY}/p[{number}]", sentence(number)) for number in range(1, 6)]
ALL = {0, 1, 2, 3, 4}


def settled(page: Document, one: set[int], other: set[int], declared: set[int] | None = None) -> set[int]:
    return _vote.settled(Page.of(page.blocks), frozenset(one), frozenset(other), frozenset(declared or ()))


def test_what_both_keep_stays_wherever_it_is() -> None:
    page = document(*PARAGRAPHS, (MENU, "pendek"))
    assert settled(page, {*ALL, 5}, {*ALL, 5}) == {*ALL, 5}


def test_extractors_alone_are_believed_for_prose_within_the_container() -> None:
    page = document(*PARAGRAPHS, (f"{BODY}/div.kotak[6]/p[1]", sentence(6)), (MENU, sentence(7)))
    assert settled(page, {*ALL, 5, 6}, ALL) == {*ALL, 5}


def test_structure_alone_is_believed_right_beside_what_both_have() -> None:
    page = document(
        *PARAGRAPHS,
        (BODY, "Teks lepas di antara paragraf, tanpa tag."),
        (f"{BODY}/span[7]", "Teks lepas di dalam tag sebaris."),
        (f"{BODY}/div.kotak[8]/p[1]", sentence(6)),
        (f"{BODY}/div.kotak[8]/p[2]", sentence(7)),
    )
    assert settled(page, ALL, {*ALL, 5, 6, 7, 8}) == {*ALL, 5, 6}


def test_a_single_voice_does_not_count_for_links_scraps_and_furniture() -> None:
    page = document(
        *PARAGRAPHS,
        (f"{BODY}/p[6]", "Judul berita lain yang panjang sekali itu", 1.0),
        (f"{BODY}/p[7]", "Bagikan artikel"),
        (f"{BODY}/div.photo-caption[8]/p[1]", sentence(8)),
        (f"{BODY}/figure[9]/figcaption[1]", sentence(9)),
        (f"{BODY}/ul[10]/li[1]", "butir pendek"),
    )
    assert settled(page, {*ALL, 5, 6, 7, 8, 9}, ALL) == {*ALL, 9}


def test_extractors_alone_are_believed_for_bare_addresses_and_cells_beside_the_text() -> None:
    row = f"{BODY}/table[9]/tr[1]"
    page = document(
        *PARAGRAPHS,
        (f"{BODY}/p[6]", "https://contoh.test/halaman", 1.0),
        (MENU, "https://contoh.test/menu", 1.0),
        (f"{row}/td[1]", "Beras"),
        (f"{row}/td[2]", "BRS", 1.0),
    )
    assert settled(page, {*ALL, 5, 6, 7, 8}, {*ALL, 7}) == {*ALL, 5, 7, 8}


def test_loose_text_right_around_the_container_is_its_lede() -> None:
    around: Row = (BODY, sentence(8))
    boxed: Row = (f"{BODY}/div.teras[1]", sentence(9))
    page = document(around, boxed, *((f"{BODY}/div.isi[2]/p[{n}]", sentence(n)) for n in range(1, 6)))
    text = {2, 3, 4, 5, 6}
    assert settled(page, {0, 1, *text}, text) == {0, *text}


def test_a_paragraph_in_a_section_above_the_text_is_its_lede() -> None:
    section = f"{BODY}/div.bagian"
    text: list[Row] = [(f"{section}[2]/div[1]/p[{n}]", sentence(n)) for n in range(1, 6)]
    lede: Row = (f"{section}[1]/div[1]/p[1]", sentence(8))
    page = document(lede, *text, (f"{section}[3]/div[1]/p[1]", sentence(9)))
    assert settled(page, set(range(7)), {1, 2, 3, 4, 5}) == {0, 1, 2, 3, 4, 5}
    assert settled(page, {1, 2, 3, 4, 5}, set(range(7))) == {1, 2, 3, 4, 5}
    for other in (
        (f"{section}[1]/div[1]/div[1]", sentence(8)),  # a deck
        (f"{section}[1]/div[1]/p[1]", "Teras tanpa titik yang panjang sekali di sini"),
        (f"{section}[1]/div[1]/p[1]", "Teras pendek."),
        (f"{section}[1]/div[1]/p[1]", sentence(8), 0.2),
        (f"{section}[1]/div.caption[1]/p[1]", sentence(8)),
        ("/html[1]/body[1]/div[1]/p[1]", sentence(8)),
    ):
        deep: list[Row] = [(str(path).replace("/p[", "/div[1]/p["), line) for path, line, *_ in text]
        assert settled(document(other, *deep), set(range(6)), {1, 2, 3, 4, 5}) == {1, 2, 3, 4, 5}, other
    far: list[Row] = [(str(path).replace("/p[", "/div[1]/div[1]/p["), line) for path, line, *_ in text]
    assert settled(document(lede, *far), set(range(6)), {1, 2, 3, 4, 5}) == {1, 2, 3, 4, 5}


def test_much_refused_prose_comes_back_with_its_neighbours() -> None:
    twin = "/html[1]/body[1]/div#isi[3]"
    second: list[Row] = [(f"{twin}/p[{number}]", sentence(number + 10, 30)) for number in range(1, 6)]
    page = document(*PARAGRAPHS, *second, (f"{twin}/p[6]", "Ada dua masalah dengan gagasan itu."))
    assert settled(page, ALL, {*ALL, *range(5, 11)}) == set(range(11))
    few = document(*PARAGRAPHS, *second[:3])
    assert settled(few, ALL, {*ALL, 5, 6, 7}) == ALL


def test_a_caption_repeated_by_a_gallery_does_not_come_back() -> None:
    caption = sentence(20, 30)
    page = document(*PARAGRAPHS, *((f"/html[1]/body[1]/div.gallery[2]/p[{n}]", caption) for n in range(1, 7)))
    assert settled(page, ALL, {*ALL, *range(5, 11)}) == ALL


def test_where_structure_knows_half_of_the_body_the_extractors_say_where_it_is() -> None:
    other = "/html[1]/body[1]/div#isi-kedua[3]/div[1]"
    page = document(*PARAGRAPHS, *((f"{other}/p[{n}]", sentence(n + 10, 20)) for n in range(1, 4)))
    assert settled(page, {0, 1, 2, 3, 4, 5, 6, 7}, ALL) == set(range(8))


def test_quotations_within_the_text_are_kept_though_nobody_has_them() -> None:
    quote: Row = (f"{BODY}/div.embed[9]/blockquote.tweet[1]/p[1]", "on. meth. dot. com.", 0.9)
    outside: Row = ("/html[1]/body[1]/blockquote[3]/p[1]", sentence(9))
    page = document(*PARAGRAPHS[:3], quote, outside, *PARAGRAPHS[3:])
    everything = {0, 1, 2, 5, 6}
    assert settled(page, everything, everything) == everything | {3}


def test_without_common_ground_both_are_heard() -> None:
    page = document(*PARAGRAPHS, *((f"{BODY}/p[{n}]", sentence(n)) for n in range(6, 9)), (MENU, "menu"))
    assert settled(page, ALL, {5, 6, 7}) == {*ALL, 5, 6, 7}


def test_where_one_is_silent_the_other_is_the_text() -> None:
    loose: Row = (BODY, "Teks lepas yang hilang, karena tidak ada tag di sekitarnya.")
    page = document(*PARAGRAPHS[:2], loose, *PARAGRAPHS[2:], (MENU, "menu"))
    assert settled(page, set(), {0, 1, 3}) == {0, 1, 3}
    assert settled(page, {0, 1, 3, 4, 5}, set()) == {0, 1, 2, 3, 4, 5}  # filled from its container
    assert settled(page, set(), set()) == set()


def test_a_declared_text_adds_what_the_vote_lost_but_no_teasers() -> None:
    rows: list[Row] = [*PARAGRAPHS, (MENU, sentence(9)), (MENU, "Judul berita lain yang panjang sekali", 1.0)]
    page = document(*rows)
    assert settled(page, ALL, ALL, {*ALL, 5, 6}) == {*ALL, 5}


def test_a_declared_text_of_another_article_adds_nothing() -> None:
    page = document(*PARAGRAPHS, *((MENU, sentence(n)) for n in range(6, 9)))
    assert settled(page, ALL, ALL, {4, 5, 6, 7}) == ALL


def test_a_text_declared_whole_silences_single_voices() -> None:
    rows: list[Row] = [(f"{BODY}/p[{n}]", sentence(n, 60)) for n in range(1, 6)]
    page = document(*rows, (f"{BODY}/p[6]", sentence(6)), (BODY, sentence(7)), (f"{BODY}/blockquote[8]", "kutipan"))
    one, other = {*ALL, 5}, {*ALL, 6}
    assert settled(page, one, other) == {*ALL, 5, 6}
    assert settled(page, one, other, ALL) == ALL
    assert settled(page, one, other, {*ALL, 6}) == {*ALL, 6}
    assert settled(page, one, other, {0, 1}) == {*ALL, 5, 6}  # cut short


def test_a_lone_opinion_is_filled_from_its_container() -> None:
    loose: Row = (BODY, "Teks lepas yang hilang, karena tidak ada tag di sekitarnya.")
    menu: Row = (f"{BODY}/div.related[8]/p[1]", sentence(8))
    quote: Row = (f"{BODY}/blockquote[9]/p[1]", "pic.contoh.test/abc", 1.0)
    page = document(
        (MENU, sentence(30)), loose, *PARAGRAPHS[:2], menu, loose, quote, *PARAGRAPHS[2:], (MENU, sentence(31))
    )
    assert _place.filled(Page.of(page.blocks), {2, 3, 7, 8, 9}) == {1, 2, 3, 5, 6, 7, 8, 9}


def test_the_home_of_a_block_is_what_holds_its_neighbours_too() -> None:
    span = f"{BODY}/span[1]"
    page = document(
        (f"{BODY}/p[1]/span[1]/b[1]", "a"),
        (span, "b"),
        (f"{span}/div[2]", "c"),
        (f"{span}/div[3]/em[1]", "d"),
        (f"{BODY}/p[4]", "e"),
        (f"{BODY}/p[4]", "f"),
        (f"{BODY}/ul[5]/li[1]", "g"),
        (f"{BODY}/ul[5]/li[2]", "h"),
    )
    assert _place.homes(Page.of(page.blocks)) == [BODY, span, span, span, BODY, BODY, f"{BODY}/ul[5]", f"{BODY}/ul[5]"]


def test_agreement_is_the_share_of_common_words() -> None:
    page = Page.of(document(*PARAGRAPHS).blocks)
    assert _vote.agreement(page, frozenset({0, 1}), frozenset({1, 2})) == 1 / 3
    assert _vote.agreement(page, frozenset(), frozenset()) == 0
