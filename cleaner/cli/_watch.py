"""What `rules watch` says of a round: findings, tests, what repeats, what is lost, and what changed since the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.cli._terminal import counted, inline, shortened, width
from cleaner.findings import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.watch import Effect, Round

# Lost sentences and leftover lines that are shown.
_LOST, _LEFT = 5, 8


def lines(now: Round, last: Effect | None, number: int) -> Iterator[str]:
    """One round for people; `last` is the effect of the last save that was valid."""
    if now.effect:
        yield f"round {number}: {_tests(now)}, {_sums(now.effect, last)}"
    else:
        yield f"round {number}: {counted(len(now.findings), 'finding')}, nothing was tried"
    yield from (plain.line(finding) for finding in (*now.findings, *now.failed))
    if now.effect is None:
        return
    yield from (f"  a draft until its tests have both: {inline(one)}" for one in now.drafts)
    yield from _rules(now.effect)
    yield from _left(now.effect, last)
    for lost in now.effect.lost[:_LOST]:
        yield _fit(f"  lost by {inline(lost.check)}: {inline(lost.line)}")
    if len(now.effect.lost) > _LOST:
        yield f"  {counted(len(now.effect.lost) - _LOST, 'more sentence')} lost"


def _tests(now: Round) -> str:
    return f"{counted(now.tests, 'test')} {f'with {now.wrong} failed' if now.wrong else 'ok'}"


def _sums(now: Effect, last: Effect | None) -> str:
    failed = f" ({now.failed} failed)" if now.failed else ""
    was = f", was {last.after:.2%}" if last and last.after != now.after else ""
    repeated = f"repeated lines {now.before:.1%} -> {now.after:.2%}{was}"
    was = f", was {len(last.lost)}" if last and len(last.lost) != len(now.lost) else ""
    changed = f", {counted(now.changed(last), 'page')} changed" if last else ""
    return f"{counted(now.pages, 'page')}{failed}, {repeated}, prose lost {len(now.lost)}{was}{changed}"


def _rules(now: Effect) -> Iterator[str]:
    hits = sorted(now.hits.items(), key=lambda one: (-one[1], one[0]))
    if taking := [f"{name.partition('/')[2]} {pages}" for name, pages in hits if pages]:
        yield _fit(f"  pages by rule: {inline(', '.join(taking))}")
    if idle := [name.partition("/")[2] for name, pages in hits if not pages]:
        yield _fit(f"  on no page: {inline(', '.join(idle))}")


def _left(now: Effect, last: Effect | None) -> Iterator[str]:
    before = {one.line for one in last.left} if last else set()
    for one in now.left[:_LEFT]:
        new = " (new)" if last and one.line not in before else ""
        yield _fit(f"  left on {one.pages} of {counted(now.pages, 'page')}{new}: {inline(one.line)}")
    if len(now.left) > _LEFT:
        yield f"  {counted(len(now.left) - _LEFT, 'more line')} left"


def _fit(line: str) -> str:
    return shortened(line, width())
