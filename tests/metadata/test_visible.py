"""What stands visibly in the head of an article: headline, date, byline, section; on pages of our own making."""

from __future__ import annotations

import pytest

from cleaner.metadata.visible_byline import visible_byline
from cleaner.metadata.visible_date import visible_date
from cleaner.metadata.visible_section import visible_section
from cleaner.metadata.visible_title import visible_title
from cleaner.model import Authority, Claim, Hit, Removal, Settlement, Span
from tests.metadata.pages import SITE, claim_of, document_of, page_of

BODY = """
+ Pemerintah kota memperlebar trotoar di depan pasar induk agar pejalan kaki lebih aman.
+ Pekerjaan memperlebar trotoar itu dimulai awal pekan dan selesai sebelum akhir tahun.
"""
TITLE = "Trotoar Pasar Induk Diperlebar Mulai Pekan Ini"
MENU = """
- Beranda
- Ekonomi
- Olahraga dan Gaya Hidup
- Lima Tempat Makan Paling Ramai
"""


def title(marked, site=None):
    return visible_title(page_of(marked, site)).get("title", (None, ""))[0]


def date(marked, site=None):
    return visible_date(page_of(marked, site)).get("date", (None, ""))[0]


# headline


def test_the_headline_is_the_nearest_above_the_date_line():
    assert title(f"{MENU}- {TITLE}\n- Senin, 9 Juni 2025 20:02 WIB\n- Bagikan artikel ini kepada teman{BODY}") == TITLE


def test_names_between_headline_and_date_are_passed_over():
    head = f"- {TITLE}\n- Reporter:\n- Rina Kusuma\n- Editor:\n- Joko\n- Senin, 9 Juni 2025 20:02 WIB"
    assert title(MENU + head + BODY) == TITLE


def test_without_a_date_line_it_is_the_nearest_above_the_text():
    assert title(f"{MENU}- {TITLE}{BODY}") == TITLE


def test_a_headline_below_the_date_is_found_where_the_menu_speaks_of_something_else():
    assert title(f"{MENU}- Senin, 9 Juni 2025 20:02 WIB\n- {TITLE}\n- Warga berjalan di trotoar{BODY}") == TITLE


def test_a_line_that_the_head_repeats_is_the_headline():
    head = f"- {TITLE}\n- Suasana Trotoar Pasar Induk Siang Ini\n- 9 Juni 2025\n- {TITLE}"
    assert title(MENU + head + BODY) == TITLE


def test_a_standfirst_below_the_headline_is_not_the_headline():
    standfirst = "Pejalan kaki di depan pasar induk akan mendapat ruang yang lebih lebar dan aman mulai pekan ini"
    assert title(f"{MENU}- {TITLE}\n- {standfirst}\n- Senin, 9 Juni 2025 20:02 WIB{BODY}") == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Pejalan kaki akan lebih aman.",
        "Berita lain pekan ini:",
        "Senin, 9 Juni 2025 20:02 WIB",
        "Oleh Rina Kusuma Dewi Lestari",
        "Editor: Rina Kusuma Dewi Lestari",
        "Warga di trotoar pasar (Foto: Rina)",
        "ANTARA FOTO/Rina Kusuma warga di pasar",
        "Warga di pasar © Harian Contoh",
        "Beranda | Ekonomi | Olahraga | Gaya",
        "https://contoh.id/a b c d",
        "potongan kalimat di tengah baris",
        "- Potongan kalimat setelah garis",
        "1 2 3 4 5 6",
        "Trotoar Pasar",
        "Kata " * 40,
    ],
)
def test_what_has_no_headlines_shape_is_passed_over(line):
    assert title(f"- {TITLE}\n- {line}\n- Senin, 9 Juni 2025 20:02 WIB{BODY}") == TITLE


def test_an_ellipsis_may_end_a_headline():
    assert (
        title(f"{MENU}- Trotoar Pasar Induk Diperlebar, jika....{BODY}") == "Trotoar Pasar Induk Diperlebar, jika...."
    )


def test_a_piece_of_a_broken_sentence_is_no_headline():
    assert title(f"- Menurut Dinas Pekerjaan Umum\n- dan warga sekitar\n{BODY}") is None


def test_a_line_that_a_rule_names_otherwise_is_no_headline():
    marked = f"- {TITLE}\n- Unduh Aplikasi Kami Sekarang Juga{BODY}"
    page = page_of(marked)
    assert visible_title(page)["title"][0] == "Unduh Aplikasi Kami Sekarang Juga"
    ad = claim_of("news-id/ad", 1, Authority.PACK, "ad")
    removal = Removal(page.document.blocks[1].whole, (ad,))
    named = type(page)(page.document, Settlement((removal,), ()), None, page.text)
    assert visible_title(named)["title"][0] == TITLE


def test_a_page_without_a_head_has_no_title():
    assert title(BODY) is None
    assert title("") is None


# date


def test_the_date_line_nearest_to_the_text_counts():
    head = (
        f"- Senin, 2 Juni 2025 08:00 WIB\n- Berita Lain Yang Tidak Penting\n- {TITLE}\n- Senin, 9 Juni 2025 20:02 WIB"
    )
    assert date(head + BODY) == "2025-06-09T20:02:00+07:00"


def test_the_clock_of_the_page_is_not_the_date_of_the_article():
    head = f"- {TITLE}\n- Senin, 9 Juni 2025 20:02 WIB\n- Sabtu, 14 Juni 2025"
    assert date(head + BODY) == "2025-06-09T20:02:00+07:00"


def test_a_date_without_a_time_is_taken_where_there_is_no_other():
    assert date(f"- 9 Juni 2025\n- {TITLE}{BODY}", SITE) == "2025-06-09"


def test_a_date_line_below_a_standfirst_counts_only_with_a_time():
    standfirst = "+ Pejalan kaki di depan pasar akan mendapat ruang yang lebih lebar.\n"
    assert date(f"- {TITLE}\n{standfirst}- 9 Juni 2025 20:02 WIB{BODY}") == "2025-06-09T20:02:00+07:00"
    assert date(f"- {TITLE}\n{standfirst}- 9 Juni 2025{BODY}") is None


def test_ages_and_dates_in_the_text_are_no_date():
    assert (
        date(f"- {TITLE}\n- 10 jam lalu{BODY}+ Trotoar itu diresmikan pada Kamis (30/12/2021) oleh wali kota setempat.")
        is None
    )


def test_a_change_has_its_own_field_and_dates_the_article_if_nothing_else_does():
    both = f"- {TITLE}\n- Diterbitkan 9 Juni 2025, 20:02 WIB\n- Diperbarui 10 Juni 2025, 06:00 WIB{BODY}"
    found = visible_date(page_of(both))
    assert found["date"] == ("2025-06-09T20:02:00+07:00", "visible-date")
    assert found["modified"] == ("2025-06-10T06:00:00+07:00", "visible-date")
    found = visible_date(page_of(f"- {TITLE}\n- Diperbarui 10 Juni 2025, 06:00 WIB{BODY}"))
    assert found["date"][0] == found["modified"][0] == "2025-06-10T06:00:00+07:00"


def test_the_language_of_the_text_orders_day_and_month():
    assert date(f"- {TITLE}\n- 01/05/2018 10:00{BODY}") == "2018-05-01T10:00:00"
    english = "+ The city council has decided that there will be more room for those who walk to the old market.\n"
    assert date(f"- Old Market Street Gets More Room\n- 01/05/2018 10:00\n{english * 2}") is None


# byline

DATE = "- Senin, 9 Juni 2025 20:02 WIB"


@pytest.mark.parametrize(
    ("head", "authors", "editors"),
    [
        ("- Penulis: Rina Kusuma | Editor: Joko Susilo", ("Rina Kusuma",), ("Joko Susilo",)),
        ("- Rep: Rina Kusuma/ Red: Joko Susilo", ("Rina Kusuma",), ("Joko Susilo",)),
        ("- Reporter: Rina Kusuma Editor: Joko | Editor: Joko", ("Rina Kusuma",), ("Joko",)),
        ("- Oleh : Rina Kusuma", ("Rina Kusuma",), ()),
        ("- Oleh Rina Kusuma", ("Rina Kusuma",), ()),
        ("- By Rina Kusuma and Joko Susilo", ("Rina Kusuma", "Joko Susilo"), ()),
        ("- Reporter:\n- Rina\n- Editor:\n- Joko", ("Rina",), ("Joko",)),
        ("- Rina Kusuma\n- Jurnalis", ("Rina Kusuma",), ()),
        ("- Joko Susilo\n- Editor", (), ("Joko Susilo",)),
        ("- Rina Kusuma", ("Rina Kusuma",), ()),
        ("- Kontributor Medan, Rina Kusuma", ("Rina Kusuma",), ()),
        ("- Editor: Joko Susilo\n- Bagikan", (), ("Joko Susilo",)),
        # near misses
        ("- Oleh Admin", (), ()),
        ("- Penulis: Redaksi", (), ()),
        ("- Penulis: HarianContoh.id", (), ()),
        ("- Editor buku itu sedang sakit", (), ()),
        ("- Warga, Editor: Joko", (), ()),
        ("- Ekonomi", (), ()),
        ("- Olahraga dan Gaya Hidup", (), ()),
    ],
)
def test_bylines_in_the_head(head, authors, editors):
    found = visible_byline(page_of(f"{MENU}- {TITLE}\n{head}\n{DATE}{BODY}", SITE))
    assert found.get("authors", ((),))[0] == authors
    assert found.get("editors", ((),))[0] == editors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Rina Kusuma, Kabar Contoh | Selasa, 01/05/2018 05:27 WIB", ("Rina Kusuma",)),
        ("Oleh: Rina Kusuma - 14 Juni 2018", ("Rina Kusuma",)),
        ("Posted on Maret 30, 2015 by Rina Kusuma", ("Rina Kusuma",)),
        ("Posted on Maret 30, 2015 by Admin", ()),
        ("Kabar Contoh | Selasa, 01/05/2018 05:27 WIB", ()),
        ("Jakarta, Kabar Contoh | Selasa, 01/05/2018 05:27 WIB", ()),
    ],
)
def test_the_author_may_stand_beside_the_date(line, authors):
    assert visible_byline(page_of(f"- {TITLE}\n- {line}{BODY}")).get("authors", ((),))[0] == authors


def test_a_section_between_headline_and_date_is_no_author():
    menu = "- Gaya Hidup\n- Olah Raga\n"
    assert visible_byline(page_of(f"{menu}- {TITLE}\n- Olah Raga\n{DATE}{BODY}")) == {}


def test_bylines_above_the_headline_belong_to_other_articles():
    assert visible_byline(page_of(f"- Penulis: Rina Kusuma\n- {TITLE}\n{DATE}{BODY}")) == {}


# section


@pytest.mark.parametrize(
    ("crumbs", "section"),
    [
        ("- Home > Ekonomi > Pasar", "Ekonomi"),
        ("- HOME » EKONOMI", "EKONOMI"),
        ("- Beranda / Gaya Hidup", "Gaya Hidup"),
        ("- Home\n- Ekonomi\n- Pasar", "Ekonomi"),
        ("- Home >\n- Gaya Hidup >\n- Pasar", "Gaya Hidup"),
        # near misses
        ("- Ekonomi", None),
        ("- Home", None),
        ("- Home\n- Kabar yang cepat dan tepat untuk semua\n- Ekonomi", None),
        ("- Home\n" + "- Kota\n" * 8, None),
    ],
)
def test_the_section_is_the_step_after_home(crumbs, section):
    found = visible_section(page_of(f"{crumbs}\n- {TITLE}\n{DATE}{BODY}"))
    assert found.get("section", (None,))[0] == section


# the page itself


def test_a_block_of_which_a_part_is_left_is_kept():
    page = page_of(f"- {TITLE}{BODY}")
    first = page.document.blocks[1]
    cut = claim_of("contoh/dateline", 1)
    removal = Removal(Span(first.index, 0, 10), (Claim(cut.check, Hit(Span(first.index, 0, 10), "")),))
    assert type(page)(page.document, Settlement((removal,), ()), None, page.text).first == 1


def test_a_page_of_which_nothing_is_left_has_its_first_paragraph_at_the_end():
    page = page_of(BODY.replace("+ ", "- "))
    assert page.first == len(page.document.blocks)
    assert type(page)(document_of(""), Settlement((), ()), None, "").first == 0
