"""What a round says of a rule file and of the pages that it was tried on."""

from __future__ import annotations

from cleaner.learn import Sample
from cleaner.pipeline import Cleaner, Plan
from cleaner.watch import Left, Lost, look
from tests.learn import article, sentence
from tests.watch.conftest import FILE, PAGES, page


def test_a_round_runs_drafts_and_says_what_is_left(book, samples):
    now = look(book, FILE.encode(), samples)
    assert now.is_fine
    assert (now.tests, now.effect.pages, now.effect.failed) == (1, PAGES, 0)
    assert now.effect.hits == {"suarakota/also": PAGES}
    assert now.effect.left == (Left("Follow us on the usual channels", PAGES), Left("Share", PAGES))
    assert now.effect.lost == ()
    assert (now.effect.before, now.effect.after) == (1 / 9, 1 / 8)  # of the lines that are there


def test_a_rule_without_near_miss_runs_and_is_called_a_draft(book, samples):
    raw = FILE.replace("      + Also, read the fine print.\n", "").encode()
    now = look(book, raw, samples)
    assert now.drafts == ("also: no near miss",)
    assert now.effect.hits == {"suarakota/also": PAGES}


def test_a_sentence_that_a_rule_takes_is_told_with_the_rule(book, samples):
    word = sentence(3, 2).split()[-1]
    raw = FILE.replace("starts: 'also read:', sentence: false", f"has: '{word}'").encode()
    now = look(book, raw, samples)
    assert now.effect.lost == (Lost(sentence(3, 2), "suarakota/also"),)


def test_a_sentence_that_no_rule_took_is_not_laid_at_the_door_of_the_rules(book):
    def html():
        for number in range(4):
            text = "".join(f"<p>{one} {one}</p>" for one in article(number, 9))
            foot = f"<footer><p>{sentence(number, 50)}</p></footer>"
            yield Sample(f"{number}.html", f"<!doctype html><body><article>{text}</article>{foot}</body>")

    now = look(book, FILE.encode(), html)
    assert now.effect.pages == 4
    kept = Cleaner.of(now.book, Plan(effort="fast")).clean(next(html()).raw, site="suarakota").text
    assert sentence(0, 50) not in kept  # extractors see it outside the article
    assert now.effect.lost == ()


def test_a_test_that_fails_is_told_and_the_samples_are_read_all_the_same(book, samples):
    now = look(book, FILE.replace("- Also read: Storm", "+ Also read: Storm").encode(), samples)
    assert not now.is_fine
    assert [finding.line for finding in now.failed] == [12]
    assert now.effect.pages == PAGES


def test_an_invalid_file_says_what_is_wrong_and_no_sample_is_read(book):
    def unread():
        raise AssertionError

    now = look(book, FILE.replace("category:", "categry:").encode(), unread)
    assert now.effect is None
    assert now.file is None
    assert not now.is_fine
    assert {finding.path for finding in now.findings} == {"sites/suarakota.yaml"}
    assert any("categry" in finding.message for finding in now.findings)


def test_pages_that_come_out_otherwise_are_counted(book, samples):
    first = look(book, FILE.encode(), samples)
    again = look(book, FILE.encode(), samples)
    other = look(book, FILE.replace("also read:", "also read: bridge").encode(), samples)
    assert again.effect.changed(first.effect) == 0
    changed = [number for number in range(PAGES) if "Also read: Bridge" not in page(number)]
    assert other.effect.changed(first.effect) == len(changed) > 0


def test_a_page_that_cannot_be_read_is_counted_apart(book, samples):
    now = look(book, FILE.encode(), lambda: [*samples(), Sample("x", b"\x00\x01\x02" * 99)])
    assert (now.effect.pages, now.effect.failed) == (PAGES, 1)
