"""The gate: what is compared with what, what counts as one finding, and what is held."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import ClassVar

import pytest

from cleaner import Cleaner, check
from cleaner.check import Baseline, Limits, Page, fingerprint, repeated
from cleaner.check._same import Texts
from cleaner.errors import Finding, UsageError
from cleaner.rulebook import shipped
from tests.cli.conftest import PACK, TEXT, rule_folder

TOWNS = [f"Kota {chr(65 + at // 26)}{chr(97 + at % 26)}" for at in range(60)]


@pytest.fixture(scope="module")
def tool(tmp_path_factory) -> Cleaner:
    return only(rule_folder(tmp_path_factory.mktemp("rules")))


def only(root) -> Cleaner:
    """A cleaner with the rules of one folder, in the place of the shipped ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "shipped", lambda: root)
        return Cleaner()


def found(tool, *pages: Page, limits: Limits | None = None) -> list[str]:
    findings = check.check((check.look(page, tool) for page in pages), limits or Limits())
    return [f"{one.path}:{one.line}:{one.column} {one.code} {one.message}" for one in findings]


def row(number: int = 1, **record) -> Page:
    return Page("r.jsonl", record.get("text"), number, record=record)


def news(town: str, extra: str = "") -> str:
    return f"Pasar {town} dibuka kembali pada hari Senin setelah diperbaiki.\n\n{extra}"


def test_clean_text_has_no_finding(tool):
    assert found(tool, Page("a.txt", TEXT)) == []


def test_lines_that_follow_each_other_are_one_finding_a_rule(tool):
    text = "Baca juga: Satu\nBaca juga: Dua\nBaca juga: Tiga\n" + TEXT + "Baca juga: Empat\n"
    assert found(tool, Page("a.txt", text)) == [
        "a.txt:1:1 C101 umum/related (related) would take 'Baca juga: Satu' and 2 more lines",
        "a.txt:7:1 C101 umum/related (related) would take 'Baca juga: Empat'",
    ]


def test_a_part_of_a_line_is_told_with_its_column_and_moves_to_the_metadata(tool):
    assert found(tool, Page("a.txt", "CONTOH.ID - BANDUNG. " + TEXT, site="contoh")) == [
        "a.txt:1:1 C102 contoh/dateline (dateline) would move to the metadata 'CONTOH.ID - BANDUNG.'"
    ]


def test_the_site_of_a_row_brings_its_rules_and_an_unknown_one_none(tool):
    text = TEXT + "\nTopik: beras\n"
    (finding,) = found(tool, row(7, text=text, site="contoh"))
    assert finding.startswith("r.jsonl:7:0 C101 contoh/tags")
    assert found(tool, row(7, text=text, site="lain")) == []


def test_heuristics_judge_dumps_and_not_the_rows_of_html_pages(tool):
    text = "\n".join(
        line for at in range(3) for line in ("Lihat pula:", "Jembatan Baru Dibuka Untuk Umum", news(TOWNS[at]))
    )
    assert {one.split()[1] for one in found(tool, Page("a.txt", text))} == {"C103"}
    assert found(tool, row(text=text, body_by="main", title="x", date="2026-01-01")) == []
    assert {one.split()[1] for one in found(tool, row(text=text, body_by="text"))} == {"C103"}


def test_an_html_page_has_findings_without_a_line(tool):
    lines = [*TEXT.split("\n\n"), news("Kota"), "Baca juga: Satu"]
    page = "".join(f"<p>{line}</p>" for line in lines)
    (finding,) = found(tool, Page("a.html", f"<html><body><article>{page}</article></body></html>"))
    assert finding == "a.html:0:0 C101 umum/related (related) would take 'Baca juga: Satu'"


def test_a_warning_about_a_line_that_goes_is_told_once_and_one_about_a_line_that_stays_too(tmp_path):
    capture = """\
  - id: parts
    category: pagination
    capture: {re: '^(?P<warning>halaman \\d dari \\d)$'%s}
    tests: |
      %s halaman 1 dari 3
      = warning: halaman 1 dari 3
      + halaman 1 dari 3 sudah dibaca
"""
    for stays, mark, codes in (("", "-", ["C101"]), (", stays: true", "+", ["C105"])):
        tool = only(rule_folder(tmp_path / codes[0], pack=PACK + capture % (stays, mark)))
        told = found(tool, Page("a.txt", TEXT + "halaman 1 dari 3\n"))
        assert [one.split()[1] for one in told] == codes


def test_hostile_text_is_shown_harmless_and_short(tool):
    (finding,) = found(tool, Page("a.txt", TEXT + "Baca juga: \x1b[2J\u202e" + "x" * 200 + "\n"))
    assert "\x1b" not in finding
    assert "\\x1b[2J\\u202e" in finding
    assert len(finding) < 160


def test_repetition_counts_within_a_site_and_not_across(tool):
    pages = [
        row(at, text=news(town, "Warta Kita, suara warga"), site="contoh") for at, town in enumerate(TOWNS[:20], 1)
    ]
    (finding,) = found(tool, *pages)
    assert finding == "r.jsonl:1:0 C201 'Warta Kita, suara warga' repeats in contoh"
    apart = [Page(f"{at}/a.txt", page.raw) for at, page in enumerate(pages)]
    assert found(tool, *apart) == []


@pytest.mark.parametrize(("documents", "findings"), [(repeated.LEAST - 1, 0), (repeated.LEAST, 1)])
def test_few_documents_say_nothing_about_repetition(tool, documents, findings):
    pages = [Page(f"{at}.txt", news(TOWNS[at], "Warta Kita, suara warga")) for at in range(documents)]
    assert len(found(tool, *pages)) == findings


def test_the_limit_of_repetition_is_a_share_of_all_lines(tool):
    pages = [Page(f"{at}.txt", news(TOWNS[at], "Warta Kita, suara warga" * (at < 2))) for at in range(20)]
    assert len(found(tool, *pages)) == 1
    assert found(tool, *pages, limits=Limits(max_repetition=0.1)) == []


def test_the_most_frequent_lines_are_told_and_no_more_than_five(tool):
    pages = [
        Page(f"{at}.txt", news(town, "\n".join(f"Warta Kita nomor {chr(97 + n)}" for n in range(9) if at > n)))
        for at, town in enumerate(TOWNS[:20])
    ]
    told = found(tool, *pages)
    assert [one.split("nomor ")[1][0] for one in told] == list("abcde")
    assert told[0].startswith("1.txt:3:0 C201")


def test_a_document_that_is_there_twice_is_a_finding_and_no_repetition(tool):
    pages = [Page(f"{at}.txt", news("Kota", "Warta Kita, suara warga")) for at in range(20)]
    told = found(tool, *pages)
    assert len(told) == 19
    assert told[0] == "1.txt:0:0 C601 the same text as 0.txt"


def test_two_empty_texts_are_empty_and_not_the_same(tool):
    assert [one.split()[1] for one in found(tool, Page("a.txt", ""), Page("b.txt", "\n"))] == ["C401", "C401"]


def test_remembered_texts_are_bounded():
    texts = Texts(most=2)
    assert [texts.first(text, text) for text in "abcabc"] == ["", "", "", "a", "b", ""]
    assert len(texts.places) == 2


def test_folders_that_are_told_apart_are_bounded(monkeypatch, tool):
    monkeypatch.setattr(repeated, "GROUPS", 2)
    pages = [Page(f"{at}/a.txt", news(town, "Warta Kita, suara warga")) for at, town in enumerate(TOWNS[:30])]
    (finding,) = found(tool, *pages)
    assert finding == "2/a.txt:3:0 C201 'Warta Kita, suara warga' repeats in all other folders"


def test_rows_of_html_pages_need_title_and_date_and_others_what_is_required(tool):
    bare = {"text": TEXT, "title": "", "date": None, "section": "x", "site": "contoh"}
    assert found(tool, row(**bare)) == []
    assert found(tool, row(body_by="site", **bare)) == [
        "r.jsonl:1:0 C301 rows of contoh have no date",
        "r.jsonl:1:0 C301 rows of contoh have no title",
    ]
    assert found(tool, row(**bare), limits=Limits(require=("section", "authors"))) == [
        "r.jsonl:1:0 C301 rows of contoh have no authors"
    ]


def test_no_key_of_a_record_is_looked_at_but_those_that_are_asked_for(tool):
    class Watched(dict):
        asked: ClassVar[set[str]] = set()

        def get(self, key, default=None):
            self.asked.add(key)
            return super().get(key, default)

    for limits in (Limits(), Limits(require=("section", "authors"))):
        Watched.asked.clear()
        for status, by in (("ok", "site"), ("error", "site"), ("filtered", None)):
            found(tool, Page("r.jsonl", TEXT, 1, record=Watched(status=status, body_by=by)), limits=limits)
        assert Watched.asked == {*check.keys(limits), "text"}  # which is the page itself, or not asked for


def test_a_share_of_a_sites_rows_may_lack_a_field(tool):
    rows = [row(at, text=news(TOWNS[at]), site="contoh", title="x" if at else "") for at in range(10)]
    limits = [Limits(require=("title",), max_missing=share) for share in (0.0, 0.09, 0.1)]
    assert [len(found(tool, *rows, limits=one)) for one in limits] == [1, 1, 0]


def test_a_row_that_failed_is_a_finding_and_one_that_was_filtered_is_none(tool):
    failed = row(text="", status="error", stage="read", problem="it is no text", site="contoh", body_by="site")
    assert found(tool, failed) == ["r.jsonl:1:0 C502 the page failed: 'read: it is no text'"]
    assert found(tool, row(text="", status="filtered", stage="filter", problem="short")) == []


@pytest.mark.parametrize("status", ["ok", "published", 200, None, ["error"]])
def test_a_row_with_any_other_status_is_looked_at(tool, status):
    assert len(found(tool, row(text=f"Baca juga: Satu\n{TEXT}", status=status))) == 1


def test_what_cannot_be_read_is_a_finding(tool):
    binary = Page("b.txt", bytes(range(256)) * 20)
    told = found(tool, Page("a.txt", None, problem="larger than the limit of 64 MB"), binary)
    assert told == [
        "a.txt:0:0 C501 larger than the limit of 64 MB",
        "b.txt:0:0 C501 binary data, neither text nor HTML",
    ]


def test_codes_that_are_ignored_are_no_findings(tool):
    pages = [Page("a.txt", ""), Page("b.txt", "Baca juga: Satu\n" + TEXT)]
    assert [one.split()[1] for one in found(tool, *pages, limits=Limits(ignore=frozenset({"C401"})))] == ["C101"]


def test_a_baseline_knows_findings_wherever_their_lines_are_now_and_as_often_as_they_were():
    def finding(line: int, message: str = "x") -> Finding:
        return Finding("a.txt", line, 1, message, f"hint {line}", "C101")

    written = json.loads(json.dumps(Baseline.of([finding(1), finding(2)]).plain()))
    known = Baseline.read(written)
    assert list(known.new([finding(5), finding(6)])) == []
    assert list(known.new([finding(5), finding(6), finding(7), finding(1, "y")])) == [finding(7), finding(1, "y")]
    assert list(known.new([finding(5)])) == []
    assert fingerprint(finding(1)) != fingerprint(Finding("b.txt", 1, 1, "x", "", "C101"))


@pytest.mark.parametrize("data", [None, [], {}, {"schema": 2, "findings": {}}, {"schema": 1, "findings": {"a": "1"}}])
def test_a_baseline_that_is_none_is_refused(data):
    with pytest.raises(ValueError, match=r"it has no schema 1|no object of numbers"):
        Baseline.read(data)


def test_only_the_field_of_clean_texts_is_taken_for_text_whatever_it_looks_like(tool):
    html = f"<html><body><article><p>{TEXT}</p></article></body></html>"
    for name, kind in (("isi", "html"), ("text", "text")):
        assert check.look(Page("r.jsonl", html, 1, record={name: html}), tool).result.document.kind == kind


def test_the_moment_at_which_a_page_was_fetched_is_told_the_cleaner(tool):
    page = Page("a.warc", TEXT, 1, fetched="kemarin")
    with pytest.raises(UsageError, match="a page is fetched at an ISO 8601"):
        check.look(page, tool)
    assert check.look(replace(page, fetched="2026-01-02T03:04:05+00:00"), tool).result
