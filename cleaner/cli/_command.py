"""What every command is: a function that typer turns into options, and examples that its help shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, the function behind it, and command lines that work. `group` is "" or "rules"."""

    name: str
    run: Callable[..., None]
    examples: tuple[str, ...]
    group: str = ""
