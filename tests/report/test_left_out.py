"""What a corpus can do without: copies of other pages, and pages that were not wanted."""

from __future__ import annotations

import json
import re

import pytest

from cleaner.batch import Filters
from cleaner.dedupe import Clusters
from cleaner.report import _totals
from cleaner.row import Row
from cleaner.writers import WRITERS
from tests.report.records import DUMP, HOSTILE, failure, plain, record, report


def copy(name, first, **more):
    return plain(name, cluster=first, **more)


def dropped(name, first, **more):
    problem = f"the words of another page: {first}"
    return copy(name, first, status="filtered", stage="dedupe", problem=problem, **more)


def short(name, words, **more):
    return plain(name, status="filtered", stage="filter", problem=f"fewer than 50 words: {words}", **more)


def section(page, name):
    start = page.index(f'<section id="{name}"')
    return page[start : page.index("</section>", start)]


def rows(page, name):
    body = section(page, name).partition("<tbody>")[2].partition("</tbody>")[0]
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in body.split("</tr>") if row]


def test_a_cluster_is_called_after_its_first_page_and_names_its_copies_the_largest_first():
    pages = [copy("a", "a"), copy("b", "b"), copy("c", "b"), copy("d", "a"), copy("e", "b"), copy("f", "f")]
    made = report(*pages)
    assert [(first, own.number, own.first) for first, own in made.totals.copies.frequent(1)] == [
        ("b", 2, ("c", "e")),
        ("a", 1, ("d",)),
    ]
    page = made.page("x")
    assert "3 duplicates in 2 clusters, 50.0% of 6 pages that were compared." in page
    assert rows(page, "duplicates") == ["b 2 c , e", "a 1 d"]
    assert "<dt>duplicates</dt><dd>3</dd>" in page


def test_pages_that_are_alone_in_their_cluster_are_no_duplicates():
    page = report(copy("a", "a"), copy("b", "b")).page("x")
    assert "Of 2 pages that were compared, none has the text of another." in section(page, "duplicates")
    assert "<dt>duplicates</dt>" not in page


def test_a_run_that_compared_no_pages_says_so_and_not_that_there_are_no_copies():
    said = section(report(plain(), failure("b")).page("x"), "duplicates")
    assert "No page was compared with others. Clean with <code>--dedupe flag</code>" in said
    assert "none has the text" not in said


def test_filtered_pages_are_told_by_reason_and_site_and_not_by_what_is_their_own():
    pages = [short("a", 7), short("b", 9), short("c", 9, site=None), plain("d"), dropped("e", "d"), copy("f", "d")]
    pages.append(plain("g", status="filtered", stage="filter", problem="its language is en, not id"))
    page = report(*pages).page("x")
    assert rows(page, "filtered") == [
        "fewer than 50 words kontan 2 33.3% a , b",
        "fewer than 50 words (no site) 1 100.0% c",
        "its language is en, not id kontan 1 16.7% g",
        "the words of another page kontan 1 16.7% e",
    ]
    assert '<a href="#filtered">Filtered pages<span class="count">5</span></a>' in page
    assert '<a href="#duplicates">Duplicates<span class="count">2</span></a>' in page


def test_a_site_tells_how_many_of_its_pages_were_filtered():
    page = report(short("a", 7), plain("b"), plain("c", site="other")).page("x")
    assert [row.split()[:2] for row in rows(page, "sites")] == [["kontan", "2"], ["other", "1"]]
    assert [row.split()[-4:] for row in rows(page, "sites")] == [["–", "–", "1", "–"], ["–", "–", "–", "–"]]


def test_without_a_filter_the_page_says_that_nothing_was_filtered():
    assert "No page was filtered." in section(report(plain(), failure("b")).page("x"), "filtered")


def test_flagged_copies_are_two_kinds_of_warning_whatever_the_names_of_their_pages():
    exact = [copy(name, "a", warnings=["the words of another page: a"]) for name in "bc"]
    near = [copy("d", "a", warnings=["nearly the text of another page: 91% of the phrases of a"])]
    kinds = report(*exact, *near).totals.warnings.frequent(1)
    assert {kind: pages.number for kind, pages in kinds} == {
        "the words of another page": 2,
        "nearly the text of another page": 1,
    }


def test_hostile_names_sites_and_reasons_stay_text():
    pages = [copy(HOSTILE, HOSTILE), copy("b", HOSTILE)]
    pages.append(plain("c", status="filtered", site=HOSTILE, stage="filter", problem=f"{HOSTILE}: 3"))
    page = report(*pages).page("x")
    for name in ("duplicates", "filtered"):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in section(page, name)
        assert "<script" not in section(page, name)


def test_sums_do_not_grow_with_clusters_and_reasons_that_a_stranger_invents(monkeypatch):
    made = report()
    monkeypatch.setattr(made.totals.copies, "most", 100)
    monkeypatch.setattr(_totals, "_MOST_KINDS", 100)
    for at in range(250):
        made.add(copy(f"{at}", f"first {at}"))
        made.add(plain(f"f{at}", status="filtered", stage="filter", problem=f"reason {at} {'x' * 9_000}"))
    totals = made.totals
    assert len(totals.copies.counts) <= 100
    assert len(totals.filtered) == 101
    assert totals.filtered[_totals.OTHERS, _totals.OTHERS].number == 150
    assert max(len(why) for why, _ in totals.filtered) == _totals.NAME_CHARS
    page = made.page("x")
    assert "250 duplicates in at most 250 clusters, " in page
    assert "The rarest were forgotten" in section(page, "duplicates")


def test_clusters_that_are_all_forgotten_are_still_counted(monkeypatch):
    made = report()
    monkeypatch.setattr(made.totals.copies, "most", 2)
    for at in range(3):
        made.add(copy(f"{at}", f"first {at}"))
    said = section(made.page("x"), "duplicates")
    assert made.totals.copies.counts == {}
    assert "3 duplicates in at most 3 clusters" in said
    assert "<table" not in said


def test_a_real_run_says_what_the_report_understands(tool):
    pytest.importorskip("rensa", reason="the extra dedupe is not installed")
    own = [Row.of(tool.clean(DUMP), name, WRITERS["jsonl"]) for name in ("a", "b")]
    brief = Row.of(tool.clean("Harga beras naik."), "c", WRITERS["jsonl"])
    marked = [*Clusters("drop").marked(own), Filters.of((), 50).judge(brief, None)]
    made = report(*(json.loads(row.record) for row in marked))
    assert set(made.totals.filtered) == {
        ("the words of another page", "kontan"),
        ("fewer than 50 words", "(no site)"),
    }
    assert made.totals.copies.counts["a"].first == ("b",)
    assert record(DUMP, tool=tool)["cluster"] is None  # near miss: nobody asked
