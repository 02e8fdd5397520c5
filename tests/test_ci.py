"""The recipes of docs/ci.md, the hooks and the action: parsed, and their commands run with the installed cleaner."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner

from cleaner.cli import build
from cleaner.rulebook import shipped
from tests.cli.conftest import PAGE, TEXT, rule_folder

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RULES = """\
schema: 1
id: sendiri
title: Sendiri
language: id
rules:
  - id: related
    category: related
    drop: {starts: ['kabar pasar lainnya:']}
    tests: |
      - Kabar pasar lainnya: Harga naik
      + Kabar pasar lainnya datang dari kota sebelah.
"""
INSTALL = "python -m pip install bersih"


def parsed(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


RECIPES = {name: parsed(body) for name, body in BLOCK.findall((ROOT / "docs/ci.md").read_text("utf-8"))}
ACTION = parsed((ROOT / "action.yml").read_text("utf-8"))
HOOKS = {hook["id"]: hook for hook in parsed((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@pytest.fixture
def project(tmp_path, cache) -> Path:
    """What the recipes speak of: rules of one's own, dumps, and texts and rows that are clean."""
    files = {
        "my-rules/packs/sendiri.yaml": RULES,
        "raw/a.txt": PAGE,
        "texts/a.txt": TEXT,
        "texts/b.txt": "Nelayan di teluk itu melaut lagi setelah badai reda pada hari Kamis pekan lalu.\n",
        "records.jsonl": json.dumps({"text": TEXT + "Warga kota menyambut kabar itu, kata wali kota."}) + "\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path, cache: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(cache), **variables}
    # As runners call it: a command that fails ends the script.
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False)


def exit_code(command: str, folder: Path, cache: Path) -> int:
    """Run `command`; what is about rules runs here, beside a few shipped ones, since all of them take a minute."""
    if not command.startswith("cleaner rules "):
        return run(command, folder, cache).returncode
    small = rule_folder(folder / "shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "shipped", lambda: small)
        patch.chdir(folder)
        return CliRunner().invoke(build(), shlex.split(command)[1:], prog_name="cleaner").exit_code


def spoil(project: Path) -> None:
    with (project / "texts/a.txt").open("a", encoding="utf-8") as stream:
        stream.write("\nBaca juga: Harga cabai naik\n")


def steps(name: str, job: str) -> list[dict[str, Any]]:
    return RECIPES[name]["jobs"][job]["steps"]


def check(project: Path, cache: Path, inputs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The step of the action that checks, with its inputs in the place of what a runner puts there."""
    given = {name: told.get("default", "") for name, told in ACTION["inputs"].items()} | inputs
    step = next(step for step in ACTION["runs"]["steps"] if step["name"] == "Check")
    assert "${{" not in step["run"]
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
        for name, value in step["env"].items()
    }
    return run(step["run"], project, cache, **variables)


def test_there_is_a_recipe_for_each_system():
    assert sorted(RECIPES) == [
        ".github/workflows/corpus.yaml", ".github/workflows/rules.yaml", ".gitlab-ci.yml", ".pre-commit-config.yaml",
        "dvc.yaml",
    ]  # fmt: skip


def test_the_action_is_called_with_inputs_that_it_has_and_the_report_is_uploaded(project, cache):
    (step,) = (step for step in steps(".github/workflows/corpus.yaml", "corpus") if "bersih" in step["uses"])
    assert set(step["with"]) <= set(ACTION["inputs"])
    done = check(project, cache, step["with"])
    assert (done.returncode, done.stdout) == (1, "")  # b.txt has fewer than 20 words
    report = json.loads((project / "bersih.sarif").read_text("utf-8"))
    assert [result["ruleId"] for result in report["runs"][0]["results"]] == ["C402"]
    upload = ACTION["runs"]["steps"][-1]
    assert upload["with"]["sarif_file"] == "${{ inputs.sarif-file }}"
    assert "always()" in upload["if"]


def test_the_action_annotates_where_nothing_else_is_said(project, cache):
    assert check(project, cache, {"paths": "texts"}).returncode == 0
    spoil(project)
    done = check(project, cache, {"paths": "\n  \ntexts\n"})
    assert (done.returncode, done.stdout.split(",")[0]) == (1, "::error file=texts/a.txt")


def test_paths_of_the_action_may_hold_blanks_and_look_like_options(project, cache):
    for name in ("two words.txt", "-x.txt"):
        (project / name).write_text("Kabar: " + TEXT + "Baca juga: Satu\n", encoding="utf-8")
    done = check(project, cache, {"paths": "two words.txt\n-x.txt", "options": "--ignore\nC601", "format": "json"})
    found = json.loads(done.stdout)["findings"]
    assert [finding["path"] for finding in found] == ["two words.txt", "-x.txt"]


def test_what_is_given_to_the_action_is_no_part_of_its_script(project, cache):
    done = check(
        project, cache, {"paths": "$(touch owned)\n--record\n; touch owned", "options": "--ignore\n`touch owned`"}
    )
    assert done.returncode == 2
    assert not (project / "owned").exists()


def test_the_commands_of_the_workflow_pass_and_fail(project, cache):
    commands = [step["run"] for step in steps(".github/workflows/rules.yaml", "rules") if "run" in step]
    assert commands.pop(0) == INSTALL
    assert [exit_code(command, project, cache) for command in commands] == [0, 0, 0]
    spoil(project)
    rule = project / "my-rules/packs/sendiri.yaml"
    rule.write_text(RULES.replace("- Kabar pasar lainnya: Harga", "- Kabar pasar: Harga"), encoding="utf-8")
    assert [exit_code(command, project, cache) for command in commands] == [1, 1, 1]


@pytest.mark.parametrize("spoiled", [False, True])
def test_the_job_of_gitlab_leaves_its_reports_and_fails_where_it_should(project, cache, spoiled):
    if spoiled:
        spoil(project)
    job = RECIPES[".gitlab-ci.yml"]["corpus"]
    install, *script = job["script"]
    assert install == INSTALL
    assert run("\n".join(script), project, cache).returncode == spoiled
    reports = job["artifacts"]["reports"]
    issues = json.loads((project / reports["codequality"]).read_text("utf-8"))
    assert [issue["location"]["path"] for issue in issues] == ["texts/a.txt"] * spoiled
    suite = ElementTree.fromstring((project / reports["junit"]).read_text("utf-8"))
    assert suite.get("failures") == str(int(spoiled))
    assert job["artifacts"]["when"] == "always"


def test_the_hooks_run_on_the_files_that_they_are_for(project, cache):
    files = sorted(path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file())
    (repository,) = RECIPES[".pre-commit-config.yaml"]["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == list(HOOKS)

    def codes(*ids: str) -> list[int]:
        found = []
        for asked in (hook for hook in repository["hooks"] if hook["id"] in ids):
            hook = HOOKS[asked["id"]]
            chosen = [name for name in files if re.search(asked.get("files", hook["files"]), name)]
            assert chosen
            names = chosen if hook.get("pass_filenames", True) else []
            command = shlex.join([*shlex.split(hook["entry"]), *asked.get("args", ()), *names])
            found.append(exit_code(command, project, cache))
        return found

    assert codes(*HOOKS) == [0, 0, 0]
    spoil(project)
    assert codes("cleaner-check") == [1]


def test_a_hook_looks_at_no_other_files():
    rules, texts = HOOKS["cleaner-rules-test"]["files"], HOOKS["cleaner-check"]["files"]
    assert [bool(re.search(rules, name)) for name in ("a/sites/b.yaml", "sites/b.yaml", "a/b.yaml", "sites/b.txt")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [bool(re.search(texts, name)) for name in ("a.txt", "b/c.jsonl", "a.txt.py")] == [True, True, False]


def test_the_stages_of_dvc_make_what_they_say_from_what_they_name(project, cache):
    stages = RECIPES["dvc.yaml"]["stages"]
    made = []
    for stage in stages.values():
        assert all((project / name).exists() for name in stage["deps"])
        done = run(stage["cmd"], project, cache)
        assert done.returncode == 0, done.stderr
        made += [*stage.get("outs", ()), *(name for one in stage.get("metrics", ()) for name in one)]
        assert (project / made[-1]).exists()
    assert made == ["clean", "findings.json"]
    assert json.loads((project / "findings.json").read_text("utf-8"))["findings"] == []
    before = (project / "clean/records.jsonl").read_bytes()
    assert run(stages["clean"]["cmd"] + " --jobs 2", project, cache).returncode == 0
    assert (project / "clean/records.jsonl").read_bytes() == before
