"""The marked page: what its margin says, what it refuses, and that printing and parsing are each other's inverse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import marked
from cleaner.model import Block, Check, Claim, Document, Effect, Hit, Removal, Settlement, Span
from cleaner.text import is_blank, lines

CHECK = Check("site/rule", "other", "An example.", lambda document, blocks: ())

PAGE = """\
- contoh.co.id
+ Harga bahan pokok turun sejak awal pekan.

~ {--JAKARTA, Contoh - --}Presiden tiba kemarin.
= place: JAKARTA
-
+   dua blank di depan
"""


def document_of(source: str) -> Document:
    blocks = tuple(Block(index, text, start, line) for index, (line, start, text) in enumerate(lines(source)))
    return Document(blocks, source)


def settlement_of(*spans: Span, fields: tuple[tuple[str, str], ...] = ()) -> Settlement:
    claims = [Claim(CHECK, Hit(span, "evidence", fields=fields)) for span in spans]
    return Settlement(tuple(Removal(claim.span, (claim,)) for claim in claims), tuple(claims))


def test_the_margin_stripped_gives_the_page():
    assert marked.parse(PAGE).source.split("\n") == [
        "contoh.co.id",
        "Harga bahan pokok turun sejak awal pekan.",
        "",
        "JAKARTA, Contoh - Presiden tiba kemarin.",
        "",
        "  dua blank di depan",
    ]


def test_each_line_has_its_fate_its_number_and_its_spans():
    page = marked.parse(PAGE)
    assert [(line.number, line.fate, line.spans) for line in page.lines] == [
        (1, "gone", ((0, 12),)),
        (2, "kept", ()),
        (3, "kept", ()),
        (4, "partly", ((0, 18),)),
        (6, "kept", ()),
        (7, "kept", ()),
    ]
    assert page.expected == (
        "Harga bahan pokok turun sejak awal pekan.",
        "Presiden tiba kemarin.",
        "dua blank di depan",
    )


def test_hits_and_near_misses_are_told_apart_and_empty_lines_are_neither():
    page = marked.parse(PAGE)
    assert [line.number for line in page.goes] == [1, 4]
    assert [line.number for line in page.stays] == [2, 7]


def test_fields_stand_beside_the_page_with_their_line():
    page = marked.parse("= place:  WASHINGTON DC, AS \n+ Satu.\n= date: 2021-12-30T22:46:00+07:00\n")
    assert page.fields == (("place", "WASHINGTON DC, AS"), ("date", "2021-12-30T22:46:00+07:00"))
    assert page.field_lines == (1, 3)
    assert page.source == "Satu."


def test_lines_end_as_in_dumps_and_at_no_other_break_of_unicode():
    page = marked.parse("+ satu\u2028dua\x85tiga\r\n- empat\r+ lima")
    assert page.source == "satu\u2028dua\x85tiga\nempat\nlima"


def test_an_empty_text_is_an_empty_page():
    assert marked.parse("").source == ""
    assert marked.parse("").expected == ()


def test_braces_are_plain_text_in_lines_that_stay_or_go():
    page = marked.parse(r"+ a {--b--} \{-- c" + "\n- {--d")
    assert page.source == "a {--b--} \\{-- c\n{--d"
    assert page.expected == (r"a {--b--} \{-- c",)


@pytest.mark.parametrize(
    ("row", "text", "spans"),
    [
        (r"~ \{--{--x--}", "{--x", ((3, 4),)),
        (r"~ {--a\--}b--}c", "a--}bc", ((0, 5),)),
        (r"~ a\\{--b--}", r"a" + "\\b", ((2, 3),)),
        (r"~ a\b{--c--}", r"a\bc", ((3, 4),)),
        ("~ {--x{---}y", "x{-y", ((0, 3),)),
        ("~ --} {--x--} --}", "--} x --}", ((4, 5),)),
        ("~ {--a--}b{--c--}", "abc", ((0, 1), (2, 3))),
    ],
)
def test_braces_of_the_page_are_told_from_those_of_the_notation(row, text, spans):
    line = marked.parse(row).lines[0]
    assert (line.text, line.spans) == (text, spans)


@pytest.mark.parametrize(
    ("text", "number", "message"),
    [
        ("+ ok\nno margin", 2, "no margin"),
        ("+ ok\n\n+glued", 3, "no margin"),
        ("-\n~", 2, "no margin"),
        ("~ nothing goes here", 1, "nothing goes"),
        ("~ nothing {----} here", 1, "nothing goes"),
        ("~ {--open", 1, "without its"),
        (r"~ {--open\--} more", 1, "without its"),
        ("= place JAKARTA", 1, "no field and value"),
        ("= place:", 1, "no field and value"),
    ],
)
def test_what_is_no_marked_page_is_refused_with_its_line_and_a_hint(text, number, message):
    with pytest.raises(marked.MarkedError, match=message) as caught:
        marked.parse(text)
    assert caught.value.line == number
    assert caught.value.hint


def test_a_document_is_printed_with_its_empty_lines_and_fields():
    document = document_of("contoh.co.id\n\nJAKARTA - Presiden tiba.\n")
    settlement = settlement_of(Span(0, 0, 12), Span(1, 0, 10), fields=(("place", " JAKARTA "), ("editor", "")))
    assert marked.print_page(document, settlement) == (
        "- contoh.co.id\n= place: JAKARTA\n\n~ {--JAKARTA - --}Presiden tiba.\n= place: JAKARTA\n"
    )


def test_a_line_of_which_only_blanks_stay_is_printed_as_gone():
    assert marked.print_page(document_of("  Iklan  "), settlement_of(Span(0, 2, 7))) == "-   Iklan  \n"


def test_a_line_break_inside_a_block_of_html_is_a_blank():
    document = Document((Block(0, "satu\r\ndua", 0, 1, path="/p"),), "", kind="html")
    assert marked.print_page(document, settlement_of(Span(0, 0, 6))) == "~ {--satu  --}dua\n"


# Dense in what the notation must escape.
PIECE = st.text(alphabet="{-}\\ab ", max_size=12)
SOURCES = st.lists(PIECE, max_size=6).map("\n".join)


@st.composite
def settled_pages(draw: st.DrawFn) -> tuple[Document, Settlement]:
    document = document_of(draw(SOURCES))
    spans = []
    for block in document.blocks:
        edges = draw(st.lists(st.integers(0, len(block.text)), max_size=4, unique=True).map(sorted))
        spans.extend(Span(block.index, start, end) for start, end in zip(edges[::2], edges[1::2], strict=False))
    return document, settlement_of(*spans)


@given(settled_pages())
def test_what_is_printed_is_read_back_as_it_was(settled):
    document, settlement = settled
    page = marked.parse(marked.print_page(document, settlement))
    rows = [line for line in page.lines if line.text]
    assert [line.text for line in rows] == [block.text for block in document.blocks]
    for line, block in zip(rows, document.blocks, strict=True):
        spans = tuple((r.span.start, r.span.end) for r in settlement.removals if r.span.block == block.index)
        if line.fate == "partly":
            assert line.spans == spans
        else:
            assert is_blank(line.kept) == (line.fate == "gone")
            assert bool(spans) == (line.fate == "gone")


@given(settled_pages())
def test_a_page_agrees_with_the_settlement_it_was_printed_from(settled):
    document, settlement = settled
    page = marked.parse(marked.print_page(document, settlement))
    assert marked.compare(page, document_of(page.source), settlement) == ()


@given(st.text(alphabet="+-~= {}\\\nab:", max_size=40))
def test_any_text_is_a_page_or_an_error_that_says_where(text):
    try:
        length, line = len(marked.parse(text).source), 1
    except marked.MarkedError as error:
        length, line = 0, error.line
    assert length <= len(text)
    assert 1 <= line <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize(
    ("row", "spans", "expected"),
    [
        ("+ Harga turun.", (Span(0, 0, 5),), [("noisy", "Harga")]),
        ("- Iklan", (), [("missing", "Iklan")]),
        ("~ {--JAKARTA - --}Ia tiba.", (Span(0, 0, 9),), []),
        ("~ {--JAKARTA - --}Ia tiba.", (Span(0, 0, 13),), [("noisy", "Ia")]),
        ("~ {--JAKARTA - --}Ia tiba.", (Span(0, 0, 7),), [("missing", "-")]),
        ("~ Ia {--dan--} dia {--pun--}", (Span(0, 3, 17),), [("noisy", "dia")]),
        ("~ {--satu--} dua {--tiga--}", (Span(0, 0, 4), Span(0, 8, 13)), []),
        ("~ Ia {--dan dia--} pun", (Span(0, 3, 6), Span(0, 7, 10)), []),
    ],
)
def test_differences_say_what_went_or_stayed_against_the_margin(row, spans, expected):
    page = marked.parse("+\n" + row)
    found = marked.compare(page, document_of(page.source), settlement_of(*spans))
    assert [(difference.kind, difference.text) for difference in found] == expected
    assert all(difference.line == 2 for difference in found)
    assert all((difference.checks == ("site/rule",)) == (difference.kind == "noisy") for difference in found)


def test_a_note_is_printed_as_a_field_of_a_line_that_stays():
    note = Check("site/note", "byline", "An example.", lambda document, blocks: (), effect=Effect.NOTE)
    claim = Claim(note, Hit(Span(0, 0, 4), "Oleh", fields=(("author", "Budi"),)))
    printed = marked.print_page(document_of("Oleh Budi menulis."), Settlement((), (claim,)))
    assert printed == "+ Oleh Budi menulis.\n= author: Budi\n"
