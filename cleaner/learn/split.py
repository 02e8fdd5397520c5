"""Which pages are learned from, which are held out, and which are left out because they repeat another page."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.learn.sample import Sample, Samples

# Share of the pages that nothing is learned from: what the draft does to them is what it will do to new ones.
HELD_OUT = 0.3
# Pages below which none is held out: a third of three pages proves nothing, and two pages show no repetition.
FEWEST = 4
# Sentences by which a page is compared with others, and how many of them make it the same article once more; fewer
# than the least say nothing.
SKETCH = 32
SAME = 0.6
LEAST = 3
# Pages, and the share of all, from which a sentence is a notice that says nothing of the article.
NOTICE = 4
NOTICE_SHARE = 0.1


@dataclass(frozen=True)
class Split:
    """The digests of the pages to learn from, of those held out, and of all.

    `repeated` counts the pages that are left out because they repeat another one.
    """

    learned: frozenset[bytes]
    held: frozenset[bytes]
    all: frozenset[bytes] = frozenset()
    repeated: int = 0

    def learning(self, samples: Samples) -> Iterator[Sample]:
        """The pages to learn from, each once."""
        return _once(samples(), self.learned)

    def holding(self, samples: Samples) -> Iterator[Sample]:
        """The pages held out, each once."""
        return _once(samples(), self.held)


def split(pages: Iterable[tuple[bytes, Sequence[str]]]) -> Split:
    """Divide pages, given as digest and sentences, by their content: neither names nor order nor chance matter."""
    sketches: dict[bytes, list[int]] = {}
    total = 0
    for digest, sentences in pages:
        total += 1
        if digest not in sketches:
            sketches[digest] = _sketch(sentences)
    kept = _different(sketches)
    order = sorted(kept)
    held = round(HELD_OUT * len(order)) if len(order) >= FEWEST else 0
    return Split(frozenset(order[held:]), frozenset(order[:held]), frozenset(sketches), total - len(kept))


def _once(samples: Iterable[Sample], wanted: frozenset[bytes]) -> Iterator[Sample]:
    left = set(wanted)
    for sample in samples:
        digest = sample.digest()
        if digest in left:
            left.discard(digest)
            yield sample


def _sketch(sentences: Sequence[str]) -> list[int]:
    """The smallest hashes of the sentences: two pages with the same sentences have the same ones."""
    hashes = {
        int.from_bytes(hashlib.blake2b(one.encode("utf-8", "replace"), digest_size=8).digest()) for one in sentences
    }
    return sorted(hashes)[:SKETCH]


def _different(sketches: dict[bytes, list[int]]) -> list[bytes]:
    """The pages that share too little with those before them to be the same article."""
    pages = Counter(one for sketch in sketches.values() for one in sketch)
    most = max(NOTICE, NOTICE_SHARE * len(sketches))
    known: dict[int, bytes] = {}
    kept = []
    for digest, sketch in sorted(sketches.items()):
        own = [one for one in sketch if pages[one] < most]
        before = Counter(known[one] for one in own if one in known)
        if len(own) >= LEAST and max(before.values(), default=0) >= SAME * len(own):
            continue
        kept.append(digest)
        for one in own:
            known.setdefault(one, digest)
    return kept
