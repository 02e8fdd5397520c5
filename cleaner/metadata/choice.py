"""Which of several answers to a field counts: the first, unless the field has a law of its own.

What the input, a layout or a rule says is final, but for a zone that is a lie. Of an HTML page's other answers, titles
vote (`titles`), dates are checked against each other (`moments`), and nobody whom another source calls the editor is an
author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.metadata import moments, plain, titles
from cleaner.metadata.visible_byline import NAME as SEEN
from cleaner.metadata.visible_date import NAME as DATE_LINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.metadata.article import Answer, Answers, Article, Value
    from cleaner.metadata.moments import Dated


def choose(page: Article, found: Mapping[str, Sequence[Answer]]) -> Answers:
    """One answer to each field of `found`, whose answers come best first, the final ones before all."""
    chosen = {field: answers[0] for field, answers in found.items()}
    if page.document.kind == "text":
        return chosen
    if "title" not in page.final and (page.heading or page.titles):
        chosen.pop("title", None)
        chosen |= _title(page)
    chosen |= _dates(page, found)
    if "authors" in found and "authors" not in page.final:
        del chosen["authors"]
        chosen |= _authors(page, found)
    return chosen


def _title(page: Article) -> Answers:
    seen = [titles.Title(page.heading.text, titles.SEEN, page.brands)] if page.heading else []
    best = titles.choose([*seen, *page.titles])
    return {"title": best} if best else {}


def _dates(page: Article, found: Mapping[str, Sequence[Answer]]) -> Answers:
    dates, changes = ([_dated(answer) for answer in found.get(field, ())] for field in ("date", "modified"))
    if page.site is None and "date" not in page.final:
        # A line with a date may be that of an event, or the clock of the page: here machines are the better witness.
        dates.sort(key=lambda dated: dated[1] == DATE_LINE)
    answers: Answers = {}
    if dates:
        best = moments.truthful(dates[0], dates) if "date" in page.final else moments.choose(dates, changes)
        if best:
            answers["date"] = best
    if changes:
        answers["modified"] = moments.truthful(changes[0], [*changes, *dates])
    return answers


def _dated(answer: Answer) -> Dated:
    value, origin = answer
    assert isinstance(value, str)  # no source gives a list of dates
    return value, origin


def _authors(page: Article, found: Mapping[str, Sequence[Answer]]) -> Answers:
    """The first authors of whom somebody is left once those are gone whom another source calls editors.

    On pages of unknown sites those for machines come first, unless a visible byline has them all and more.
    """
    left = [(own, origin) for names, origin in found["authors"] if (own := _without_editors(names, origin, found))]
    if page.site is None:
        left.sort(key=lambda answer: answer[1] == SEEN)
    if not left:
        return {}
    first, *others = left
    wider = (one for one in others if one[1] == SEEN and _bare(one[0]) > _bare(first[0]))
    return {"authors": next(wider, first)}


def _without_editors(names: Value, origin: str, found: Mapping[str, Sequence[Answer]]) -> tuple[str, ...]:
    others = (others for others, source in found.get("editors", ()) if source != origin)
    editors = {name for editors in others for name in _bare(editors)}
    return tuple(name for name in names if plain.bare(name) not in editors)


def _bare(names: Value) -> set[str]:
    return set(map(plain.bare, names))
