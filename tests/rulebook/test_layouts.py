"""Layouts as data of a site file, and what they say of a page whose reader ran their selectors."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner import engine
from cleaner.facts import Facts
from cleaner.layout import Layout, Selector, Source
from cleaner.model import Effect, Span
from cleaner.readers import html
from cleaner.rulebook import layouts
from cleaner.rulebook.book import Rulebook
from tests.rulebook.build import document, file, rule

DATA: dict[str, Any] = {
    "id": "meja",
    "probe": {"css": "#meja"},
    "body": [{"css": "article"}],
    "title": [{"css": "h1"}, {"meta": "og:title"}],
    "keep": [{"xpath": "//table"}],
    "strip": [{"id": "kotak", "category": "related", "css": ".kotak", "why": "Other stories.", "where": "a.yaml:7"}],
    "stop_after": {"comment": "akhir"},
    "seen": "2021",
    "where": "a.yaml:3",
}
PAGE = document("Judul", "Harga beras turun.", "Kotak", "Tabel", "Ekor")


def layout(**keys: Any) -> Layout:
    (made,) = layouts.compile_layouts(file("contoh", layouts=[{**DATA, **keys}]))
    return made


def taken(marks: dict[str, tuple[Span, ...]], **keys: Any) -> dict[str, str]:
    """What goes of PAGE by which check."""
    claims = engine.claim(PAGE, layouts.checks(layout(**keys), marks))
    removals = engine.settle(PAGE, claims).removals
    return {PAGE.blocks[one.span.block].text[one.span.start : one.span.end]: one.check.id for one in removals}


def line(number: int) -> Span:
    return PAGE.blocks[number].whole


def test_a_layout_is_made_of_its_data() -> None:
    made = layout()
    assert (made.site, made.id, made.seen, made.where) == ("contoh", "meja", "2021", "a.yaml:3")
    assert made.fields == {"title": (Source("css", "h1"), Source("meta", "og:title"))}
    assert made.keep == (Selector("xpath", "//table"),)
    assert made.stop_after == Selector("comment", "akhir")
    assert (made.strips[0].id, made.strips[0].where) == ("contoh/kotak", "a.yaml:7")


def test_only_a_source_that_is_an_element_has_a_selector() -> None:
    sources = [Source("css", "h1"), Source("xpath", "//h1"), Source("meta", "og:title"), Source("jsonld", "headline")]
    assert [one.selector for one in sources] == [Selector("css", "h1"), Selector("xpath", "//h1"), None, None]


def test_what_selectors_point_at_goes_under_their_names() -> None:
    marks = {"title": (line(0),), "contoh/kotak": (line(2),), "stop": (line(4),), "body": tuple(map(line, range(5)))}
    assert taken(marks) == {"Judul": "contoh/meja.title", "Kotak": "contoh/kotak", "Ekor": "contoh/meja.stop"}


def test_what_a_layout_keeps_stays_whatever_else_is_said() -> None:
    marks = {"contoh/kotak": (line(2), line(3)), "keep": (line(3),)}
    assert taken(marks) == {"Kotak": "contoh/kotak"}
    checks = layouts.checks(layout(), marks)
    assert [check.effect for check in checks] == [Effect.DROP, Effect.KEEP]


def test_a_part_of_a_line_goes_alone() -> None:
    assert taken({"contoh/kotak": (Span(1, 0, 6),)}) == {"Harga ": "contoh/kotak"}


def test_all_ids_are_known_before_a_page_is_seen() -> None:
    book = Rulebook.of([file("contoh", layouts=[DATA])])
    checks = layouts.checks(layout(), {name: (line(0),) for name in ("contoh/kotak", "title", "stop", "keep")})
    assert {check.id for check in (*checks, layouts.outside(layout()))} <= book.check_ids


def test_rules_for_a_layout_run_on_its_pages_alone() -> None:
    rules = [rule("a", drop={"is": ["x"]}), rule("b", drop={"is": ["y"]}, layout=["meja"])]
    book = Rulebook.of([file("contoh", layouts=[DATA], rules=rules)])
    assert [check.id for check in book.ruleset("contoh", PAGE).checks] == ["contoh/a"]
    assert [check.id for check in book.ruleset("contoh", PAGE, "lain").checks] == ["contoh/a"]
    assert [check.id for check in book.ruleset("contoh", PAGE, "meja").checks] == ["contoh/a", "contoh/b"]


def test_rules_for_one_kind_of_page_run_on_no_other() -> None:
    rules = [rule("a", drop={"is": ["x"]}, kind="text"), rule("b", drop={"is": ["y"]}, kind="html"), rule("c", drop={})]
    pack = file("paket", "pack", rules=rules)
    book = Rulebook.of([file("contoh", rules=rules, extends=[{"pack": "paket"}]), pack])
    page = html.read("<p>x").document
    for names, on in (("ac", PAGE), ("bc", page)):
        assert [check.id[-1] for check in book.ruleset("contoh", on).checks] == [*names, *names]
        assert [check.id[-1] for check in book.ruleset(None, on).checks] == [*names]


def test_the_place_of_a_layout_in_its_file_is_not_in_the_hash_but_its_selectors_are() -> None:
    def digest(**keys: Any) -> str:
        return Rulebook.of([file("contoh", layouts=[{**DATA, **keys}])]).hash

    moved = [{**DATA["strip"][0], "where": "b.yaml:9"}]
    assert digest() == digest(where="b.yaml:1", source="a page", strip=moved)
    assert len({digest(), digest(seen="2022"), digest(body=[{"css": "main"}]), digest(strip=[])}) == 4


ONE = {"hosts": ["satu.id"], "names": ["SATU News"]}
OTHER = {"hosts": ["dua.id"]}
BOOK = Rulebook.of([
    file("satu", match=ONE, layouts=[{"id": "a", "probe": {"css": "#satu"}}]),
    file("dua", match=OTHER, layouts=[{"id": "a", "probe": {"css": "#dua"}}]),
])  # fmt: skip


def chosen(url: str | None = None, *probes: str, **facts: Any) -> str | None:
    return BOOK.choose_page(url, Facts(**facts), lambda selector: selector.text in probes)


def test_a_page_belongs_to_the_site_of_its_address_before_all_else() -> None:
    assert chosen("https://www.satu.id/x", "#dua", canonical="https://dua.id/y") == "satu"
    assert chosen("https://arsip.org/satu.id", canonical="https://dua.id/y") == "dua"


@pytest.mark.parametrize(
    ("facts", "site"),
    [
        ({"canonical": "https://berita.satu.id/x"}, "satu"),
        ({"metas": (("og:url", "https://dua.id/y"),)}, "dua"),
        ({"metas": (("og:site_name", "satu  NEWS"),)}, "satu"),
        ({"metas": (("og:site_name", "Satu"),)}, "satu"),
        ({"metas": (("og:site_name", "Satunya"),)}, None),
        ({"canonical": "/x", "metas": (("og:url", "javascript:satu.id"),)}, None),
    ],
)
def test_a_page_without_an_address_says_whose_it_is(facts: dict[str, Any], site: str | None) -> None:
    assert chosen(None, **facts) == site


def test_a_probe_tells_the_site_unless_two_do() -> None:
    assert chosen(None, "#dua") == "dua"
    assert chosen(None, "#satu", "#dua") is None
    assert chosen(None) is None
