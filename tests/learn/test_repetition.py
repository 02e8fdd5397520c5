"""What a draft is worth without any labels."""

from __future__ import annotations

from cleaner.learn import running
from cleaner.learn.reading import ruleset
from cleaner.learn.repetition import Check, Repetition
from cleaner.readers import text
from tests.learn import article, headline, sentence

FILE = {"kind": "site", "id": "s", "title": "s", "path": ""}
CARDS = {"id": "cards", "category": "related", "drop_cards": {"item": ["headline", "same", "prose?"], "to_end": True}}
LABEL = {"id": "label", "category": "related", "drop": {"starts": ["also read:"]}}
CARELESS = {"id": "careless", "category": "other", "drop": {"has": ["wrote"]}}


def checked(rule, *pages, notices=()):
    check = Check({"s/label"}, {"s/cards"}, set(notices))
    for page in pages:
        check.add(running.run(text.read("\n".join(page)), ruleset(FILE, [{**rule, "max_share": 1.0}])))
    return check


def test_a_sentence_that_stands_once_and_is_taken_counts():
    assert checked(CARELESS, article(1, 3), article(2, 3)).touched() == {"s/careless": 6}


def test_a_sentence_on_two_pages_does_not():
    assert checked(CARELESS, article(1, 3), article(1, 3)).touched() == {}


def test_a_notice_that_was_learned_does_not_though_it_stands_once_here():
    from cleaner.learn import tokens

    line = sentence(1, 1)
    assert checked(CARELESS, [line], notices=[tokens.whole(line.lower())]).touched() == {}


def test_behind_a_label_a_question_is_a_headline_and_a_full_stop_is_prose():
    asked = "Also read: will the ferry to Portville stop before winter comes again?"
    assert checked(LABEL, [asked]).touched() == {}
    assert checked(LABEL, [asked.replace("?", ".")]).touched() == {"s/label": 1}


def test_within_cards_the_repetition_is_the_proof_and_behind_them_it_is_not():
    cards = [line for card in range(3) for line in (headline(1, card), headline(1, card), sentence(8, card))]
    check = checked(CARDS, [*article(1), *cards])
    assert check.hits["s/cards"] == 1
    assert check.touched() == {}
    allowed = {**CARDS, "prose": "allow"}
    assert checked(allowed, [*article(1), *cards, "Read on", sentence(9, 9)]).touched() == {"s/cards": 1}


def test_repeated_lines_are_those_on_enough_pages_and_pieces_of_sentences_do_not_count():
    count = Repetition()
    for page in range(4):
        count.add(["All rights reserved", "and then some more", "Short", sentence(page, 1)])
    assert count.repeated() == ["All rights reserved"]
    assert count.share() == 0.25
