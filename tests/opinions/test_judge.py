"""All opinions on one page, settled into one verdict and its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import engine, opinions
from cleaner.model import Authority, Check, Hit
from cleaner.opinions import json_ld, trafilatura_fast, trafilatura_lean, trafilatura_precision
from cleaner.opinions._opinion import Opinion
from tests.opinions.pages import BODY, Row, document, sentence, voter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.model import Block, Document

MENU: Row = ("/html[1]/body[1]/div.menu[2]/p[1]", sentence(20, 10))
PROSE: list[Row] = [(f"{BODY}/p[{number}]", sentence(number)) for number in range(1, 6)]
ALL = "\n".join(str(row[1]) for row in PROSE)


@pytest.fixture
def page() -> Document:
    return document(MENU, (f"{BODY}/h1[1]", "Judul"), *PROSE, (f"{BODY}/h3[9]", "Komentar"))


def ask(monkeypatch: pytest.MonkeyPatch, fast: str, precision: str, lean: str = "") -> None:
    for module, text in ((trafilatura_fast, fast), (trafilatura_precision, precision), (trafilatura_lean, lean)):
        monkeypatch.setattr(module, "OPINION", voter(text))


def test_blocks_outside_the_main_text_are_claimed_and_sentences_too(
    page: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, f"Judul\n{ALL}\nKomentar", f"Judul\n{ALL}\nKomentar")
    verdict = opinions.judge(page, "", titles=["Judul"])
    assert verdict.text == {2, 3, 4, 5, 6}
    assert verdict.agreement == 1
    claims = engine.claim(page, opinions.checks(verdict))
    assert {claim.span.block: claim.check.id for claim in claims} == {
        0: "outside-main",
        1: "main-title",
        7: "main-tail",
    }
    assert [removal.span.block for removal in engine.settle(page, claims).removals] == [0, 1, 7]


def test_a_page_of_which_the_two_hardly_agree_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    other: list[Row] = [(f"/html[1]/body[1]/div#lain[3]/p[{n}]", sentence(n + 30, 40)) for n in range(1, 4)]
    page = document(*PROSE, *other)
    ask(monkeypatch, ALL, ALL)
    verdict = opinions.judge(page, "")
    assert verdict.warning == "extractors and the structure of the page hardly agree on the main text: 33% of the words"
    settlement = engine.settle(page, engine.claim(page, opinions.checks(verdict)))
    told = [value for claim in settlement.standing for name, value in claim.hit.fields if name == "warning"]
    assert told == [verdict.warning]


def test_a_page_on_which_they_agree_gives_no_warning(page: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, ALL, ALL)
    assert opinions.judge(page, "").warning is None


def test_an_opinion_that_raises_is_an_empty_opinion(page: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_html: str) -> str:
        raise RecursionError

    ask(monkeypatch, ALL, ALL)
    monkeypatch.setattr(trafilatura_fast, "OPINION", Opinion("broken", broken))
    assert opinions.judge(page, "").text == {2, 3, 4, 5, 6}


def test_what_one_mode_alone_has_does_not_count_unless_the_other_missed_the_article(
    page: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, f"Judul\n{ALL}", ALL)
    assert 1 not in opinions.judge(page, "").main
    ask(monkeypatch, f"{MENU[1]}\n{ALL}", str(MENU[1]))
    assert opinions.judge(page, "").text == {2, 3, 4, 5, 6}
    ask(monkeypatch, f"Judul\n{ALL}", "")
    assert opinions.judge(page, "").main >= {2, 3, 4, 5, 6}


def test_where_no_extractor_finds_a_text_structure_does(page: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, "", "")
    verdict = opinions.judge(page, "")
    assert verdict.text == {2, 3, 4, 5, 6}
    assert verdict.agreement is None


def test_where_nobody_finds_a_text_everything_stays_and_the_record_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, "", "")
    page = document((BODY, "Beranda", 1.0), (BODY, "Masuk"))
    verdict = opinions.judge(page, "")
    assert verdict.text == {0, 1}
    assert verdict.warning == "no main text was found: all visible text is kept"
    assert opinions.judge(document(), "").warning is None


def test_the_fast_way_asks_one_extractor(page: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    lossy = "\n".join(str(row[1]) for row in (PROSE[0], PROSE[1], PROSE[3], PROSE[4]))
    ask(monkeypatch, str(MENU[1]), str(MENU[1]), lossy)
    verdict = opinions.judge(page, "", effort="fast")
    assert verdict.agreement == pytest.approx(48 / 62)  # four sentences of five, the title and "Komentar"
    assert verdict.text == {2, 3, 4, 5, 6}
    assert opinions.judge(page, "").agreement == 0


@pytest.mark.parametrize("missed", ["", str(MENU[1]), "\n".join(str(row[1]) for row in PROSE[:2])])
def test_the_fast_way_asks_for_the_rescue_where_the_text_was_missed(
    page: Document, monkeypatch: pytest.MonkeyPatch, missed: str
) -> None:
    ask(monkeypatch, "", ALL, missed)
    verdict = opinions.judge(page, "", effort="fast")
    assert verdict.text == {2, 3, 4, 5, 6}
    assert verdict.agreement == pytest.approx(60 / 62)


def test_a_page_too_deep_or_too_large_is_judged_without_extractors(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, str(MENU[1]), str(MENU[1]))  # what lies above the cut of their parser
    lines: list[Row] = [(row[0], f"{row[1]} {row[1]}") for row in PROSE]
    deep = document(MENU, *((f"{path}/…236", text) for path, text, *_ in lines))
    verdict = opinions.judge(deep, "")
    assert verdict.text == {1, 2, 3, 4, 5}
    assert verdict.agreement is None
    assert opinions.judge(document(MENU, *lines), "x" * (opinions.MAX_CHARS + 1)).agreement is None
    tag = "<div " + " ".join(f"a{i}=b" for i in range(6_000)) + ">"
    assert opinions.judge(document(MENU, *lines), tag).agreement is None
    assert opinions.judge(document(MENU, *lines), "<div>").agreement == 0  # asked, and not believed


def drop(*indexes: int) -> Check:
    def find(document: Document, blocks: Sequence[Block]) -> list[Hit]:
        return [Hit(block.whole, block.text, named=True) for block in blocks if block.index in indexes]

    return Check("contoh-id/embed", "embed", "A phrase of a pack.", find, Authority.PACK)


def test_a_pack_does_not_take_what_a_quotation_says(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, ALL, ALL)
    quote = f"{BODY}/blockquote.tweet[9]"
    rows: list[Row] = [
        *PROSE[:3],
        (f"{quote}/p[1]", "Kami menang hari ini."),
        (quote, "- Klub Contoh (@contoh) 3 Mei 2024", 0.4),
        (quote, "Lihat kiriman ini di Contohgram", 1.0),
        *PROSE[3:],
    ]
    page = document(*rows)
    checks = (*opinions.checks(opinions.judge(page, "")), drop(0, 4, 5))
    removals = engine.settle(page, engine.claim(page, checks)).removals
    assert [removal.span.block for removal in removals] == [0, 5]


def test_a_page_that_is_one_quotation_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, ALL, ALL)
    page = document(*((str(path).replace(BODY, f"{BODY}/blockquote[1]"), text) for path, text, *_ in PROSE))
    verdict = opinions.judge(page, "")
    assert verdict.text == {0, 1, 2, 3, 4}
    assert not verdict.quotes


def test_a_declared_text_is_read_from_broken_json(page: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, ALL, ALL)
    more = document(*((row[0], row[1]) for row in PROSE), ("/html[1]/body[1]/div[3]/p[1]", sentence(9)))
    script = f'<script>{{"broken": , "articleBody" : "{ALL.replace(chr(10), " ")} {sentence(9)}"}}</script>'
    assert opinions.judge(more, script).text == {0, 1, 2, 3, 4, 5}
    assert opinions.judge(more, "").text == {0, 1, 2, 3, 4}


def test_a_declared_teaser_is_no_text() -> None:
    assert json_ld.find('{"articleBody": "Hanya beberapa kata saja."}') == ""
    assert json_ld.find('{"articleBody": "' + "<p>kata&nbsp;lain</p>\\n" * 30 + '"}').split()[:2] == ["kata", "lain"]


PAGE = f"""<html><head><title>Harga Beras Naik</title></head><body>
<div class=menu>{"".join(f"<a href=/{n}>Menu {n}</a> " for n in range(30))}</div>
<div id=isi><h1>Harga Beras Naik</h1>{"".join(f"<p>{sentence(n, 25)}</p>" for n in range(1, 9))}
<p>Baca juga: <a href=/x>Jadwal Kereta Tambahan untuk Libur Panjang</a></p>
{"".join(f"<p>{sentence(n, 25)}</p>" for n in range(11, 16))}</div>
<div class=footer>Hak cipta <a href=/k>Kontak</a></div></body></html>"""


@pytest.mark.parametrize("effort", ["best", "fast"])
def test_real_extractors_on_a_page(effort: opinions.Effort) -> None:
    pytest.importorskip("turbohtml")
    from cleaner.readers import html

    page = html.read(PAGE)
    verdict = opinions.judge(page.document, page.html, titles=[page.facts.title or ""], effort=effort)
    kept = [block.text for block in page.document.blocks if block.index in verdict.text]
    assert kept == [*(sentence(n, 25) for n in range(1, 9)), *(sentence(n, 25) for n in range(11, 16))]


def test_an_article_300_tags_deep_is_kept() -> None:
    pytest.importorskip("turbohtml")
    from cleaner.readers import html

    page = html.read("<p>Hak cipta milik semua penulis di sini, kata redaksi.</p>" + "<div>" * 300 + PAGE)
    verdict = opinions.judge(page.document, page.html)
    kept = {block.text for block in page.document.blocks if block.index in verdict.text}
    assert {sentence(n, 25) for n in range(1, 9)} <= kept
