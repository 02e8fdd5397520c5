"""The second look: for each thing that may repeat, exactly where and how often it does, here and on other sites."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.learn import census, tokens
from cleaner.learn.census import END, SHAPE, START, WHOLE, Key
from cleaner.learn.proposal import is_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cleaner.learn.paper import Line, Paper

# Times as often here as in the prose of other sites. Of six sites, boilerplate and datelines had 86 and more,
# connectives that open sentences ("meski demikian") 11 and less.
CONTRAST = 20
# Different texts and places that are remembered of one key.
MOST_TEXTS = 40
MOST_PLACES = 2_000
# Lines behind a heading that are looked at; a `drop_block` takes as many unless it says otherwise.
MOST_RUN = 12
NOTHING = -1
# Words of a sentence that are looked at for names, and words of a name.
MOST_WORDS = 60
NAME_WORDS = 4


@dataclass
class Evidence:
    """What the documents say of one key.

    `documents` show it outside prose, `prose` open a sentence so; `there` are documents of other sites that do.
    `texts` are the lines (of an opening or an ending: the literal ones), `tails` what stands behind or before those,
    each with its number of documents; `places` the lines above and below. `pieces` are documents in which a broken
    sentence has the line, `mentions` those of which a sentence does; `pages` the numbers of the first three documents;
    `runs` how many headlines follow a line at once; `beside` the lines that stand next to it wherever it stands.
    """

    key: Key
    documents: int = 0
    prose: int = 0
    there: int = 0
    zones: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    tails: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, int]] = field(default_factory=list)
    mentions: int = 0
    runs: Counter[int] = field(default_factory=Counter)
    most_words: int = 0
    pieces: int = 0
    pages: frozenset[int] = frozenset()
    beside: frozenset[Key] | None = None

    def share(self, zone: str) -> float:
        """The share of its lines that stand in `zone`."""
        return self.zones[zone] / max(1, self.zones.total())

    def add(self, line: Line) -> None:
        """Remember one line that shows the key."""
        self.zones[line.zone] += 1
        self.most_words = max(self.most_words, line.block.words)
        if len(self.places) < MOST_PLACES:
            self.places.append((line.above, line.below))

    def remember(self, texts: Counter[str], text: str) -> None:
        """Count a text of one document, unless there are too many already."""
        if text in texts or len(texts) < MOST_TEXTS:
            texts[text] += 1


@dataclass
class Survey:
    """The evidence on a list of keys, filled while documents stream by."""

    keys: Collection[Key]
    documents: int = 0
    contrast: int = 0
    found: dict[Key, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.found = {key: Evidence(key) for key in self.keys}
        labels = (key.text.removesuffix(" :") for key in self.keys if key.kind == START and key.text.endswith(" :"))
        self._labels = frozenset(label for label in labels if " " not in label)

    def add(self, paper: Paper) -> None:
        """Look at a document of the site."""
        self.documents += 1
        seen: defaultdict[Key, dict[str, str]] = defaultdict(dict)
        prose: set[Key] = set()
        for at, line in enumerate(paper.lines):
            for key in census.keys(line):
                if key in self.found:
                    self.found[key].add(line)
                    text, tail = _texts(key, line)
                    seen[key][text] = tail
                    if key.kind == WHOLE:
                        self._look_around(self.found[key], paper.lines, at)
            prose.update(key for key in _in_prose(line) if key in self.found)
        for key in self._mentioned(paper.lines):
            self.found[key].mentions += 1
        for key, texts in seen.items():
            self.found[key].documents += 1
            if len(self.found[key].pages) <= 2:
                self.found[key].pages |= {self.documents}
            for text, tail in texts.items():
                self.found[key].remember(self.found[key].texts, text)
                if tail:
                    self.found[key].remember(self.found[key].tails, tail)
        for key in prose:
            self.found[key].prose += 1
            self.found[key].pieces += key.kind == WHOLE

    def _mentioned(self, lines: Sequence[Line]) -> set[Key]:
        """The names that lines repeat, or begin with, and sentences speak of: subjects rather than furniture."""
        found: set[Key] = set()
        for line in lines:
            if not line.prose or not line.block.is_sentence:
                continue
            words = [token.text for token in tokens.tokens(line.normal, MOST_WORDS)]
            found.update(
                Key(START, f"{one.lower()} :") for one in words if one.isupper() and one.lower() in self._labels
            )
            for size in range(1, NAME_WORDS + 1):
                for at in range(len(words) - size + 1):
                    if words[at][0].isupper():
                        found.add(Key(WHOLE, tokens.whole(" ".join(words[at : at + size]).lower())))
        return {key for key in found if key in self.found}

    def _look_around(self, evidence: Evidence, lines: Sequence[Line], at: int) -> None:
        evidence.runs[self._headlines(lines, at)] += 1
        near = (lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines))
        found = frozenset(key for line in near if (key := Key(WHOLE, tokens.whole(line.folded))) in self.found)
        evidence.beside = found if evidence.beside is None else evidence.beside & found

    def _headlines(self, lines: Sequence[Line], at: int) -> int:
        """How many headlines that are on no other page follow a line at once; NOTHING where no line does."""
        if at + 1 == len(lines):
            return NOTHING
        count = 0
        for line in lines[at + 1 : at + 1 + MOST_RUN]:
            if line.prose or not is_title(line.normal) or Key(WHOLE, tokens.whole(line.folded)) in self.found:
                break
            count += 1
        return count

    def add_contrast(self, papers: Iterable[Paper]) -> None:
        """Count the documents of other sites whose prose shows a key."""
        for paper in papers:
            self.contrast += 1
            seen = {key for line in paper.lines for key in _in_prose(line) if key in self.found}
            for key in seen:
                self.found[key].there += 1

    def ratio(self, evidence: Evidence) -> float | None:
        """How many times as often here as in the prose of other sites; None where there are none to compare with."""
        if not self.contrast or not self.documents:
            return None
        there = evidence.there / self.contrast
        return evidence.documents / self.documents / there if there else float("inf")


def _in_prose(line: Line) -> Iterator[Key]:
    """The keys that speak against a rule where they are seen: openings of sentences, shapes between sentences."""
    if line.prose:
        for start in tokens.starts(line.normal) if line.block.is_sentence else ():
            yield Key(START, start)
        if not line.block.is_sentence:
            yield Key(WHOLE, tokens.whole(line.folded))
    elif line.zone == "body" and (formed := tokens.shape(line.normal)):
        yield Key(SHAPE, f"head {formed}")
        yield Key(SHAPE, f"tail {formed}")


def _texts(key: Key, line: Line) -> tuple[str, str]:
    """The text that shows a key, and what follows it."""
    if key.kind == START:
        opening = tokens.start_of(line.normal, key.text.count(" ") + 1)
        return opening.lower(), line.normal[len(opening) :].strip()
    if key.kind in (WHOLE, SHAPE):
        return line.normal, ""
    if key.kind == END:
        closing = tokens.end(line.normal) or ""
        return closing.lower(), line.normal.removesuffix(closing).strip()
    return tokens.suffix(line.normal) or "", ""
