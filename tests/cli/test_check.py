"""`cleaner check`: what is looked at, how findings are told, and with which exit code."""

from __future__ import annotations

import gzip
import json
from xml.etree import ElementTree

import pytest

from cleaner import check
from tests.cli.conftest import PAGE, TEXT
from tests.sources.containers import answer, archive, record

BAD = "Baca juga: Satu\n\n" + TEXT


def found(result) -> list[str]:
    return [" ".join(line.split()[:2]) for line in result.stdout.splitlines()]


def jsonl(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_clean_texts_pass_in_silence(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = cleaner("check", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 text, 0 findings\n")


def test_a_finding_is_told_with_file_line_rule_category_and_words_and_the_exit_code_is_1(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT + "Baca juga: Satu\n", encoding="utf-8")
    result = cleaner("check", "a.txt")
    assert result.exit_code == 1
    assert result.stdout == (
        "a.txt:4:1: C101 umum/related (related) would take 'Baca juga: Satu' (Links to other stories.)\n"
    )
    assert result.stderr == "1 text, 1 finding\n"


def test_folders_are_read_in_order_with_their_rows_and_without_hidden_files(cleaner, tmp_path):
    folder = tmp_path / "texts"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("z.txt", "b/a.md", ".hidden.txt", ".git/x.txt", "c.csv"):
        (folder / name).write_text(f"Baca juga: {name}\n" + TEXT + name, encoding="utf-8")
    jsonl(folder / "rows.jsonl", {"text": TEXT}, {"text": BAD + "Lain."})
    result = cleaner("check", "texts")
    assert found(result) == ["texts/rows.jsonl:2:0: C101", "texts/z.txt:1:1: C101", "texts/b/a.md:1:1: C101"]


def test_of_a_pattern_the_files_that_fit_are_looked_at_and_no_others(cleaner, tmp_path):
    (tmp_path / "texts").mkdir()
    for name in ("ab.txt", "ac.txt", "b.txt"):
        (tmp_path / "texts" / name).write_text(f"Baca juga: {name}\n" + TEXT + name, encoding="utf-8")
    assert found(cleaner("check", "texts/a*.txt")) == ["texts/ab.txt:1:1: C101", "texts/ac.txt:1:1: C101"]
    assert len(found(cleaner("check", "texts"))) == 3


def test_an_output_of_ours_is_read_by_its_records_alone(cleaner, page, tmp_path):
    assert cleaner("clean", page, "-o", "out", "--with-removed").exit_code == 0
    (tmp_path / "out/b").mkdir()
    for name in ("berita.txt.txt", "b/c.txt"):
        (tmp_path / "out" / name).write_text("Baca juga: Satu\n", encoding="utf-8")
    assert cleaner("check", "out").stderr == "1 text, 0 findings\n"
    records = tmp_path / "out/records.jsonl"
    records.write_text(records.read_text("utf-8").replace("Pasokan", "Baca juga: Dua\\n\\nPasokan"), encoding="utf-8")
    assert found(cleaner("check", "out")) == ["out/records.jsonl:1:0: C101"]
    assert found(cleaner("check", ".", "--ignore", "C601"))[-1:] == ["out/records.jsonl:1:0: C101"]
    records.unlink()
    assert found(cleaner("check", "out")) == ["out/records.jsonl:0:0: C501"]


def test_standard_input_is_a_text(cleaner):
    assert found(cleaner("check", "-", input=BAD)) == ["-:1:1: C101"]


def test_standard_input_may_be_rows_packed_or_not(cleaner):
    rows = "".join(json.dumps({"isi": text}) + "\n\n" for text in (TEXT, BAD + "Lain.")).encode()
    for given in (rows, gzip.compress(rows)):
        told = cleaner("check", "-", "--from", "jsonl", "--field", "raw=isi", input=given)
        assert (found(told), told.stderr) == (["-:3:0: C101"], "2 texts, 1 finding\n")


def test_standard_input_may_be_a_list_of_files_and_no_other_is_looked_at(cleaner, tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Baca juga: {name}\n" + TEXT + name, encoding="utf-8")
    told = cleaner("check", "-", "--from", "paths", input="c.txt\na.txt\n")
    assert found(told) == ["c.txt:1:1: C101", "a.txt:1:1: C101"]


def test_packed_rows_are_read_and_damage_is_a_finding(cleaner, tmp_path):
    rows = "".join(json.dumps({"text": f"{TEXT} {at}"}) + "\n" for at in range(400)).encode()
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(rows))
    assert cleaner("check", "r.jsonl.gz", "--ignore", "C201").stderr == "400 texts, 0 findings\n"
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(rows)[:-100])
    result = cleaner("check", "r.jsonl.gz", "--ignore", "C201")
    assert result.exit_code == 1
    assert result.stdout.startswith("r.jsonl.gz:0:0: C501 the file is cut off; ")


def test_tables_are_rows_with_their_metadata(cleaner, tmp_path):
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"text": [TEXT, BAD + "Lain."], "body_by": ["site", "site"], "title": ["x", None]})
    parquet.write_table(table, tmp_path / "r.parquet")
    told = found(cleaner("check", "r.parquet"))
    assert told == ["r.parquet:2:0: C101", "r.parquet:1:0: C301", "r.parquet:2:0: C301"]


def test_of_a_table_only_what_counts_is_unpacked_and_a_row_group_that_is_too_large_is_one_finding(
    cleaner, tmp_path, monkeypatch
):
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("cleaner.sources.parquet._ALWAYS_AT_ONCE", 1 << 20)
    monkeypatch.setattr("cleaner.sources.parquet._PAGES_AT_ONCE", 0)
    large = ["x" * (2 << 20), "y"]

    def checked(**columns):
        parquet.write_table(arrow.table(columns), tmp_path / "r.parquet", row_group_size=1, compression="zstd")
        return cleaner("check", "r.parquet", "--require", "section")

    good = {"text": [TEXT, BAD + "Lain."], "section": ["a", None], "status": ["ok", "ok"]}
    told = checked(**good, besar=large)
    assert found(told) == ["r.parquet:2:0: C101", "r.parquet:2:0: C301"]
    for name in ("section", "status", "title"):
        told = checked(**{**good, name: large})
        needed = name != "title"  # --require names other fields
        assert ("r.parquet:0:0: C501" in found(told)) == needed
        assert ("row group 1 of 2 cannot be read any further" in told.stdout) == needed
        assert told.stderr.startswith("2 texts")


def test_a_cell_that_python_has_not_is_metadata_and_no_damage(cleaner, tmp_path):
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    wrong = arrow.array([b"caf\xe9"], arrow.binary()).buffers()
    names = arrow.ListArray.from_arrays([0, 1], arrow.Array.from_buffers(arrow.string(), 1, wrong))
    moment = arrow.array([1], arrow.timestamp("ns"))
    parquet.write_table(arrow.table({"text": [TEXT], "date": moment, "authors": names}), tmp_path / "r.parquet")
    result = cleaner("check", "r.parquet", "--require", "date", "--require", "authors")
    assert (result.exit_code, result.stdout) == (0, "")


def test_behind_a_row_that_is_too_large_the_others_are_read_under_their_own_numbers(cleaner, tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.sources.jsonl._GROWTH", 0)
    monkeypatch.setattr("cleaner.sources.jsonl._OTHERS", 2000)
    rows = [json.dumps({"text": text}) for text in (TEXT, "x " * 2000, BAD + "Lain.", "y " * 2000)]
    (tmp_path / "r.jsonl").write_text("\n\n".join(rows), encoding="utf-8")
    result = cleaner("check", "r.jsonl")
    assert found(result) == ["r.jsonl:3:0: C501", "r.jsonl:5:0: C101", "r.jsonl:7:0: C501"]
    assert "larger than the limit of 64 MB" in result.stdout


def test_the_limit_of_a_page_is_an_option(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT + "x " * 2000, encoding="utf-8")
    jsonl(tmp_path / "r.jsonl", {"text": TEXT}, {"text": "y " * 2000})
    told = found(cleaner("check", "a.txt", "r.jsonl", "--max-mb", "0.001"))
    assert told == ["a.txt:0:0: C501", "r.jsonl:2:0: C501"]
    assert found(cleaner("check", "a.txt", "r.jsonl")) == []


def test_a_page_of_an_archive_is_told_by_the_number_of_its_record(cleaner, tmp_path):
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    other = record("request", b"GET / HTTP/1.1\r\n\r\n", "https://lain.id/1", "application/http")
    raw = archive([other, answer(BAD.encode(), "https://lain.id/1", Content_Type="text/plain")])
    (tmp_path / "a.warc.gz").write_bytes(raw)
    assert found(cleaner("check", "a.warc.gz")) == ["a.warc.gz:2:0: C101"]
    assert found(cleaner("check", "-", "--from", "warc", input=raw)) == ["-:2:0: C101"]


def test_a_row_of_nothing_but_brackets_is_refused_before_it_is_held(cleaner, tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.sources.jsonl._MOST_VALUES", 100)
    rows = [{"text": TEXT, "a": [[]] * 60}, {"text": TEXT + ", " * 200 + "Lain."}]
    jsonl(tmp_path / "r.jsonl", *rows)
    result = cleaner("check", "r.jsonl")
    assert found(result) == ["r.jsonl:1:0: C501"]
    assert "the row holds more than 100 values" in result.stdout


def test_a_row_that_a_filter_took_out_is_no_finding_whatever_it_lacks(cleaner, tmp_path):
    rows = [{"status": status, "text": "", "stage": "filter", "problem": "x"} for status in ("filtered", "error")]
    jsonl(tmp_path / "r.jsonl", *rows, {"text": TEXT})
    told = found(cleaner("check", "r.jsonl", "--field", "raw=isi"))
    assert told == ["r.jsonl:2:0: C502", "r.jsonl:3:0: C501"]


def test_the_field_that_holds_the_text_can_be_told(cleaner, tmp_path):
    jsonl(tmp_path / "r.jsonl", {"isi": BAD, "text": TEXT}, {"isi": TEXT + "Lain.", "text": BAD}, {"text": TEXT})
    told = found(cleaner("check", "r.jsonl", "--field", "raw=isi"))
    assert told == ["r.jsonl:1:0: C101", "r.jsonl:3:0: C501"]
    assert found(cleaner("check", "r.jsonl", "--ignore", "C601")) == ["r.jsonl:2:0: C101"]
    result = cleaner("check", "r.jsonl", "--field", "isi")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--field isi: say which field is what" in result.stderr


@pytest.mark.parametrize("name", ["a.txt", "texts/a.txt", "r.jsonl", "out"])
def test_the_addresses_of_texts_can_be_told(cleaner, tmp_path, name):
    text = TEXT + "Topik: beras\n"  # which a rule of the site takes, and no other
    (tmp_path / "texts").mkdir()
    for path in ("a.txt", "texts/a.txt"):
        (tmp_path / path).write_text(text, encoding="utf-8")
    jsonl(tmp_path / "r.jsonl", {"id": "a", "text": text})
    cleaner("clean", "texts", "-o", "out")
    key = {"r.jsonl": "a", "out": "a.txt"}.get(name, name)
    (tmp_path / "urls.tsv").write_text(f"{key}\thttps://contoh.id/a\nlain.txt\thttps://contoh.id/b\n")
    told = cleaner("check", name, "--urls", "urls.tsv")
    assert "contoh/tags" in told.stdout
    assert "warning: urls.tsv:2: no page is called 'lain.txt'" in told.stderr
    assert "contoh/tags" not in cleaner("check", name).stdout


def test_rows_that_are_none_are_findings_and_the_others_are_read(cleaner, tmp_path):
    (tmp_path / "r.jsonl").write_bytes(b'{"text": "x\n\n[1]\n{"a": 1}\n\xff\n' + json.dumps({"text": BAD}).encode())
    assert found(cleaner("check", "r.jsonl")) == [
        "r.jsonl:1:0: C501", "r.jsonl:3:0: C501", "r.jsonl:4:0: C501", "r.jsonl:5:0: C501", "r.jsonl:6:0: C101",
    ]  # fmt: skip


def test_nothing_to_check_is_wrong_use_and_no_pass(cleaner, tmp_path):
    (tmp_path / "empty").mkdir()
    result = cleaner("check", "empty")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is nothing to check" in result.stderr


@pytest.mark.parametrize("name", ["github", "gitlab", "json", "junit", "sarif"])
def test_every_format_tells_the_finding_and_what_its_code_means(cleaner, tmp_path, name):
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    result = cleaner("check", "a.txt", "--format", name)
    assert result.exit_code == 1
    if name == "github":
        assert result.stdout.startswith("::error file=a.txt,title=C101,line=1,col=1::umum/related")
    elif name == "junit":
        (case,) = ElementTree.fromstring(result.stdout).findall("testsuite/testcase")
        assert case.find("failure").text.startswith("a.txt:1: C101 a line that a rule would take")
    else:
        data = json.loads(result.stdout)
        text = json.dumps(data)
        assert "a.txt" in text
        assert (check.CODES["C101"] in text) == (name != "gitlab")


def test_findings_are_bounded_and_all_are_counted(cleaner, tmp_path):
    jsonl(tmp_path / "r.jsonl", *({"text": f"Baca juga: Nomor {at}\n\n{TEXT}{at}"} for at in range(9)))
    result = cleaner("check", "r.jsonl", "--max-findings", "4")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 4)
    assert result.stderr == "9 texts, 9 findings; 5 more are not shown, see --max-findings\n"


def test_limits_are_options(cleaner, tmp_path):
    jsonl(tmp_path / "r.jsonl", *({"text": f"{TEXT}\n\nTerbit {at}", "title": "x" * at} for at in range(2)))
    assert cleaner("check", "r.jsonl").exit_code == 0
    assert found(cleaner("check", "r.jsonl", "--require", "title")) == ["r.jsonl:1:0: C301"]
    assert found(cleaner("check", "r.jsonl", "--require", "title", "--max-missing", "0.5")) == []
    assert len(found(cleaner("check", "r.jsonl", "--min-words", "100"))) == 2
    assert found(cleaner("check", "r.jsonl", "--min-words", "100", "--ignore", "c402")) == []


def test_rules_are_those_of_the_options(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    assert cleaner("check", "a.txt", "--disable", "umum/related").exit_code == 0
    assert cleaner("check", "a.txt", "--keep", "related").exit_code == 0
    (tmp_path / "b.txt").write_text("contoh.id\n" + TEXT, encoding="utf-8")
    assert found(cleaner("check", "b.txt", "--site", "contoh")) == ["b.txt:1:1: C101"]


def test_known_findings_stand_and_new_ones_do_not(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    result = cleaner("check", "a.txt", "--baseline", "known.json", "--record")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "known.json: 1 finding recorded\n")
    (tmp_path / "a.txt").write_text(TEXT + BAD, encoding="utf-8")
    assert cleaner("check", "a.txt", "--baseline", "known.json").exit_code == 0
    (tmp_path / "a.txt").write_text(TEXT + BAD + "Baca juga: Dua\n", encoding="utf-8")
    assert found(cleaner("check", "a.txt", "--baseline", "known.json")) == ["a.txt:9:1: C101"]


def test_a_baseline_replaces_baselines_only(cleaner, tmp_path):
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    result = cleaner("check", "a.txt", "--baseline", "notes.json", "--record")
    assert result.exit_code == 2
    assert (tmp_path / "notes.json").read_text("utf-8") == "{}"
    result = cleaner("check", "a.txt", "--baseline", "a.txt", "--record")
    assert result.exit_code == 2
    assert (tmp_path / "a.txt").read_text("utf-8") == BAD


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check",), "name the files and folders to check"),
        (("check", "gone.txt"), "there is no such file or folder"),
        (("check", "a.txt", "--format", "sarf"), "did you mean 'sarif'?"),
        (("check", "a.txt", "--ignore", "C1O1"), "there is no code 'C1O1' (did you mean 'C101'?)"),
        (("check", "a.txt", "--max-repetition", "3"), "--max-repetition is a share from 0 to 1, not 3"),
        (("check", "a.txt", "--max-missing", "nan"), "--max-missing is a share from 0 to 1, not nan"),
        (("check", "a.txt", "--record"), "name its file with --baseline FILE"),
        (("check", "a.txt", "--baseline", "gone.json"), "there is no such baseline; write it with --record"),
        (("check", "a.txt", "--baseline", "a.txt"), "is no baseline: it is no JSON"),
        (("check", "a.txt", "--site", "gone"), "no rule file for the site 'gone'"),
        (("check", "--explain", "C999"), "there is no code 'C999'"),
        (("check", "a.txt", "--require", "titel"), "--require: there is no field 'titel' (did you mean 'title'?)"),
        (("check", "-", "--field", "raw=isi"), "standard input is one page; say what it holds with --from jsonl"),
        (("check", "a.txt", "--from", "jsonl"), "name it too, with -"),
        (("check", "a.txt", "--max-mb", "0"), "--max-mb is a number of megabytes above 0"),
    ],
)
def test_wrong_use_is_told_in_words_with_exit_code_2(cleaner, tmp_path, arguments, words):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = cleaner(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_bug_is_told_and_the_other_texts_are_checked(cleaner, tmp_path, monkeypatch):
    look = check.look

    def broken(page, tool):
        if page.path == "a.txt":
            raise ZeroDivisionError("oh")
        return look(page, tool)

    monkeypatch.setattr(check, "look", broken)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    result = cleaner("check", "a.txt", "b.txt")
    assert (result.exit_code, found(result)) == (3, ["b.txt:1:1: C101"])
    assert "this is a bug in the cleaner, please report it: a.txt: ZeroDivisionError: oh" in result.stderr


def test_a_code_is_explained(cleaner):
    result = cleaner("check", "--explain", "c201")
    assert (result.exit_code, result.stdout) == (0, check.section("C201"))
    assert result.stdout.startswith("## C201: a line that repeats\n")


def test_a_raw_page_is_full_of_findings(cleaner, page):
    assert found(cleaner("check", page.name)) == [
        "berita.txt:1:1: C101",
        "berita.txt:3:1: C102",
        "berita.txt:4:1: C101",
    ]
    assert PAGE.splitlines()[3].startswith("Baca juga")
