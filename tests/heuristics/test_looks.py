"""What is measured of a page: only what a check still needs to know, and the checks say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from cleaner import engine, heuristics
from cleaner.heuristics import _anchors, _contest, _items, _measure, _outside
from cleaner.heuristics._items import items
from cleaner.heuristics._prose import LOWER, paragraphs
from tests.heuristics.pages import ARTICLE, HEAD, TAIL, TITLE, read, unmarked

if TYPE_CHECKING:
    import pytest

    from cleaner.heuristics._prose import Paragraphs
    from cleaner.heuristics._runs import Run

PAGE = HEAD + TITLE + ARTICLE + TAIL
TEASER = (
    "Hasil panen {} tahun ini lebih baik karena hujan turun cukup dan harga di pasar tetap tinggi sejak awal bulan."
)
KINDS = (
    "Jembatan Gantung {0} Baru Diresmikan",
    "Jembatan gantung {0} akan segera diresmikan",
    "Jembatan Gantung {0} Dibuka 3 Februari 2025",
    "Jembatan Gantung {0} Baru Diresmikan.",
    "Rubrik {0}",
    "{0} jam lalu",
    "Jembatan gantung nomor {0} yang baru itu diresmikan oleh bupati di depan ratusan warga desa.",
)
LINES = st.lists(st.sampled_from(KINDS), min_size=12, max_size=40).map(
    lambda kinds: [kind.format(at) for at, kind in enumerate(kinds)]
)


def plain(page: Paragraphs, at: int) -> bool:
    """Whether the line is a headline, each measure taken."""
    text = page.texts[at]
    fits = page.words[at] in _outside.HEADLINE_WORDS and not text.endswith(".") and at not in page.datelines
    return fits and _measure.lower_share(text) < LOWER and not _measure.is_date(text)


@given(LINES, st.data())
def test_headlines_are_those_that_stand_in_rows_of_four(lines: list[str], data: st.DataObject) -> None:
    page = paragraphs(read("\n".join(lines)))
    positions = sorted(data.draw(st.sets(st.integers(0, len(page) - 1))))
    fits = {at for at in positions if plain(page, at)}
    rows = [set(range(start, start + _outside.HEADLINES)) for start in range(len(page))]
    assert list(_outside._headlines(page, positions)) == sorted(set().union(*(row for row in rows if row <= fits)))


def test_a_headline_that_stands_alone_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    page = paragraphs(read("\n".join(f"{KINDS[0].format(at)}\n{KINDS[4].format(at)}" for at in range(9))))
    looked: list[str] = []
    measure = _measure.lower_share

    def counted(text: str) -> float:
        looked.append(text)
        return measure(text)

    monkeypatch.setattr(_measure, "lower_share", counted)
    assert list(_outside._headlines(page, range(len(page)))) == []
    assert looked == []
    assert list(_outside._headlines(page, range(0, len(page), 2))) == []
    row = paragraphs(read("\n".join(KINDS[0].format(at) for at in range(4))))
    assert list(_outside._headlines(row, range(4))) == [0, 1, 2, 3]
    assert len(looked) == 4


TEASER = (
    "Hasil panen {} tahun ini lebih baik karena hujan turun cukup dan harga di pasar tetap tinggi sejak awal bulan."
)


@given(LINES)
def test_a_page_of_few_stretches_of_prose_has_no_items_however_one_looks(lines: list[str]) -> None:
    found = items(read("\n".join(lines)))
    with patch.object(_items, "_stretches", return_value=len(lines)):
        assert items(read("\n".join(lines))) == found


def test_three_stretches_between_four_dates_are_items() -> None:
    comments = [line for at in range(3, 6) for line in (KINDS[5].format(at), KINDS[6].format(at))]
    menu = [KINDS[4].format(at) for at in range(9)]
    assert items(read("\n".join([*menu, *comments, "9 jam lalu", *menu]))) == {12, 14}
    assert items(read("\n".join([*menu, *comments, *menu]))) == frozenset()


def test_no_headline_at_the_foot_of_a_page_stands_above_its_first_line() -> None:
    items_of = [line for at in range(4) for line in (f"Warga Desa {at} Panen Raya Padi", TEASER.format(at))]
    foot = ["Kabar Warga Sepekan Ini", "Ikuti Kami di Media Sosial"]
    assert items(read("\n".join([*items_of, *foot]))) == {1, 3, 5, 7}
    assert items(read("\n".join([*items_of[1:], *foot]))) == frozenset()


def test_the_anchors_of_the_only_run_are_not_sought_unless_a_line_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Run] = []

    def counted(page: Paragraphs, run: Run) -> _anchors.Anchors:
        asked.append(run)
        return _anchors.anchors(page, run)

    monkeypatch.setattr(_contest, "anchors", counted)
    own_tail = TAIL.replace("Kanal", "Saluran")
    for page, times in ((HEAD + TITLE + ARTICLE + own_tail, 0), (TITLE + HEAD + TITLE + ARTICLE + own_tail, 1)):
        document = read(unmarked(page))
        assert engine.claim(document, heuristics.ALL)
        assert len(asked) == times
