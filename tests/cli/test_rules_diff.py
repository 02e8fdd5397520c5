"""`cleaner rules diff`: two rule sets on a corpus, for people, for pull requests and for programs."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.cli.conftest import PAGE, rule_folder

PROMO = """\
  - id: supply
    category: other
    drop: {starts: ['pasokan dari']}
    tests: |
      - Pasokan dari sana.
      + Pasokan itu cukup.
tests:
"""


def git(folder, *arguments):
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@contoh.id", *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(PAGE.replace("Baca juga: Harga cabai naik\n", ""), encoding="utf-8")
    return folder


@pytest.fixture
def new(tmp_path, rules):
    """The shipped rules with one rule more, that takes a sentence, and one less."""
    folder = shutil.copytree(rules, tmp_path / "new")
    site, pack = folder / "sites/contoh.yaml", folder / "packs/umum.yaml"
    site.write_text(site.read_text("utf-8").replace("tests:\n  - name", f"{PROMO}  - name"), encoding="utf-8")
    pack.write_text(pack.read_text("utf-8").replace("'baca juga:'", "'simak juga:'"), encoding="utf-8")
    pack.write_text(
        pack.read_text("utf-8").replace("- Baca juga: Harga naik", "- Simak juga: Harga naik"), encoding="utf-8"
    )
    return folder


def test_changes_are_shown_by_rule_with_sentences_first(cleaner, rules, new, corpus):
    result = cleaner("rules", "diff", rules, new, "--corpus", corpus)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("contoh/supply: 2 lines taken (2 sentences), on 2 pages  ")
    assert lines[0].endswith("contoh.yaml:32")
    assert lines[1:3] == [
        "  ! a.txt, line 5",
        "    - Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.",
    ]
    assert lines[5].startswith("umum/related: 1 line back, on 1 page")
    assert lines[6:] == ["  # a.txt, line 4", "    + Baca juga: Harga cabai naik"]
    assert "2 of 2 pages changed, by 2 rules" in result.stderr


def test_the_same_rules_change_nothing(cleaner, rules, corpus, tmp_path):
    copy = shutil.copytree(rules, tmp_path / "copy")
    result = cleaner("rules", "diff", rules, copy, "--corpus", corpus)
    assert (result.exit_code, result.stdout) == (0, "")
    old, new, _ = result.stderr.splitlines()
    assert old.startswith(f"old: {rules}, ")
    assert new == f"new: {copy} beside the shipped rules, {old.split()[-1]}"
    assert "0 of 2 pages changed" in result.stderr


def test_of_each_rule_as_many_changes_are_shown_as_were_asked_for(cleaner, rules, new, corpus):
    lines = cleaner("rules", "diff", rules, new, "--corpus", corpus, "--show", "1").stdout.splitlines()
    assert lines[3] == "    1 more"
    assert cleaner("rules", "diff", rules, new, "--corpus", corpus, "--show", "-1").exit_code == 2


def test_json_is_for_programs(cleaner, rules, new, corpus):
    result = cleaner("rules", "diff", rules, new, "--corpus", corpus, "--format", "json")
    data = json.loads(result.stdout)
    assert (data["pages"], data["failed"], data["changed"]) == (2, 0, 2)
    assert data["old"]["rules"] != data["new"]["rules"]
    first = data["rules"][0]
    assert (first["rule"], first["prose_taken"], first["pages"]) == ("contoh/supply", 2, 2)
    assert first["changes"][0] == {
        "page": "a.txt",
        "kind": "taken",
        "place": "line 5",
        "before": f"+ {PAGE.splitlines()[4]}",
        "after": f"- {PAGE.splitlines()[4]}",
        "prose": True,
    }


def test_a_part_of_a_long_line_is_shown_where_it_changes(cleaner, rules, new, corpus):
    words = "Harga beras naik lagi di banyak pasar " * 8
    (corpus / "a.txt").write_text(f"contoh.id\n{words}(ab/cd)\n", encoding="utf-8")
    site = new / "sites/contoh.yaml"
    suffix = PROMO.replace("drop: {starts: ['pasokan dari']}", "strip_suffix: {ends: '(ab/cd)'}")
    suffix = suffix.replace("- Pasokan dari sana.", "~ Beras{-- (ab/cd)--}").replace("supply", "initials")
    site.write_text(site.read_text("utf-8").replace(PROMO, suffix), encoding="utf-8")
    lines = cleaner("rules", "diff", rules, new, "--corpus", corpus).stdout.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("contoh/initials"))
    assert lines[at + 2].startswith("    was + …")
    assert lines[at + 3].endswith("{-- (ab/cd)--}")


def test_what_a_page_says_obeys_nobody(cleaner, rules, new, corpus):
    hostile = "Pasokan dari \x1b[31m</code>``````` <script>alert(1)</script> @semua | ::error::x \u202e #1\r"
    (corpus / "a.txt").write_text(f"contoh.id\n{hostile}\nHarga naik.\n", encoding="utf-8")
    for format_ in ("text", "markdown", "json"):
        shown = cleaner("rules", "diff", rules, new, "--corpus", corpus, "--format", format_).stdout
        assert not {"\x1b", "\u202e", "\r"} & set(shown)
    shown = cleaner("rules", "diff", rules, new, "--corpus", corpus, "--format", "markdown").stdout
    lines = shown.splitlines()
    at = next(at for at, line in enumerate(lines) if "<script>" in line)
    fence = next(line for line in reversed(lines[:at]) if line.startswith("```"))
    assert fence == "````````diff"  # longer than anything the page has
    assert lines[at].startswith("- Pasokan dari \\x1b[31m</code>``````` <script>")
    assert lines.index("````````", at) > at


def test_an_id_is_no_command_for_ci(cleaner, rules, new, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "::error::x", "text": PAGE}) + "\n", encoding="utf-8")
    for format_ in ("text", "markdown"):
        shown = cleaner("rules", "diff", rules, new, "--corpus", rows, "--format", format_).stdout
        assert "::error::x" in shown
        assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def test_markdown_has_a_table_of_all_rules_and_stays_within_what_a_comment_may_hold(cleaner, rules, new, corpus):
    lines = cleaner("rules", "diff", rules, new, "--corpus", corpus, "--format", "markdown").stdout.splitlines()
    assert lines[0].startswith("**Rules `")
    assert lines[0].endswith("**: 2 of 2 pages change")
    assert lines[4] == "| `contoh/supply` | 2 | 0 | 2 | 0 | 0 | 2 |"
    assert "### `umum/related`" in lines
    for number in range(400):
        line = f"Pasokan dari {'desa yang ada di sana ' * 14}{number}."
        (corpus / f"{number}.txt").write_text(f"contoh.id\n{line}\n", encoding="utf-8")
    options = ("--corpus", corpus, "--format", "markdown", "--show", "400")
    shown = cleaner("rules", "diff", rules, new, *options).stdout
    assert len(shown) < 65_000
    assert "more rule" in shown
    assert "| `contoh/supply` | 402 |" in shown


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_revisions_of_the_rule_folder_are_read_from_git(cleaner, rules, new, corpus, tmp_path):
    git(rules, "init", "-q")
    git(rules, "add", ".")
    git(rules, "commit", "-qm", "old")
    shutil.copytree(new, rules, dirs_exist_ok=True)
    (rules / "sites/contoh.yaml").rename(rules / "sites/baru.yaml")
    text = (rules / "sites/baru.yaml").read_text("utf-8")
    (rules / "sites/baru.yaml").write_text(text.replace("id: contoh\n", "id: baru\n"), encoding="utf-8")
    git(rules, "add", ".")
    git(rules, "commit", "-qm", "new")
    result = cleaner("rules", "diff", "HEAD~1", "HEAD", "--corpus", corpus, "--folder", rules, "--format", "json")
    assert result.exit_code == 1, result.stderr
    found = {rule["rule"]: rule for rule in json.loads(result.stdout)["rules"]}
    # The shipped rules of today are not beside those of a revision: else `contoh` would be in both.
    assert found["baru/supply"]["taken"] == 2
    sites = [one for rule in found.values() for one in rule["changes"] if one["place"] == "site"]
    assert [(one["before"], one["after"]) for one in sites] == [("contoh", "baru")] * 2
    assert found["baru/supply"]["where"] == f"HEAD:{rules.name}/sites/baru.yaml:32"
    mixed = cleaner("rules", "diff", "HEAD", rules, "--corpus", corpus, "--folder", rules)
    assert mixed.exit_code == 0
    assert mixed.stdout == ""


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_is_neither_folder_nor_revision_is_wrong_use(cleaner, rules, corpus, tmp_path):
    git(rules, "init", "-q")
    git(rules, "commit", "-q", "--allow-empty", "-m", "empty")
    for name, words in (
        ("tiada", "neither a folder nor a revision"),
        ("--output=x", "no such option"),
        ("", "an empty name"),
        ("HEAD", "holds no rule file in revision HEAD"),
    ):
        result = cleaner("rules", "diff", name, rules, "--corpus", corpus, "--folder", rules)
        assert result.exit_code == 2
        assert words in result.stderr.lower() or words in result.stderr
    dashed = cleaner("rules", "diff", "--corpus", corpus, "--folder", rules, "--", "--output=x", rules)
    assert dashed.exit_code == 2
    assert "no revision; one that begins with '-'" in dashed.stderr
    outside = cleaner("rules", "diff", "HEAD", rules, "--corpus", corpus, "--folder", tmp_path / "tiada")
    assert "name it with --folder" in outside.stderr
    assert list(tmp_path.glob("**/x")) == []


def test_a_link_in_a_revision_leads_nowhere(tmp_path):
    import io
    import tarfile

    from cleaner.cli._side import _write

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name, kind in (("../keluar.yaml", tarfile.REGTYPE), ("/mutlak.yaml", tarfile.REGTYPE),
                           ("tautan.yaml", tarfile.SYMTYPE), ("baik/a.yaml", tarfile.REGTYPE)):  # fmt: skip
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd" if kind == tarfile.SYMTYPE else ""
            tar.addfile(member, io.BytesIO(b""))
    target = tmp_path / "dalam"
    target.mkdir()
    packed.seek(0)
    with tarfile.open(fileobj=packed) as tar:
        for member in tar:
            _write(tar, member, target)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yaml")] == ["dalam/baik/a.yaml"]


def test_a_folder_of_ones_own_stands_beside_the_shipped_rules_unless_it_is_alone(cleaner, rules, corpus, tmp_path):
    own = rule_folder(tmp_path / "own")
    (own / "packs/umum.yaml").unlink()
    assert cleaner("rules", "diff", rules, own, "--corpus", corpus).exit_code == 0
    alone = cleaner("rules", "diff", rules, own, "--corpus", corpus, "--alone")
    assert alone.exit_code == 2
    assert "umum" in alone.stderr


def test_broken_rules_and_a_missing_corpus_are_wrong_use(cleaner, rules, new, corpus, tmp_path):
    assert cleaner("rules", "diff", rules, new, "--corpus", tmp_path / "tiada").exit_code == 2
    assert cleaner("rules", "diff", rules, new, "--corpus", corpus, "--format", "html").exit_code == 2
    pack = new / "packs/umum.yaml"
    pack.write_text(pack.read_text("utf-8").replace("category", "categry"), encoding="utf-8")
    result = cleaner("rules", "diff", rules, new, "--corpus", corpus)
    assert result.exit_code == 2
    assert "umum.yaml:7:5" in result.stderr
