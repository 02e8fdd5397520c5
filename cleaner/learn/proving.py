"""Marked pages for a drafted rule: made by running it alone on its examples, so that they say what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cleaner import marked
from cleaner.learn import running, tokens
from cleaner.learn.examples import Gallery, shortened
from cleaner.learn.reading import ruleset
from cleaner.readers import text
from cleaner.text import is_sentence
from cleaner.trial import try_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rulebook.plain import FileData, RuleData

# Lines of the longest run of cards that a test shows.
MOST_RUN = 60


def pages(file: FileData, rule: RuleData, gallery: Gallery) -> list[str]:
    """The tests of `rule`: each phrase and pattern once, the nearest prose untouched. Empty where none can be made."""
    misses = [miss for _, line in gallery.misses if (miss := _missed(file, rule, line))]
    if not misses:
        return []
    if not gallery.alternatives:
        return next(filter(None, (_run_pages(file, rule, run, misses[0]) for run in _best_first(rule, gallery))), [])
    hits = list(dict.fromkeys(_cut(rule, line) for own in gallery.hits.values() for line in own[:1]))
    more = dict.fromkeys(_cut(rule, line) for own in gallery.hits.values() for line in own[1:2])
    hits += [hit for hit in more if hit not in hits][:2]
    glued = [
        page for line in _glued(rule, gallery, misses[0]) if (page := _page(file, rule, [line])) and not _takes(page)
    ]
    together = _page(file, rule, [*hits, *misses])
    if together and _takes(together) >= len(hits):
        return [together, *glued]
    found = [page for hit in hits if (page := _page(file, rule, [hit, misses[0]])) and _takes(page)]
    return [*found, *glued] if found else []


def without_idle(file: FileData, rule: RuleData, tests: Sequence[str]) -> RuleData:
    """The rule; where no test shows why it lifts the shield of sentences, the shield stays."""
    shielded = cast("RuleData", {key: value for key, value in rule.items() if key != "prose"})
    return shielded if all(try_rule(file, shielded, page).passed for page in tests) else rule


def _best_first(rule: RuleData, gallery: Gallery) -> list[list[str]]:
    """The runs; first those with a sentence, where the rule may take some."""
    if "prose" not in rule:
        return gallery.runs
    return sorted(gallery.runs, key=lambda run: not any(map(is_sentence, run)))


def _glued(rule: RuleData, gallery: Gallery, miss: str) -> list[str]:
    """What the rule must leave above all: its words with a sentence behind them, a bracket within its sentence."""
    hit = next((line for own in gallery.hits.values() for line in own), "")
    prose = shortened(miss, 5, 3)
    suffix = tokens.suffix(hit) if "strip_suffix" in rule else None
    if suffix:
        return [f"{prose.rstrip('.')} {suffix}" if "unless" in rule else f"{suffix} {prose}"]
    drop = rule.get("drop", {})
    if hit.lower() in drop.get("is", ()):
        return [f"{hit} {prose}"]
    opening = next((text for text in drop.get("starts", ()) if hit.lower().startswith(text)), "")
    return [f"{hit[: len(opening)]} {prose}"] if opening and "unless" in rule else []


def _cut(rule: RuleData, line: str) -> str:
    """A hit of which a part stays needs no more than the words beside that part."""
    if "strip_prefix" in rule:
        return shortened(line, 14, 2)
    return shortened(line, 2, 14) if "strip_suffix" in rule else line


def _missed(file: FileData, rule: RuleData, line: str) -> str | None:
    """A near miss, cut to a readable length where the rule leaves it alone even so."""
    return next(
        (one for one in (shortened(line), line) if (page := _page(file, rule, [one])) and not _takes(page)), None
    )


def _run_pages(file: FileData, rule: RuleData, run: Sequence[str], miss: str) -> list[str]:
    """The fewest lines of a run that the rule takes, behind one that it leaves, and one line less, which stays.

    Where the rule may take sentences, one that it takes follows.
    """
    for size in range(2, min(len(run), MOST_RUN) + 1):
        page = _page(file, rule, [miss, *run[:size]])
        if not page or _takes(page) != size:
            continue
        later = next((line for line in run[size:] if is_sentence(line)), None) if "prose" in rule else None
        if later:
            longer = _page(file, rule, [miss, *run[:size], later])
            page = longer if longer and _takes(longer) == size + 1 else page
        less = (_page(file, rule, [miss, *run[:number]]) for number in range(size - 1, 0, -1))
        return [page, *[one for one in less if one and not _takes(one)][:1]]
    return []


def _page(file: FileData, rule: RuleData, lines: Sequence[str]) -> str:
    """The marked page of some lines after the rule ran alone; empty where that cannot be written as a page."""
    document = text.read("\n".join(lines))
    if len(document.blocks) != len(lines):
        return ""
    check = [*ruleset(file, [rule]).rules]
    outcome = running.alone(document, check)
    page = marked.print_page(outcome.document, outcome.settlement)
    try:
        return page if try_rule(file, rule, page).passed else ""
    except marked.MarkedError:
        return ""


def _takes(page: str) -> int:
    return sum(row.startswith(("- ", "~ ")) for row in page.split("\n"))
