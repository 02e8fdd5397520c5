"""Lines that are left and repeat: boilerplate that no rule knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.check._gate import Gate
from cleaner.check._page import quoted
from cleaner.errors import Finding
from cleaner.repeats import Lines, floor, is_whole, known_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.check._page import Seen

CODE = "C201"
# Documents of a site below which nothing is said: of nineteen, two that quote one sentence are above every limit.
LEAST = 20
# Findings for a site: the most frequent lines, with which one begins.
SHOWN = 5
# Lines held for a site before the rarest go: 4 MB. What is forgotten was on 0.2 % of the documents at most.
HELD = 10_000
# Sites and folders that are told apart; the documents of further ones are counted together.
GROUPS = 1_000
OTHERS = "all other folders"
# Lines of a document that are looked at, since a hostile one has millions.
_MOST = 4_000


@dataclass
class Group:
    """The documents of a site or a folder, and their lines, each named by the places where it was first seen."""

    documents: int = 0
    lines: Lines = field(default_factory=lambda: Lines(most=HELD))


@dataclass
class Repeated:
    """Counts lines by site. A document that was seen before counts once; see `double`."""

    limit: float
    groups: dict[str, Group] = field(default_factory=dict)

    def page(self, seen: Seen) -> Iterable[Finding]:
        if seen.result is not None and seen.result.text and not seen.again:
            name = seen.group if seen.group in self.groups or len(self.groups) < GROUPS else OTHERS
            group = self.groups.setdefault(name, Group())
            group.documents += 1
            for line, place in dict(reversed([*_lines(seen)])).items():
                group.lines.add([line], f"{place}:{seen.page.path}")
        return ()

    def end(self) -> Iterator[Finding]:
        for name, group in sorted(self.groups.items()):
            share = group.lines.residual(group.documents)
            if group.documents >= LEAST and share > self.limit:
                yield from islice(_findings(name, group, share, self.limit), SHOWN)


def _lines(seen: Seen) -> Iterator[tuple[str, int]]:
    for text, line in islice(seen.paragraphs(), _MOST):
        known = known_by(text)
        if is_whole(known):
            yield known, seen.page.row or line


def _findings(name: str, group: Group, share: float, limit: float) -> Iterator[Finding]:
    about = f"{share:.1%} of the lines repeat, {limit:.1%} may; `cleaner rules learn` drafts rules for them"
    for line, pages in group.lines.frequent(floor(group.documents)):
        number, _, path = pages.first[0].partition(":")
        hint = f"on {pages.number} of {group.documents} documents; {about}"
        yield Finding(path, int(number), 0, f"{quoted(line)} repeats in {name}", hint, CODE)


GATE = Gate({CODE: "a line that repeats"}, lambda limits: Repeated(limits.max_repetition))
