"""`cleaner rules review`: samples, what was accepted of them, and how more is."""

from __future__ import annotations

import pytest

from cleaner.cli import rules_review
from tests.cli.conftest import PAGE
from tests.cli.test_rules import edit


@pytest.fixture
def samples(tmp_path):
    folder = tmp_path / "samples/contoh"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def changed(cleaner, samples, rules):
    """A sample whose outcome was accepted, and three changes of the rules since."""
    assert cleaner("rules", "review", samples, "--accept", "all").exit_code == 0
    edit(rules / "packs/umum.yaml", "'baca juga:'", "'pasokan dari', 'baca jugo:'")
    edit(rules / "packs/umum.yaml", "- Baca juga: Harga naik", "- Pasokan dari sana")
    edit(rules / "sites/contoh.yaml", "= place: BANDUNG", "= place: BANDUN")
    edit(rules / "sites/contoh.yaml", "(?P<place>[A-Z]+)", "(?P<place>[A-Z]+)[A-Z]")
    return (samples / "a.txt.marked").read_text("utf-8")


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(rules_review, "_is_terminal", lambda: True)


def test_a_new_sample_is_shown_and_accepted_as_a_whole(cleaner, samples):
    result = cleaner("rules", "review", samples.parent, "--accept", "none")
    assert result.exit_code == 1
    assert "nothing accepted yet for these 4 lines" in result.stdout
    assert result.stderr == "1 sample, 1 hunk not accepted\n"
    assert cleaner("rules", "review", samples.parent, "--accept", "all").exit_code == 0
    text = (samples / "a.txt.marked").read_text("utf-8")
    assert text.startswith("= site: contoh\n")
    assert "- contoh.id\n= rule: contoh/bar\n\n~ {--CONTOH.ID - BANDUNG. --}Harga" in text
    again = cleaner("rules", "review", samples)
    assert (again.exit_code, again.stdout) == (0, "")


def test_each_hunk_is_shown_with_its_rule_and_elsewhere_than_at_a_terminal_nothing_is_accepted(
    cleaner, samples, changed
):
    result = cleaner("rules", "review", samples)
    assert result.exit_code == 1
    heads = [line.partition(": ")[0] for line in result.stdout.splitlines() if not line.startswith("    ")]
    assert heads == ["contoh/dateline changes place", "umum/related", "umum/related, a sentence"]
    assert "    was - Baca juga: Harga cabai naik\n    now + Baca juga: Harga cabai naik\n" in result.stdout
    assert (samples / "a.txt.marked").read_text("utf-8") == changed


def test_hunks_are_accepted_one_by_one(cleaner, samples, changed, at_a_terminal):
    result = cleaner("rules", "review", samples, input="?\nn\ny\nn\n")
    assert result.exit_code == 1
    assert "y accepts it" in result.stderr
    assert "1 sample, 2 hunks not accepted" in result.stderr
    text = (samples / "a.txt.marked").read_text("utf-8")
    assert text == changed.replace(
        "- Baca juga: Harga cabai naik\n= rule: umum/related\n", "+ Baca juga: Harga cabai naik\n"
    )


def test_all_hunks_of_a_rule_are_accepted_at_once(cleaner, samples, changed, at_a_terminal):
    result = cleaner("rules", "review", samples, input="n\nr\n")
    assert "1 sample, 1 hunk not accepted" in result.stderr
    text = (samples / "a.txt.marked").read_text("utf-8")
    assert "= place: BANDUNG" in text
    assert "- Pasokan dari" in text
    assert "+ Baca juga" in text


def test_all_that_is_left_is_accepted_or_left_alone(cleaner, samples, changed, at_a_terminal):
    assert "3 hunks not accepted" in cleaner("rules", "review", samples, input="q\n").stderr
    assert "3 hunks not accepted" in cleaner("rules", "review", samples, input="").stderr
    assert cleaner("rules", "review", samples, input="a\n").exit_code == 0


def test_a_script_accepts_what_one_rule_changed(cleaner, samples, changed):
    result = cleaner("rules", "review", samples, "--accept", "umum/related")
    assert "1 sample, 1 hunk not accepted" in result.stderr
    assert "= place: BANDUNG" in (samples / "a.txt.marked").read_text("utf-8")
    wrong = cleaner("rules", "review", samples, "--accept", "umum/relatd")
    assert wrong.exit_code == 2
    assert "did you mean 'umum/related'" in wrong.stderr


def test_the_folder_of_a_site_says_whose_pages_are_in_it(cleaner, samples):
    (samples / "b.txt").write_text("Harga beras turun.\nTopik: beras\n", encoding="utf-8")
    (samples.parent / "c.txt").write_text("Harga beras turun.\nTopik: beras\n", encoding="utf-8")
    cleaner("rules", "review", samples.parent, "--accept", "all")
    assert "= rule: contoh/tags" in (samples / "b.txt.marked").read_text("utf-8")
    assert "= rule: contoh/tags" not in (samples.parent / "c.txt.marked").read_text("utf-8")


def test_a_snapshot_that_is_none_is_told_and_counts_as_not_there(cleaner, samples, changed):
    (samples / "a.txt.marked").write_text("Harga beras turun.\n", encoding="utf-8")
    result = cleaner("rules", "review", samples)
    assert result.exit_code == 1
    assert "is no marked page" in result.stderr
    assert "nothing accepted yet" in result.stdout


def test_a_page_that_cannot_be_read_is_not_accepted(cleaner, samples):
    (samples / "a.txt").write_bytes(bytes(range(256)) * 40)
    result = cleaner("rules", "review", samples, "--accept", "all")
    assert result.exit_code == 1
    assert "binary data" in result.stderr
    assert not (samples / "a.txt.marked").exists()


def test_a_snapshot_is_not_written_through_a_link(cleaner, samples, tmp_path):
    other = tmp_path / "lain.txt"
    other.write_text("penting", encoding="utf-8")
    (samples / "a.txt.marked").symlink_to(other)
    assert cleaner("rules", "review", samples, "--accept", "all").exit_code == 2
    assert other.read_text("utf-8") == "penting"


def test_what_a_page_says_is_shown_and_not_obeyed(cleaner, samples):
    (samples / "a.txt").write_text("Harga \x1b[31mberas\u202e turun.\n", encoding="utf-8")
    shown = cleaner("rules", "review", samples, "--accept", "all").stdout
    assert "Harga \\x1b[31mberas\\u202e turun." in shown
    again = cleaner("rules", "review", samples)
    assert (again.exit_code, again.stdout) == (0, "")


def test_no_sample_is_wrong_use(cleaner, tmp_path):
    assert cleaner("rules", "review", tmp_path).exit_code == 2
    assert cleaner("rules", "review", tmp_path / "tiada").exit_code == 2
