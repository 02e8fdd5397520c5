"""A file of what was recorded before, read for whatever was recorded in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
# Bytes. A million findings; what drift records of forty sites has 1 MB.
_MAX_BYTES = 64 << 20


def read(path: Path, made: Callable[[Any], T], source: str = "") -> T:
    """What `made` makes of the JSON in `path`; `source` says of what to record one.

    Raises UsageError where there is none, or where `made` raises ValueError.
    """
    if not path.is_file():
        raise UsageError(f"{path}: there is no such baseline; write it with --record{source}")
    with path.open("rb") as stream:
        raw = stream.read(_MAX_BYTES + 1)
    try:
        if len(raw) > _MAX_BYTES:
            raise ValueError(f"it is larger than {_MAX_BYTES >> 20} MB")
        return made(json.loads(raw))
    except (ValueError, RecursionError) as error:
        problem = "it is no JSON" if isinstance(error, json.JSONDecodeError) else str(error)
        raise UsageError(f"{path} is no baseline: {problem}") from None
