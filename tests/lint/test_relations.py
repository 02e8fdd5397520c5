"""R4xx: rules that repeat one another, changes without effect, pages that two sites claim; each with its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import lint
from tests.lint.build import codes, places, write

if TYPE_CHECKING:
    from pathlib import Path

WIDE = """\
  - id: luas
    category: share
    drop: {starts: ikuti kami, max_words: 12}
    tests: |
      - Ikuti kami di Telegram
      + Ikutilah kami.
"""
NARROW = """\
  - id: sempit
    category: share
    drop: {is: ikuti kami di whatsapp}
    tests: |
      - Ikuti kami di WhatsApp
      + Ikuti kanal itu.
"""


def together(tmp_path: Path, wide: str, narrow: str) -> list[str]:
    """The codes where both rules are of a file, whatever their order."""
    found = codes(write(tmp_path, satu="rules:\n" + wide + narrow))
    assert found == codes(write(tmp_path, satu="rules:\n" + narrow + wide))
    return found


def apart(tmp_path: Path, wide: str, narrow: str, extends: str = "[paket]") -> list[str]:
    """The codes where the wide rule is of a pack."""
    return codes(write(tmp_path, paket="rules:\n" + wide, satu=f"extends: {extends}\nrules:\n" + narrow))


def test_a_rule_that_another_one_contains_is_found_in_the_file_and_in_its_packs(tmp_path: Path) -> None:
    assert places(write(tmp_path, satu="rules:\n" + NARROW + WIDE)) == [("R401", 6)]
    assert apart(tmp_path, WIDE, NARROW) == ["R402"]


def test_a_hit_that_only_it_takes_makes_a_rule_needed(tmp_path: Path) -> None:
    narrow = NARROW.replace("{is: ikuti kami di whatsapp}", "{is: [ikuti kami di whatsapp, ikuti]}")
    assert together(tmp_path, WIDE, narrow.replace("      + ", "      - Ikuti\n      + ")) == []


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("at: {tail: 4}", ""),
        ("at: {tail: 4}", "at: {tail: 8}"),
        ("at: {tail: 4}", "at: {head: 2}"),
        ("at: {tail: 4}", "at: {tail: 0.2}"),
        ("max_share: 0.1", ""),
    ],
)
def test_a_rule_that_looks_further_or_takes_more_contains_nothing(tmp_path: Path, wide: str, narrow: str) -> None:
    assert together(tmp_path, _with(WIDE, wide), _with(NARROW, narrow)) == []


@pytest.mark.parametrize(
    ("wide", "narrow"), [("at: {tail: 8}", "at: {tail: 4}"), ("", "at: {tail: 4}"), ("", "max_share: 0.1")]
)
def test_one_that_looks_less_far_is_contained(tmp_path: Path, wide: str, narrow: str) -> None:
    assert together(tmp_path, _with(WIDE, wide), _with(NARROW, narrow)) == ["R401"]


def _with(rule: str, modifier: str) -> str:
    """`rule` with a modifier, and its tests turned round, so that a hit is the last line."""
    first, hit, miss = rule.rstrip("\n").rsplit("\n", 2)
    added = first.replace("    tests:", f"    {modifier}\n    tests:") if modifier else first
    return f"{added}\n{miss}\n{hit}\n"


def test_a_rule_of_another_category_says_something_else(tmp_path: Path) -> None:
    assert together(tmp_path, WIDE, NARROW.replace("share", "ad")) == []


def test_a_rule_that_makes_metadata_is_not_contained_in_one_that_makes_none(tmp_path: Path) -> None:
    narrow = NARROW.replace("drop: {is: ikuti kami di whatsapp}", "capture: {re: '^Ikuti kami di (?P<tag>\\w+)$'}")
    assert together(tmp_path, WIDE, narrow) == []
    same = narrow.replace("sempit", "sama").replace("(?P<tag>\\w+)$", "(?P<tag>.{2,20})$")
    assert together(tmp_path, narrow, same) == ["R401"]


def test_of_two_rules_that_take_the_same_one_is_told(tmp_path: Path) -> None:
    text = "rules:\n" + NARROW + NARROW.replace("sempit", "kembar")
    assert places(write(tmp_path, satu=text)) == [("R401", 12)]


def test_a_rule_of_a_pack_that_is_disabled_or_changed_contains_nothing(tmp_path: Path) -> None:
    assert apart(tmp_path, WIDE, NARROW, "[{pack: paket, disable: [luas]}]") == []
    assert apart(tmp_path, WIDE, NARROW, "[{pack: paket, override: {luas: {at: {tail: 3}}}}]") == []


def test_what_samples_show_beyond_the_tests_counts(tmp_path: Path) -> None:
    narrow = NARROW.replace("{is: ikuti kami di whatsapp}", "{has: kami di whatsapp}")
    root = write(tmp_path, satu="match: {text: [{is: satu.id, score: 3}]}\nrules:\n" + WIDE + narrow)
    assert codes(root) == ["R401"]
    page = b"satu.id\nHarga beras turun sejak awal pekan ini.\nTemui kami di WhatsApp\n"
    assert codes(root, [lint.Sample("a", page)]) == []


def test_a_trim_is_contained_in_nothing_since_it_looks_at_what_others_leave(tmp_path: Path) -> None:
    trim = "  - id: ekor\n    category: share\n    trim: {side: tail, while: {max_words: 8, sentence: false}}\n"
    tests = "    tests: |\n      + Harga beras turun sejak awal pekan ini di pasar.\n      - Ikuti kami\n"
    assert together(tmp_path, trim + tests, NARROW) == []
    root = write(tmp_path, satu="match: {text: [{is: satu.id, score: 3}]}\nrules:\n" + trim + tests + WIDE)
    page = b"satu.id\nHarga beras turun sejak awal pekan ini di pasar.\nIkuti kami di kanal\n"
    assert codes(root, [lint.Sample("a", page)]) == []


PACK = "rules:\n" + WIDE.replace("    tests:", "    max_share: 0.1\n    tests:")


@pytest.mark.parametrize(
    ("extends", "expected"),
    [
        ("{pack: paket, override: {luas: {max_share: 0.1}}}", ["R403"]),
        ("{pack: paket, override: {luas: {max_share: 0.2}}}", []),
        ("{pack: paket, override: {luas: {at: {tail: 3}}}}", []),
        ("{pack: paket, disable: [luas], override: {luas: {max_share: 0.2}}}", ["R403"]),
        ("{pack: paket, disable: [luas, luas]}", ["R403"]),
        ("{pack: paket, disable: [luas]}", []),
    ],
)
def test_a_change_without_effect(tmp_path: Path, extends: str, expected: list[str]) -> None:
    assert codes(write(tmp_path, paket=PACK, satu=f"extends: [{extends}]\n")) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("hosts: [a.id]", "hosts: [b.id, a.id]", ["R404"]),
        ("hosts: [a.id]", "hosts: [b.a.id]", []),  # the nearer wins
        ("hosts: [a.id], paths: [/x/*]", "hosts: [a.id], paths: [/y/*]", []),
        ("hosts: [a.id], paths: [/x/*]", "hosts: [a.id], paths: [/y/*, /x/*]", ["R404"]),
        ("hosts: [a.id], paths: [/x/*]", "hosts: [a.id]", []),  # what is left
        ("names: [Berita  KITA]", "names: [berita kita]", ["R404"]),
        ("names: [Berita Kita]", "names: [Berita Kota]", []),
        ("hosts: [a.id]", "names: [SATU]", ["R404"]),  # the title of the other file
    ],
)
def test_a_host_or_a_name_of_two_sites(tmp_path: Path, one: str, other: str, expected: list[str]) -> None:
    assert codes(write(tmp_path, satu=f"match: {{{one}}}\n", zeta=f"match: {{{other}}}\n")) == expected


@pytest.mark.parametrize(("score", "expected"), [(3, ["R404"]), (4, []), (2, [])])
def test_clues_that_give_two_sites_as_many_points(tmp_path: Path, score: int, expected: list[str]) -> None:
    test = 'tests: [{name: a, page: "+ Kabar kita\\n"}]\n'
    one = "match: {text: [{is: kabar kita, score: 3}]}\n"
    other = f"match: {{text: [{{is: kabar kita, score: {score}}}]}}\n"
    assert codes(write(tmp_path, satu=one + test, zeta=other)) == expected


def test_a_page_with_an_address_needs_no_clues(tmp_path: Path) -> None:
    text = "match: {text: [{is: kabar kita, score: 3}]}\n"
    test = "tests: [{name: a, url: 'https://lain.id/a', page: \"+ Kabar kita\\n\"}]\n"
    assert codes(write(tmp_path, satu=text + test, zeta=text)) == []


KEEP = """\
rules:
  - id: tahan
    category: other
    keep: {starts: ikuti kami}
    tests: |
      + Ikuti kami berjalan
      + Ikutilah kami.
"""


def test_a_rule_of_a_pack_that_the_site_holds_back(tmp_path: Path) -> None:
    assert codes(write(tmp_path, paket="rules:\n" + WIDE, satu="extends: [paket]\n" + KEEP)) == ["R405"]
    disabled = "extends: [{pack: paket, disable: [luas]}]\n"
    assert codes(write(tmp_path, paket="rules:\n" + WIDE, satu=disabled + KEEP)) == []


def test_a_keep_that_holds_some_of_what_a_pack_takes_is_what_it_is_for(tmp_path: Path) -> None:
    wide = WIDE.replace("starts: ikuti kami", "starts: [ikuti kami, temui kami]").replace(
        "      + ", "      - Temui kami\n      + "
    )
    assert codes(write(tmp_path, paket="rules:\n" + wide, satu="extends: [paket]\n" + KEEP)) == []


def test_a_site_of_a_broken_pack_is_not_judged_by_what_it_does(tmp_path: Path) -> None:
    page = "tests:\n  - name: a\n    page: |\n      - Ikuti kami\n      - Temui kami\n      + Harga turun.\n"
    narrow = NARROW.replace("{is: ikuti kami di whatsapp}", "{is: [Ikuti kami di WhatsApp, ikuti kami]}")
    site = "extends: [paket]\nmatch: {text: [{is: ikuti kami, score: 3}]}\nrules:\n" + narrow + page
    pack = "rules:\n" + WIDE.replace("ikuti", "temui").replace("Ikuti", "Temui")
    assert codes(write(tmp_path, paket=pack, satu=site)) == ["R108"]
    # Without the pack the page is red, and nothing shows that it needs an entry.
    broken = write(tmp_path, paket=pack.replace("category", "categry"), satu=site)
    assert sorted(codes(broken)) == ["R003", "R108"]
