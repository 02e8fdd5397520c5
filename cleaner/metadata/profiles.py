"""langdetect, made deterministic. Importing this module loads its 55 profiles: import it only where they are needed.

langdetect keeps one factory for the process and seeds from the clock; here the factory is our own, its seed is fixed,
and the profiles are loaded in the order of their names, since the order is part of the result.
"""

from __future__ import annotations

from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException


def _load() -> DetectorFactory:
    factory = DetectorFactory()
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file() and path.name[0] != ".")
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in paths])
    factory.set_seed(0)
    return factory


# Made once, when the module is imported, and only read from then on: threads may share it.
_FACTORY = _load()


def guess(text: str, least: float) -> str | None:
    """The code of the most probable language of `text`; None under the probability `least`, or without letters."""
    detector = _FACTORY.create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return None
    if not found or found[0].prob < least:
        return None
    return str(found[0].lang).partition("-")[0]  # "zh-cn" and "zh-tw" are one language
