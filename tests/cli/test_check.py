"""`cleaner check`: what is looked at, how findings are told, and with which exit code."""

from __future__ import annotations

import gzip
import json
from xml.etree import ElementTree

import pytest

from cleaner import check
from tests.cli.conftest import PAGE, TEXT

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


def test_packed_rows_are_read_and_damage_is_a_finding(cleaner, tmp_path):
    rows = "".join(json.dumps({"text": f"{TEXT} {at}"}) + "\n" for at in range(400)).encode()
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(rows))
    assert cleaner("check", "r.jsonl.gz", "--ignore", "C201").stderr == "400 texts, 0 findings\n"
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(rows)[:-100])
    result = cleaner("check", "r.jsonl.gz", "--ignore", "C201")
    assert result.exit_code == 1
    assert result.stdout.startswith("r.jsonl.gz:0:0: C501 the file cannot be read any further")


def test_tables_are_rows_with_their_metadata(cleaner, tmp_path):
    arrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"text": [TEXT, BAD + "Lain."], "body_by": ["site", "site"], "title": ["x", None]})
    parquet.write_table(table, tmp_path / "r.parquet")
    told = found(cleaner("check", "r.parquet"))
    assert told == ["r.parquet:2:0: C101", "r.parquet:1:0: C301", "r.parquet:2:0: C301"]


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
