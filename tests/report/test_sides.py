"""The original rebuilt from a record, line by line, and what of it is shown."""

from __future__ import annotations

import pytest

from cleaner.report import _sides
from cleaner.report._seen import Seen
from tests.report.records import DUMP, HTML, SENTENCES, plain, record


def lines(page):
    return [line for run in _sides.sides(Seen.of(page)) for line in run.lines]


def words(line):
    return "".join(piece.words for piece in line.pieces)


def test_every_line_of_a_dump_is_there_with_its_number_its_fate_and_what_is_left(tool):
    raw = f"\n  {DUMP}\r\n\r\nBaca Juga: Rupiah\n"
    found = lines(record(raw, tool=tool))
    expected = [(at, line) for at, line in enumerate(raw.replace("\r\n", "\n").split("\n"), 1) if line.strip()]
    assert [(line.number, words(line)) for line in found] == expected
    assert [line.fate for line in found] == ["partly", "kept", "kept", "gone", "kept", "kept", "kept", "gone"]
    assert [line.cleaned for line in found if line.fate != "gone"] == SENTENCES


def test_the_visible_text_of_an_html_page_is_rebuilt_a_block_a_line(tool):
    found = lines(record(HTML, tool=tool))
    assert [words(line) for line in found] == [block.text for block in tool.clean(HTML).document.blocks]
    assert [line.outside for line in found[:6]] == [True] * 6
    assert not any(line.outside for line in found if line.fate == "kept")


def test_a_broken_sentence_is_shown_as_the_lines_it_was(tool):
    pieces = ["Mobil buatan", "Contoh Motor", ", yang dijual mulai pekan ini, laku keras di kota itu.", "Kata", "Rudi"]
    raw = "\n".join([*SENTENCES, *pieces, ", pembeli mengantre di depan toko sejak pagi hari kemarin."])
    page = record(raw, tool=tool)
    assert "Contoh Motor, yang dijual" in page["text"]
    assert [words(line) for line in lines(page)] == raw.split("\n")


def test_bytes_that_could_not_be_decoded_are_replacement_characters_in_their_place(tool):
    raw = (
        f"{DUMP}\nKafé, café, résumé.\nHarga ".encode()
        + b"\xff\xfe"
        + b" beras turun lagi di pasar induk sejak awal pekan."
    )
    page = record(raw, tool=tool)
    assert any(item["rule"] == "undecodable" for item in page["removed"])
    last = lines(page)[-1]
    assert words(last) == "Harga \ufffd\ufffd beras turun lagi di pasar induk sejak awal pekan."
    assert last.fate == "kept"


@pytest.mark.parametrize(
    "bend",
    [
        lambda page: page.update(text=""),
        lambda page: page["removed"][0].update(start=10**15, end=10**15 + 5, text="Iklan"),
        lambda page: page["removed"].reverse(),
        lambda page: page["removed"][-1].update(text="lain"),
        lambda page: page["removed"].append({**page["removed"][0], "rule": "undecodable", "end": 10**15}),
    ],
)
def test_a_ledger_that_does_not_fit_its_text_gives_no_original(tool, bend):
    page = record(DUMP, tool=tool)
    assert _sides.sides(Seen.of(page)) is not None
    bend(page)
    assert _sides.sides(Seen.of(page)) is None


def test_a_long_line_and_a_long_page_say_how_much_is_missing(tool):
    (run,) = _sides.sides(Seen.of(record("x" * (_sides.LINE_CHARS + 5), tool=tool)))
    assert (len(words(run.lines[0])), run.lines[0].hidden) == (_sides.LINE_CHARS, 5)
    raw = "\n".join(f"Kalimat nomor {at} di halaman ini cukup panjang untuk tetap tinggal." for at in range(400))
    runs = _sides.sides(Seen.of(record(raw, tool=tool)))
    assert sum(len(run.lines) for run in runs) == _sides.PAGE_LINES
    assert sum(len(run.lines) + run.more for run in runs) == 400


def test_a_menu_does_not_hide_the_article_behind_it(tool):
    menu = "".join(f"<li><a href='/{at}'>Kanal {at}</a></li>" for at in range(300))
    runs = _sides.sides(Seen.of(record(HTML.replace("<nav><ul>", f"<nav><ul>{menu}"), tool=tool)))
    assert (runs[0].is_long, len(runs[0].lines)) == (True, _sides.RUN_LINES)
    assert runs[0].more >= 300 - _sides.RUN_LINES
    assert any(line.fate == "kept" for run in runs[1:] for line in run.lines)


def test_no_page_is_shown_beyond_its_characters():
    text = "\n\n".join(["y" * 1_000] * 400)  # 250 lines of them are more than the characters
    removed = [
        {
            "rule": "space",
            "category": "space",
            "start": at * 1_002 + 1_000,
            "end": at * 1_002 + 1_002,
            "text": "\n\n",
            "why": "",
        }
        for at in range(399)
    ]
    runs = _sides.sides(Seen.of(plain(text=text, removed=removed)))
    shown = sum(len(words(line)) for run in runs for line in run.lines)
    assert shown == _sides.PAGE_CHARS
    assert sum(len(run.lines) + run.more for run in runs) == 400


def test_the_clean_text_alone_is_shown_where_there_is_no_ledger():
    (run,) = _sides.alone("Satu.\n\nDua.")
    assert [(line.number, words(line), line.fate) for line in run.lines] == [(1, "Satu.", "kept"), (2, "Dua.", "kept")]
    assert _sides.sides(Seen.of(plain())) is None
