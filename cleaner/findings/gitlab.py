"""For merge requests on GitLab: a Code Quality report, which shows a finding beside the line that changed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from cleaner.findings._format import Format

if TYPE_CHECKING:
    from cleaner.errors import Finding
    from cleaner.findings._format import Report


def render(report: Report) -> str:
    """A list of issues. Paths are as they were given, without `./`, as GitLab wants them."""
    seen: Counter[str] = Counter()
    issues = [_issue(finding, seen) for finding in report.findings]
    return json.dumps(issues, indent=2, ensure_ascii=True) + "\n"


def _issue(finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    said = "\0".join((finding.code, finding.path, finding.message))
    seen[said] += 1  # alike findings are told apart by their number; GitLab shows but one of each fingerprint
    fingerprint = hashlib.sha256(f"{said}\0{seen[said]}".encode("utf-8", "backslashreplace")).hexdigest()
    hint = f" ({finding.hint})" if finding.hint else ""
    return {
        "description": finding.message + hint,
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": "major",
        "location": {"path": finding.path.removeprefix("./"), "lines": {"begin": max(finding.line, 1)}},
    }


FORMAT = Format("gitlab", render)
