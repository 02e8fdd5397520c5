"""Rows of JSON Lines: their ids, their fields, and rows that are none."""

from __future__ import annotations

import base64
import json

import pytest

from cleaner.errors import UsageError
from cleaner.sources import Fields, Inputs, Item
from cleaner.sources import jsonl as source
from tests.sources.containers import lines, put, read

REMEDY = "rename the field of its page, or clean with --field raw=NAME"


def test_a_row_has_its_page_its_address_and_an_id(tmp_path):
    file = put(
        tmp_path / "a.jsonl",
        lines(
            {"text": "satu", "url": "https://contoh.id/1"},
            {"id": "dua", "html": "<p>dua", "text": "2"},
            {"raw": "tiga", "id": "", "url": ""},
            {"content": "empat", "id": 4, "url": 4},
        ),
    )
    assert read(file) == [
        Item("a.jsonl#1", "satu", url="https://contoh.id/1"),
        Item("dua", "<p>dua"),
        Item("a.jsonl#3", "tiga"),
        Item("4", "empat"),
    ]


def test_a_folder_gives_pages_and_rows_in_the_order_of_the_names(tmp_path):
    put(tmp_path / "b/z.jsonl", lines({"text": "baris"}, {"text": "baris"}))
    put(tmp_path / "a.ndjson", lines({"text": "baris"}))
    put(tmp_path / ".tersembunyi.jsonl", lines({"text": "baris"}))
    put(tmp_path / "b.txt", b"isi")
    assert [item.id for item in read(tmp_path)] == ["a.ndjson#1", "b/z.jsonl#1", "b/z.jsonl#2", "b.txt"]
    several = [item.id for item in read(tmp_path / "b", tmp_path / "b.txt")]
    assert several == ["b/z.jsonl#1", "b/z.jsonl#2", "b.txt"]


def test_a_file_of_rows_is_never_one_document(tmp_path):
    assert not Inputs.of([str(put(tmp_path / "a.jsonl", lines({"text": "satu"})))]).single
    assert not Inputs.of(["-"], "jsonl").single


def test_files_of_rows_that_are_to_be_ignored_are_not_read_and_pages_are_not_asked_about(tmp_path):
    put(tmp_path / "out/records.jsonl", lines({"text": "hasil"}))
    put(tmp_path / "removed.jsonl", lines({"text": "iklan"}))
    put(tmp_path / "a.jsonl", lines({"text": "baris"}))
    put(tmp_path / "removed.txt", b"isi")
    found = read(tmp_path, ignore=lambda path: path.endswith("out") or "removed." in path)
    assert [item.id for item in found] == ["a.jsonl#1", "removed.txt"]


def test_the_fields_can_be_named(tmp_path):
    file = put(
        tmp_path / "a.jsonl", lines({"text": "bukan", "isi": "ini", "nomor": 7, "alamat": "https://contoh.id/7"})
    )
    fields = Fields.of(["raw=isi", "id=nomor", "url=alamat"])
    assert read(file, fields=fields) == [Item("7", "ini", url="https://contoh.id/7")]
    other = Fields.of(["raw=badan"])
    assert read(file, fields=other)[0].problem == f"the row has no field 'badan'; {REMEDY}"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("content", "say which field is what"),
        ("raw=", "say which field is what"),
        ("rww=isi", r"'rww' is none of raw, base64, id, url \(did you mean 'raw'\?\)"),
    ],
)
def test_a_field_that_is_none_is_wrong_use(said, problem):
    with pytest.raises(UsageError, match=problem):
        Fields.of([said])
    with pytest.raises(UsageError, match="'a' and 'b'; name one"):
        Fields.of(["raw=a", "raw=b"])


def test_a_page_may_be_bytes_in_base64_and_damage_in_it_is_told(tmp_path):
    raw = "<p>é".encode("latin-1") * 40
    packed = base64.encodebytes(raw).decode()  # with line breaks, as mail has them
    file = put(tmp_path / "a.jsonl", lines({"base64": packed}, {"base64": packed[:-5] + "*"}, {"base64": ""}))
    right, wrong, empty = read(file)
    assert (right.raw, empty.raw) == (raw, b"")
    assert (wrong.raw, wrong.problem) == (None, "the field 'base64' is no base64")
    assert read(put(tmp_path / "b.jsonl", lines({"isi": packed})), fields=Fields.of(["base64=isi"]))[0].raw == raw


def test_an_empty_page_counts_only_where_no_other_field_holds_more(tmp_path):
    file = put(tmp_path / "a.jsonl", lines({"html": "", "text": "isi"}, {"html": ""}))
    assert [item.raw for item in read(file)] == ["isi", ""]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "the row is no JSON"),
        ('{"text": "terpotong', "the row is no JSON"),
        ("[" * 200_000, "the row is no JSON"),
        ("[]", "the row is no object"),
        ('"isi"', "the row is no object"),
        ('{"text": 3}', "the field 'text' holds a number, no text"),
        ('{"html": null, "text": ["isi"]}', "the field 'text' holds a list, no text"),
        ('{"text": NaN}', "the field 'text' holds a number, no text"),
        ('{"text": 1' + "0" * 5000 + "}", "the row is no JSON"),
        (
            '{"id": "x"}',
            f"the row has none of html, raw, text, content, base64; {REMEDY}",
        ),
    ],
)
def test_a_row_that_is_none_is_a_problem_and_stops_nothing(tmp_path, line, problem):
    first, second = read(put(tmp_path / "a.jsonl", lines(line, "", {"text": "lalu"})))
    assert (first.raw, first.problem) == (None, problem)
    assert (second.id, second.raw) == ("a.jsonl#3", "lalu")


def test_a_row_that_is_no_utf8_is_a_problem_and_a_mark_at_the_start_is_none(tmp_path):
    raw = b"\xef\xbb\xbf" + lines({"text": "satu"}) + b'{"text": "d\xffa"}\n' + lines({"text": "tiga"})
    found = read(put(tmp_path / "a.jsonl", raw))
    assert [item.raw for item in found] == ["satu", None, "tiga"]
    assert found[1].problem == "the row is no UTF-8"


def test_a_last_row_without_a_line_break_is_read(tmp_path):
    assert read(put(tmp_path / "a.jsonl", lines({"text": "satu"})[:-1]))[0].raw == "satu"


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd"),
        ("/etc/passwd", "%2Fetc/passwd"),
        ("C:\\Windows\\a", "C%3A\\Windows\\a"),
        ("a/./b/..", "a/%2E/b/%2E%2E"),
        ("baris\nbaru\x1b[2J", "baris%0Abaru%1B[2J"),
        ("\ud800", "%ED%A0%80"),
        ("https://contoh.id/a%20b?c=1", "https://contoh.id/a%20b?c=1"),
        ("berita.2026...txt", "berita.2026...txt"),
    ],
)
def test_an_own_id_is_made_harmless_and_otherwise_left_alone(tmp_path, own, shown):
    (item,) = read(put(tmp_path / "a.jsonl", lines({"id": own, "text": "isi"})))
    assert item == Item(shown, "isi")


@pytest.mark.parametrize("own", [None, True, 1.5, [], " ", "x" * 3000])
def test_an_own_id_that_is_none_is_not_used(tmp_path, own):
    assert read(put(tmp_path / "a.jsonl", lines({"id": own, "text": "isi"})))[0].id == "a.jsonl#1"


def test_a_page_over_the_limit_is_a_failure_and_the_others_are_read(tmp_path):
    rows = [
        {"text": "a" * 40},
        {"text": "b" * 41},
        {"text": "é" * 21},
        {"base64": base64.b64encode(b"x" * 41).decode()},
    ]
    found = read(put(tmp_path / "a.jsonl", lines(*rows, {"text": "akhir"})), max_bytes=40)
    assert [item.raw for item in found] == ["a" * 40, None, None, None, "akhir"]
    assert "larger than the limit" in found[1].problem


def test_a_line_over_the_limit_is_passed_over_without_being_held(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "_OTHERS", 64)
    raw = lines({"text": "satu"}, {"tags": "x" * 500}, {"text": "tiga"})
    found = read(put(tmp_path / "a.jsonl", raw), max_bytes=40)
    assert [(item.id, item.raw) for item in found] == [
        ("a.jsonl#1", "satu"),
        ("a.jsonl#2", None),
        ("a.jsonl#3", "tiga"),
    ]


@pytest.mark.parametrize(
    "many",
    [
        "[[]" + ",[]" * 60 + "]",
        "{" + '"a":{},' * 60 + '"b":1}',
        "[0" + ",0" * 120 + "]",
        '["\\\\","' + '","' * 120 + '"]',
        "[" * 120,
    ],
)
def test_a_row_with_more_values_than_any_is_not_made_and_the_next_one_is_read(tmp_path, monkeypatch, many):
    monkeypatch.setattr(source, "_MOST_VALUES", 100)
    raw = f'{{"text": "satu", "a": {many}}}\n'.encode() + lines({"text": "dua"})
    first, second = read(put(tmp_path / "a.jsonl", raw))
    assert (first.raw, first.problem) == (None, "the row holds more than 100 values")
    assert (second.id, second.raw) == ("a.jsonl#2", "dua")


@pytest.mark.parametrize("text", ["a, b [1] {2}" * 60, 'c\\",[],[]' * 60, "\\" * 9 + '"' * 9 + ",[" * 99, "d" * 999])
def test_signs_within_a_text_are_no_values(tmp_path, monkeypatch, text):
    monkeypatch.setattr(source, "_MOST_VALUES", 100)
    (item,) = read(put(tmp_path / "a.jsonl", lines({"text": text, "tags": ["a"] * 20})))
    assert item == Item("a.jsonl#1", text)


def test_a_line_without_an_end_ends_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "_OTHERS", 64)
    monkeypatch.setattr(source, "_CHUNK", 256)
    found = read(
        put(tmp_path / "a.jsonl", lines({"text": "satu"}) + b"x" * 10_000 + b"\n" + lines({"text": "tiga"})),
        max_bytes=40,
    )
    assert [item.raw for item in found] == ["satu", None, None]
    assert found[2] == Item("a.jsonl", None, "the file cannot be read: a line has no end; 2 before it were read")


def test_rows_come_from_standard_input_too():
    found = read("-", form="jsonl", stdin=lines({"text": "satu"}, {"id": "x", "text": "dua"}))
    assert [(item.id, item.raw) for item in found] == [("-#1", "satu"), ("x", "dua")]


def test_what_standard_input_holds_is_a_known_form_and_asked_for_with_a_dash(tmp_path):
    with pytest.raises(UsageError, match=r"--from is one of .*, not 'jsnl' \(did you mean 'jsonl'\?\)"):
        Inputs.of(["-"], "jsnl")
    with pytest.raises(UsageError, match="name it too, with -"):
        Inputs.of([str(put(tmp_path / "a.txt", b""))], "jsonl")


def test_a_row_is_read_before_the_next_one_is_looked_at(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "satu"}) + "\n" + "x" * 200_000, encoding="utf-8")
    items = Inputs.of([str(file)]).items()
    assert next(items).raw == "satu"
    assert next(items).problem == "the row is no JSON"
