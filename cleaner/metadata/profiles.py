"""langdetect, made deterministic and cheap: imported only where the quick look at grammar words leaves a doubt.

langdetect keeps one factory for the process and seeds from the clock; here the factories are our own, their seed is
fixed, and the profiles are loaded in the order of their names, since the order is part of the result. All 55 profiles
take a quarter of a second to load and 2 ms a text, so that a few neighbours are asked first; their answer counts only
where it is the one that grammar words led to expect, since a German text is Dutch to those who know no German.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

if TYPE_CHECKING:
    from collections.abc import Callable

# What it takes the languages of the archipelago and English for, where it errs: seven profiles in place of 55.
NEIGHBOURS = frozenset({"af", "en", "id", "nl", "so", "sw", "tl"})
# The lowest probability that counts as an answer, and as a confirmation of what is expected.
MIN_PROBABILITY = 0.7
MIN_CONFIRMED = 0.85


def guess(text: str, expected: str | None = None) -> str | None:
    """The code of the most probable language of `text`; None where there is none, or no letters.

    Where a language is `expected`, the neighbours alone may confirm it.
    """
    if expected in NEIGHBOURS and _ask(_near(), text, MIN_CONFIRMED) == expected:
        return expected
    return _ask(_all(), text, MIN_PROBABILITY)


def _ask(factory: DetectorFactory, text: str, least: float) -> str | None:
    detector = factory.create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return None
    if not found or found[0].prob < least:
        return None
    return str(found[0].lang).partition("-")[0]  # "zh-cn" and "zh-tw" are one language


# Each is made once and only read from then on: threads may share it, and two that make it make the same.
@cache
def _near() -> DetectorFactory:
    return _load(NEIGHBOURS.__contains__)


@cache
def _all() -> DetectorFactory:
    return _load(lambda _: True)


def _load(wanted: Callable[[str], bool]) -> DetectorFactory:
    factory = DetectorFactory()
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file() and wanted(path.name))
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in paths if path.name[0] != "."])
    factory.set_seed(0)
    return factory
