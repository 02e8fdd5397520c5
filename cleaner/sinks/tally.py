"""What a batch came to: counts over its rows, for the summary and for the manifest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.row import Row


@dataclass
class Tally:
    """Sums over the rows that were added. `blocks` were read and `kept` stayed; `removed` counts by category."""

    documents: int = 0
    failed: int = 0
    filtered: int = 0
    blocks: int = 0
    kept: int = 0
    warnings: int = 0
    removed: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count one row."""
        self.documents += 1
        self.failed += row.status == "error"
        self.filtered += row.status == "filtered"
        self.blocks += row.stats["blocks"]
        self.kept += row.stats["kept"]
        self.warnings += len(row.warnings)
        self.removed.update(row.stats["removed"])

    def as_json(self) -> dict[str, Any]:
        """The sums as plain data, categories sorted by name."""
        return {
            "documents": self.documents,
            "ok": self.documents - self.failed - self.filtered,
            "error": self.failed,
            "filtered": self.filtered,
            "blocks": self.blocks,
            "kept": self.kept,
            "warnings": self.warnings,
            "removed": dict(sorted(self.removed.items())),
        }
