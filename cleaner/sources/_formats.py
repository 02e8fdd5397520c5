"""Which source reads a file, and how it is compressed: the end of its name decides."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cleaner import sources
from cleaner.compression import COMPRESSIONS, Compression, split
from cleaner.discover import members
from cleaner.sources._source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES: Mapping[str, Source] = {source.name: source for source in members(sources, "SOURCE", Source)}
PAGE = SOURCES["page"]
# The suffixes of files that hold a page each, and of all that is read in a folder.
_PACKINGS = ("", *(one.suffix for one in COMPRESSIONS.values()))
PAGES = tuple(suffix + packing for suffix in PAGE.suffixes for packing in _PACKINGS)
READ = tuple(
    suffix + packing
    for source in SOURCES.values()
    for suffix in source.suffixes
    for packing in (_PACKINGS if source.packed else ("",))
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is to be read."""

    source: Source
    packing: Compression | None = None

    @property
    def missing(self) -> str:
        """What is not installed, and how to get it; empty where all is there."""
        for needed in (self.source.needs, self.packing.needs if self.packing else None):
            if needed and not _is_installed(needed[0]):
                return f"{needed[0]} is not installed; pip install 'bersih[{needed[1]}]'"
        return ""


def form_of(name: str) -> Form:
    """The form of a file of this name; one of an unknown name holds a page, compressed where the name says so."""
    bare, packing = split(name.lower())
    for source in SOURCES.values():
        if bare.endswith(source.suffixes) and (source.packed or not packing):
            return Form(source, packing)
    return Form(PAGE, packing)


def is_read(names: tuple[str, ...]) -> bool:
    """Whether a file of a folder is read."""
    return names[-1].lower().endswith(READ)


def is_page(names: tuple[str, ...]) -> bool:
    """Whether a file of a folder holds one page."""
    return names[-1].lower().endswith(PAGES)


def _is_installed(module: str) -> bool:
    return module in sys.modules or find_spec(module) is not None
