"""HTML pages of unknown sites, from bytes to record: opinions on the main text, then the same rules as for dumps."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cleaner import Cleaner

SENTENCES = [
    f"Paragraf ke-{number} menceritakan bagaimana warga desa menanam ratusan pohon di tepi sungai sejak pagi hari."
    for number in ("satu", "dua", "tiga", "empat", "lima", "enam")
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE = f"""<!doctype html><html><head><title>Warga Menanam Pohon - Contoh</title></head><body>
<nav><ul><li><a href="/a">Nasional</a></li><li><a href="/b">Ekonomi</a></li></ul></nav>
<article><h1>Warga Menanam Pohon di Tepi Sungai</h1><p>Senin, 3 Februari 2025 10:15 WIB</p>{BODY}
<p>Baca juga: <a href="/x">Sungai Meluap di Hulu</a></p></article>
<footer><p>Hak cipta 2025 Contoh</p></footer></body></html>"""


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner(ledger=True)


def test_the_article_stays_and_the_rest_names_who_took_it(tool: Cleaner) -> None:
    result = tool.clean(PAGE.encode())
    assert list(result.paragraphs) == SENTENCES
    assert result.metadata.title == "Warga Menanam Pohon di Tepi Sungai"
    assert result.metadata.date == "2025-02-03T10:15:00+07:00"
    took = {entry.text: entry.rule for entry in result.removals}
    assert took["Baca juga: Sungai Meluap di Hulu"] == "news-id/also-read"
    assert took["Nasional"] == "outside-main"
    record = result.record()
    assert (record["body_by"], record["status"], record["encoding"]) == ("main", "ok", "utf-8")


def test_text_and_ledger_rebuild_the_visible_text(tool: Cleaner) -> None:
    result = tool.clean(PAGE)
    assert result.restore() == "\n".join(block.text for block in result.document.blocks)


def test_a_removal_in_the_record_has_the_path_of_its_block_where_one_of_a_dump_has_its_line(tool: Cleaner) -> None:
    keys = ["rule", "category", "path", "start", "end", "text", "why"]
    removed = tool.clean(PAGE).record()["removed"]
    assert {tuple(item) for item in removed} == {tuple(keys)}
    assert (
        next(item["path"] for item in removed if item["text"] == "Nasional")
        == "/html[1]/body[1]/nav[1]/ul[1]/li[1]/a[1]"
    )
    dump = tool.clean("Baca juga: Sungai Meluap di Hulu\nWarga desa menanam pohon.").record()["removed"]
    assert {tuple(item) for item in dump} == {("rule", "category", "line", *keys[3:])}


def test_a_page_in_another_encoding_is_read_as_browsers_do(tool: Cleaner) -> None:
    raw = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("satu", "kafé").encode("windows-1252")
    result = tool.clean(raw)
    assert "Paragraf ke-kafé" in result.text
    assert result.restore() == "\n".join(block.text for block in result.document.blocks)


def test_the_fast_setting_finds_the_same_article() -> None:
    assert list(Cleaner(effort="fast").clean(PAGE).paragraphs) == SENTENCES


def test_an_article_three_hundred_tags_deep_is_kept(tool: Cleaner) -> None:
    deep = "<html><body>" + "<div>" * 300 + "<h1>Warga Menanam Pohon</h1>" + BODY + "</div>" * 300 + "</body></html>"
    result = tool.clean(deep)
    assert all(sentence in result.text for sentence in SENTENCES)
    assert result.metadata.title == "Warga Menanam Pohon"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div itemprop=author itemscope>" * 200 + "<i></i>" * 20_000,
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + '\\"' * 200_000 + "</script>",
        "<div>" * 100_000,
        "<b><i><p>x" * 20_000,
    ],
    ids=["writers in writers", "quotes without end", "a hundred thousand levels", "tags that nobody closes"],
)
def test_a_hostile_page_goes_through_everything_and_keeps_its_article(tool: Cleaner, hostile: str) -> None:
    text = tool.clean(f"<html><body>{hostile}{BODY}").text
    assert all(sentence in text for sentence in SENTENCES)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"<html><body></body></html>", "no visible text"),
        (b"<html><body>" + bytes(range(32)) * 20 + b"</body></html>", "binary data"),
    ],
)
def test_a_page_with_nothing_to_read_is_a_failure_that_says_so(tool: Cleaner, raw: bytes, problem: str) -> None:
    result = tool.clean(raw)
    assert result.failure is not None
    assert problem in result.failure.problem
    assert result.text == ""


def test_an_opinion_can_be_switched_off_by_name(tool: Cleaner) -> None:
    assert "Nasional" in tool.without(["outside-main"]).clean(PAGE).text


def test_cleaning_a_dump_loads_no_html_parser_and_no_extractor() -> None:
    program = (
        "import sys, cleaner; cleaner.clean('Harga beras naik.');"
        "print(sorted({'trafilatura', 'readability', 'bs4', 'turbohtml', 'lxml', 'langdetect'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
