"""HTML pages as Markdown: headings, lists, quotes, tables and links stay, and text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner import Cleaner, engine, ledger
from cleaner.model import Block, Check, Claim, Document, Hit, Metadata, Paragraph, Span
from cleaner.readers import html
from cleaner.result import Result
from cleaner.writers import WRITERS

URL = "https://kabar.example/daerah/satu"
render = WRITERS["markdown"].render
parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def markdown(markup: str, title: str | None = None) -> str:
    """All of an invented page as Markdown, nothing taken away."""
    blocks = html.read(markup, URL).document.blocks
    outline = [Paragraph(block.text, block.tag, block.path, block.links) for block in blocks]
    return render({"title": title, "text": "\n\n".join(block.text for block in blocks)}, outline)


def read_back(page: str) -> list[str]:
    """The texts of a Markdown page, one a paragraph, heading or cell, blank ones left out."""
    inline = [token for token in parser.parse(page) if token.type == "inline"]
    texts = ("".join(child.content for child in token.children or ()) for token in inline)
    return [" ".join(text.split()) for text in texts if text.split()]


@pytest.mark.parametrize(
    ("markup", "page"),
    [
        ("<h2>Satu</h2><p>Isi.<h3>Dua #</h3>", "## Satu\n\nIsi.\n\n### Dua \\#\n"),
        ("<h1>Satu</h1><h6>Dua</h6>", "# Satu\n\n###### Dua\n"),
        ("<ul><li>a<li>b</ul><p>c", "- a\n- b\n\nc\n"),
        ("<p>a<ol><li>b<li><p>c</p><p>d</p></ol>", "a\n\n1. b\n2. c\n\n   d\n"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d\n"),
        ("<ul><li>a<ol><li>b</ol></ul>", "- a\n  1. b\n"),
        # Lists that stand side by side stay two, numbers are those of the page.
        ("<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", "- a\n\n* b\n\n- c\n"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b\n"),
        ("<ul><li>a</ul><ol><li>b</ol>", "- a\n\n1. b\n"),
        ("<ol><li><img><li>b</ol>", "2. b\n"),
        ("<ul><li>a<ol><li><img><li>b</ol></ul>", "- a\n\n  2. b\n"),
        ("<li>a</li><li>b</li>", "- a\n- b\n"),
        ("<blockquote>a<p>b</blockquote><p>c", "> a\n>\n> b\n\nc\n"),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b\n"),
        ("<blockquote><ul><li>a<li>b<blockquote>c</blockquote></ul></blockquote>", "> - a\n> - b\n>\n>   > c\n"),
        ("<ul><li><h3>a</h3>b</ul>", "- ### a\n\n  b\n"),
        (
            "<table><tr><th>Desa<th>Ton<tr><td>Utara<td>2|3</table>",
            "| Desa | Ton |\n| --- | --- |\n| Utara | 2\\|3 |\n",
        ),
        (
            "<table><caption>Hasil</caption><tr><td>a<td>b<tr><td><td>c<tr><td><p>d<p>e<td>f</table>",
            "Hasil\n\n|  |  |\n| --- | --- |\n| a | b |\n|  | c |\n| d e | f |\n",
        ),
        (
            "<ul><li>a<table><tr><td>b<td>c<tr><td>d<td>e</table></ul>",
            "- a\n\n  |  |  |\n  | --- | --- |\n  | b | c |\n  | d | e |\n",
        ),
        # What a table lays out is no table.
        ("<table><tr><td>a<td>b</table>", "a\n\nb\n"),
        ("<table><tr><td>a<tr><td>b</table>", "a\n\nb\n"),
        ("<table><tr><td>a<td>b<tr><td>c<td><p>d<p>e<p>f<p>g</table>", "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n"),
        ("<table><tr><td>Penulis:<td>Budi<tr><td>Editor:<td>Sari</table>", "Penulis: Budi\n\nEditor: Sari\n"),
        ("<table><tr><td>a<td><ul><li>b</ul><tr><td>c<td>d</table>", "a\n\n- b\n\nc\n\nd\n"),
        (
            "<table><tr><td>kiri<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>",
            "kiri\n\n|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n",
        ),
    ],
)
def test_the_structure_of_a_page_stays(markup: str, page: str) -> None:
    assert markdown(markup) == page


def test_headings_of_the_text_stand_below_the_title() -> None:
    assert markdown("<h1>Satu</h1><h2>Dua</h2>", "Judul") == "# Judul\n\n## Satu\n\n## Dua\n"


@pytest.mark.parametrize(
    ("markup", "page"),
    [
        ("<p>kata <a href='/x'>lurah</a>.", "kata [lurah](https://kabar.example/x).\n"),
        ("<h2><a href='/x'>Judul #</a></h2>", "## [Judul #](https://kabar.example/x)\n"),
        ("<ul><li><a href='/x'>a</a> b</ul>", "- [a](https://kabar.example/x) b\n"),
        ("<p>Wah!<a href='/x'>a</a>", "Wah\\![a](https://kabar.example/x)\n"),
        ("<p><a href='/x'> - [a] </a>", "[- \\[a\\]](https://kabar.example/x)\n"),
        ("<p># <a href='/x'>a</a>", "\\# [a](https://kabar.example/x)\n"),
        ("<p>a_<a href='/x'>_b</a>_c", "a\\_[\\_b](https://kabar.example/x)\\_c\n"),
        ("<p><a href='/x (1)`|<b>'>a</a>", "[a](https://kabar.example/x%20%281%29%60%7C%3Cb%3E)\n"),
        ("<p><a href='/x?a=1&amp;b=2&amp;amp;c'>a</a>", "[a](https://kabar.example/x?a=1&b=2\\&amp;c)\n"),
        ("<p><a href='/\u202ex'>a</a>", "[a](https://kabar.example/%E2%80%AEx)\n"),
        ("<p><a href='javascript:alert(1)'>a</a> <a href='data:,x'>b</a>", "a b\n"),
    ],
)
def test_links_lead_where_they_led_and_never_into_a_script(markup: str, page: str) -> None:
    assert markdown(markup) == page


@pytest.mark.parametrize(
    "text",
    [
        "# tagar", "1. satu", "- butir", "<b>tebal</b>", "| a | b |", "``` kode", "> kutip", "---", "[a]: b", "===",
        "*", "+", "2)", "&lt;", "~~a~~", "http://a.example/_b_",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["<p>{}</p>", "<ul><li>{}</ul>", "<blockquote>{}</blockquote>", "<h2>{}</h2>"])
def test_text_stays_text_wherever_it_stands(around: str, text: str) -> None:
    page = markdown(around.format(text.replace("&", "&amp;").replace("<", "&lt;")))
    assert read_back(page) == [text]


def test_a_removal_takes_the_links_within_it_and_shortens_those_that_it_cuts() -> None:
    links = ((0, 7, "u"), (15, 25, "v"), (26, 29, "w"))
    block = Block(0, "JAKARTA - Kata lurah desa itu.", 0, 1, "/p[1]", "p", 0.5, links)
    check = Check("a/b", "dateline", "why", lambda document, blocks: ())
    document = Document((block,), block.text, "html")
    cuts = (Span(0, 0, 10), Span(0, 20, 25))
    settled = engine.settle(document, [Claim(check, Hit(span, "", named=True)) for span in cuts])
    (paragraph,) = Result(document, settled, ledger.kept(document, settled), Metadata(), "").outline
    assert paragraph.text == "Kata lurah itu."
    assert [(paragraph.text[start:end], address) for start, end, address in paragraph.links] == [
        ("lurah", "v"),
        ("itu", "w"),
    ]


SENTENCES = [
    f"Paragraf ke-{number} menceritakan bagaimana warga <a href='/pohon'>menanam pohon</a> di tepi sungai sejak pagi."
    for number in ("satu", "dua", "tiga", "empat", "lima", "enam")
]
PAGE = f"""<!doctype html><html><head><title>Warga Menanam Pohon - Contoh</title></head><body>
<nav><ul><li><a href="/a">Nasional</a></li><li><a href="/b">Ekonomi</a></li></ul></nav>
<article><h1>Warga Menanam Pohon di Tepi Sungai</h1>{"".join(f"<p>{one}</p>" for one in SENTENCES[:3])}
<blockquote><p>{SENTENCES[3]}</p></blockquote><ol><li>{SENTENCES[4]}</li><li>{SENTENCES[5]}</li></ol></article>
</body></html>"""


def test_a_cleaned_page_read_back_is_its_text() -> None:
    result = Cleaner().clean(PAGE, url=URL)
    page = render(result.record(), result.outline)
    assert read_back(page) == ["Warga Menanam Pohon di Tepi Sungai", *result.paragraphs]
    assert page.count("[menanam pohon](https://kabar.example/pohon)") == 6
    assert "\n> Paragraf" in page
    assert "\n1. Paragraf ke-lima" in page
    assert "Nasional" not in page


def test_a_dump_has_no_outline_and_reads_as_before() -> None:
    result = Cleaner().clean("Harga beras naik.\nHarga cabai turun.")
    assert result.outline == ()
    assert render(result.record(), result.outline) == "Harga beras naik.\n\nHarga cabai turun.\n"


WORD = st.text(alphabet="ab1. -+*_#>`~<>/=[]()!&;:\\|", min_size=1, max_size=14).map(str.strip).filter(bool)
TAGS = st.sampled_from(["p", "h2", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "div", "a"])
STEP = st.builds("{}[{}]".format, TAGS, st.integers(1, 3))
PATHS = st.lists(STEP, max_size=7).map(lambda steps: "".join(f"/{step}" for step in steps))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(WORD)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False) if start < end]
    links = tuple((*span, draw(st.sampled_from([URL, URL + "?a_b=*&c;"]))) for span in spans)
    return Paragraph(text, draw(st.sampled_from(["p", "h2", "li"])), draw(PATHS), links)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(paragraphs(), max_size=7))
def test_any_outline_is_read_back_as_text_and_links(outline: list[Paragraph]) -> None:
    page = render({"title": None, "text": ""}, outline)
    # Cells of several paragraphs are joined by a blank.
    assert " ".join(read_back(page)).split() == " ".join(one.text for one in outline).split()
    kinds = {child.type for token in parser.parse(page) for child in token.children or ()}
    assert kinds <= {"text", "text_special", "link_open", "link_close"}
    links = [child for token in parser.parse(page) for child in token.children or () if child.type == "link_open"]
    words = sum(bool(one.text[start:end].strip()) for one in outline for start, end, _ in one.links)
    assert len(links) == words
    assert all(str(link.attrs["href"]).startswith(URL) for link in links)


PIECES = """<p>satu <h2>judul </h2> <ul> </ul> <ol> </ol> <li>butir </li> <blockquote> </blockquote> <table> </table>
    <tr> <td>sel <th>kepala </td> <a/href=/x>tautan </a> <div> </div> # 1. | - <br> <pre> </pre>"""
SOUP = st.lists(st.sampled_from(PIECES.split()), max_size=30).map(" ".join)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(SOUP)
def test_any_soup_is_read_back_as_its_visible_text(markup: str) -> None:
    shown = html.read(markup, URL).document.source.split()
    assert " ".join(read_back(markdown(markup))).split() == shown
