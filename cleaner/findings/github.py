"""For GitHub Actions: a workflow command a finding, which shows it beside the line in a pull request.

What a page or a file says must not end the command or begin another one: `%`, line breaks, and in properties `:` and
`,` are escaped as the runner's own toolkit does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.findings._format import Format
from cleaner.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.errors import Finding
    from cleaner.findings._format import Report

_DATA = {"%": "%25", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """A command a finding; a build that has findings fails, hence `error`."""
    return "".join(map(_command, report.findings))


def _command(finding: Finding) -> str:
    place = {"file": finding.path, "title": finding.code}
    if finding.line:
        place |= {"line": str(finding.line), "col": str(max(finding.column, 1))}
    properties = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in place.items())
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"::error {properties}::{_escaped(finding.message + hint, _DATA)}\n"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    # The line separators of Unicode end no line for the runner, but do for some who read its log.
    separated = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    lines = (visible(part) for part in separated.split("\r"))
    return "%0D".join("".join(signs.get(char, char) for char in line) for line in lines)


FORMAT = Format("github", render)
