"""Records for the tests of reports: those of real runs of our own pages, and bent ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleaner.report import Report

if TYPE_CHECKING:
    from cleaner import Cleaner

NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam")
SENTENCES = [
    f"Paragraf ke-{number} menceritakan bagaimana warga desa menanam ratusan pohon di tepi sungai sejak pagi hari."
    for number in NUMBERS
]
DUMP = "\n".join(
    ["KONTAN.CO.ID - JAKARTA. " + SENTENCES[0], *SENTENCES[1:3], "Baca Juga: IHSG Menguat", *SENTENCES[3:]]
)
MENU = "".join(
    f"<li><a href='/{name}'>{name}</a></li>" for name in ("Nasional", "Ekonomi", "Bola", "Tekno", "Gaya", "Foto")
)
HTML = (
    f"<!doctype html><html><body><nav><ul>{MENU}</ul></nav><article><h1>Warga Menanam Pohon</h1>"
    f"{''.join(f'<p>{sentence}</p>' for sentence in SENTENCES)}<p>Baca juga: <a href='/x'>Sungai Meluap</a></p>"
    "</article></body></html>"
)
HOSTILE = (
    "</details></style><script>alert(1)</script><!-- & \"petik' \x1b[31m \x00 \u202ebalik, kata lurah kepada warga."
)


def record(raw: str | bytes, name: str = "a.txt", *, tool: Cleaner, **more: Any) -> dict[str, Any]:
    """The record of a page, as a reader of the file gets it; `more` is written over it."""
    written = json.dumps({**tool.clean(raw).record(name), **more})
    return dict(json.loads(written))


def plain(name: str = "a.txt", **more: Any) -> dict[str, Any]:
    """A record without a ledger, with all that a report asks for."""
    stats = {"blocks": 3, "kept": 1, "removed": {"ad": 2}, "chars_in": 100, "chars_out": 60, "words": 9}
    base = {"id": name, "status": "ok", "site": "kontan", "layout": None, "body_by": "text", "language": "id"}
    known = {"url": None, "title": None, "date": None, "text": "Isi halaman.", "removed": None, "warnings": []}
    return {**base, **known, "stats": stats, "stage": None, "problem": None, "rules": "0", "version": "1", **more}


def failure(name: str, problem: str = "binary data") -> dict[str, Any]:
    """The record of a page that could not be read."""
    nothing = {"blocks": 0, "kept": 0, "removed": {}, "chars_in": 0, "chars_out": 0, "words": 0}
    return plain(name, status="error", site=None, text="", stats=nothing, stage="read", problem=problem)


def report(*records: dict[str, Any], most: int = 24) -> Report:
    """A report on these."""
    made = Report(most)
    for one in records:
        made.add(one)
    return made
