"""`cleaner rules drift`: record a baseline, compare a batch with it, and what is said and written."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import PAGE
from tests.cli.test_rules import edit

WORDS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split()  # noqa: SIM905 - numbers


def write(folder, number, seed="", page=PAGE):
    """So many dumps, no two of which have a sentence in common."""
    folder.mkdir(exist_ok=True)
    for at in range(number):
        own = f"{seed} {' '.join(WORDS[int(digit)] for digit in f'{at:03}')}".strip()
        text = page.replace("turun sejak", f"{own} turun sejak").replace("sudah lancar", f"{own} sudah lancar")
        (folder / f"{at:03}.txt").write_text(text.replace("cabai naik", f"{own} naik"), encoding="utf-8")
    return folder


@pytest.fixture
def baseline(cleaner, tmp_path):
    path = tmp_path / "baseline.json"
    result = cleaner("rules", "drift", write(tmp_path / "good", 80), "--baseline", path, "--record")
    assert result.exit_code == 0, result.stderr
    assert "contoh: 80 pages (dump 80)\n" in result.stderr
    return path


def test_a_batch_without_change_is_no_alarm(cleaner, tmp_path, baseline):
    result = cleaner("rules", "drift", write(tmp_path / "today", 20, "hari ini"), "--baseline", baseline)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "contoh: 20 pages, repeated lines 0.00% of those left\n" in result.stderr
    assert result.stderr.endswith("with not enough data, 0 alarms\n")


def test_a_rule_that_went_silent_is_named_with_its_place_and_pages_without_it(cleaner, tmp_path, baseline):
    page = PAGE.replace("Baca juga:", "Simak pula:")
    result = cleaner("rules", "drift", write(tmp_path / "today", 12, "hari ini", page), "--baseline", baseline)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("umum/related on dump went silent") or lines[0].startswith(
        "contoh: umum/related on dump went silent"
    )
    assert lines[0].endswith("packs/umum.yaml:6")
    assert lines[1].startswith("  80 of 80 pages before (100%), 0 of 12 now, by chance ")
    assert lines[2] == "  see 000.txt, 001.txt, 002.txt, 003.txt, 004.txt"
    assert "1 alarm" in result.stderr


def test_a_new_line_is_quoted_harmlessly(cleaner, tmp_path, baseline):
    page = f"{PAGE}Unduh aplikasi kami \x1b[31mdi sini\n"
    result = cleaner("rules", "drift", write(tmp_path / "today", 12, "hari ini", page), "--baseline", baseline)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert "contoh: 'Unduh aplikasi kami" in result.stdout
    assert "is left on many pages, no rule takes it" in result.stdout


def test_a_new_line_comes_with_the_draft_of_its_rule(cleaner, tmp_path, baseline):
    page = f"{PAGE}Unduh aplikasi kami di sini\n"
    folder = write(tmp_path / "today", 12, "hari ini", page)
    result = cleaner("rules", "drift", folder, "--baseline", baseline)
    assert "  a draft of a rule for contoh, to look at and to put in:\n" in result.stdout
    assert "      - id: unduh-aplikasi-kami-di-sini\n" in result.stdout
    told = cleaner("rules", "drift", folder, "--baseline", baseline, "--format", "json")
    (draft,) = [one["draft"] for one in json.loads(told.stdout)["drift"] if one["about"] == "line"]
    assert "    drop:\n      is:\n        - 'unduh aplikasi kami di sini'" in draft
    assert "- Unduh aplikasi kami di sini\n        + CONTOH.ID" in draft


def test_a_line_that_is_the_rest_of_another_comes_without_a_draft(cleaner, tmp_path, baseline):
    page = PAGE.replace(
        "Harga beras di pasar", "Unduh aplikasi kami di sini juga\nCONTOH.ID - BANDUNG. Unduh lagi di toko\nHarga"
    )
    result = cleaner(
        "rules", "drift", write(tmp_path / "today", 12, "x", page), "--baseline", baseline, "--format", "json"
    )
    lines = {one["name"]: one["draft"] for one in json.loads(result.stdout)["drift"] if one["about"] == "line"}
    assert lines["Unduh lagi di toko"] is None
    assert result.exit_code == 1


def test_too_few_pages_are_not_enough_data(cleaner, tmp_path, baseline):
    page = PAGE.replace("Baca juga:", "Simak pula:")
    result = cleaner("rules", "drift", write(tmp_path / "today", 1, "hari ini", page), "--baseline", baseline)
    assert result.exit_code == 0
    assert "not enough data: contoh: umum/related on dump, 1 page where 3 could tell" in result.stdout


def test_json_is_for_programs(cleaner, tmp_path, baseline):
    page = PAGE.replace("Baca juga:", "Simak pula:")
    folder = write(tmp_path / "today", 12, "hari ini", page)
    result = cleaner("rules", "drift", folder, "--baseline", baseline, "--format", "json")
    data = json.loads(result.stdout)
    (drift,) = data["drift"]
    assert (drift["about"], drift["site"], drift["name"]) == ("rule", "contoh", "umum/related")
    assert (drift["before"], drift["now"]) == ([80, 80], [0, 12])
    assert data["pages"] == {"before": 80, "now": 12, "failed": 0, "unknown": 0}
    assert cleaner("rules", "drift", folder, "--baseline", baseline, "--format", "xml").exit_code == 2


def test_rules_that_changed_since_are_told(cleaner, tmp_path, baseline, rules):
    edit(rules / "packs/umum.yaml", "max_words: 9" if False else "category: related", "category: ui")
    result = cleaner("rules", "drift", write(tmp_path / "today", 12, "hari ini"), "--baseline", baseline)
    assert "the rules are not those of the baseline" in result.stderr


def test_the_same_pages_give_the_same_baseline_byte_for_byte(cleaner, tmp_path, baseline):
    first = baseline.read_bytes()
    assert cleaner("rules", "drift", tmp_path / "good", "--baseline", baseline, "--record").exit_code == 0
    assert baseline.read_bytes() == first
    assert str(tmp_path).encode() not in first


def test_rows_and_a_site_that_was_told(cleaner, tmp_path, baseline):
    rows = tmp_path / "today.jsonl"
    texts = [(tmp_path / f"good/{at:03}.txt").read_text("utf-8") for at in range(12)]
    rows.write_text(
        "".join(json.dumps({"text": text.replace("contoh.id", "halo")}) + "\n" for text in texts), encoding="utf-8"
    )
    lost = cleaner("rules", "drift", rows, "--baseline", baseline)
    assert lost.exit_code == 1
    assert "pages of a known site went silent" in lost.stdout
    told = cleaner("rules", "drift", rows, "--baseline", baseline, "--site", "contoh")
    assert "pages of a known site" not in told.stdout


def test_a_file_that_is_no_baseline_is_neither_read_nor_replaced(cleaner, tmp_path, baseline):
    good = tmp_path / "good"
    for text, words in (("{", "it is no JSON"), ("[]", "the file is no object"), ('{"schema": 9}', "schema is 9")):
        other = tmp_path / "other.json"
        other.write_text(text, encoding="utf-8")
        for options in ((), ("--record",)):
            result = cleaner("rules", "drift", good, "--baseline", other, *options)
            assert result.exit_code == 2
            assert words in result.stderr
        assert other.read_text("utf-8") == text
    missing = cleaner("rules", "drift", good, "--baseline", tmp_path / "tiada.json")
    assert missing.exit_code == 2
    assert "write it with --record" in missing.stderr
    link = tmp_path / "link.json"
    link.symlink_to(baseline)
    assert cleaner("rules", "drift", good, "--baseline", link, "--record").exit_code == 2
    assert cleaner("rules", "drift", good / "000.txt", "--baseline", good / "000.txt", "--record").exit_code == 2


def test_a_batch_without_a_page_is_wrong_use(cleaner, tmp_path, baseline):
    (tmp_path / "empty").mkdir()
    result = cleaner("rules", "drift", tmp_path / "empty", "--baseline", baseline)
    assert result.exit_code == 2
    assert "no page in this batch" in result.stderr
