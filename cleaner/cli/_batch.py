"""The pages of a corpus, for the commands that look at many of them: all but what an earlier run of ours wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli._terminal import inline, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.sources.pages import Page


def pages(paths: Sequence[str]) -> Iterator[Page]:
    """Every page of `paths`; what cannot be read is told, and comes with no content. Raises UsageError at once."""
    from cleaner.sources import pages as source

    return _told(source.pages(paths, ignore=_is_output))


def _told(found: Iterator[Page]) -> Iterator[Page]:
    for page in found:
        if page.raw is None:
            say(f"failed: {inline(page.id)}: {inline(page.problem)}")
        yield page


def _is_output(folder: str) -> bool:
    from cleaner.sinks.folder import is_ours

    return is_ours(Path(folder))
