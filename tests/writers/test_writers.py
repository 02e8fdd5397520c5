"""The formats: what a record looks like as text, as Markdown and as JSON Lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner.writers import WRITERS


def record(text: str = "", title: str | None = None) -> dict[str, object]:
    return {"id": "a.txt", "title": title, "text": text}


def test_the_formats_are_found_by_name():
    assert {name: (writer.suffix, writer.rows) for name, writer in WRITERS.items()} == {
        "jsonl": (".jsonl", True),
        "markdown": (".md", False),
        "parquet": (".parquet", True),
        "text": (".txt", False),
    }


def test_text_ends_in_a_line_break_unless_it_is_empty():
    render = WRITERS["text"].render
    assert render(record("Satu.\n\nDua.")) == "Satu.\n\nDua.\n"
    assert render(record("")) == ""


def test_a_record_is_one_line_of_json_that_keeps_its_order_and_its_letters():
    line = WRITERS["jsonl"].render({"id": "é", "text": "a\nb", "authors": ["Budi"], "date": None})
    assert line == '{"id": "é", "text": "a\\nb", "authors": ["Budi"], "date": null}\n'


@given(st.text())
def test_any_text_makes_one_line_of_json_that_gives_it_back(text):
    line = WRITERS["jsonl"].render({"id": "a", "text": text})
    assert len(line.splitlines()) == 1
    assert not any(0x7F <= ord(char) <= 0x9F for char in line)
    assert json.loads(line.encode("utf-8"))["text"] == text


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\u2028", "\u2029"])
def test_what_breaks_lines_of_json_for_others_is_escaped(char):
    line = WRITERS["jsonl"].render({"text": f"Satu{char}dua\u00a0\u00adtiga"})
    assert line == f'{{"text": "Satu\\u{ord(char):04x}dua\u00a0\u00adtiga"}}\n'
    assert WRITERS["jsonl"].render({"text": char}) == f'{{"text": "\\u{ord(char):04x}"}}\n'


def test_what_utf8_cannot_hold_is_escaped_in_json():
    line = WRITERS["jsonl"].render({"id": "\udce9", "text": "é"})
    assert line.encode("ascii") == b'{"id": "\\udce9", "text": "\\u00e9"}\n'


def test_markdown_has_the_title_as_its_heading():
    assert WRITERS["markdown"].render(record("Satu.\n\nDua.", "Judul\n berita")) == "# Judul berita\n\nSatu.\n\nDua.\n"
    assert WRITERS["markdown"].render(record("Satu.")) == "Satu.\n"
    assert WRITERS["markdown"].render(record("")) == ""


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. Bank", "1\\. Bank"),
        ("2021) Bank", "2021\\) Bank"),
        ("2021. ", "2021\\. "),
        ("# tagar", "\\# tagar"),
        ("- butir", "\\- butir"),
        ("---", "\\---"),
        ("> kutipan", "\\> kutipan"),
        ("<b>tebal</b>", "\\<b>tebal\\</b>"),
        ("a *b* _c_ `d` [e](f)", "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f)"),
        ("AT&amp;T", "AT\\&amp;T"),
        # Near misses: what Markdown does not misread stays as it is.
        ("1.000 orang", "1.000 orang"),
        ("#tagar", "#tagar"),
        ("-5 derajat", "-5 derajat"),
        ("snake_case & 3 < 4 ~ 5", "snake_case & 3 < 4 ~ 5"),
        ("Harga naik. 5. Turun - lagi", "Harga naik. 5. Turun - lagi"),
    ],
)
def test_only_what_markdown_would_misread_is_escaped(text, escaped):
    assert WRITERS["markdown"].render(record(text)) == escaped + "\n"


# Dense in what CommonMark knows.
WORD = st.text(alphabet="ab1. -+*_#>`~<>/=[]()!&;:\\|", min_size=1, max_size=14).map(str.strip).filter(bool)


@given(st.lists(WORD, max_size=4), WORD)
def test_markdown_is_read_back_as_it_was_written(paragraphs, title):
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    page = WRITERS["markdown"].render(record("\n\n".join(paragraphs), title))
    tokens = [token for token in parser.parse(page) if token.type == "inline"]
    shown = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert [" ".join(text.split()) for text in shown] == [" ".join(text.split()) for text in [title, *paragraphs]]
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special"}
