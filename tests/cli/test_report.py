"""`cleaner report`: from what `clean` wrote to one page, and every way in which that cannot be."""

from __future__ import annotations

import gzip
import json

import pytest

from cleaner.report import MARK
from tests.cli.conftest import PACK, PAGE, rule_folder


@pytest.fixture
def out(cleaner, tmp_path):
    """The output of a run over two pages of a site and a failure."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(PAGE, encoding="utf-8")
    (pages / "b.txt").write_text(PAGE.replace("contoh.id\n", ""), encoding="utf-8")
    (pages / "c.txt").write_bytes(bytes(range(256)))
    assert cleaner("clean", pages, "-o", tmp_path / "out", "--with-removed").exit_code == 1
    return tmp_path / "out"


def test_a_report_stands_in_the_folder_and_says_what_is_in_it(cleaner, out):
    result = cleaner("report", out)
    assert result.exit_code == 0, result.output
    assert result.stderr == f"{out}/report.html: 3 pages, 1 failed, 0 empty\n"
    assert result.stdout == ""
    page = (out / "report.html").read_text("utf-8")
    assert "<h1>Cleaning report</h1>" in page
    assert "<code>umum/related</code>" in page
    assert str(out) not in page


def test_the_rules_that_took_nothing_are_named(cleaner, out):
    cleaner("report", out)
    page = (out / "report.html").read_text("utf-8")
    silent = page[page.index('<section id="silent"') : page.index('<section id="repetition"')]
    assert "<code>contoh/tags</code>" in silent
    assert "1 of 3" in silent
    assert "<code>contoh/bar</code>" not in silent
    assert "<code>umum" not in silent


def test_a_second_report_replaces_the_first_one_with_the_same_bytes(cleaner, out):
    cleaner("report", out)
    first = (out / "report.html").read_bytes()
    assert cleaner("report", out).exit_code == 0
    assert (out / "report.html").read_bytes() == first


def test_a_report_in_the_folder_does_not_hinder_the_next_run(cleaner, out, tmp_path):
    cleaner("report", out)
    assert cleaner("clean", tmp_path / "pages", "-o", out, "--with-removed").exit_code == 1
    assert cleaner("report", out).exit_code == 0
    assert "3 documents" in cleaner("clean", tmp_path, "-o", tmp_path / "other").stderr  # it is no page of the input


def test_a_file_of_that_name_that_is_not_ours_is_not_replaced(cleaner, out):
    (out / "report.html").write_text("<p>mine</p>", encoding="utf-8")
    result = cleaner("report", out)
    assert result.exit_code == 2
    assert "is no report of ours; name another file with -o" in result.stderr
    assert (out / "report.html").read_text("utf-8") == "<p>mine</p>"
    assert cleaner("report", out, "-o", out / "other.html").exit_code == 0
    assert MARK in (out / "other.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_a_file_of_records_is_enough(cleaner, out, tmp_path, name):
    raw = (out / "records.jsonl").read_bytes()
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    assert cleaner("report", tmp_path / name).exit_code == 0
    assert "<dt>pages</dt><dd>3</dd>" in (tmp_path / "rows.report.html").read_text("utf-8")


def test_a_packed_folder_is_read(cleaner, out, tmp_path):
    packed = tmp_path / "packed"
    cleaner("clean", tmp_path / "pages", "-o", packed, "--with-removed", "--compress", "gz")
    assert cleaner("report", packed, "-o", tmp_path / "packed.html").exit_code == 0
    cleaner("report", out, "-o", tmp_path / "plain.html")
    assert (tmp_path / "packed.html").read_bytes() == (tmp_path / "plain.html").read_bytes()


def test_the_title_and_the_number_of_pages_can_be_chosen(cleaner, out):
    assert cleaner("report", out, "--title", "Panen <b>", "--pages", "1").exit_code == 0
    page = (out / "report.html").read_text("utf-8")
    assert "<title>Panen &lt;b&gt;</title>" in page
    assert page.count('<details class="page">') == 1


def test_without_a_ledger_the_report_says_what_it_cannot_tell(cleaner, tmp_path, page):
    cleaner("clean", page, "-o", tmp_path / "out")
    assert cleaner("report", tmp_path / "out").exit_code == 0
    text = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "Clean once more with <code>--with-removed</code>" in text
    assert "The cleaned text alone" in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing", "there is no such folder or file"),
        ("pages", "has no manifest of ours"),
        ("pages/a.txt", "name an output folder, or a file of records that ends in .jsonl or .parquet"),
        ("", "there is no such folder or file"),
    ],
)
def test_what_is_no_output_of_ours_is_refused(cleaner, out, tmp_path, name, said):
    result = cleaner("report", tmp_path / name if name else "")
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_run_that_did_not_end_is_refused(cleaner, out):
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    (out / "manifest.json").write_text(json.dumps({**manifest, "complete": False}), encoding="utf-8")
    result = cleaner("report", out)
    assert result.exit_code == 2
    assert "is of a run that did not end; run it again" in result.stderr
    assert not (out / "report.html").exists()


def test_records_that_are_gone_are_missed(cleaner, out):
    (out / "records.jsonl").unlink()
    result = cleaner("report", out)
    assert result.exit_code == 2
    assert "records.jsonl is missing" in result.stderr


@pytest.mark.parametrize("line", [b"{}", b"[" * 100_000, b"\xff", b'{"id": "a'])
def test_a_broken_line_is_counted_and_the_others_are_reported(cleaner, out, line):
    with (out / "records.jsonl").open("ab") as stream:
        stream.write(line)
    result = cleaner("report", out)
    assert result.exit_code == 1
    assert f"1 line of {out}/records.jsonl cannot be read: line 4: it is no " in result.stderr
    page = (out / "report.html").read_text("utf-8")
    assert "Not counted: 1 line of the records that cannot be read; line 4: it is no " in page
    assert "<dt>pages</dt><dd>3</dd>" in page


def test_a_packed_file_that_is_cut_off_gives_what_can_be_read(cleaner, out, tmp_path):
    # Members as `clean` writes them: the first one is whole.
    whole = gzip.compress((out / "records.jsonl").read_bytes())
    (tmp_path / "rows.jsonl.gz").write_bytes(whole + whole[:-20])
    result = cleaner("report", tmp_path / "rows.jsonl.gz")
    assert result.exit_code == 1
    assert "the file is damaged from here on (EOFError)" in result.stderr


def test_a_file_without_any_record_is_refused(cleaner, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"url": "https://contoh.id"}\n', encoding="utf-8")
    result = cleaner("report", tmp_path / "rows.jsonl")
    assert result.exit_code == 2
    assert (
        "holds no record that `cleaner clean` wrote; line 1: it is no record of ours, it has no 'stats'"
        in result.stderr
    )
    assert not (tmp_path / "rows.report.html").exists()


def test_other_rules_and_another_version_are_noted(cleaner, out, tmp_path):
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    (out / "manifest.json").write_text(json.dumps({**manifest, "version": "0.0.9"}), encoding="utf-8")
    more = rule_folder(tmp_path / "more", pack=PACK.replace("other stories", "more stories"))
    assert cleaner("report", out, "--rules", more).exit_code == 0
    page = (out / "report.html").read_text("utf-8")
    assert "The run was made by version 0.0.9, this report by" in page
    assert "This run had other rules (" in page


def test_options_of_the_run_that_do_not_fit_todays_rules_are_told(cleaner, out):
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    manifest["options"]["disable"] = ["contoh/gone"]
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert cleaner("report", out).exit_code == 0
    assert "The rules of this run cannot be loaded: no rule" in (out / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pages", "-1"], "--pages is a number from 0 to 200"),
        (["--pages", "201"], "--pages is a number from 0 to 200"),
        (["-o", "report.txt"], "let the name end in .html"),
        (["-o", "no/such/report.html"], "no/such: there is no such folder"),
        (["--rules", "missing"], "there is no such folder"),
    ],
)
def test_wrong_use_is_told_in_words(cleaner, out, options, said):
    result = cleaner("report", out, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_report_is_never_written_through_a_link(cleaner, out, tmp_path):
    (tmp_path / "aim.html").write_text("mine", encoding="utf-8")
    (out / "report.html").symlink_to(tmp_path / "aim.html")
    assert cleaner("report", out).exit_code == 2
    assert (tmp_path / "aim.html").read_text("utf-8") == "mine"
