"""Draft a rule file from a folder of a site's pages: what repeats on them, told from what is text.

The pages are looked at several times and never held. Nothing here knows a word of any language: what a line is about
is told by the shipped packs, what is furniture by repetition, place, and contrast with other sites.
"""

from __future__ import annotations

from cleaner.learn.composing import Wish, learn
from cleaner.learn.draft import Checked, Draft, Row
from cleaner.learn.sample import Sample, Samples

__all__ = ["Checked", "Draft", "Row", "Sample", "Samples", "Wish", "learn"]
