"""`cleaner clean`: what goes where, in which format, and with which exit code."""

from __future__ import annotations

import json
import sys

import pytest

from tests.cli.conftest import PAGE, TEXT

KEYS = [
    "id", "status", "site", "site_name", "layout", "body_by", "language", "encoding", "url", "title", "date",
    "modified", "authors", "editors", "source", "source_url", "place", "section", "tags", "captions", "text",
    "removed", "warnings", "stats", "provenance", "cluster", "stage", "problem", "rules", "version",
]  # fmt: skip


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_one_page_is_text_on_stdout_and_nothing_else(cleaner, page):
    result = cleaner("clean", page)
    assert (result.exit_code, result.stdout, result.stderr) == (0, TEXT, "")


def test_standard_input_is_a_page(cleaner):
    result = cleaner("clean", "-", input=PAGE)
    assert (result.exit_code, result.stdout) == (0, TEXT)


def test_one_page_may_be_a_record(cleaner, page):
    result = cleaner("clean", page, "--to", "jsonl")
    (record,) = rows(result.stdout)
    assert list(record) == KEYS
    assert (record["id"], record["site"], record["place"], record["status"]) == (
        "berita.txt",
        "contoh",
        "BANDUNG",
        "ok",
    )
    assert record["removed"] is None


def test_one_page_may_be_markdown(cleaner, page):
    assert cleaner("clean", page, "--to", "markdown").stdout == TEXT


def test_several_pages_are_json_lines_on_stdout_and_the_summary_is_talk(cleaner, page, tmp_path):
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    result = cleaner("clean", page, tmp_path / "b.txt")
    assert [record["id"] for record in rows(result.stdout)] == ["berita.txt", "b.txt"]
    assert "2 documents, 0 failed: 4 of 8 lines kept" in result.stderr


def test_several_pages_do_not_make_one_text(cleaner, page, tmp_path):
    result = cleaner("clean", tmp_path, "--to", "text")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name a folder with -o" in result.stderr


def test_what_was_removed_is_in_the_record_where_it_is_asked_for(cleaner, page):
    (record,) = rows(cleaner("clean", page, "--to", "jsonl", "--with-removed").stdout)
    taken = [(item["rule"], item["line"], item["text"]) for item in record["removed"] if item["rule"] != "space"]
    assert taken == [
        ("contoh/bar", 1, "contoh.id"),
        ("contoh/dateline", 3, "CONTOH.ID - BANDUNG. "),
        ("umum/related", 4, "Baca juga: Harga cabai naik"),
    ]


def test_an_output_folder_holds_texts_records_ledger_and_manifest(cleaner, page, tmp_path):
    out = tmp_path / "out"
    result = cleaner("clean", tmp_path, "-o", out, "--with-removed")
    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == [
        "berita.txt.txt",
        "manifest.json",
        "records.jsonl",
        "removed.jsonl",
    ]
    assert (out / "berita.txt.txt").read_text("utf-8") == TEXT
    (record,) = rows((out / "records.jsonl").read_text("utf-8"))
    assert list(record) == KEYS


def test_the_summary_of_a_few_pages_shows_each(cleaner, page, tmp_path):
    lines = cleaner("clean", page, "-o", tmp_path / "out").stderr.splitlines()
    assert lines == [
        "berita.txt",
        "  site     contoh",
        "  title    -",
        "  date     -",
        "  lines    2 of 4 kept",
        "  removed  related 1, ui 1",
        "  moved    dateline 1",
        "1 document, 0 failed: 2 of 4 lines kept",
    ]


def test_the_summary_of_many_pages_is_a_line_a_site(cleaner, tmp_path):
    for number in range(13):
        (tmp_path / f"{number}.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "lain.txt").write_text("Halaman lain.\n", encoding="utf-8")
    lines = cleaner("clean", tmp_path, "-o", tmp_path / "out").stderr.splitlines()
    assert lines[0].split() == ["site", "documents", "failed", "lines", "kept", "share", "removed"]
    assert [line.split()[:2] for line in lines[1:-1]] == [["(no", "site)"], ["contoh", "13"]]
    assert lines[2].endswith("removed related 13, ui 13; moved dateline 13")
    assert lines[-1] == "14 documents, 0 failed, 1 of no known site: 27 of 53 lines kept"


def test_the_same_input_gives_the_same_bytes_wherever_it_lies(cleaner, tmp_path):
    for name in ("x", "y"):
        (tmp_path / name / "in").mkdir(parents=True)
        (tmp_path / name / "in/a.txt").write_text(PAGE, encoding="utf-8")
        cleaner("clean", tmp_path / name / "in", "-o", tmp_path / name / "out", "--with-removed")
    for path in (tmp_path / "x/out").iterdir():
        assert path.read_bytes() == (tmp_path / "y/out" / path.name).read_bytes()


def test_a_file_of_rows_and_a_file_of_one_text_are_told_by_their_suffix(cleaner, page, tmp_path):
    assert cleaner("clean", tmp_path, "-o", tmp_path / "x.jsonl").exit_code == 0
    assert [record["id"] for record in rows((tmp_path / "x.jsonl").read_text("utf-8"))] == ["berita.txt"]
    assert cleaner("clean", page, "-o", tmp_path / "x.md").exit_code == 0
    assert (tmp_path / "x.md").read_text("utf-8") == TEXT
    assert "do not make one text" in cleaner("clean", tmp_path, "-o", tmp_path / "y.txt").stderr
    assert "does not fit" in cleaner("clean", page, "-o", tmp_path / "y.txt", "--to", "jsonl").stderr
    assert "not written" in cleaner("clean", page, "-o", tmp_path / "y.csv").stderr


def test_a_second_run_into_our_folder_is_fine_and_into_another_one_is_not(cleaner, page, tmp_path):
    assert cleaner("clean", page, "-o", tmp_path / "out").exit_code == 0
    assert cleaner("clean", page, "-o", tmp_path / "out").exit_code == 0
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/x").write_text("x", encoding="utf-8")
    result = cleaner("clean", page, "-o", tmp_path / "lain")
    assert result.exit_code == 2
    assert "use --force" in result.stderr
    assert cleaner("clean", page, "-o", tmp_path / "lain", "--force").exit_code == 0


def test_the_output_inside_the_input_is_not_read_again(cleaner, page, tmp_path):
    for _ in range(2):
        cleaner("clean", tmp_path, "-o", tmp_path / "out")
    assert [record["id"] for record in rows((tmp_path / "out/records.jsonl").read_text("utf-8"))] == ["berita.txt"]


def test_nothing_is_ever_written_onto_an_input(cleaner, page, tmp_path):
    before = page.read_bytes()
    for out in (page, tmp_path, page.parent):
        result = cleaner("clean", page, "-o", out, "--force")
        assert result.exit_code == 2, result.stderr
    assert page.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_an_input_that_links_into_the_output_is_not_overwritten(cleaner, tmp_path):
    masuk, out = tmp_path / "masuk", tmp_path / "out"
    masuk.mkdir()
    out.mkdir()
    for name in ("a.txt.txt", "c.txt.txt"):
        (out / name).write_text(PAGE, encoding="utf-8")
    (masuk / "a.txt").symlink_to(out / "a.txt.txt")
    (masuk / "c.txt").hardlink_to(out / "c.txt.txt")
    (masuk / "b.txt").write_text(PAGE, encoding="utf-8")
    assert cleaner("clean", masuk, "-o", out, "--force").exit_code == 1
    assert [(out / f"{name}.txt.txt").read_text("utf-8") == PAGE for name in "abc"] == [True, False, True]
    stages = [record["stage"] for record in rows((out / "records.jsonl").read_text("utf-8"))]
    assert stages == ["write", None, "write"]


def test_the_output_of_an_earlier_run_within_an_input_is_skipped_and_told(cleaner, page, tmp_path):
    cleaner("clean", tmp_path, "-o", tmp_path / "lama")
    result = cleaner("clean", tmp_path)
    assert [record["id"] for record in rows(result.stdout)] == ["berita.txt"]
    assert f"skipped: {tmp_path / 'lama'}: the output of an earlier run" in result.stderr
    assert [record["id"] for record in rows(cleaner("clean", tmp_path / "lama").stdout)] == ["berita.txt.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tiada.txt"], "there is no such file or folder"),
        (["berita.txt", "--site", "cntoh"], "did you mean 'contoh'"),
        (["berita.txt", "--disable", "contoh/bat"], "did you mean 'contoh/bar'"),
        (["berita.txt", "--keep", "relatd"], "did you mean 'related'"),
        (["berita.txt", "--to", "jsonlines"], "did you mean 'jsonl'"),
        (["berita.txt", "--effort", "fats"], "did you mean 'fast'"),
        (["berita.txt", "--rules", "tiada"], "no such folder"),
        (["berita.txt", "--rules", ""], "--rules is empty"),
        (["berita.txt", "-o", ""], "-o is empty"),
        (["berita.txt", "--max-mb", "nan"], "--max-mb is a number of megabytes above 0"),
        (["berita.txt", "--max-mb", "inf"], "--max-mb is a number of megabytes above 0"),
        (["berita.txt", "--max-mb", "0"], "--max-mb is a number of megabytes above 0"),
        (["berita.txt", "--max-mb", "1000001"], "1000000 at most, not 1e+06"),
        (["berita.txt", "--max-mb", "1e300"], "1000000 at most, not 1e+300"),
        (["berita.txt", "--with-removed"], "no place for what was removed"),
        (["berita.txt", "--with-removed", "-o", "x.txt"], "no place for what was removed"),
        (["berita.txt", "lain.txt", "--url", "https://contoh.id/a"], "--url is the address of one page"),
        ([], "Missing argument"),
        (["berita.txt", "--tiada"], "No such option"),
    ],
)
def test_wrong_use_says_what_to_try_and_exits_with_2(cleaner, page, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lain.txt").write_text("x", encoding="utf-8")
    result = cleaner("clean", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_invalid_rules_exit_with_2_and_every_finding(cleaner, page, rules):
    for name in ("sites/contoh.yaml", "packs/umum.yaml"):
        path = rules / name
        path.write_text(path.read_text("utf-8").replace("category:", "categry:", 1), encoding="utf-8")
    result = cleaner("clean", page)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "contoh.yaml:12:5" in result.stderr
    assert "umum.yaml:7:5" in result.stderr


def test_a_rule_may_be_disabled_and_a_category_kept(cleaner, page):
    assert "Baca juga" in cleaner("clean", page, "--disable", "umum/related").stdout
    kept = cleaner("clean", page, "--keep", "related", "--keep", "ui").stdout
    assert "Baca juga" in kept
    assert "contoh.id\n" in kept
    assert "CONTOH.ID" not in kept


def test_a_folder_of_rules_of_ones_own_is_added_and_wins(cleaner, page, tmp_path):
    own = tmp_path / "aturan/sites"
    own.mkdir(parents=True)
    (own / "contoh.yaml").write_text(
        "schema: 1\nid: contoh\ntitle: Lain\nlanguage: id\nmatch: {hosts: [contoh.id]}\n", encoding="utf-8"
    )
    assert "CONTOH.ID" in cleaner("clean", page, "--rules", tmp_path / "aturan").stdout


def test_the_url_tells_the_site_and_a_named_site_needs_none(cleaner, tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("Topik: beras\n", encoding="utf-8")
    assert cleaner("clean", page).stdout == "Topik: beras\n"
    (record,) = rows(cleaner("clean", page, "--url", "https://contoh.id/a", "--to", "jsonl").stdout)
    assert (record["site"], record["url"], record["text"]) == ("contoh", "https://contoh.id/a", "")
    assert cleaner("clean", page, "--site", "contoh").stdout == ""


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\r\n\t",
    "nul.txt": b"\0" * 100,
    "control.txt": b"Harga \x00beras\x1b[31m turun sejak awal pekan ini, kata kepala dinas perdagangan, kata warga, dan"
    b" kata pedagang di pasar.\n",
    "utf16.txt": "﻿Harga beras turun.\n".encode("utf-16-le"),
    "latin1.txt": "Harga caf\xe9 turun.\n".encode("latin-1"),
    "binary.txt": bytes(range(256)) * 40,
    "tag.html": b"<html><p>Harga",
    "surrogate.txt": b"\xed\xa0\x80 Harga beras\n",
}


def test_bad_input_gives_a_row_each_and_no_traceback(cleaner, tmp_path):
    (tmp_path / "in").mkdir()
    for name, raw in BAD.items():
        (tmp_path / "in" / name).write_bytes(raw)
    result = cleaner("clean", tmp_path / "in", "-o", tmp_path / "out", "--with-removed")
    records = {one["id"]: one for one in rows((tmp_path / "out/records.jsonl").read_text("utf-8"))}
    assert list(records) == sorted(BAD)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert {name: one["stage"] for name, one in records.items() if one["status"] == "error"} == {
        "binary.txt": "read",
        "nul.txt": "read",
    }
    assert records["utf16.txt"]["text"] == "Harga beras turun."
    assert records["latin1.txt"]["text"] == "Harga café turun."
    assert records["control.txt"]["text"].startswith("Harga beras[31m turun sejak")
    assert records["empty.txt"]["text"] == ""
    assert all(list(one) == KEYS for one in records.values())


def test_a_failed_page_is_told_and_the_others_are_cleaned(cleaner, page, tmp_path):
    (tmp_path / "rusak.txt").write_bytes(bytes(range(256)) * 40)
    result = cleaner("clean", tmp_path)
    assert result.exit_code == 1
    assert "failed: rusak.txt: read: binary data" in result.stderr
    assert [record["status"] for record in rows(result.stdout)] == ["ok", "error"]


def test_one_failed_page_has_no_text_and_leaves_no_file(cleaner, tmp_path):
    (tmp_path / "rusak.txt").write_bytes(bytes(range(256)) * 40)
    result = cleaner("clean", tmp_path / "rusak.txt", "-o", tmp_path / "x.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert not (tmp_path / "x.txt").exists()


def test_a_file_over_the_limit_is_a_failure_that_names_it(cleaner, page):
    result = cleaner("clean", page, "--max-mb", "0.0001")
    assert result.exit_code == 1
    assert "larger than the limit of" in result.stderr


def test_an_empty_folder_is_no_error_but_is_told(cleaner, tmp_path):
    result = cleaner("clean", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no page" in result.stderr


def test_a_line_of_fifty_megabytes_is_cleaned(cleaner, tmp_path):
    path = tmp_path / "panjang.txt"
    path.write_bytes(b"Harga beras turun sejak awal pekan. " * (50_000_000 // 36))
    result = cleaner("clean", path, "-o", tmp_path / "x.txt")
    assert result.exit_code == 0, result.stderr
    assert abs((tmp_path / "x.txt").stat().st_size - path.stat().st_size) <= 1


def test_what_a_page_says_is_harmless_on_a_terminal(cleaner, tmp_path):
    (tmp_path / "a\x1b[2Jb.txt").write_bytes(bytes(range(256)) * 40)
    result = cleaner("clean", tmp_path)
    assert "\x1b" not in result.stdout + result.stderr
    assert "a%1B[2Jb.txt" in result.stderr


def test_a_bug_on_one_page_is_a_row_and_exits_with_3(cleaner, page, tmp_path, monkeypatch):
    from cleaner import pipeline

    (tmp_path / "b.txt").write_text("Baik.\n", encoding="utf-8")
    whole = pipeline.clean

    def fragile(view, *rest):
        if "Harga" in view.document.source:
            raise ZeroDivisionError("nol")
        return whole(view, *rest)

    monkeypatch.setattr(pipeline, "clean", fragile)
    result = cleaner("clean", tmp_path)
    assert result.exit_code == 3
    assert [(record["id"], record["stage"]) for record in rows(result.stdout)] == [
        ("b.txt", None),
        ("berita.txt", "clean"),
    ]
    assert "please report it: berita.txt: a bug in the cleaner: ZeroDivisionError: nol" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("CLEANER_DEBUG", "1")
    assert "Traceback" in cleaner("clean", tmp_path).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_full_disk_is_told_and_no_bug(cleaner, page, tmp_path, monkeypatch):
    from pathlib import Path

    replace = Path.replace

    def full(self, target):
        if target.name == "x.jsonl":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    result = cleaner("clean", page, "-o", tmp_path / "x.jsonl")
    assert result.exit_code == 1
    assert f"error: {tmp_path / 'x.jsonl'}: No space left on device" in result.stderr
    assert "stopped, 1 page done" in result.stderr
    assert "bug" not in result.stderr
