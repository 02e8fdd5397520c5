"""How articles open on this site: a place, the name of the site, a dash, in whatever order and spelling.

Datelines are told from the openings of other sentences by how many articles have the same form. What differs from
article to article is the place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.learn import tokens
from cleaner.learn.leads import CAPITALS, HOST, NAME, PARTS, Lead, lead_of
from cleaner.learn.proposal import Proposal, window
from cleaner.repeats import floor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cleaner.learn.paper import Line, Paper

# Lines of a page that may open the article, and sentences: two, since some dumps give the first one twice.
HEAD_LINES = 12
SENTENCES = 2
# Share of one value of a part from which it is no place but a name that belongs there.
FIXED = 0.9
# Share of the articles that must open in capitals and a dash, where the name of the site is not in it; and where the
# place is not in capitals, as names before a dash in any sentence are.
BARE = 0.2
BARE_NAME = 0.5

# Articles with a dash that has no blank on either side, from which that is a habit of the site.
GLUED = 2

_CLASSES = {
    HOST: r"[\p{L}\d][\p{L}\d-]+(?:\.\p{L}{2,7}){1,3}",
    CAPITALS: r"\p{Lu}[\p{Lu}']+(?: \p{Lu}[\p{Lu}']*){0,3}",
    NAME: r"\p{Lu}[\p{L}']+(?: \p{Lu}[\p{L}']*){0,3}",
}
_Form = tuple[str, ...]


@dataclass
class Seen:
    """The datelines of one form: how many articles have one, in how many no blank closes it, its parts, and where.

    `known` are those that a rule which is there already takes.
    """

    documents: int = 0
    glued: int = 0
    known: int = 0
    values: list[Counter[str]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, other: Seen) -> None:
        """Count some more of the same form."""
        self.documents += other.documents
        self.glued += other.glued
        self.known += other.known
        self.places += other.places
        self.values = self.values or [Counter() for _ in other.values]
        for counter, own in zip(self.values, other.values, strict=True):
            counter.update(own)


class Source(NamedTuple):
    """The pattern of a form, and whether a name in it shows that it is the site's own."""

    source: str
    named: bool


@dataclass
class Datelines:
    """Collects the datelines of a site while its pages stream by."""

    documents: int = 0
    forms: defaultdict[_Form, Seen] = field(default_factory=lambda: defaultdict(Seen))

    def add(self, paper: Paper) -> None:
        """Look at the head of one document."""
        self.documents += 1
        for line, lead in _leads(paper.lines):
            values = [Counter([text]) for text in lead.texts]
            seen = Seen(1, int(lead.glued), int(line.opened), values, [(line.above, line.below)])
            self.forms[lead.form].add(seen)
            return

    def proposals(self) -> list[Proposal]:
        """A rule for the forms that hold the site's name, one for those in capitals alone, where there are any.

        What is known already needs none.
        """
        return [one for one, forms in self._made() if self._are_new(forms)]

    def _are_new(self, forms: Iterable[Seen]) -> bool:
        return any(seen.documents - seen.known >= floor(self.documents) for seen in forms)

    def _made(self) -> list[tuple[Proposal, Collection[Seen]]]:
        """Each rule, and the datelines that it is for."""
        made: dict[bool, dict[str, tuple[_Form, Seen]]] = {True: {}, False: {}}
        for form, seen in sorted(self._merged().items(), key=lambda one: (-len(one[0]), -one[1].documents, one[0])):
            if seen.documents >= floor(self.documents) and (found := _pattern(form, seen, self.documents)):
                made[found.named][found.source] = (form, seen)
        own = ((named, forms) for named, forms in made.items() if forms)
        return [(self._proposal(forms, named=named), [seen for _, seen in forms.values()]) for named, forms in own]

    def named(self) -> dict[str, int]:
        """The patterns that hold the literal name of the site, as clues; a count of other sites' pages for each."""
        return {
            source.replace("?P<place>", "?:"): 0
            for one, _ in self._made()
            for source in one.rule["strip_prefix"]["re"]
            if "(?i:" in source
        }

    def _proposal(self, made: dict[str, tuple[_Form, Seen]], *, named: bool) -> Proposal:
        rule: dict[str, Any] = {"strip_prefix": {"re": list(made)}}
        places = [place for _, seen in made.values() for place in seen.places]
        if not named and (at := window(places, {"head": 1.0})):
            rule["at"] = dict(at)
        documents = sum(seen.documents for _, seen in made.values())
        notes = {source: f"{seen.documents} of {self.documents} documents" for source, (_, seen) in made.items()}
        form, best = max(made.values(), key=lambda one: (one[1].documents, one[0]))
        shown = " ".join(_shown(part, values) for part, values in zip(form, best.values, strict=True)).replace(
            " ,", ","
        )
        words = frozenset(tokens.words(shown)) - {"place", "site"}
        why = "Place and publisher before the first sentence." if named else "The place before the first sentence."
        return Proposal(rule, f'"{shown}"', documents, None, notes, words, "dateline", "dateline", why)

    def _merged(self) -> dict[_Form, Seen]:
        """Forms that differ only in capitals ("JAKARTA", "Jakarta") together, where the site is named in them."""
        merged: dict[_Form, Seen] = {}
        for form, seen in sorted(self.forms.items()):
            is_loose = HOST in form and form[-1] == "-"
            loose = tuple(NAME if part == CAPITALS else part for part in form) if is_loose else form
            merged.setdefault(loose, Seen()).add(seen)
        return merged


def _leads(lines: Sequence[Line]) -> Iterator[tuple[Line, Lead]]:
    """The datelines in the first lines of a document."""
    sentences = 0
    for line in lines[:HEAD_LINES]:
        if (lead := lead_of(line.normal)) and (line.prose or HOST in lead.form):
            yield line, lead
        sentences += line.prose
        if sentences >= SENTENCES:
            return


def _pattern(form: _Form, seen: Seen, documents: int) -> Source | None:
    """The RE2 source of a form; None where nothing in it is the site's own and too few articles have it."""
    at_host = HOST in form
    may_be_fixed = (HOST,) if at_host else (CAPITALS, NAME)  # beside a host, words are a place
    fixed = {at: _fixed(seen.values[at]) for at, part in enumerate(form) if part in may_be_fixed}
    slots = [at for at, part in enumerate(form) if part in (CAPITALS, NAME) and not fixed.get(at)]
    named = at_host or any(fixed.values())
    least = BARE_NAME if NAME in form else BARE
    if len(slots) > 1 or not (named or seen.documents >= least * documents):
        return None
    source = "^"
    for at, part in enumerate(form):
        if part not in PARTS:
            source += _sign(part, glued=at_host and seen.glued >= GLUED)
            continue
        beside = at > 0 and form[at - 1] in PARTS
        source += " ?" * beside + _part(part, fixed.get(at, []), is_place=at in slots)
    return Source(source, named)


def _part(part: str, fixed: Sequence[str], *, is_place: bool) -> str:
    if fixed:
        return f"(?i:{'|'.join(map(tokens.escaped, fixed))})"
    return f"(?P<place>{_CLASSES[part]})" if is_place else _CLASSES[part]


def _sign(sign: str, *, glued: bool) -> str:
    """A sign with the blanks around it; a dash needs one, or it is a hyphen, unless this site glues."""
    if sign != "-":
        return f" ?{tokens.escaped(sign)} ?"
    return " ?-+ ?" if glued else "(?: -+ ?|-+ )"


def _fixed(values: Counter[str]) -> list[str]:
    """The one or two values that a part always has; none where it differs from article to article."""
    named = [name for name, count in values.most_common(2) if count > 1]
    if not named:
        return []
    two = len(named) == 2 and sum(values[name] for name in named) == values.total()
    return sorted(named) if two or values[named[0]] >= FIXED * values.total() else []


def _shown(part: str, values: Counter[str]) -> str:
    names = _fixed(values) if part in PARTS else [part]
    return names[0] if names else "<SITE>" if part == HOST else "<PLACE>"
