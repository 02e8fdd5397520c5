"""Pages of invented sites: sentences that no two pages share, and furniture that they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner import learn
from cleaner.rulebook.folders import Source
from cleaner.rulebook.load import Loaded, load_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WHO = ("The mayor", "A fisherman", "The harbour board", "An engineer", "The baker", "A teacher", "The council")
DID = ("opened", "closed", "praised", "visited", "questioned", "repaired", "described")
WHAT = ("the old bridge", "a small market", "the night ferry", "a long report", "the new school", "the salt works")
WHEN = ("before sunrise", "after the storm", "on market day", "without much ado", "for the third time", "last spring")
TOWNS = ("PORTVILLE", "EASTHAM", "NEW CREEK", "SALTON", "WESTBAY", "MILLBROOK", "OAKFORD")
HEADLINES = ("Bridge Opens", "Ferry Stops", "School Waits", "Market Moves", "Salt Sells", "Storm Passes", "Board Votes")
SYLLABLES = ("ba", "ko", "mi", "ru", "se", "ta", "vo", "ne", "li", "da")


def word(number: int) -> str:
    """A word that no other number has."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number))


def sentence(page: int, number: int) -> str:
    """A sentence that stands once."""
    at = 7 * page + 3 * number
    who, did, what = WHO[at % 7], DID[(at // 2) % 7], WHAT[(at // 3) % 6]
    return f"{who} {did} {what} {WHEN[(at // 5) % 6]} and wrote about {word(page * 100 + number)}."


def article(page: int, sentences: int = 6) -> list[str]:
    """The paragraphs of an article."""
    return [sentence(page, number) for number in range(sentences)]


def headline(page: int, number: int = 0) -> str:
    """A headline that stands once."""
    at = page + 3 * number
    return f"{HEADLINES[at % 7]} Near {TOWNS[at % 7].title()} as {word(page * 10 + number).title()} Arrives"


def samples(pages: Iterable[str | Sequence[str]], name: str = "page") -> Callable[[], list[learn.Sample]]:
    """Pages, given as text or lines, as what a draft is learned from."""
    texts = [page if isinstance(page, str) else "\n".join(page) for page in pages]
    return lambda: [learn.Sample(f"{name}/{number}.txt", text) for number, text in enumerate(texts)]


def others(count: int = 30) -> Callable[[], list[learn.Sample]]:
    """Pages of another site: text without furniture, with numbers of its own."""
    return samples([article(1000 + page) for page in range(count)], "other")


def draft(pages: Iterable[str | Sequence[str]], **wish: object) -> learn.Draft:
    """The draft of a site of these pages, with another site beside it and no packs."""
    return learn.learn(samples(pages), others(), learn.Wish("suarakota", **wish))  # type: ignore[arg-type]


def loaded(made: learn.Draft) -> Loaded:
    """The draft as the loader sees it."""
    return load_sources((Source("sites/suarakota.yaml", "site", made.text().encode()),))


def rules(made: learn.Draft) -> dict[str, dict[str, object]]:
    """The rules of a draft by id."""
    return {one.rule["id"]: dict(one.rule) for one in made.rules}
