"""The pages of `docs/lint/`: what each code means at length. In the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# In the order we look; the wheel puts the checkout's pages into the package under another name (pyproject.toml).
_PLACES = (_PACKAGE / "shipped_docs" / "lint", _PACKAGE.parent / "docs" / "lint")


def page(code: str) -> str:
    """The page of `code` as Markdown; empty where the installation has none."""
    for place in _PLACES:
        try:
            return (place / f"{code}.md").read_text(encoding="utf-8")
        except OSError:
            continue
    return ""
