"""Endings that lines share, headings that are names of sections, and one rule for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learn import article, draft, headline, loaded, rules

if TYPE_CHECKING:
    from cleaner import learn

WRITERS = ["Dewi Anggraini", "Agus Salim", "Rina Wijaya", "Bayu Pratama", "Sari Melati"]
DAYS = ["Senin", "Selasa", "Rabu", "Kamis"]
PAGES = 24


def made(*head: str, tail: str = "") -> learn.Draft:
    """A draft of pages with lines above and below the text; each line gets the number of its page, and a writer."""

    def page(number: int) -> list[str]:
        told = {
            "writer": WRITERS[number % 5],
            "title": headline(number),
            "day": DAYS[number % 4],
            "number": number % 28,
        }
        below = [tail.format(**told)] if tail else []
        return [*(line.format(**told) for line in head), *article(number), *below]

    return draft(map(page, range(PAGES)))


def shown(found: learn.Draft) -> list[str]:
    return [one.proposal.shown for one in found.rules]


def test_names_before_the_same_words_are_a_credit_and_their_writers_are_captured() -> None:
    found = made("{writer} - Suara Kota")
    assert shown(found) == ['… "- suara kota"']
    (rule,) = rules(found).values()
    assert (rule["category"], list(rule["at"])) == ("byline", ["head"])
    assert "= author: Agus Salim" in "\n".join(rule["tests"])
    assert "draft" not in loaded(found).files[0]["rules"][0]


def test_other_words_before_the_same_ending_are_no_names_and_the_line_goes() -> None:
    (rule,) = rules(made("{title} | Suara Kota")).values()
    assert rule["drop"]["ends"] == ["| suara kota"]


def test_an_ending_within_the_text_is_left_alone() -> None:
    def page(number: int) -> list[str]:
        first, *rest = article(number)
        return ["Beranda", first, f"{headline(number)} - Suara Kota", *rest]

    assert shown(draft(map(page, range(PAGES)))) == ['"Beranda"']


def test_an_ending_with_a_number_is_none() -> None:
    assert shown(made("Beranda", "{title} | 10:{number:02} WIB")) == ['"Beranda"']


def test_the_name_of_a_section_above_the_headline_is_no_heading_of_other_stories() -> None:
    (rule,) = rules(made("Lingkungan", "{title}")).values()
    assert rule["drop"] == {"is": ["lingkungan"]}


def test_a_label_covers_the_shapes_of_its_lines() -> None:
    found = made(tail="Penulis : {writer} | Foto : Agus Salim")
    assert shown(found) == ['"penulis :" …']


def test_a_shape_covers_the_openings_of_its_lines() -> None:
    found = made("{day}, {number} Maret 2025 | 10:{number:02} WIB")
    assert [rule["drop"].keys() for rule in rules(found).values()] == [{"re"}]
