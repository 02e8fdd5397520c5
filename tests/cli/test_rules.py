"""`cleaner rules`: list, show, test and lint."""

from __future__ import annotations


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_list_names_every_file_with_kind_number_of_rules_status_and_title(cleaner):
    assert cleaner("rules", "list").stdout.splitlines() == [
        "contoh\tsite\t3\tstable\tContoh.id",
        "umum\tpack\t1\tstable\tUmum",
    ]


def test_list_counts_drafts_and_tells_of_broken_files(cleaner, rules):
    edit(rules / "sites/contoh.yaml", "      + Situs contoh.id dibuka lagi.\n", "")
    assert "contoh\tsite\t3\tstable (1 drafts)" in cleaner("rules", "list").stdout
    edit(rules / "packs/umum.yaml", "category", "categry")
    result = cleaner("rules", "list")
    assert result.exit_code == 2
    assert "umum.yaml:7:5" in result.stderr


def test_show_tells_what_rules_do_and_why(cleaner, rules):
    lines = cleaner("rules", "show", "contoh").stdout.splitlines()
    assert lines[0].startswith("contoh: Contoh.id (site, ")
    assert lines[1] == "  with the packs umum"
    assert lines[2] == "contoh/bar"
    assert lines[3].startswith("  ui, drop, ")
    assert lines[3].endswith("sites/contoh.yaml:11")
    assert lines[4] == "  The bar above the headline."
    one = cleaner("rules", "show", "contoh/dateline").stdout.splitlines()
    assert one[0] == "contoh/dateline"
    assert len(one) == 2


def test_show_suggests_a_near_name(cleaner):
    result = cleaner("rules", "show", "contoh/dateleine")
    assert result.exit_code == 2
    assert "did you mean 'contoh/dateline'" in result.stderr


def test_test_runs_the_tests_of_rules_and_of_whole_pages(cleaner):
    result = cleaner("rules", "test")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 rules, 1 of them used by a whole page" in result.stderr
    assert "5 tests, 0 failed" in result.stderr
    assert "1 test, 0 failed" in cleaner("rules", "test", "contoh/bar").stderr


def test_test_points_at_the_line_that_failed(cleaner, rules):
    edit(rules / "sites/contoh.yaml", "+ Situs contoh.id dibuka lagi.", "- Situs contoh.id dibuka lagi.")
    edit(rules / "sites/contoh.yaml", "= place: BANDUNG", "= place: JAKARTA")
    edit(rules / "sites/contoh.yaml", "expect: {site: contoh}", "expect: {site: lain}")
    result = cleaner("rules", "test", "contoh")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "contoh.yaml:17:7: R303 'Situs contoh.id dibuka lagi.' stayed, but is marked to go" in lines[0]
    assert any("contoh.yaml:23:7: R303 place should be 'JAKARTA', found 'BANDUNG'" in line for line in lines)
    assert any("site should be 'lain', found 'contoh'" in line for line in lines)
    assert "4 tests, 3 failed" in result.stderr


def test_test_refuses_an_id_that_nobody_has(cleaner):
    result = cleaner("rules", "test", "contih")
    assert result.exit_code == 2
    assert "did you mean 'contoh'" in result.stderr


def test_test_runs_the_laws_that_nobody_has_to_write_a_test_for(cleaner, rules):
    edit(rules / "packs/umum.yaml", "['baca juga:']", "['baca juga:', 'simak:']")
    result = cleaner("rules", "test", "umum")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert "umum.yaml:9:35: R302 'simak:' is idle" in line
    assert cleaner("rules", "test", "contoh").exit_code == 0  # that of another file is not told


def test_test_finds_a_rule_that_takes_what_another_file_keeps(cleaner, rules):
    edit(
        rules / "sites/contoh.yaml",
        "{is: [contoh.id]}\n    tests",
        "{is: [contoh.id, baca juga koran itu tiap pagi.]}\n    tests",
    )
    result = cleaner("rules", "test", "contoh")
    assert result.exit_code == 1
    assert "R201 contoh/bar takes 'Baca juga koran itu tiap pagi.', which stays in" in result.stdout


def test_test_with_coverage_names_the_rules_that_no_whole_page_uses(cleaner):
    result = cleaner("rules", "test", "--coverage")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"no whole page uses {name}" for name in ("contoh/dateline", "contoh/tags", "umum/related")
    ]
    assert "4 rules, 1 of them used by a whole page" in result.stderr


def test_lint_finds_nothing_wrong_with_good_rules(cleaner):
    result = cleaner("rules", "lint")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 files, 0 findings\n"


def test_lint_prints_findings_with_path_line_column_and_code_and_exits_with_1(cleaner, rules):
    edit(rules / "packs/umum.yaml", "['baca juga:']", "['baca juga:', 'simak:']")
    edit(rules / "sites/contoh.yaml", "language: id", "lnguage: id")
    result = cleaner("rules", "lint")
    assert result.exit_code == 1
    places = [line.rpartition("/")[2].split(" ")[:2] for line in result.stdout.splitlines()]
    assert ["umum.yaml:9:35:", "R302"] in places
    assert ["contoh.yaml:4:1:", "R003"] in places
    assert result.stderr == f"2 files, {len(places)} findings\n"  # the broken file was looked at too


def test_lint_of_a_folder_of_ones_own_leaves_the_shipped_rules_alone(cleaner, rules, tmp_path):
    edit(rules / "packs/umum.yaml", "['baca juga:']", "['baca juga:', 'simak:']")
    (tmp_path / "lain.yaml").write_text(
        "schema: 1\nid: lain\ntitle: Lain\nlanguage: id\nrules:\n  - {id: x, category: ad, drop: {is: [iklan]}}\n",
        encoding="utf-8",
    )
    result = cleaner("rules", "lint", "--rules", tmp_path)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert "lain.yaml:6:10: R301 lain/x has no hit and no near miss" in line
    assert result.stderr == "1 file, 1 finding\n"
