"""The language of a text, beside langdetect as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..race import Candidate, race
from ..suite import Suite, Table, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..pages import Pages
    from ..suite import Options

OURS = "cleaner"


def run(pages: Pages, options: Options) -> Sequence[Table]:
    """Whole texts, as the pipeline hands them over."""
    texts = [page.raw.decode("utf-8", "replace") for page in pages.texts]
    if not texts:
        return ()
    laps = race(CANDIDATES, texts, options.rounds)
    title = f"Language of a text ({len(texts)} texts, {sum(map(len, texts)) // len(texts):,} characters each)"
    return [Table(title, laps, "split", OURS, "text", missing(CANDIDATES))]


def _ours() -> Callable[[str], object]:
    from cleaner.metadata.language import detect

    return detect


def _langdetect() -> Callable[[str], object]:
    from langdetect import DetectorFactory, detect
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0

    def work(text: str) -> object:
        try:
            return detect(text)
        except LangDetectException:
            return None

    return work


def _py3langid() -> Callable[[str], object]:
    from py3langid import classify

    return classify


def _pycld2() -> Callable[[str], object]:
    from pycld2 import detect

    return detect


CANDIDATES = (
    Candidate("split", lambda: str.split),
    Candidate(OURS, _ours),
    Candidate("langdetect", _langdetect, "langdetect"),
    Candidate("py3langid", _py3langid, "py3langid"),
    Candidate("pycld2", _pycld2, "pycld2"),
)
SUITE = Suite("language", run)
