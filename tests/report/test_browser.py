"""The report in a real browser: it asks for nothing, runs nothing, and can be read and used by everybody.

Needs Chromium: on PATH, or named by CLEANER_CHROMIUM.
"""

from __future__ import annotations

import pytest

from tests.report import browser
from tests.report.records import report
from tests.report.test_page import several

pytestmark = pytest.mark.skipif(browser.found() is None, reason="no Chromium on PATH and none in CLEANER_CHROMIUM")

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
# The contrast of every piece of text with what is behind it, as WCAG 2 counts it; those below 4.5 with their words.
FAINT = """
(() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const solid = element => {
    for (; element; element = element.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(element).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length) continue;
    const [one, other] = [light(parts(getComputedStyle(element).color)), light(solid(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    seen += 1;
    if (contrast < 4.5) found.push([contrast, walker.currentNode.data.slice(0, 40), element.className]);
  }
  return [seen, found];
})()
"""
# What axe would complain of, as far as it can be asked in a few lines.
COMPLAINTS = """
(() => {
  const said = [], all = query => [...document.querySelectorAll(query)];
  const ids = all('[id]').map(one => one.id);
  if (new Set(ids).size !== ids.length) said.push('an id twice');
  const named = (one, ...names) => names.some(name => one.getAttribute(name));
  all('[aria-labelledby]').forEach(one => ids.includes(one.getAttribute('aria-labelledby')) || said.push('no label'));
  all('th:not([scope])').forEach(() => said.push('a heading of a table without scope'));
  all('svg').forEach(one => named(one, 'aria-label', 'aria-hidden') || said.push('a nameless chart'));
  all('a').forEach(one => one.textContent.trim() || said.push('a nameless link'));
  all('a').forEach(one => document.querySelector(one.getAttribute('href')) || said.push('a dead link'));
  all('details').forEach(one => one.firstElementChild.tagName === 'SUMMARY' || said.push('details without summary'));
  all('summary').forEach(one => one.textContent.trim() || said.push('a nameless summary'));
  all('ol > *, ul > *').forEach(one => one.tagName === 'LI' || said.push('a list of ' + one.tagName));
  let level = 0;
  all('h1, h2, h3, h4').forEach(one => {
    const own = Number(one.tagName[1]);
    if (own > level + 1) said.push('a heading skipped before ' + one.textContent);
    level = own;
  });
  for (const one of ['main', 'nav', 'header', 'footer', 'h1', 'title'])
    if (all(one).length !== 1) said.push(all(one).length + ' of ' + one);
  if (document.documentElement.lang !== 'en') said.push('no language');
  return said;
})()
"""


@pytest.fixture(scope="module")
def page(tool, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(report(*several(tool)).page("Laporan").encode())
    return path


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    with browser.Browser(browser.found(), tmp_path_factory.mktemp("profile")) as own:
        yield own


@pytest.fixture
def shown(window, page):
    window.look(width=1200)
    window.open(page)
    return window


def told(window, *methods):
    return [event for event in window.events if event["method"] in methods]


def test_nothing_is_asked_for_and_nothing_is_complained_of(shown, page):
    shown.value(OPEN_ALL)
    requests = [event["params"]["request"]["url"] for event in told(shown, "Network.requestWillBeSent")]
    assert requests == [page.as_uri()]
    complaints = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Audits.issueAdded")
    assert told(shown, *complaints) == []
    assert shown.value("document.compatMode") == "CSS1Compat"
    assert shown.value("document.querySelectorAll('script, img, iframe, object, link, form').length") == 0


def test_the_style_sheet_is_let_in_and_a_script_would_not_be(window, page, tmp_path):
    window.open(page)
    assert window.value("getComputedStyle(document.querySelector('.frame')).display") == "grid"
    other = tmp_path / "other.html"
    added = (
        "<script>document.title = 'run'</script><img src='https://a.example/x.png'><p style='color:red'>x</p></main>"
    )
    other.write_text(page.read_text("utf-8").replace("</main>", added), encoding="utf-8")
    window.open(other)
    assert window.value("document.title") == "Laporan"
    said = " ".join(event["params"]["entry"]["text"] for event in told(window, "Log.entryAdded"))
    assert all(word in said for word in ("script", "image", "style"))


def test_hostile_text_is_seen_as_text(shown):
    shown.value(OPEN_ALL)
    text = shown.value("document.querySelector('main').innerText")
    assert "</details></style><script>alert(1)</script><!-- & \"petik' \\x1b[31m" in text
    assert "\u202e" not in text
    assert shown.value("document.querySelectorAll('main section').length") == 11


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_can_be_read_on_what_is_behind_it(window, page, dark):
    window.look(width=1200, dark=dark)
    window.open(page)
    window.value(OPEN_ALL)
    seen, faint = window.value(FAINT)
    assert seen > 300
    assert faint == []


def test_dark_is_dark_and_light_is_light(window, page):
    window.open(page)
    grounds = []
    for dark in (False, True):
        window.look(width=1200, dark=dark)
        grounds.append(window.value("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(245, 245, 243)", "rgb(17, 18, 19)"]


def test_the_structure_serves_those_who_listen(shown):
    assert shown.value(COMPLAINTS) == []
    nodes = shown.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node["ignored"]}
    assert {"navigation", "main", "banner", "contentinfo", "table", "rowheader", "columnheader", "region"} <= roles
    bars = [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "image"]
    assert any(name.startswith("kept ") and "outside the article" in name for name in bars)


@pytest.mark.parametrize("width", [320, 400, 768])
def test_a_narrow_window_needs_no_scrolling_sideways(window, page, width):
    window.look(width=width)
    window.open(page)
    window.value(OPEN_ALL)
    assert window.value("document.documentElement.scrollWidth") == width


def test_the_keyboard_reaches_the_contents_and_opens_a_page(shown):
    shown.press("Tab", 9)
    assert shown.value("document.activeElement.className") == "skip"
    assert shown.value("document.activeElement.getBoundingClientRect().left >= 0")
    shown.press("Enter", 13)
    assert shown.value("location.hash") == "#overview"
    shown.value("document.querySelector('details.page summary').focus()")
    shown.press("Tab", 9)
    shown.ask("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9, modifiers=8)
    assert shown.value("document.activeElement.tagName") == "SUMMARY"
    assert shown.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    shown.press("Enter", 13)
    assert shown.value("document.activeElement.parentElement.open")


def test_a_link_to_a_page_opens_it(shown):
    assert shown.value("document.querySelectorAll('details.page[open]').length") == 0
    shown.value("document.querySelector('#suspended a, #unknown a, #problems a').click()")
    assert shown.value("document.querySelectorAll('details.page[open]').length") == 1


def test_on_paper_the_contents_are_left_out_and_the_report_is_there(shown):
    shown.look(width=1200, media="print")
    assert shown.value("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert shown.value("getComputedStyle(document.querySelector('main')).display") != "none"
    assert len(shown.ask("Page.printToPDF", printBackground=True)["data"]) > 10_000


def test_text_may_be_twice_as_large(window, page):
    window.look(width=640)  # what a window of 1280 has at 200 %
    window.open(page)
    assert window.value("document.documentElement.scrollWidth") == 640
