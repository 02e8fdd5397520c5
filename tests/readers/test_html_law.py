"""The law of the reader: each visible character stands in exactly one block, in the order of the page."""

from __future__ import annotations

import pytest

pytest.importorskip("turbohtml")

from bs4 import BeautifulSoup, Comment
from hypothesis import given
from hypothesis import strategies as st

from cleaner.readers import _walk, html
from tests.property.strategies import SETTINGS

HIDING = ("hidden", 'style="display:none"', 'aria-hidden="true"')
WORDS = st.sampled_from(
    ["satu", "dua,", "tiga.", " ", "\n\t", "&amp;", "&nbsp;", "é", "“", "<br>", "<!-- x -->", "🙂", "a:"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map("".join)
ATTRIBUTES = st.sampled_from(["", "", "", ' class="a b"', ' id="c"', *(f" {one}" for one in HIDING)])


def wrapped(children: st.SearchStrategy[str], tags: list[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(tags), ATTRIBUTES, st.lists(children, max_size=4)).map(
        lambda made: f"<{made[0]}{made[1]}>{''.join(made[2])}</{made[0]}>"
    )


def row(cells: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


INLINE = st.recursive(
    TEXT, lambda inner: wrapped(inner, ["b", "span", "em", "noscript", "template", "i"]), max_leaves=5
)
LINKED = wrapped(INLINE, ["a"])
PHRASE = st.one_of(INLINE, LINKED)
UNSEEN = st.sampled_from(
    ["<script>x<y</script>", "<style>x</style>", "<svg><text>x</text></svg>", "<textarea>x</textarea>"]
)
TABLES = st.lists(st.lists(PHRASE, min_size=1, max_size=3), max_size=3).map(
    lambda rows: "<table><tbody>" + "".join(map(row, rows)) + "</tbody></table>"
)
LISTS = st.lists(PHRASE, max_size=3).map(lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
# Well-formed by construction, so that the simplest of parsers builds the same tree as a browser.
FLOW = st.recursive(
    st.one_of(PHRASE, UNSEEN, TABLES, LISTS, wrapped(PHRASE, ["p", "h2", "pre", "figcaption"])),
    lambda inner: wrapped(inner, ["div", "section", "blockquote", "article"]),
    max_leaves=12,
)
PAGES = st.lists(FLOW, max_size=5).map(
    lambda parts: f"<html><head><title>t</title></head><body>{''.join(parts)}</body></html>"
)
# Anything at all that has tags in it.
_TAGS = """<p> </p> <div> </div> <table> <tr> <td> </table> <li> <b> </b> <a/href=x> </a> <h1> <pre> </pre> <select>
    <option> <form> <svg> </svg> <frameset> <p & <!"""
SOUP = st.lists(st.one_of(TEXT, st.sampled_from(_TAGS.split())), max_size=25).map("".join)


def shown(text: str) -> str:
    """The characters that a reader of the page sees, less those that show nothing."""
    return "".join(char for char in text if not char.isspace())


def oracle(markup: str) -> str:
    """The visible text by another parser and another walk."""
    soup = BeautifulSoup(markup, "html.parser")
    found = []
    for string in soup.find_all(string=True):
        if isinstance(string, Comment):
            continue
        above = [parent for parent in string.parents if parent.name != "[document]"]
        if not any(parent.name in _walk.UNSEEN or is_hidden(parent.attrs) for parent in above):
            found.append(str(string))
    return shown("".join(found))


def is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or "none" in attributes.get("style", "") or attributes.get("aria-hidden") == "true"


@SETTINGS
@given(PAGES)
def test_each_visible_character_is_in_exactly_one_block(markup: str) -> None:
    assert shown("".join(block.text for block in html.read(markup).document.blocks)) == oracle(markup)


@SETTINGS
@given(SOUP)
def test_blocks_of_any_soup_tile_the_visible_text(markup: str) -> None:
    document = html.read(markup).document
    assert document.source == "\n".join(block.text for block in document.blocks)
    position = 0
    for index, block in enumerate(document.blocks):
        assert (block.index, block.line, block.start) == (index, index + 1, position)
        assert shown(block.text)
        assert "\n" not in block.text
        assert "\r" not in block.text
        assert 0 <= block.link_share <= 1
        position += len(block.text) + 1


@SETTINGS
@given(SOUP)
def test_bytes_and_text_give_the_same_blocks(markup: str) -> None:
    raw = b"\xef\xbb\xbf" + markup.encode()
    assert html.read(raw).document.blocks == html.read(markup).document.blocks
