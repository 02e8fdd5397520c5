"""What it costs to pass over the lines between two paragraphs: lists are cheap, menus are not."""

from __future__ import annotations

import pytest

from cleaner.heuristics import _gaps
from cleaner.heuristics._prose import COST, paragraphs
from tests.heuristics.pages import ARTICLE, read

FIRST, LAST = (line[2:] for line in ARTICLE.splitlines()[1:3])


def cost(lines: list[str], opener: str = "", extra: str = "") -> float:
    """The cost of `lines` between two paragraphs, the first of which ends in `opener`; `extra` stands elsewhere."""
    page = paragraphs(read("\n".join([FIRST + opener, *lines, LAST, extra])))
    return -sum(_gaps.costs(page)[1 : 1 + len(lines)])


@pytest.mark.parametrize(
    "row",
    [
        "{0} gram: Rp {0}.450.000",
        "{0}. Mie",
        "- Kecamatan Timur bagian {0}",
        "{0} sendok teh garam",
        "Subuh pukul 4.{0}",
    ],
)
def test_rows_of_a_list_or_table_cost_little(row: str) -> None:
    assert cost([row.format(number) for number in range(10, 20)]) == 10


@pytest.mark.parametrize("word", ["Beranda", "Berita Foto", "Tentang Kami Semua"])
def test_lines_of_a_menu_cost_their_full_price(word: str) -> None:
    assert cost([f"{word} {'ABCDEFGHIJ'[number]}" for number in range(6)]) == 6 * COST


def test_three_rows_are_no_table() -> None:
    assert cost(["1. Mie", "2. Nasi", "3. Sup"]) == 3 * COST


def test_a_line_that_ends_in_a_colon_opens_a_list_of_whatever_lines() -> None:
    names = [f"Kelompok {letter}" for letter in "ABCDEF"]
    assert cost(names, opener=" Inilah kelompok yang ikut serta:") == len(names)
    assert cost(["Beranda", *names], opener=" Inilah kelompok yang ikut serta:") == 7 * COST


def test_a_clean_gap_costs_no_more_than_a_paragraph() -> None:
    assert cost([f"Kampung Nelayan Pesisir {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]) == pytest.approx(40)


def test_recurring_lines_cost_more_but_an_advert_costs_as_one() -> None:
    assert cost(["IKLAN", "Gulir terus"], extra="IKLAN\nGulir terus") == pytest.approx(COST)
    assert cost(["IKLAN", "Gulir terus", "Judul Lain"], extra="IKLAN\nGulir terus") == pytest.approx(24)


def test_ages_one_by_one_are_no_rows_though_they_hold_numbers() -> None:
    cards = [line for number in range(4) for line in (f"Judul Berita Kota {'ABCD'[number]}", f"{number + 2} jam lalu")]
    assert cost(cards) > 40
