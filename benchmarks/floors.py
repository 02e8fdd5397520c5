"""Hold the quality figures to their floors, on the development corpus beside the checkout.

    python benchmarks/floors.py              compare with floors.json; exit 1 below a floor
    python benchmarks/floors.py --pin        raise the floors to what is measured now
    python benchmarks/floors.py --pin --allow-regression     lower them too

The floors carry the hash of the corpus and of its scorer: on another corpus nothing is compared before they are
pinned again. Without the corpus there is nothing to measure, and the script says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "eval" / "score.py"
# Figures are rounded by the scorer; a floor gives way by half of the last digit and no more.
ROUNDING = 0.0005


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write what is measured as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --pin lower a floor")
    args = parser.parse_args()
    if not SCORER.exists():
        print("quality floors: skipped, no corpus beside the checkout")
        return 0
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"corpus": "", "floors": {}}
    fingerprint = corpus_hash()
    if known["corpus"] != fingerprint and not args.pin:
        print("quality floors: the corpus or its scorer changed; measure again with --pin")
        return 1
    measured = measure()
    below = {name: value for name, value in measured.items() if value + ROUNDING < known["floors"].get(name, 0.0)}
    for name, value in measured.items():
        print(f"{name:28} {value:.4f}  floor {known['floors'].get(name, 0.0):.4f}{'  BELOW' if name in below else ''}")
    if not args.pin:
        return 1 if below else 0
    if below and not args.allow_regression:
        print("a floor would fall: say --allow-regression if that is meant")
        return 1
    FLOORS.write_text(json.dumps({"corpus": fingerprint, "floors": measured}, indent=2) + "\n", "utf-8")
    return 0


def corpus_hash() -> str:
    digest = hashlib.sha256()
    for path in sorted([*SHARED.joinpath("corpus").rglob("*"), *SCORER.parent.glob("*.py")]):
        if path.is_file():
            digest.update(path.relative_to(SHARED).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure() -> dict[str, float]:
    """Every figure, the larger the better: repetition counts as its complement."""
    kontan, repetition = run("kontan"), run("repetition")
    figures = {}
    for name in ("dump", "html", "world"):
        output = run(name)
        figures |= {f"{name} F1": found(r"F1 ([\d.]+)", output), f"{name} recall": found(r"R ([\d.]+)", output)}
    figures |= {
        "kontan recall": found(r"recall ([\d.]+)", kontan),
        "kontan precision": found(r"precision ([\d.]+)", kontan),
    }
    for site, after in re.findall(r"^\s+(\S+)\s+\d+ documents.*-> +([\d.]+)%", repetition, re.MULTILINE):
        figures[f"not repeated, {site}"] = round(1 - float(after) / 100, 4)
    return figures


def run(name: str) -> str:
    return subprocess.run([sys.executable, SCORER, name], check=True, capture_output=True, text=True).stdout


def found(pattern: str, output: str) -> float:
    match = re.search(pattern, output)
    if match is None:
        raise SystemExit(f"the scorer printed no {pattern!r}: {output}")
    return float(match[1])


if __name__ == "__main__":
    sys.exit(main())
