"""From plain rules to checks: what a check carries, and the one look that tells which rules a line concerns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import engine
from cleaner.leftover import Leftover
from cleaner.model import Authority, Document, Mark
from cleaner.rulebook import prefilter, regex
from cleaner.rulebook.compile import Ruleset, compile_rule
from cleaner.rulebook.matcher import Matcher
from tests.rulebook.build import PACK, SITE, block, compiled, document, file, rule


def ruleset(*rules: dict[str, Any], of: Any = SITE) -> Ruleset:
    return Ruleset(tuple(compile_rule(of, rule(f"r{number}", **keys)) for number, keys in enumerate(rules)))


def candidates(rules: Ruleset, *lines: str) -> dict[str, list[str]]:
    found = rules.candidates(document(*lines))
    return {name: [block.text for block in blocks] for name, blocks in found.items()}


def marked_by(rules: Ruleset, page: Document) -> dict[int, Mark]:
    early = [check for check in rules.checks if not check.late]
    return rules.marks_of(page, engine.claim(page, early, rules.candidates(page)))


def test_a_check_says_who_it_is_and_what_it_may() -> None:
    check = compiled(drop={"is": ["x"]}, category="ad", max_share=0.2, prose="allow").check
    assert (check.id, check.category, check.why) == ("contoh/aturan", "ad", "An example.")
    assert (check.authority, check.max_share, check.prose) == (Authority.SITE, 0.2, True)
    assert check.where == "contoh.yaml:1"
    assert compiled(PACK, drop={"is": ["x"]}).check.authority is Authority.PACK
    assert not compiled(drop={"is": ["x"]}).check.prose


def test_a_line_concerns_only_the_rules_whose_patterns_it_shows() -> None:
    rules = ruleset({"drop": {"starts": ["baca"], "has": ["juga"]}}, {"drop": {"re": ["^[0-9]{2,3}$"]}})
    assert candidates(rules, "Baca juga", "123", "Baca", "12x") == {
        "contoh/r0": ["Baca juga", "Baca"],
        "contoh/r1": ["123"],
    }


def test_a_rule_without_patterns_is_asked_about_every_line() -> None:
    assert candidates(ruleset({"drop": {"digits": 0.5}}), "a", "1") == {"contoh/r0": ["a", "1"]}


def test_cards_without_a_lead_are_asked_only_where_the_page_shows_what_they_need() -> None:
    rules = ruleset({"drop_cards": {"item": ["headline", "age", {"is": ["x"]}]}})
    assert candidates(rules, "Dua kata", "tanpa umur") == {}
    assert candidates(rules, "Dua kata", "10 jam lalu") == {"contoh/r0": ["Dua kata", "10 jam lalu"]}
    assert candidates(ruleset({"drop_cards": {"item": ["headline", "age?"]}}), "a") == {"contoh/r0": ["a"]}


def test_late_rules_have_no_candidates_for_they_see_what_is_left() -> None:
    rules = ruleset({"trim": {"side": "tail", "while": {"is": ["x"]}}}, {"trim": {"side": "tail", "while": {}}})
    assert candidates(rules, "x") == {}
    page = document("isi berita", "x", "y")
    rest = Leftover.of(page, {2}).document
    assert [hit.span.block for hit in rules.checks[0].find(rest, rest.blocks)] == [1]


def test_a_ruleset_of_nothing_has_no_candidates() -> None:
    assert candidates(Ruleset(()), "a") == {}


def test_a_line_that_could_not_be_decoded_is_looked_at() -> None:
    assert candidates(ruleset({"drop": {"ends": ["juga"]}}), "Baca\udcff juga") == {"contoh/r0": ["Baca\udcff juga"]}


PAGE = ("Judul", "Iklan", "Isi berita.", "Editor: Budi", "Komentar", "Kirim", "JAKARTA -", "JAKARTA - Isi")


def test_marks_are_the_whole_lines_that_rules_name_and_those_they_strip() -> None:
    rules = ruleset(
        {"drop": {"is": ["iklan"]}},
        {"capture": {"re": ["^Editor: (?P<editor>.+)"]}},
        {"capture": {"re": ["^(?P<title>Judul)$"], "stays": True}},
        {"cut_after": {"is": ["komentar"]}},
        {"strip_prefix": {"starts": ["jakarta -"]}},
        {"drop": {"is": ["komentar"]}},
    )
    page = document(*PAGE)
    assert marked_by(rules, page) == {
        1: Mark.FURNITURE,
        3: Mark.FURNITURE,
        4: Mark.END,
        6: Mark.FURNITURE,
        7: Mark.PART,
    }


def test_only_a_site_knows_that_the_rest_of_a_line_is_text() -> None:
    page = document("JAKARTA - Isi", "JAKARTA -")
    for of, marks in ((SITE, {0: Mark.PART, 1: Mark.FURNITURE}), (PACK, {1: Mark.FURNITURE})):
        rules = ruleset({"strip_prefix": {"starts": ["jakarta -"]}}, of=of)
        assert marked_by(rules, page) == marks


@pytest.mark.parametrize(
    ("keeper", "marks"), [(PACK, {0: Mark.FURNITURE}), (SITE, {})], ids=["lesser authority", "same authority"]
)
def test_a_line_that_is_kept_has_no_mark(keeper: Any, marks: dict[int, Mark]) -> None:
    drop, keep = compiled(SITE, "a", drop={"is": ["iklan"]}), compiled(keeper, "b", keep={"is": ["iklan"]})
    rules = Ruleset((drop, keep))
    page = document("Iklan")
    assert marked_by(rules, page) == marks


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that an exact matcher was asked about."""
    lines: list[str] = []
    matches, search = Matcher.matches, Matcher.search
    monkeypatch.setattr(Matcher, "matches", lambda self, one: lines.append(one.text) or matches(self, one))
    monkeypatch.setattr(Matcher, "search", lambda self, one: lines.append(one.text) or search(self, one))
    return lines


def test_a_line_that_hits_no_pattern_costs_no_exact_matcher(asked: list[str]) -> None:
    keys = [{"drop": {"is": [f"iklan {number}"]}, "unless": {"has": ["x"]}} for number in range(300)]
    rules = ruleset(*keys, {"capture": {"re": ["^Editor: (?P<editor>.{2,60})$"]}, "at": {"tail": 5}})
    page = document(*["Harga naik lagi pekan ini"] * 500, "Iklan 7", "Editor: Budi")
    claims = engine.claim(page, rules.checks, rules.candidates(page))
    assert len(claims) == 2
    assert asked == ["Iklan 7", "Iklan 7", "Editor: Budi", "Editor: Budi"]


def test_a_line_is_searched_twice_at_most_for_all_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []

    class Counted:
        def __init__(self, patterns: Any, **options: Any) -> None:
            self.inner = regex.new_set(patterns, **options)

        def Match(self, line: bytes) -> list[int] | None:  # noqa: N802 - RE2's name
            calls.append(line)
            return self.inner.Match(line)

    monkeypatch.setattr(prefilter, "new_set", Counted)
    whole, part = ([{"drop": {key: [f"iklan {number}"]}} for number in range(300)] for key in ("is", "has"))
    rules = ruleset(*whole)
    assert calls == []
    rules.candidates(document("a", "b", "iklan 7"))
    assert calls == [b"a", b"b", b"iklan 7"]
    calls.clear()
    ruleset(*whole, *part).candidates(document("a", "b", "a"))
    assert calls == [b"a", b"a", b"b", b"b"]


def test_nothing_is_compiled_before_a_line_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Any, **_options: Any) -> Any:
        raise AssertionError("compiled too early")

    monkeypatch.setattr("cleaner.rulebook.matcher.compile_pattern", refused)
    monkeypatch.setattr(prefilter, "new_set", refused)
    rules = ruleset({"drop": {"re": ["^x"]}}, {"drop_cards": {"item": [{"re": ["^x"]}]}})
    assert [check.id for check in rules.checks] == ["contoh/r0", "contoh/r1"]
    with pytest.raises(AssertionError, match="too early"):
        rules.candidates(document("x"))


def test_the_end_of_a_block_is_looked_for_with_all_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Any) -> Any:
        raise AssertionError("looked once more")

    monkeypatch.setattr("cleaner.rulebook.matcher.new_set", refused)
    rules = ruleset({"drop_block": {"from": {"max_words": 3}, "to": {"re": ["^x{2,5}$"]}}})

    def claims(*lines: str) -> int:
        page = document(*lines)
        return len(engine.claim(page, rules.checks, rules.candidates(page)))

    assert claims("a", "b", "c") == 0
    with pytest.raises(AssertionError, match="once more"):
        claims("a", "xxx")


def test_a_rule_is_asked_nothing_on_a_page_without_the_end_of_its_block() -> None:
    rules = ruleset({"drop_block": {"from": {"max_words": 3}, "to": {"is": ["z"]}}}, {"drop": {"max_words": 3}})
    assert set(rules.candidates(document("a", "b"))) == {"contoh/r1"}
    assert set(rules.candidates(document("a", "z"))) == {"contoh/r0", "contoh/r1"}


def test_an_end_that_only_joined_lines_show_ends_a_block_all_the_same() -> None:
    rules = ruleset({"drop_block": {"from": {"is": ["a"]}, "to": {"is": ["y z"]}, "max_lines": 1}, "at": {"head": 9}})
    page = replace(document("x", "a", "y", "z"), continues=frozenset({3}))
    looked = rules.candidates(page)
    settlement = engine.settle(page, engine.claim(page, rules.checks, looked), rules.checks, looked)
    assert (looked, [one.span.block for one in settlement.removals]) == ({}, [1, 2, 3])


def test_cards_without_a_lead_are_looked_for_where_their_first_line_is() -> None:
    rules = ruleset({"drop_cards": {"item": [{"is": ["a"]}, {"is": ["b"]}]}})
    page = document("x", "a", "b", "a", "b", "x")
    assert [block.index for block in rules.candidates(page)["contoh/r0"]] == [1, 3]


MATCHERS = st.sampled_from(
    [{"is": ["a"]}, {"starts": ["b"]}, {"has": ["c"]}, {"re": ["^[ab]$"]}, {"max_words": 1}, {"ends": ["b", "c"]}]
)
RULES = st.one_of(
    st.builds(lambda m: {"drop": m}, MATCHERS),
    st.builds(lambda m: {"keep": m}, MATCHERS),
    st.builds(lambda m, w: {"cut_after": m, "at": {"tail": w}}, MATCHERS, st.sampled_from([0.3, 2, 0.9])),
    st.builds(lambda m, w: {"drop_block": {"from": m, "while": w}}, MATCHERS, MATCHERS),
    st.builds(lambda m, w: {"drop_block": {"from": m, "to": w}, "unless": {"is": ["b c"]}}, MATCHERS, MATCHERS),
    st.builds(lambda m, s: {"trim": {"side": s, "while": m}}, MATCHERS, st.sampled_from(["head", "tail"])),
    st.builds(lambda m: {"drop_cards": {"item": [m, {"is": ["c"], "optional": True}]}}, MATCHERS),
    st.builds(lambda m: {"strip_prefix": {"starts": ["a"]}, "unless": m}, MATCHERS),
)
LINES = st.lists(st.sampled_from(["a", "b", "c", "b c", "a b", "d", "a d e f g h i j."]), max_size=16)
AUTHORITIES = st.sampled_from([SITE, PACK])


@given(st.lists(st.tuples(AUTHORITIES, RULES), max_size=5), LINES, st.randoms(use_true_random=False))
def test_the_order_of_rules_does_not_show(rules: list[tuple[Any, Any]], lines: list[str], random: Any) -> None:
    numbered = [compile_rule(of, rule(f"r{number}", **keys)) for number, (of, keys) in enumerate(rules)]
    shuffled = random.sample(numbered, len(numbered))
    page = document(*lines)
    assert outcome(numbered, page) == outcome(shuffled, page)


@given(st.tuples(AUTHORITIES, RULES), LINES)
def test_the_prefilter_changes_nothing(one: tuple[Any, Any], lines: list[str]) -> None:
    page = document(*lines)
    built = compile_rule(one[0], rule(**one[1]))
    if not built.check.late:
        blocks = Ruleset((built,)).candidates(page).get(built.check.id, ())
        assert list(built.check.find(page, blocks)) == list(built.check.find(page, page.blocks))


def outcome(rules: list[Any], page: Any) -> tuple[Any, Any, Any]:
    chosen = Ruleset(tuple(rules))
    looked = chosen.candidates(page)
    claims = engine.claim(page, chosen.checks, looked)
    settlement = engine.settle(page, claims, [check for check in chosen.checks if check.late])
    removed = [(one.span, [ground.check.id for ground in one.grounds]) for one in settlement.removals]
    suspended = sorted(one.check.id for one in settlement.suspended)
    return removed, suspended, marked_by(chosen, page)


@given(st.integers(1, 26), st.sampled_from([1, 3, 0.1, 0.34, 0.28, 0.99]))
@example(25, 0.28)  # 0.28 * 25 is more than 7, in floating point
def test_windows_at_both_ends_have_the_same_size(lines: int, reach: float) -> None:
    page = document(*["a"] * lines)
    taken = {
        side: [hit.span.block for hit in compiled(drop={}, at={side: reach}).check.find(page, page.blocks)]
        for side in ("head", "tail")
    }
    size = min(lines, reach if reach >= 1 else -(-round(reach * 100) * lines // 100))
    assert taken["head"] == list(range(size))
    assert taken["tail"] == list(range(lines - size, lines))


def test_rules_of_several_files_do_not_get_into_each_others_way() -> None:
    one = compile_rule(file("satu"), rule("x", drop={"is": ["a"]}))
    two = compile_rule(file("dua", "pack"), rule("x", drop={"is": ["a"]}))
    assert set(candidates(Ruleset((one, two)), "a")) == {"satu/x", "dua/x"}


def test_a_matcher_of_conditions_still_has_its_window() -> None:
    page = document("1", "2", "tiga")
    check = compiled(drop={"digits": 0.5}, at={"head": 1}).check
    assert [hit.span.block for hit in check.find(page, page.blocks)] == [0]
    assert not Matcher({"digits": 0.5}).matches(block("tiga"))
