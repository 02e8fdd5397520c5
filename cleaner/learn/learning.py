"""The looks at the pages, one after the other, and what each finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from cleaner.learn import economy, endings, openings, repeats, shapes, writing
from cleaner.learn.cards import After, Cards
from cleaner.learn.census import WHOLE, Census, Key
from cleaner.learn.datelines import Datelines
from cleaner.learn.doubles import Doubles
from cleaner.learn.evidence import Survey
from cleaner.learn.proposal import Found, Proposal, Rejection
from cleaner.learn.reading import joined, ruleset
from cleaner.learn.trailing import Trailing
from cleaner.repeats import floor
from cleaner.rulebook.matcher import searchable
from cleaner.rulebook.regex import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.learn.material import Material
    from cleaner.learn.naming import Naming
    from cleaner.learn.paper import Paper
    from cleaner.rulebook.compile import Ruleset
    from cleaner.rulebook.plain import FileData, RuleData

_CARDS = "cards"
# Points of a clue that no other site shows; a site needs three.
SURE = 3


@dataclass(frozen=True)
class Learned:
    """All that was found in `documents` with `lines`, next to `contrast` documents of other `sites`.

    `frequent` are the keys of the lines that repeat, `clues` what tells a dump of the site.
    """

    proposals: Sequence[Proposal]
    rejections: Sequence[Rejection]
    documents: int
    lines: int
    contrast: int
    sites: int
    frequent: frozenset[str]
    clues: Sequence[Mapping[str, Any]] = ()


def learn(material: Material, file: FileData, known: Ruleset, naming: Naming) -> Learned:
    """Every rule that the pages speak for, and what repeats without being one; `known` rules are there already."""
    census, leads, doubles = Census(), Datelines(), Doubles()
    for paper in material.learned(known):
        census.add(paper)
        leads.add(paper)
        doubles.add(paper)
    keys = frozenset(census.frequent())
    cards = _cards(material, file, known, keys) or doubles.proposals()
    survey, trailing = Survey(keys), Trailing(keys)
    for paper in material.learned(joined([known, *(_rules(file, one.rule) for one in cards)])):
        survey.add(paper)
        trailing.add(paper)
    named, sites = leads.named(), set[str]()
    survey.add_contrast(_heeding(material.others(joined(())), named, sites))
    below = trailing.proposal()
    others = (*leads.proposals(), *([below] if below else []))
    found = [Found(tuple(cards)), *_found(survey, naming), Found(others)]
    return Learned(
        tuple(proposal for one in found for proposal in _writable(one).proposals),
        tuple(rejection for one in found for rejection in one.rejections),
        census.documents,
        census.lines,
        survey.contrast,
        len(sites),
        frozenset(key.text for key in keys if key.kind == WHOLE),
        [{"re": source, "score": SURE} for source, seen in named.items() if not seen and writing.is_writable(source)],
    )


def _cards(material: Material, file: FileData, known: Ruleset, keys: frozenset[Key]) -> list[Proposal]:
    """The rule for the cards of the site, if it has any: the lines in them and behind them need no other."""
    cards, after = Cards(keys), After()
    for paper in material.learned(known):
        cards.add(paper)
    card = cards.rule()
    if card is None:
        return []
    for paper in material.learned(joined([known, _rules(file, {"drop_cards": card})])):
        after.add(paper, f"{file['id']}/{_CARDS}")
    return [after.proposal(card, cards.documents)] if after.pages >= floor(cards.documents) else []


def _heeding(papers: Iterable[Paper], named: dict[str, int], sites: set[str]) -> Iterator[Paper]:
    """The documents of other sites, counted: the sites, and those that open as articles of this one do."""
    compiled = {source: compile_pattern(source) for source in named}
    for paper in papers:
        sites.add(paper.group)
        for source, pattern in compiled.items():
            named[source] += any(pattern.search(searchable(line.normal)) is not None for line in paper.lines)
        yield paper


def _rules(file: FileData, rule: Mapping[str, Any]) -> Ruleset:
    return ruleset(file, [cast("RuleData", {"id": _CARDS, "category": "related", **rule})])


def _found(survey: Survey, naming: Naming) -> list[Found]:
    """What names a phenomenon first: a line that an opening or a shape covers needs no rule of its own."""
    looks = (openings.openings(survey), shapes.lines(survey), endings.endings(survey))
    named = economy.economical([*map(_writable, looks)])
    covered = economy.covering(proposal for one in named for proposal in one.proposals)
    return [*named, repeats.repeats(survey, covered, naming.category), shapes.ends(survey)]


def _writable(found: Found) -> Found:
    """What can stand in a file: some lines hold what no editor shows."""
    return replace(found, proposals=tuple(one for one in found.proposals if writing.is_writable(one.rule)))
