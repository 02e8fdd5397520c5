"""Selectors: what is wrong with one, and where; what a right one finds."""

from __future__ import annotations

import pytest

from cleaner import dom
from cleaner.layout import Selector


@pytest.mark.parametrize(
    ("selector", "problem"),
    [
        ("div.isi > p:not(.iklan)", None),
        ("#__nuxt h1", None),
        ("div[", ("expected an identifier", 4)),
        ("p:tebal", ("unknown pseudo-class", 7)),
        ("div >", ("expected a selector", 5)),
        ("p::text", ("expected an identifier", 2)),
    ],
)
def test_a_css_selector_is_told_what_is_wrong_and_where(selector: str, problem: tuple[str, int] | None) -> None:
    assert dom.problem(Selector("css", selector)) == problem


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("//p[strong/a]", None),
        ("//p[contains(., 're:test(')]", None),
        ("//div[@class='matches']/following-sibling::p", None),
        (
            "//p[re:test(., 'a+')]",
            ("the function re:test() is not available in rule files; use contains() or starts-with()", 4),
        ),
        (
            "//p[ matches(., 'a+')]",
            ("the function matches() is not available in rule files; use contains() or starts-with()", 5),
        ),
        ("//html[.//h1]//p | //div[a/b][.//i and ./b]", None),
        ("//div[//h1]", ("a path inside a predicate starts at the root; begin it with a full stop", 6)),
        ("//div[a or //h1[b]]", ("a path inside a predicate starts at the root; begin it with a full stop", 11)),
        (
            "//div[contains(., 'x') and not(/html/body)]",
            ("a path inside a predicate starts at the root; begin it with a full stop", 31),
        ),
        ("//p[", ("expected a node test at the end of the expression", 0)),
        ("//section[nofunc(.)]", ("unknown function 'nofunc'", 0)),
        ("//section[contains(.)]", ("contains() takes 2 arguments, got 1", 0)),
        ("//section[.//p[$v]]", ("a reference to an unbound variable", 0)),
        ("//p/text()[1]", ("selects no elements", 0)),
        ("(//@id)", ("selects no elements", 0)),
        ("count(//p)", ("selects no elements", 0)),
        ("//a/@href", ("selects no elements", 0)),
        ("//a/text()", ("selects no elements", 0)),
        ("//p[document('x')]", ("unknown function 'document'", 0)),
    ],
)
def test_an_xpath_selects_elements_and_runs_no_regular_expression(
    expression: str, problem: tuple[str, int] | None
) -> None:
    assert dom.problem(Selector("xpath", expression)) == problem


def test_comments_are_found_by_a_part_of_their_text() -> None:
    tree = dom.parse("<p>a<!-- pagination end --><!-- lain -->")
    assert len(dom.select(tree, Selector("comment", "pagination end"))) == 1
    assert dom.problem(Selector("comment", "[")) is None


def test_what_lies_in_another_found_element_is_not_outermost() -> None:
    tree = dom.parse("<div id=a><p><div id=b></div></div><div id=c></div>")
    found = dom.outermost(dom.select(tree, Selector("css", "div")))
    assert [element.attr("id") for element in found if isinstance(element, dom.Element)] == ["a", "c"]


FORMATTING = ("b", "big", "code", "em", "Font", "i", "NOBR", "s", "small", "strike", "strong", "tt", "U")
ROOTS, HARMLESS = ("bOdy", "html"), ("a", "p", "span", "h1", "img")


@pytest.mark.parametrize("name", [*FORMATTING, *ROOTS, *HARMLESS])
@pytest.mark.parametrize("end", [" id=a>", "/>", "\n>", ">", "x >"])
def test_the_quick_look_misses_nothing_that_has_to_be_disarmed(
    name: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dom, "_FORMATTING_TAGS", 2)
    monkeypatch.setattr(dom, "_ROOT_TAGS", 2)
    page = f"<p>isi<{name}{end}" * 3
    is_harmful = name not in HARMLESS and end[0] in " /\n"
    assert ("<x-" in dom._disarmed(page)) is is_harmful
