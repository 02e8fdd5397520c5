"""trafilatura without its rescue passes: cheap, and complete more often than its stricter modes."""

from __future__ import annotations

from cleaner.opinions._opinion import Opinion


def find(html: str) -> str:
    """Its main text; comments are never wanted."""
    from trafilatura import extract  # 15 times the start of an interpreter: only for pages that need it

    return extract(html, fast=True, include_comments=False) or ""


OPINION = Opinion("trafilatura-fast", find)
