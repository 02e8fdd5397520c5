"""For people and editors: `path:line:column: code message (hint)`, a line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.findings._format import Format
from cleaner.text import visible

if TYPE_CHECKING:
    from cleaner.errors import Finding
    from cleaner.findings._format import Report


def render(report: Report) -> str:
    """The findings, with what a terminal would obey made visible."""
    return "".join(f"{line(finding)}\n" for finding in report.findings)


def line(finding: Finding) -> str:
    """One finding on one line."""
    hint = f" ({inline(finding.hint)})" if finding.hint else ""
    return f"{inline(finding.path)}:{finding.line}:{finding.column}: {finding.code} {inline(finding.message)}{hint}"


def inline(text: str) -> str:
    """`text` as a part of one line: escaped, with single blanks."""
    return visible(" ".join(text.split()))


FORMAT = Format("text", render)
