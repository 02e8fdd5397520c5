"""One draft from the first look to the last: learn, check on the pages held out, learn once more from all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from cleaner.errors import UsageError
from cleaner.learn import markup, rounds
from cleaner.learn.draft import Checked, Draft
from cleaner.learn.identity import Identity
from cleaner.learn.material import Material
from cleaner.learn.naming import Naming
from cleaner.learn.reading import joined, ruleset
from cleaner.learn.rounds import Ground, Round
from cleaner.repeats import floor

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from cleaner.learn.sample import Samples
    from cleaner.model import Document, Removal
    from cleaner.rulebook.plain import FileData

# Documents up to which the draft is learned once more from all pages, when it has been checked: a third of a small
# folder is too much to do without.
FEW = 1_000


@dataclass(frozen=True)
class Wish:
    """The id of the draft, the packs that it may extend, and those that know what kind of thing a line is.

    `mask` says whether the wording of pages in its tests is to be made unreadable.
    """

    id: str
    packs: Sequence[FileData] = ()
    names: Sequence[FileData] = ()
    mask: bool = False


def learn(site: Samples, contrast: Samples, wish: Wish) -> Draft:
    """The draft of a rule file for `site`. Raises UsageError where the pages cannot speak for any rule."""
    identity = Identity()
    material = Material.of(site, contrast, identity)
    division = material.division
    pages = len(division.learned) + len(division.held)
    if pages < 2:
        raise UsageError(_too_few(pages, material))
    file = cast("FileData", {"kind": "site", "id": wish.id, "path": "", "title": wish.id})
    layouts = markup.draft(site, division.learned, identity.hosts())
    packs = _packs(material, wish, identity.language())
    known = joined(ruleset(pack, pack.get("rules", ())) for pack in wish.packs if pack["id"] in packs)
    ground = Ground(file, known, Naming(wish.names), wish.mask)
    checked, last = rounds.checked(material, rounds.round_of(material, layouts, ground), ground)
    if division.held and pages <= FEW:
        every = markup.draft(site, division.learned | division.held, identity.hosts())
        last = rounds.round_of(material.whole(), every, ground).without(last.rejections)
    if not (last.rules or last.layouts.data or packs):
        raise UsageError(f"nothing repeats on these {pages} pages that a rule could name")
    return _draft(material, _head(wish, identity, packs, last), last, checked, packs)


def _too_few(pages: int, material: Material) -> str:
    unread = f"; {material.unread} could not be read" if material.unread else ""
    repeated = f"; {material.division.repeated} repeat another one" if material.division.repeated else ""
    found = "there is no page" if not pages else "there is one page"
    return f"{found} to learn from{unread}{repeated}: what repeats shows on several"


def _packs(material: Material, wish: Wish, language: str | None) -> dict[str, float]:
    """The packs that the file needs, and the share of the pages on which they take something.

    Each takes, on enough pages, what none before it does: first those of the site's language and of none, then others,
    of which only whole lines count, since the openings of sentences are learned.
    """
    foreign = {pack["id"] for pack in wish.packs if pack.get("language") not in (None, language)}
    every = joined(ruleset(pack, pack.get("rules", ())) for pack in wish.packs)
    pages: Counter[frozenset[frozenset[str]]] = Counter()
    for outcome in material.outcomes(every, held=False) if wish.packs else ():
        pages[frozenset(_asking(removal, outcome.document, foreign) for removal in outcome.settlement.removals)] += 1
    hits = _hits(pages, lambda packs: packs)
    needed: dict[str, float] = {}
    for name in sorted(hits, key=lambda one: (one in foreign, -hits[one], one)):
        alone = _hits(pages, lambda packs: packs if needed.keys().isdisjoint(packs) else frozenset())
        if alone[name] >= floor(pages.total()):
            needed[name] = hits[name] / pages.total()
    return dict(sorted(needed.items()))


def _hits(
    pages: Counter[frozenset[frozenset[str]]], counted: Callable[[frozenset[str]], frozenset[str]]
) -> Counter[str]:
    """The pages on which each pack takes something, by what of a removal is `counted`."""
    hits: Counter[str] = Counter()
    for removals, count in pages.items():
        for name in frozenset().union(*map(counted, removals)):
            hits[name] += count
    return hits


def _asking(removal: Removal, document: Document, foreign: Collection[str]) -> frozenset[str]:
    """The packs whose rules ask for a removal."""
    is_whole = removal.span == document.blocks[removal.span.block].whole
    packs = {claim.check.id.partition("/")[0] for claim in removal.grounds}
    return frozenset(packs if is_whole else packs.difference(foreign))


def _head(wish: Wish, identity: Identity, packs: Iterable[str], last: Round) -> dict[str, Any]:
    """What the file says of its site."""
    said: dict[str, Any] = {
        "schema": 1,
        "id": wish.id,
        "title": identity.title(wish.id),
        "language": identity.language(),
        "status": "draft",
        "extends": [*packs],
        "match": identity.match(last.learned.clues),
    }
    return {key: value for key, value in said.items() if value}


def _draft(
    material: Material, head: dict[str, Any], last: Round, checked: Checked, packs: Mapping[str, float]
) -> Draft:
    learned = last.learned
    return Draft(
        head,
        packs,
        last.layouts,
        sorted(last.rules, key=lambda one: (-one.proposal.documents, one.rule["id"])),
        last.rejections,
        checked,
        learned.documents,
        learned.lines,
        learned.contrast,
        learned.sites,
        material.division.repeated,
        material.unread,
    )
