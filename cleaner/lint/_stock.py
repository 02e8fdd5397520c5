"""What lint checks look at: loaded rule files, further pages that must stay as they are, hits that are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner import marked
from cleaner.errors import Finding, RuleError
from cleaner.rulebook import yaml
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import Loaded, load_partial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cleaner.rulebook.plain import FileData, RuleData

# In a folder of rules: hits on other files' lines that are right, each with its reason.
KNOWN_HITS = "known-hits.yaml"


@dataclass(frozen=True, slots=True)
class KnownHit:
    """A hit that is right: `rule` may take `line` of another file's tests. `place` is where that is written."""

    rule: str
    line: str
    place: tuple[str, int, int]


@dataclass(frozen=True)
class Stock:
    """`files` are to be linted, `loaded` holds them and those that they are compared with.

    `pages` are marked pages that stand on their own, by path; `findings` says what of all this could not be read.
    """

    loaded: Loaded
    files: tuple[FileData, ...]
    pages: Mapping[str, marked.MarkedPage]
    known: tuple[KnownHit, ...]
    findings: tuple[Finding, ...]

    def runs(self, file: FileData, rule: RuleData) -> bool:
        """Whether `rule` of `file` is no draft."""
        return f"{file['id']}/{rule['id']}" in self._running

    @cached_property
    def _running(self) -> frozenset[str]:
        return Rulebook.of(self.loaded.files).check_ids

    def finding(self, file: FileData, path: tuple[str | int, ...], code: str, message: str) -> Finding:
        """A finding at what stands at `path` in `file`."""
        line, column = self.loaded.places[file["path"]].value(path)
        return Finding(file["path"], line, column, message, "", code)


@dataclass(frozen=True, slots=True)
class Lint:
    """One lint check: the codes it gives, in words, and how it finds them."""

    codes: Mapping[str, str]
    find: Callable[[Stock], Iterable[Finding]]


def stock(folders: Sequence[Path], others: Sequence[Path] = (), pages: Sequence[Path] = ()) -> Stock:
    """Read the rules of `folders`, to be linted, beside those of the folders `others`; the former win.

    `pages` are folders with marked pages, `**/*.marked`. Raises UsageError for a folder of rules that is not there.
    """
    loaded = load_partial((*others, *folders))
    apart = set(load_partial(others).places) if others else set()
    findings = [one for one in loaded.findings if one.path not in apart]
    known = [hit for folder in (*others, *folders) for hit in _known(folder / KNOWN_HITS, findings)]
    return Stock(
        loaded,
        tuple(file for file in loaded.files if file["path"] not in apart),
        dict(_pages(pages, findings)),
        tuple(known),
        tuple(findings),
    )


def _known(path: Path, findings: list[Finding]) -> Iterator[KnownHit]:
    """The entries of a file of known hits: a list of mappings with `rule`, `line` and `why`."""
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


def _pages(folders: Sequence[Path], findings: list[Finding]) -> Iterator[tuple[str, marked.MarkedPage]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.marked")):
            shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            try:
                yield shown, marked.parse(path.read_bytes().decode("utf-8"))
            except marked.MarkedError as error:
                findings.append(Finding(shown, error.line, 1, error.message, error.hint, "R002"))
            except UnicodeDecodeError:
                findings.append(Finding(shown, 0, 0, "the page is not UTF-8", "save the file as UTF-8", "R001"))
