"""R5xx: each selector that has the finding beside one that almost has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner.lint import _selectors
from tests.lint.build import codes, write

if TYPE_CHECKING:
    from pathlib import Path


def found(tmp_path: Path, how: str, selector: str) -> list[str]:
    text = f"layouts:\n  - id: desk\n    probe: article\n    body:\n      - {how}: >-\n          {selector}\n"
    return codes(write(tmp_path, satu=text))


@pytest.mark.parametrize(
    "name",
    [
        "sc-bdVaJa", "sc-1x2y3z-0", "css-1dbjc4n", "jsx-2871293847", "svelte-1x2y3z", "Article_body__xY9z",
        "Article__2kXj4", "ArticleWrapper-sc-1x2abc", "_body_1ax7g_12", "btn__bdVaJa",
    ],
)  # fmt: skip
def test_a_class_that_a_tool_made_up(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "css", f"div.{name} p") == ["R502"]
    assert found(tmp_path, "css", f'[class~="{name}"]') == ["R502"]
    assert found(tmp_path, "xpath", f'//div[contains(@class, "{name}")]') == ["R502"]


@pytest.mark.parametrize(
    "name",
    [
        "sc-title", "css-loading", "css-grid2", "read__content", "detail__media2", "StoryRenderer__EditorWrapper",
        "item_3col", "kcmread1114", "Story__itemAd", "article__h1", "tmpt-desk-kon", "wp-block-2026",
    ],
)  # fmt: skip
def test_a_class_that_people_made(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "css", f"div.{name} p") == []


def test_what_stands_before_a_hash_is_stable(tmp_path: Path) -> None:
    assert found(tmp_path, "css", '[class^="ArticleWrapper__ArticleBody-sc-"]') == []


def test_a_value_that_is_no_class_may_look_like_one(tmp_path: Path) -> None:
    assert found(tmp_path, "css", 'a[href*=".css-1dbjc4n"]') == []
    assert found(tmp_path, "xpath", '//a[contains(@href, "css-1dbjc4n")]') == []


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("div.mt-4.flex.items-center", ["R503"]),
        (".md\\:w-1\\/2.px-2.text-gray-700", ["R503"]),
        (".flex .gap-4 > .font-bold", ["R503"]),
        ('[class="flex gap-4 text-lg"]', ["R503"]),
        (".read-page__content-body.text-detail", []),
        ("div.flex.gap-4, span.text-lg", []),  # two and one
        ("div.fs14.ff-opensans.font-gray", []),
        (".container.article.block", []),
    ],
)
def test_a_chain_of_utility_classes(tmp_path: Path, selector: str, expected: list[str]) -> None:
    assert found(tmp_path, "css", selector) == expected


@pytest.mark.parametrize(
    ("how", "selector", "expected"),
    [
        ("css", "div:nth-child(3)", ["R504"]),
        ("css", "div:nth-last-of-type( 4 )", ["R504"]),
        ("css", "li:nth-child(2)", []),
        ("css", "li:nth-child(2n+1)", []),
        ("css", "li:last-child", []),
        ("css", 'a[href*=":nth-child(5)"]', []),
        ("xpath", "//div/p[3]", ["R504"]),
        ("xpath", "//div/p[position() = 4]", ["R504"]),
        ("xpath", "//div/p[last() - 3]", ["R504"]),
        ("xpath", "//tr[td[1] = 'Penulis']/td[2]", []),
        ("xpath", "//p[. = '[5]']", []),
    ],
)
def test_a_position_that_is_counted(tmp_path: Path, how: str, selector: str, expected: list[str]) -> None:
    assert found(tmp_path, how, selector) == expected


@pytest.mark.parametrize(
    ("how", "selector", "steps"),
    [
        ("css", "a b > c ~ d + e", 5),
        ("css", "a  >  b", 2),
        ("css", "html:has(link[href*='a b'] > c) div.x", 2),
        ("css", 'div[data-x="a > b, c"] p', 2),
        ("css", """div[data-x="it's (a"] p""", 2),
        ("css", "div:not(a b, c > d)", 1),
        ("xpath", "//div/p", 2),
        ("xpath", "//p[strong/a][contains(., 'x/y/z')]", 1),
        ("xpath", ".//div/../p", 2),
    ],
)
def test_steps_are_counted_outside_of_brackets(how: str, selector: str, steps: int) -> None:
    assert _selectors.steps(how, selector) == steps


def test_a_selector_of_five_steps_is_found_and_one_of_four_is_not(tmp_path: Path) -> None:
    assert found(tmp_path, "css", "a b c d e") == ["R505"]
    assert found(tmp_path, "css", "a b c d") == []
    assert found(tmp_path, "css", "a b, c d, e f") == []


def test_selectors_of_fields_strips_and_probes_are_looked_at(tmp_path: Path) -> None:
    text = """\
layouts:
  - id: desk
    probe: div.sc-bdVaJa
    title: [{meta: 'og:title'}, {css: h1.css-1dbjc4n}]
    strip: [{id: box, category: ad, css: 'div:nth-child(7)'}]
    stop_after: {xpath: '//p[9]'}
"""
    assert sorted(codes(write(tmp_path, satu=text))) == ["R502", "R502", "R504", "R504"]
