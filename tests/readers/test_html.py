"""A page becomes blocks: runs of visible text between block-level tags."""

from __future__ import annotations

import pytest

pytest.importorskip("turbohtml")

from cleaner import text
from cleaner.model import Block
from cleaner.readers import html


def texts(markup: str) -> list[str]:
    return [block.text for block in html.read(markup).document.blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>satu<p>dua</p>tiga", ["satu", "dua", "tiga"], id="unclosed paragraphs, text behind them"),
        pytest.param("<div>satu<br>dua<br/>tiga</div>", ["satu", "dua", "tiga"], id="text between line breaks"),
        pytest.param("<p>awal<div>kotak</div>akhir</p>", ["awal", "kotak", "akhir"], id="a block in a paragraph"),
        pytest.param("<p>se<b>bu</b>ah <i>ka</i>ta</p>", ["sebuah kata"], id="inline tags join what they touch"),
        pytest.param("<p><b>satu</b> <i>dua</i>\n<b>tiga</b></p>", ["satu dua tiga"], id="blanks between inline tags"),
        pytest.param("<p>\n  a \t b\r\n c  </p>", ["a b c"], id="blanks collapse"),
        pytest.param("<p>a&nbsp;&nbsp;b</p>", ["a\xa0\xa0b"], id="blanks that do not break stay"),
        pytest.param("<p>&lt;p&gt; &amp; &#8220;x&#8221;</p>", ["<p> & “x”"], id="entities"),
        pytest.param("<p>a<script>x()</script>b<!-- c -->c</p>", ["abc"], id="scripts and comments break no line"),
        pytest.param("<ul><li>satu<li>dua<ul><li>tiga</ul></ul>", ["satu", "dua", "tiga"], id="lists"),
        pytest.param("<figure><img><figcaption>Foto: A</figcaption></figure>x", ["Foto: A", "x"], id="captions"),
        pytest.param("<blockquote><p>kutip</p>— nama</blockquote>", ["kutip", "— nama"], id="quotes"),
        pytest.param("<pre>a  b\n  c\n\nd</pre>", ["a  b", "c", "d"], id="lines of verbatim text"),
        pytest.param("<p>isi</p><p> \xa0&#8203;</p>", ["isi"], id="what shows nothing is no block"),
        pytest.param(
            "<table>lepas<tr><td>sel</table>", ["lepas", "sel"], id="text that a browser moves out of a table"
        ),
        pytest.param("teks tanpa tag", ["teks tanpa tag"], id="no tag at all"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_run_of_visible_text_is_a_block(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>x</p>", "<p style='display:none'>x</p>", "<p style='color:red; DISPLAY : none !important'>x</p>",
        "<p style='visibility:hidden'>x</p>", "<p aria-hidden=true>x</p>", "<noscript>x</noscript>",
        "<template><p>x</p></template>", "<style>x</style>", "<svg><text>x</text></svg>", "<iframe>x</iframe>",
        "<textarea>x</textarea>", "<select><option>x</select>", "<div hidden><p>a</p><p>b</p></div>",
        "<p hidden id=S:>x</p>",
        "<dialog><p>x</p></dialog>", "<script type=application/ld+json>{}</script>", "<head><title>x</title></head>",
    ],
)  # fmt: skip
def test_hidden_elements_are_not_read(hidden: str) -> None:
    assert texts(f"<p>lihat</p>{hidden}<p>juga</p>") == ["lihat", "juga"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p aria-hidden=false>x</p>", "<p style='display:block'>x</p>", "<p style='list-style:none'>x</p>",
        "<p style='overflow:hidden'>x</p>", "<p class=hidden>x</p>", "<dialog open>x</dialog>",
        '<div hidden id="S:0"><p>x</p></div>',
        "<p style='backface-visibility:visible;--display:none-such'>x</p>", "<details><p>x</p></details>",
    ],
)  # fmt: skip
def test_what_only_looks_hidden_is_read(shown: str) -> None:
    assert texts(f"<p>lihat</p>{shown}") == ["lihat", "x"]


def test_a_body_that_a_script_will_show_is_read() -> None:
    assert texts("<html hidden><body style='display:none'><p>isi</p>") == ["isi"]


def test_a_page_whose_article_waits_for_a_script_is_read_as_if_it_were_shown() -> None:
    article = "<p>kalimat panjang yang menunggu skrip</p>" * 20
    assert len(texts(f"<p>Memuat</p><div style='display:none'>{article}</div>")) == 21
    assert texts("<p>Memuat</p><div style='display:none'><p>Masuk dulu</p></div>") == ["Memuat"]


def test_blocks_know_their_place_in_the_visible_text() -> None:
    document = html.read("<p>satu<p>dua tiga<p>empat").document
    assert document.source == "satu\ndua tiga\nempat"
    for block in document.blocks:
        assert document.source[block.start : block.start + len(block.text)] == block.text
    assert [(block.index, block.line) for block in document.blocks] == [(0, 1), (1, 2), (2, 3)]
    assert (document.kind, document.encoding) == ("html", None)


def test_a_block_is_what_its_fields_make_of_it() -> None:
    page = "<div><p>* “satu”  dua&nbsp;… <a href=https://contoh.test/>tiga</a></p><pre> empat\n  lima</pre><p>…</div>"
    found = html.read(page).document.blocks
    assert len(found) == 4
    for one in found:
        plain = Block(one.index, one.text, one.start, one.line, one.path, one.tag, one.link_share, one.links)
        assert one == plain
        assert (one.normal, one.words) == (plain.normal, plain.words)
        assert one.normal == text.normalise(one.text)


def test_the_path_names_the_innermost_element_that_holds_the_whole_run() -> None:
    markup = '<body><div id="isi" class="teks besar"><p><b>semua</b><p>a <b>b</b><p><b><i>c</i> d</b></div>'
    base = "/html[1]/body[1]/div#isi.teks.besar[1]"
    assert [block.path for block in html.read(markup).document.blocks] == [
        f"{base}/p[1]/b[1]",
        f"{base}/p[2]",
        f"{base}/p[3]/b[1]",
    ]


@pytest.mark.parametrize(("names", "step"), [("id=isi", "p#isi"), ("class='a b'", "p.a.b"), ("id class=''", "p")])
def test_a_step_of_a_path_shows_the_names_that_its_element_has(names: str, step: str) -> None:
    assert html.read(f"<p {names}>isi").document.blocks[0].path == f"/html[1]/body[1]/{step}[1]"


def test_names_cannot_forge_a_path() -> None:
    block = html.read("<body><div id='a/b[1]' class='x…7'><p>isi").document.blocks[0]
    assert block.path.count("/") == 4
    assert "a-b(1)" in block.path


def test_the_tag_says_what_the_text_is() -> None:
    markup = "<h2><div>judul</div></h2><li><a href=x>butir</a><table><tr><th>k<td>v</table><div><span>lepas"
    assert [block.tag for block in html.read(markup).document.blocks] == ["h2", "li", "th", "td", "div"]


def test_the_link_share_counts_characters_in_links() -> None:
    blocks = html.read("<p>lima <a href=x>lima2</a><p><a href=x><b>semua nya</b></a><p>tanpa").document.blocks
    assert [round(block.link_share, 2) for block in blocks] == [0.56, 1.0, 0.0]


def test_a_row_whose_first_cell_is_a_label_is_one_block() -> None:
    assert texts("<table><tr><td>Penulis</td><td>: Budi</td></tr></table>") == ["Penulis : Budi"]
    assert texts("<table><tr><td>Editor:<td>Sari</table>") == ["Editor: Sari"]
    assert texts("<table><tr><td>Penulis<td>:<td>Budi</table>") == ["Penulis : Budi"]


def test_other_rows_stay_cells() -> None:
    assert texts("<table><tr><td>Beras<td>12.000</table>") == ["Beras", "12.000"]
    assert texts("<table><tr><td><p>Menu:<p>satu<td>dua</table>") == ["Menu:", "satu", "dua"]
    long = "Inilah yang dikatakan oleh beliau kemarin:"
    assert texts(f"<table><tr><td>{long}<td>dua</table>") == [long, "dua"]


def test_nested_tables_are_rows_of_their_own() -> None:
    inner = "<table><tr><td>Editor<td>: Sari</table>"
    assert texts(f"<table><tr><td>kiri<td>{inner}<td>kanan</table>") == ["kiri", "Editor : Sari", "kanan"]


def test_a_page_without_text_says_why() -> None:
    assert html.read("<frameset><frame src=a></frameset>").problem == "a page of frames: its text is on other pages"
    assert html.read("<div id=root></div><script src=a></script>").problem == (
        "no visible text: the page is filled by scripts"
    )
    assert html.read(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n").problem == "binary data, not HTML"
    assert html.read("<p></p>").problem == "no visible text"
    assert html.read("<p>isi</p>").problem is None
