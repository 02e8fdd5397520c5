"""Rows for the tests of sinks, short but with every key that a sink reads."""

from __future__ import annotations

from typing import Any

from cleaner.row import Row


def row(name: str, text: str = "Isi.", **more: Any) -> Row:
    stats = {"blocks": 3, "kept": 1, "removed": {"ad": 2}}
    item = {"rule": "kontan/iklan", "category": "ad", "line": 1, "text": "Iklan"}
    base = {"id": name, "status": "ok", "site": "kontan", "title": None, "text": text, "removed": [item]}
    record = {**base, "warnings": [], "stats": stats, "stage": None, "problem": None, **more}
    own = f"{text}\n".encode() if record["status"] == "ok" else None
    return Row._serialised(record, own, "")


def failure(name: str) -> Row:
    nothing = {"blocks": 0, "kept": 0, "removed": {}}
    return row(name, "", status="error", site=None, stats=nothing, removed=[], stage="source", problem="tiada")


def interrupted(sink: Any) -> None:
    """Write one row, then do what a user does who has waited long enough."""
    with sink:
        sink.write(row("a.txt"))
        raise KeyboardInterrupt
