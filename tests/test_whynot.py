"""What comes near a line: the lines that the tests of a rule take, and its literals."""

from __future__ import annotations

import pytest

from cleaner.model import Block
from cleaner.whynot._near import Neighbour


def near(rule, page, line):
    return Neighbour(rule, [page]).near(Block(0, line, 0, 1))


LINKS = {
    "id": "links",
    "category": "related",
    "drop": {"re": ["^[(]?(?i:baca juga) ?:", "^Foto ", "^2 jam", "resmi kami$"]},
}


@pytest.mark.parametrize(
    ("example", "line", "shared"),
    [
        ("(Baca juga: Harga naik", "BACA JUGA kembali pasal itu", 2),
        ("Foto Antara", "Foto itu diambil kemarin", 1),
        ("Ikuti saluran resmi kami", "Kunjungi laman resmi kami", 2),
        ("Ikuti saluran resmi kami", "Inilah laman kami", 0),
        ("2 jam lalu", "2 orang datang", 0),
        ("Baca juga: Harga naik", "Hakim minta baca juga pasal itu", 0),
    ],
)
def test_lines_are_near_that_begin_alike_or_share_the_last_two_words(example, line, shared):
    found = near(LINKS, f"- {example}\n+ Beras.", line)
    assert (found.shared if found else 0) == shared
    assert not found or found.example == example


def test_lines_that_the_tests_leave_are_no_examples():
    assert near(LINKS, "+ Foto Antara\n- Baca juga: Beras", "Foto itu diambil kemarin") is None


def test_of_a_line_that_goes_in_part_only_what_goes_counts():
    rule = {"id": "dateline", "category": "dateline", "strip_prefix": {"re": ["^JAKARTA, Contoh - "]}}
    page = "~ {--JAKARTA, Contoh - --}Harga beras turun.\n+ Beras."
    assert near(rule, page, "JAKARTA, Lain - Harga naik.").shared == 1
    assert near(rule, page, "Kata mereka harga beras turun.") is None


def test_a_line_that_only_its_surroundings_betray_needs_two_words_in_common():
    rule = {"id": "cards", "category": "related", "drop_cards": {"lead": {"is": ["terkait"]}, "item": ["headline"]}}
    page = "- Terkait\n- Presiden Buka Pasar\n- Harga Naik\n+ Beras."
    assert near(rule, page, "Presiden Buka Jalan").example == "Presiden Buka Pasar"
    assert near(rule, page, "Presiden tiba") is None


def test_a_literal_is_near_but_for_a_letter():
    rule = {"id": "links", "category": "related", "drop": {"starts": ["baca juga:"]}}
    assert near(rule, "+ Beras.", "Baca jugo: Harga").phrase == "baca juga:"
    assert near(rule, "+ Beras.", "Bawa jalan: Harga") is None


def test_a_rule_that_keeps_lines_comes_near_none():
    rule = {"id": "hold", "category": "related", "keep": {"starts": ["baca juga:"]}}
    assert near(rule, "- Baca juga: Beras", "Baca jugo: Harga") is None


def test_a_broken_test_of_a_rule_is_passed_over():
    assert near(LINKS, "no margin", "Foto itu diambil kemarin") is None
