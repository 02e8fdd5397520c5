"""Short lines and line ends of one shape: names or initials in brackets, tags, cells of a ticker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cleaner.learn import tokens
from cleaner.learn.census import SHAPE, SUFFIX, SUFFIX_SHAPE, enough
from cleaner.learn.evidence import CONTRAST
from cleaner.learn.proposal import Found, Proposal, Rejection, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.learn.evidence import Evidence, Survey

# Different texts from which a shape is believed.
FEWEST = 3
# A bracket that belongs to the sentence: no full stop stands before it.
NO_STOP = r"""[^ .!?"')\]] ?[(\[][^()\[\]]*[)\]]$"""

_CLASSES = {
    "X": r"\p{Lu}[\p{L}.']*(?: \p{Lu}[\p{L}.']*){0,4}",
    "A": r"\p{Lu}{2,}(?: \p{Lu}{2,}){0,4}",
    "x": r"\p{Ll}[\p{L}\d]*(?: \p{Ll}[\p{L}\d]*){0,4}",
    "0": r"\d+",
}


def lines(survey: Survey) -> Found:
    """Rules for lines of one shape at the head or the tail."""
    proposals, rejections = [], []
    for evidence in _frequent(survey, SHAPE):
        ratio = survey.ratio(evidence)
        if ratio is not None and ratio < CONTRAST:
            rejections.append(Rejection(shown(evidence), evidence.documents, ratio, f"contrast under {CONTRAST}"))
            continue
        place, _, shape = evidence.key.text.partition(" ")
        source = f"^{pattern(shape)}$"
        rule: dict[str, Any] = {"drop": {"re": [source]}}
        if at := window(evidence.places, {place: 1.0}):
            rule["at"] = dict(at)
            proposals.append(_proposal(survey, evidence, rule, f"{place}-shape", f"Lines of one shape at the {place}."))
    return Found(tuple(proposals), tuple(rejections))


def ends(survey: Survey) -> Found:
    """Rules for what stands behind the last full stop of lines: the same words, or one shape in brackets."""
    proposals = []
    shapes = [*_frequent(survey, SUFFIX_SHAPE)]
    for evidence in shapes:
        suffix = {"re": [f"{pattern(evidence.key.text)}$"], "min_words": 4}
        rule = {"strip_suffix": suffix, "unless": {"re": [NO_STOP]}}
        proposals.append(
            _proposal(survey, evidence, rule, "closing-shape", "Behind the last full stop, and of one shape.")
        )
    compiled = [re.compile(_plain(one.key.text)) for one in shapes]
    for evidence in _frequent(survey, SUFFIX, least=1):
        text = evidence.texts.most_common(1)[0][0]
        if not any(one.fullmatch(text) for one in compiled) and any(map(str.isalpha, text)):
            rule = {"strip_suffix": {"ends": sorted({one.lower() for one in evidence.texts})}}
            proposals.append(_proposal(survey, evidence, rule, f"end-{text}", "Glued behind the last full stop."))
    return Found(tuple(proposals), ())


def shown(evidence: Evidence) -> str:
    """A line of the shape, as a table shows it."""
    return f'"{min(evidence.texts, default=evidence.key.text)}"'


def pattern(shape: str) -> str:
    """The RE2 source of a shape; blanks may stand between its parts."""
    return " ?".join(_CLASSES.get(part) or tokens.escaped(part) for part in shape)


def covers(shape: str, normal: str) -> bool:
    """Whether a line has a shape."""
    return tokens.shape(normal) == shape


def _plain(shape: str) -> str:
    """The shape as Python's `re` has it, near enough to tell texts of it."""
    classes = {"X": r"[^\W\d_a-z][\w.' ]*", "A": r"[^\W\d_a-z][\w ]+", "x": r"[^\W\d_A-Z][\w ]*", "0": r"\d+"}
    return " ?".join(classes.get(part) or re.escape(part) for part in shape)


def _frequent(survey: Survey, kind: str, least: int = FEWEST) -> Iterator[Evidence]:
    """What enough documents show, in enough wordings, the most frequent first."""
    documents = enough(survey.documents)
    own = (one for one in survey.found.values() if one.key.kind == kind and one.documents >= documents)
    yield from (one for one in sorted(own, key=lambda one: (-one.documents, one.key.text)) if len(one.texts) >= least)


def _proposal(survey: Survey, evidence: Evidence, rule: dict[str, Any], name: str, why: str) -> Proposal:
    note = f"{evidence.documents} of {survey.documents} documents"
    words = frozenset(word for text in evidence.texts for word in tokens.words(text))
    return Proposal(
        rule,
        shown(evidence),
        evidence.documents,
        survey.ratio(evidence),
        {"": note},
        words,
        "byline",
        name,
        why,
        frozenset(evidence.texts),
    )
