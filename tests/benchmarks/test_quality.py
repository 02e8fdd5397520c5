"""The benchmark: two invented pages, scored, put into a table and held to floors."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.quality import __main__ as quality
from benchmarks.quality import fields, lines, pages, race, score, table, visible
from benchmarks.quality.article import Article, Extractor
from benchmarks.quality.floors import Floors

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "Warga menanam dua ratus pohon di tepi sungai sejak pagi.",
    "Lurah setempat membawa bibit dari kebun milik kelurahan.",
    "Pohon itu dirawat bergiliran selama musim kemarau nanti.",
)
HTML = "<html><body><nav><a href='/'>Beranda</a></nav><article><h1>Pohon</h1>{}</article></body></html>"


def markup(*sentences: str) -> str:
    return HTML.format("".join(f"<p>{one}</p>" for one in sentences))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page as it is with all that a gold can know, and a packed one of which only the text is known."""
    root = tmp_path / "desa"
    root.mkdir()
    text = "\n".join(SENTENCES)
    known = {"url": "https://desa.example/1", "title": "Pohon", "date": "2024-05-02T08:00:00+07:00", "authors": ["Ani"]}
    (root / "satu.html").write_text(markup(*SENTENCES), "utf-8")
    (root / "satu.gold.json").write_text(json.dumps({"text": text, **known}), "utf-8")
    (root / "dua.html.gz").write_bytes(gzip.compress(markup(*SENTENCES[::-1]).encode()))
    (root / "dua.gold.json").write_text(json.dumps({"text": "\n".join(SENTENCES[::-1]), "date": None}), "utf-8")
    return root


def extractor(name: str, article: Article, *gives: str) -> Extractor:
    return Extractor(name, "json", lambda: lambda raw, url: article, gives)


def test_a_folder_is_read_with_what_its_gold_knows(folder: Path) -> None:
    two, one = pages.load(folder)
    assert (two.name, two.url, two.title, two.date, two.authors) == ("dua", None, None, None, ())
    assert two.raw == markup(*SENTENCES[::-1])
    assert (one.url, one.title, one.authors) == ("https://desa.example/1", "Pohon", ("Ani",))


def test_the_layout_of_the_public_benchmark_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html/kunci.html.gz").write_bytes(gzip.compress(b"<p>Isi.</p>"))
    (tmp_path / "ground-truth.json").write_text(
        '{"kunci": {"articleBody": "Isi.", "url": "https://a.example"}}', "utf-8"
    )
    assert pages.load(tmp_path) == [pages.Page("kunci", "<p>Isi.</p>", "Isi.", "https://a.example")]


def test_a_folder_without_gold_and_a_gold_without_its_page_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no page with gold"):
        pages.load(tmp_path)
    (tmp_path / "a.gold.json").write_text('{"text": ""}', "utf-8")
    with pytest.raises(FileNotFoundError, match="its page is missing"):
        pages.load(tmp_path)


def test_the_fingerprint_knows_names_and_bytes_and_not_the_place(folder: Path, tmp_path: Path) -> None:
    before = pages.fingerprint([folder])
    assert folder.rename(tmp_path / "lain").name == "lain"
    (tmp_path / "lain").rename(tmp_path / "desa")
    assert pages.fingerprint([folder]) == before
    (folder / "satu.html").write_text("lain", "utf-8")
    assert pages.fingerprint([folder]) != before


def test_the_score_counts_shingles_of_four_words() -> None:
    # Gold: "a b c d", "b c d e"; output: "b c d e", "c d e f".
    assert score.overlap("a b c d e", "b c d e f") == score.Overlap(1 / 3, 1 / 3, 1 / 3)
    assert score.overlap("a b", "a b") == score.Overlap(1.0)
    assert score.overlap("a b c d e", "") == score.Overlap(missed=1.0)
    assert score.overlap("", "") == score.Overlap()


@pytest.mark.parametrize("dateline", ["KABAR.CO.ID, BOGOR -- ", "Kabar.com - ", "BOGOR, Kabar.com - ", "BOGOR – "])
def test_a_dateline_may_be_kept_or_left_out(dateline: str) -> None:
    gold = f"{dateline}{SENTENCES[0]}"
    assert score.overlap(gold, gold).f1 == 1
    assert score.overlap(gold, SENTENCES[0]).f1 == 1


def test_the_head_of_a_sentence_is_no_dateline() -> None:
    gold = "Warga menanam dua ratus pohon jati di tepi sungai desa - sejak pagi buta tadi."
    assert score.overlap(gold, "sejak pagi buta tadi.").f1 < 1


def test_every_page_weighs_the_same_and_empty_ones_count_where_they_can() -> None:
    found = score.summary([score.Overlap(0.5, 0.5, 0.0), score.Overlap(1.0), score.Overlap(missed=1.0)])
    assert (found.precision, found.recall) == (0.75, pytest.approx(2 / 3))
    assert found.f1 == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))


def test_deviations_are_the_same_in_every_run_and_none_among_equals() -> None:
    mixed = [score.Overlap(1.0), score.Overlap(0.2, 0.4, 0.4)]
    assert score.score(mixed) == score.score(mixed)
    assert score.score(mixed).spread[0] > 0
    assert score.score([score.Overlap(1.0)] * 3).spread == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2024-05-02T08:00:00+07:00", "2024-05-02", True),
        ("2024-05-02T01:00:00+07:00", "2024-05-01T18:00:00+00:00", True),
        ("2024-05-02", "2024-05-02T23:30:00+07:00", True),
        ("1456213770000", "2016-02-23T14:49:30+07:00", True),  # 07:49:30 in Greenwich
        ("1456250000000", "2016-02-24", True),  # 17:53 in Greenwich, past midnight further east
        ("1456250000000", "2016-02-22", False),
        ("2024-05-02", "2024-05-03", False),
        ("2024-05-02T23:00:00+07:00", "2024-05-03", False),
        ("2024-05-02", None, False),
        ("2024-05-02", "kemarin", False),
        (None, "2024-05-02", None),
    ],
)
def test_a_date_is_right_when_it_is_the_day_of_the_gold(
    gold: str | None, found: str | None, right: bool | None
) -> None:
    page = pages.Page("a", "", "", date=gold)
    assert fields.date(page, Article("", date=found)) is right


def test_a_title_is_right_word_by_word_and_authors_in_any_order() -> None:
    page = pages.Page("a", "", "", title="Warga: “Pohon!”", authors=("Ani", "Budi Santoso"))
    assert fields.title(page, Article("", title="WARGA, pohon"))
    assert not fields.title(page, Article("", title="Warga: Pohon - Kabar"))
    assert fields.authors(page, Article("", authors=("budi santoso", "Ani")))
    assert not fields.authors(page, Article("", authors=("Ani",)))
    assert fields.authors(replace(page, authors=()), Article("", authors=("Ani",))) is None


def test_the_table_has_the_best_first_and_a_column_for_each_field_that_is_known(folder: Path) -> None:
    stock = pages.load(folder)
    half = extractor("separuh", Article(SENTENCES[0], "Pohon", "2024-05-02"), "title", "date")
    whole = extractor("semua", Article("\n".join(SENTENCES)))
    runs, unit = race.race(stock, [half, whole])
    head, first, second = table.rows(stock, runs, unit)
    assert head.split() == ["extractor", "F1", "P", "R", "CPU", "title", "date"]
    assert first.split()[0] == "semua"
    assert first.split()[-2:] == ["-", "-"]
    assert second.split()[-2:] == ["1/1", "1/1"]


def test_an_extractor_that_raises_has_an_empty_text_and_is_named(folder: Path) -> None:
    def broken(raw: str, url: str | None) -> Article:
        raise ValueError(raw)

    stock = pages.load(folder)
    runs, unit = race.race(stock, [Extractor("rusak", "json", lambda: broken)])
    *_, said = table.rows(stock, runs, unit)
    assert runs[0].texts == ["", ""]
    assert said == "rusak broke on dua, satu"


def test_the_command_scores_the_cleaner_and_names_peers_that_are_not_there(folder: Path, monkeypatch, capsys) -> None:
    absent = Extractor("tiada", "no_such_module", lambda: pytest.fail("an absent peer was asked"))
    monkeypatch.setattr(quality, "EXTRACTORS", (quality.CLEANER, absent))
    assert quality.main([str(folder), "--worst", "1"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{folder}: 2 pages, fingerprint ")
    assert said[2].split()[:2] == ["cleaner", "1.000"]
    assert said[3:] == ["cleaner", "  1.000  dua", "not installed: tiada"]


def test_floors_are_pinned_held_and_lowered_only_when_asked(folder: Path, tmp_path: Path, capsys) -> None:
    file = tmp_path / "floors.json"
    command = [str(folder), "--floors", str(file)]
    assert quality.main(command) == 1  # nothing is pinned yet
    assert quality.main([*command, "--pin"]) == 0
    known = json.loads(file.read_text("utf-8"))
    assert known == {"corpus": pages.fingerprint([folder]), "floors": {"desa F1": 1.0, "desa recall": 1.0}}
    assert quality.main(command) == 0
    (folder / "satu.gold.json").write_text(json.dumps({"text": "Lain sama sekali dari halaman itu."}), "utf-8")
    capsys.readouterr()
    assert quality.main(command) == 1
    assert "the pages changed since the floors were pinned" in capsys.readouterr().out
    assert quality.main([*command, "--pin"]) == 1
    assert "BELOW" in capsys.readouterr().out
    assert json.loads(file.read_text("utf-8")) == known
    assert quality.main([*command, "--pin", "--allow-regression"]) == 0
    assert quality.main(command) == 0


def test_a_floor_of_what_is_not_measured_any_more_is_not_reached(tmp_path: Path) -> None:
    floors = Floors(tmp_path / "floors.json", "", {"html F1": 0.98, "dump F1": 0.97})
    assert floors.below({"html F1": 0.9796}) == ["dump F1"]
    assert floors.below({"html F1": 0.9794, "dump F1": 0.97}) == ["html F1"]


@pytest.mark.parametrize("wrong", [["--pin"], ["-e", "tiada"], []])
def test_wrong_use_is_told(tmp_path: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        quality.main([str(tmp_path), *wrong])
    assert caught.value.code == 2


def test_lines_are_compared_with_or_without_their_dateline() -> None:
    page = pages.Page("a", "", f"BOGOR - {SENTENCES[0]}\n{SENTENCES[1]}\n{SENTENCES[2]}")
    found = lines.compare([page], [f"{SENTENCES[0]}\n{SENTENCES[1]}\nIklan\nIklan"])
    assert (found.recall, found.precision) == (pytest.approx(2 / 3), 0.5)


def test_a_line_of_two_documents_is_repeated_and_a_piece_of_a_sentence_is_not(tmp_path: Path) -> None:
    texts = [f"{sentence}\nBaca berita lainnya\n, kata lurah setempat" for sentence in SENTENCES]
    path = tmp_path / "desa.jsonl"
    path.write_text("".join(json.dumps({"text": text, "url": ""}) + "\n" for text in texts), "utf-8")
    assert lines.repeated(path, lambda text, url: text) == pytest.approx(1 / 3)
    assert lines.repeated(path, lambda text, url: text.replace("Baca berita lainnya\n", "")) == 0


def test_the_visible_text_has_a_line_for_each_block_and_nothing_that_is_hidden() -> None:
    html = "<p>Satu <b>dua</b>\n tiga<!-- x -->.</p><script>x()</script>lain<ul><li>a<li>b</ul><style>p{}</style>"
    assert visible.text(html) == "Satu dua tiga.\nlain\na\nb"
    assert visible.text("") == ""
