"""The sections of `docs/check.md`: what each code means at length. In the wheel, or beside a checkout's package."""

from __future__ import annotations

import re
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# In the order we look; the wheel puts the checkout's page into the package under another name (pyproject.toml).
_PLACES = (_PACKAGE / "shipped_docs" / "check.md", _PACKAGE.parent / "docs" / "check.md")


def section(code: str) -> str:
    """What is said of `code`, as Markdown; empty where the installation has no page."""
    for place in _PLACES:
        try:
            text = place.read_text(encoding="utf-8")
        except OSError:
            continue
        found = re.search(rf"^## {re.escape(code)}:.*?(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
        return found[0].rstrip() + "\n" if found else ""
    return ""
