"""The sums of a report, and that they do not grow with the pages."""

from __future__ import annotations

from cleaner.report import _totals
from cleaner.report._findings import LEAST_PAGES
from tests.report.records import DUMP, HTML, failure, plain, record, report


def test_characters_are_kept_moved_taken_or_outside_the_article(tool):
    made = report(record(DUMP, tool=tool), record(HTML, "b.html", tool=tool))
    dump, page = made.totals.sites["kontan"], made.totals.sites["(no site)"]
    assert dump.moved == len("KONTAN.CO.ID - JAKARTA. ")
    assert (dump.taken, dump.outside) == (len("Baca Juga: IHSG Menguat"), 0)
    assert page.taken == len("Baca juga: Sungai Meluap")
    assert page.outside >= len("NasionalEkonomiBolaTeknoGayaFoto")
    assert dump.chars_in == dump.chars_out + dump.moved + dump.taken + dump.outside
    assert made.totals.all.chars_in == dump.chars_in + page.chars_in


def test_a_rule_counts_its_removals_its_pages_and_the_sentences_it_took(tool):
    page = record(
        DUMP.replace("Baca Juga: IHSG Menguat", "Baca Juga: IHSG Menguat\nBaca Juga: Rupiah Melemah"), tool=tool
    )
    made = report(page, record(DUMP, "b.txt", tool=tool))
    (rule,) = [rule for name, rule in made.totals.rules.items() if rule.category == "related"]
    assert (rule.times, rule.pages, rule.sentences) == (3, 2, 0)
    sentence = "Harga beras di pasar induk turun lagi sejak awal pekan ini."
    removed = [{"rule": "a/b", "category": "ad", "start": 0, "end": len(sentence), "text": sentence, "why": ""}]
    assert report(plain(removed=removed)).totals.rules["a/b"].sentences == 1


def test_what_lies_outside_the_article_is_no_category_of_it(tool):
    made = report(record(HTML, tool=tool))
    assert set(made.totals.inside) == {"related", "title"}
    assert "other" in made.totals.categories


def test_failed_empty_filtered_and_warned_pages_are_counted_apart():
    made = report(
        failure("a"),
        plain("b", text=" \n"),
        plain("c", status="filtered", text=""),
        plain("d", warnings=["x"]),
        plain("e"),
    )
    sums = made.totals.all
    assert (sums.pages, sums.failed, sums.empty, sums.filtered, sums.warned) == (5, 1, 1, 1, 1)
    assert [what for what, _ in made.totals.failures.frequent(1)] == ["read: binary data"]


def test_a_suspended_rule_is_no_warning_beside_and_other_warnings_go_by_their_kind():
    made = report(
        plain("a", warnings=["kontan/ticker was not applied: it would take 40% of the page"]),
        plain("b", warnings=["one part of several: the whole is at https://a.example/1", "news-id/spam: Slot gacor"]),
        plain("c", warnings=["one part of several: the whole is at https://a.example/2"]),
    )
    ((rule, one),) = made.totals.suspended.items()
    assert (rule, one.reason, one.pages.first) == ("kontan/ticker", "it would take 40% of the page", ("a",))
    kinds = {kind: pages.number for kind, pages in made.totals.warnings.frequent(1)}
    assert kinds == {"one part of several": 2, "news-id/spam": 1}


def test_pages_without_a_site_are_counted_by_host():
    urls = ["https://www.a.example/1", "https://www.a.example/2", "https://b.example/", None, "http://[bad"]
    made = report(*(plain(str(at), site=None, url=url) for at, url in enumerate(urls)), plain("k"))
    assert {host: pages.number for host, pages in made.totals.hosts.frequent(1)} == {
        "www.a.example": 2,
        "b.example": 1,
        "": 2,
    }


def test_a_line_that_repeats_on_a_site_is_found_and_one_that_stands_once_is_not():
    line = "Ikuti berita kami di aplikasi."
    pages = [plain(str(at), text=f"Kalimat nomor {at} dari halaman ini.\n\n{line}") for at in range(LEAST_PAGES)]
    group = report(*pages).totals.groups["kontan"]
    assert [text for text, _ in group.lines.frequent(2)] == [line]
    assert group.lines.residual(group.pages) == 0.5


def test_sums_do_not_grow_with_sites_rules_and_names_that_a_stranger_invents():
    made = report()
    removed = [{"category": "ad", "start": 0, "end": 1, "text": "x", "why": ""}]
    for at in range(_totals.MOST_SITES + 50):
        own = [{**removed[0], "rule": f"a/{at}-{number}"} for number in range(20)]
        made.add(plain("n" * 10_000, site=f"s{at}", removed=own, warnings=[f"r{at} was not applied: {'x' * 9_000}"]))
    totals = made.totals
    assert len(totals.sites) == _totals.MOST_SITES + 1
    assert totals.sites[_totals.OTHERS].pages == 50
    assert len(totals.rules) == _totals.MOST_RULES
    assert len(totals.groups) == _totals.MOST_GROUPS
    assert max(len(one.reason) for one in totals.suspended.values()) == _totals.NAME_CHARS
