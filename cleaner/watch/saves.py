"""When the file has changed: its content is compared, since times lie where files are copied, linked or restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.rulebook.folders import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Saves:
    """Tells when `path` is saved with another content. A file that is away, as while editors replace it, is no save."""

    path: Path
    seen: bytes | None = None

    def content(self) -> bytes | None:
        """What the file holds now; one byte more than rule files may have, so that the loader says so. None without."""
        try:
            with self.path.open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError:
            return None

    def next(self) -> bytes | None:
        """The content where it differs from the last that was given out, else None."""
        now = self.content()
        if now is None or now == self.seen:
            return None
        self.seen = now
        return now
