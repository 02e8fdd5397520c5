"""`cleaner rules watch`: rounds, questions, and what answers do to the file."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading

import pytest

from cleaner.cli._answers import Answers, answers
from cleaner.cli._changes import Changes
from cleaner.cli._prompts import Prompts
from cleaner.cli._samples import Pages
from cleaner.cli.rules_watch import _book
from cleaner.watch import Saves, look
from tests.learn import sentence
from tests.watch.conftest import FILE, PAGES, page

FOLLOW = "Follow us on the usual channels"


@pytest.fixture
def town(tmp_path, monkeypatch):
    """A folder with rules/sites/suarakota.yaml and pages/, which is the working folder."""
    (tmp_path / "rules" / "sites").mkdir(parents=True)
    (tmp_path / "rules" / "sites" / "suarakota.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    for number in range(PAGES):
        (tmp_path / "pages" / f"{number}.txt").write_text(page(number), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(town):
    return town / "rules" / "sites" / "suarakota.yaml"


def watch(cleaner, *arguments, answered=""):
    return cleaner("rules", "watch", "suarakota", "pages", *arguments, input=answered)


def test_one_round_says_tests_repetition_and_prose(cleaner, town):
    done = watch(cleaner, "--once")
    assert done.exit_code == 0, done.stderr
    head, *rest = done.stdout.splitlines()
    assert head == "round 1: 1 test ok, 10 pages, repeated lines 11.1% -> 12.50%, prose lost 0"
    assert rest == [
        "  pages by rule: also 10",
        f"  left on 10 of 10 pages: {FOLLOW}",
        "  left on 10 of 10 pages: Share",
    ]


def test_an_invalid_file_is_one_finding_and_the_code_is_1(cleaner, file):
    file.write_text(FILE.replace("category", "categry"), encoding="utf-8")
    done = watch(cleaner, "--once")
    assert done.exit_code == 1
    assert "rules/sites/suarakota.yaml:9:5: " in done.stdout
    assert "did you mean 'category'?" in done.stdout
    assert "nothing was tried" in done.stdout


def test_a_failing_test_gives_1_too(cleaner, file):
    file.write_text(FILE.replace("- Also read", "+ Also read"), encoding="utf-8")
    done = watch(cleaner, "--once")
    assert done.exit_code == 1
    assert "1 test with 1 failed" in done.stdout


def test_a_line_that_is_left_becomes_a_rule_and_the_next_round_shows_what_it_did(cleaner, file):
    done = watch(cleaner, answered="a\nq\n")
    assert done.exit_code == 0, done.stderr
    text = file.read_text("utf-8")
    assert text.startswith(FILE)
    assert f"- {FOLLOW.lower()}  # 10 of 10 documents" in text.replace("'", "")
    assert f"      - {FOLLOW}\n" in text
    assert "round 2: 3 tests ok, 10 pages" in done.stdout
    assert "was 12.50%, prose lost 0, 10 pages changed" in done.stdout
    assert "left on 10 of 10 pages: Share" not in done.stdout.split("round 2")[1]  # both lines are one rule
    assert cleaner("rules", "test", "suarakota", "--rules", "rules").exit_code == 0


def test_a_line_that_is_left_becomes_a_near_miss_of_the_rule_that_is_named(cleaner, file):
    done = watch(cleaner, answered="m\nalso\nq\n")
    assert done.exit_code == 0, done.stderr
    assert "wrote near miss of also" in done.stderr
    assert file.read_text("utf-8") == FILE + f"      + {FOLLOW}\n"


def test_enter_takes_the_rule_that_is_proposed_and_another_name_is_refused(cleaner, file):
    done = watch(cleaner, answered="m\nnowhere\nm\n\nq\n")
    assert "there is no rule 'nowhere' in this file" in done.stderr
    assert file.read_text("utf-8") == FILE + "      + Share\n"


def test_a_sentence_that_is_lost_becomes_a_near_miss_whose_test_then_fails(cleaner, file):
    lost = sentence(3, 2)
    file.write_text(FILE.replace("starts: 'also read:', sentence: false", f"has: '{lost.split()[-1]}'"), "utf-8")
    done = watch(cleaner, answered="s\ns\nm\nq\n")
    assert f"lost by suarakota/also: {lost}" in done.stdout
    assert f"      + {lost}\n" in file.read_text("utf-8")
    assert "1 test with 1 failed" in done.stdout.split("round 2")[1]
    assert "rules/sites/suarakota.yaml:14:" in done.stdout


def test_what_is_skipped_is_not_asked_again_and_other_answers_get_help(cleaner, file):
    done = watch(cleaner, answered="x\ns\nn\nq\n")
    assert done.exit_code == 0
    assert "a drafts a rule for it" in done.stderr
    assert done.stderr.count(f"left on 10 pages: {FOLLOW}") == 2  # once more behind the help
    assert done.stderr.count("left on 10 pages: Share") == 1
    assert file.read_text("utf-8") == FILE


def test_a_site_without_a_file_is_told_with_what_is_near(cleaner, town):
    done = cleaner("rules", "watch", "suarakot", "pages")
    assert done.exit_code == 2
    assert "did you mean 'suarakota'?" in done.stderr
    assert cleaner("rules", "watch", "suarakota", "nowhere").exit_code == 2
    assert "does not allow" in cleaner("rules", "watch", "suarakota", "-").stderr


def test_what_pages_hold_cannot_write_to_the_terminal(cleaner, town):
    for path in (town / "pages").iterdir():
        path.write_text(path.read_text("utf-8") + "\nBuy \x1b[2J here now", encoding="utf-8")
    done = watch(cleaner, answered="s\ns\na\nq\n")
    assert "Buy" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def changes(file):
    saves = Saves(file)
    return Changes(file, saves, Pages.of(["pages"])), look(_book("suarakota", [])[1], saves.next(), Pages.of(["pages"]))


def test_nothing_is_written_over_a_save_that_nobody_has_looked_at(file, capsys):
    made, now = changes(file)
    file.write_text(FILE + "# mine\n", encoding="utf-8")
    assert not made.rule(now, FOLLOW)
    assert not made.near_miss(now, FOLLOW, "also")
    assert file.read_text("utf-8") == FILE + "# mine\n"
    assert "the file was saved meanwhile" in capsys.readouterr().err


def test_an_open_question_goes_away_where_the_file_is_saved(file):
    made, now = changes(file)
    silence = threading.Event()
    prompts = Prompts(Answers(lambda: "s\n" * silence.wait(), keys=False), made)
    asking = threading.Thread(target=prompts.ask, args=(now,), daemon=True)
    asking.start()
    assert asking.is_alive()
    file.write_text(FILE + "# mine\n", encoding="utf-8")
    asking.join(600)
    assert not asking.is_alive()
    assert not prompts.ended
    assert made.is_saved()
    silence.set()


def test_a_rule_that_cannot_be_put_in_is_told_and_the_file_stays(file, capsys):
    file.write_text("schema: 1\nid: suarakota\ntitle: x\nrules: [{id: b, category: ui, drop: {is: x}}]\n", "utf-8")
    before = file.read_bytes()
    made, now = changes(file)
    assert not made.rule(now, FOLLOW)
    assert "not written: " in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("answered", ["", "x\n?\na\nn\n", "s\n", "a", "m\n", "m\nalso\n"])
def test_the_end_of_the_input_ends_it_once_what_it_said_is_done(command, town, answered):
    watching = [*command, "rules", "watch", "suarakota", "pages"]
    done = subprocess.run(watching, input=answered, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    assert ("round 2" in done.stdout) == (not {*answered}.isdisjoint("am"))


def test_without_anybody_to_answer_nothing_is_asked(file, capsys):
    made, now = changes(file)
    said = Answers(lambda: "", keys=False)
    while not said.ended:
        said.wait(0.1)
    Prompts(said, made).ask(now)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="a terminal of another kind")
def test_a_terminal_gives_single_keys_and_is_itself_again_afterwards(monkeypatch):
    import termios

    master, slave = os.openpty()
    before = termios.tcgetattr(slave)
    with os.fdopen(slave) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        with answers() as said:
            assert said.keys
            os.write(master, b"a")
            assert said.wait(600) == "a"
            os.write(master, b"alse\x7f\x7fso\n")
            assert said.line() == "also"
        assert termios.tcgetattr(slave) == before
    os.close(master)


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_an_interrupt_ends_it_quietly_with_130(command, town):
    watching = [*command, "rules", "watch", "suarakota", "pages"]
    with subprocess.Popen(watching, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline().startswith(b"round 1")
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=600)
        finally:
            process.kill()
    assert process.returncode == 130
    assert b"Traceback" not in out + err


def test_lines_of_a_script_are_answers_one_by_one():
    said = Answers(io.StringIO("a\n\nalso\n").readline, keys=False)
    assert [said.wait(600), said.line(), said.line()] == ["a", "", "also"]
    assert said.wait(5) == ""
    assert said.ended
