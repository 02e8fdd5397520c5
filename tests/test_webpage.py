"""HTML pages of a site with layouts: the body by its selectors, and what happens where the site has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, dom

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.layout import Selector

RULES = """\
schema: 1
id: contoh
title: Contoh
timezone: Asia/Jakarta
match: {hosts: [contoh.id]}
layouts:
  - {id: lama, probe: '#isi', body: '#isi', seen: 2018}
  - id: baru
    probe: main.baru
    body: .tubuh
    keep: blockquote
    strip:
      - {id: kotak, category: related, css: .kotak, why: Other stories.}
    stop_after: {comment: akhir}
    captions: figcaption
    seen: 2025
  - {id: kata-orang, probe: '#kata', body: .teks}
rules:
  - id: iklan
    category: ad
    drop: {is: iklan layanan}
    at: {head: 1}
    tests: "- Iklan layanan\\n+ Iklan layanan itu sudah lama ada.\\n"
"""
SENTENCES = [
    f"Paragraf ke-{number} menceritakan bagaimana warga desa menanam ratusan pohon di tepi sungai sejak pagi hari."
    for number in ("satu", "dua", "tiga", "empat", "lima", "enam")
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = '<head><link rel=canonical href="https://www.contoh.id/berita/1"></head>'
NEW = f"""<html>{HEAD}<body><nav><p>Menu</p></nav><main class=baru><h1>Warga Menanam Pohon</h1><div class=tubuh>
<p>Iklan layanan</p><figure><figcaption>Pohon di tepi sungai.</figcaption></figure>{TEXT}
<div class=kotak><p>Berita yang sama sekali lain dari tempat yang jauh.</p></div><!-- akhir --><p>Tag: pohon</p></div>
</main><footer><p>Alamat redaksi kami ada di jalan yang panjang sekali di kota itu.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "sites"
    folder.mkdir()
    (folder / "contoh.yaml").write_text(RULES, "utf-8")
    return folder


@pytest.fixture(scope="module")
def tool(rules: Path) -> Cleaner:
    return Cleaner([rules])


def test_a_layout_finds_the_body_and_says_so(tool: Cleaner) -> None:
    result = tool.clean(NEW)
    record = result.record()
    assert list(result.paragraphs) == SENTENCES
    assert (record["site"], record["layout"], record["body_by"]) == ("contoh", "baru", "site")
    assert record["warnings"] == []
    assert record["stats"]["blocks"] == len(SENTENCES) + 4  # the body alone was read


def test_no_probe_is_asked_before_its_turn(tool: Cleaner, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    select = dom.select

    def counted(tree: dom.Tree, selector: Selector) -> list[dom.Node]:
        asked.append(selector.text)
        return select(tree, selector)

    monkeypatch.setattr(dom, "select", counted)
    tool.clean(NEW)
    assert "main.baru" in asked
    assert "#kata" not in asked  # the probe of the layout behind the one that fits
    assert len(asked) == len(set(asked))


def test_windows_of_rules_count_the_lines_of_the_body(tool: Cleaner) -> None:
    assert "contoh/iklan" in {entry.rule for entry in tool.clean(NEW).removals}


def test_the_account_covers_the_whole_page_when_it_is_asked_for(rules: Path) -> None:
    result = Cleaner([rules], ledger=True).clean(NEW)
    took = {item["text"]: item["rule"] for item in result.record()["removed"] if item["rule"] != "space"}
    assert took == {
        "Menu": "contoh/baru.body",
        "Warga Menanam Pohon": "contoh/baru.body",
        "Iklan layanan": "contoh/iklan",
        "Pohon di tepi sungai.": "contoh/baru.captions",
        "Berita yang sama sekali lain dari tempat yang jauh.": "contoh/kotak",
        "Tag: pohon": "contoh/baru.stop",
        "Alamat redaksi kami ada di jalan yang panjang sekali di kota itu.": "contoh/baru.body",
    }
    assert list(result.paragraphs) == SENTENCES
    assert result.restore() == result.document.source


def test_what_a_layout_keeps_stays(tool: Cleaner) -> None:
    page = NEW.replace("<p>Berita yang", "<p>Kotak</p><blockquote>Kutipan</blockquote><p>Berita yang")
    assert tool.clean(page).paragraphs[-1] == "Kutipan"


def test_a_body_that_is_gone_is_found_by_extractors_with_a_warning(tool: Cleaner) -> None:
    result = tool.clean(NEW.replace("class=tubuh", "class=badan"))
    assert set(SENTENCES) <= set(result.paragraphs)
    assert (result.body_by, result.record()["layout"], result.metadata.site) == ("main", None, "contoh")
    assert result.warnings[0] == "contoh: no body of its layouts is on this page; extractors found the text"


def test_a_body_with_hardly_a_word_is_not_believed(tool: Cleaner) -> None:
    page = NEW.replace("<div class=tubuh>", "<div class=tubuh><p>Bagikan</p></div><div>")
    result = tool.clean(page)
    assert set(SENTENCES) <= set(result.paragraphs)
    assert result.body_by == "main"
    assert "words of the text outside its body; it was not used" in result.warnings[0]


def test_a_short_article_is_believed_where_nothing_else_is_there(tool: Cleaner) -> None:
    page = f"{HEAD}<main class=baru><div class=tubuh><p>Kabar singkat dari desa.</div></main>"
    assert (tool.clean(page).text, tool.clean(page).body_by) == ("Kabar singkat dari desa.", "site")


def test_a_layout_that_nobody_has_seen_holds_only_where_extractors_agree(tool: Cleaner) -> None:
    half = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:2])
    right = f"{HEAD}<body id=kata><article class=teks>{TEXT}</article></body>"
    wrong = f"{HEAD}<body id=kata><article><div class=teks>{half}</div>{TEXT.replace('Paragraf', 'Bagian')}</article>"
    assert (tool.clean(right).body_by, tool.clean(right).record()["layout"]) == ("site", "kata-orang")
    result = tool.clean(wrong)
    assert result.body_by == "main"
    assert SENTENCES[5].replace("Paragraf", "Bagian") in result.paragraphs
    assert result.warnings[0].startswith("contoh/kata-orang: extractors find ")


def test_the_first_layout_with_its_probe_and_body_counts(tool: Cleaner) -> None:
    page = NEW.replace("<div class=kotak>", "<div id=isi><p>Isi lama.</p></div><div class=kotak>")
    assert tool.clean(page).record()["layout"] == "lama" or "Isi lama." in tool.clean(page).text


def test_without_sites_no_layout_is_looked_for(rules: Path) -> None:
    result = Cleaner([rules], sites=False).clean(NEW)
    assert (result.body_by, result.metadata.site, result.warnings) == ("main", None, ())


def test_a_strip_can_be_switched_off_by_its_name(tool: Cleaner) -> None:
    text = tool.without(["contoh/kotak"]).clean(NEW).text
    assert "Berita yang sama sekali lain" in text


def test_a_kept_category_holds_what_selectors_point_at(tool: Cleaner) -> None:
    assert tool.without(keep=["caption"]).clean(NEW).paragraphs[0] == "Pohon di tepi sungai."


def test_a_dump_that_its_address_calls_a_part_says_so(tool: Cleaner) -> None:
    url = "https://contoh.id/berita/warga-menanam-pohon?page=2"
    (told,) = tool.clean("Warga desa menanam ratusan pohon di tepi sungai.", url=url).warnings
    assert told.startswith("one part of several")
    assert tool.clean("Warga desa menanam pohon.", url=url.partition("?")[0]).warnings == ()


def test_a_cleaner_can_be_made_of_a_loaded_rulebook(tool: Cleaner) -> None:
    assert Cleaner.of(tool.rulebook, tool.plan).clean(NEW).text == tool.clean(NEW).text


def test_a_strip_that_takes_the_whole_article_is_told(rules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sites"
    folder.mkdir()
    (folder / "contoh.yaml").write_text(RULES.replace("css: .kotak", "css: p"), "utf-8")
    page = f"{HEAD}<main class=baru><div class=tubuh>{TEXT}</div></main>"
    result = Cleaner([folder]).clean(page)
    assert result.text == ""
    assert result.warnings == ("nothing is left of the text: a rule of the site takes too much, see what was removed",)
    assert Cleaner([rules]).clean(page).warnings == ()


def test_a_site_known_by_its_text_alone_is_looked_at_with_its_layouts(tool: Cleaner) -> None:
    page = NEW.replace(HEAD, "").replace("class=baru", "")
    assert tool.clean(page, url="https://contoh.id/x").record()["layout"] == "baru"
    told = tool.clean(page.replace("class=tubuh", ""), site="contoh")
    assert told.warnings[0] == "contoh: no body of its layouts is on this page; extractors found the text"
