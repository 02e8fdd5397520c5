"""For code scanning: SARIF 2.1.0, with the meaning of each code that was found."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cleaner.findings._format import About, Format
from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.errors import Finding
    from cleaner.findings._format import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# The folder that relative paths are below, as tools call it that know their checkout.
ROOT = "%SRCROOT%"


def render(report: Report) -> str:
    """One run; paths are URIs, relative ones below ROOT, and columns count code points."""
    codes = sorted({finding.code for finding in report.findings})
    run = {
        "tool": {
            "driver": {
                "name": "bersih",
                "version": __version__,
                "rules": [_rule(code, report.about.get(code, About(code))) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=True) + "\n"


def _rule(code: str, about: About) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": about.words},
        "help": {"text": about.words} | ({"markdown": about.page} if about.page else {}),
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    hint = f" ({finding.hint})" if finding.hint else ""
    place: dict[str, Any] = {"artifactLocation": _artifact(finding.path)}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": finding.message + hint},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }


def _artifact(path: str) -> dict[str, str]:
    said = path.replace("\\", "/")
    if said.startswith("/") or said[1:3] == ":/":
        return {"uri": "file://" + quote("/" + said.lstrip("/"), "/:", errors="replace")}
    return {"uri": quote(said.removeprefix("./"), errors="replace"), "uriBaseId": ROOT}


def _fingerprint(finding: Finding) -> str:
    """The same for the same finding after lines were inserted above it."""
    said = "\0".join((finding.code, finding.path, finding.message))
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


FORMAT = Format("sarif", render)
