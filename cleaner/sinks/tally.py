"""What a batch came to: counts over its records, for the summary and for the manifest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.model import Record


@dataclass
class Tally:
    """Sums over the records that were added. `blocks` were read and `kept` stayed; `removed` counts by category."""

    documents: int = 0
    failed: int = 0
    blocks: int = 0
    kept: int = 0
    warnings: int = 0
    removed: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        """Count one record."""
        self.documents += 1
        self.failed += record["status"] == "error"
        self.blocks += record["stats"]["blocks"]
        self.kept += record["stats"]["kept"]
        self.warnings += len(record["warnings"])
        self.removed.update(record["stats"]["removed"])

    def as_json(self) -> dict[str, Any]:
        """The sums as plain data, categories sorted by name."""
        return {
            "documents": self.documents,
            "ok": self.documents - self.failed,
            "error": self.failed,
            "blocks": self.blocks,
            "kept": self.kept,
            "warnings": self.warnings,
            "removed": dict(sorted(self.removed.items())),
        }
