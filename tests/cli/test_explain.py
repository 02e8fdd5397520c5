"""`cleaner explain`: each line with its fate and its rule, and why a line stayed."""

from __future__ import annotations

import pytest

from tests.cli.conftest import PAGE, SITE


def test_each_line_shows_its_number_its_fate_its_rule_and_the_place_of_the_rule(cleaner, page, rules):
    lines = cleaner("explain", page).stdout.splitlines()
    assert lines[0] == "contoh, by clues in its text (4 lines, 2 kept, 2 gone)"
    assert [line[:3] for line in lines[1:5]] == ["1 -", "3 ~", "4 -", "5 +"]
    assert "{--CONTOH.ID - BANDUNG. --}Harga" in lines[2]
    assert lines[1].split()[3:5] == ["ui", "contoh/bar"]
    assert lines[1].endswith("sites/contoh.yaml:11")
    assert lines[3].split()[-3:-1] == ["related", "umum/related"]
    assert lines[4] == f"5 + {PAGE.splitlines()[4]}"


def test_the_metadata_and_where_they_come_from_stand_at_the_end(cleaner, page):
    lines = cleaner("explain", page).stdout.splitlines()[5:]
    assert "place: BANDUNG  (contoh/dateline)" in lines


def test_the_header_says_how_the_site_was_recognised(cleaner, page, tmp_path):
    assert cleaner("explain", page, "--site", "contoh").stdout.startswith("contoh, as told (")
    assert cleaner("explain", page, "--url", "https://contoh.id/a").stdout.startswith("contoh, by its URL (")
    (tmp_path / "lain.txt").write_text("Halaman lain.\n", encoding="utf-8")
    assert cleaner("explain", tmp_path / "lain.txt").stdout.startswith(
        "no site recognised: packs and heuristics only ("
    )


def test_control_characters_of_a_page_are_shown_and_not_obeyed(cleaner, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Harga \x1b[31mberas\u202e turun.\n", encoding="utf-8")
    result = cleaner("explain", path)
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "Harga \\x1b[31mberas\\u202e turun." in result.stdout


def test_a_long_line_is_shortened_where_the_names_of_rules_need_the_room(cleaner, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Baca juga: " + "harga " * 60 + "\n", encoding="utf-8")
    line = cleaner("explain", path).stdout.splitlines()[1]
    assert "…" in line
    assert "umum/related" in line


def test_an_empty_page_has_a_header_only(cleaner, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    result = cleaner("explain", tmp_path / "a.txt")
    assert result.exit_code == 0
    assert "(0 lines, 0 kept, 0 gone)" in result.stdout


def test_a_folder_is_wrong_use_and_a_page_that_cannot_be_read_a_failure(cleaner, tmp_path):
    assert cleaner("explain", tmp_path).exit_code == 2
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 40)
    result = cleaner("explain", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "binary data" in result.stderr


@pytest.mark.parametrize(
    ("line", "text", "words"),
    [
        ("Topik: beras", "topik", ["line 1 stays", "contoh/tags", "starts ok, at tail 2 NO (line 1 of 4)"]),
        ("Baca jugo: Harga naik", "jugo", ["line 1 stays", "umum/related", "looks for 'baca juga:'"]),
        ("Kata CONTOH.ID - BANDUNG. Harga", "CONTOH.ID - BANDUNG", ["no rule comes near this line"]),
        ("Baca juga: Harga naik", "baca juga", ["line 1 goes", "umum/related", "Links to other stories."]),
    ],
)
def test_why_not_says_which_rules_looked_and_which_condition_failed(cleaner, tmp_path, line, text, words):
    path = tmp_path / "a.txt"
    path.write_text(f"{line}\nHarga turun.\ncontoh.id\nHarga naik.\n", encoding="utf-8")
    result = cleaner("explain", path, "--why-not", text)
    assert result.exit_code == 0, result.stderr
    for word in words:
        assert word in result.stdout


def test_why_not_names_who_was_disabled_and_which_category_was_kept(cleaner, page):
    disabled = cleaner("explain", page, "--why-not", "cabai", "--disable", "umum/related").stdout
    assert "it was disabled by the caller" in disabled
    kept = cleaner("explain", page, "--why-not", "cabai", "--keep", "related").stdout
    assert "the category related was kept by the caller" in kept


def test_why_not_says_what_a_rule_took_of_a_line_that_stays_in_part(cleaner, page):
    said = cleaner("explain", page, "--why-not", "pasar tradisional").stdout
    assert "line 3 stays" in said
    assert "it took 'CONTOH.ID - BANDUNG. ', which is not all of the line" in said


def test_why_not_names_the_keep_that_holds_a_line(cleaner, page, rules):
    path = rules / "packs/umum.yaml"
    keep = "  - {id: hold, category: related, keep: {has: [cabai]}, tests: '+ Cabai naik.\n\n  + Beras.'}\n"
    path.write_text(path.read_text("utf-8") + keep, encoding="utf-8")
    said = cleaner("explain", page, "--why-not", "cabai").stdout
    assert "it points at the line, but umum/hold keeps it" in said
    assert "it keeps the line" in said


def test_why_not_needs_a_line_that_is_there(cleaner, page):
    result = cleaner("explain", page, "--why-not", "tiada")
    assert result.exit_code == 2
    assert "no line of the page has 'tiada'" in result.stderr
    assert cleaner("explain", page, "--why-not", " ").exit_code == 2


# A rule of patterns, which have no literal to compare with; `{}` is its id.
PATTERN = """\
  - id: {}
    category: related
    drop: {{re: '^Baca juga: ', max_words: 20}}
    tests: |
      - Baca juga: Harga naik
      + Baca juga koran itu tiap pagi.
"""
# The page of `why_not`: its site is known by the last line.
BESIDE = "\nPasokan dari sentra produksi sudah lancar, kata kepala dinas itu.\ncontoh.id\n"


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def with_patterns(rules, *ids):
    pack = "schema: 1\nid: umum\ntitle: Umum\nlanguage: id\nrules:\n"
    write(rules / "packs/umum.yaml", pack + "".join(map(PATTERN.format, ids)))


def test_why_not_shows_a_rule_of_patterns_that_takes_lines_which_begin_alike(cleaner, rules, tmp_path):
    with_patterns(rules, "related")
    path = write(tmp_path / "a.txt", "Baca juga kembali pasal itu, kata hakim." + BESIDE)
    said = cleaner("explain", path, "--why-not", "kembali").stdout.splitlines()
    assert said[1].startswith("  umum/related  ")
    assert said[1].endswith("packs/umum.yaml:6")
    assert said[2:] == ["    re NO, max_words ok (7 of 20)", "    takes lines such as: Baca juga: Harga naik"]


def test_why_not_shows_no_rule_whose_lines_begin_and_end_otherwise_and_says_what_to_do(cleaner, rules, tmp_path):
    with_patterns(rules, "related")
    path = write(tmp_path / "a.txt", "Hakim minta baca juga pasal itu." + BESIDE)
    said = cleaner("explain", path, "--why-not", "hakim").stdout
    assert "umum/related" not in said
    assert "no rule comes near this line" in said
    assert "rules/README.md" in said
    assert "`cleaner rules show contoh`" in said


def test_why_not_shows_the_rule_of_the_site_first_and_eight_rules_at_most(cleaner, rules, tmp_path):
    with_patterns(rules, *(f"r{number}" for number in range(9)))
    write(rules / "sites/contoh.yaml", SITE.replace("tests:\n  - name", PATTERN.format("own") + "tests:\n  - name"))
    path = write(tmp_path / "a.txt", "Baca juga kembali pasal itu, kata hakim." + BESIDE)
    said = cleaner("explain", path, "--why-not", "kembali").stdout.splitlines()
    shown = [line.split()[0] for line in said if line.startswith("  ") and not line.startswith("    ")]
    assert shown == ["contoh/own", *(f"umum/r{number}" for number in range(7))]


def test_why_not_shows_a_rule_with_one_word_in_common_behind_those_with_more(cleaner, rules, tmp_path):
    with_patterns(rules, "related")
    one_word = PATTERN.format("own").replace("Baca juga: ", "Baca semua: ")
    write(rules / "sites/contoh.yaml", SITE.replace("tests:\n  - name", one_word + "tests:\n  - name"))
    path = write(tmp_path / "a.txt", "Baca juga kembali pasal itu, kata hakim." + BESIDE)
    said = cleaner("explain", path, "--why-not", "kembali").stdout
    assert 0 < said.index("umum/related") < said.index("contoh/own")


def test_why_not_shows_rules_of_other_sites_only_where_nothing_is_nearer(cleaner, rules, tmp_path):
    other = SITE.replace("contoh", "lain").replace("Contoh", "Lain").replace("CONTOH", "LAIN")
    write(rules / "sites/lain.yaml", other.replace("['topik:']", "['topik:', 'tajuk:']"))
    path = write(tmp_path / "a.txt", "Topik: beras\nTajuk: beras" + BESIDE)
    foreign = cleaner("explain", path, "--why-not", "tajuk").stdout
    assert "of the site lain, which this page is not; starts ok" in foreign
    nearer = cleaner("explain", path, "--why-not", "topik").stdout
    assert "line 1 stays" in nearer
    assert "contoh/tags" in nearer
    assert "lain" not in nearer


def test_why_not_shows_rules_of_other_sites_only_with_two_words_in_common(cleaner, rules, tmp_path):
    other = SITE.replace("contoh", "lain").replace("Contoh", "Lain").replace("CONTOH", "LAIN")
    write(rules / "sites/lain.yaml", other.replace("tests:\n  - name", PATTERN.format("own") + "tests:\n  - name"))
    write(rules / "packs/umum.yaml", "schema: 1\nid: umum\ntitle: Umum\nlanguage: id\n")
    path = write(tmp_path / "a.txt", "Baca juga kembali pasal itu.\nBaca kembali surat itu." + BESIDE)
    assert "of the site lain, which this page is not; re NO" in cleaner("explain", path, "--why-not", "pasal").stdout
    assert "no rule comes near" in cleaner("explain", path, "--why-not", "surat").stdout


def test_why_not_says_of_a_pack_of_the_site_that_the_site_disabled_the_rule(cleaner, rules, page):
    text = SITE.replace("extends: [umum]", "extends: [{pack: umum, disable: [related]}]")
    write(rules / "sites/contoh.yaml", text)
    said = cleaner("explain", page, "--why-not", "baca juga").stdout
    assert "disabled by the site contoh; starts ok" in said


def test_why_not_says_that_a_claim_was_not_heard_before_what_only_comes_near(cleaner, rules, page):
    path = rules / "packs/umum.yaml"
    path.write_text(path.read_text("utf-8") + PATTERN.format("other").replace("juga: '", "juga: Harga naik'"), "utf-8")
    said = cleaner("explain", page, "--why-not", "cabai", "--disable", "umum/related").stdout.splitlines()
    assert said[2] == "    it was disabled by the caller"
    assert "umum/other" in said[3]
    assert said[4].startswith("    re NO")
