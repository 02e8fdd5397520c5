"""Work grows with what there is to read: counted in calls, looks and selections, never by the clock.

A call is one of a Python function, counted by the interpreter; the counts of one page are the same on every machine.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import Cleaner, dom
from cleaner.pipeline import Plan
from cleaner.readers import html, text
from cleaner.rulebook import prefilter
from cleaner.rulebook.actions import drop_cards
from cleaner.rulebook.actions._run import at_prose
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.layouts import compile_layouts
from cleaner.rulebook.probes import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from cleaner.layout import Selector
    from cleaner.rulebook.plain import FileData

SENTENCE = "Pasar nomor {0} di kota itu dibuka lagi pada hari kerja setelah atapnya selesai diperbaiki warga."
MENU = ("Beranda {0}", "Kabar {0} Terbaru", "Baca juga: Kabar {0}", "{0} Jam lalu")
PAGE = """<!doctype html><html><head><title>Pasar Dibuka Lagi - Contoh</title></head>
<body><div id="menu">{outside}</div>
<article class="isi-contoh"><h1>Pasar Dibuka Lagi</h1>{inside}</article></body></html>"""
# Twice the lines may cost a little more than twice the calls: what is looked up in sorted or nested things.
TWICE = 2.2


def strangers(number: int) -> list[FileData]:
    """Site files of which no page here is one."""
    files: list[Any] = [
        {
            "kind": "site",
            "path": f"rules/sites/asing{at}.yaml",
            "id": f"asing{at}",
            "title": f"Asing {at}",
            "match": {"hosts": [f"asing{at}.example"], "text": [{"is": [f"asing nomor {at}"], "score": 3.0}]},
            "layouts": [{"id": "lama", "probe": {"css": f".asing-{at} .isi"}, "body": [{"css": ".isi"}]}],
            "rules": [{"id": "iklan", "category": "ad", "drop": {"is": [f"iklan nomor {at}"]}}],
        }
        for at in range(number)
    ]
    return files


def calls(work: Callable[[], object], events: Container[str] = ("call",)) -> int:
    """The number of Python functions that are called while `work` runs; with "c_call" among `events`, of others too."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in events

    gc.disable()  # who listens to the collector is called at any time
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def dump(paragraphs: int) -> str:
    lines = [line.format(at) for at in range(paragraphs) for line in (SENTENCE, *MENU)]
    return "\n".join(lines)


def page(outside: int, inside: int = 20) -> str:
    links = "".join(f'<p><a href="/{at}">Kabar pasar nomor {at}</a></p>' for at in range(outside))
    return PAGE.format(outside=links, inside="".join(f"<p>{SENTENCE.format(at)}</p>" for at in range(inside)))


@pytest.fixture(scope="module")
def shipped() -> Rulebook:
    return Rulebook.load()


@pytest.mark.parametrize("sites", [True, False])
def test_twice_the_lines_of_a_dump_cost_twice_the_calls(shipped: Rulebook, sites: bool) -> None:
    tool = Cleaner.of(shipped, Plan(sites=sites))
    tool.clean(dump(3)).record()
    once, twice = (calls(lambda size=size: tool.clean(dump(size)).record()) for size in (60, 120))  # type: ignore[misc]
    assert once < twice < TWICE * once


def test_the_page_is_looked_at_once_for_the_site_and_each_different_line_once_for_all_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages, lines = [], []
    overview, look = prefilter.Overview.found, prefilter.Prefilter.found
    monkeypatch.setattr(prefilter.Overview, "found", lambda self, page: (pages.append(page), overview(self, page))[1])
    monkeypatch.setattr(prefilter.Prefilter, "found", lambda self, line: (lines.append(line), look(self, line))[1])
    tool, texts = Cleaner.of(Rulebook.load(), Plan()), dump(10).splitlines()
    tool.clean("\n".join(texts * 2))
    assert pages == [texts * 2]
    assert lines == texts
    tool.clean("\n".join([*texts, "Baru"]))
    assert (len(pages), lines[len(texts) :]) == (2, ["Baru"])
    tool.clean("\n".join(texts), site="kontan")
    assert (len(pages), lines[len(texts) + 1 :]) == (2, texts)  # other rules, other looks


@pytest.mark.parametrize("url", ["https://contoh.example/a", None])
@pytest.mark.parametrize("make", [lambda: dump(20), lambda: page(20)], ids=["dump", "html"])
def test_a_thousand_site_files_do_not_slow_a_page(shipped: Rulebook, make: Callable[[], str], url: str | None) -> None:
    source, plan = make(), Plan(effort="fast")
    few, many = (Cleaner.of(Rulebook.of([*shipped.files, *strangers(count)]), plan) for count in (1, 1000))
    for tool in (few, many):
        tool.clean(source, url=url).record()
    one, other = (calls(lambda tool=tool: tool.clean(source, url=url).record()) for tool in (few, many))  # type: ignore[misc]
    assert other <= one
    assert many.clean(source, url=url).record() | {"rules": ""} == few.clean(source, url=url).record() | {"rules": ""}


def test_only_the_rules_that_a_page_needs_are_compiled() -> None:
    book = Rulebook.of([*Rulebook.load().files, *strangers(1000)])
    Cleaner.of(book, Plan()).clean(dump(3), url="https://asing7.example/a")
    assert len(book._rulesets) == 1


def test_a_page_whose_address_tells_nothing_is_asked_for_the_probes_that_it_can_have(shipped: Rulebook) -> None:
    book = Rulebook.of([*shipped.files, *strangers(1000)])
    read = html.read(page(5).replace('id="menu"', 'id="menu" class="Asing-7"').replace("isi-contoh", "isi"))
    asked: list[Selector] = []

    def has(selector: Selector) -> bool:
        asked.append(selector)
        return read.has(selector)

    book.choose_page(None, read.facts, has, read.names)
    named = [one for one in asked if needed(one)]
    assert [one.text for one in named] == [".asing-7 .isi"]


def test_the_names_of_a_page_leave_no_probe_out_that_it_has(shipped: Rulebook) -> None:
    sites = [file for file in shipped.files if file["kind"] == "site"]
    probes = [layout.probe for file in sites for layout in compile_layouts(file)]
    assert sum(bool(needed(probe)) for probe in probes) > len(probes) / 2
    assert needed(dom_selector(".a b, p#Cde.fg:not(.long-name)")) == {"a", "cde"}
    assert needed(dom_selector(".a, b")) == frozenset()  # any page with a <b> has it
    assert needed(dom_selector(":is(.a) p")) == frozenset()
    assert needed(dom_selector(r".a\:b")) == frozenset()
    assert needed(dom_selector('p.a[title="x, .y"]')) == {"a"}


def test_what_lies_outside_a_body_is_not_read_unless_the_account_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    layout: Any = {"id": "baru", "probe": {"css": ".isi-contoh"}, "body": [{"css": ".isi-contoh"}], "seen": "2026"}
    site: Any = {"kind": "site", "path": "c.yaml", "id": "contoh", "layouts": [layout], "rules": []}
    visited: list[str] = []
    walk = dom.walk

    def counted(roots: Any, visitor: Any, skipped: Any, hidden: Any) -> None:
        plain = visitor.open

        def opened(element: Any, tag: str) -> None:
            visited.append(tag)
            plain(element, tag)

        visitor.open = opened
        walk(roots, visitor, skipped, hidden)

    monkeypatch.setattr(dom, "walk", counted)
    book, counts = Rulebook.of([site]), {}
    for ledger in (False, True):
        for outside in (10, 500):
            visited.clear()
            result = Cleaner.of(book, Plan(ledger=ledger)).clean(page(outside), site="contoh")
            assert result.body_by == "site"
            counts[ledger, outside] = len(visited)
    assert counts[False, 10] == counts[False, 500]
    assert counts[True, 500] - counts[True, 10] == 2 * 490  # a paragraph and its link


def test_links_that_nobody_asks_for_are_not_read() -> None:
    def asked(number: int) -> int:
        facts = html.read(
            "<head>" + "<link rel=preload href=/a.js>" * number + "<link rel=next href=/2></head>isi"
        ).facts
        return calls(lambda: (facts.canonical, facts.links))

    assert asked(10) == asked(500)


def test_twice_the_page_costs_twice_the_nodes_and_calls(shipped: Rulebook) -> None:
    tool = Cleaner.of(shipped, Plan(sites=False, effort="fast"))
    tool.clean(page(5)).record()
    read = [calls(lambda size=size: html.read(page(0, size)).document) for size in (100, 200)]  # type: ignore[misc]
    assert read[0] < read[1] < TWICE * read[0]


def dom_selector(text: str) -> Selector:
    from cleaner.layout import Selector

    return Selector("css", text)


def test_runs_of_cards_that_are_too_short_cost_no_more_for_being_long() -> None:
    cards = drop_cards.build({"item": [{"is": ["kartu"]}], "min_items": 100}, at_prose)

    def work(lines: int) -> int:
        document = text.document(("kartu\n" * 99 + "x\n") * (lines // 100), None)
        return calls(lambda: list(cards.hits(document, document.blocks, lambda _: True)), ("call", "c_call"))

    assert work(2000) <= TWICE * work(1000)
    assert work(2000) <= 2000 * 50  # some forty a line, not one for each line of its run
