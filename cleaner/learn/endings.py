"""Endings that lines of a site share: a sign, and behind it the same words; before it others each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cleaner.learn import tokens
from cleaner.learn.census import END, enough
from cleaner.learn.evidence import CONTRAST
from cleaner.learn.openings import MORE_WORDS, OUTSIDE
from cleaner.learn.proposal import Found, Proposal, Rejection, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.learn.evidence import Evidence, Survey

# Different lines from which an ending is believed.
FEWEST = 3
# Share of what stands before the ending that must be names for the line to be a credit.
NAMES = 0.9

# A name of one to four words. The same for RE2, which writes it into a rule.
_NAME = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*[.']?[^\W\d_]*)(?: [^\W\d_a-z][^\W\d_]*[.']?[^\W\d_]*){0,3}")
_NAME_RULE = r"\p{Lu}[\p{L}.']*(?: \p{Lu}[\p{L}.']*){0,3}"


def endings(survey: Survey) -> Found:
    """The endings of lines at the head or the tail, the most frequent first, and what looked like one."""
    proposals, rejections = [], []
    for evidence in _frequent(survey):
        if reason := _objection(survey, evidence):
            rejections.append(Rejection(shown(evidence), evidence.documents, survey.ratio(evidence), reason))
        else:
            proposals.append(_proposal(survey, evidence))
    return Found(tuple(proposals), tuple(rejections))


def shown(evidence: Evidence) -> str:
    """The ending as a table shows it."""
    return f'… "{min(evidence.texts, default=evidence.key.text)}"'


def _frequent(survey: Survey) -> Iterator[Evidence]:
    least = enough(survey.documents)
    own = (one for one in survey.found.values() if one.key.kind == END and one.documents >= least)
    yield from (one for one in sorted(own, key=lambda one: (-one.documents, one.key.text)) if len(one.tails) >= FEWEST)


def _objection(survey: Survey, evidence: Evidence) -> str:
    ratio = survey.ratio(evidence)
    if ratio is not None and ratio < CONTRAST:
        return f"contrast under {CONTRAST}"
    if evidence.share("head") + evidence.share("tail") < OUTSIDE:
        return "stands in the text"
    return ""


def _proposal(survey: Survey, evidence: Evidence) -> Proposal:
    spellings = sorted(evidence.texts)
    credit = _is_credit(evidence)
    note = f"{evidence.documents} of {survey.documents} documents"
    if credit:
        named = [f"^(?P<author>{_NAME_RULE}) ?(?i:{tokens.escaped(one)})$" for one in spellings]
        rule: dict[str, Any] = {"capture": {"re": named}}
    else:
        named = spellings
        rule = {"drop": {"ends": spellings, "max_words": evidence.most_words + MORE_WORDS, "sentence": False}}
    zones = {zone: evidence.share(zone) for zone in ("head", "tail")}
    if found := window(evidence.places, zones):
        rule["at"] = found
    return Proposal(
        rule,
        shown(evidence),
        evidence.documents,
        survey.ratio(evidence),
        dict.fromkeys(named, note),
        frozenset(tokens.words(evidence.key.text)),
        "byline" if credit else "other",
        f"{'credit' if credit else 'ending'} {evidence.key.text}",
        "A name, and the same words behind it." if credit else "Other words each time, and the same ending.",
        frozenset(f"{tail} {spellings[0]}" for tail in evidence.tails),
    )


def _is_credit(evidence: Evidence) -> bool:
    """Whether names stand before the ending, some of them again and again: those of the writers of a site."""
    names = sum(count for tail, count in evidence.tails.items() if _NAME.fullmatch(tail))
    again = any(count > 1 for count in evidence.tails.values())
    return again and names >= NAMES * evidence.tails.total()
