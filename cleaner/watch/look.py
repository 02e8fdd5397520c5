"""One round: the rule file as it is on the disk now, its findings, its tests, and its effect on the samples."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from cleaner.pipeline import Cleaner, Plan
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load_sources
from cleaner.samples import proofs
from cleaner.watch.effect import effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.errors import Finding
    from cleaner.learn import Samples
    from cleaner.rulebook.folders import Source
    from cleaner.rulebook.load import Loaded, Memory
    from cleaner.rulebook.plain import FileData
    from cleaner.watch.effect import Effect


@dataclass(frozen=True)
class Book:
    """All rule files beside the one that is watched, which `own` shows as it was when it was found."""

    others: Sequence[Source]
    own: Source
    _memory: Memory = field(default_factory=dict, repr=False, compare=False)

    def loaded(self, raw: bytes) -> Loaded:
        """All files, the watched one with this content; the others are read but once."""
        return load_sources((*self.others, replace(self.own, raw=raw, problem="")), self._memory)


@dataclass(frozen=True)
class Round:
    """What a save came to. Without a `file` it is invalid, and `findings` say why.

    Of its `tests` so many are `wrong`, and `failed` says what is; `drafts` lack a hit or a near miss, and run here all
    the same. `book` is what ran.
    """

    raw: bytes
    findings: tuple[Finding, ...]
    file: FileData | None = None
    tests: int = 0
    wrong: int = 0
    failed: tuple[Finding, ...] = ()
    drafts: tuple[str, ...] = ()
    effect: Effect | None = None
    book: Rulebook | None = None

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong with the file itself."""
        return not (self.findings or self.failed)


def look(book: Book, raw: bytes, samples: Samples) -> Round:
    """The round for the content `raw` of the watched file. An invalid file is told, and no sample is read for it."""
    loaded = book.loaded(raw)
    own = tuple(one for one in loaded.findings if one.path == book.own.shown)
    file = next((one for one in loaded.files if one["path"] == book.own.shown), None)
    if own or file is None:
        return Round(raw, own or loaded.findings)
    running = _running(file)
    rulebook = Rulebook.of([running if one is file else one for one in loaded.files])
    found = [*proofs(loaded, [file["id"]])]
    return Round(
        raw,
        (),
        running,
        len(found),
        sum(bool(proof.findings) for proof in found),
        tuple(finding for proof in found for finding in proof.findings),
        tuple(f"{rule['id']}: {rule['draft']}" for rule in file.get("rules", ()) if "draft" in rule),
        effect(samples(), Cleaner.of(rulebook, Plan(effort="fast")), file["id"]),
        rulebook,
    )


def _running(file: FileData) -> FileData:
    """The file as if none of it were a draft: whoever writes it wants to see what it does."""
    plain = {key: value for key, value in file.items() if key != "status"}
    rules = [
        {key: value for key, value in rule.items() if key not in ("draft", "status")} for rule in file.get("rules", ())
    ]
    return cast("FileData", {**plain, "rules": rules})
