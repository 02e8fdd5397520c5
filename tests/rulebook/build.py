"""Documents, blocks and rules for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cleaner.model import Block, Document
from cleaner.readers import text
from cleaner.rulebook.compile import Rule, compile_rule

if TYPE_CHECKING:
    from cleaner.rulebook.plain import FileData, RuleData

SITE = cast("FileData", {"kind": "site", "id": "contoh", "title": "Contoh", "rules": []})
PACK = cast("FileData", {"kind": "pack", "id": "paket", "title": "Paket", "rules": []})


def document(*lines: str, url: str | None = None) -> Document:
    return text.read("\n".join(lines), url)


def block(line: str, link_share: float = 0.0) -> Block:
    return Block(0, line, 0, 1, link_share=link_share)


def rule(id_: str = "aturan", **keys: Any) -> RuleData:
    return cast("RuleData", {"id": id_, "category": "other", "why": "An example.", "where": "contoh.yaml:1", **keys})


def compiled(file: FileData = SITE, id_: str = "aturan", **keys: Any) -> Rule:
    return compile_rule(file, rule(id_, **keys))


def file(id_: str = "contoh", kind: str = "site", **keys: Any) -> FileData:
    return cast("FileData", {"kind": kind, "id": id_, "title": id_.title(), "rules": [], **keys})
