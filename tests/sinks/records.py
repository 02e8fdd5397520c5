"""Records for the tests of sinks, short but with every key that a sink reads."""

from __future__ import annotations

from typing import Any


def record(name: str, text: str = "Isi.", **more: Any) -> dict[str, Any]:
    stats = {"blocks": 3, "kept": 1, "removed": {"ad": 2}}
    item = {"rule": "kontan/iklan", "category": "ad", "line": 1, "text": "Iklan"}
    base = {"id": name, "status": "ok", "site": "kontan", "title": None, "text": text, "removed": [item]}
    return {**base, "warnings": [], "stats": stats, "stage": None, "problem": None, **more}


def failure(name: str) -> dict[str, Any]:
    nothing = {"blocks": 0, "kept": 0, "removed": {}}
    return record(name, "", status="error", site=None, stats=nothing, removed=[], stage="source", problem="tiada")


def interrupted(sink: Any) -> None:
    """Write one record, then do what a user does who has waited long enough."""
    with sink:
        sink.write(record("a.txt"))
        raise KeyboardInterrupt
