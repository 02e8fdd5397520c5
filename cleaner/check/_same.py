"""Which text was there before, known by a digest of its words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

# Texts that are remembered: 250 MB. Of more, only repetitions of these are found.
REMEMBERED = 1_000_000


@dataclass
class Texts:
    """The texts so far, each with the place where it was first."""

    most: int = REMEMBERED
    places: dict[bytes, str] = field(default_factory=dict)

    def first(self, text: str, place: str) -> str:
        """The place where a text with the words of `text` was before; "" where it is new, or has no words."""
        words = " ".join(text.split())
        if not words:
            return ""
        digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        before = self.places.get(digest, "")
        if not before and len(self.places) < self.most:
            self.places[digest] = place
        return before
