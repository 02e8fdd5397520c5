"""Every action and modifier on a marked page: what a rule takes, and near it what it leaves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import engine, ledger, trial
from cleaner.model import Block, Document, Effect, Mark
from cleaner.rulebook import actions
from cleaner.rulebook.actions import drop_block
from cleaner.rulebook.actions._classes import is_age, is_headline
from cleaner.rulebook.matcher import Matcher
from tests.rulebook.build import SITE, block, compiled, document, rule

PAGES: dict[str, tuple[dict[str, Any], str]] = {
    "drop takes each line it names, a sentence too": (
        {"drop": {"starts": ["baca juga:"]}},
        """\
- Baca juga: Harga Naik
+ Baca juga buku itu.
- BACA JUGA: Apakah harga beras akan naik lagi pada akhir tahun ini?
""",
    ),
    "head and tail windows count lines that are not empty, either will do": (
        {"drop": {"is": ["bagikan"]}, "at": {"head": 2, "tail": 1}},
        "+ Judul\n\n- Bagikan\n+ Bagikan\n+ Isi\n- Bagikan\n",
    ),
    "a window below one is a share": (
        {"drop": {"is": ["bagikan"]}, "at": {"tail": 0.5}},
        "+ Bagikan\n+ Bagikan\n- Bagikan\n- Bagikan\n",
    ),
    "unless excepts lines": (
        {"drop": {"has": ["iklan"]}, "unless": {"starts": ["iklan layanan"]}},
        "- Iklan baris\n+ Iklan layanan masyarakat\n",
    ),
    "capture takes the line and keeps its groups": (
        {"capture": {"re": ["^Editor: (?P<editor>.+)$"]}},
        "- Editor: Budi  Santoso\n= editor: Budi Santoso\n+ Kata Editor: Budi\n",
    ),
    "capture that stays only notes": (
        {"capture": {"re": [r"\((?P<source>ANTARA|AFP)\)$"], "stays": True}},
        "+ Hujan turun di kota itu. (ANTARA)\n= source: ANTARA\n+ Hujan turun (lagi)\n",
    ),
    "strip_prefix anchors its pattern and takes the blanks behind": (
        {"strip_prefix": {"re": [r"(?P<place>[A-Z]{3,}), CONTOH\.ID -"]}},
        """\
~ {--JAKARTA, CONTOH.ID –  --}Presiden tiba.
= place: JAKARTA
~ • {--JAKARTA, CONTOH.ID - --}Presiden tiba.
+ Dari JAKARTA, CONTOH.ID - begitu.
- JAKARTA, CONTOH.ID -
""",
    ),
    "strip_prefix takes the longest of its phrases": (
        {"strip_prefix": {"starts": ["foto", "foto:"]}},
        "~ {--Foto: --}Budi\n+ Kata foto: Budi\n",
    ),
    "strip_prefix takes a dateline off a sentence": (
        {"strip_prefix": {"starts": ["contoh.id -"]}},
        "~ {--Contoh.id - --}Harga bahan pokok di pasar turun sejak awal pekan ini.\n+ Kata contoh.id -\n",
    ),
    "strip_suffix anchors its pattern and takes the blanks before": (
        {"strip_suffix": {"re": [r"\((?P<author>[a-z]{3}/[a-z]{3})\)"]}},
        """\
~ Hujan turun.{-- (abc/def) --}
= author: abc/def
~ Kata (abc/def) itu{-- (abc/def)--}
+ Hujan (abc/def) turun.
- (abc/def)
""",
    ),
    "strip_suffix takes phrases": (
        {"strip_suffix": {"ends": ["- contoh.id"]}},
        "~ Hujan turun.{-- – Contoh.id--}\n+ - contoh.id dikutip\n",
    ),
    "drop_block goes on while lines match, up to a sentence": (
        {"drop_block": {"from": {"is": ["berita terkait"]}, "while": {"max_words": 18}}},
        """\
+ Hujan turun.
- Berita Terkait
- Rupiah Melemah
- Harga Emas Naik
+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
+ Rupiah Melemah
+ Berita terkait itu
""",
    ),
    "drop_block counts its lines": (
        {"drop_block": {"from": {"is": ["terkait"]}, "while": {"max_words": 9}, "max_lines": 2}},
        "- Terkait\n- Satu\n- Dua\n+ Tiga\n- Terkait\n- Satu\n- Terkait\n- Satu\n- Dua\n+ Tiga\n",
    ),
    "drop_block with an end takes nothing where the end is out of reach": (
        {"drop_block": {"from": {"is": ["tag"]}, "to": {"is": ["komentar"]}, "max_lines": 3}},
        "+ Tag\n+ Satu\n- Tag\n- Satu\n- Dua\n- Komentar\n+ Tag\n+ Satu\n+ Dua\n+ Tiga\n+ Komentar\n",
    ),
    "drop_block with an end stops at a sentence": (
        {"drop_block": {"from": {"is": ["tag"]}, "to": {"is": ["komentar"]}}},
        """\
+ Tag
+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
+ Komentar
- Tag
- Beras
- Komentar
""",
    ),
    "drop_block begins anew after its end": (
        {"drop_block": {"from": {"is": ["iklan"]}, "to": {"is": ["iklan"]}}},
        "- Iklan\n- Sepatu\n- Iklan\n+ Hujan turun.\n- Iklan\n- Tas\n- Iklan\n+ Selesai\n",
    ),
    "prose: allow lifts the shield": (
        {
            "drop_block": {"from": {"is": ["tag"]}, "to": {"is": ["komentar"]}},
            "prose": "allow",
        },
        """\
- Tag
- Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
- Komentar
+ Tag
""",
    ),
    "a line excepted by unless stays inside a block": (
        {"drop_block": {"from": {"is": ["tag"]}, "while": {"max_words": 3}}, "unless": {"has": ["penting"]}},
        "- Tag\n- Beras\n+ Ini penting\n- Gula\n+ Harga bahan pokok naik\n",
    ),
    "cut_after stops at the first sentence": (
        {"cut_after": {"starts": ["pilihan editor"]}},
        """\
+ Hujan turun.
- Pilihan Editor: Alasan Naik
- Terpopuler
+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
+ Terpopuler
""",
    ),
    "cut_after may take sentences where the rule says so": (
        {"cut_after": {"is": ["komentar"]}, "prose": "allow"},
        """\
+ Hujan turun. Komentar
- Komentar
- Saya setuju sekali dengan apa yang dikatakan oleh beliau.
- Kirim
""",
    ),
    "cut_after looks for its marker in its window": (
        {"cut_after": {"is": ["terpopuler"]}, "at": {"tail": 2}},
        "+ Terpopuler\n+ Satu\n- Terpopuler\n- Dua\n",
    ),
    "cut_before goes back to the nearest sentence": (
        {"cut_before": {"is": ["dengarkan artikel"]}},
        """\
+ Beranda
+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
- Dengarkan artikel
- Bagikan
- Dengarkan artikel
+ Hujan turun.
+ Dengarkan artikel itu
+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
- Dengarkan artikel
""",
    ),
    "keep holds a line and takes none": (
        {"keep": {"starts": ["catatan:"]}},
        "+ Catatan: lihat lampiran\n+ Lampiran\n",
    ),
    "trim takes lines off the tail up to a line that does not match": (
        {"trim": {"side": "tail", "while": {"max_words": 4}}},
        "+ Beras\n+ Harga naik lagi pekan ini\n- Beras\n- Gula\n",
    ),
    "trim takes lines off the head up to a sentence, and no more than allowed": (
        {"trim": {"side": "head", "while": {"min_words": 1}, "max_lines": 2}},
        "- Beras\n- Gula\n+ Kopi\n",
    ),
    "trim stops at a sentence": (
        {"trim": {"side": "head", "while": {"min_words": 1}}},
        "- Beras\n+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.\n+ Gula\n",
    ),
    "trim stops at an excepted line": (
        {"trim": {"side": "tail", "while": {"max_words": 4}}, "unless": {"re": [r"^\d"]}},
        "+ Bahan:\n+ 1 kg beras\n- Gula\n",
    ),
    "drop_cards needs its lead and two items": (
        {
            "drop_cards": {
                "lead": {"is": ["berita terkait"]},
                "item": ["headline", "age", "same?", "prose?", {"is": ["selengkapnya"]}],
            }
        },
        """\
+ Isi berita selesai di sini.
- Berita terkait
- Menteri Menolak Komentar Presiden
- 14 jam lalu
- Menteri Menolak Komentar Presiden
- Menteri itu menolak komentar presiden soal ekonomi kemarin malam.
- Selengkapnya
- Gencatan Senjata Dibahas
- 1 Jam 3 Menit lalu
- Selengkapnya
- Berita terkait
- Bunga Turun
- 5 menit lalu
- Selengkapnya
- Bunga Naik
- 6 menit lalu
- Selengkapnya
+ Berita terkait
+ Menteri Menolak Komentar Presiden
+ 14 jam lalu
+ Selengkapnya
""",
    ),
    "drop_cards without a lead begins anywhere": (
        {"drop_cards": {"item": [{"re": [r"\| \d+ Menit lalu\S"]}, "same"], "to_end": True}},
        """\
+ Bank| 18 Menit laluHujan Guyur Kota
+ Laba naik 5% tahun ini.
- Bank| 18 Menit laluHujan Guyur Kota
- Hujan Guyur Kota
- Kota| 2 Menit laluBunga Turun
- Bunga Turun
- Nasional
+ Pedagang berharap harga tetap stabil sampai akhir tahun nanti.
+ Nasional
""",
    ),
    "drop_cards finds where items begin though a summary may be missing and looks like a headline": (
        {"drop_cards": {"item": ["headline", "age", "prose?"], "min_items": 3}},
        """\
+ Selesai.
- Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan
- 2 hari lalu
- Kopi Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan
- 3 hari lalu
- Teh Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan
- 3 days ago
- Ringkasan ini memuat lebih dari delapan kata dan tidak berhenti
+ Selesai.
""",
    ),
    "drop_cards asks for as many items as the rule says": (
        {"drop_cards": {"item": ["headline", "age"], "min_items": 3}},
        """\
+ Bunga Turun
+ 2 hari lalu
+ Bunga Naik
+ 2 hari lalu
+ Selesai.
- Bunga Turun
- 2 hari lalu
- Bunga Naik
- 2 hari lalu
- Bunga Naik
- 2 hari lalu
""",
    ),
    "a card may begin behind an optional line": (
        {"drop_cards": {"item": [{"is": ["foto"], "optional": True}, "headline", "age"]}},
        "+ Selesai.\n- Bunga Turun\n- 2 hari lalu\n- Foto\n- Bunga Naik\n- 2 hari lalu\n",
    ),
    "an optional matcher may be missing from a card": (
        {"drop_cards": {"item": [{"is": ["foto"], "optional": True}, "headline", "age"]}},
        "+ Foto\n- Foto\n- Bunga Turun\n- 2 hari lalu\n- Bunga Naik\n- 2 hari lalu\n+ Foto\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "page"), PAGES.values(), ids=list(PAGES))
def test_an_action_takes_exactly_what_its_page_says(keys: dict[str, Any], page: str) -> None:
    outcome = trial.try_rule(SITE, rule(**keys), page)
    assert [str(one) for one in (*outcome.differences, *outcome.fields)] == []
    assert outcome.hits
    assert outcome.misses


def test_every_action_is_found_and_has_a_page() -> None:
    assert {action.name for action in actions.ALL} == {
        "drop", "drop_block", "drop_cards", "cut_after", "cut_before", "trim", "strip_prefix", "strip_suffix",
        "capture", "keep",
    }  # fmt: skip
    assert {key for keys, _ in PAGES.values() for key in keys} >= {action.name for action in actions.ALL}


def hits_of(keys: dict[str, Any], page: Document) -> list[tuple[int, bool]]:
    check = compiled(**keys).check
    return [(hit.span.block, hit.named) for hit in check.find(page, page.blocks)]


def test_only_markers_and_proofs_are_named() -> None:
    page = document("Terkait", "Beras", "Tag")
    assert hits_of({"drop": {"is": ["tag"]}}, page) == [(2, True)]
    assert hits_of({"cut_after": {"is": ["terkait"]}}, page) == [(0, True), (1, False), (2, False)]
    block_ = {"from": {"is": ["terkait"]}, "to": {"is": ["tag"]}}
    assert hits_of({"drop_block": block_}, page) == [(0, True), (1, False), (2, True)]
    assert hits_of({"trim": {"side": "tail", "while": {"is": ["tag"]}}}, page) == [(2, False)]


def test_pieces_of_a_broken_sentence_stop_a_cut() -> None:
    page = document("Komentar", "Nama", "Menurut", "Reuters", "harga naik.")
    broken = Document(page.blocks, page.source, continues=frozenset({3, 4}))
    assert hits_of({"cut_after": {"is": ["komentar"]}}, page)[-1] == (4, False)
    assert hits_of({"cut_after": {"is": ["komentar"]}}, broken) == [(0, True), (1, False)]
    page = document("Menurut", "Reuters", "Komentar")
    broken = Document(page.blocks, page.source, continues=frozenset({1}))
    assert hits_of({"cut_before": {"is": ["komentar"]}}, broken) == [(2, True)]


@pytest.mark.parametrize(
    ("action", "share"),
    [("drop", 0.3), ("drop_block", 0.3), ("trim", 0.3), ("strip_prefix", 0.3), ("strip_suffix", 0.3), ("capture", 0.3),
     ("drop_cards", 0.9), ("cut_after", 0.9), ("cut_before", 0.9), ("keep", None)],
)  # fmt: skip
def test_each_action_has_its_budget(action: str, share: float | None) -> None:
    assert {one.name: one.max_share for one in actions.ALL}[action] == share


def test_effects_and_lateness_are_those_of_the_action() -> None:
    assert compiled(keep={"is": ["x"]}).check.effect is Effect.KEEP
    assert compiled(capture={"re": ["(?P<editor>x)"], "stays": True}).check.effect is Effect.NOTE
    assert compiled(capture={"re": ["(?P<editor>x)"]}).check.effect is Effect.DROP
    assert compiled(trim={"side": "head", "while": {"is": ["x"]}}).check.late
    assert not compiled(drop={"is": ["x"]}).check.late


def test_marks_say_what_heuristics_may_know() -> None:
    marks = {action.name: action.mark for action in actions.ALL if action.mark}
    assert marks.pop("cut_after") is Mark.END
    assert set(marks) == {"drop", "drop_block", "drop_cards", "capture", "strip_prefix", "strip_suffix"}
    assert set(marks.values()) == {Mark.FURNITURE}


@pytest.mark.parametrize(
    "line", ["10 jam lalu", "1 Jam 3 Menit lalu", "3 hours ago", "vor 3 Stunden", "5m", "2 j 10 m"]
)
def test_an_age_is_numbers_with_words(line: str) -> None:
    assert is_age(block(line))


@pytest.mark.parametrize(
    "line",
    [
        "10",
        "Kamis, 30 Desember 2021",
        "10 orang tewas dalam banjir",
        "kira kira 10 jam lalu",
        "pada 2021 lalu",
        "1 2 3",
        "jam lalu",
    ],
)
def test_dates_and_sentences_are_no_ages(line: str) -> None:
    assert not is_age(block(line))


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Harga Naik", True), ("Kapan Harga Turun?", True), ("Harga Naik ...", True), ("Naik", False),
     ("Harga naik.", False), ("10 jam lalu", False), ("kata " * 31, False)],
)  # fmt: skip
def test_a_headline_has_some_words_and_no_full_stop(line: str, expected: bool) -> None:
    assert is_headline(block(line)) is expected


LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=14)


@given(LINES, st.integers(1, 4))
def test_blocks_with_an_end_are_those_of_a_search_from_every_marker(lines: list[str], most: int) -> None:
    page = document(*lines)
    keys = {"drop_block": {"from": {"is": ["a"]}, "to": {"is": ["b"]}, "while": {"is": ["a", "c"]}, "max_lines": most}}
    expected: set[int] = set()
    for start in (at for at, line in enumerate(lines) if line == "a"):
        for end in range(start + 1, min(start + most, len(lines) - 1) + 1):
            if lines[end] == "b":
                expected |= set(range(start, end + 1))
            if lines[end] not in "ac":
                break
    assert [index for index, _ in hits_of(keys, page)] == sorted(expected)


@given(LINES, st.integers(1, 4))
def test_blocks_without_an_end_are_those_of_a_search_from_every_marker(lines: list[str], most: int) -> None:
    page = document(*lines)
    keys = {"drop_block": {"from": {"is": ["a"]}, "while": {"is": ["c"]}, "max_lines": most}}
    expected: set[int] = set()
    for start in (at for at, line in enumerate(lines) if line == "a"):
        end = start + 1
        while end < len(lines) and end - start <= most and lines[end] == "c":
            end += 1
        expected |= set(range(start, end))
    assert [index for index, _ in hits_of(keys, page)] == sorted(expected)


@given(LINES, st.lists(st.sampled_from(["a", "ab", "b?", "abc?"]), min_size=1, max_size=3), st.integers(2, 3))
def test_cards_are_the_most_items_that_follow_each_other(lines: list[str], steps: list[str], least: int) -> None:
    page = document(*lines)
    item = [{"is": list(step.rstrip("?")), "optional": step.endswith("?")} for step in steps]
    if all(one["optional"] for one in item):
        return
    expected: list[int] = []
    at = 0
    while at < len(lines):
        count, end = longest(lines, steps, at)
        if count >= least:
            expected.extend(range(at, end))
        at = end if count >= least else at + 1
    keys = {"drop_cards": {"item": item, "min_items": least}}
    assert [index for index, _ in hits_of(keys, page)] == expected


def longest(lines: list[str], steps: list[str], start: int) -> tuple[int, int]:
    """The most items from `start` on and the furthest end of as many, by trying everything."""
    found = [longest(lines, steps, end) for end in items(lines, steps, start)]
    return max(((count + 1, end) for count, end in found), default=(0, start))


def items(lines: list[str], steps: list[str], start: int) -> set[int]:
    ends = {start}
    for step in steps:
        taken = {at + 1 for at in ends if at < len(lines) and lines[at] in step.rstrip("?")}
        ends = taken | (ends if step.endswith("?") else set())
    return ends - {start}


@pytest.mark.parametrize(
    "keys",
    [
        {"drop_block": {"from": {"is": ["a"]}, "to": {"is": ["z"]}, "while": {"is": ["a", "b"]}, "max_lines": 10_000}},
        {"drop_block": {"from": {"is": ["a"]}, "while": {"is": ["a", "b"]}, "max_lines": 10_000}},
        {"cut_after": {"is": ["a"]}},
        {"cut_before": {"is": ["a"]}},
        {"drop_cards": {"item": [{"is": ["a"]}, {"is": ["b"]}], "min_items": 1000}},
        {"drop_cards": {"lead": {"is": ["a"]}, "item": [{"is": ["a", "b"]}], "min_items": 1000}},
        {"trim": {"side": "tail", "while": {"is": ["a", "b"]}, "max_lines": 10_000}},
    ],
    ids=str,
)
def test_an_action_looks_at_a_line_a_bounded_number_of_times(keys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    matches = Matcher.matches

    def counted(self: Matcher, one: Any) -> bool:
        nonlocal calls
        calls += 1
        return matches(self, one)

    monkeypatch.setattr(Matcher, "matches", counted)
    page = document(*["a", "b"] * 998, "c", *["a"] * 998)
    hits_of(keys, page)
    assert len(page.blocks) // 3 <= calls <= 4 * len(page.blocks)


def asked_of(matcher: Any, keys: Any, page: Document, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lines that the matcher made of `matcher` is asked about."""
    asked: list[int] = []
    matches = Matcher.matches

    def noted(self: Matcher, one: Block) -> bool:
        if self.data == matcher:
            asked.append(one.index)
        return matches(self, one)

    monkeypatch.setattr(Matcher, "matches", noted)
    hits_of(keys, page)
    return asked


def test_only_lines_with_an_end_in_reach_are_asked_whether_they_begin_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    page = document(*["a"] * 40, "z", *["a"] * 40)
    keys = {"drop_block": {"from": {"is": ["a"]}, "to": {"is": ["z"]}, "max_lines": 3}}
    assert asked_of({"is": ["a"]}, keys, page, monkeypatch) == [39, 38, 37]  # from the end on
    assert asked_of({"is": ["z"]}, keys, page, monkeypatch) == list(range(1, 81))


@pytest.mark.parametrize(("side", "asked"), [("head", [0, 1, 2]), ("tail", [8, 7])])
def test_a_trim_asks_no_line_behind_the_first_that_stays(
    side: str, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = document("a", "a", *["x"] * 6, "a")
    keys = {"trim": {"side": side, "while": {"is": ["a"]}}}
    assert asked_of({"is": ["a"]}, keys, page, monkeypatch) == asked


PIECES = st.lists(
    st.sampled_from(["iklan", "Iklan baris", "Harga naik.", "baca: x", "", "•", "ik", "lan"]), max_size=20
)


@given(PIECES, st.sampled_from([{"has": ["iklan"]}, {"is": ["iklan", "ik"]}, {"re": ["^b"]}, {"max_words": 1}]))
def test_a_drop_alone_is_idempotent(lines: list[str], matcher: Any) -> None:
    once = cleaned("\n".join(lines), matcher)
    assert cleaned(once, matcher) == once


def cleaned(source: str, matcher: Any) -> str:
    check = compiled(drop=matcher).check
    page = document(source)
    settlement = engine.settle(page, engine.claim(page, [check]))
    return "\n".join(ledger.paragraphs(page, ledger.kept(page, settlement)))


def test_a_block_is_at_most_as_long_as_lists_are() -> None:
    page = document("Terkait", *["Beras"] * 20)
    found = hits_of({"drop_block": {"from": {"is": ["terkait"]}, "while": {"max_words": 3}}}, page)
    assert len(found) == 1 + drop_block.MAX_LINES
