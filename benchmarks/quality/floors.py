"""Figures that may not fall: a file of floors with the fingerprint of the pages that they were measured on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Figures are compared to three digits; a floor gives way by half of the last one and no more.
ROUNDING = 0.0005


@dataclass(frozen=True)
class Floors:
    """What a file of floors says; without the file, nothing."""

    path: Path
    corpus: str
    floors: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> Floors:
        if not path.is_file():
            return cls(path, "", {})
        known = json.loads(path.read_text("utf-8"))
        return cls(path, known["corpus"], known["floors"])

    def below(self, measured: Mapping[str, float]) -> list[str]:
        """The names of floors that are not reached; a figure that is not measured any more reaches none."""
        return [name for name, floor in self.floors.items() if measured.get(name, 0.0) + ROUNDING < floor]

    def rows(self, measured: Mapping[str, float]) -> Iterator[str]:
        """A line a figure."""
        below = set(self.below(measured))
        for name in {**measured, **self.floors}:
            value, floor = measured.get(name, 0.0), self.floors.get(name, 0.0)
            yield f"{name:28} {value:.4f}  floor {floor:.4f}{'  BELOW' if name in below else ''}"

    def pin(self, corpus: str, measured: Mapping[str, float]) -> None:
        """Make what was measured the floors."""
        rounded = {name: round(value, 4) for name, value in measured.items()}
        self.path.write_text(json.dumps({"corpus": corpus, "floors": rounded}, indent=2) + "\n", "utf-8")


def add_options(parser: ArgumentParser) -> None:
    """The options that `keep` reads."""
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="let --pin lower a floor")


def keep(floors: Floors, corpus: str, measured: Mapping[str, float], options: Namespace) -> int:
    """Hold to the floors, or pin them; prints the figures and gives the exit code.

    1 means: below a floor, or the pages are others than those of the floors, or a floor would fall unasked.
    """
    print(*floors.rows(measured), sep="\n")
    below = floors.below(measured)
    if floors.corpus != corpus and not options.pin:
        print("the pages changed since the floors were pinned; pin them again with --pin")
    elif below and options.pin and not options.allow_regression:
        print("a floor would fall: say --allow-regression if that is meant")
    elif options.pin:
        floors.pin(corpus, measured)
        return 0
    else:
        return 1 if below else 0
    return 1
