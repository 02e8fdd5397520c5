"""What `explain --why-not` says of each line with a text in it: whether it stayed, and which rules looked at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner.cli._terminal import inline, shortened, width
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.whynot import Answer, Looked


def lines(cleaner: Cleaner, whole: Result, body: Result, text: str, rules: Sequence[str]) -> Iterator[str]:
    """The account. `whole` is the result for all of a page, `body` that for the body alone, where a layout has one.

    Raises UsageError where no line has `text`.
    """
    if not text.strip():
        raise UsageError("--why-not needs a part of a line, not blanks")
    answers = _answers(cleaner, whole, body, text, rules)
    if not answers:
        raise UsageError(f"no line of the page has {text!r} in it; copy a part of the line as it stands there")
    for answer in answers:
        fate = "stays" if answer.stayed else "goes"
        yield shortened(f"line {answer.block.line} {fate}: {inline(answer.block.text)}", width())
        for looked in answer.looked:
            yield from _looked(looked)
        if not answer.looked:
            yield "  no rule comes near this line. To take such lines, write a rule: rules/README.md says how, and"
            yield f"  `cleaner rules show {_model(cleaner, body)}` lists rules to begin with"


def _answers(cleaner: Cleaner, whole: Result, body: Result, text: str, rules: Sequence[str]) -> list[Answer]:
    from cleaner import explanation, whynot
    from cleaner.cli import _rules

    # The rulebook has no tests, which show what a rule of patterns takes; they cost a second, so only here.
    answers = whynot.explain(cleaner, body, text, _rules.loaded(rules).files)
    if body is whole:
        return list(answers)
    rows = list(explanation.rows(whole))
    places = dict(enumerate(row.block for row in rows if not row.outside))
    inside = [replace(answer, block=places.get(answer.block.index, answer.block)) for answer in answers]
    outside = {row.block.index for row in rows if row.outside}
    others = [answer for answer in whynot.explain(cleaner, whole, text) if answer.block.index in outside]
    return sorted([*inside, *others], key=lambda answer: answer.block.index)


def _looked(looked: Looked) -> Iterator[str]:
    yield f"  {inline(looked.rule)}  {inline(looked.where)}"
    yield f"    {inline(looked.reason)}"
    if looked.example:
        yield shortened(f"    takes lines such as: {inline(looked.example)}", width())


def _model(cleaner: Cleaner, result: Result) -> str:
    """The file whose rules are the best model for one more: that of the page's site, else any."""
    files = [file["id"] for file in cleaner.rulebook.files]
    site = result.metadata.site
    return site if site in files else next(iter(files), "ID")
