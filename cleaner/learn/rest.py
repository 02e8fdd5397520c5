"""Rules for single lines that the rules of a site leave: somebody points at a line, and gets the draft of its rule.

What `learn` would propose for these pages comes first, since it names the phenomenon. A line that it has doubts about,
a headline say, is named word for word: whoever asks has seen it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.learn import rounds, tokens, writing
from cleaner.learn.census import WHOLE, Key
from cleaner.learn.drafting import with_ids
from cleaner.learn.evidence import Survey
from cleaner.learn.identity import Identity
from cleaner.learn.material import Material
from cleaner.learn.naming import Naming
from cleaner.learn.reading import Reader, is_html
from cleaner.learn.repeats import asked
from cleaner.learn.rounds import Ground
from cleaner.readers import text as readers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleaner.layout import Layout
    from cleaner.learn.drafting import Drafted
    from cleaner.learn.sample import Sample, Samples
    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.compile import Ruleset
    from cleaner.rulebook.plain import FileData


@dataclass(frozen=True)
class Site:
    """A rule file, and what runs on the pages of its site: its rules with those of its packs, and its layouts.

    `names` are packs that know what kind of thing a line is.
    """

    file: FileData
    known: Ruleset
    layouts: Sequence[Layout] = ()
    names: Sequence[FileData] = ()

    @classmethod
    def of(cls, book: Rulebook, site: str, like: Sample) -> Site:
        """What `book` has for a site, where its pages are of the kind that `like` is."""
        file = next(one for one in book.files if one["kind"] == "site" and one["id"] == site)
        blank = readers.document("", None)
        known = book.ruleset(site, replace(blank, kind="html" if is_html(like) else "text"))
        packs = [one for one in book.files if one["kind"] == "pack"]
        return cls(file, known, book.layouts(site, lambda _: True), packs)


def rules_for(lines: Collection[str], pages: Samples, site: Site) -> dict[str, Drafted]:
    """A rule with its tests for each of the normalised `lines`; without those that no rule can be proved for.

    One rule may serve several lines. A line that other rules cut out of a longer one has none.
    """
    material = Material.of(pages, _none, Identity()).whole().read_by(Reader(site.layouts))
    ground = Ground(site.file, site.known, Naming(site.names))
    _, proposed, _ = rounds.proven(material, ground)
    found = _taken(lines, material, proposed, ground)
    if missing := [line for line in lines if line not in found]:
        survey = Survey([Key(WHOLE, tokens.whole(line.lower())) for line in missing])
        for paper in material.learned(site.known):
            survey.add(paper)
        named = [one for one in asked(survey, ground.naming.category) if writing.is_writable(one.rule)]
        made = [*rounds.prove(material, with_ids(named, ground.taken()), ground, survey.documents).values()]
        found.update(_taken(missing, material, made, ground))
    return found


def text(one: Drafted) -> str:
    """A rule as an item of the list of rules in a file, with its evidence as comments."""
    return "\n".join(writing.item(one.rule, one.proposal.notes, [one.proposal.shown])).lstrip("\n") + "\n"


def _taken(
    lines: Collection[str], material: Material, drafted: Sequence[Drafted], ground: Ground
) -> dict[str, Drafted]:
    """For each line a rule that takes it where all of them run: one that names it, else one that takes it in a list."""
    if not drafted:
        return {}
    by_check = {ground.check_id(one): one for one in drafted}
    named: dict[str, Drafted] = {}
    listed: dict[str, Drafted] = {}
    for outcome in material.outcomes(ground.rules(drafted), held=False):
        blocks = outcome.document.blocks
        for index, removal in outcome.gone():
            line, claim = blocks[index].normal, removal.grounds[0]
            if line in lines and claim.check.id in by_check:
                (named if claim.hit.named else listed).setdefault(line, by_check[claim.check.id])
    return listed | named


def _none() -> Iterable[Sample]:
    return ()
