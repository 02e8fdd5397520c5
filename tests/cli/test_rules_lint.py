"""`cleaner rules lint` and `cleaner rules schema`: options, formats, exit codes."""

from __future__ import annotations

import json

import pytest

from cleaner.rulebook.schema import json_schema

OPEN = """\
schema: 1
id: lain
title: Lain
language: id
rules:
  - id: iklan
    category: ad
    status: draft
    drop: {re: '^Iklan .*$'}
"""


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "my-rules"
    folder.mkdir()
    (folder / "lain.yaml").write_text(OPEN, encoding="utf-8")
    return folder


def test_text_is_the_format_unless_another_is_named(cleaner, mine, monkeypatch):
    monkeypatch.chdir(mine.parent)
    result = cleaner("rules", "lint", "--rules", "my-rules")
    assert result.exit_code == 1
    assert result.stdout.startswith("my-rules/lain.yaml:9:16: R104 '^Iklan .*$' has an open end: ")
    assert result.stderr == "1 file, 1 finding\n"
    assert cleaner("rules", "lint", "--rules", "my-rules", "--format", "text").stdout == result.stdout


def test_json_goes_to_stdout_and_talk_to_stderr(cleaner, mine):
    result = cleaner("rules", "lint", "--rules", mine, "--format", "json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["code"], finding["line"], finding["about"]) == ("R104", 9, "a pattern with an open end")
    assert result.stderr == "1 file, 1 finding\n"


def test_github_and_sarif_name_paths_below_the_working_folder(cleaner, mine, monkeypatch):
    monkeypatch.chdir(mine.parent)
    github = cleaner("rules", "lint", "--rules", mine, "--format", "github").stdout
    assert github.startswith("::error file=my-rules/lain.yaml,title=R104,line=9,col=16::")
    (run,) = json.loads(cleaner("rules", "lint", "--rules", mine, "--format", "sarif").stdout)["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my-rules/lain.yaml"
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == "a pattern with an open end"
    assert rule["help"]["markdown"].startswith("# R104: a pattern with an open end\n")


def test_rules_without_a_finding_are_fine_in_every_format(cleaner):
    for name in ("text", "json", "github", "sarif"):
        assert cleaner("rules", "lint", "--format", name).exit_code == 0


def test_an_unknown_format_is_wrong_use(cleaner):
    result = cleaner("rules", "lint", "--format", "sarf")
    assert result.exit_code == 2
    assert "did you mean 'sarif'" in result.stderr


def test_the_day_is_given_and_never_the_clocks(cleaner, mine):
    (mine / "lain.yaml").write_text("schema: 1\nid: lain\ntitle: Lain\nlanguage: id\nstatus: draft  # 2001-01-01\n")
    assert cleaner("rules", "lint", "--rules", mine).exit_code == 0
    result = cleaner("rules", "lint", "--rules", mine, "--today", "2026-11-05")
    assert ": R601 lain has been a draft for " in result.stdout
    wrong = cleaner("rules", "lint", "--today", "yesterday")
    assert (wrong.exit_code, "2026-11-05" in wrong.stderr) == (2, True)


def test_samples_are_evidence(cleaner, mine, tmp_path):
    text = OPEN.replace(
        "status: draft\n    drop: {re: '^Iklan .*$'}", "drop: {starts: iklan}\n    tests: |\n      - Iklan\n      + I"
    )
    (mine / "lain.yaml").write_text(text + "match: {hosts: [lain.id], text: [{is: lain.id, score: 3}]}\n")
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(8):
        prose = "".join(f"Pedagang nomor {at} menjual beras di pasar itu sejak pagi.\n" for at in range(12))
        (folder / f"{number}.txt").write_text(f"lain.id\n{prose}Iklan di sini\n", encoding="utf-8")
    assert cleaner("rules", "lint", "--rules", mine).exit_code == 0
    assert ": R204 lain/iklan " in cleaner("rules", "lint", "--rules", mine, "--samples", folder).stdout
    assert cleaner("rules", "lint", "--samples", tmp_path / "nowhere").exit_code == 2


def test_explain_prints_the_page_of_a_code(cleaner):
    result = cleaner("rules", "lint", "--explain", "r104")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "# R104: a pattern with an open end")
    assert "## Good" in result.stdout
    wrong = cleaner("rules", "lint", "--explain", "R999")
    assert wrong.exit_code == 2
    assert "docs/lint/README.md lists all" in wrong.stderr
    assert "did you mean 'R104'?" in cleaner("rules", "lint", "--explain", "RR104").stderr


@pytest.mark.parametrize("command", ["lint", "test"])
def test_a_folder_without_a_rule_file_is_wrong_use(cleaner, mine, tmp_path, command):
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "known-hits.yaml").write_text("[]", encoding="utf-8")
    result = cleaner("rules", command, "--rules", mine, "--rules", tmp_path / "bare")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bare: there is no rule file in it; rule files end in .yaml" in result.stderr
    (tmp_path / "bare" / "dua.yaml").write_text("", encoding="utf-8")
    assert "no rule file" not in cleaner("rules", command, "--rules", tmp_path / "bare").stderr


def test_a_schema_goes_into_a_folder_that_is_there(cleaner, tmp_path):
    assert cleaner("rules", "schema", "-o", tmp_path / "schema.json").exit_code == 0
    for target, words in (("nowhere/schema.json", "no such folder to write schema.json to"), ("", "is a folder")):
        result = cleaner("rules", "schema", "-o", tmp_path / target)
        assert result.exit_code == 2
        assert words in result.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name != "rules"] == ["schema.json"]


def test_a_broken_pack_does_not_keep_the_others_from_being_checked(cleaner, rules):
    path = rules / "packs/umum.yaml"
    path.write_text(path.read_text("utf-8").replace("category", "categry"), encoding="utf-8")
    site = rules / "sites/contoh.yaml"
    site.write_text(site.read_text("utf-8").replace("{is: [contoh.id]}", "{is: [Contoh.id]}"), encoding="utf-8")
    result = cleaner("rules", "lint")
    assert result.exit_code == 1
    codes = [line.split(" ")[1] for line in result.stdout.splitlines()]
    assert sorted(codes) == ["R003", "R108"]


def test_a_folder_of_ones_own_may_be_called_rules(cleaner, mine, monkeypatch, tmp_path):
    mine.rename(tmp_path / "rules")
    monkeypatch.chdir(tmp_path)
    assert cleaner("rules", "lint", "--rules", "rules").stdout.startswith("rules/lain.yaml:9:16: R104 ")


def test_the_shipped_rules_may_be_named(cleaner, rules):
    result = cleaner("rules", "lint", "--rules", rules)
    assert (result.exit_code, result.stderr) == (0, "2 files, 0 findings\n")


def test_schema_prints_what_editors_read(cleaner, tmp_path):
    assert cleaner("rules", "schema").stdout == json_schema()
    assert cleaner("rules", "schema", "-o", tmp_path / "schema.json").stdout == ""
    assert (tmp_path / "schema.json").read_bytes() == json_schema().encode()
    assert cleaner("rules", "schema", "-o", "").exit_code == 2
