"""Two versions of an invented site's rules, and what they make of a page."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any, cast

from cleaner import rulediff
from cleaner.pipeline import Cleaner, Plan
from cleaner.rulebook.book import Rulebook

if TYPE_CHECKING:
    from cleaner.result import Result
    from cleaner.rulebook.plain import FileData

PAGE = """\
CONTOH.ID - Harga beras di pasar tradisional turun sejak awal pekan ini.

Baca juga: Harga cabai naik
Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.
Topik: beras
"""


def tool(*rules: dict[str, Any], **keys: Any) -> Cleaner:
    """A cleaner of one site with these rules and nothing else; every page is told to be its."""
    own = [{"category": "other", "where": "contoh.yaml:1", **rule} for rule in rules]
    file = {"kind": "site", "id": "contoh", "title": "Contoh", "path": "contoh.yaml", "rules": own, **keys}
    return Cleaner.of(Rulebook.of([cast("FileData", file)]), Plan(ledger=True))


def clean(cleaner: Cleaner, page: str = PAGE) -> Result:
    return cleaner.clean(dedent(page), site="contoh")


def changed(old: Cleaner, new: Cleaner, page: str = PAGE) -> list[tuple[str, str, str]]:
    """Rule, kind and place of each change."""
    return [(one.rule, one.kind, one.place) for one in rulediff.changes(clean(old, page), clean(new, page), "a.txt")]


RELATED = {"id": "related", "drop": {"starts": ["baca juga:"]}}
TOPIC = {"id": "topic", "drop": {"starts": ["topik:"]}}
DATELINE = {"id": "dateline", "category": "dateline", "strip_prefix": {"re": [r"CONTOH\.ID - "]}}
SUPPLY = {"id": "supply", "drop": {"has": ["pasokan"]}}
HOLD = {"id": "hold", "keep": {"starts": ["topik:"]}}
