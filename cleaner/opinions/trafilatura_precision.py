"""trafilatura in its strict mode: what it takes besides the article is what others take too."""

from __future__ import annotations

from cleaner.opinions._opinion import Opinion


def find(html: str) -> str:
    """Its main text; comments are never wanted."""
    from trafilatura import extract  # 15 times the start of an interpreter: only for pages that need it

    return extract(html, favor_precision=True, include_comments=False) or ""


OPINION = Opinion("trafilatura-precision", find)
