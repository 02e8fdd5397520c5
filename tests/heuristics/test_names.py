"""The checks that give furniture its name: headlines, labels, forms, copies of the title."""

from __future__ import annotations

import pytest

from cleaner.heuristics import comment_form, headline_list, orphan_label, repeated_title
from cleaner.model import Mark
from tests.heuristics.pages import ARTICLE, HEAD, TAIL, TITLE, differences, read, unmarked

HEADLINES = """\
- Jembatan Gantung Baru Diresmikan Bupati
- Panen Raya di Bukit Timur Lebih Awal
- Pasar Malam Lapangan Kota Dibuka Kembali
- Sekolah Terapung Menerima Murid Baru
"""
LINES = ARTICLE.splitlines(keepends=True)


def taken(check: object, page: str) -> list[str]:
    document = read(unmarked(page))
    hits = check.find(document, document.blocks)  # type: ignore[attr-defined]
    return [document.blocks[hit.span.block].text for hit in hits]


def test_a_row_of_headlines_outside_the_article_has_a_name() -> None:
    page = HEAD + TITLE + ARTICLE + TAIL + HEADLINES + "- Indeks\n"
    assert taken(headline_list.CHECK, page) == [line[2:] for line in HEADLINES.splitlines()]
    three = "".join(HEADLINES.splitlines(keepends=True)[:3])
    assert taken(headline_list.CHECK, HEAD + TITLE + ARTICLE + TAIL + three + "- Indeks\n") == []


def test_a_row_of_headlines_inside_the_article_is_its_own_list() -> None:
    inside = HEADLINES.replace("- ", "+ ")
    page = HEAD + TITLE + "".join(LINES[:2]) + inside + "".join(LINES[2:]) + TAIL
    assert differences(page) == []


def test_a_label_that_recurs_above_headlines_goes_with_them() -> None:
    page = (
        LINES[0] + "- Lihat pula:\n- Jembatan Gantung Baru Diresmikan Bupati\n"
        + LINES[1] + LINES[2] + "- Lihat pula:\n- Apakah Panen Raya di Bukit Timur Akan Lebih Awal?\n" + LINES[3]
    )  # fmt: skip
    assert differences(page) == []


@pytest.mark.parametrize(
    "labelled",
    [
        ["Catatan:", "1. Bibit jati dari kebun desa", "Catatan:", "2. Bibit mahoni dari kebun kota"],
        ["Tanya:", "Mengapa warga menanam pohon di tepi sungai itu?", "Tanya:", "Siapa yang merawat pohon itu nanti?"],
        ["Lihat pula:", "Jembatan Gantung Baru Diresmikan Bupati"],
    ],
    ids=["list", "dialogue", "once"],
)
def test_a_label_of_the_article_stays(labelled: list[str]) -> None:
    page = ARTICLE + "".join(f"+ {line}\n" for line in labelled) + LINES[3]
    assert differences(page) == []


def test_a_comment_form_is_told_by_its_asterisks_and_ends_the_article() -> None:
    form = """\
- Tinggalkan Balasan
- Alamat surel Anda tidak akan ditampilkan. Kolom wajib diberi tanda *
- Komentar
- Nama *
- Surel *
- Situs
- Simpan nama dan surel saya pada peramban ini untuk komentar saya yang berikutnya.
"""
    assert differences(HEAD + TITLE + ARTICLE + form + TAIL) == []
    document = [line[2:] for line in form.splitlines()]
    assert taken(comment_form.CHECK, HEAD + TITLE + ARTICLE + form + TAIL) == document[:-1]


def test_what_readers_write_below_a_form_is_no_article_though_it_names_the_same() -> None:
    said = """\
- Anonim Satu
- Pak Wiraguna dari Lembah Contoh itu guru saya waktu sekolah dasar, orangnya memang pekerja keras sekali.
- Anonim Dua
- Lembah Contoh sekarang jauh lebih hijau daripada sepuluh tahun yang lalu, terima kasih Pak Wiraguna.
"""
    assert differences(HEAD + TITLE + ARTICLE + "- Nama *\n- Surel *\n" + said + TAIL) == []


def test_one_field_is_no_comment_form() -> None:
    assert taken(comment_form.CHECK, HEAD + TITLE + ARTICLE + "- Surel *\n" + TAIL) == []


def test_a_name_with_asterisks_is_no_form() -> None:
    page = LINES[0] + '+ "Kami senang sekali," kata Bu A***\n+ - Sur***\n' + "".join(LINES[1:])
    assert taken(comment_form.CHECK, page) == []


def test_copies_of_the_title_are_called_so() -> None:
    title = TITLE.splitlines(keepends=True)[0]
    page = title + HEAD + TITLE + ARTICLE + TAIL + title
    assert taken(repeated_title.CHECK, page) == [title[2:-1]] * 3
    assert differences(page) == []


def test_a_headline_that_stands_in_a_list_as_well_is_a_link_inside_the_article() -> None:
    link = "- Jembatan Gantung Baru Diresmikan Bupati\n"
    page = HEAD + TITLE + "".join(LINES[:2]) + link + "".join(LINES[2:]) + TAIL + link + TAIL
    assert differences(page) == []


def test_subheads_stay_and_so_does_the_head_of_a_table_that_recurs_inside() -> None:
    subhead, head = "+ Bibit Pohon dari Kebun Lembah Contoh\n", "+ Nama Desa Jumlah Pohon\n"
    page = HEAD + TITLE + LINES[0] + subhead + LINES[1] + head + LINES[2] + head + LINES[3] + TAIL
    assert differences(page) == []


def test_a_line_that_a_rule_names_is_no_label_of_ours() -> None:
    link = "+ Jembatan Gantung Baru Diresmikan Bupati\n"
    page = LINES[0] + "+ Lihat pula:\n" + link + LINES[1] + "+ Lihat pula:\n" + link.replace("Baru", "Lama") + LINES[2]
    assert differences(page, checks=[orphan_label.CHECK], marks={"Lihat pula": Mark.FURNITURE}) == []
