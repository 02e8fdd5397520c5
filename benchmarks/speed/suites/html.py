"""HTML pages from bytes to a whole record, beside a bare parse and beside what others make of a page.

The first table has the pages that a layout reads alone; the second one all pages, with every site rule off, so that
extractors are asked. A bare parse includes decoding.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.quality import peers

from ..race import Candidate, race
from ..suite import Suite, Table, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.quality.article import Extract

    from ..pages import Page, Pages
    from ..suite import Options

FLOOR, OURS, FAST = "parse", "cleaner", "cleaner, effort=fast"


def run(pages: Pages, options: Options) -> Sequence[Table]:
    """A table for the pages with a layout, and one for all pages as if there were none."""
    laid_out = _laid_out(pages.html)
    tables = []
    for title, found, ours in (("with a site rule", laid_out, SITE), ("without a site rule", pages.html, GENERIC)):
        if found:
            candidates = (*ours, *PEERS)
            laps = race(candidates, found, options.rounds)
            size = sum(len(page.raw) for page in found) / len(found)
            about = f"HTML {title} ({len(found)} pages, {size / 1e3:.0f} kB each)"
            tables.append(Table(about, laps, FLOOR, OURS, notes=missing(candidates)))
    return tables


def _laid_out(pages: Sequence[Page]) -> list[Page]:
    """The pages that a layout reads without a word of extractors, which are asked about short and unseen bodies."""
    from cleaner import Cleaner, opinions

    tool, found = Cleaner(), []
    for page in pages:
        with patch.object(opinions, "judge", wraps=opinions.judge) as judge:
            record = tool.clean(page.raw, url=page.url).record()
        if record["body_by"] == "site" and not judge.called:
            found.append(page)
    return found


def _parse() -> Callable[[Page], object]:
    from cleaner import dom
    from cleaner.readers import text

    return lambda page: dom.parse(text.decoded(page.raw)[0])


def _ours(**options: object) -> Callable[[Page], object]:
    from cleaner import Cleaner

    tool = Cleaner(**options)  # type: ignore[arg-type]
    return lambda page: json.dumps(tool.clean(page.raw, url=page.url).record())


def _peer(make: Callable[[], Extract]) -> Callable[[Page], object]:
    extract = make()
    return lambda page: extract(page.raw.decode("utf-8", "replace"), page.url)


PARSE = Candidate(FLOOR, _parse)
SITE = (PARSE, Candidate(OURS, _ours))
GENERIC = (
    PARSE,
    Candidate(OURS, partial(_ours, sites=False)),
    Candidate(FAST, partial(_ours, sites=False, effort="fast")),
)
PEERS = (
    Candidate("trafilatura, with metadata", partial(_peer, peers.trafilatura), "trafilatura"),
    Candidate("trafilatura", partial(_peer, peers.trafilatura_text), "trafilatura"),
    Candidate("readability-lxml", partial(_peer, peers.readability), "readability"),
    Candidate("resiliparse", partial(_peer, peers.resiliparse), "resiliparse"),
    Candidate("jusText", partial(_peer, peers.justext), "justext"),
)
SUITE = Suite("html", run)
