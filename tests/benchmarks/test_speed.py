"""The speed benchmark: which pages it takes, who races, and how a table reads. Nothing here looks at a clock."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.speed import __main__ as speed
from benchmarks.speed import race, suite, table
from benchmarks.speed.pages import Page, Pages
from benchmarks.speed.suites import html, text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Warga menanam dua ratus pohon di tepi sungai sejak pagi, kata lurah itu karena kemarau panjang.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text("<p>Satu</p>")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"<p>Dua</p>"))
    (tmp_path / "b.gold.json").write_text('{"url": "https://example.com/dua"}')
    (tmp_path / "c.txt").write_text(TEXT)
    (tmp_path / "d.jsonl").write_text(json.dumps({"text": TEXT, "url": "https://example.com/d"}) + "\n")
    (tmp_path / "e.pdf").write_text("no page")
    return tmp_path


def test_a_folder_gives_its_pages_and_their_addresses(folder: Path) -> None:
    pages = Pages.of(folder)
    assert pages.html == (Page(b"<p>Satu</p>"), Page(b"<p>Dua</p>", "https://example.com/dua"))
    assert pages.texts == (Page(TEXT.encode()), Page(TEXT.encode(), "https://example.com/d"))


def test_without_a_folder_our_own_pages_race() -> None:
    pages = Pages.of(None)
    assert len(pages.html) >= 50
    assert len(pages.texts) >= 50


def test_a_folder_without_pages_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        speed.main([str(tmp_path)])
    assert caught.value.code == 2
    assert "no .html" in capsys.readouterr().err


def test_every_candidate_does_every_item_once_a_round_and_once_before() -> None:
    done: list[str] = []
    candidates = [
        race.Candidate("one", lambda: lambda item: done.append(f"one {item}")),
        race.Candidate("two", lambda: lambda item: done.append(f"two {item}")),
        race.Candidate("absent", lambda: pytest.fail("it is not installed"), "no_such_module"),
    ]
    laps = race.race(candidates, ["a", "b"], 2)
    assert [lap.name for lap in laps] == ["one", "two"]
    assert [len(lap.seconds) for lap in laps] == [2, 2]
    assert done == ["one a", "one b", "two a", "two b"] * 3
    assert suite.missing(candidates) == ("not installed, so left out: absent",)
    assert suite.missing(candidates[:2]) == ()


def test_ratios_are_told_to_the_floor_and_to_ours() -> None:
    laps = [race.Lap("parse", (0.001, 0.002, 0.003)), race.Lap("ours", (0.004,)), race.Lap("peer", (0.1,))]
    lines = list(table.rows(suite.Table("HTML", laps, "parse", "ours", notes=("a note",))))
    assert lines == [
        "### HTML",
        "",
        "| | CPU a page | spread | x parse | x ours |",
        "|---|---:|---:|---:|---:|",
        "| parse | 2.00 ms | ± 50% | 1.00 | 0.50 |",
        "| **ours** | 4.00 ms | ± 0% | 2.0 | 1.00 |",
        "| peer | 100 ms | ± 0% | 50 | 25 |",
        "",
        "a note",
        "",
    ]


def test_the_suites_print_tables_for_the_pages_that_there_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main([str(folder), "--only", "language", "text", "--rounds", "1"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2 HTML pages, 2 texts; Python 3.")
    assert "| **cleaner** |" in printed
    assert "| langdetect |" in printed
    assert "| re, one by one |" in printed


def test_only_pages_that_a_layout_reads_alone_are_raced_as_such() -> None:
    pages = Pages.of(None).html
    found = html._laid_out((*pages[:12], Page(b"<html><body><p>Tidak ada situsnya.</p></body></html>")))
    assert 0 < len(found) < 12


def test_the_peers_have_nearly_all_patterns_of_the_rules() -> None:
    found = text.patterns()
    assert len(found) > 300
    hits = [one.pattern for one in found if one.search("baca juga: harga cabai naik")]
    assert hits
    assert not [one for one in found if one.search(TEXT.strip().lower())]
