"""File names for ids: inside the output whatever the id says, and never one name for two documents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath

# Bytes. File systems allow 255; the rest is room for a number and a suffix.
MAX_NAME = 230
_HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\\\\\ud800-\udfff]")
# A folder that is called like a file of ours, the reports included, could stand where that file must go.
_LIKE_OURS = re.compile(r"\.(?:(?:txt|md|json|jsonl|parquet)(?:\.(?:gz|zst|bz2|xz))?|part|journal)~*$", re.IGNORECASE)


@dataclass
class Names:
    """Gives each id a path below the output folder. The same ids in the same order get the same paths."""

    suffix: str
    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)

    def path(self, identifier: str) -> PurePosixPath:
        """`a/b.html` with the suffix `.txt` is `a/b.html.txt`; a second one is `a/b.html~2.txt`.

        The suffix is always added, so that no output is called like an input or like a report. Without any, a file
        that is called like a folder gets a number, and a folder that is called like a file.
        """
        *folders, name = identifier.split("/")
        parts, stem = [_folder(folder) for folder in folders], _safe(name)
        if not self.suffix:
            parts = self._free(parts)
        path = PurePosixPath(*parts, f"{stem}{self.suffix}")
        first = _key(path)
        while (key := _key(path)) in self.taken or key in self.folders:
            self.numbers[first] = self.numbers.get(first, 1) + 1
            path = PurePosixPath(*parts, f"{stem}~{self.numbers[first]}{self.suffix}")
        self.taken.add(key)
        return path

    def _free(self, folders: list[str]) -> list[str]:
        """These folders, another name for each that is a file already. With a suffix none is, as `_folder` says."""
        parts: list[str] = []
        for folder in folders:
            number, name = 1, folder
            while _key(PurePosixPath(*parts, name)) in self.taken:
                number += 1
                name = f"{folder}~{number}"
            parts.append(name)
            self.folders.add(_key(PurePosixPath(*parts)))
        return parts


def _key(path: PurePosixPath) -> str:
    # File systems that know no case, or one Unicode form only, take names for the same that are not.
    return unicodedata.normalize("NFC", str(path)).casefold()


def _folder(part: str) -> str:
    safe = _safe(part)
    return f"{safe}~" if _LIKE_OURS.search(safe) else safe


def _safe(part: str) -> str:
    if part in ("", ".", ".."):
        return "%2E" * len(part) or "%"
    escaped = _HOSTILE.sub(lambda match: f"%{ord(match[0]):02X}", part)
    raw = escaped.encode("utf-8")
    if len(raw) <= MAX_NAME:
        return escaped
    digest = sha256(raw).hexdigest()[:16]
    return f"{raw[: MAX_NAME - 17].decode('utf-8', 'ignore')}~{digest}"
