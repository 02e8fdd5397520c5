"""What a rule file does to the sample pages of its site: what still repeats, and what prose is lost.

Both need no labels (rules study 4.11). Counted is what `clean` would give: heuristics and packs have their say.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.learn.repetition import Check
from cleaner.learn.running import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cleaner.learn import Sample
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.rulebook.plain import FileData

# Bytes of a hash that tells whether the text of a page is still the same.
_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Left:
    """A line that still stands on `pages` of the samples."""

    line: str
    pages: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A sentence that stands once and was taken, and the check that took it."""

    line: str
    check: str


@dataclass(frozen=True)
class Effect:
    """What the rules do to `pages` samples, `failed` ones not counted.

    `before` and `after` are the shares of lines that repeat; `hits` counts pages by check. `texts` tells by the id of
    a sample whether its text is still the same.
    """

    pages: int
    failed: int
    before: float
    after: float
    left: tuple[Left, ...]
    lost: tuple[Lost, ...]
    hits: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, bytes] = field(default_factory=dict)

    def changed(self, last: Effect) -> int:
        """The number of samples that come out otherwise than last time."""
        return sum(last.texts.get(name) != text for name, text in self.texts.items())


def effect(samples: Iterable[Sample], cleaner: Cleaner, site: str) -> Effect:
    """Clean all `samples` as pages of `site`."""
    check = _check(cleaner.rulebook.files)
    texts: dict[str, bytes] = {}
    failed = 0
    for sample in samples:
        result = cleaner.clean(sample.raw, url=sample.url, site=site)
        if result.failure:
            failed += 1
        else:
            check.add(Outcome(result.document, result.settlement))
            texts[sample.id] = _digest(result)
    known = cleaner.rulebook.check_ids
    return Effect(
        check.before.documents,
        failed,
        check.before.share(),
        check.after.share(),
        tuple(Left(line, pages) for line, pages in check.left()),
        tuple(Lost(line, by) for by, line in check.lost() if by in known),  # the others are heuristics
        {rule: check.hits[rule] for rule in sorted(known) if rule.startswith(f"{site}/")},
        texts,
    )


def _check(files: Iterable[FileData]) -> Check:
    """Behind a label a question is a headline, and in cards the repetition is the proof: neither is prose lost.

    The rules of packs have proved themselves on other sites, so what they take and ends in "?" is behind a label too.
    """
    rules = [(f"{file['id']}/{rule['id']}", file, rule) for file in files for rule in file.get("rules", ())]
    labels = {name for name, file, rule in rules if "starts" in rule.get("drop", {}) or file["kind"] == "pack"}
    cards = {name for name, _, rule in rules if "drop_cards" in rule or "trim" in rule}
    return Check(labels, cards, ())


def _digest(result: Result) -> bytes:
    text = "\n".join(result.paragraphs).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=_DIGEST).digest()
