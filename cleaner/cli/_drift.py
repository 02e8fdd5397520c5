"""What `rules drift` says: alarms with the pages to look at, what could not be told, and the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.cli._places import places
from cleaner.cli._terminal import counted, escaped, inline, shortened, width
from cleaner.drift import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.drift import Drafts, Profile, Signal, Verdict
    from cleaner.rulebook.book import Rulebook

# Answers of "not enough data" that are told one by one, those first that the fewest pages would settle.
_TOLD = 8


def lines(verdicts: Sequence[Verdict], book: Rulebook, drafts: Drafts) -> Iterator[str]:
    """The answer for people; behind a new line stands the draft of a rule for it."""
    where = places(book)
    for verdict in verdicts:
        signal = verdict.signal
        if verdict.state == "drift":
            place = f"  {inline(where[signal.name])}" if signal.about == "rule" and signal.name in where else ""
            yield shortened(f"{_name(signal)} {_what(signal)}", width()) + place
            yield f"  {_counts(signal)}, by chance {verdict.chance:.1g}"
            if signal.pages:
                yield shortened(f"  see {', '.join(map(inline, signal.pages))}", width())
            if draft := _draft(signal, drafts):
                yield f"  a draft of a rule for {inline(signal.site)}, to look at and to put in:"
                yield from (f"    {escaped(line)}" for line in draft.rstrip("\n").split("\n"))
    unsure = sorted((one for one in verdicts if one.state == "unsure"), key=lambda one: (one.needed == 0, one.needed))
    for verdict in unsure[:_TOLD]:
        yield shortened(f"not enough data: {_name(verdict.signal)}, {_open(verdict)}", width())
    if len(unsure) > _TOLD:
        yield f"not enough data: {len(unsure) - _TOLD} more, see --format json"


def summary(verdicts: Sequence[Verdict], before: Profile, now: Profile) -> Iterator[str]:
    """The sums, a line a site and one for all."""
    for name, site in sorted(now.sites.items()):
        if name in before.sites:
            residual = f"repeated lines {site.lines.residual(site.pages):.2%} of those left"
            yield f"{inline(name)}: {counted(site.pages, 'page')}, {residual}"
        else:
            yield f"{inline(name)}: {counted(site.pages, 'page')}, not in the baseline"
    states = [verdict.state for verdict in verdicts]
    watched = f"{len(states)} watched, {states.count('unsure')} with not enough data"
    alarms = counted(states.count("drift"), "alarm")
    yield f"{counted(now.pages, 'page')}, {now.unknown.number} of no known site: {watched}, {alarms}"


def as_json(verdicts: Sequence[Verdict], before: Profile, now: Profile, drafts: Drafts) -> dict[str, Any]:
    """The answer for programs."""
    return {
        "pages": {"before": before.pages, "now": now.pages, "failed": now.failed.number, "unknown": now.unknown.number},
        "level": LEVEL,
        "drift": [_plain(one, drafts) for one in verdicts if one.state == "drift"],
        "not_enough_data": [_plain(one, {}) for one in verdicts if one.state == "unsure"],
        "fine": sum(one.state == "fine" for one in verdicts),
        "residual": {name: round(site.lines.residual(site.pages), 6) for name, site in sorted(now.sites.items())},
        "new_sites": sorted(set(now.sites) - set(before.sites)),
    }


def _plain(verdict: Verdict, drafts: Drafts) -> dict[str, Any]:
    signal = verdict.signal
    return {
        "about": signal.about,
        "site": signal.site or None,
        "kind": signal.kind or None,
        "name": signal.name or None,
        "before": [signal.before.hits, signal.before.of],
        "now": [signal.now.hits, signal.now.of],
        "chance": verdict.chance,
        "needed": verdict.needed or None,
        "pages": list(signal.pages),
        "draft": _draft(signal, drafts) or None,
    }


def _draft(signal: Signal, drafts: Drafts) -> str:
    return drafts.get((signal.site, signal.name), "") if signal.about == "line" else ""


def _name(signal: Signal) -> str:
    name, site = inline(signal.name), inline(signal.site)
    on = f" on {inline(signal.kind)}" if signal.kind else ""
    return {
        "failed": "pages that cannot be read",
        "site": "pages of a known site",
        "layout": f"{site}: layout {name}",
        "rule": f"{name}{on}" if name.startswith(f"{site}/") else f"{site}: {name}{on}",
        "field": f"{site}: {name}{on}",
        "shorter": f"{site}: texts of {name} characters and more{on}",
        "longer": f"{site}: texts of less than {name} characters{on}",
        "outside": f"{site}: text outside the body{on}",
        "repeats": f"{site}: pages that share a line with others",
        "line": f"{site}: {repr(name) if name else 'new lines on many pages'}",
    }[signal.about]


def _what(signal: Signal) -> str:
    if signal.about == "line":
        return "is left on many pages, no rule takes it"
    if not signal.falls:
        return "became more"
    return "went silent" if signal.now.hits == 0 else "became fewer" if signal.about != "rule" else "became rare"


def _counts(signal: Signal) -> str:
    before, now = signal.before, signal.now
    return f"{before.hits} of {counted(before.of, 'page')} before ({before.share:.0%}), {now.hits} of {now.of} now"


def _open(verdict: Verdict) -> str:
    now = verdict.signal.now
    if verdict.needed:
        return f"{counted(now.of, 'page')} where {verdict.needed} could tell"
    return f"{now.hits} of {now.of} is less sure than it looks" if now.of else "no page"
