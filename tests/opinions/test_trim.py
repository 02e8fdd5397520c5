"""The headline, linked labels and scraps that every extractor leaves in, and what only looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner.opinions import _trim
from cleaner.opinions._page import Page
from tests.opinions.pages import BODY, Row, document, sentence

if TYPE_CHECKING:
    from cleaner.model import Document

PROSE: list[Row] = [(f"{BODY}/p[{number}]", sentence(number)) for number in range(1, 6)]
TITLES = ["Harga Beras Naik di Pasar Induk | Contoh"]


def all_of(page: Document) -> tuple[Page, set[int]]:
    return Page.of(page.blocks), set(range(len(page.blocks)))


def test_a_heading_that_repeats_the_title_goes_with_all_above_it() -> None:
    page = document((BODY, "Ekonomi"), (f"{BODY}/h2[1]", "Harga Beras Naik di Pasar Induk"), *PROSE)
    assert _trim.title(*all_of(page), TITLES) == {0, 1}


def test_a_sub_heading_that_shares_some_words_stays() -> None:
    for heading in (
        "Harga Beras Turun Lagi",
        "Harga Beras",
        "Mengapa Harga Beras Naik Terus di Pasar Induk Sejak Awal Tahun",
    ):
        page = document(PROSE[0], (f"{BODY}/h2[1]", heading), *PROSE[1:])
        assert _trim.title(*all_of(page), TITLES) == set(), heading


def test_a_heading_far_down_is_another_article() -> None:
    page = document(*PROSE, (f"{BODY}/h2[1]", "Harga Beras Naik di Pasar Induk"))
    assert _trim.title(*all_of(page), TITLES) == set()


def test_the_only_first_level_heading_on_top_is_the_headline() -> None:
    page = document((f"{BODY}/h1[1]", "Kata yang Lain Sama Sekali"), *PROSE)
    assert _trim.title(*all_of(page), TITLES) == {0}
    page = document((f"{BODY}/h1[1]", "Bagian Satu"), *PROSE, (f"{BODY}/h1[2]", "Bagian Dua"))
    assert _trim.title(*all_of(page), TITLES) == set()


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("Baca juga: Jadwal Kereta Tambahan untuk Libur Panjang", 0.85),
        ("(Lihat Juga : Jadwal Kereta Tambahan untuk Libur Panjang)", 0.77),
        ("READ MORE: China plague outbreak confirmed in Beijing", 0.85),
        ("También te puede interesar: Los pescadores de la bahía rechazan el nuevo puerto", 0.64),
    ],
)
def test_a_label_and_a_linked_headline_go(line: str, share: float) -> None:
    page = document(PROSE[0], (f"{BODY}/p[9]", line, share), *PROSE[1:])
    assert _trim.labels(*all_of(page)) == {1}


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("Baca juga: Jadwal Kereta Tambahan untuk Libur Panjang", 0.0),  # not linked: for rules to judge
        ("Baca juga: Jadwal Kereta Tambahan untuk Libur Panjang", 1.0),  # the label is linked as well
        ("Situs: https://contoh.test/halaman yang panjang sekali", 0.9),
        ("Akun: @contoh @lain @ketiga @keempat", 0.85),
        ("Sumber: Reuters", 0.5),
        ("Presiden yang baru itu menjawab: semua tuduhan tidak benar sama sekali", 0.6),
    ],
)
def test_what_is_no_label_with_a_linked_headline_stays(line: str, share: float) -> None:
    page = document(PROSE[0], (f"{BODY}/p[9]", line, share), *PROSE[1:])
    assert _trim.labels(*all_of(page)) == set()


HEADLINES: list[Row] = [
    (f"{BODY}/ul[9]/li[{number}]", f"Judul berita lain nomor {number}", 1.0) for number in range(1, 4)
]


def test_the_label_of_a_list_that_went_goes_with_it() -> None:
    page = document(*PROSE[:3], (f"{BODY}/p[7]", "Czytaj także"), *HEADLINES, *PROSE[3:])
    kept = set(range(len(page.blocks))) - {4, 5, 6}
    assert _trim.orphans(Page.of(page.blocks), kept) == {3}


def test_what_is_no_label_of_a_list_stays() -> None:
    label: Row = (f"{BODY}/p[7]", "Czytaj także")
    for rows in (
        [label, *HEADLINES[:1]],  # one link may be a source
        [label, (f"{BODY}/p[8]", "Iklan panjang yang tidak tertaut"), *HEADLINES],
        [(f"{BODY}/li[7]", "Gula pasir"), *HEADLINES],
        [(f"{BODY}/p[7]", "Dia menolak."), *HEADLINES],
        [(f"{BODY}/h3[7]", "Antarjudul yang panjang lebih dari lima kata"), *HEADLINES],
        [label, *((path, f"https://contoh.test/{path[-2]} a b c", 1.0) for path, *_ in HEADLINES)],
    ):
        page = document(*PROSE[:3], *rows, *PROSE[3:])
        kept = {0, 1, 2, 3, *range(3 + len(rows), len(page.blocks))}
        assert _trim.orphans(Page.of(page.blocks), kept) == set(), rows
    page = document(*PROSE[:3], label, *HEADLINES, *PROSE[3:])
    assert _trim.orphans(Page.of(page.blocks), set(range(len(page.blocks)))) == set()  # the list is kept


def test_headings_links_and_scraps_at_the_end_go() -> None:
    tail: list[Row] = [
        (f"{BODY}/p[6]", "(abc/def)"),
        (f"{BODY}/p[7]", "Lihat semua berita", 1.0),
        (f"{BODY}/h3[8]", "Komentar"),
    ]
    assert _trim.tail(*all_of(document(*PROSE, *tail))) == {5, 6, 7}


def test_a_tail_ends_at_a_sentence_and_at_three_scraps() -> None:
    assert _trim.tail(*all_of(document(*PROSE, (f"{BODY}/p[6]", "Begitu katanya.")))) == set()
    items: list[Row] = [(f"{BODY}/p[{number}]", f"butir {number}") for number in range(6, 12)]
    assert _trim.tail(*all_of(document(*PROSE, *items))) == {8, 9, 10}


def test_a_page_of_scraps_keeps_three() -> None:
    assert _trim.tail(*all_of(document(*((f"{BODY}/h2[{n}]", f"judul {n}") for n in range(6))))) == {3, 4, 5}
