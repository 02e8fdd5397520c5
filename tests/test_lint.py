"""Lint: findings on rules that load and pass their tests, each beside a rule without the finding."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

from cleaner import lint
from cleaner.lint import ham, idle, proof

if TYPE_CHECKING:
    from pathlib import Path


def folder(root: Path, **files: str) -> Path:
    """A folder of rules with a site for each of `files`, whose text is what stands below `rules:`."""
    (root / "sites").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        head = f"schema: 1\nid: {name}\ntitle: {name}\nlanguage: id\n"
        path = root / "sites" / f"{name}.yaml"
        path.write_text(head + "rules:\n" + indent(dedent(text), "  "), encoding="utf-8")
    return root


def found(root: Path, *codes: str) -> list[str]:
    findings = lint.lint(lint.stock([root], pages=[root]))
    return [f"{one.line}:{one.column} {one.message}" for one in findings if one.code in codes]


GOOD = """\
- id: iklan
  category: ad
  drop: {is: [iklan, advertisement]}
  tests: |
    - Iklan
    - Advertisement
    + Iklan itu dipasang di lobi kantor.
"""


def test_rules_without_a_fault_have_no_finding(tmp_path):
    assert lint.lint(lint.stock([folder(tmp_path, satu=GOOD)])) == ()


def test_an_entry_that_no_test_needs_is_idle_and_the_others_are_not(tmp_path):
    text = GOOD.replace("advertisement]", "advertisement, sponsor]")
    (finding,) = lint.lint(lint.stock([folder(tmp_path, satu=text)]))
    assert (finding.code, finding.line, finding.column) == (idle.IDLE, 8, 39)
    assert "'sponsor' is idle" in finding.message


def test_an_entry_is_idle_where_another_one_takes_its_lines(tmp_path):
    text = GOOD.replace("{is: [iklan, advertisement]}", "{is: [iklan, advertisement], starts: ['advertise']}")
    assert found(folder(tmp_path, satu=text), idle.IDLE) == [
        "8:24 'advertisement' is idle: without it every test of satu still passes",
        "8:49 'advertise' is idle: without it every test of satu still passes",
    ]


def test_an_exception_that_no_test_needs_is_idle(tmp_path):
    text = GOOD.replace("  tests:", "  unless: {has: [lowongan]}\n  tests:")
    assert found(folder(tmp_path, satu=text), idle.IDLE) == [
        "9:20 'lowongan' is idle: without it every test of satu still passes"
    ]
    needed = text.replace("{is: [iklan, advertisement]}", "{has: [iklan, advertisement]}").replace(
        "+ Iklan itu dipasang di lobi kantor.", "+ Iklan lowongan."
    )
    assert found(folder(tmp_path, satu=needed), idle.IDLE) == []


def test_an_entry_that_only_a_whole_page_needs_is_not_idle(tmp_path):
    text = GOOD.replace("advertisement]", "advertisement, sponsor]") + dedent("""
    - id: lain
      category: ad
      drop: {is: [pariwara]}
      tests: |
        - Pariwara
        + Pariwara itu panjang.
    """)
    page = "tests:\n- name: sponsor\n  page: |\n    - Sponsor\n    + Harga beras turun sejak awal pekan.\n"
    clue = "match: {text: [{is: sponsor, score: 3}]}\n"
    path = folder(tmp_path, satu=text) / "sites/satu.yaml"
    path.write_text(path.read_text("utf-8").replace("rules:", clue + "rules:") + page, encoding="utf-8")
    assert found(tmp_path, idle.IDLE) == []
    path.write_text(
        path.read_text("utf-8")
        .replace("- Sponsor", "- Iklan\n    + Sponsor kami")
        .replace("is: sponsor", "starts: sponsor"),
        encoding="utf-8",
    )
    assert len(found(tmp_path, idle.IDLE)) == 1


def test_a_step_of_a_block_that_no_test_needs_is_idle(tmp_path):
    text = """\
    - id: terkait
      category: related
      drop_block: {from: {is: [berita terkait]}, while: {starts: ['- ', '* ']}}
      tests: |
        - Berita terkait
        - - Harga naik
        + Pedagang senang.
    """
    assert found(folder(tmp_path, satu=text), idle.IDLE) == [
        "8:71 '* ' is idle: without it every test of satu still passes"
    ]


def test_a_rule_whose_tests_fail_is_told_once_instead_of_idle_entries(tmp_path):
    text = GOOD.replace("- Advertisement", "- Bukan iklan")
    (finding,) = lint.lint(lint.stock([folder(tmp_path, satu=text)]))
    assert finding.code == idle.RED


def test_a_rule_without_a_hit_or_a_near_miss_is_found_and_a_declared_draft_is_not(tmp_path):
    text = GOOD.replace("    + Iklan itu dipasang di lobi kantor.\n", "")
    assert found(folder(tmp_path, satu=text), proof.CODE) == [
        "6:9 satu/iklan has no near miss in its tests, and does not run"
    ]
    assert found(folder(tmp_path, satu=text.replace("  category", "  status: draft\n  category")), proof.CODE) == []


HAM = """\
- id: kutipan
  category: other
  drop: {is: [tetap]}
  tests: |
    - Tetap
    + Iklan
    + Harga tetap.
"""


def test_a_rule_that_takes_what_another_file_keeps_is_found(tmp_path):
    assert found(folder(tmp_path, satu=GOOD, dua=HAM), ham.HIT) == [
        f"6:9 satu/iklan takes 'Iklan', which stays in {tmp_path}/sites/dua.yaml (kutipan)"
    ]


def test_a_pack_may_take_what_the_rules_of_a_site_that_extends_it_leave(tmp_path):
    folder(tmp_path, satu=GOOD, dua=HAM)
    (tmp_path / "packs").mkdir()
    (tmp_path / "sites/satu.yaml").rename(tmp_path / "packs/satu.yaml")
    assert len(found(tmp_path, ham.HIT)) == 1
    path = tmp_path / "sites/dua.yaml"
    path.write_text(path.read_text("utf-8").replace("rules:", "extends: [satu]\nrules:"), encoding="utf-8")
    assert found(tmp_path, ham.HIT) == []


def test_a_rule_that_looks_at_the_head_is_judged_by_whole_pages_only(tmp_path):
    folder(tmp_path, satu=GOOD.replace("  tests:", "  at: {head: 1}\n  tests:").replace("    - Advertisement\n", ""))
    folder(tmp_path, dua=HAM)
    assert found(tmp_path, ham.HIT) == []
    (tmp_path / "a.marked").write_text("+ Iklan\n+ Advertisement\n", encoding="utf-8")
    assert len(found(tmp_path, ham.HIT)) == 1


def test_a_hit_that_is_known_with_its_reason_is_no_finding_and_a_stale_one_is(tmp_path):
    folder(tmp_path, satu=GOOD, dua=HAM)
    hits = [{"rule": "satu/iklan", "line": "Iklan"}, {"rule": "satu/iklan", "line": "Harga tetap."}]
    known = tuple(lint.KnownHit(hit["rule"], hit["line"], ("known", number, 1)) for number, hit in enumerate(hits))
    stock = lint.stock([tmp_path])
    findings = lint.lint(lint.Stock(stock.loaded, stock.files, {}, known, ()))
    assert [(one.code, one.path, one.line) for one in findings] == [(ham.STALE, "known", 1)]


def test_known_hits_are_read_from_the_folder_of_rules_with_their_places(tmp_path):
    folder(tmp_path, satu=GOOD, dua=HAM)
    hits = tmp_path / lint.KNOWN_HITS
    hits.write_text(
        "- {rule: satu/iklan, line: Iklan, why: A label there.}\n- {rule: satu/iklan, line: x, why: y}\n", "utf-8"
    )
    assert found(tmp_path, ham.HIT) == []
    assert found(tmp_path, ham.STALE) == ["2:3 satu/iklan does not take 'x' any more; remove the entry"]
    hits.write_text("- {rule: satu/iklan, line: Iklan}\n", "utf-8")
    assert len(found(tmp_path, ham.HIT)) == 1
    findings = lint.lint(lint.stock([tmp_path]))
    assert any("a `rule`, a `line` and a `why`" in one.message for one in findings)


def test_a_marked_page_of_its_own_is_ham_for_every_file(tmp_path):
    folder(tmp_path, satu=GOOD)
    (tmp_path / "a.marked").write_text("- Baca juga\n+ Advertisement\n", encoding="utf-8")
    assert found(tmp_path, ham.HIT) == [
        f"6:9 satu/iklan takes 'Advertisement', which stays in {tmp_path.name}/a.marked"
    ]


def test_a_budget_hides_no_hit(tmp_path):
    folder(tmp_path, satu=GOOD)
    (tmp_path / "a.marked").write_text("+ Advertisement\n" * 12, encoding="utf-8")
    assert len(found(tmp_path, ham.HIT)) == 1


def test_a_marked_page_that_cannot_be_read_is_a_finding(tmp_path):
    folder(tmp_path, satu=GOOD)
    (tmp_path / "a.marked").write_text("+ baik\nburuk\n", encoding="utf-8")
    (tmp_path / "b.marked").write_bytes(b"+ \xff\n")
    findings = lint.lint(lint.stock([tmp_path], pages=[tmp_path]))
    assert [(one.path, one.line, one.code) for one in findings] == [
        (f"{tmp_path.name}/a.marked", 2, "R002"),
        (f"{tmp_path.name}/b.marked", 0, "R001"),
    ]


def test_a_broken_file_is_a_finding_and_the_others_are_linted(tmp_path):
    folder(tmp_path, satu=GOOD.replace("advertisement]", "advertisement, sponsor]"), dua=HAM.replace("drop:", "drp:"))
    findings = lint.lint(lint.stock([tmp_path]))
    assert {one.path.rpartition("/")[2] for one in findings} == {"satu.yaml", "dua.yaml"}


def test_only_the_files_of_the_given_folders_are_linted_beside_the_others(tmp_path):
    own, other = folder(tmp_path / "a", satu=GOOD), folder(tmp_path / "b", dua=HAM.replace("[tetap]", "[tetap, idle]"))
    findings = lint.lint(lint.stock([own], [other]))
    assert [one.code for one in findings] == [ham.HIT]
