"""The language of a text: a quick look at its grammar words, and langdetect only where that leaves a doubt.

The look knows Indonesian, Malay, Javanese, Sundanese and English, by the weighted words of `language.json` (derived by
`benchmarks/language_table.py`). langdetect knows 55 languages but calls the first four all Indonesian; where it does,
the look decides among them. Both see the same bounded sample, and nothing depends on chance or on earlier calls.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Characters: the sample of a long text, and the pieces it is taken in, spread over the text since quotations in
# another language are local. 600 characters already tell the five languages apart.
SAMPLE_CHARS = 1000
PIECES = 4
# Letters under which no answer is given: a headline has 40 to 80, and three words of one are often names.
MIN_LETTERS = 30
# Share of the words that must be grammar words of the best language: it is .15 (headlines) to .60 in the five, under
# .10 in sixteen other languages of Latin letters, and .14 in Minangkabau, the nearest.
MIN_SHARE = 0.15
# Tenths of a natural logarithm, as the weights: how far the best language must be ahead of the next to be sure.
MIN_LEAD = 50
# Times that one word counts: a text about "kes" is not Malay for that.
MAX_COUNT = 3
# The lowest probability of langdetect that counts as an answer.
MIN_PROBABILITY = 0.7
# What langdetect calls Indonesian, all of them. Between two of these it could not decide, so the look always does.
FAMILY = frozenset({"id", "ms", "jv", "su"})
INDONESIAN = "id"
# Tenths of a natural logarithm that Indonesian has in advance: the pages that come here are seven times more often
# Indonesian than Malay, its nearest relative (2 of 792 Indonesian articles were called Malay without, none with it).
ADVANCE = 20
# Share of the characters that must be ASCII for the look to be sure: a Japanese page with an English notice has few
# "words" that are not English. Of 790 Indonesian articles all but 2 (with Arabic verses) have .91 or more.
MIN_ASCII = 0.85

# Accents that only some writers of Sundanese and Javanese set ("éta"), and what separates words.
_MARKS = tuple(zip("éèêëàáâäìíòóùú", "eeeeaaaaiioouu", strict=True)) + tuple(
    (mark, " ") for mark in "…“”„«»‘’–—•·\u00a0?"
)
_SEPARATORS = str.maketrans(dict.fromkeys(".,;:!()[]{}\"'`/|\\-_*#@&+=<>%$~^", " "))


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where it is too short, has no letters, or leaves a doubt."""
    seen = sample(text)
    if _letters(seen[: 4 * MIN_LETTERS]) < MIN_LETTERS and _letters(seen) < MIN_LETTERS:
        return None
    look = TABLE.look(seen)
    if look.is_sure:
        return look.best
    from cleaner.metadata.profiles import guess  # only here: 55 profiles take a quarter of a second to load

    code = guess(seen, MIN_PROBABILITY)
    return look.best_of_family if code == INDONESIAN and look.share else code


def sample(text: str) -> str:
    """At most `SAMPLE_CHARS` characters of `text`, in pieces from its start to its end."""
    if len(text) <= SAMPLE_CHARS:
        return text
    size = SAMPLE_CHARS // PIECES
    step = (len(text) - size) // (PIECES - 1)
    return " ".join(text[piece * step : piece * step + size] for piece in range(PIECES))


def words(text: str) -> list[str]:
    """The words of `text` as the table has them; a double word ("kanak-kanak") counts as two.

    A letter that is not ASCII becomes "?", so that its word is in no list: translating ASCII is six times faster.
    """
    plain = text.lower()
    for mark, usual in _MARKS:
        plain = plain.replace(mark, usual)
    return plain.encode("ascii", "replace").decode("ascii").translate(_SEPARATORS).split()


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


@dataclass(frozen=True, slots=True)
class Look:
    """What grammar words say: the best language, its lead on the best of the other family, its share of words.

    `ascii` is the share of the characters that are ASCII.
    """

    best: str
    best_of_family: str
    lead: int
    share: float
    ascii: float

    @property
    def is_sure(self) -> bool:
        return self.lead >= MIN_LEAD and self.share >= MIN_SHARE and self.ascii >= MIN_ASCII


@dataclass(frozen=True)
class Table:
    """Weights of words, one for each language, and of endings for the words that are not in it."""

    languages: tuple[str, ...]
    weights: Mapping[str, Sequence[int]]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Table:
        """The table as `language.json` holds it; a key that begins with a dash is an ending."""
        weights = data["words"]
        return cls(tuple(data["languages"]), weights, tuple(word[1:] for word in weights if word[0] == "-"))

    def look(self, text: str) -> Look:
        """Score `text`, which should be a sample, against every language of the table."""
        found = Counter(words(text))
        rows = [(count, self.weights[word]) for word, count in found.items() if word in self.weights]
        rows += [
            (count, self._ending(word))
            for word, count in found.items()
            if word.endswith(self.endings) and word not in self.weights
        ]
        counts = [(min(count, MAX_COUNT), row) for count, row in rows]
        scores = [sum([count * row[at] for count, row in counts]) for at in range(len(self.languages))]
        scores[self.languages.index(INDONESIAN)] += ADVANCE if rows else 0
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
        best, family = order[0], next(at for at in order if self.languages[at] in FAMILY)
        rival = next(at for at in order[1:] if (self.languages[at] in FAMILY) != (best == family))
        hits = sum(count for count, row in rows if row[best] > 0)
        return Look(
            best=self.languages[best],
            best_of_family=self.languages[family],
            lead=scores[best] - scores[rival],
            share=hits / max(1, found.total()),
            ascii=len(text.encode("ascii", "ignore")) / max(1, len(text)),
        )

    def _ending(self, word: str) -> Sequence[int]:
        return next(self.weights[f"-{ending}"] for ending in self.endings if word.endswith(ending))


TABLE = Table.of(json.loads(Path(__file__).with_name("language.json").read_text(encoding="utf-8")))
