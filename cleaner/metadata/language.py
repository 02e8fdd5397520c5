"""The language of a text: a quick look at its grammar words, and langdetect only where that leaves a doubt.

The look knows Indonesian, Malay, Javanese, Sundanese and English, by the weighted words of `language.json` (derived by
`benchmarks/language_table.py`). langdetect knows 55 languages but calls the first four all Indonesian; where it does,
the look decides among them. Both see the same bounded sample, and nothing depends on chance or on earlier calls.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Characters: the sample of a long text, and the pieces it is taken in, spread over the text since quotations in
# another language are local. 600 characters already tell the five languages apart.
SAMPLE_CHARS = 1000
PIECES = 4
# The same for langdetect, which draws n-grams by chance: more of them to choose from do not make it surer.
SECOND_CHARS = 500
# Letters under which no answer is given: a headline has 40 to 80, and three words of one are often names.
MIN_LETTERS = 30
# Share of the words that must be grammar words of the best language: it is .15 (headlines, lists of prices) to .60 in
# the five, under .10 of English words in sixteen other languages of Latin letters. The others count where langdetect
# says the same: it takes no other of its languages for Indonesian, but several for English.
MIN_SHARE = 0.15
MIN_ENGLISH_SHARE = 0.1
MIN_FAMILY_SHARE = 0.05
# Tenths of a natural logarithm, as the weights: how far the best language must be ahead of the next to be sure.
MIN_LEAD = 50
# The same between Indonesian and Malay, which share most grammar words, and the words of a text that is long enough
# to do without: a short one that has no word of the one or the other alone could be either.
MIN_KIN_LEAD = 20
KIN_WORDS = 30
# Share of the score of the best language that another reaches where a text is in both by halves; a text of which a
# third is English stays under it. Of 1,459 real texts none reaches it.
MIXED = 0.4
# Times that one word counts: a text about "kes" is not Malay for that.
MAX_COUNT = 3
# What langdetect calls Indonesian, all of them. Between two of these it could not decide, so the look always does.
FAMILY = frozenset({"id", "ms", "jv", "su"})
KIN = frozenset({"id", "ms"})
INDONESIAN = "id"
# Tenths of a natural logarithm that Indonesian has in advance where languages are ranked: the pages that come here are
# seven times more often Indonesian than Malay, its nearest relative.
ADVANCE = 20
# Share of the characters that must be ASCII for the look to be sure: a Japanese page with an English notice has few
# "words" that are not English. Of 790 Indonesian articles all but 2 (with Arabic verses) have .91 or more.
MIN_ASCII = 0.85

# What separates words where not all is ASCII, "?" among it since it stands for other letters there; and accents that
# only some writers of Sundanese and Javanese set ("éta").
_MARKS = "?…“”„«»‘’–—•·\u00a0"
_ACCENTS = tuple(zip("éèêëàáâäìíòóùú", "eeeeaaaaiioouu", strict=True))
# In ASCII all but letters separates words, digits too: a list of prices is in some language all the same.
_NO_LETTERS = bytes(char for char in range(128) if not chr(char).isalpha())
_BETWEEN = _NO_LETTERS.replace(b"?", b"")
_AS_WORDS = bytes.maketrans(ascii_uppercase.encode() + _BETWEEN, ascii_lowercase.encode() + b" " * len(_BETWEEN))


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where it is too short, has no letters, or leaves a doubt."""
    seen = sample(text)
    if not _has_letters(seen):
        return None
    look = table().look(seen)
    if look.is_mixed:
        return None
    code = look.best if look.is_sure else _second(seen, look)
    return None if code in KIN and not look.tells_kin else code


def sample(text: str, chars: int = SAMPLE_CHARS) -> str:
    """At most `chars` characters of `text`, in pieces from its start to its end."""
    if len(text) <= chars:
        return text
    size = chars // PIECES
    step = (len(text) - size) // (PIECES - 1)
    return " ".join(text[piece * step : piece * step + size] for piece in range(PIECES))


def words(text: str) -> list[str]:
    """The words of `text` as the table has them; a double word ("kanak-kanak") counts as two.

    A letter that is not ASCII becomes "?", so that its word is in no list: translating ASCII is six times faster. Most
    texts are ASCII but for some marks between words.
    """
    plain = text
    if not plain.isascii():
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
    if not plain.isascii():
        plain = plain.lower()
        for letter, usual in _ACCENTS:
            plain = plain.replace(letter, usual)
    return plain.encode("ascii", "replace").translate(_AS_WORDS).decode("ascii").split()


@cache
def table() -> Table:
    """The table of `language.json`, read when the first text comes."""
    return Table.of(json.loads(Path(__file__).with_name("language.json").read_text(encoding="utf-8")))


def _has_letters(seen: str) -> bool:
    """Whether the text has enough letters: those of ASCII at its start are enough of nearly all, and soon counted."""
    start = seen[: 4 * MIN_LETTERS].encode("ascii", "ignore").translate(None, _NO_LETTERS)
    return len(start) >= MIN_LETTERS or sum(map(str.isalpha, seen)) >= MIN_LETTERS


def _second(seen: str, look: Look) -> str | None:
    from cleaner.metadata.profiles import guess  # only here: its profiles take longer to load than a page to clean

    is_family = look.best in FAMILY
    is_likely = look.ascii >= MIN_ASCII and look.share(look.best) >= (
        MIN_FAMILY_SHARE if is_family else MIN_ENGLISH_SHARE
    )
    code = guess(sample(seen, SECOND_CHARS), (INDONESIAN if is_family else look.best) if is_likely else None)
    if code != INDONESIAN:
        return code
    family = next(code for code in look.order if code in FAMILY)
    return family if look.share(family) >= MIN_FAMILY_SHARE else None


@dataclass(frozen=True, slots=True)
class Look:
    """What grammar words say: a score for each language, and the languages with the best first.

    `hits` are the words that the table knows: how often each stands there, and its weights. `words` is how many words
    there are at all, `ascii` the share of the characters that are ASCII.
    """

    scores: Mapping[str, int]
    order: Sequence[str]
    hits: Sequence[tuple[int, Sequence[int]]]
    words: int
    ascii: float

    @property
    def best(self) -> str:
        return self.order[0]

    @property
    def rival(self) -> str:
        """The best of the other languages; Indonesian and Malay are no rivals here, since they share their words."""
        _, next_one, third, *_ = self.order
        return third if {self.best, next_one} == KIN else next_one

    @property
    def is_plain(self) -> bool:
        """Whether enough of the words are grammar words of one of the five languages, in their letters."""
        return self.ascii >= MIN_ASCII and self.share(self.best) >= MIN_SHARE

    @property
    def is_sure(self) -> bool:
        """Whether nobody else need be asked."""
        return self.scores[self.best] - self.scores[self.rival] >= MIN_LEAD and self.is_plain

    @property
    def is_mixed(self) -> bool:
        """Whether the text is half in one of the five languages and half in another."""
        return self.scores[self.rival] > MIXED * self.scores[self.best] and self.share(self.rival) >= MIN_SHARE

    @property
    def tells_kin(self) -> bool:
        """Whether Indonesian and Malay can be told apart."""
        one, other = (self.scores[code] for code in KIN)
        return abs(one - other) >= MIN_KIN_LEAD or self.words >= KIN_WORDS

    def share(self, code: str) -> float:
        """Share of the words that speak for a language."""
        at = tuple(self.scores).index(code)
        return sum([count for count, row in self.hits if row[at] > 0]) / max(1, self.words)


@dataclass(frozen=True)
class Table:
    """Weights of words, one for each language."""

    languages: tuple[str, ...]
    weights: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Table:
        """The table as `language.json` holds it."""
        return cls(tuple(data["languages"]), {word: tuple(row) for word, row in data["words"].items()})

    def look(self, text: str) -> Look:
        """Score `text`, which should be a sample, against every language of the table."""
        found, weights = words(text), self.weights
        hits = [(count, weights[word]) for word, count in Counter(filter(weights.__contains__, found)).items()]
        # The row of a word as often as the word counts: sums of columns are the cheapest way to add rows.
        rows = [row for times in range(MAX_COUNT) for count, row in hits if count > times]
        sums = map(sum, zip(*rows, strict=True)) if rows else (0 for _ in self.languages)
        scores = dict(zip(self.languages, sums, strict=True))
        ranks = {**scores, INDONESIAN: scores[INDONESIAN] + ADVANCE}
        return Look(
            scores=scores,
            order=sorted(ranks, key=ranks.__getitem__, reverse=True),  # stable: a tie goes to the first language
            hits=hits,
            words=len(found),
            ascii=1.0 if text.isascii() else len(text.encode("ascii", "ignore")) / len(text),
        )
