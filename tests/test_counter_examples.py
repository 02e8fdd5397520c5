"""Real news that looks like furniture or spam stays whole, as articles of our own, alone and on a page."""

from __future__ import annotations

import pytest

from cleaner import Cleaner

OPENING = [
    "Warga Desa Contoh berkumpul di balai desa pada Senin pagi untuk membahas rencana kerja tahun depan bersama lurah.",
    "Pertemuan itu dihadiri sekitar dua ratus orang dan berlangsung selama tiga jam tanpa jeda, kata panitia setempat.",
]
CLOSING = [
    "Lurah mengatakan keputusan akhir akan diumumkan pada akhir bulan setelah semua usulan warga dipelajari.",
    "Panitia berharap warga tetap datang pada pertemuan berikutnya, yang akan digelar di tempat yang sama bulan depan.",
]
MENU = [
    "Beranda",
    "Nasional",
    "Ekonomi",
    "Olahraga",
    "Hiburan",
    "Teknologi",
    "Otomotif",
    "Wisata",
    "Kesehatan",
    "Opini",
]
EXAMPLES = {
    "police evidence of a lottery": [
        "Polisi menyita catatan pengeluaran nomor togel SGP dan HK dari rumah seorang bandar di desa tetangga.",
    ],
    "a lottery in the news": [
        "Pengeluaran nomor di tiga negara itu dipakai para penjudi, kata kepala kepolisian resor."
    ],
    "a striker in form": [
        "Striker itu memang sedang gacor musim ini, kata pelatihnya seusai pertandingan.",
        "Ia disebut pemain lokal paling gacor di liga dan akan dipanggil ke tim nasional.",
    ],
    "how hacked pages are found": [
        "Cukup dengan mengetik kata gacor bersama alamat pemerintah, peneliti itu menemukan banyak laman yang diretas.",
    ],
    "keywords listed as a warning": [
        "Kata kunci yang perlu diwaspadai antara lain slot gacor, maxwin, rtp live, dan situs judi, kata panduan itu.",
    ],
    "gambling sites named in court": [
        "Jaksa menyebut terdakwa mengelola tiga situs judi bernama Contoh88, JudiContoh, dan TogelContoh.",
        "Komdigi memblokir tiga ribu situs judi online dalam sepekan, kata juru bicara kementerian.",
    ],
    "slots at an airport": ["Slot penerbangan di bandara itu ditambah, kata pengelola, dan agen resmi menyambut baik."],
    "prayer times": ["IMSAK 4:30", "SUBUH 4:40", "ZUHUR 12:01", "ASAR 15.03", "MAGRIB 18.07", "ISYA 19.00"],
    "gold prices": ["0,5 gram: Rp 710.000", "1 gram: Rp 1.345.000", "5 gram: Rp 6.500.000", "10 gram: Rp 13.450.000"],
    "quiz answers": [
        "1. Tempat bertemunya penjual dan pembeli disebut pasar.",
        "2. Alat tukar yang sah disebut uang.",
        "Soal itu ada di buku kelas lima, Halaman 215 216.",
    ],
    "an occupation": ["Editor itu bekerja di penerbit kecil dan menyunting naskah anak sejak sepuluh tahun lalu."],
    "advertising as a subject": [
        "- Iklan layar besar di persimpangan jalan akan diturunkan mulai bulan depan",
        "- Iklan di halte tetap boleh dipasang sampai akhir tahun ini",
    ],
    "next and latest": [
        "Selanjutnya, posisi ketiga ditempati desa di kaki gunung yang baru ikut tahun ini.",
        "Terbaru, pemerintah kabupaten menahan tarif air bersih sampai akhir tahun.",
    ],
    "a source of money": ["Sumber dana yang akan dipakai berasal dari pinjaman bank dan iuran warga setiap bulan."],
    "an order to read": ["Baca juga kembali pasal itu dengan teliti, kata hakim kepada terdakwa dalam sidang kemarin."],
    "prices of telephones": [
        "Contoh X1 4/64 GB: Rp 1.999.000",
        "Contoh X1 8/128 GB: Rp 2.499.000",
        "Contoh X2: Rp 3.199.000",
    ],
    "temperatures and scores": [
        "Suhu di puncak gunung mencapai 4 derajat Celsius pada pagi hari.",
        "Skor: 1,2",
        "Skor: 2,2",
    ],
    "free balance as news": [
        "Tautan saldo DANA gratis itu palsu, kata polisi, yang meminta warga tidak mengklik dan memasukkan sandi.",
    ],
    "a numbered list": ["1. Mie Aceh", "2. Rujak Cingur", "3. Soto Betawi", "4. Gudeg Jogja"],
    "a question that ends the lead": ["Mengapa harga beras naik lagi tahun ini, padahal panen raya baru saja selesai?"],
}


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_it_stays_whole_where_nothing_but_the_article_is_there(tool: Cleaner, example: list[str]) -> None:
    article = [*OPENING, *example, *CLOSING]
    assert list(tool.clean("\n".join(article)).paragraphs) == article


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_it_stays_whole_on_a_page_with_a_menu_around(tool: Cleaner, example: list[str]) -> None:
    article = [*OPENING, *example, *CLOSING]
    page = [
        *MENU,
        "Warga Membahas Rencana Kerja Desa Contoh",
        "Senin, 3 Februari 2025 10:15 WIB",
        *article,
        *MENU,
        *MENU,
    ]
    assert list(tool.clean("\n".join(page)).paragraphs) == article


def test_the_same_words_as_spam_go(tool: Cleaner) -> None:
    article = [*OPENING, *CLOSING]
    spam = ["Pengeluaran SGP hari Ini", "Daftar situs slot gacor maxwin hari ini deposit pulsa"]
    assert list(tool.clean("\n".join([*article, *spam])).paragraphs) == article
