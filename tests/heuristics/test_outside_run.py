"""The choice between runs of prose: which is the article, what stays beside it, and where nothing is touched."""

from __future__ import annotations

import pytest

from cleaner.heuristics import outside_run
from cleaner.heuristics._choice import choice
from cleaner.model import Mark
from tests.heuristics.pages import ARTICLE, HEAD, TAIL, TITLE, differences, read, unmarked, warnings

PAGE = HEAD + TITLE + ARTICLE + TAIL
OTHER = """\
Bupati Meresmikan Jembatan Gantung
Selasa, 4 Februari 2025 09:00 WIB
KOTA SEBERANG, HarianContoh.id - Bupati meresmikan jembatan gantung yang baru di atas jurang kemarin siang.
Jembatan gantung itu panjangnya dua ratus meter dan dibangun oleh para tukang dari tiga kecamatan di sekitarnya.
Bupati berterima kasih kepada para tukang yang bekerja siang dan malam selama hampir setengah tahun lamanya.
Biaya pembangunan jembatan ditanggung bersama oleh pemerintah kabupaten dan para pemilik kebun di kedua sisi.
"""
NOTICE = """\
Dengan memakai situs ini Anda setuju bahwa kami menyimpan data tentang kunjungan Anda untuk keperluan statistik.
Anda dapat menarik persetujuan itu kapan saja melalui tautan yang tersedia pada bagian bawah setiap halaman kami.
"""


def margin(sign: str, text: str) -> str:
    return "".join(f"{sign} {line}\n" for line in text.splitlines())


def test_all_that_stands_around_the_prose_goes() -> None:
    assert differences(PAGE) == []


def test_what_stands_inside_the_run_stays_sentence_or_not() -> None:
    inside = "+ Tentang Lembah Contoh\n+ Pohon jati\n+ 1. Bibit mahoni\n+ Skor 3-1\n"
    lines = ARTICLE.splitlines(keepends=True)
    assert differences(HEAD + TITLE + "".join(lines[:2]) + inside + "".join(lines[2:]) + TAIL) == []


@pytest.mark.parametrize(
    "row",
    ["{} gram: Rp {}.450.000", "{}. Mie kampung", "{} sendok teh garam", "Tanggal pembagian bibit {} Maret 2026"],
)
def test_a_table_does_not_cut_the_article_in_two(row: str) -> None:
    table = "".join(f"+ {row.format(number, number)}\n" for number in range(1, 21))
    lines = ARTICLE.splitlines(keepends=True)
    assert differences(HEAD + TITLE + "".join(lines[:2]) + table + "".join(lines[2:]) + TAIL) == []


def test_an_article_with_a_head_wins_over_longer_prose_without_one() -> None:
    lines = ARTICLE.splitlines(keepends=True)
    notice = "".join(f"Butir {number}: {line}\n" for number in range(3) for line in NOTICE.splitlines())
    page = HEAD + TITLE + "".join(lines[:2]) + TAIL + margin("-", notice) + TAIL
    found = choice(read(unmarked(page)))
    assert found.winner is not None
    assert "HarianContoh.id" in found.page.texts[found.winner.start]
    assert not [line for line in differences(page) if "went" in line]


def test_a_caption_above_the_dateline_goes_but_not_two_paragraphs() -> None:
    caption = "Sejumlah warga menyiapkan bibit pohon di tepi sungai sebelum acara penanaman dimulai pagi itu.\n"
    more = "Bibit pohon itu diangkut dengan perahu dari kebun desa pada malam sebelum acara dimulai.\n"
    assert differences(HEAD + TITLE + margin("-", caption) + ARTICLE + TAIL) == []
    assert differences(HEAD + TITLE + margin("+", caption + more) + ARTICLE + TAIL) == []


def test_adverts_between_short_paragraphs_do_not_cut_the_article() -> None:
    short = [f"Warga desa ke-{number} ikut menanam pohon di sana." for number in range(8)]
    page = HEAD + TITLE + "".join(f"+ {line}\n+ IKLAN\n+ Gulir untuk lanjut\n" for line in short)
    assert [
        line for line in differences(page + "+ Acara itu selesai sebelum hujan turun.\n" + TAIL) if "desa" in line
    ] == []


def test_the_notice_below_a_whole_article_goes() -> None:
    assert differences(PAGE + margin("-", NOTICE) + TAIL) == []


def test_a_second_article_with_a_head_of_its_own_goes() -> None:
    assert differences(PAGE + margin("-", OTHER) + TAIL) == []


def test_a_second_run_about_the_same_stays_and_the_result_says_so() -> None:
    goes_on = """\
+ Pada sore hari Pak Wiraguna menunjukkan kebun bibit yang dikelola para pemuda Lembah Contoh sejak tahun lalu.
+ Menurut Pak Wiraguna, tiga dari empat bibit tumbuh baik karena disiram setiap hari oleh anak sekolah.
"""
    page = HEAD + TITLE + ARTICLE + TAIL + goes_on + TAIL
    assert differences(page) == []
    (warning,) = warnings(page)
    assert warning.startswith("the prose from line 23 on is likely the article, it holds 76% of the page's prose")
    assert warning.endswith("1 other run of prose is kept as well")


def test_a_sure_choice_warns_of_nothing() -> None:
    assert warnings(PAGE) == []


def test_where_no_run_has_a_head_and_two_compete_both_stay() -> None:
    first = [line for line in ARTICLE.splitlines(keepends=True) if "HarianContoh" not in line]
    second = margin("+", "\n".join(OTHER.splitlines()[3:]))
    page = HEAD + "".join(first) + TAIL + TAIL + TAIL + second + TAIL
    assert differences(page) == []
    assert "is not certain to be the article" in warnings(page)[0]


def test_a_marker_of_the_end_takes_prose_below_it() -> None:
    talk = "- pembaca{0}\n- Saya kenal Pak Wiraguna dari Lembah Contoh, ia menanam {0} pohon untuk Lembah Contoh.\n"
    page = HEAD + TITLE + ARTICLE + "- Kolom Komentar\n" + talk.format(1) + talk.format(2) + TAIL
    assert differences(page, marks={"Kolom Komentar": Mark.END}) == []


def test_a_marker_in_the_middle_of_an_article_does_not_end_it() -> None:
    rest = """\
+ Pak Wiraguna menambahkan bahwa bibit itu berasal dari kebun milik Lembah Contoh yang dibuka tahun lalu.
+ Kebun itu kini dikelola oleh para pemuda Lembah Contoh bersama Pak Wiraguna dan beberapa orang gurunya.
"""
    page = HEAD + TITLE + ARTICLE + "- Berita Terkait\n- Banjir Surut\n" + rest + TAIL
    assert [line for line in differences(page, marks={"Berita Terkait": Mark.END}) if "went" in line] == []


@pytest.mark.parametrize(
    "entry", ["{} menit lalu", "{}:15 WIB", "Foto {} Penanaman Pohon di Lembah"], ids=["ages", "clock", "photographs"]
)
def test_an_article_of_items_below_one_headline_is_no_list_of_teasers(entry: str) -> None:
    items = "".join(
        f"+ {entry.format(number)}\n+ Warga Lembah Contoh menanam pohon ke-{number} di tepi sungai pada pagi itu.\n"
        for number in range(10, 20)
    )
    went = [line for line in differences(HEAD + TITLE + items + TAIL) if "went" in line and "menanam" in line]
    assert went == []


@pytest.mark.parametrize("letters", ["国家会议在北京召开讨论经济发展问题", "ประเทศไทยมีประชากรมากกว่าหกสิบล้านคน"])
def test_prose_of_scripts_without_case_and_blanks_is_prose(letters: str) -> None:
    article = "".join(f"+ {letters * 4}{number}。\n" for number in range(4))
    assert differences(HEAD + article + TAIL) == []


def test_an_article_that_someone_has_cut_out_is_left_alone() -> None:
    tail = "".join(f"+ {number}. Desa Contoh {number}: {number * 7} pohon\n" for number in range(1, 11))
    assert differences(ARTICLE + "+ BABAK KEDUA\n" + tail + "+ (han/wan)\n") == []


def test_what_begins_and_ends_with_prose_is_left_alone_whatever_stands_between() -> None:
    lines = ARTICLE.splitlines(keepends=True)
    menu = HEAD.replace("- ", "+ ")
    assert differences("".join(lines[:2]) + menu + menu + "".join(lines[2:])) == []


def test_a_page_without_prose_is_left_alone() -> None:
    assert differences(HEAD.replace("- ", "+ ") + TAIL.replace("- ", "+ ")) == []


def test_cleaning_what_was_cleaned_takes_nothing_more() -> None:
    document = read(unmarked(PAGE))
    gone = {hit.span.block for hit in outside_run.find(document, document.blocks)}
    left = read("\n\n".join(block.text for block in document.blocks if block.index not in gone))
    assert list(outside_run.find(left, left.blocks)) == []


def test_the_order_of_a_page_of_a_hundred_thousand_lines_costs_no_more_than_its_length() -> None:
    lines = "".join(f"Judul {number}\nSatu kalimat pendek dari halaman {number} ini.\n" for number in range(50_000))
    document = read(lines)
    assert len(list(outside_run.find(document, document.blocks))) < 100_000
