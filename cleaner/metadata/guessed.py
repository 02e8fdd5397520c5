"""What trafilatura and htmldate make of a page, for fields that nothing else could fill. Asked last, since they guess.

trafilatura is asked for a title and for writers alone: all that it says of a page takes three times as long, most of
which goes into a date that it leaves to htmldate too. htmldate is given a fixed latest day: without one it asks the
clock, and a page would have another date tomorrow. Its extensive search is off: that parser remembers the languages of
earlier pages, so that the same page would have another date behind others. Of 211 development pages 9 come so far, and
2 of them lose a date by that.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from cleaner.metadata import bylines
from cleaner.metadata.fetched import later
from cleaner.metadata.plain import bare, clean
from cleaner.metadata.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleaner.metadata.article import Answers, Article

FIELDS = frozenset({"title", "date", "authors"})
# The last day that an article may be of; a later one is a slip or the end of an offer.
LATEST_DAY = "2050-12-31"
# Characters of a page that is looked into; of a tag, whose attributes are compared with each other; levels of elements.
MAX_CHARS = 2_000_000
MAX_TAG = 50_000
MAX_DEPTH = 200
# Places where a writer may stand times tags: trafilatura reads all that each of them holds. Pages have 100,000 at most.
MAX_AUTHORED = 2_000_000
# Characters of JSON-LD, over which trafilatura runs patterns of its own; the longest of the corpus has 36,000.
MAX_JSON = 100_000
# Words of a name that is only guessed.
MAX_WORDS = 4

_LONG_TAG = re.compile(rf"<[^<>]{{{MAX_TAG}}}")
_WORD = r"[^\W\d_a-z][^\W\d_]*[.']?"
_NAME = re.compile(rf"{_WORD}(?:[ '’-](?:{_WORD}|[^\W\d_A-Z]{{2,3}}))*")  # "van", "de", "bin" stand within names


def guessed(page: Article, known: Answers) -> Answers:
    """The fields of `FIELDS` that are not `known`; nothing for pages that a layout reads, or that are too much.

    An editor is no author here either.
    """
    wanted = FIELDS - known.keys()
    markup = page.html.markup
    if not wanted or not markup or page.is_body or not _is_bearable(page, markup):
        return {}
    answers: Answers = {}
    if wanted - {"date"}:
        answers |= _by_trafilatura(page, markup, known.get("editors", ((), ""))[0])
    if "date" in wanted and (day := _by_htmldate(page, markup)):
        answers["date"] = day, "htmldate"
    return {field: answer for field, answer in answers.items() if field in wanted}


def _is_bearable(page: Article, markup: str) -> bool:
    if len(markup) > MAX_CHARS or _LONG_TAG.search(markup):
        return False
    if sum(map(len, page.document.facts.json_ld)) > MAX_JSON:
        return False
    places = markup.encode("utf-8", "replace").lower().count(b"author")  # of bytes, which takes a fifth of the time
    if places * markup.count("<") > MAX_AUTHORED:
        return False
    # Paths of many steps have those in the middle left out, with a sign for them.
    return not any("…" in block.path or block.path.count("/") > MAX_DEPTH for block in page.document.blocks)


def _by_trafilatura(page: Article, markup: str, editors: Collection[str]) -> Answers:
    try:
        title, author = _title_and_author(markup)
    except Exception:  # it raises anything on pages it did not foresee
        return {}
    answers: Answers = {}
    if (text := page.brands.without_any(clean(title))) and not page.brands.is_one(text):
        answers["title"] = text, "trafilatura"
    names = bylines.read(author.split(";"), page.brands).get("authors", ())
    names = tuple(name for name in names if bare(name) not in map(bare, editors))
    if names and all(map(_is_person, names)):  # where one is a piece of a sentence, the others are too
        answers["authors"] = names, "trafilatura"
    return answers


def _title_and_author(markup: str) -> tuple[str, str]:
    """The title and the writers of `trafilatura.metadata.extract_metadata`, by its own parts and in its order."""
    from trafilatura import metadata, utils  # only here: it takes longer to load than a page to clean

    tree = utils.load_html(markup)
    if tree is None:
        return "", ""
    found = metadata.examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None
    with suppress(Exception):  # what is broken there says nothing of the page
        found = metadata.extract_meta_json(tree, found)
    found.title = found.title or metadata.extract_title(tree)
    found.author = found.author or metadata.extract_author(tree)
    found.clean_and_trim()
    return str(found.title or ""), str(found.author or "")


def _by_htmldate(page: Article, markup: str) -> str | None:
    from htmldate import find_date

    try:
        day = find_date(markup, original_date=True, extensive_search=False, max_date=LATEST_DAY, url=page.document.url)
    except Exception:  # as above
        return None
    # Told the day of the fetch as the latest one, it would find a day that is none: the first one of the month.
    return read_stamp(day, None) if day and not later(day, page.document.fetched) else None


def _is_person(name: str) -> bool:
    return name.count(" ") < MAX_WORDS and _NAME.fullmatch(name) is not None
