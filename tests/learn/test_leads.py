"""Datelines by their shape."""

from __future__ import annotations

import pytest

from cleaner.learn.leads import lead_of
from tests.learn import TOWNS, article, draft, rules


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("PORTVILLE, Herald.com - The mayor came.", "A,H-"),
        ("PORTVILLE, Herald.com- The mayor came.", "A,H-"),
        ("HERALD.CO.UK - PORTVILLE. The mayor came.", "H-A."),
        ("HERALD.CO.UK - PORTVILLE.Bank Portville gained.", "H-A."),
        ("Herald.com, Portville - The mayor came.", "H,X-"),
        ("PORTVILLE - The mayor came.", "A-"),
        ("PORTVILLE- The mayor came.", "A-"),
        ("PORTVILLE, HERALD.COM: The mayor came.", "A,H:"),
    ],
)
def test_a_dateline_is_what_stands_before_its_closing_mark(line, form):
    lead = lead_of(line)
    assert lead is not None
    assert "".join(lead.form) == form


@pytest.mark.parametrize(
    "line",
    [
        "The mayor - late again - came.",
        "Portville-based fishermen came.",
        "The Herald.com page is new.",
        "12 boats - all of them old - came.",
        "Portville, said the mayor - late again.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(line):
    assert lead_of(line) is None


def _opened(opening: str) -> list[list[str]]:
    return [
        [f"{opening.format(TOWNS[page % 7])}{first}", *rest] for page in range(14) for first, *rest in [article(page)]
    ]


def test_the_place_is_what_differs_and_capitals_do_not_matter_beside_the_name_of_the_site():
    pages = _opened("{}, Herald.com - ")[:7] + [
        [f"{TOWNS[page % 7].title()}, Herald.com - {first}", *rest]
        for page in range(7, 14)
        for first, *rest in [article(page)]
    ]
    (source,) = rules(draft(pages))["dateline"]["strip_prefix"]["re"]
    assert source == r"^(?P<place>\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']*){0,3}) ?, ?(?i:herald\.com)(?: -+ ?|-+ )"


def test_a_dash_without_blanks_closes_a_dateline_where_that_is_a_habit_of_the_site():
    (source,) = rules(draft(_opened("{}, Herald.com-")))["dateline"]["strip_prefix"]["re"]
    assert source.endswith(r"(?i:herald\.com) ?-+ ?")


def test_a_place_in_capitals_alone_counts_at_the_head_of_the_page_only():
    rule = rules(draft(_opened("{} - ")))["dateline"]
    assert rule["at"] == {"head": 2}
    assert "(?: -+ ?|-+ )" in rule["strip_prefix"]["re"][0]


def test_a_name_before_a_dash_is_no_dateline_unless_half_of_the_articles_have_it():
    pages = _opened("Old {} - ")
    assert "dateline" in rules(draft([[*page, "Read on"] for page in pages]))
    few = [[*article(100 + page), "Read on"] for page in range(20)]
    assert "dateline" not in rules(draft([*([*page, "Read on"] for page in pages[:4]), *few]))


def test_the_name_of_the_site_tells_a_dump_of_it():
    made = draft(_opened("{}, Herald.com - "))
    (clue,) = made.head["match"]["text"]
    assert clue["score"] == 3
    assert "herald" in clue["re"]
    assert "?P<" not in clue["re"]
