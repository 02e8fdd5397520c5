"""Openings that announce other stories, credits and notices: a label, and behind it something else on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.learn import tokens
from cleaner.learn.census import START, enough
from cleaner.learn.evidence import CONTRAST
from cleaner.learn.proposal import Found, Proposal, Rejection, is_title, times, window
from cleaner.text import SENTENCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.learn.evidence import Evidence, Survey

# Documents from which an opening without the mark of a label is believed.
BARE = 3
# Share of a shorter opening's documents that a longer one must have to be the better name for the same thing.
SAME = 0.9
# Documents with prose that opens so, as a share of those with a line: more, and it is no label.
PROSE = 0.1
# Documents in which sentences speak of what a label names, and the share of those with the label, from which it is a
# subject: "BBC: Storm Ahead".
MENTIONS = 2
SMALL = 0.2
# Share of the lines that stand above or below the text, from which what follows the label does not matter.
OUTSIDE = 0.8
# Share of what follows a label that must read like headlines, where it stands in the text.
TITLES = 0.6
# Words that a line may have beyond the longest that was seen.
MORE_WORDS = 6


def openings(survey: Survey) -> Found:
    """The labels of a site, the most frequent first, and what looked like one."""
    least = enough(survey.documents)
    known = [one for one in survey.found.values() if one.key.kind == START and one.documents >= least]
    proposals, rejections = [], []
    for evidence in sorted(_named(known), key=lambda one: (-one.documents, one.key.text)):
        reason = _objection(survey, evidence)
        if reason:
            rejections.append(Rejection(shown(evidence), evidence.documents, survey.ratio(evidence), reason))
        else:
            proposals.append(_proposal(survey, evidence))
    return Found(tuple(proposals), tuple(rejections))


def shown(evidence: Evidence) -> str:
    """The opening as a table shows it."""
    return f'"{evidence.texts.most_common(1)[0][0]}" …' if evidence.texts else f'"{evidence.key.text}" …'


def _named(known: Sequence[Evidence]) -> Iterator[Evidence]:
    """Of openings that open each other, the longest with as many documents: the shorter ones say less."""
    by_key = {one.key.text: one for one in known}
    done: set[str] = set()
    for key in sorted(by_key):  # a shorter opening stands before the longer ones
        if any(key == other or key.startswith(other + " ") for other in done):
            continue
        done.add(key)
        best = key
        while longer := _longer(best, by_key):
            best = longer
        if len(by_key[best].tails) > 1:  # else it is a line that repeats
            yield by_key[best]
        elif len(by_key[key].tails) > 1:
            yield by_key[key]


def _longer(key: str, by_key: dict[str, Evidence]) -> str | None:
    """The opening that goes on from `key` on nearly all of its documents; a label does not go on."""
    if tokens.is_label(key):
        return None
    most = SAME * by_key[key].documents
    longer = (other for other in by_key if other.startswith(key + " ") and by_key[other].documents >= most)
    return min(longer, key=lambda other: (len(other), other), default=None)


def _objection(survey: Survey, evidence: Evidence) -> str:
    """Why an opening is no label; empty where it is one."""
    key, ratio = evidence.key.text, survey.ratio(evidence)
    if evidence.prose > PROSE * evidence.documents:
        return "opens sentences here"
    if ratio is not None and ratio < CONTRAST:
        return f"contrast under {CONTRAST}"
    if evidence.mentions >= MENTIONS and evidence.documents < SMALL * survey.documents:
        return "a subject: sentences speak of it"
    bare = not tokens.is_label(key) and not tokens.is_marked(key)
    if bare and (ratio is None or evidence.documents < BARE):
        return "no mark of a label, and too little to compare with"
    outside = evidence.share("head") + evidence.share("tail") >= OUTSIDE
    if not (outside or tokens.is_marked(key) or _titles(evidence) >= TITLES):
        return "stands in the text, and no headlines follow it"
    return ""


def _titles(evidence: Evidence) -> float:
    """The share of what follows an opening that reads like headlines."""
    titles = (is_title(tail) and "|" not in tail for tail in evidence.tails)  # "Ani | Foto: Budi" is a credit
    return sum(titles) / max(1, len(evidence.tails))


def _proposal(survey: Survey, evidence: Evidence) -> Proposal:
    spellings = sorted(evidence.texts)
    digits = any(char.isdigit() for char in evidence.key.text)
    named: dict[str, Any] = {"re": patterns(spellings)} if digits else {"starts": spellings}
    most = evidence.most_words + MORE_WORDS
    rule: dict[str, Any] = {"drop": {**named, "max_words": most}}
    if most < SENTENCE_WORDS + MORE_WORDS:
        pass  # too short for a label and a sentence
    elif tokens.is_label(evidence.key.text) or _titles(evidence) >= TITLES:
        rule["unless"] = {"re": [FULL_STOP], "min_words": SENTENCE_WORDS}  # headlines behind a label may be questions
    else:
        rule["drop"]["sentence"] = False
    zones = {zone: evidence.share(zone) for zone in ("head", "tail")}
    if found := window(evidence.places, zones):
        rule["at"] = found
    note = times(survey.ratio(evidence))
    return Proposal(
        rule,
        shown(evidence),
        evidence.documents,
        survey.ratio(evidence),
        dict.fromkeys(named.get("starts") or named["re"], note),
        frozenset(evidence.key.text.split()),
        "byline" if "head" in rule.get("at", {}) else "related" if _titles(evidence) >= TITLES else "other",
        evidence.key.text,
        "The same opening, and something else behind it on each page.",
        # Openings are remembered in small letters; capitals are what shapes of lines are told by.
        frozenset(f"{spellings[0].title()} {tail}" for tail in evidence.tails),
    )


# A line that ends in one full stop, whatever quote or bracket closes behind it.
FULL_STOP = r"""[^.]\.["')\]]*$"""


def patterns(texts: Iterable[str]) -> list[str]:
    """RE2 sources, anchored at the beginning, for openings that differ in their numbers."""
    return sorted({f"^(?:{tokens.pattern(text)})" for text in texts})
