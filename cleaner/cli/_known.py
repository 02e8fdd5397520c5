"""The file of findings that may stand: read, and written in the place of an older one only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cleaner.check import Baseline
from cleaner.cli import _baseline
from cleaner.cli._terminal import counted, inline, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read(path: Path) -> Baseline:
    """The baseline in `path`. Raises UsageError where there is none."""
    return _baseline.read(path, Baseline.read)


def write(path: Path, baseline: Baseline, inputs: Sequence[str]) -> None:
    """Write it. Raises UsageError where that would harm an input, or a file that is no baseline."""
    from cleaner.sinks import file
    from cleaner.sinks.atomic import replacing

    file.check(path, [name for name in inputs if name != "-"])
    if path.exists():
        try:
            read(path)
        except UsageError as error:
            raise UsageError(f"{error}; --record replaces baselines only, name a new file") from None
    with replacing(path) as stream:
        stream.write((json.dumps(baseline.plain(), indent=1, ensure_ascii=True) + "\n").encode())
    say(f"{inline(str(path))}: {counted(baseline.known.total(), 'finding')} recorded")
