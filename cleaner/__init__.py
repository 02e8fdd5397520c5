"""Clean article text and metadata from scraped pages.

The floors, each importing only from those below (design, section 8):

    4  cli/, shortcut, integrations/,           the skin: one module a command; steps for other engines
       pytest_plugin
    3  sources/, sinks/, batch/, config/,       the outside: files in, files out, many pages, settings
       watch/
    2  result, row, pipeline, webpage, trial,   composition, pure
       samples, lint/, coverage, learn/, repeats,
       rulediff/, drift/, whynot/, explanation/,
       check/, report/, dedupe
    1  engine, ledger, marked, findings/,       peers, pure: they know no file, no terminal, not each other
       heuristics/, opinions/, readers/, metadata/, rulebook/, writers/
    0  model, facts, layout, excerpt, leftover, nouns and tools
       text, codec, dom, parts, errors,
       discover
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.version import __version__

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner, Kind
    from cleaner.result import Result

__all__ = ["Cleaner", "Result", "__version__", "clean"]


def clean(raw: str | bytes, *, url: str | None = None, site: str | None = None, kind: Kind | None = None) -> Result:
    """Clean one page with the shipped rules; see `Cleaner.clean`. For many pages hold a `Cleaner` instead."""
    from cleaner.pipeline import Cleaner

    return Cleaner().clean(raw, url=url, site=site, kind=kind)


def __getattr__(name: str) -> object:
    # The heavy names are loaded when somebody asks for them: a command that prints its version needs none of them.
    if name == "Cleaner":
        from cleaner.pipeline import Cleaner

        return Cleaner
    if name == "Result":
        from cleaner.result import Result

        return Result
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
