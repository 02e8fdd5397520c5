"""The report as HTML: everything is on it, nothing leads out of it, and hostile text stays text."""

from __future__ import annotations

import base64
import re
from hashlib import sha256

import pytest

from cleaner.model import CATEGORIES
from cleaner.report import MARK, _style
from cleaner.report._front import SECTIONS
from tests.report.records import DUMP, HOSTILE, HTML, SENTENCES, failure, plain, record, report
from tests.test_explanation import HARMLESS, Seen, contrast, of_hex

TAGS = HARMLESS | {"nav", "h3", "h4", "svg", "rect", "br", "bdi"}


def several(tool):
    """A run with a bit of everything."""
    hostile = record("\n".join([*SENTENCES, HOSTILE, "Baca Juga: <img src=x onerror=alert(1)>"]), "h.txt", tool=tool)
    return [
        record(DUMP, tool=tool),
        record(HTML, "b.html", tool=tool),
        {**hostile, "url": "https://a.example/", "title": HOSTILE, "language": '"><script>', "warnings": [HOSTILE]},
        plain("over", warnings=["kontan/ticker was not applied: it would take 40% of the page"]),
        plain(HOSTILE, text="", site=HOSTILE),
        failure("c.txt", HOSTILE),
    ]


@pytest.fixture(scope="module")
def page(tool):
    return report(*several(tool)).page("Laporan")


def test_the_page_loads_nothing_runs_nothing_and_leads_nowhere(page):
    seen = Seen(page.replace("<br>", " "))
    assert not seen.open
    assert {tag for tag, _ in seen.elements} <= TAGS
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in seen.elements:
        assert not {"src", "style", "action", "srcset", "data", "background"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        if "href" in attributes:
            assert (attributes["href"] or "").removeprefix("#") in ids
    assert "url(" not in _style.CSS
    assert "@import" not in _style.CSS


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else(page):
    seen = Seen(page.replace("<br>", " "))
    (policy,) = [one["content"] for _, one in seen.elements if one.get("http-equiv") == "Content-Security-Policy"]
    (style,) = seen.texts["style"]
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_text_stays_text_wherever_it_stands(page):
    for raw in ("<script", "<img", "</details></style>", "\x1b", "\x00", "\u202e"):
        assert raw not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6  # text, title, warning, id, site and problem
    assert "\\x1b[31m \\x00 \\u202ebalik" in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert 'lang="&quot;' not in page


def test_every_section_is_there_and_in_the_contents(page):
    for place, name in SECTIONS:
        assert page.count(f'id="{place}"') == 1
        assert re.search(f'<li><a href="#{place}">{name}(?:<span class="count">[0-9,]+</span>)?</a></li>', page)


def test_a_removal_shows_its_category_its_rule_and_the_reason_beside_it(page, tool):
    (removal,) = [one for one in tool.clean(DUMP).removals if one.category == "related"]
    start = page.index('<div class="words" dir="auto">Baca Juga: IHSG Menguat</div>')
    item = page[page.rindex("<li", 0, start) : page.index("</li>", start)]
    assert item.startswith('<li class="line gone c-related"><span lang="en">4 <b aria-hidden="true">−</b>')
    assert f'<b class="chip c-related">related</b> <code>{removal.rule}</code> {removal.why}</p>' in item


def test_what_goes_of_a_line_is_marked_within_it_and_what_is_left_stands_beside(page):
    assert f'<del class="c-dateline">KONTAN.CO.ID - JAKARTA. </del>{SENTENCES[0]}</div>' in page
    assert f'<div class="is"><div class="words" dir="auto">{SENTENCES[0]}</div><p class="why"' in page


def test_a_long_run_outside_the_article_is_folded_and_its_reason_told_once(page):
    start = page.index("lines outside the article</summary>")
    folded = page[start : page.index("</details>", start)]
    assert folded.count('<li class="line gone') == 6
    assert folded.count("<code>outside-main</code>") == 1


def test_sums_of_the_records_are_the_numbers_of_the_page(tool):
    made = report(record(DUMP, tool=tool), record(DUMP, "b.txt", tool=tool))
    sums = made.totals.all
    page = made.page("Laporan")
    assert "<dt>pages</dt><dd>2</dd>" in page
    assert f"<dt>kept as text</dt><dd>{sums.chars_out / sums.chars_in:.1%}</dd>" in page
    assert f'aria-label="kept {sums.chars_out / sums.chars_in:.1%}, moved to the metadata ' in page
    assert '<th scope="row"><b class="chip c-related">related</b></th>' in page


def test_without_a_ledger_the_clean_text_is_shown_alone_and_the_page_says_so():
    page = report(plain()).page("Laporan")
    assert "Clean once more with <code>--with-removed</code>" in page
    assert "The cleaned text alone" in page
    assert '<div class="words" dir="auto">Isi halaman.</div></li>' in page
    assert "Original" not in page
    assert "Ranked by the characters that did not stay." in page
    assert "not kept <b>40.0%</b>" in page


def test_with_a_ledger_nothing_is_said_to_be_missing(tool):
    page = report(record(DUMP, tool=tool)).page("Laporan")
    assert "--with-removed" not in page
    assert "Ranked by removed sentences" in page
    assert '<ul class="notes">' not in page


def test_records_of_two_rule_sets_are_noted():
    assert "different rules or versions" in report(plain("a"), plain("b", rules="1")).page("x")
    assert "different rules or versions" not in report(plain("a"), plain("b")).page("x")


def test_a_run_without_pages_is_a_report_too():
    page = report().page("Laporan")
    assert "<dt>pages</dt><dd>0</dd>" in page
    assert "No page stands out." in page


def test_the_rows_past_a_screen_fold_and_those_past_the_bound_are_counted():
    page = report(*(plain(str(at), site=f"s{at:03}") for at in range(30))).page("x")
    assert "<summary>10 more</summary>" in page
    hosts = report(*(plain(str(at), site=None, url=f"https://h{at}.example") for at in range(520))).page("x")
    assert "20 more are not shown." in hosts


def test_the_same_records_make_the_same_page(tool):
    assert report(*several(tool)).page("x") == report(*several(tool)).page("x")


def test_our_mark_stands_near_the_top(page):
    assert page.index(MARK) < 4_096


@pytest.mark.parametrize("mode", [_style.LIGHT, _style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("fate", ["kept", "moved", "taken", "outside"])
def test_bars_stand_out_from_the_card(mode, fate):
    assert contrast(of_hex(mode[fate]), of_hex(mode["card"])) >= 3  # AA for what is no text


def test_every_category_has_a_colour():
    assert all(f".c-{name}{{--h:" in _style.CSS for name in CATEGORIES)
