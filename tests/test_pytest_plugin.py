"""The pytest plugin: a node a test of a rule file, and nothing at all for those who name no folder."""

from __future__ import annotations

import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from cleaner import lint, pipeline, samples  # noqa: F401 - or pytester would forget, and load, them with every run

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["pytester"]

SITE = """\
schema: 1
id: contoh
title: Contoh.id
language: id
match:
  text: [{is: contoh.id, score: 3}]
rules:
  - id: bar
    category: ui
    drop: {is: [contoh.id]}
    tests:
      - |
        - contoh.id
        + Situs contoh.id dibuka lagi.
      - |
        - Contoh.id
        + Situs lain.
tests:
  - name: a dump
    page: |
      - contoh.id
      + Harga beras turun sejak awal pekan ini.
    expect: {site: contoh}
"""
# Without hypothesis, which takes longer to load than all of this.
PLUGIN = ("-p", "cleaner.pytest_plugin", "-p", "no:cacheprovider", "-p", "no:hypothesispytest")


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[..., pytest.RunResult]:
    """A project with a rule file and a test, and pytest in it. The shipped rules are none, which is faster."""
    from cleaner.rulebook import shipped

    empty = pytester.mkdir("shipped")
    (empty / "sites").mkdir()
    monkeypatch.setattr(shipped, "shipped", lambda: empty)
    pytester.mkdir("my-rules")
    (pytester.path / "my-rules/contoh.yaml").write_text(SITE, encoding="utf-8")
    pytester.mkdir("tests")
    (pytester.path / "tests/test_own.py").write_text("def test_own(): pass\n", encoding="utf-8")
    return lambda *arguments: pytester.runpytest_inprocess(*PLUGIN, *arguments)


def nodes(result: pytest.RunResult) -> list[str]:
    return [line.split(" ")[0] for line in result.outlines if "::" in line and not line.startswith("FAILED")]


def edit(pytester: pytest.Pytester, old: str, new: str) -> None:
    path = pytester.path / "my-rules/contoh.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def ini(pytester: pytest.Pytester, *lines: str) -> None:
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\n" + "\n".join(lines))


def test_an_option_names_a_folder_and_each_test_in_it_is_a_node(run) -> None:
    result = run("-v", "--cleaner-rules", "my-rules")
    assert nodes(result) == [
        "my-rules/contoh.yaml::bar[1]",
        "my-rules/contoh.yaml::bar[2]",
        "my-rules/contoh.yaml::a",
        "tests/test_own.py::test_own",
    ]
    result.assert_outcomes(passed=4)


def test_the_configuration_names_folders_that_testpaths_does_not_lead_to(run, pytester) -> None:
    ini(pytester, 'testpaths = ["tests"]', 'cleaner_rules = ["my-rules"]')
    run().assert_outcomes(passed=4)


def test_a_folder_that_is_collected_anyway_is_collected_once(run, pytester) -> None:
    ini(pytester, 'cleaner_rules = ["my-rules"]')
    run().assert_outcomes(passed=4)
    run(".").assert_outcomes(passed=4)
    run("my-rules").assert_outcomes(passed=3)


def test_paths_on_the_command_line_say_what_is_wanted(run, pytester) -> None:
    ini(pytester, 'cleaner_rules = ["my-rules"]')
    run("tests").assert_outcomes(passed=1)
    run("my-rules/contoh.yaml::bar[1]").assert_outcomes(passed=1)
    run("tests", "--cleaner-rules", "my-rules").assert_outcomes(passed=4)


def test_without_a_folder_nothing_is_collected_and_nothing_is_loaded(run, pytester) -> None:
    run().assert_outcomes(passed=1)
    run("my-rules").assert_outcomes()
    names = "[name for name in sys.modules if name.startswith(('cleaner.', 'pydantic', 'ruamel', 're2'))]"
    probe = f"import sys\ndef test_own():\n    print({names})\n"
    (pytester.path / "tests/test_own.py").write_text(probe, encoding="utf-8")
    arguments = (sys.executable, "-m", "pytest", *PLUGIN, "-s", "tests")
    output = pytester.run(*arguments).stdout.str()
    assert "['cleaner.version', 'cleaner.pytest_plugin']" in output


def test_a_red_test_says_where_and_shows_its_page(run, pytester) -> None:
    edit(pytester, "+ Situs contoh.id dibuka lagi.", "- Situs contoh.id dibuka lagi.")
    result = run("--cleaner-rules", "my-rules")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        [
            "my-rules/contoh.yaml:14:9: R303 'Situs contoh.id dibuka lagi.' stayed, but is marked to go",
            "    13  - contoh.id",
            ">   14  - Situs contoh.id dibuka lagi.",
            "FAILED my-rules/contoh.yaml::bar*",
        ]
    )
    assert "pytest_plugin.py" not in result.stdout.str()


def test_a_red_page_says_what_was_expected(run, pytester) -> None:
    edit(pytester, "expect: {site: contoh}", "expect: {site: lain}")
    result = run("--cleaner-rules", "my-rules")
    result.stdout.fnmatch_lines(["my-rules/contoh.yaml:21:7: R303 site should be 'lain', found 'contoh'"])
    result.assert_outcomes(passed=3, failed=1)


def test_a_file_that_cannot_be_loaded_is_one_red_node_and_the_others_run(run, pytester) -> None:
    text = "schema: 1\nid: rusak\ntitl: Rusak\nlanguage: id\n"
    (pytester.path / "my-rules/rusak.yaml").write_text(text, encoding="utf-8")
    result = run("--cleaner-rules", "my-rules")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["my-rules/rusak.yaml:3:1: R003 unknown key 'titl' (did you mean 'title'?)"])


def test_a_page_of_a_site_whose_pack_is_broken_is_red_and_says_so(run, pytester) -> None:
    pytester.mkdir("my-rules/packs")
    text = "schema: 1\nid: umum\ntitl: Umum\nlanguage: id\n"
    (pytester.path / "my-rules/packs/umum.yaml").write_text(text, encoding="utf-8")
    edit(pytester, "match:", "extends: [umum]\nmatch:")
    result = run("--cleaner-rules", "my-rules")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(["my-rules/contoh.yaml:22:7: R303 a pack that this file extends could not be loaded"])


def test_other_yaml_files_are_for_others(run, pytester) -> None:
    (pytester.path / "tests/data.yaml").write_text("not: rules\n", encoding="utf-8")
    (pytester.path / "my-rules/known-hits.yaml").write_text("[]\n", encoding="utf-8")
    run("--cleaner-rules", "my-rules").assert_outcomes(passed=4)


def test_a_folder_that_is_not_there_is_wrong_use(run) -> None:
    result = run("--cleaner-rules", "nowhere")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*there is no folder*nowhere*"])


def test_lines_of_a_list_of_pages_are_right(run, pytester) -> None:
    edit(pytester, "- Contoh.id", "- Contoh.co")
    result = run("--cleaner-rules", "my-rules")
    result.stdout.fnmatch_lines(["my-rules/contoh.yaml:16:9: R303 'Contoh.co' stayed, but is marked to go"])


def test_the_example_of_the_module_is_configuration() -> None:
    import cleaner.pytest_plugin as plugin

    assert dedent(plugin.__doc__ or "").count('cleaner_rules = ["my-rules"]') == 1
    assert (plugin.INI, plugin.OPTION) == ("cleaner_rules", "--cleaner-rules")
