"""trafilatura in its strict mode, without its rescue passes: the same text on all but 9 of 211 development pages.

Its strict mode asks readability on each page, for two fifths of its time, and believes it where the rest finds next to
nothing.
"""

from __future__ import annotations

from cleaner.opinions._opinion import Opinion


def find(html: str) -> str:
    """Its main text; comments are never wanted."""
    from trafilatura import extract  # 15 times the start of an interpreter: only for pages that need it

    return extract(html, fast=True, favor_precision=True, include_comments=False) or ""


OPINION = Opinion("trafilatura-lean", find)
