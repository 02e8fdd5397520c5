"""The account of one page, line by line."""

from __future__ import annotations

from dataclasses import replace

from cleaner import ledger
from cleaner.engine import settle
from cleaner.model import Block, Check, Claim, Document, Hit, Settlement, Span
from cleaner.readers import text

CHECK = Check("kontan/dateline", "dateline", "why", lambda document, blocks: ())


def taking(document: Document, *spans: Span) -> Settlement:
    return settle(document, [Claim(CHECK, Hit(span, "", named=True)) for span in spans])


def test_entries_name_rule_line_and_offsets_and_blanks_are_entries_too() -> None:
    document = text.read("Iklan\r\n\r\nJAKARTA - Isi. ")
    settlement = taking(document, Span(0, 0, 5), Span(1, 0, 10))
    left = ledger.kept(document, settlement)
    assert [one.text for one in left] == ["Isi."]
    assert [(e.rule, e.line, e.start, e.end, e.text) for e in ledger.entries(document, settlement, left)] == [
        ("kontan/dateline", 1, 0, 5, "Iklan"),
        ("space", 1, 5, 9, "\r\n\r\n"),
        ("kontan/dateline", 3, 9, 19, "JAKARTA - "),
        ("space", 3, 23, 24, " "),
    ]


def test_entries_of_an_html_page_name_the_path_of_their_block_and_no_line() -> None:
    blocks = (
        Block(0, "Menu", 0, 1, "/nav[1]"),
        Block(1, "JAKARTA - Isi.", 5, 2, "/p[2]"),
        Block(2, "X", 20, 3, "/p[3]"),
    )
    document = Document(blocks, "Menu\nJAKARTA - Isi.\nX", "html")
    settlement = taking(document, Span(0, 0, 4), Span(1, 0, 10))
    left = ledger.kept(document, settlement)
    assert [(e.rule, e.line, e.path, e.text) for e in ledger.entries(document, settlement, left)] == [
        ("kontan/dateline", None, "/nav[1]", "Menu"),
        ("space", None, "/nav[1]", "\n"),
        ("kontan/dateline", None, "/p[2]", "JAKARTA - "),
        ("space", None, "/p[2]", "\n"),
    ]


def test_what_stands_before_the_first_block_of_a_page_has_an_empty_path() -> None:
    document = Document((Block(0, "Isi.", 1, 1, "/p[1]"),), "\nIsi.", "html")
    settlement = taking(document)
    found = ledger.entries(document, settlement, ledger.kept(document, settlement))
    assert [(entry.path, entry.text) for entry in found] == [("", "\n")]


def test_what_could_not_be_decoded_is_base64_and_not_in_the_text() -> None:
    document = text.read("kafé kafé ".encode() + b"\xff kopi")
    settlement = taking(document)
    left = ledger.kept(document, settlement)
    assert [one.text for one in left] == ["kafé kafé kopi"]
    found = list(ledger.entries(document, settlement, left))
    assert [(entry.rule, entry.text) for entry in found] == [("undecodable", "/w=="), ("space", " ")]


def test_control_characters_are_not_kept_but_accounted_for() -> None:
    document = text.read("ha\x00rga\x1b[31m")
    settlement = taking(document)
    left = ledger.kept(document, settlement)
    assert [one.text for one in left] == ["harga[31m"]
    assert [entry.text for entry in ledger.entries(document, settlement, left)] == ["\x00", "\x1b"]


def test_a_cut_inside_a_line_leaves_one_blank() -> None:
    document = text.read("Isi pertama. Baca juga: Teh. Isi kedua.")
    settlement = taking(document, Span(0, 13, 28))
    assert [one.text for one in ledger.kept(document, settlement)] == ["Isi pertama. Isi kedua."]


def test_pieces_of_a_broken_sentence_are_joined_and_can_be_taken_apart() -> None:
    document = replace(
        text.read("Disitat dari\nContoh\n, mobil itu baru.\nIklan\ndan murah."), continues=frozenset({1, 2, 4})
    )
    settlement = taking(document, Span(3, 0, 5))
    left = ledger.kept(document, settlement)
    paragraphs = ledger.paragraphs(document, left)
    assert paragraphs == ["Disitat dari Contoh, mobil itu baru.", "dan murah."]
    entries = list(ledger.entries(document, settlement, left))
    assert ledger.restore("\n\n".join(paragraphs), entries, None) == document.source
