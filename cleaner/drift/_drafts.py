"""A rule for each line that is new on many pages: with the alarm comes what would end it, drafted from the batch."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cleaner.repeats import known_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cleaner.drift import Page
    from cleaner.drift._verdict import Verdict
    from cleaner.learn import Sample
    from cleaner.pipeline import Cleaner

# The text of a rule, by site and line.
Drafts = dict[tuple[str, str], str]
# Pages of a site with a new line, and pages without any, that are held to learn from: 150 MB of the largest HTML.
WITH, WITHOUT = 60, 60


def drafts(
    verdicts: Sequence[Verdict], pages: Callable[[], Iterable[Page]], cleaner: Cleaner, site: str | None = None
) -> Drafts:
    """A rule for each new line; without those that none can be proved for, such as the rest of a longer line.

    `pages` is the batch once more, which is read only where there is such a line; `site` was told to all of it.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for verdict in verdicts:
        if verdict.state == "drift" and verdict.signal.about == "line" and verdict.signal.name:
            wanted[verdict.signal.site].add(verdict.signal.name)
    if not wanted:
        return {}
    from cleaner.learn import rest  # most batches need none of it

    made: Drafts = {}
    for name, samples in _samples(pages(), cleaner, wanted, site).items():
        own = rest.Site.of(cleaner.rulebook, name, samples[0])
        rules = rest.rules_for(sorted(wanted[name]), samples.copy, own)
        made.update({(name, line): rest.text(one) for line, one in rules.items()})
    return made


def _samples(
    pages: Iterable[Page], cleaner: Cleaner, wanted: Mapping[str, set[str]], told: str | None
) -> dict[str, list[Sample]]:
    """Some pages of each site with new lines, those that show one first among them; cleaned to know whose they are."""
    from cleaner.learn import Sample

    found: dict[str, list[Sample]] = {}
    room = {(name, has): WITH if has else WITHOUT for name in wanted for has in (True, False)}
    for page in pages:
        if not any(room.values()):
            break
        if page.raw is None:
            continue
        result = cleaner.clean(page.raw, url=page.url, site=told, fetched=page.fetched)
        name = result.metadata.site
        if name is None or name not in wanted:
            continue
        kind = (name, not wanted[name].isdisjoint(map(known_by, result.paragraphs)))
        if room[kind]:
            room[kind] -= 1
            found.setdefault(name, []).append(Sample(page.id, page.raw, page.url))
    return found
