"""YAML to plain data, with the line and column of everything, and nothing that could hurt.

Data are built here from the parser's events, by the core schema of YAML 1.2: `no` is text, a date is text, keys are
text. Tags are refused, so that nothing is ever constructed or run; size, depth, nodes and aliases are bounded, so that
no file can hang the loader or fill the memory; a key given twice is a finding rather than a silent loss.

Two parsers give events: libyaml, some seven times as fast, and ruamel's, which reads YAML 1.2 and says what is wrong in
words that help. A file that libyaml might take otherwise, or does not take, is read by the other one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.errors import Finding, RuleError
from cleaner.rulebook.folders import MAX_BYTES
from cleaner.rulebook.nodes import Builder, StopError
from cleaner.rulebook.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

# Signs of what libyaml, which reads YAML 1.1, may take otherwise; found by giving both parsers 60,000 damaged files.
# Line breaks of Unicode, byte order marks, tabs, lone carriage returns; directives and markers of documents; a comment
# or a line of blanks right behind the sign of a block; a colon in the name of an anchor.
_OTHERWISE = re.compile(
    r"[\t\x85\u2028\u2029\ufeff]|\r(?!\n)|^(?:%|---|\.\.\.)|(?:^| )[|>][-+0-9]*(?:#|\s*\n +\n)"
    r"|(?:^|[ \[{,])[&*][^\s,\[\]{}()'\"]+:",
    re.M,
)

# What the parser says, and what an author of rules most often did.
ADVICE = (
    ("mapping values are not allowed here", "put text that holds ': ' in quotes, or check the indentation"),
    ("found unknown escape character", "write patterns in single quotes, where a backslash is a backslash"),
    ("found character '\\t'", "indent with blanks, not with tabs"),
    ("found character", "put text that begins with this character in quotes"),
    ("while scanning an alias", "put text that begins with * in quotes"),
    ("while scanning an anchor", "put text that begins with & in quotes"),
    ("found unexpected end of stream", "a quote is open"),
    ("while parsing a flow", "a bracket is open, or a comma is missing"),
    ("expected <block end>", "check the indentation of this line and of the one above"),
    ("could not find expected ':'", "a key needs a colon and a blank; check the indentation"),
)


@dataclass(frozen=True)
class Parsed:
    """The data of a file, its places, and what was wrong without being fatal."""

    data: Any
    places: Places
    findings: tuple[Finding, ...] = ()


def parse(raw: bytes, path: str) -> Parsed:
    """The data in `raw`; `path` is how findings name the file. Raises RuleError where there is no data to speak of."""
    text = _decode(raw, path)
    return _quickly(text, path) or _carefully(text, path)


def _quickly(text: str, path: str) -> Parsed | None:
    """What libyaml reads; None where PyYAML came without it, or where the other parser has to look."""
    if _OTHERWISE.search(text):
        return None
    import yaml  # here, since a cached rule set needs no YAML

    if not yaml.__with_libyaml__:
        return None
    try:
        return _built(yaml.parse(text, Loader=yaml.CSafeLoader), text, Builder(path))
    except Exception:  # whatever it is, the other parser says it better
        return None


def _carefully(text: str, path: str) -> Parsed:
    from ruamel.yaml import YAML  # here, as above

    builder = Builder(path)
    try:
        # "safe" for its events alone: they are the same as those of "rt", without comments and marks of folded lines.
        return _built(YAML(typ="safe", pure=True).parse(text), text, builder)
    except StopError as stop:
        raise RuleError((*builder.findings, stop.finding)) from None
    except Exception as error:  # the parser lets slip more than its own kind: "%YAML 1<5000 digits>" is a ValueError
        raise RuleError((*builder.findings, _syntax(error, text, path))) from None


def _built(events: Iterator[Any], text: str, builder: Builder) -> Parsed:
    root = builder.document(events)
    return Parsed(root.value, Places(root, tuple(text.split("\n"))), tuple(builder.findings))


def _decode(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than the {MAX_BYTES >> 10} KiB that are read"
        raise RuleError((Finding(path, 0, 0, message, "split it", "R001"),))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "save the file as UTF-8"
        raise RuleError((Finding(path, line, column, "the file is not UTF-8", hint, "R001"),)) from None


def _syntax(error: Exception, text: str, path: str) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    said = f"{problem} {getattr(error, 'context', '')}"
    hint = next((advice for sign, advice in ADVICE if sign in said), "")
    if mark is not None:
        return Finding(path, mark.line + 1, mark.column + 1, f"no YAML: {problem}", hint, "R001")
    at = getattr(error, "position", None)
    before = text[: at if isinstance(at, int) else 0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Finding(path, line, column, f"no YAML: {problem}", hint, "R001")
