"""Rule files of a few lines for tests of lint."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cleaner import lint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = "schema: 1\nid: {name}\ntitle: {name}\nlanguage: id\n"
TODAY = date(2026, 11, 5)


def write(root: Path, **files: str) -> Path:
    """A folder with a site for each of `files`, a pack where its name begins with `paket`; texts go below the head."""
    for name, text in files.items():
        path = root / ("packs" if name.startswith("paket") else "sites") / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(name=name) + text, encoding="utf-8")
    return root


def codes(root: Path, samples: Sequence[lint.Sample] = (), today: date | None = TODAY) -> list[str]:
    """The codes of all findings, in their order."""
    return [one.code for one in lint.lint(lint.stock([root], samples=samples, today=today))]


def places(root: Path) -> list[tuple[str, int]]:
    """Codes and lines of all findings, in their order."""
    return [(one.code, one.line) for one in lint.lint(lint.stock([root], today=TODAY))]
