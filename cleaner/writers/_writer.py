"""What the formats have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.model import Record


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: `render` makes the text of one record, which ends in a line break unless it is empty.

    `suffix` ends the names of its files. `rows` says that many records make one file, each a line of it; without it
    every record is a file of its own.
    """

    name: str
    suffix: str
    render: Callable[[Record], str]
    rows: bool = False
