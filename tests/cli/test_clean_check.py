"""`cleaner clean --check`: which inputs would change; nothing is written."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import TEXT

HTML = f"<html><body><article><p>{TEXT}</p></article></body></html>"


def test_texts_that_would_not_change_pass_in_silence(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = cleaner("clean", "--check", tmp_path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 input: 0 would change\n")


def test_inputs_that_would_change_are_listed_with_the_reason_and_nothing_is_written(cleaner, page, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT.replace("\n\n", "\n"), encoding="utf-8")
    (tmp_path / "c.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    result = cleaner("clean", "--check", tmp_path)
    assert result.exit_code == 1
    assert result.stdout == (
        "would change: a.txt (blanks and line breaks only)\n"
        "would change: berita.txt (rules take something of 3 lines)\n"
        "would change: c.html (HTML: a text is made of it)\n"
    )
    assert result.stderr == "4 inputs: 3 would change\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_check_passes_is_what_clean_writes(cleaner, page, tmp_path):
    (tmp_path / "b.txt").write_text(cleaner("clean", page).stdout, encoding="utf-8")
    assert cleaner("clean", "--check", tmp_path / "b.txt").exit_code == 0


def test_the_difference_is_shown_and_harmless(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT + "Baca juga: \x1b[2J\n", encoding="utf-8")
    result = cleaner("clean", "--diff", tmp_path / "a.txt")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:] == [
        "--- a.txt", "+++ a.txt (cleaned)", "@@ -1,4 +1,3 @@", f" {TEXT.splitlines()[0]}", " ",
        f" {TEXT.splitlines()[2]}", "-Baca juga: \\x1b[2J",
    ]  # fmt: skip


def test_the_text_of_a_row_needs_no_line_break_at_its_end(cleaner, tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(
        "".join(json.dumps({"text": one}) + "\n" for one in (TEXT.rstrip(), "Baca juga: x\n" + TEXT)), "utf-8"
    )
    assert cleaner("clean", "--check", path).stdout == "would change: r.jsonl#2 (rules take something of 1 line)\n"


def test_a_page_that_cannot_be_read_fails(cleaner, tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 20)
    result = cleaner("clean", "--check", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "failed: a.txt: binary data, neither text nor HTML\n1 input: 0 would change, 1 failed\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "out"), "--check and --diff write nothing; leave -o out"),
        (("--to", "jsonl"), "--check compares texts: --to is"),
        (("--site", "gone"), "no rule file for the site 'gone'"),
    ],
)
def test_what_fits_no_check_is_wrong_use(cleaner, page, arguments, words):
    result = cleaner("clean", "--check", page, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_bug_is_told_and_the_other_inputs_are_looked_at(cleaner, page, tmp_path, monkeypatch):
    from cleaner.pipeline import Cleaner

    clean = Cleaner.clean
    monkeypatch.setattr(Cleaner, "clean", lambda self, raw, **said: 1 / 0 if raw == b"x" else clean(self, raw, **said))
    (tmp_path / "a.txt").write_bytes(b"x")
    result = cleaner("clean", "--check", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "would change: berita.txt (rules take something of 3 lines)\n")
    assert "this is a bug in the cleaner" in result.stderr
