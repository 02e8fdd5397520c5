"""A page read by a layout: which of its text the selectors point at, to the character."""

from __future__ import annotations

import dataclasses

import pytest

from cleaner.layout import Layout, Selector, Source, Strip
from cleaner.readers import html


def css(selector: str) -> Selector:
    return Selector("css", selector)


def xpath(selector: str) -> Selector:
    return Selector("xpath", selector)


LAYOUT = Layout("contoh", "meja", probe=css("main"), body=(css("article.baru"), css("article")))


def pointed(markup: str, layout: Layout = LAYOUT, *, whole: bool = True) -> dict[str, list[str]]:
    """The texts under each mark."""
    reading = html.read(markup).laid_out(layout, whole=whole)
    assert reading
    blocks = reading.document.blocks
    return {
        name: [blocks[span.block].text[span.start : span.end] for span in spans]
        for name, spans in reading.marks.items()
    }


def read(markup: str, layout: Layout = LAYOUT, *, whole: bool) -> list[str]:
    reading = html.read(markup).laid_out(layout, whole=whole)
    assert reading
    return [block.text for block in reading.document.blocks]


def with_strip(selector: Selector) -> Layout:
    return dataclasses.replace(LAYOUT, strips=(Strip("buang", "other", selector),))


def test_the_body_is_each_block_within_it() -> None:
    markup = "<nav>Menu</nav><article><h2>Sub</h2>satu<p>dua <b>tiga</b></article><footer>Kaki</footer>"
    assert pointed(markup) == {"body": ["Sub", "satu", "dua tiga"]}


def test_the_first_selector_that_finds_anything_is_the_body() -> None:
    assert pointed("<article>lama</article><article class=baru>baru</article>") == {"body": ["baru"]}


def test_all_elements_of_the_body_count_and_a_nested_one_does_not_count_twice() -> None:
    markup = "<article>satu<article>dua</article></article>antara<article>tiga</article>"
    assert pointed(markup) == {"body": ["satu", "dua", "tiga"]}


def test_without_the_body_there_is_no_reading() -> None:
    assert html.read("<main>isi</main>").laid_out(LAYOUT, whole=True) is None
    assert html.read(b"%PDF-1.4\n").laid_out(LAYOUT, whole=True) is None


@pytest.mark.parametrize("tag", ["noscript", "template", "canvas", "object", "select"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_body_that_no_browser_shows_is_none(tag: str, whole: bool) -> None:
    page = html.read(f"<body><div>ada</div><{tag}><article><p>isi</article></{tag}><p>lain")
    assert page.laid_out(LAYOUT, whole=whole) is None


def test_an_inline_body_ends_the_lines_around_it() -> None:
    layout = dataclasses.replace(LAYOUT, body=(css("span#isi"),))
    markup = "<div>Jakarta <span id=isi>satu<br>dua</span> (abc)</div>"
    assert read(markup, layout, whole=True) == ["Jakarta", "satu", "dua", "(abc)"]
    assert pointed(markup, layout) == {"body": ["satu", "dua"]}


@pytest.mark.parametrize(
    ("paragraph", "marked"),
    [
        ("<p><b>JAKARTA - </b>Harga naik.", "JAKARTA - "),
        ("<p>\n  <b> JAKARTA  -\n</b>  Harga naik.", "JAKARTA - "),
        ("<p>Harga <b>naik</b>.", "naik"),
        ("<p>Harga naik.<b> (abc)</b>  ", " (abc)"),
        ("<pre>  Harga\n <b>naik </b>.</pre>", "naik "),
    ],
)
def test_an_inline_element_is_a_span_of_its_block(paragraph: str, marked: str) -> None:
    found = pointed(f"<article>{paragraph}</article>", with_strip(css("b")))
    assert found["buang"] == [marked]


def test_marks_in_marks_keep_their_own_ends() -> None:
    layout = dataclasses.replace(LAYOUT, strips=(Strip("luar", "other", css("b")), Strip("dalam", "other", css("i"))))
    found = pointed("<article><p>a <b>b <i>c</i> d</b> e<p>f</article>", layout)
    assert (found["luar"], found["dalam"]) == (["b c d"], ["c"])


def test_an_element_within_another_of_the_same_mark_adds_nothing() -> None:
    found = pointed("<article><p><b>a <b>b</b> c</b> d <b>e</b></article>", with_strip(css("b")))
    assert found["buang"] == ["a b c", "e"]


def test_marks_that_lie_deep_in_one_another_are_read_in_one_pass() -> None:
    inside = "<div class=x>kata " * 20_000 + "</div>" * 20_000
    assert len(pointed(f"<article>{inside}</article>", with_strip(css(".x")))["buang"]) == 20_000


def test_a_body_of_many_deep_elements_is_found_in_one_pass() -> None:
    layout = dataclasses.replace(LAYOUT, body=(css(".x"),))
    assert len(pointed("<div>" * 400 + "<p class=x>kata</p>" * 20_000, layout)["body"]) == 20_000


def test_a_block_element_is_marked_through_all_its_blocks() -> None:
    found = pointed("<article><p>satu<div class=x>dua<p>tiga</div>empat</article>", with_strip(css(".x")))
    assert found["buang"] == ["dua", "tiga"]


def test_xpath_finds_what_css_cannot_say() -> None:
    layout = with_strip(xpath("//p[strong/a]"))
    markup = "<article><p>isi<p><strong><a href=x>Baca</a></strong><p><strong>tebal</strong></article>"
    assert pointed(markup, layout)["buang"] == ["Baca"]


@pytest.mark.parametrize("stop", [Selector("comment", "akhir isi"), css("#akhir")])
def test_behind_the_end_of_the_body_all_is_marked(stop: Selector) -> None:
    layout = dataclasses.replace(LAYOUT, stop_after=stop)
    markup = "<article><p>satu<p>dua<!-- akhir isi --><i id=akhir></i> tiga<p>empat</article>lima"
    assert pointed(markup, layout)["stop"] == [" tiga", "empat", "lima"]


def test_only_the_first_element_of_a_field_of_one_value_is_marked() -> None:
    fields = {"title": (Source("css", "h1"),), "captions": (Source("css", ".tak-ada"), Source("css", "figcaption"))}
    layout = dataclasses.replace(LAYOUT, fields=fields)
    markup = "<article><h1>Judul</h1><h1>Bab</h1><figcaption>a</figcaption><figcaption>b</figcaption></article>"
    found = pointed(markup, layout)
    assert (found["title"], found["captions"]) == (["Judul"], ["a", "b"])


def test_marks_of_the_cells_of_a_row_keep_their_places() -> None:
    markup = "<article><table><tr><td>Penulis:<td><b>Budi</b> dan kawan</table></article>"
    found = pointed(markup, with_strip(css("b")))
    assert (found["body"], found["buang"]) == (["Penulis:", "Budi dan kawan"], ["Budi"])


def test_what_holds_the_body_is_not_hidden_but_what_is_in_it_may_be() -> None:
    markup = '<div style="display:none"><article>isi <i hidden>rahasia</i></article></div><p hidden>lain'
    assert read(markup, whole=True) == read(markup, whole=False) == ["isi"]


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>Menu</nav>x<article>satu<p>dua<table><tr><td>a<td>b</table></article>y",
        "<div><a href=x><article><p>satu <b>dua</b></article></a>",
        "<article class=baru>a</article>tengah<article class=baru><pre> b\n c</pre></article>",
    ],
)
def test_the_body_alone_reads_as_it_does_within_the_page(markup: str) -> None:
    reading = html.read(markup).laid_out(LAYOUT, whole=True)
    assert reading
    inside = [reading.document.blocks[span.block].text for span in reading.marks["body"]]
    assert read(markup, whole=False) == inside


def test_texts_of_elements_are_read_with_the_machine_form_of_times() -> None:
    page = html.read("<time datetime=2020-01-02>Kamis \n 2 Januari</time><meta itemprop=x content=isi><b> </b>")
    assert page.texts(css("time")) == ("Kamis 2 Januari", "2020-01-02")
    assert page.texts(css("[itemprop=x]")) == ("isi",)
    assert page.texts(css("b")) == ()


def test_ten_thousand_marks_in_one_line_are_read_in_one_pass() -> None:
    markup = "<article>" + "<b>kata</b> lagi " * 10_000 + "</article>"
    assert len(pointed(markup, with_strip(css("b")))["buang"]) == 10_000
