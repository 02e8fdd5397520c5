"""The draft of a rule that comes with the alarm for a new line."""

from __future__ import annotations

from cleaner import drift
from cleaner.rulebook import yaml
from cleaner.sources import Item
from tests.drift import newspaper

PROMO = "Unduh aplikasi Warta Contoh di toko kami"


def batch(design, number=20):
    return [Item(name, text) for name, text in newspaper.pages(number, "new", design)]


def drafts(items, tool, baseline):
    verdicts = drift.compare(baseline, drift.count(items, tool), tool.rulebook.check_ids)
    reads = []

    def pages():
        reads.append(1)
        return items

    return drift.drafts(verdicts, pages, tool), reads


def test_a_promo_line_on_every_page_gets_a_rule_with_its_tests(tool, baseline):
    found, _ = drafts(batch(newspaper.Design(promo=PROMO)), tool, baseline)
    rule = yaml.parse(f"rules:\n{found['warta', PROMO]}".encode(), "x").data["rules"][0]
    assert rule["drop"] == {"is": [PROMO.lower()]}
    assert rule["at"] == {"tail": 2}
    assert rule["tests"][0].startswith(f"- {PROMO}\n+ ")


def test_without_a_new_line_the_batch_is_not_read_again(tool, baseline):
    assert drafts(batch(newspaper.Design()), tool, baseline) == ({}, [])


def test_what_is_learned_from_is_bounded_and_holds_the_new_line_though_it_comes_late(tool, baseline, monkeypatch):
    monkeypatch.setattr("cleaner.drift._drafts.WITH", 6)
    monkeypatch.setattr("cleaner.drift._drafts.WITHOUT", 6)
    late = [
        *batch(newspaper.Design(), 30),
        *[Item(f"z{one.id}", one.raw) for one in batch(newspaper.Design(promo=PROMO), 60)],
    ]
    seen = []
    from cleaner.learn import rest

    learned = rest.rules_for
    monkeypatch.setattr(
        rest, "rules_for", lambda lines, pages, site: seen.extend(pages()) or learned(lines, pages, site)
    )
    found, _ = drafts(late, tool, baseline)
    assert list(found) == [("warta", PROMO)]
    assert len(seen) == 12
