"""The page that explains a result: everything is on it, nothing leads out of it, and hostile text stays text."""

from __future__ import annotations

import base64
import colorsys
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cleaner import Cleaner, explanation
from cleaner.explanation import _style
from cleaner.model import CATEGORIES

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SENTENCES = [
    f"Paragraf ke-{number} menceritakan bagaimana warga desa menanam ratusan pohon di tepi sungai sejak pagi hari."
    for number in ("satu", "dua", "tiga", "empat", "lima", "enam")
]
PROSE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
NAMES = ("Nasional", "Ekonomi", "Bola", "Tekno", "Gaya", "Foto")
MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in NAMES)
PAGE = f"""<!doctype html><html><head><title>Warga Menanam Pohon - Contoh</title></head><body><nav><ul>{MENU}</ul></nav>
<article><h1>Warga Menanam Pohon di Tepi Sungai</h1><p>Senin, 3 Februari 2025 10:15 WIB</p>
{PROSE}<p>Baca juga: <a href="/x">Sungai Meluap di Hulu</a></p></article>
<footer><p>Hak cipta 2025 Contoh</p></footer></body></html>"""
HOSTILE = f"""<!doctype html><html><body><article>{PROSE}<p>&lt;script&gt;alert(1)&lt;/script&gt; kata
&lt;/li&gt; "petik' &amp;amp; \x1b[31m dan \u202ebalik, kata lurah kepada warga di balai.</p></article></body></html>"""
HARMLESS = frozenset(
    (
        "html", "head", "meta", "title", "style", "body", "a", "header", "main", "section", "footer", "div", "p", "h1",
        "h2", "table", "thead", "tbody", "tr", "th", "td", "b", "code", "span", "dl", "dt", "dd", "ul", "ol", "li",
        "del", "details", "summary",
    )
)  # fmt: skip


class Seen(HTMLParser):
    """The elements of a page with their attributes, and the text of each kind of element."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner(ledger=True)


def explained(tool: Cleaner, raw: str) -> str:
    return explanation.page(tool.clean(raw), "berita.html", "contoh, as told")


@pytest.mark.parametrize("raw", [PAGE, HOSTILE, "Harga naik.\nIklan"])
def test_the_page_loads_nothing_runs_nothing_and_leads_nowhere(tool: Cleaner, raw: str) -> None:
    seen = Seen(explained(tool, raw))
    assert not seen.open
    assert {tag for tag, _ in seen.elements} <= HARMLESS
    ids = {attributes["id"] for _, attributes in seen.elements if "id" in attributes}
    for tag, attributes in seen.elements:
        assert not {"src", "style", "action", "srcset", "data", "background"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        if "href" in attributes:
            assert (attributes["href"] or "").removeprefix("#") in ids
    assert "url(" not in _style.CSS
    assert "@import" not in _style.CSS


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else(tool: Cleaner) -> None:
    seen = Seen(explained(tool, PAGE))
    (policy,) = [one["content"] for tag, one in seen.elements if one.get("http-equiv") == "Content-Security-Policy"]
    (style,) = seen.texts["style"]
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_counts_are_those_of_the_record(tool: Cleaner) -> None:
    result = tool.clean(PAGE)
    page = explanation.page(result, "a", "b")
    rows = re.findall(
        r'<b class="chip c-[\w-]+">([\w-]+)</b></a></td><td>(\w+)</td>\n<td class="count">(\d+)</td>', page
    )
    stats = result.record()["stats"]
    assert {category: int(times) for category, _, times in rows} == stats["removed"]
    assert {category: became for category, became, _ in rows}["dateline"] == "metadata"
    assert {category: became for category, became, _ in rows}["related"] == "removed"
    assert page.count('<li class="block kept"') + page.count('<li class="block partly') == stats["kept"]
    assert page.count('<li class="block ') == stats["blocks"]
    assert f"Of {stats['chars_in']} characters {stats['chars_out']} stay." in page


def test_each_block_is_there_in_order_with_its_sign_and_its_text(tool: Cleaner) -> None:
    result = tool.clean(PAGE)
    page = explanation.page(result, "a", "b")
    found = re.findall(r'id="b(\d+)"><span class="number" lang="en">\1 <b aria-hidden="true">(.)</b>', page)
    assert [int(number) for number, _ in found] == [block.line for block in result.document.blocks]
    assert "".join(sign for _, sign in found) == "−" * 8 + "+" * 6 + "−" * 2
    for block in result.document.blocks:
        assert f'<div class="text">{block.text}</div>' in page


def test_a_removal_shows_its_category_its_rule_the_reason_and_the_place(tool: Cleaner) -> None:
    result = tool.clean(PAGE)
    page = explanation.page(result, "a", "b")
    (removal,) = [one for one in result.settlement.removals if one.check.id == "news-id/also-read"]
    item = page[page.index("Baca juga: Sungai") :]
    item = item[: item.index('<li class="block')]
    assert '<b class="chip c-related">related</b>' in item
    assert "<code>news-id/also-read</code>" in item
    assert f"<p>{removal.check.why}</p>" in item
    assert f"<code>{removal.check.where}</code>" in item
    assert "<code>/html[1]/body[1]/article[2]/p[9]</code>" in item


def test_a_reason_is_told_in_full_once_for_lines_that_follow_each_other(tool: Cleaner) -> None:
    lines = [
        *SENTENCES[:3],
        "Baca juga: Harga naik",
        "Baca juga: Harga turun",
        *SENTENCES[3:],
        "Baca juga: Harga tetap",
    ]
    result = tool.clean("\n".join(lines))
    page = explanation.page(result, "a", "b")
    (why,) = {one.check.why for one in result.settlement.removals}
    assert page.count("<code>news-id/also-read</code>") == 3
    assert page.count(f"<p>{why}</p>") == 2


def test_what_goes_of_a_line_is_marked_within_it(tool: Cleaner) -> None:
    page = explained(
        tool, "KONTAN.CO.ID - JAKARTA. Harga beras turun sejak awal pekan ini, kata kepala dinas.\nkontan.co.id\n"
    )
    assert '<del class="c-dateline">KONTAN.CO.ID - JAKARTA. </del>Harga beras turun' in page
    assert '<span class="unseen"> goes in part: </span>' in page


def test_a_long_run_outside_the_article_can_be_opened_and_a_short_one_is_open(tool: Cleaner) -> None:
    page = explained(tool, PAGE)
    assert page.count('<details class="outside">') == 1
    folded = page[page.index('<details class="outside">') : page.index("</ol></details>")]
    assert "<summary>6 blocks outside the article</summary>" in folded
    assert folded.count('<li class="block gone') == 6
    assert folded.count("<code>outside-main</code>") == 1  # told once for all of them
    assert "Hak cipta" not in folded


def test_what_went_to_the_metadata_is_never_folded_away(tool: Cleaner) -> None:
    result = tool.clean((SEEDS / "kontan.txt").read_bytes())
    (row,) = [row for row in explanation.rows(result) if row.block.text.startswith("Sumber")]
    assert "outside-run" in [claim.check.id for claim in row.removals[0].grounds]
    assert (row.fate, row.outside) == ("gone", False)


def test_hostile_text_stays_text(tool: Cleaner) -> None:
    seen = Seen(explained(tool, HOSTILE))
    (shown,) = [text for text in seen.texts["div"] if "alert" in text]
    assert shown.startswith("<script>alert(1)</script> kata </li> \"petik' &amp; \\x1b[31m dan \\u202ebalik")


def test_hostile_names_rules_and_metadata_stay_text(tool: Cleaner) -> None:
    result = tool.clean(PAGE, url="https://a.example/<b>")
    known = replace(result.metadata, title="<b>\u202e", provenance={"title": "<i>"}, language='"><u>')
    hostile = replace(result, metadata=known, notes=("<script>",))
    page = explanation.page(hostile, "<a>\x00.html", "<s>")
    Seen(page)  # every element is closed by its own end tag
    for text in (
        "&lt;b&gt;\\u202e",
        "<code>&lt;i&gt;</code>",
        "<li>&lt;script&gt;</li>",
        "<h1>&lt;a&gt;\\x00.html</h1>",
        "&lt;s&gt;",
    ):
        assert text in page
    assert 'lang="&quot;&gt;&lt;u&gt;"' in page


def test_the_metadata_name_their_source_and_the_warnings_are_there(tool: Cleaner) -> None:
    result = replace(tool.clean(PAGE), notes=("the page is one of several",))
    page = explanation.page(result, "a", "b")
    known = result.metadata
    assert f'<dt>title</dt><dd>{known.title} <span class="muted">from <code>{known.provenance["title"]}</code>' in page
    assert "<li>the page is one of several</li>" in page


def test_the_same_result_makes_the_same_page(tool: Cleaner) -> None:
    assert explained(tool, PAGE) == explained(tool, PAGE)


@pytest.mark.parametrize("mode", [_style.LIGHT, _style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("category", CATEGORIES)
def test_text_can_be_read_on_the_colour_of_every_category(mode: dict[str, object], category: str) -> None:
    saturation = 0 if category == "other" else mode["saturation"]
    tint = colorsys.hls_to_rgb(_style.HUES[category] / 360, mode["tint"] / 100, saturation / 100)
    edge = colorsys.hls_to_rgb(_style.HUES[category] / 360, mode["edge"] / 100, saturation / 100)
    ground = of_hex(mode["ground"])
    assert contrast(of_hex(mode["text"]), tint) >= 7  # WCAG AAA for text
    assert contrast(of_hex(mode["text"]), ground) >= 7
    assert contrast(of_hex(mode["muted"]), ground) >= 4.5  # AA for text
    assert contrast(edge, ground) >= 3  # AA for what is no text


def of_hex(colour: object) -> tuple[float, float, float]:
    digits = str(colour).removeprefix("#")
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
