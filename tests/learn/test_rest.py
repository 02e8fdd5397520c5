"""A rule for a line that somebody points at."""

from __future__ import annotations

from cleaner.learn import rest
from cleaner.learn.reading import ruleset
from cleaner.rulebook import yaml
from tests.learn import article, headline, samples

PAGES = 12
RIGHTS = {"id": "all-rights-reserved", "category": "legal", "drop": {"is": ["all rights reserved"]}, "where": ""}
FILE = {"kind": "site", "id": "suarakota", "title": "s", "path": "", "rules": [RIGHTS]}


def page(number):
    first, *others = article(number)
    lines = [first, "Follow us here", *others, f"Also read: {headline(number)}", "All rights reserved"]
    return [*lines, *(["Great Storm Destroys Old Harbour Wall"] if number < 2 else [])]


def drafted(*lines, known=True, file=FILE):
    own = ruleset(file, file["rules"] if known else [])
    return rest.rules_for(lines, samples(map(page, range(PAGES))), rest.Site(file, own))


def test_a_line_gets_the_rule_of_its_phenomenon():
    line = f"Also read: {headline(3)}"
    assert drafted(line)[line].rule["drop"]["starts"] == ["also read:"]


def test_a_line_that_learning_has_doubts_about_is_named_word_for_word():
    line = "Great Storm Destroys Old Harbour Wall"
    rule = drafted(line)[line].rule
    assert rule["drop"] == {"is": [line.lower()]}
    assert rule["at"] == {"tail": 2}
    assert rule["tests"][0].startswith(f"- {line}\n+ ")


def test_a_rule_gets_an_id_that_the_file_has_not():
    line = "All rights reserved"
    (rule,) = {one.rule["id"]: one for one in drafted(line, known=False).values()}.values()
    assert line.lower() in rule.rule["drop"]["is"]
    assert rule.rule["id"] != "all-rights-reserved"


def test_a_rule_that_names_its_line_gets_such_an_id_too():
    line = "Great Storm Destroys Old Harbour Wall"
    taken = drafted(line)[line].rule["id"]
    other = {**RIGHTS, "id": taken}
    assert drafted(line, file={**FILE, "rules": [other]})[line].rule["id"] == f"{taken}-2"


def test_a_line_that_is_on_no_page_or_is_taken_already_gets_none():
    assert drafted("Nowhere to be found", "All rights reserved") == {}


def test_the_text_of_a_rule_is_an_item_of_the_list_of_rules():
    line = "Follow us here"
    text = rest.text(drafted(line)[line])
    assert text.startswith("  # ")
    data = yaml.parse(f"rules:\n{text}".encode(), "x").data["rules"][0]
    assert data["drop"] == {"is": [line.lower()]}
    assert "near" not in data
