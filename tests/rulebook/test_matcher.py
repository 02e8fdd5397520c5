"""Matchers: each alternative and condition with a hit and a near miss, and the prefilter that never misses a line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.rulebook.matcher import Found, Matcher
from cleaner.rulebook.regex import compile_pattern, new_set
from cleaner.rulebook.relax import relaxed
from tests.rulebook.build import block

NOTICE = "Artikel ini diterjemahkan secara otomatis oleh mesin dan mungkin memuat kesalahan"

TABLE: list[tuple[dict[str, Any], list[str], list[str]]] = [
    ({"is": ["Baca Juga"]}, ["baca juga", "BACA  JUGA", "• Baca juga", "Baca\u00a0juga"], ["Baca juga:", "Baca"]),
    ({"is": ["it’s over"]}, ["It's over", "IT‘S OVER"], ["Its over"]),
    ({"starts": ["baca juga:"]}, ["Baca Juga: Harga Naik", "baca juga:"], ["Sila baca juga: ini", "Baca juga"]),
    ({"starts": ["foto "]}, ["Foto kemarin"], ["Fotografer itu", "Foto"]),
    ({"ends": ["- contoh.com"]}, ["Habis – Contoh.com"], ["Habis - contoh.com."]),
    ({"has": ["google news"]}, ["Ikuti kami di Google News!"], ["Google dan News"]),
    ({"has": [" slot "]}, ["Main slot lagi"], ["Slot lagi", "Main slotted lagi"]),
    (
        {"like": [NOTICE]},
        ["Artikel ini telah diterjemahkan otomatis oleh mesin, mungkin ada kesalahan.", NOTICE.upper()],
        ["Artikel ini ditulis oleh wartawan di Jakarta", f"{NOTICE} {'dan seterusnya ' * 8}"],
    ),
    ({"re": [r"^Editor: (?P<editor>.+)$"]}, ["Editor: Budi"], ["editor: Budi", "Kata Editor: Budi"]),
    ({"re": [r"(?i)^editor:", "^Oleh "]}, ["EDITOR: Budi", "Oleh Budi"], ["Kata editor: Budi"]),
    ({"has": ["iklan"], "max_words": 2}, ["Iklan baris"], ["Iklan baris itu mahal"]),
    ({"has": ["iklan"], "min_words": 3}, ["Iklan itu mahal"], ["Iklan mahal"]),
    (
        {"has": ["iklan"], "sentence": False},
        ["Iklan itu mahal."],
        ["Iklan di koran itu mahal sekali, kata dia kemarin."],
    ),
    (
        {"has": ["iklan"], "sentence": True},
        ["Iklan di koran itu mahal sekali, kata dia kemarin."],
        ["Iklan itu mahal."],
    ),
    ({"digits": 0.5}, ["LQ45 923,65 -11,86", "12"], ["12 orang tewas", "Emas 1.345.000 per gram"]),
    ({"starts": ["baca"], "is": ["iklan"]}, ["Baca ini", "Iklan"], ["Iklan ini"]),
]
CASES = [(data, line, True) for data, hits, _ in TABLE for line in hits]
CASES += [(data, line, False) for data, _, misses in TABLE for line in misses]


@pytest.mark.parametrize(("data", "line", "expected"), CASES)
def test_a_matcher_takes_what_it_names_and_nothing_near_it(data: Any, line: str, expected: bool) -> None:
    assert Matcher(data).matches(block(line)) is expected


@pytest.mark.parametrize(("share", "expected"), [(1.0, True), (0.97, True), (0.6, False), (0.0, False)])
def test_link_only_asks_for_a_line_inside_links(share: float, expected: bool) -> None:
    assert Matcher({"link_only": True}).matches(block("https://contoh.id/berita", share)) is expected
    assert Matcher({"link_only": False}).matches(block("https://contoh.id/berita", share)) is not expected


def test_a_matcher_without_anything_takes_every_line() -> None:
    assert Matcher({}).matches(block("Apa saja"))
    assert Matcher({}).search(block("• Apa saja")) == Found(0, 8)
    assert Matcher({"max_words": 3}).patterns == ()


@pytest.mark.parametrize(
    ("data", "line", "found"),
    [
        ({"is": ["iklan"]}, "IKLAN", Found(0, 5)),
        ({"starts": ["baca", "baca juga"]}, "Baca juga ini", Found(0, 9)),
        ({"ends": ["ini", "juga ini"]}, "Baca juga ini", Found(5, 13)),
        ({"has": ["juga"]}, "Baca juga ini", Found(5, 9)),
        ({"re": ["j(?P<a>.)g(?P<b>x)?(?P<c>a)"]}, "Baca juga ini", Found(5, 9, (("a", 6, 7), ("c", 8, 9)))),
        ({"re": ["x", "g"], "has": ["baca"]}, "Baca juga ini", Found(7, 8)),
        ({"has": ["juga"], "max_words": 2}, "Baca juga ini", None),
    ],
)
def test_search_says_where_and_what(data: Any, line: str, found: Found | None) -> None:
    assert Matcher(data).search(block(line)) == found


def test_bytes_that_nobody_could_decode_match_and_move_nothing() -> None:
    line = "Editor\udc80: Budi"
    assert Matcher({"re": ["Budi$"]}).search(block(line)) == Found(9, 13)
    assert Matcher({"ends": ["budi"]}).search(block(line)) == Found(9, 13)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^.{20,300}x{0,2}y{3}z{4,}$", r"^.+x*y+z+$"),
        (r"\{2}[{]{2}[]{3}]{4}[^]{5}]\PL{2}\x{41}{2}", r"\{2}[{]+[]{3}]+[^]{5}]\PL+\x{41}+"),
        (r"\Qa{2}\E[[:alpha:]{2}]{3}a{,3}b{ 2}(?:c{2}){0,1}?", r"\Qa{2}\E[[:alpha:]{2}]+a{,3}b{ 2}(?:c+)*?"),
        (r"\pL\p{Lu}", r"[A-Za-z\x{80}-\x{10FFFF}][A-Z\x{80}-\x{10FFFF}]"),
        (r"[\p{Ll}.'-]{2}[]\pN]", r"[a-z\x{80}-\x{10FFFF}.'-]+[]0-9\x{80}-\x{10FFFF}]"),
        (r"[^\p{L}]\P{L}\p{^L}\p{Greek}\\p{L}", r"[^\p{L}]\P{L}\p{^L}\p{Greek}\\p{L}"),
    ],
)
def test_only_counted_repeats_and_large_classes_are_relaxed(pattern: str, expected: str) -> None:
    compile_pattern(pattern)
    compile_pattern(expected)
    assert relaxed(pattern) == expected


# Few letters, so that matches are frequent; capitals, a letter whose lower case is another, and signs of patterns.
ALPHABET = "abAB σςΣ.-'{}[]1•"
LINES = st.text(ALPHABET, min_size=1, max_size=12).filter(lambda line: line.strip() != "")
PHRASES = st.lists(st.text(ALPHABET, min_size=1, max_size=5), max_size=3)
ATOMS = st.sampled_from(
    [
        "a",
        "b",
        ".",
        "[ab]",
        r"\{",
        "[{]",
        r"\p{Lu}",
        r"[^\p{Lu}]",
        r"[\pL-]",
        "(?i:a)",
        "^",
        "$",
        r"\b",
        "(?:a|b )",
        " ",
    ]
)
REPEATS = st.sampled_from(["", "", "*", "?", "{2}", "{0}", "{1,2}", "{0,3}", "{2,}", "{1,2}?"])
PATTERNS = st.lists(st.tuples(ATOMS, REPEATS).map("".join), min_size=1, max_size=4).map("".join)
MATCHERS = st.fixed_dictionaries(
    {},
    optional={
        "is": PHRASES, "starts": PHRASES, "ends": PHRASES, "has": PHRASES, "like": PHRASES,
        "re": st.lists(PATTERNS, max_size=2), "max_words": st.integers(1, 3),
    },
)  # fmt: skip


@given(MATCHERS, LINES)
def test_the_prefilter_lets_through_all_that_a_matcher_takes(data: Any, line: str) -> None:
    one, matcher = block(line), Matcher(data)
    if matcher.matches(one):
        assert not matcher.patterns or new_set(matcher.patterns).Match(one.normal)


@given(st.lists(st.sampled_from(["saya", "kamu", "dia", "kami", "kalian", "mereka"]), min_size=1), LINES)
def test_the_prefilter_lets_through_all_that_is_alike(words: list[str], tail: str) -> None:
    phrase, one = "saya kamu dia kami kalian", block(f"{' '.join(words)} {tail}")
    if Matcher({"like": [phrase]}).matches(one):
        assert new_set(Matcher({"like": [phrase]}).patterns).Match(one.normal)


def test_every_letter_is_found_by_the_pattern_of_its_lower_case() -> None:
    capitals = [char for char in map(chr, range(0xD800)) if char.lower() != char and block(char).folded != char]
    assert len(capitals) > 1000
    missed = [char for char in capitals if not new_set(Matcher({"is": [char]}).patterns).Match(block(char).normal)]
    assert missed == []


def test_a_like_pattern_needs_no_more_words_than_could_be_missing() -> None:
    (pattern,) = Matcher({"like": ["satu dua tiga empat lima"]}).patterns
    # Three of five words are needed, so that a line lacks two at most: of any three it has one.
    assert pattern == "(?i)(?:empat|lima|satu)"


@pytest.mark.parametrize("line", ["a" * 100_000, "a " * 50_000, "(" * 100_000])
def test_a_pattern_that_hangs_other_engines_does_not_hang_here(line: str) -> None:
    assert not Matcher({"re": [r"^(\w+\s?)+:$", r"^(a+)+$x", r"(.*,){11}P"]}).matches(block(line + "!"))
