"""What two rule sets make of a page: which lines change, and which rule is the reason."""

from __future__ import annotations

from cleaner import rulediff
from cleaner.rulediff import NO_RULE, Change, Report
from cleaner.sources import Item
from tests.rulediff.pages import DATELINE, HOLD, RELATED, SUPPLY, TOPIC, changed, clean, tool


def test_the_same_rules_change_nothing_and_nor_does_another_name():
    renamed = {**RELATED, "id": "also-read"}
    assert changed(tool(RELATED, TOPIC), tool(TOPIC, RELATED)) == []
    assert changed(tool(RELATED), tool(renamed)) == []


def test_a_line_that_is_taken_now_stands_under_the_rule_that_takes_it():
    assert changed(tool(RELATED), tool(RELATED, TOPIC)) == [("contoh/topic", "taken", "line 5")]


def test_a_line_that_comes_back_stands_under_the_rule_that_took_it():
    assert changed(tool(RELATED, TOPIC), tool(RELATED)) == [("contoh/topic", "back", "line 5")]


def test_a_keep_is_the_reason_for_what_it_holds_and_for_what_goes_without_it():
    assert changed(tool(TOPIC), tool(TOPIC, HOLD)) == [("contoh/hold", "back", "line 5")]
    assert changed(tool(TOPIC, HOLD), tool(TOPIC)) == [("contoh/hold", "taken", "line 5")]


def test_a_part_of_a_line_is_shown_as_it_was_and_as_it_is():
    (change,) = rulediff.changes(clean(tool()), clean(tool(DATELINE)), "a.txt")
    assert change.before.startswith("+ CONTOH.ID - Harga")
    assert change.after.startswith("~ {--CONTOH.ID - --}Harga")
    assert (change.kind, change.prose) == ("taken", False)


def test_a_line_of_which_other_parts_go_is_both_taken_and_back():
    suffix = {"id": "week", "strip_suffix": {"re": ["sejak awal pekan ini."]}}
    found = changed(tool(DATELINE), tool(suffix))
    assert found == [("contoh/week", "taken", "line 1"), ("contoh/dateline", "back", "line 1")]
    wider = {**DATELINE, "strip_prefix": {"re": [r"CONTOH\.ID"]}, "id": "dateline"}
    assert changed(tool(DATELINE), tool(wider)) == [("contoh/dateline", "back", "line 1")]


def test_a_sentence_is_prose_and_so_is_most_of_one():
    (whole,) = rulediff.changes(clean(tool()), clean(tool(SUPPLY)), "a.txt")
    assert whole.prose
    most = {"id": "most", "strip_prefix": {"re": ["Pasokan dari sentra produksi sudah lancar, kata kepala "]}}
    (part,) = rulediff.changes(clean(tool()), clean(tool(most)), "a.txt")
    assert part.prose
    (line,) = rulediff.changes(clean(tool()), clean(tool(TOPIC)), "a.txt")
    assert not line.prose
    page = "Menu utama dengan banyak pilihan yang tidak pernah selesai dibaca orang\nHarga naik.\n"
    long, *_ = rulediff.changes(clean(tool(), page), clean(tool({**TOPIC, "drop": {"has": ["menu"]}}), page), "a.txt")
    assert (long.kind, long.prose) == ("taken", False)


def test_a_field_stands_under_the_rule_that_finds_it():
    capture = {"id": "tag", "capture": {"re": ["^Topik: (?P<tag>.+)$"]}}
    found = rulediff.changes(clean(tool(TOPIC)), clean(tool(capture)), "a.txt")
    assert [(one.rule, one.place, one.before, one.after) for one in found] == [("contoh/tag", "tags", "", "beras")]


def test_a_rule_over_its_budget_is_the_reason_for_the_warning():
    page = "".join(f"Baris nomor {at} yang pendek\n" for at in range(14))
    greedy = {"id": "greedy", "drop": {"starts": ["baris"]}}
    assert changed(tool(), tool(greedy), page) == [("contoh/greedy", "field", "warnings")]


def test_equal_lines_are_told_apart_by_their_number():
    page = "Iklan\nHarga beras turun.\nIklan\nHarga gula naik.\nIklan\n"
    first = {"id": "first", "drop": {"is": ["iklan"]}, "at": {"head": 1}}
    assert changed(tool(), tool(first), page) == [("contoh/first", "taken", "line 1")]
    last = {"id": "last", "drop": {"is": ["iklan"]}, "at": {"tail": 1}}
    assert changed(tool(), tool(last), page) == [("contoh/last", "taken", "line 5")]


def test_another_layout_is_compared_by_the_lines_that_both_show():
    desk = {"id": "desk", "probe": {"css": "main"}, "body": [{"css": ".isi"}], "seen": "2026", "where": "contoh.yaml:9"}
    all_ = {**desk, "body": [{"css": "main"}]}
    words = "Harga beras di pasar tradisional turun sejak awal pekan ini, kata para pedagang di sana."
    body = f"<p>Kotak kecil di atas.</p><div class=isi>{f'<p>{words}</p>' * 4}</div>"
    page = f"<html><body><main>{body}</main></body></html>"
    old, new = tool(layouts=[desk]), tool(layouts=[all_])
    (change,) = rulediff.changes(clean(old, page), clean(new, page), "a.html")
    assert (change.rule, change.kind, change.after) == ("contoh/desk.body", "back", "+ Kotak kecil di atas.")


def test_pages_stream_by_and_sentences_come_first():
    page = "Topik: beras\nHarga naik.\nPasokan sudah lancar, kata kepala dinas kota itu kemarin.\n"
    pages = [Item(f"{at}.txt", page) for at in range(30)]
    old = tool(match={"text": [{"starts": ["topik"], "score": 3}]})
    new = tool(TOPIC, SUPPLY, match={"text": [{"starts": ["topik"], "score": 3}]})
    report = rulediff.compare([*pages, Item("x", None)], old, new, 2)
    assert (report.pages, report.failed, report.changed) == (30, 1, 30)
    first, second = report.groups()
    assert (first.rule, first.pages, first.counts["taken"], first.counts["prose_taken"]) == (
        "contoh/supply",
        30,
        30,
        30,
    )
    assert (second.rule, second.counts["prose_taken"], second.total) == ("contoh/topic", 0, 30)
    assert [change.page for change in first.shown(2)] == ["0.txt", "1.txt"]
    assert len(second.others) == 2


def test_within_a_rule_sentences_come_first_and_lost_ones_before_those_that_come_back():
    report = Report(3)
    report.add([Change("a", "lost", "taken", "line 1", "+ x", "- x", prose=True)])
    report.add([Change("b", "found", "back", "line 9", "- x", "+ x", prose=True)] * 5)
    report.add([Change("c", "small", "taken", "line 2", "+ x", "- x")] * 7)
    report.add([Change("d", "lost", "taken", "line 2", "+ x", "- x"), Change("e", NO_RULE, "field", "title", "", "x")])
    assert [group.rule for group in report.groups()] == ["lost", "found", "small", NO_RULE]
    late = Report(1)
    late.add(
        [Change("a", "r", "taken", "line 1", "+ x", "- x"), Change("b", "r", "both", "line 2", "+ x", "- x", True)]
    )
    (group,) = late.groups()
    assert [change.page for change in group.shown(1)] == ["b"]
    assert (group.counts["taken"], group.counts["back"], group.total) == (2, 1, 3)
