"""Findings that are known and may stand, so that a gate can be put up before everything behind it is clean."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.errors import Finding

# Raised when a fingerprint changes its meaning.
SCHEMA = 1


def fingerprint(finding: Finding) -> str:
    """The same for the same finding after lines were inserted above it: code, path and message, not line and hint."""
    said = "\0".join((finding.code, finding.path, finding.message))
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:32]


@dataclass(frozen=True)
class Baseline:
    """How often each finding is known."""

    known: Counter[str]

    @classmethod
    def read(cls, data: Any) -> Baseline:
        """A baseline out of a file of JSON. Raises ValueError with the reason where it is none."""
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise ValueError(f"it has no schema {SCHEMA}")
        known = data.get("findings")
        if not isinstance(known, dict) or not all(type(number) is int for number in known.values()):
            raise ValueError("its findings are no object of numbers")
        return cls(Counter(known))

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """The baseline that knows `findings`."""
        return cls(Counter(map(fingerprint, findings)))

    def plain(self) -> dict[str, Any]:
        """What is written; the same findings give the same bytes, whatever their order."""
        return {"schema": SCHEMA, "findings": dict(sorted(self.known.items()))}

    def new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are not known, in their order; of three alike of which two are known, the last."""
        left = self.known.copy()
        for finding in findings:
            name = fingerprint(finding)
            if left[name] > 0:
                left[name] -= 1
            else:
                yield finding
