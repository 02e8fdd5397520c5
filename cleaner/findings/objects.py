"""For programs: one JSON object with the findings in their order, every key always there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cleaner.findings._format import Format

if TYPE_CHECKING:
    from cleaner.findings._format import Report

# Raised when a key changes its meaning or goes.
VERSION = 1


def render(report: Report) -> str:
    """The same report gives the same bytes. A `line` of 0 says that there is no place."""
    findings = [
        {
            "code": finding.code,
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "hint": finding.hint,
            "about": report.about[finding.code].words if finding.code in report.about else "",
        }
        for finding in report.findings
    ]
    return json.dumps({"version": VERSION, "findings": findings}, indent=2, ensure_ascii=True) + "\n"


FORMAT = Format("json", render)
