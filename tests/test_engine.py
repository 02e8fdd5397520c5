"""Settling, decision by decision; the laws and the oracle are in tests/property."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cleaner import ledger
from cleaner.engine import claim, settle
from cleaner.model import Authority, Block, Check, Claim, Document, Effect, Hit, Settlement, Span
from cleaner.readers import text
from tests.property.strategies import SETTINGS

SENTENCE = "Harga beras di pasar itu turun sejak awal pekan ini."


def pointing(name: str, *lines: int, named: bool = False, **options: object) -> Check:
    """A check that takes the whole of each block of `lines` that it is shown."""

    def find(document: Document, blocks: tuple[Block, ...]) -> list[Hit]:
        return [Hit(block.whole, block.text, named) for block in blocks if block.index in lines]

    return Check(name, "other", "", find, **options)  # type: ignore[arg-type]


def judged(document: Document, *checks: Check) -> Settlement:
    return settle(document, claim(document, checks), checks)


def left(document: Document, settlement: Settlement) -> list[int]:
    return [one.block.index for one in ledger.kept(document, settlement)]


def test_a_keep_of_a_site_defeats_a_heuristic_but_not_the_other_way_round() -> None:
    document = text.read("satu\ndua")
    drop = pointing("x/drop", 0, authority=Authority.HEURISTIC)
    keep = pointing("site/keep", 0, authority=Authority.SITE, effect=Effect.KEEP)
    assert left(document, judged(document, drop, keep)) == [0, 1]
    drop = pointing("site/drop", 0, authority=Authority.SITE)
    keep = pointing("x/keep", 0, authority=Authority.HEURISTIC, effect=Effect.KEEP)
    assert left(document, judged(document, drop, keep)) == [1]


def test_the_shield_covers_a_sentence_unless_it_is_named_or_prose_is_allowed() -> None:
    document = text.read(f"{SENTENCE}\nBaca juga")
    assert left(document, judged(document, pointing("a", 0, 1))) == [0]
    assert left(document, judged(document, pointing("a", 0, 1, named=True))) == []
    assert left(document, judged(document, pointing("a", 0, 1, prose=True))) == []


def test_a_check_over_its_budget_is_suspended_and_named_from_twelve_lines_on() -> None:
    check = pointing("a/greedy", *range(6), max_share=0.3)
    short = text.read("\n".join(["baris"] * 11))
    assert left(short, judged(short, check)) == list(range(6, 11))
    long = text.read("\n".join(["baris"] * 12))
    settlement = judged(long, check)
    assert left(long, settlement) == list(range(12))
    assert [(one.check.id, one.reason) for one in settlement.suspended] == [
        ("a/greedy", "it would take 50% of the page, its limit is 30%")
    ]


def test_the_budget_of_one_check_does_not_count_what_others_take() -> None:
    document = text.read("\n".join(["baris"] * 12))
    one, two = pointing("a/one", 0, 1, 2, max_share=0.3), pointing("a/two", 3, 4, 5, max_share=0.3)
    assert left(document, judged(document, one, two)) == list(range(6, 12))


def test_when_no_sentence_would_be_left_heuristics_go_first_then_packs() -> None:
    document = text.read("\n".join([SENTENCE] * 3))
    heuristic = pointing("guess", 0, 1, named=True)
    pack = pointing("pack/rule", 2, named=True, authority=Authority.PACK)
    settlement = judged(document, heuristic, pack)
    assert left(document, settlement) == [0, 1]
    assert [one.check.id for one in settlement.suspended] == ["guess"]
    pack = pointing("pack/rule", 0, 1, 2, named=True, authority=Authority.PACK)
    assert left(document, judged(document, pack)) == [0, 1, 2]
    site = pointing("site/rule", 0, 1, 2, named=True, authority=Authority.SITE)
    assert left(document, judged(document, site)) == []


def test_a_late_check_sees_only_what_the_others_left() -> None:
    document = text.read("satu\ndua\ntiga")

    def first_left(document: Document, blocks: tuple[Block, ...]) -> list[Hit]:
        return [Hit(document.blocks[0].whole, "")]

    late = Check("a/late", "other", "", first_left, late=True)
    assert left(document, judged(document, pointing("a/early", 0), late)) == [2]


def test_overlapping_drops_become_one_removal_that_remembers_both() -> None:
    document = text.read("abcdefgh")

    def part(name: str, start: int, end: int, authority: Authority) -> Claim:
        check = Check(name, "other", "", lambda document, blocks: (), authority)
        return Claim(check, Hit(Span(0, start, end), ""))

    settlement = settle(document, [part("p", 0, 4, Authority.PACK), part("s", 3, 6, Authority.SITE)])
    (removal,) = settlement.removals
    assert (removal.span, [one.check.id for one in removal.grounds]) == (Span(0, 0, 6), ["s", "p"])
    touching = settle(document, [part("p", 0, 3, Authority.PACK), part("s", 3, 6, Authority.SITE)])
    assert len(touching.removals) == 2


def test_a_note_takes_nothing_and_stands() -> None:
    document = text.read("satu")
    settlement = judged(document, pointing("a/note", 0, effect=Effect.NOTE))
    assert (settlement.removals, [one.check.id for one in settlement.standing]) == ((), ["a/note"])


def test_candidates_narrow_a_check_to_the_blocks_worth_a_look() -> None:
    document = text.read("satu\ndua")
    check = pointing("a", 0, 1)
    assert [one.span.block for one in claim(document, [check], {"a": document.blocks[1:]})] == [1]
    assert claim(document, [check], {}) == []


def at_head(name: str, lines: int, **options: object) -> Check:
    """A windowed check that takes what says "x" among the first `lines` lines."""

    def find(document: Document, blocks: tuple[Block, ...]) -> list[Hit]:
        return [Hit(block.whole, "") for block in blocks if block.index < lines and block.text == "x"]

    return Check(name, "other", "", find, windowed=True, **options)  # type: ignore[arg-type]


def test_a_window_counts_the_lines_of_the_page_and_then_those_that_are_left() -> None:
    document = text.read("menu\nmenu\nx\nisi\nx")
    menu = pointing("a/menu", 0, 1)
    assert left(document, judged(document, at_head("a/head", 1))) == [0, 1, 2, 3, 4]
    assert left(document, judged(document, menu, at_head("a/head", 1))) == [3, 4]


def test_a_windowed_check_is_asked_again_about_its_candidates_only() -> None:
    document = text.read("menu\nx\nisi")
    checks = [pointing("a/menu", 0), at_head("a/head", 1)]
    claims = claim(document, checks, {"a/menu": document.blocks})
    assert left(document, settle(document, claims, checks, {"a/head": document.blocks[2:]})) == [1, 2]
    assert left(document, settle(document, claims, checks, {"a/head": document.blocks[1:]})) == [2]


def test_a_rule_sees_the_paragraph_that_broken_lines_make_and_its_cut_falls_on_the_pieces() -> None:
    document = replace(text.read("Jakarta\n- Harga beras naik.\nIsi."), continues=frozenset({1}))

    def dateline(document: Document, blocks: tuple[Block, ...]) -> list[Hit]:
        found = [block for block in blocks if block.text.startswith("Jakarta - ")]
        return [Hit(Span(block.index, 0, 10), "", True, (("place", "Jakarta"),)) for block in found]

    check = Check("a/dateline", "dateline", "", dateline, Authority.PACK)
    settlement = settle(document, [], [check], {})
    assert [one.text for one in ledger.kept(document, settlement)] == ["Harga beras naik.", "Isi."]
    assert [one.hit.fields for one in settlement.standing] == [(("place", "Jakarta"),), ()]
    assert settle(document, [], [replace(check, authority=Authority.HEURISTIC)], {}).removals == ()


def test_a_line_of_which_its_beginning_is_left_is_left() -> None:
    document = text.read("satu dua\ntiga")
    end = Check("a/end", "other", "", lambda document, blocks: [Hit(Span(0, 4, 8), " dua", True)], max_share=None)
    late = pointing("b/late", 0, late=True, max_share=None)
    settlement = settle(document, claim(document, [end, late]), [end, late])
    assert left(document, settlement) == [1]
    assert [[ground.check.id for ground in one.grounds] for one in settlement.removals] == [["a/end", "b/late"]]


@SETTINGS
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from("abc")), min_size=1, max_size=7))
def test_drops_of_a_line_that_overlap_go_together_on_all_their_grounds(drops: list[tuple[int, int, str]]) -> None:
    document = text.read("baris satu")
    claims = [Claim(pointing(name), Hit(Span(0, start, end), "", True)) for start, end, name in drops]
    groups: list[list[Claim]] = []
    for one in [one for one in claims if one.span.start < one.span.end]:
        met = [group for group in groups if any(one.span.overlaps(other.span) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([one, *(other for group in met for other in group)])
    expected = [
        (min(one.span.start for one in group), max(one.span.end for one in group), sorted(one.rank for one in group))
        for group in groups
    ]
    found = [
        (one.span.start, one.span.end, [ground.rank for ground in one.grounds])
        for one in settle(document, claims).removals
    ]
    assert found == sorted(expected)
