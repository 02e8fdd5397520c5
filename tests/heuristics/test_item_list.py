"""Teasers and comments are told by their shape; lists of an article are not taken for them."""

from __future__ import annotations

from cleaner.heuristics import item_list, outside_run
from cleaner.heuristics._choice import choice
from cleaner.heuristics._items import items
from tests.heuristics.pages import ARTICLE, HEAD, TAIL, TITLE, differences, read, unmarked

STORIES = [
    ("Jembatan Baru di Seberang", "Bupati meresmikan jembatan gantung yang menghubungkan dua desa di kaki gunung."),
    ("Panen Raya di Bukit Timur", "Petani bukit timur memanen padi lebih awal karena hujan turun secara teratur."),
    ("Pasar Malam Dibuka Lagi", "Pasar malam di lapangan kota dibuka kembali setelah ditutup selama dua tahun."),
    ("Sekolah Laut Menerima Murid", "Sekolah di atas perahu menerima murid baru dari pulau yang belum punya guru."),
    ("Kereta Wisata Beroperasi", "Kereta wisata mulai mengangkut penumpang menuju kebun teh pada akhir pekan."),
]


def teasers(margin: str, *, aged: bool = False) -> str:
    return "".join(
        f"{margin} {title}\n" + (f"{margin} {number + 2} jam lalu\n" if aged else "") + f"{margin} {text}\n"
        for number, (title, text) in enumerate(STORIES)
    )


def test_teasers_below_the_article_go_with_their_headlines() -> None:
    page = HEAD + TITLE + ARTICLE + TAIL + teasers("-", aged=True) + TAIL
    assert differences(page) == []
    document = read(unmarked(page))
    taken = {hit.span.block for hit in item_list.find(document, document.blocks)}
    assert {text for _, text in STORIES[1:]} <= {document.blocks[index].text for index in taken}
    assert taken.isdisjoint(hit.span.block for hit in outside_run.find(document, document.blocks))


def test_teasers_above_a_short_article_do_not_win_over_it_however_many() -> None:
    lines = ARTICLE.splitlines(keepends=True)
    many = "".join(
        f"- Kabar Nomor {number} dari Daerah\n- Kabar nomor {number} dari daerah bercerita tentang panjangnya jalan "
        f"yang harus ditempuh oleh para pedagang sayur setiap pagi menuju pasar nomor {number}.\n"
        for number in range(16)
    )
    assert differences(HEAD + many + HEAD + TITLE + "".join(lines[:2]) + TAIL) == []


def test_a_list_that_follows_prose_directly_belongs_to_the_article() -> None:
    page = HEAD + TITLE + ARTICLE + teasers("+") + TAIL
    assert differences(page) == []
    assert not items(read(unmarked(page)))
    apart = HEAD + TITLE + ARTICLE + "- Terkait\n- Lainnya\n- Rubrik\n- Indeks\n" + teasers("-") + TAIL
    assert len(items(read(unmarked(apart)))) == len(STORIES)


def test_teasers_tell_a_small_page_from_a_cut_out_article() -> None:
    below = "- Terkait\n- Lainnya\n- Rubrik\n- Indeks\n"
    assert differences("- Berita Desa\n" + ARTICLE + below + teasers("-", aged=True)) == []
    assert differences("+ Berita Desa\n" + ARTICLE + below.replace("- ", "+ ") + "+ Rubrik Lain\n" * 3) == []


def test_comments_go_and_the_article_above_them_stays() -> None:
    said = "Saya setuju dengan rencana itu, asalkan pohonnya dirawat juga oleh mereka yang ikut menanam."
    more = "Kalau tidak, semuanya akan kering lagi pada musim kemarau seperti dua tahun yang lalu."
    comments = "".join(
        f"- pembaca{number}\n- {number + 3} hari lalu\n- {said} Nomor {number}.\n- {more} Nomor {number}.\n- Balas\n"
        for number in range(8)
    )
    wrong = differences(HEAD + TITLE + ARTICLE + TAIL + comments + TAIL)
    assert [line for line in wrong if "went" in line] == []
    assert all("Nomor 0" in line or "Nomor 7" in line for line in wrong), "only the first and the last may be left"


def test_what_takes_up_one_headline_is_no_list_of_teasers() -> None:
    pictures = "".join(
        f"+ Foto {number} dari Tepi Sungai\n+ Warga Lembah Contoh menanam pohon ke-{number} di tepi sungai itu.\n"
        for number in range(10, 20)
    )
    assert not items(read(unmarked(HEAD + TITLE + pictures + TAIL)))
    title = "- Bupati Pulau Seberang Meresmikan Jembatan\n"
    assert items(read(unmarked(HEAD + title + pictures + TAIL)))
    report = "".join(
        f"+ {number} menit lalu\n+ Warga Lembah Contoh menanam pohon ke-{number} di sana.\n+ Hujan turun sejak pagi.\n"
        for number in range(10, 20)
    )
    assert not items(read(unmarked(HEAD + TITLE + report + TAIL)))
    assert items(read(unmarked(HEAD + title + report + TAIL)))


def test_entries_of_a_live_report_go_on_where_its_first_one_is_the_article() -> None:
    report = "".join(
        f"+ {number} menit lalu\n+ Kelompok {number} sudah tiba dan langsung bekerja dengan cangkul masing-masing.\n"
        for number in range(10, 22)
    )
    page = HEAD + TITLE + ARTICLE.splitlines(keepends=True)[0] + report + TAIL
    assert not choice(read(unmarked(page))).is_sure
    assert [line for line in differences(page) if "went" in line] == []


def test_a_list_of_items_stays_where_nothing_else_has_the_head_of_an_article() -> None:
    pictures = "".join(
        f"+ Gambar {number} dari Hutan\n+ Burung nomor {number} hinggap pada dahan yang rendah di pagi hari.\n"
        for number in range(10, 20)
    )
    notice = "+ Dengan memakai situs ini Anda setuju bahwa kami menyimpan data kunjungan untuk keperluan statistik.\n"
    page = HEAD + pictures + TAIL + notice + TAIL
    assert [line for line in differences(page) if "Burung" in line] == []
