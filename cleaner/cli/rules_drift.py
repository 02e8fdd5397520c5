"""`cleaner rules drift`: whether a batch of pages is still what the rules were written for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules, Site, open_cleaner
from cleaner.cli._terminal import counted, inline, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.drift import Drafts, Profile, Verdict
    from cleaner.pipeline import Cleaner

_FORMATS = ("text", "json")


def run(
    paths: Annotated[list[str], typer.Argument(metavar="BATCH...", help="Files, folders, and .jsonl files of rows.")],
    baseline: Annotated[str, typer.Option("--baseline", metavar="FILE", help="What is expected, as JSON.")],
    record: Annotated[bool, typer.Option("--record", help="Write FILE: this batch is as it should be.")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="text|json", help="How to print the answer.")] = "text",
    site: Site = None,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
) -> None:
    """Compare a batch of pages with a recorded baseline, and name each rule or layout that went silent.

    First record a batch that is known to be good, a hundred pages of a site or more. What is compared, with exact
    tests: how often each rule, layout and field is found, how long texts are, lines that repeat, and whether extractors
    find much more text than the layouts. Where a batch is too small to tell, that is the answer. The exit code is 1
    where something has changed for the worse.
    """
    if format_ not in _FORMATS:
        raise UsageError(f"--format is text or json, not {format_!r}{suggestion(format_, _FORMATS)}")
    path = Path(baseline)
    if record:
        _check_target(path, paths)
        cleaner = open_cleaner(rules, (), (), ledger=True)
        _record(path, _profile(paths, cleaner, site), cleaner)
    else:
        _compare(path, paths, open_cleaner(rules, (), (), ledger=True), site, format_)


def _profile(paths: Sequence[str], cleaner: Cleaner, site: str | None) -> Profile:
    from cleaner import drift
    from cleaner.cli._sources import pages

    profile = drift.count(pages(paths), cleaner, site)
    if not profile.read:
        raise UsageError(
            "there is no page in this batch that can be read; name files, folders, or .jsonl files of rows"
        )
    return profile


def _record(path: Path, profile: Profile, cleaner: Cleaner) -> None:
    from cleaner import drift
    from cleaner.sinks.atomic import replacing

    text = json.dumps(drift.plain(profile, cleaner.rulebook.hash), indent=1, ensure_ascii=True)
    with replacing(path) as stream:
        stream.write(f"{text}\n".encode())
    for name, site in sorted(profile.sites.items()):
        kinds = ", ".join(f"{kind} {own.pages}" for kind, own in sorted(site.kinds.items()))
        say(f"{inline(name)}: {counted(site.pages, 'page')} ({inline(kinds)})")
    others = f", {profile.unknown.number} of no known site, {profile.failed.number} failed"
    say(f"{inline(str(path))}: {counted(profile.pages, 'page')} recorded{others}")


def _compare(path: Path, paths: Sequence[str], cleaner: Cleaner, site: str | None, format_: str) -> None:
    from cleaner import drift
    from cleaner.cli import _drift

    before, rules = _read(path)
    now = _profile(paths, cleaner, site)
    verdicts = drift.compare(before, now, cleaner.rulebook.check_ids)
    drafts = _drafts(verdicts, paths, cleaner, site)
    if format_ == "json":
        text = json.dumps(_drift.as_json(verdicts, before, now, drafts), indent=1)
        typer.echo(text.replace("\x7f", "\\u007f"))  # JSON lets it through
    else:
        for line in _drift.lines(verdicts, cleaner.rulebook, drafts):
            typer.echo(line)
    if rules != cleaner.rulebook.hash:
        say(f"the rules are not those of the baseline ({rules}, now {cleaner.rulebook.hash}); --record it anew in time")
    found = sum(verdict.state == "drift" for verdict in verdicts)
    for line in _drift.summary(verdicts, before, now):
        say(line)
    if found:
        raise typer.Exit(FAILED)


def _drafts(verdicts: Sequence[Verdict], paths: Sequence[str], cleaner: Cleaner, site: str | None) -> Drafts:
    """Rules for new lines. The pages are read once more, which standard input does not allow."""
    from cleaner import drift
    from cleaner.sources import STDIN, Inputs

    return {} if STDIN in paths else drift.drafts(verdicts, lambda: Inputs.of(paths).items(), cleaner, site)


def _check_target(path: Path, inputs: Sequence[str]) -> None:
    """Raise UsageError where FILE is anything but a baseline, a new file, or no place for one."""
    from cleaner.sinks import file

    file.check(path, [name for name in inputs if name != "-"])
    if path.exists():
        try:
            _read(path)
        except UsageError as error:
            raise UsageError(f"{error}; --record replaces baselines only, name a new file") from None


def _read(path: Path) -> tuple[Profile, str]:
    from cleaner import drift
    from cleaner.cli import _baseline

    return _baseline.read(path, drift.read, ", from pages that are as they should be")


COMMAND = Command(
    "drift",
    run,
    (
        "cleaner rules drift good/ --baseline baseline.json --record",
        "cleaner rules drift today/ --baseline baseline.json",
        "cleaner rules drift today.jsonl --baseline baseline.json --format json",
    ),
    group="rules",
)
