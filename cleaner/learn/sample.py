"""One page that rules are learned from, as a file or a row of a container holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# Bytes of a hash: no two pages of any folder share one by accident.
DIGEST = 16


@dataclass(frozen=True, slots=True)
class Sample:
    """A page: its name in reports, its content, its address where one is known.

    A page of the contrast says by its address, or by the file or folder it is in, which site it is from.
    """

    id: str
    raw: bytes | str
    url: str | None = None

    def digest(self) -> bytes:
        """What tells the page from every other one; the same on every machine and in every order."""
        raw = self.raw.encode("utf-8", "surrogatepass") if isinstance(self.raw, str) else self.raw
        return hashlib.blake2b(raw, digest_size=DIGEST).digest()


# The pages of a folder, as often as asked for: learning looks at them several times rather than holding them.
Samples = Callable[[], Iterable[Sample]]
