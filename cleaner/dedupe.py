"""Pages that are the same text, or nearly: each row is told the first page whose text it repeats.

MinHash (Broder, 1997) over five-word shingles, with the parameters that public corpora of the web use: texts that
share four fifths of their shingles are one cluster, called after its first page. Memory grows with the pages, about
2 kB each; everything else is streamed. The library rensa does the arithmetic; it comes with `bersih[dedupe]`.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.row import Row

Mode = Literal["flag", "drop"]
MODES: tuple[Mode, ...] = ("flag", "drop")
# Share of shingles from which on two texts are one: RefinedWeb (2023) and FineWeb (2024) take 0.75 to 0.8.
THRESHOLD = 0.8
# Words of a shingle (the same).
SHINGLE = 5
# Values of a signature: the estimate of the share is within 0.04 (one standard deviation of 128 draws at 0.8).
PERMUTATIONS = 128
# Bands of four values: 0.8 meet in a band with probability 1 - (1 - 0.8^4)^32 > 0.9999; candidates are then compared.
BANDS = 32

_SEED = 42  # any fixed number: signatures are compared with those of the same run alone
_WORD = re.compile(r"\w+")


class Clusters:
    """The pages seen so far, by the signature of their text. Rows come in the order of the input, so that the same
    input has the same clusters. Raises UsageError where the library is missing."""

    def __init__(self, mode: Mode) -> None:
        try:
            from rensa import RMinHashLSH
        except ImportError:
            raise UsageError("--dedupe needs the library rensa: pip install 'bersih[dedupe]'") from None
        self.mode = mode
        self.names: list[str] = []
        self.signatures: list[Any] = []
        self.digests: list[bytes] = []
        self.index = RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)

    def marked(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Each row with its cluster: its own id, or that of the first page with the same text, which warns.

        In the mode "drop" such a row is filtered. Rows without a text have no cluster.
        """
        for row in rows:
            yield self._marked(row)

    def see(self, row: Row) -> None:
        """Take up a row that an earlier run has marked."""
        record = json.loads(row.record)
        # A row whose file could not be written was marked before.
        if (record["status"] == "ok" or record["stage"] == "write") and record["cluster"] == record["id"]:
            words = _words(record["text"])
            self._add(record["id"], words, _signature(words))

    def _marked(self, row: Row) -> Row:
        if row.status != "ok":
            return row
        record = json.loads(row.record)
        words = _words(record["text"])
        if not words:
            return row
        signature = _signature(words)
        number, share = self._first(signature)
        if number is None:
            self._add(row.id, words, signature)
            return row.changed(cluster=row.id)
        same = self.digests[number] == _digest(words)
        first = self.names[number]
        how = (
            f"the words of another page: {first}"
            if same
            else f"nearly the text of another page: {share:.0%} of the phrases of {first}"
        )
        if self.mode == "drop":
            return row.changed(cluster=first, status="filtered", stage="dedupe", problem=how)
        return row.changed(cluster=first, warnings=[*record["warnings"], how])

    def _first(self, signature: Any) -> tuple[int | None, float]:
        """The first page whose text this is, and the share of shingles that they have in common."""
        for number in sorted(self.index.query(signature)):
            share = self.signatures[number].jaccard(signature)
            if share >= THRESHOLD:
                return number, share
        return None, 0.0

    def _add(self, name: str, words: Sequence[str], signature: Any) -> None:
        self.index.insert(len(self.names), signature)
        self.names.append(name)
        self.signatures.append(signature)
        self.digests.append(_digest(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _digest(words: Sequence[str]) -> bytes:
    return sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()


def _signature(words: Sequence[str]) -> Any:
    """The MinHash of the shingles of a text that has a word at least."""
    from rensa import RMinHash

    signature = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    signature.update([" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))])
    return signature
