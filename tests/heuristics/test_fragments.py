"""Dumps broken at inline elements: which lines go on with the sentence before, and which only look like it."""

from __future__ import annotations

import pytest

from cleaner.heuristics import continuations
from cleaner.model import Mark
from tests.heuristics.pages import read

SIGN = ["Rapat itu dipimpin oleh", "Wiraguna", ", kepala desa yang baru dilantik."]


def joined(*lines: str) -> list[str]:
    document = read("\n".join(lines))
    return [block.text for block in document.blocks if block.index in document.continues]


@pytest.mark.parametrize(
    "pieces",
    [
        ["Warga berjalan kaki menuju ke", "Lembah Contoh", ". Mereka tiba pada sore hari."],
        ["Aturan itu dibuat oleh Badan Contoh Nasional (", "BCN", ") pada akhir tahun yang lalu."],
        ["Menurut laporan", "harian setempat", "yang terbit kemarin, jembatan itu sudah selesai dibangun."],
        ["Pembicaraan itu berlangsung di Balai Desa, seperti dikutip", "Harian Contoh", ", Selasa (10/6)."],
        ["Lembaga", "swadaya masyarakat", "(LSM) itu menyerahkan bantuan kepada warga kemarin."],
    ],
    ids=["link and full stop", "brackets", "small letter", "comma", "abbreviation"],
)
def test_pieces_of_a_sentence_go_on_with_it(pieces: list[str]) -> None:
    assert joined(*SIGN, *pieces) == [*SIGN[1:], *pieces[1:]]


@pytest.mark.parametrize(
    "dateline",
    [["Jakarta", "-", "Warga menanam pohon di tepi sungai."], ["PADANG, CONTOH.com", "- Warga menanam pohon kemarin."]],
)
def test_the_pieces_of_a_dateline_belong_together(dateline: list[str]) -> None:
    assert joined(*dateline, "Kalimat yang lain berdiri sendiri di sini.") == dateline[1:]


@pytest.mark.parametrize(
    "lines",
    [
        ["Kalimat ini sudah selesai.", "pohon jati", "pohon mahoni", "bibit desa"],
        ["Tentang Kami", "-", "Karier", "-", "Hubungi Kami", "-", "Peta Situs"],
        ["pembaca7", "3 jam lalu", "setuju sekali dengan rencana ini, semoga lekas jadi."] * 4,
        ["Beranda", "tirto.id - Warga menanam ribuan pohon di tepi sungai kemarin."],
        ["Alat dan Bahan", "iPhone 15 yang masih tersegel di dalam kotaknya."],
        ["Bagian Kedua Laporan", "Warga menanam ribuan pohon di tepi sungai kemarin."],
    ],
    ids=["tags", "menu", "comments", "domain", "brand", "subhead"],
)
def test_what_only_looks_like_a_piece_stands_alone(lines: list[str]) -> None:
    assert joined(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Beranda Kami", "contoh.id - Warga desa menanam pohon di tepi sungai."],
        ["Alat", "iPhone tua milik Pak Wiraguna itu hilang di pasar."],
    ],
)
def test_a_name_that_opens_in_a_small_letter_opens_a_sentence_even_there(lines: list[str]) -> None:
    assert joined(*SIGN, *lines) == SIGN[1:]


def test_tags_are_not_glued_even_on_a_broken_page() -> None:
    assert joined(*SIGN, "(wan/han)", "pohon jati", "kebun desa", "bibit gratis") == SIGN[1:]


def test_nothing_is_joined_to_or_from_a_line_that_a_rule_names() -> None:
    source = "\n".join([*SIGN, "Ikuti kami di", "saluran resmi", ", gratis dan tanpa iklan untuk semua pembaca."])
    document = read(source, {"saluran": Mark.FURNITURE})
    assert {document.blocks[index].text for index in continuations(document)} == set(SIGN[1:])
