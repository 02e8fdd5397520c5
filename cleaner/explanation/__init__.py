"""A result as one HTML page for people: each block with its fate, the rule that decided it, and where that rule is.

The page is self-contained: it loads nothing, runs nothing and leads nowhere, which its content security policy says
too. What came from the page that was cleaned is text in it, whatever it was there.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from cleaner.explanation._blocks import listed
from cleaner.explanation._markup import chip, code, counted, text
from cleaner.explanation._rows import OUTSIDE, Row, folded, rows
from cleaner.explanation._style import COLOURS, CSS, POLICY, policy
from cleaner.model import MOVED
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.result import Result

__all__ = [
    "COLOURS", "OUTSIDE", "Row", "chip", "code", "counted", "folded", "page", "policy", "rows", "text",
]  # fmt: skip


def page(result: Result, name: str, found: str) -> str:
    """The page about `result`: `name` is what the document is called, `found` says whose page it is and how we know."""
    noun = "block" if result.document.kind == "html" else "line"
    own = list(rows(result))
    return "\n".join(
        [
            *_head(name),
            f'<body><a class="skip" href="#page">to the {noun}s of the page</a>',
            f'<header><p class="muted">What became of</p><h1>{text(name)}</h1><p>{text(found)}</p></header><main>',
            '<div class="facts">',
            *_summary(result, own),
            *_metadata(result),
            "</div>",
            *_warnings(result),
            f'<section><h2 id="page">The page</h2><ol class="page"{_language(result)}>',
            *listed(own, noun),
            "</ol></section></main>",
            f"<footer>bersih {text(__version__)}, rules {code(result.rules[:12])}. This page loads and runs nothing.",
            "</footer></body></html>\n",
        ]
    )


def _head(name: str) -> Iterator[str]:
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>What became of {text(name)}</title><style>{CSS}</style></head>"


def _summary(result: Result, own: Sequence[Row]) -> Iterator[str]:
    stats = result.stats()
    first = {removal.check.category: row.block.line for row in reversed(own) for removal in row.removals[::-1]}
    yield "<section><h2>Summary</h2>"
    yield f"<p>Of {stats['chars_in']} characters {stats['chars_out']} stay.</p>"
    if stats["removed"]:
        yield '<table><thead><tr><th scope="col">Category</th><th scope="col">Fate</th>'
        yield '<th scope="col" class="count">Times</th></tr></thead><tbody>'
        for category, times in stats["removed"].items():
            where = "metadata" if category in MOVED else "removed"
            yield f'<tr><td><a href="#b{first[category]}">{chip(category)}</a></td><td>{where}</td>'
            yield f'<td class="count">{times}</td></tr>'
        yield "</tbody></table>"
    yield "</section>"


def _metadata(result: Result) -> Iterator[str]:
    known = result.metadata
    yield "<section><h2>Metadata</h2><dl>"
    for field in fields(known):
        value = getattr(known, field.name)
        if value and field.name != "provenance":
            shown = "; ".join((value,) if isinstance(value, str) else value)
            source = known.provenance.get(field.name, "")
            origin = f' <span class="muted">from {code(source)}</span>' if source else ""
            yield f"<dt>{text(field.name)}</dt><dd>{text(shown)}{origin}</dd>"
    yield "</dl></section>"


def _warnings(result: Result) -> Iterator[str]:
    if result.warnings:
        yield '<section><h2>Warnings</h2><ul class="plain">'
        yield from (f"<li>{text(warning)}</li>" for warning in result.warnings)
        yield "</ul></section>"


def _language(result: Result) -> str:
    return f' lang="{text(result.metadata.language)}"' if result.metadata.language else ""
