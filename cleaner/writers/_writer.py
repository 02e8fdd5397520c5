"""What the formats have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from cleaner.model import Outline, Record


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: `render` makes the text of one record, which ends in a line break unless it is empty.

    `suffix` ends the names of its files. `rows` says that many records make one file, each a line of it; without it
    every record is a file of its own. The second argument of `render` is the outline of an HTML page, () where there is
    none; formats without structure take no notice of it.

    `finish` makes the file from all its rows, where lines of JSON are not the format yet. `module` is the library that
    this takes, `extra` the extra of ours that installs it.
    """

    name: str
    suffix: str
    render: Callable[[Record, Outline], str]
    rows: bool = False
    finish: Callable[[Iterable[bytes], BinaryIO], None] | None = None
    module: str = ""
    extra: str = ""
