"""Lines that are the same on several pages: bars, buttons, notices, menus."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from cleaner.learn import tokens
from cleaner.learn.census import HANDFUL, WHOLE, Key
from cleaner.learn.evidence import NAME_WORDS, NOTHING
from cleaner.learn.paper import stops
from cleaner.learn.proposal import TITLE_WORDS, Found, Proposal, Rejection, is_title, window
from cleaner.repeats import floor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleaner.learn.evidence import Evidence, Survey

# Documents on which a whole sentence must be to count as a notice, and a line to be more than a coincidence.
NOTICE = 3
# Lines that two documents share, and no third one has, from which they are a passage of both articles.
PASSAGE = 4
# Share of the documents from which a line may open with a small letter: below, it is a piece of a sentence.
SMALL = 0.2
# Share of its lines in the text up to which one whose numbers differ may be furniture; prices and scores are text.
NUMBERED = 0.2
# Words of a heading, those of a headline that has no chance to be a label, and the share of a heading's lines that must
# have headlines behind them.
HEADING = 6
HEADLINE = 5
FOLLOWED = 0.8
_RARE = "too few documents for a name"
# Phrases a rule has at most: people read it.
MOST_PHRASES = 40


def repeats(survey: Survey, covered: Callable[[str], bool], category: Callable[[str], str]) -> Found:
    """Rules for the repeated lines that no opening and no shape has `covered`, grouped by place and `category`."""
    least = floor(survey.documents)
    known = [one for one in survey.found.values() if one.key.kind == WHOLE and one.documents >= least]
    known = [one for one in known if one.texts and not all(map(covered, one.texts))]
    reasons = _reasons(survey, known)
    groups: defaultdict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    blocks, rejections = [], []
    for evidence in sorted(known, key=lambda one: (-one.documents, one.key.text)):
        if reason := reasons.get(evidence.key):
            rejections.append(Rejection(shown(evidence), evidence.documents, survey.ratio(evidence), reason))
        elif _heads(evidence):
            blocks.append(_block(survey, evidence))
        else:
            rare = "" if evidence.documents >= NOTICE else "rare"
            groups[_place(evidence), category(_text(evidence)), rare].append(evidence)
    lines = [
        _proposal(survey, own[at : at + MOST_PHRASES], group)
        for group, own in sorted(groups.items(), key=lambda one: -one[1][0].documents)
        for at in range(0, len(own), MOST_PHRASES)
    ]
    return Found((*blocks, *lines), tuple(rejections))


def asked(survey: Survey, category: Callable[[str], str]) -> list[Proposal]:
    """A rule for each line that was looked for and found: somebody says that it is furniture, so nothing is doubted."""
    found = (one for one in survey.found.values() if one.key.kind == WHOLE and one.texts)
    return [_proposal(survey, [one], (_place(one), category(_text(one)), "")) for one in found]


def shown(evidence: Evidence) -> str:
    """The line as a table shows it."""
    return f'"{_text(evidence)}"'


def _text(evidence: Evidence) -> str:
    """The most frequent spelling."""
    return min(evidence.texts, key=lambda text: (-evidence.texts[text], text))


def _reasons(survey: Survey, known: Sequence[Evidence]) -> dict[Key, str]:
    """Why lines are no furniture, by their keys; a rare name is, where it always stands beside a line that is."""
    passages = _passages(known)
    reasons = {
        one.key: reason
        for one in known
        if (reason := "two pages share a passage" if one.pages in passages else _objection(survey, one))
    }
    accepted = {one.key for one in known} - set(reasons)
    waiting = [one for one in known if reasons.get(one.key) == _RARE]
    while near := [one for one in waiting if one.beside and not accepted.isdisjoint(one.beside)]:
        accepted.update(one.key for one in near)
        waiting = [one for one in waiting if one.key not in accepted]
    return {key: reason for key, reason in reasons.items() if key not in accepted}


def _passages(known: Sequence[Evidence]) -> set[frozenset[int]]:
    """The pairs of documents that share several lines which no third document has."""
    pairs = Counter(evidence.pages for evidence in known if evidence.documents == 2)
    return {pages for pages, count in pairs.items() if count >= PASSAGE}


def _objection(survey: Survey, evidence: Evidence) -> str:
    """Why a repeated line is no furniture; empty where it may be."""
    text = _text(evidence)
    share = evidence.documents / max(1, survey.documents)
    if not any(map(str.isalnum, text)):
        return "signs alone"
    if evidence.pieces:
        return "a piece of a sentence elsewhere"
    if text[0].islower() and share < SMALL and evidence.share("body"):
        return "opens as a piece of a sentence does"
    differs = len({tokens.masked(one.lower()) for one in evidence.texts}) < len({one.lower() for one in evidence.texts})
    if (differs or not any(map(str.isalpha, text))) and evidence.share("body") > NUMBERED:
        return "numbers within the text"
    if share < SMALL and is_title(text) and len(text.split()) >= HEADLINE:
        return "a headline, which will not repeat for long"
    if share < SMALL and evidence.mentions and _is_name(text):
        return "a subject: sentences speak of it"
    if evidence.documents < NOTICE and survey.documents >= HANDFUL and not _is_worded(text):
        return _RARE
    if evidence.documents < NOTICE and (stops(text) or (text.endswith(":") and evidence.share("body"))):
        return "too few documents for a sentence" if stops(text) else "may be a heading"
    return ""


def _is_name(text: str) -> bool:
    """Whether all words are capitalised, as those of a name or a tag are."""
    return len(text.split()) <= NAME_WORDS and all(word[0].isupper() or word[0].isdigit() for word in text.split())


def _is_worded(text: str) -> bool:
    """Whether a line says something, or has a sign that names do not have: labels do."""
    return any(word[0].islower() for word in text.split()) or not text[0].isalnum()


def _place(evidence: Evidence) -> str:
    zones = {zone: evidence.share(zone) for zone in ("head", "tail")}
    found = window(evidence.places, zones)
    return next(iter(found), "") if found else ""


def _heads(evidence: Evidence) -> bool:
    """Whether a line is the heading of a list of other stories: headlines follow it nearly always.

    One above the text with a single headline below it is the name of a section, and the headline that of the page.
    """
    if max(evidence.runs) <= 1 and evidence.share("head") >= FOLLOWED:
        return False
    short = all(len(text.split()) <= HEADING for text in evidence.texts)
    total = evidence.runs.total() - evidence.runs[NOTHING]
    followed = total - evidence.runs[0]
    return short and followed >= NOTICE and followed >= FOLLOWED * total


def _block(survey: Survey, evidence: Evidence) -> Proposal:
    """A rule for a heading and the headlines below it."""
    most = max(evidence.runs)
    rule = {
        "drop_block": {
            "from": {"is": sorted({text.lower() for text in evidence.texts})},
            "while": {"max_words": TITLE_WORDS[-1], "sentence": False},
            "max_lines": most,
        }
    }
    note = f"{evidence.documents} of {survey.documents} documents, up to {most} headlines behind it"
    words = frozenset(tokens.words(_text(evidence)))
    shown_as = f"{shown(evidence)} and headlines"
    ratio = survey.ratio(evidence)
    why = "A heading, and the headlines of other stories below it."
    return Proposal(rule, shown_as, evidence.documents, ratio, {"": note}, words, "related", _text(evidence), why)


def _proposal(survey: Survey, own: Sequence[Evidence], group: tuple[str, str, str]) -> Proposal:
    place, category, rare = group
    notes: dict[str, str] = {}
    named: defaultdict[str, list[str]] = defaultdict(list)
    for evidence in own:
        for key, text in _named(evidence):
            named[key].append(text)
            notes[text] = f"{evidence.documents} of {survey.documents} documents"
    rule: dict[str, Any] = {"drop": dict(named)}
    places = [one for evidence in own for one in evidence.places]
    if place and (found := window(places, {place: 1.0})):
        rule["at"] = dict(found)
    words = frozenset(word for evidence in own for text in evidence.texts for word in tokens.words(text))
    name = _text(own[0]) if len(own) == 1 else "-".join(filter(None, (rare, place, category, "lines")))
    more = f" and {len(own) - 1} more" if len(own) > 1 else ""
    return Proposal(
        rule,
        shown(own[0]) + more,
        own[0].documents,
        survey.ratio(own[0]),
        notes,
        words,
        category,
        name,
        "The same line on page after page.",
    )


def _named(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The phrase of a line, or its pattern where its numbers differ."""
    folded = sorted({text.lower() for text in evidence.texts})
    masked = {tokens.masked(text) for text in folded}
    if len(folded) > len(masked):
        yield from (("re", f"^{tokens.pattern(text)}$") for text in sorted(masked))
    else:
        yield from (("is", text) for text in folded)
