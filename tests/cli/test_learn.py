"""`cleaner rules learn` and `cleaner rules new`."""

from __future__ import annotations

import json

import pytest

from tests.learn import TOWNS, article, headline

PAGES = 14


def lines(number):
    first, *rest = article(number)
    return [f"{TOWNS[number % 7]}, Suarakota.example - {first}", *rest[:3], "Advertisement", *rest[3:],
            f"Also read: {headline(number)}", "All rights reserved"]  # fmt: skip


@pytest.fixture
def site(tmp_path):
    """A folder of a site's dumps, beside one of another site."""
    for number in range(PAGES):
        for name, page in (("suarakota", lines(number)), ("koran", article(2000 + number))):
            path = tmp_path / "pages" / name / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(page), encoding="utf-8")
    return tmp_path / "pages" / "suarakota"


def test_learn_prints_a_table_and_writes_a_draft_that_passes(cleaner, site, tmp_path):
    done = cleaner("rules", "learn", site, "--contrast", site.parent, "--id", "suarakota", "-o", tmp_path / "mine")
    assert done.exit_code == 0, done.stderr
    assert "before it runs" not in done.stderr
    assert "nothing tells whose" not in done.stderr
    head, columns, *rows = done.stdout.splitlines()
    assert head == f"{PAGES} documents, {9 * PAGES} lines, {PAGES} of 1 other site as contrast"
    assert columns.split() == ["evidence", "docs", "here:elsewhere", "held", "out", "proposal"]
    assert [row for row in rows if row.startswith('"also read:" …') and "100%" in row and row.endswith("drop, tail")]
    written = tmp_path / "mine" / "sites" / "suarakota.yaml"
    assert written.read_text("utf-8").startswith("# yaml-language-server: $schema=../schema.json\n")
    assert json.loads((tmp_path / "mine" / "schema.json").read_text("utf-8"))["title"] == "A rule file of bersih"
    assert f"wrote {written} (a draft: " in done.stderr
    tested = cleaner("rules", "test", "suarakota", "--rules", tmp_path / "mine")
    assert tested.exit_code == 0, tested.stdout
    assert "0 failed" in tested.stderr


def test_learn_leaves_to_packs_what_they_know_unless_told_otherwise(cleaner, site, rules, tmp_path):
    pack = rules / "packs" / "umum.yaml"
    pack.write_text(pack.read_text("utf-8").replace("['baca juga:']", "['baca juga:', 'also read:']"), encoding="utf-8")
    cleaner("rules", "learn", site, "--id", "a", "-o", tmp_path)
    assert "extends: [umum]" in (tmp_path / "sites" / "a.yaml").read_text("utf-8")
    assert "id: also-read" not in (tmp_path / "sites" / "a.yaml").read_text("utf-8")
    cleaner("rules", "learn", site, "--id", "b", "-o", tmp_path, "--no-packs")
    assert "extends" not in (tmp_path / "sites" / "b.yaml").read_text("utf-8")
    assert "id: also-read" in (tmp_path / "sites" / "b.yaml").read_text("utf-8")


def test_a_draft_may_take_the_place_of_a_shipped_file(cleaner, site, tmp_path):
    done = cleaner("rules", "learn", site, "--id", "contoh", "-o", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "is taken by" not in done.stderr


def test_learn_tells_beforehand_what_the_laws_will_say(cleaner, site, rules, tmp_path):
    shipped = rules / "sites" / "contoh.yaml"
    line = "      + Harga beras turun sejak awal pekan ini.\n"
    kept = shipped.read_text("utf-8").replace(line, f"{line}      + Also read: Harga Beras Naik\n")
    shipped.write_text(kept, encoding="utf-8")
    done = cleaner("rules", "learn", site, "--id", "baru", "-o", tmp_path, "--no-packs")
    assert done.exit_code == 0
    assert "before it runs: R201 baru/also-read takes 'Also read: Harga Beras Naik', which stays in" in done.stderr


def test_learn_says_so_where_nothing_tells_whose_the_pages_are(cleaner, tmp_path):
    for number in range(PAGES):
        (tmp_path / f"{number}.txt").write_text("\n".join(["Beranda", *article(number)]), encoding="utf-8")
    done = cleaner("rules", "learn", tmp_path, "--id", "baru", "-o", tmp_path / "mine")
    assert "nothing tells whose these pages are: give match.hosts" in done.stderr
    assert "or clean with --site baru" in done.stderr


def test_learn_reads_rows_and_tells_of_those_that_it_cannot(cleaner, tmp_path):
    rows = [
        json.dumps({"url": f"https://www.suarakota.example/{n}", "text": "\n".join(lines(n))}) for n in range(PAGES)
    ]
    source = tmp_path / "suarakota.jsonl"
    source.write_text("\n".join([*rows, "{broken", '{"no": "text"}']), encoding="utf-8")
    done = cleaner("rules", "learn", source, "--id", "suarakota", "-o", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "unread: suarakota.jsonl#15: the row is no JSON" in done.stderr
    assert "unread: suarakota.jsonl#16: the row has none of" in done.stderr
    assert "hosts: ['suarakota.example']" in (tmp_path / "sites" / "suarakota.yaml").read_text("utf-8")


def test_learn_never_overwrites_without_being_told_to(cleaner, site, tmp_path):
    path = tmp_path / "sites" / "suarakota.yaml"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    done = cleaner("rules", "learn", site, "--id", "suarakota", "-o", tmp_path)
    assert done.exit_code == 2
    assert f"{path}: is there already; --force overwrites it" in done.stderr
    assert path.read_text("utf-8") == "mine"
    assert cleaner("rules", "learn", site, "--id", "suarakota", "-o", tmp_path, "--force").exit_code == 0
    assert path.read_text("utf-8") != "mine"


def test_learn_tells_plainly_what_it_cannot_learn_from(cleaner, site, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    one = tmp_path / "one"
    one.mkdir()
    (one / "a.txt").write_text("\n".join(lines(1)), encoding="utf-8")
    rows = tmp_path / "rows.jsonl"
    rows.write_text("no rows\nat all\n", encoding="utf-8")
    for folder, said in (
        (empty, "error: there is no page to learn from: what repeats shows on several"),
        (one, "error: there is one page to learn from"),
        (site.parent / "koran", "error: nothing repeats on these 14 pages that a rule could name"),
        (rows, "unread: rows.jsonl#1: the row is no JSON"),
        (tmp_path / "nowhere", "there is no such file or folder"),
    ):
        done = cleaner("rules", "learn", folder, "--id", "x", "-o", tmp_path / "out")
        assert done.exit_code == 2
        assert said in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Suara Kota", "write suara-kota"), ("", "is no id"), ("../x", "write x"), ("con-", "write con")],
)
def test_an_id_is_small_letters_digits_and_hyphens(cleaner, site, tmp_path, name, hint):
    for command in (("learn", site, "--id", name), ("new", name, "--url", "https://a.example")):
        done = cleaner("rules", *command, "-o", tmp_path)
        assert done.exit_code == 2
        assert hint in done.stderr


def test_what_pages_hold_cannot_write_to_the_terminal(cleaner, site, tmp_path):
    for path in site.iterdir():
        path.write_text(path.read_text("utf-8") + "\nBuy \x1b[2J now\nCall \u202eme", encoding="utf-8")
    done = cleaner("rules", "learn", site, "--contrast", site.parent, "--id", "suarakota", "-o", tmp_path)
    assert done.exit_code == 0, done.stderr
    for shown in (done.stdout, done.stderr, (tmp_path / "sites" / "suarakota.yaml").read_text("utf-8")):
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_new_writes_a_file_that_passes_and_says_what_to_do(cleaner, tmp_path):
    done = cleaner("rules", "new", "suarakota", "--url", "https://www.suarakota.example/a", "-o", tmp_path / "mine")
    assert done.exit_code == 0, done.stderr
    assert f"cleaner rules test suarakota --rules {tmp_path / 'mine'}" in done.stderr
    assert cleaner("rules", "test", "suarakota", "--rules", tmp_path / "mine").exit_code == 0
    again = cleaner("rules", "new", "suarakota", "--url", "https://www.suarakota.example/a", "-o", tmp_path / "mine")
    assert again.exit_code == 2
    assert "--force" in again.stderr


def test_new_leaves_a_schema_that_is_there_alone(cleaner, tmp_path):
    (tmp_path / "schema.json").write_text("{}", encoding="utf-8")
    cleaner("rules", "new", "suarakota", "--url", "https://suarakota.example", "-o", tmp_path)
    assert (tmp_path / "schema.json").read_text("utf-8") == "{}"


def test_a_folder_of_rules_that_is_a_file_is_refused(cleaner, tmp_path):
    (tmp_path / "rules").write_text("", encoding="utf-8")
    done = cleaner("rules", "new", "x", "--url", "https://a.example", "-o", tmp_path / "rules")
    assert done.exit_code == 2
    assert "is no folder" in done.stderr
