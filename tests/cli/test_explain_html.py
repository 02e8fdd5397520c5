"""`cleaner explain` on HTML pages, and its page for browsers."""

from __future__ import annotations

import json
import os
import re
import sys

import pytest

from tests.cli.conftest import PAGE, SITE

LAYOUTS = """\
layouts:
  - id: desk
    probe: {css: article.isi}
    body: [{css: article.isi}]
    captions: [{css: figcaption}]
    strip:
      - {id: kotak, category: related, css: div.kotak, why: The box of other stories.}
    seen: 2024-05
rules:
"""
SENTENCES = [
    f"Pedagang ke-{number} berkata bahwa harga beras turun sejak awal pekan karena pasokan dari desa sudah lancar."
    for number in ("satu", "dua", "tiga", "empat")
]
MENU = "".join(f"<li><a href='/{number}'>Menu {number}</a></li>" for number in range(8))
HTML = f"""<!doctype html><html><head><link rel=canonical href="https://contoh.id/ekonomi/beras"></head><body>
<nav><ul>{MENU}</ul></nav><article class=isi><figure><figcaption>Pasar pagi (Foto: Ani)</figcaption></figure>
<p>CONTOH.ID - BANDUNG. {SENTENCES[0]}</p><div class=kotak><p>Harga cabai naik lagi</p></div>
{"".join(f"<p>{one}</p>" for one in SENTENCES[1:])}<p>Baca juga: Harga telur</p></article>
<footer><p>Tentang kami</p></footer></body></html>"""


@pytest.fixture
def site(rules):
    """The site of these tests, with a layout."""
    path = rules / "sites/contoh.yaml"
    path.write_text(SITE.replace("rules:\n", LAYOUTS, 1), encoding="utf-8")
    return path


@pytest.fixture
def html(tmp_path, site):
    path = tmp_path / "berita.html"
    path.write_text(HTML, encoding="utf-8")
    return path


def test_the_header_says_which_layout_found_the_article(cleaner, html):
    header = cleaner("explain", html).stdout.splitlines()[0]
    assert header == "contoh, by its markup; the layout desk found the article (16 blocks, 4 kept, 12 gone)"


def test_the_header_says_that_extractors_found_the_article_of_another_site(cleaner, tmp_path, rules):
    path = tmp_path / "lain.html"
    path.write_text(HTML.replace("contoh.id", "lain.example").replace("CONTOH.ID", "LAIN"), encoding="utf-8")
    header = cleaner("explain", path).stdout.splitlines()[0]
    assert header.startswith("no site recognised: packs and heuristics only; extractors found the article (16 blocks, ")


def test_each_block_of_the_body_shows_who_took_it_and_where_that_is(cleaner, html, site):
    lines = cleaner("explain", html).stdout.splitlines()
    shown = {line.split()[0]: line for line in lines if line[:2].strip().isdigit()}
    assert [shown[number].split()[1] for number in ("9", "10", "11", "12")] == ["-", "~", "-", "+"]
    for number, rule, key in (("9", "contoh/desk.captions", "id: desk"), ("11", "contoh/kotak", "id: kotak")):
        line = 1 + [key in row for row in site.read_text("utf-8").splitlines()].index(True)
        assert rule in shown[number]
        assert shown[number].endswith(f"sites/contoh.yaml:{line}")
    assert "{--CONTOH.ID - BANDUNG. --}Pedagang" in shown["10"]


def test_a_long_run_outside_the_article_is_one_line(cleaner, html):
    lines = cleaner("explain", html).stdout.splitlines()
    assert lines[1].split()[:4] == ["1", "-", "Menu", "0"]
    assert lines[1].split()[4:6] == ["other", "contoh/desk.body"]
    assert lines[2].strip() == "… 6 more blocks outside the article; --html shows them all"
    assert lines[3].split()[:4] == ["8", "-", "Menu", "7"]
    assert any(line.startswith("16 - Tentang kami") for line in lines)


def test_why_not_counts_blocks_as_the_account_does_and_knows_what_lies_outside(cleaner, html):
    said = cleaner("explain", html, "--why-not", "kami").stdout.splitlines()
    assert said[0] == "line 16 goes: Tentang kami"
    assert said[1].startswith("  contoh/desk.body  ")
    assert cleaner("explain", html, "--why-not", "ke-dua").stdout.startswith("line 12 stays: Pedagang ke-dua")


def test_the_page_for_browsers_has_all_blocks_and_the_counts_of_the_record(cleaner, html, tmp_path):
    result = cleaner("explain", html, "--html", tmp_path / "out.html")
    header = "contoh, by its markup; the layout desk found the article (16 blocks, 4 kept, 12 gone)"
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{tmp_path / 'out.html'}: {header}\n"
    page = (tmp_path / "out.html").read_text("utf-8")
    assert f"<h1>berita.html</h1><p>{header}</p>" in page
    assert page.count('<li class="block ') == 16
    assert "<summary>8 blocks outside the article</summary>" in page
    counts = dict(re.findall(r'">([\w-]+)</b></a></td><td>\w+</td>\n<td class="count">(\d+)</td>', page))
    cleaner("clean", html, "-o", tmp_path / "o.jsonl", "--with-removed")
    record = json.loads((tmp_path / "o.jsonl").read_text("utf-8"))
    assert {category: int(times) for category, times in counts.items()} == record["stats"]["removed"]


def test_a_dump_has_a_page_too_and_so_has_standard_input(cleaner, page, tmp_path):
    assert cleaner("explain", page, "--html", tmp_path / "a.html").exit_code == 0
    shown = (tmp_path / "a.html").read_text("utf-8")
    assert "<h1>berita.txt</h1><p>contoh, by clues in its text (4 lines, 2 kept, 2 gone)</p>" in shown
    assert cleaner("explain", "-", "--html", tmp_path / "b.html", input=PAGE).exit_code == 0
    assert (tmp_path / "b.html").read_text("utf-8") == shown.replace("berita.txt", "-")


def test_a_page_is_never_written_onto_an_input(cleaner, html):
    for out in (html, html.parent / "x" / ".." / html.name):
        (html.parent / "x").mkdir(exist_ok=True)
        result = cleaner("explain", html, "--html", out)
        assert result.exit_code == 2
        assert "is an input; name another output" in result.stderr
    assert html.read_text("utf-8") == HTML


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_page_is_never_written_through_a_link(cleaner, html, tmp_path):
    (tmp_path / "link.html").symlink_to(html)
    os.link(html, tmp_path / "hard.html")
    for name, problem in (("link.html", "is a symbolic link"), ("hard.html", "is an input")):
        result = cleaner("explain", html, "--html", tmp_path / name)
        assert result.exit_code == 2
        assert problem in result.stderr
    assert html.read_text("utf-8") == HTML


@pytest.mark.parametrize(
    ("out", "problem"),
    [
        ("", "let the name end in .html"),
        ("why.txt", "let the name end in .html"),
        ("tiada/why.html", "there is no such folder"),
        ("folder.html", "is no regular file"),
    ],
)
def test_an_output_that_cannot_be_is_wrong_use(cleaner, page, tmp_path, monkeypatch, out, problem):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.html").mkdir()
    result = cleaner("explain", page, "--html", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert problem in result.stderr


def test_a_page_that_is_there_is_replaced_whole(cleaner, page, tmp_path):
    (tmp_path / "why.html").write_text("lama" * 100_000, encoding="utf-8")
    cleaner("explain", page, "--html", tmp_path / "why.html")
    assert "lama" not in (tmp_path / "why.html").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["berita.txt", "why.html"]


def test_a_page_that_cannot_be_read_leaves_no_page(cleaner, tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 40)
    assert cleaner("explain", tmp_path / "a.txt", "--html", tmp_path / "why.html").exit_code == 1
    assert not (tmp_path / "why.html").exists()


def test_why_not_and_a_page_are_two_questions(cleaner, page, tmp_path):
    result = cleaner("explain", page, "--why-not", "beras", "--html", tmp_path / "why.html")
    assert result.exit_code == 2
    assert "ask for one at a time" in result.stderr


def test_a_cleaned_html_page_is_markdown_with_its_structure(cleaner, tmp_path, site):
    path = tmp_path / "a.html"
    prose = f"<p>{SENTENCES[1]} Lihat <a href='/pasar'>pasar</a>.</p><ul><li>{SENTENCES[2]}</li></ul>"
    path.write_text(HTML.replace(f"<p>{SENTENCES[1]}</p>", prose), encoding="utf-8")
    for out in (cleaner("clean", path, "--to", "markdown").stdout, folder(cleaner, path, tmp_path / "out")):
        assert f"\n\n{SENTENCES[1]} Lihat [pasar](https://contoh.id/pasar).\n\n- {SENTENCES[2]}\n\n" in out


def folder(cleaner, path, out):
    cleaner("clean", path, "-o", out, "--to", "markdown")
    return (out / "a.html.md").read_text("utf-8")
