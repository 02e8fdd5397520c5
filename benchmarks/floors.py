"""Hold the quality figures to their floors, on the development corpus beside the checkout.

    python -m benchmarks.floors              compare with floors.json; exit 1 below a floor
    python -m benchmarks.floors --pin        raise the floors to what is measured now
    python -m benchmarks.floors --pin --allow-regression     lower them too

The floors carry the fingerprint of the corpus: on another one nothing is compared before they are pinned again.
Without the corpus there is nothing to measure, and the script says so. `benchmarks.quality` does it for any folder.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality import floors, lines, visible
from benchmarks.quality.extractors import CLEANER, GENERIC
from benchmarks.quality.pages import fingerprint, load
from benchmarks.quality.race import figures, race

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.quality.pages import Page

FLOORS = Path(__file__).with_name("floors.json")
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    floors.add_options(parser)
    args = parser.parse_args()
    if not CORPUS.is_dir():
        print("quality floors: skipped, no corpus beside the checkout")
        return 0
    return floors.keep(floors.Floors.read(FLOORS), fingerprint([CORPUS]), measured(), args)


def measured() -> dict[str, float]:
    """Every figure, the larger the better: what is repeated counts as its complement."""
    indonesian = load(CORPUS / "html")
    found = figures("dump", dumps(indonesian), CLEANER)
    found |= figures("html", indonesian, CLEANER)
    found |= figures("html-generic", indonesian, GENERIC)
    found |= figures("world", load(CORPUS / "scrapinghub"), CLEANER)
    found |= kontan(load(CORPUS / "text"))
    extract = CLEANER.make()
    for path in sorted((CORPUS / "dumps").glob("*.jsonl")):
        share = lines.repeated(path, lambda text, url: extract(text, url).text)
        found[f"not repeated, {path.stem}"] = 1 - share
    return found


def dumps(pages: Sequence[Page]) -> list[Page]:
    """The pages as dumps of their visible text, whose address nobody knows."""
    return [replace(page, raw=visible.text(page.raw), url=None) for page in pages]


def kontan(pages: Sequence[Page]) -> dict[str, float]:
    """Line dumps of one site, found without their addresses."""
    runs, _ = race([replace(page, url=None) for page in pages], [CLEANER])
    found = lines.compare(pages, runs[0].texts)
    return {"kontan recall": found.recall, "kontan precision": found.precision}


if __name__ == "__main__":
    sys.exit(main())
