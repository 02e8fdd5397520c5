"""The article by the shape of the page alone."""

from __future__ import annotations

import time

from cleaner.opinions import _structure
from cleaner.opinions._page import Page
from tests.opinions.pages import BODY, Row, document, sentence

PROSE: list[Row] = [(f"{BODY}/p[{number}]", sentence(number)) for number in range(1, 6)]
CARDS: list[Row] = [
    (f"/html[1]/body[1]/div.kartu[9]/div[{number}]/p[1]", sentence(number + 10)) for number in range(1, 3)
]


def found(*rows: Row) -> set[int]:
    return set(_structure.found(Page.of(document(*rows).blocks)))


def test_the_element_with_the_most_prose_close_at_hand_is_the_article() -> None:
    long: list[Row] = [(path, sentence(number, 30)) for number, (path, *_) in enumerate(PROSE)]
    assert found(*CARDS, *long) == {2, 3, 4, 5, 6}


def test_a_body_in_sections_is_one_article() -> None:
    rows: list[Row] = [(f"{BODY}/div[{n}]/p[{m}]", sentence(10 * n + m)) for n in range(1, 4) for m in range(1, 5)]
    assert found(*rows) == set(range(12))


def test_loose_text_short_lines_and_headings_among_the_prose_belong_to_it() -> None:
    rows: list[Row] = [
        (BODY, "Teks lepas tanpa tag"),
        *PROSE[:2],
        (f"{BODY}/h3[8]", "Antarjudul yang tertaut", 1.0),
        (BODY, "- kata dia"),
        *PROSE[2:],
    ]
    assert found(*rows) == set(range(len(rows)))


def test_lines_of_links_and_furniture_among_the_prose_do_not() -> None:
    rows: list[Row] = [
        *PROSE[:2],
        (f"{BODY}/p[6]", "Judul berita lain yang panjang sekali itu", 0.9),
        (f"{BODY}/figure[7]/figcaption[1]", sentence(6)),
        (f"{BODY}/div.box-newsletter[8]/p[1]", sentence(7)),
        *PROSE[2:],
    ]
    assert found(*rows) == {0, 1, 5, 6, 7}


def test_a_thing_that_holds_most_of_the_prose_is_no_furniture_whatever_its_name() -> None:
    inner = f"{BODY}/div.layout-adrail"
    rows: list[Row] = [
        *((f"{inner}[1]/div[1]/p[{number}]", sentence(number)) for number in range(1, 4)),
        (f"{BODY}/div.adrail-gallery[2]/p[1]", sentence(9)),
        *((f"{inner}[3]/div[1]/p[{number}]", sentence(number + 10)) for number in range(1, 4)),
    ]
    assert found(*rows) == {0, 1, 2, 4, 5, 6}


def test_as_many_comments_as_paragraphs_do_not_pass_for_the_article() -> None:
    comments: list[Row] = [
        (f"/html[1]/body[1]/div#comments[3]/ol[1]/li[{number}]/p[1]", sentence(number + 10, 11))
        for number in range(1, 6)
    ]
    assert found(*PROSE, *comments) == {0, 1, 2, 3, 4}
    assert found(*PROSE, *((path.replace("comments", "isi-dua"), text) for path, text, *_ in comments)) == set(
        range(10)
    )


def test_an_article_may_begin_and_end_with_lines_that_are_no_sentences() -> None:
    rows: list[Row] = [
        (f"{BODY}/p[1]", "Bahan"),
        (f"{BODY}/p[2]", "Beras 2 kg"),
        *PROSE,
        (f"{BODY}/p[9]", "Jakarta, Mei"),
    ]
    assert found(("/html[1]/body[1]/p[1]", "Beranda"), *rows) == set(range(1, len(rows) + 1))


def test_quotations_between_the_sentences_are_kept() -> None:
    quote: Row = (f"{BODY}/div.embed[9]/blockquote.tweet[1]/p[1]", "on. meth. dot. com.", 0.9)
    assert found(*PROSE[:2], quote, *PROSE[2:]) == {0, 1, 2, 3, 4, 5}


def test_scripts_without_blanks_or_full_stops_have_sentences_too() -> None:
    for text in (
        "今天下午在北京举行的会议上,代表们讨论了经济问题。",
        "รัฐบาลประกาศมาตรการใหม่เพื่อช่วยเหลือเกษตรกรทั่วประเทศ",
        "မြို့တော်ဝန်က ဆိပ်ကမ်း ဈေးသစ်ကို တနင်္လာနေ့တွင် ဖွင့်လှစ်ခဲ့ပြီး ငါးဖမ်းသမားများ ဝမ်းသာကြသည်။",
        "Քաղաքապետը երկուշաբթի օրը բացեց նոր շուկան նավահանգստում ձկնորսների համար։",
        "ከንቲባው ሰኞ ዕለት በወደቡ አዲሱን ገበያ ለአሳ አጥማጆች በይፋ ከፈተ።",
    ):
        rows: list[Row] = [(f"{BODY}/p[{number}]", text) for number in range(1, 4)]
        assert found(("/html[1]/body[1]/p[1]", "首页"), *rows) == {1, 2, 3}, text


def test_a_page_without_sentences_has_no_article() -> None:
    assert found(("/html[1]/body[1]/p[1]", "Beranda"), ("/html[1]/body[1]/nav[1]/p[1]", sentence(1))) == set()
    assert found() == set()


def test_deep_and_long_pages_stay_within_seconds() -> None:
    deep = "/html[1]" + "".join(f"/div.kotak-panjang-sekali[{level}]" for level in range(60))
    start = time.process_time()
    assert found(*((f"{deep}/div[{number}]/p[1]", sentence(number)) for number in range(8_000)))
    assert time.process_time() - start < 10
