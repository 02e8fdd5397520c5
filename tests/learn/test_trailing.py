"""Headlines below the last sentence."""

from __future__ import annotations

import pytest

from cleaner.learn import running
from cleaner.learn.reading import ruleset
from cleaner.learn.trailing import TITLE
from cleaner.readers import text
from cleaner.rulebook.regex import compile_pattern
from tests.learn import article, draft, headline, loaded, rules, word


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Board Waits for New Bridge",
        "Will the Ferry Stop Before Winter?",
        "Salt Prices Rise by 3% in Portville (Again)",
    ],
)
def test_a_headline_has_capitals_at_most_words(line):
    assert compile_pattern(TITLE).search(line)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour board waits for rain",
        "Documents That You Must Bring:",
        "The Mayor Opened the Bridge.",
        "Harbour Board and the people of Portville",
    ],
)
def test_prose_labels_and_sentences_are_none(line):
    assert compile_pattern(TITLE).search(line) is None


def test_a_list_that_no_label_announces_goes_up_to_the_last_sentence():
    made = draft([*article(page), *(headline(page, number) for number in range(4))] for page in range(12))
    own = ruleset(loaded(made).files[0], [rules(made)["headlines-below"]])
    page = [*article(70), "Bring a coat", *(headline(70, number) for number in range(4))]
    assert [index for index, _ in running.run(text.read("\n".join(page)), own).gone()] == [7, 8, 9, 10]


@pytest.mark.parametrize(("asked", "gone"), [(True, [6, 7, 8]), (False, [8])])
def test_a_question_among_the_headlines_goes_too_where_the_pages_have_some(asked, gone):
    question = "{} Fears for Ferry: Will It Stop Before Next Winter?"
    pages = [[*article(page), *(headline(page, number) for number in range(4))] for page in range(12)]
    for number, page in enumerate(pages if asked else ()):
        page[8] = question.format(word(number).title())
    made = draft(pages)
    assert ("prose" in rules(made)["headlines-below"]) is asked
    own = ruleset(loaded(made).files[0], [rules(made)["headlines-below"]])
    page = [*article(70), headline(70), question.format("Portville"), headline(70, 2)]
    assert [index for index, _ in running.run(text.read("\n".join(page)), own).gone()] == gone


def test_a_few_pages_that_end_in_a_headline_prove_nothing():
    pages = [[*article(page), "Read on"] for page in range(30)]
    pages[3] += [headline(3, 1), headline(3, 2)]
    assert "headlines-below" not in rules(draft(pages))
