"""Drafts from dumps, from the first look to the last."""

from __future__ import annotations

import pytest

from cleaner import learn
from cleaner.errors import UsageError
from cleaner.learn import running
from cleaner.learn.proposal import slug
from cleaner.learn.reading import ruleset
from cleaner.readers import text
from cleaner.samples import proofs
from cleaner.trial import try_rule
from tests.learn import TOWNS, article, draft, headline, loaded, others, rules, samples, sentence, word

PAGES = 24


def page(number: int) -> list[str]:
    """A dump with all kinds of furniture, as a site of a small town has it."""
    first, *rest = article(number)
    lines = ["Beranda", "Suara Kota"] if number % 2 else ["Suara Kota"]
    lines += [f"{TOWNS[number % 7]}, Suarakota.example - {first}", rest[0], "ADVERTISEMENT", rest[1]]
    lines += [f"Also read: {headline(number)}", rest[2], rest[3]]
    lines += [f"({headline(number).split()[0]} {TOWNS[number % 7].title()})"]
    return [*lines, "Follow us on the usual channels", "All rights reserved"]


@pytest.fixture(scope="module")
def made() -> learn.Draft:
    return draft(map(page, range(PAGES)))


def test_a_draft_loads_without_findings_and_passes_its_own_tests(made):
    found = loaded(made)
    assert found.findings == ()
    assert [finding for proof in proofs(found) for finding in proof.findings] == []


def test_a_draft_says_that_it_is_one_and_does_not_run(made):
    (file,) = loaded(made).files
    assert file["status"] == "draft"


def test_every_rule_shows_a_hit_and_a_near_miss(made):
    for rule in loaded(made).files[0]["rules"]:
        assert "draft" not in rule, rule["id"]


def test_near_misses_are_prose_of_the_pages(made):
    prose = {line for number in range(PAGES) for line in page(number) if line.endswith(".")}
    misses = [line[2:] for line in rules(made)["also-read"]["tests"][0].splitlines() if line.startswith("+ ")]
    assert [miss for miss in misses if miss in prose]


def test_repeated_lines_become_one_rule_and_not_one_each(made):
    found = [rule for rule in rules(made).values() if "advertisement" in rule.get("drop", {}).get("is", ())]
    assert len(found) == 1
    assert "all rights reserved" not in found[0]["drop"]["is"]  # that one stands at the tail, and has a window


def test_a_label_is_named_by_its_opening_and_a_sentence_glued_to_it_stays(made):
    rule = rules(made)["also-read"]
    assert [line for line in rule["tests"][-1].splitlines() if line.startswith("+ Also read: ")]
    assert rule["drop"]["starts"] == ["also read:"]
    outcome = running.run(text.read(f"Also read: {sentence(3, 1)}"), ruleset(loaded(made).files[0], [rule]))
    assert outcome.settlement.removals == ()


def test_a_dateline_gives_its_place(made):
    (source,) = rules(made)["dateline"]["strip_prefix"]["re"]
    assert source.startswith("^(?P<place>")
    assert "(?i:suarakota\\.example)" in source
    assert "= place: NEW CREEK" in "".join("".join(draft(map(page, [2, 9, 16, 23, 30, 37])).text()))


def test_names_in_brackets_are_known_by_their_shape(made):
    (rule,) = [one for one in rules(made).values() if "re" in one.get("drop", {})]
    assert rule["at"] == {"tail": 8}
    outcome = running.run(
        text.read("\n".join([*article(500), "(Somebody Else)"])), ruleset(loaded(made).files[0], [rule])
    )
    assert [index for index, _ in outcome.gone()] == [6]


def test_initials_behind_the_last_full_stop_go_and_a_bracket_within_a_sentence_stays():
    initials = ["(ab/cde)", "(xy/de)", "(mno/de)", "(rs/tuv)"]
    pages = [[*article(number), f"{sentence(number, 9)} {initials[number % 4]}"] for number in range(12)]
    made = draft(pages)
    rule = rules(made)["closing-shape"]
    own = ruleset(loaded(made).files[0], [rule])
    kept = [*running.run(text.read(f"{sentence(50, 1)} (pq/rs)\nThe ratio was found by many (ab/cde)"), own).kept()]
    assert kept == [sentence(50, 1), "The ratio was found by many (ab/cde)"]
    assert "(ab/cde)" in rule["tests"][-1]


def test_an_acronym_before_a_colon_is_a_subject_where_sentences_speak_of_it():
    pages = [page(number) for number in range(30)]
    for number, one in enumerate(pages[:5]):
        one.append(f"SCB: {headline(number, 4)}")
        one[-7] = f"The rules of SCB were read to everybody in {word(number)} that day."
    assert pages[1][-7].startswith("The rules")
    assert "scb" not in rules(draft(pages))
    spoken = [[line.replace("SCB were", "the bank were") for line in one] for one in pages]
    assert "scb" in rules(draft(spoken))


def test_a_draft_takes_what_repeats_on_new_pages_and_no_sentence(made):
    own = ruleset(loaded(made).files[0], loaded(made).files[0]["rules"])
    for number in range(400, 410):
        document = text.read("\n".join(page(number)))
        kept = [*running.run(document, own).kept()]
        assert kept == article(number)[:5]


def test_the_same_pages_give_the_same_bytes_and_their_names_do_not_matter(made):
    again = learn.learn(samples(map(page, range(PAGES)), "renamed"), others(), learn.Wish("suarakota"))
    assert again.text() == made.text()


def test_a_third_of_the_pages_is_held_out_and_told(made):
    assert made.checked.held == round(0.3 * PAGES)
    assert made.checked.before > 0.25
    assert made.checked.after == 0
    assert sum(made.checked.touched.values()) == 0
    assert "sentences taken that stand once: 0" in made.text()


def test_evidence_stands_beside_each_phrase(made):
    assert "- advertisement  # 24 of 24 documents" in made.text()


def test_a_page_that_is_there_twice_counts_once():
    doubled = [page(number) for number in range(6)] * 3
    assert draft(doubled).documents == 6


def test_two_articles_with_the_same_passage_are_no_furniture():
    passage = ["A Word About Salt", "Where It Comes From", "Who Sells It Today", "What It Costs Now", "How It Is Kept"]
    pages = [[*page(number), *(passage if number in (3, 4) else ())] for number in range(PAGES)]
    assert "where it comes from" not in str([{**one.rule, "tests": []} for one in draft(pages).rules])


def test_a_connective_that_opens_sentences_is_no_label():
    pages = [page(number) for number in range(PAGES)]
    for one in pages:
        one[-5] = f"Meanwhile, {one[-5][0].lower()}{one[-5][1:]}"
    assert all(one[-5].endswith(".") for one in pages)
    assert "meanwhile" not in str([{**one.rule, "tests": []} for one in draft(pages).rules])


def test_what_opens_sentences_here_is_no_label_though_short_lines_open_so_too():
    pages = [[*page(number), f"More about the {headline(number, 2)}"] for number in range(PAGES)]
    for number, one in enumerate(pages[:8]):
        one[5] = f"More about the old bridge was said by everybody in {word(number)}."
    assert "more-about-the" not in rules(draft(pages))


def test_what_opens_sentences_elsewhere_is_no_label_either():
    pages = [[*page(number), f"More about the {headline(number, 2)}"] for number in range(PAGES)]
    elsewhere = [[*article(3000 + number), f"More about the old bridge was said in {word(number)} that day."]
                 for number in range(9)]  # fmt: skip
    made = learn.learn(samples(pages), samples(elsewhere, "other"), learn.Wish("suarakota"))
    assert "more-about-the" not in rules(made)
    assert "contrast under 20" in {one.reason for one in made.rejections}


def test_a_shape_that_stands_between_sentences_elsewhere_is_no_furniture():
    elsewhere = [[*article(3000 + number, 3), f"({headline(number).split()[0]} Miller)", *article(4000 + number, 3)]
                 for number in range(9)]  # fmt: skip
    made = learn.learn(samples(map(page, range(PAGES))), samples(elsewhere, "other"), learn.Wish("suarakota"))
    assert "tail-shape" not in rules(made)


def test_a_name_that_sentences_speak_of_is_a_subject_and_no_furniture():
    pages = [page(number) for number in range(40)]
    for number in (3, 8, 13):
        pages[number] = [*pages[number][:-2], f"Later Harbour Board spoke about it to the {word(number)} people.",
                         "Harbour Board", *pages[number][-2:]]  # fmt: skip
    made = draft(pages)
    assert "harbour board" not in str([one.rule for one in made.rules])
    assert "a subject: sentences speak of it" in {one.reason for one in made.rejections}


def test_a_headline_on_some_pages_will_not_repeat_for_long():
    pages = [
        [*page(number), *(["Great Storm Destroys Old Harbour Wall"] if number < 4 else ())] for number in range(PAGES)
    ]
    made = draft(pages)
    assert "great storm" not in str([one.rule for one in made.rules])
    assert [one.reason for one in made.rejections if "Great Storm" in one.shown] == [
        "a headline, which will not repeat for long"
    ]


def test_a_heading_goes_with_the_headlines_below_it():
    pages = [[*page(number), "More stories", headline(number, 4), headline(number, 5)] for number in range(PAGES)]
    rule = rules(draft(pages))["more-stories"]
    assert rule["drop_block"]["from"] == {"is": ["more stories"]}
    assert rule["drop_block"]["max_lines"] == 2


def test_cards_are_known_by_their_repetition():
    def cards(number: int) -> list[str]:
        lines = [*article(number), "Latest"]
        for card in range(4):
            lines += [
                headline(number, card),
                f"{card + 2} hours ago",
                headline(number, card),
                sentence(900 + number, card),
            ]
        return lines

    made = draft(map(cards, range(12)))
    rule = rules(made)["cards"]
    assert rule["drop_cards"] == {
        "lead": {"is": ["latest"]},
        "item": ["headline", "age", "same", "prose"],
        "min_items": 2,
    }
    assert [index for index, _ in running.run(
        text.read("\n".join(cards(50))), ruleset(loaded(made).files[0], [rule])
    ).gone()] == list(range(6, 23))  # fmt: skip


def test_a_headline_that_stands_twice_in_a_row_below_the_text_goes():
    def doubled(number: int) -> list[str]:
        return [*page(number), *([headline(number, 6)] * 2 if number % 4 == 0 else []), "The end"]

    made = draft(map(doubled, range(PAGES)))
    rule = rules(made)["doubled-headlines"]
    assert rule["drop_cards"] == {"item": ["headline", "same"], "min_items": 1}
    assert list(rule["at"]) == ["tail"]
    once = text.read("\n".join([*article(500), headline(500, 6), "The end"]))
    assert running.run(once, ruleset(loaded(made).files[0], [rule])).settlement.removals == ()
    assert [finding for proof in proofs(loaded(made)) for finding in proof.findings] == []


def test_a_title_that_stands_twice_above_the_text_is_left_alone():
    pages = [[headline(number, 6), headline(number, 6), *page(number)] for number in range(PAGES)]
    assert "doubled-headlines" not in rules(draft(pages))


def test_a_repeated_line_shows_itself_with_a_sentence_glued_to_it_as_near_miss(made):
    rule = next(one for one in rules(made).values() if "advertisement" in one["drop"].get("is", ()))
    assert rule["tests"][-1].startswith("+ ADVERTISEMENT ")
    wide = {**rule, "drop": {"starts": rule["drop"]["is"]}, "tests": rule["tests"]}
    assert try_rule(loaded(made).files[0], wide, rule["tests"][-1]).differences


def test_words_glued_behind_the_last_sentence_are_named_by_themselves_and_by_what_packs_call_them():
    pages = [[*article(number), f"{sentence(number, 9)}Share this story"] for number in range(12)]
    pack = {
        "kind": "pack", "id": "english", "title": "English", "path": "packs/english.yaml",
        "rules": [{"id": "share", "category": "share", "drop": {"is": ["share this story"]}, "where": ""}],
    }  # fmt: skip
    made = learn.learn(samples(pages), others(), learn.Wish("suarakota", (), (pack,)))
    rule = rules(made)["end-share-this-story"]
    assert rule["category"] == "share"
    assert rule["tests"][-1].startswith("+ Share this story ")


def test_an_id_is_whole_words():
    assert slug("Please make sure that the newest app is installed") == "please-make-sure-that-the-newest"
    assert slug("Donaudampfschifffahrtsgesellschaftskapitän") == "donaudampfschifffahrtsgesellscha"


def test_a_dateline_that_a_pack_takes_needs_no_rule_and_still_tells_the_site():
    pack = {
        "kind": "pack", "id": "english", "title": "English", "path": "packs/english.yaml",
        "rules": [{"id": "lead", "category": "dateline", "where": "",
                   "strip_prefix": {"re": ["^[A-Z ]+, [A-Z][a-z]+\\.[a-z]+ - "], "ci": False}}],
    }  # fmt: skip
    made = learn.learn(samples(map(page, range(PAGES))), others(), learn.Wish("suarakota", (pack,), (pack,)))
    assert made.head["extends"] == ["english"]
    assert "dateline" not in rules(made)
    assert "suarakota" in made.head["match"]["text"][0]["re"]
    assert "dateline" in rules(draft(map(page, range(PAGES))))


def test_a_pack_of_another_language_is_extended_for_what_no_other_pack_takes_alone():
    packs = tuple(
        {"kind": "pack", "id": name, "title": name, "path": f"packs/{name}.yaml", "language": language,
         "rules": [{"id": "a", "category": "ad", "drop": {"is": phrases}, "where": ""}]}
        for name, language, phrases in (
            ("news-en", "en", ["advertisement"]),
            ("iklan-id", "id", ["advertisement"]),
            ("hak-id", "id", ["all rights reserved"]),
        )
    )  # fmt: skip
    made = learn.learn(samples(map(page, range(PAGES))), others(), learn.Wish("suarakota", packs, packs))
    assert made.head["language"] == "en"
    assert made.head["extends"] == ["hak-id", "news-en"]


def test_wording_can_be_masked_but_for_what_the_rules_name():
    made = draft(map(page, range(PAGES)), mask=True)
    assert [finding for proof in proofs(loaded(made)) for finding in proof.findings] == []
    assert "wrote about" not in made.text()
    assert "- Also read: Kakakk" in made.text() or "- Also read: Kak" in made.text()


def test_lines_that_a_pack_knows_are_left_to_it():
    pack = {
        "kind": "pack", "id": "english", "title": "English", "path": "packs/english.yaml",
        "rules": [{"id": "read", "category": "related", "drop": {"starts": ["also read:"]}, "where": ""}],
    }  # fmt: skip
    made = learn.learn(samples(map(page, range(PAGES))), others(), learn.Wish("suarakota", (pack,), (pack,)))
    assert made.head["extends"] == ["english"]
    assert "also-read" not in rules(made)


def test_a_pack_that_is_not_extended_still_tells_the_category():
    pack = {
        "kind": "pack", "id": "english", "title": "English", "path": "packs/english.yaml",
        "rules": [{"id": "ad", "category": "ad", "drop": {"is": ["advertisement"]}, "where": ""}],
    }  # fmt: skip
    made = learn.learn(samples(map(page, range(PAGES))), others(), learn.Wish("suarakota", (), (pack,)))
    assert [
        rule["category"] for rule in rules(made).values() if "advertisement" in rule.get("drop", {}).get("is", ())
    ] == ["ad"]


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([], "there is no page"),
        ([page(1)], "there is one page"),
        ([page(1), page(1)], "there is one page to learn from; 1 repeat another one"),
        ([article(number) for number in range(9)], "nothing repeats"),
        ([b"\x00\x01\x02" * 99, page(1)], "1 could not be read"),
    ],
)
def test_pages_that_cannot_speak_for_any_rule_are_told_plainly(pages, said):
    raws = [one if isinstance(one, bytes) else "\n".join(one) for one in pages]
    with pytest.raises(UsageError, match=said):
        learn.learn(lambda: [learn.Sample(str(at), raw) for at, raw in enumerate(raws)], others(), learn.Wish("x"))


def test_without_contrast_only_marked_labels_are_proposed():
    pages = [[*page(number), f"More about the {headline(number, 2)}"] for number in range(PAGES)]
    alone = learn.learn(samples(pages), samples([]), learn.Wish("suarakota"))
    assert "also-read" in rules(alone)
    assert "more-about-the" not in rules(alone)
    assert "more-about-the" in rules(draft(pages))
