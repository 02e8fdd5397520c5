"""Prose that named furniture parts from the article stays with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.heuristics import outside_run
from cleaner.model import Mark
from cleaner.readers import text

MENU = [f"Menu {number}" for number in range(20)]
ARTICLE = [
    "Warga Menanam Pohon di Tepi Sungai Contoh",
    "Senin, 3 Februari 2025 10:15 WIB",
    *[
        f"Warga desa itu menanam {number} ratus pohon di tepi sungai sejak pagi, kata kepala desa kepada wartawan."
        for number in ("dua", "tiga", "empat", "lima")
    ],
]
RELATED = ["Baca juga: Sungai Meluap", "Baca juga: Desa Lain Ikut Menanam", "Baca juga: Pohon Langka"]
SHORT = "Acara itu ditutup dengan makan bersama seluruh warga."


def kept(*tail: str) -> list[str]:
    """What stays of a page whose article ends in `tail`; lines with "Baca juga" are named by a rule."""
    lines = [*MENU, *ARTICLE, *tail, "Kolom Komentar", *MENU]
    marks = {at: Mark.FURNITURE for at, line in enumerate(lines) if line.startswith("Baca juga")}
    marks[lines.index("Kolom Komentar")] = Mark.END
    document = replace(text.read("\n".join(lines)), marks=marks)
    gone = {hit.span.block for hit in outside_run.find(document, document.blocks)}
    return [block.text for block in document.blocks if block.index not in gone]


def test_a_sentence_behind_named_lines_belongs_to_the_article() -> None:
    assert kept(*RELATED, SHORT)[-1] == SHORT


def test_a_sentence_behind_lines_that_nobody_names_does_not() -> None:
    assert SHORT not in kept("Kategori Lain", "Berita Foto", "Indeks Berita", SHORT)


def test_nothing_is_reached_across_the_end_of_the_article() -> None:
    lines = [*MENU, *ARTICLE, "Kolom Komentar", SHORT, *MENU]
    document = replace(text.read("\n".join(lines)), marks={lines.index("Kolom Komentar"): Mark.END})
    gone = {hit.span.block for hit in outside_run.find(document, document.blocks)}
    assert lines.index(SHORT) in gone


@pytest.mark.parametrize("short", ["Rapat ditutup.", '"Sudah," katanya.'])
def test_a_short_line_right_below_the_text_closes_it(short: str) -> None:
    assert kept(short)[-1] == short
    assert kept("Apa kata warga", short)[-1] == short
    assert short not in kept("Kategori Lain", "Berita Foto", short)


@pytest.mark.parametrize(
    "tail",
    [
        ["Berikut daftar pohon itu:", "1. Pohon jati dan pohon mahoni", "2. Pohon asam dan pohon randu"],
        ["Bahan:", "Jati", "Mahoni"],
        ["Jadwal salat hari ini:", "IMSAK 4:30", "SUBUH 4:40"],
        ["1. Jati", "2. Mahoni"],
        ["Jati Rp 10.000", "Mahoni Rp 12.000"],
    ],
    ids=lambda tail: tail[0],
)
def test_a_list_at_the_very_end_stays_if_something_named_stands_below_it(tail: list[str]) -> None:
    assert kept(*tail)[-len(tail) :] == tail
    assert tail[-1] not in kept("Kategori Lain", "Berita Foto", *tail)


def test_a_menu_is_no_list() -> None:
    assert "Nasional" not in kept("Nasional", "Ekonomi")


def test_a_marker_between_two_paragraphs_is_not_the_end() -> None:
    lines = [*MENU, *ARTICLE[:4], "Topik: pohon", *ARTICLE[4:], *MENU]
    document = replace(text.read("\n".join(lines)), marks={lines.index("Topik: pohon"): Mark.END})
    gone = {hit.span.block for hit in outside_run.find(document, document.blocks)}
    assert lines.index(ARTICLE[-1]) not in gone


def test_prose_above_named_lines_belongs_to_the_article() -> None:
    lines = [*MENU, *ARTICLE[:2], SHORT, *RELATED, *ARTICLE[2:], *MENU]
    marks = {at: Mark.FURNITURE for at, line in enumerate(lines) if line.startswith("Baca juga")}
    document = replace(text.read("\n".join(lines)), marks=marks)
    gone = {hit.span.block for hit in outside_run.find(document, document.blocks)}
    assert lines.index(SHORT) not in gone
