"""What lint reads besides rule files: hits that are known to be right, marked pages, and samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner import marked
from cleaner.errors import Finding, RuleError
from cleaner.rulebook import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# In a folder of rules: hits on other files' lines that are right, each with its reason.
KNOWN_HITS = "known-hits.yaml"


@dataclass(frozen=True)
class KnownHit:
    """A hit that is right: `rule` may take `line` of another file's tests. `place` is where that is written."""

    rule: str
    line: str
    place: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page as a scraper left it, a dump or HTML, how messages call it, and where it came from."""

    name: str
    raw: bytes | str
    url: str | None = None


def known_hits(folder: Path, findings: list[Finding]) -> Iterator[KnownHit]:
    """The hits that `folder` lists: mappings with `rule`, `line` and `why`. What is wrong goes to `findings`."""
    path = folder / KNOWN_HITS
    shown = f"{path.parent.name}/{path.name}"
    try:
        parsed = yaml.parse(path.read_bytes(), shown)
    except FileNotFoundError:
        return
    except RuleError as error:
        findings.extend(error.findings)
        return
    findings.extend(parsed.findings)
    for number, entry in enumerate(parsed.data if isinstance(parsed.data, list) else [parsed.data]):
        place = (shown, *parsed.places.value((number,)))
        texts = [entry.get(key) for key in ("rule", "line", "why")] if isinstance(entry, dict) else [None]
        if all(isinstance(text, str) and text.strip() for text in texts):
            yield KnownHit(str(texts[0]), str(texts[1]), place)
        else:
            findings.append(Finding(*place, "a known hit has a `rule`, a `line` and a `why`", "", "R005"))


def marked_pages(folders: Sequence[Path], findings: list[Finding]) -> Iterator[tuple[str, marked.MarkedPage]]:
    """The marked pages of `folders`, each with its path. What is wrong goes to `findings`."""
    for folder in folders:
        for path in sorted(folder.rglob("*.marked")):
            shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            try:
                yield shown, marked.parse(path.read_bytes().decode("utf-8"))
            except marked.MarkedError as error:
                findings.append(Finding(shown, error.line, 1, error.message, error.hint, "R002"))
            except UnicodeDecodeError:
                findings.append(Finding(shown, 0, 0, "the page is not UTF-8", "save the file as UTF-8", "R001"))
