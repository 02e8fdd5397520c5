"""All rules that somebody wants to run: sites, packs, which of them a page needs, and what they are together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from cleaner.errors import UsageError, suggestion
from cleaner.model import Site
from cleaner.rulebook import cache, gate, shipped
from cleaner.rulebook.choose import Chooser
from cleaner.rulebook.compile import Ruleset, compile_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from cleaner.model import Document
    from cleaner.rulebook.plain import ExtendData, FileData, RuleData

# Hexadecimal digits of a rule set's hash: 64 bits tell apart all versions anybody will ever have.
HASH_DIGITS = 16


@dataclass(frozen=True)
class Rulebook:
    """Rule files, ready to run. Everything is compiled when a page first needs it; threads may share one."""

    files: tuple[FileData, ...]
    drafts: bool = False
    _rulesets: dict[str | frozenset[str], Ruleset] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def load(cls, folders: Sequence[Path] = (), *, drafts: bool = False) -> Rulebook:
        """The shipped rules and those of `folders`, of which a later one wins by id.

        Raises RuleError where a file is invalid, with all that is wrong in all files.
        """
        return cls(cache.load_cached((shipped.shipped(), *folders)), drafts)

    @classmethod
    def of(cls, files: Sequence[FileData], *, drafts: bool = False) -> Rulebook:
        """A rulebook of files that were loaded already."""
        return cls(tuple(files), drafts)

    @cached_property
    def hash(self) -> str:
        """What all rules that run are together: the same for the same rules, wherever their files lie."""
        return cache.digest(_with_rules(file, self._running(file)) for file in self.files)[:HASH_DIGITS]

    @cached_property
    def sites(self) -> Mapping[str, Site]:
        """What the site files say of their sites, by id."""
        return {
            file["id"]: Site(file["id"], file.get("title", file["id"]), file.get("language"), file.get("timezone"))
            for file in self.files
            if file["kind"] == "site"
        }

    @cached_property
    def skipped(self) -> tuple[str, ...]:
        """The drafts, which do not run, each with its reason: "kontan/byline: no near miss"."""
        return tuple(
            f"{file['id']}/{rule['id']}: {draft}"
            for file in self.files
            for rule in file.get("rules", ())
            if (draft := self._draft(rule))
        )

    @cached_property
    def check_ids(self) -> frozenset[str]:
        """The ids of all checks that could run on some page."""
        return frozenset(f"{file['id']}/{rule['id']}" for file in self.files for rule in self._running(file))

    def choose(self, document: Document) -> str | None:
        """The id of the site that `document` is a page of; None where that is not clear."""
        return self._chooser.choose(document)

    def ruleset(self, site: str | None, document: Document) -> Ruleset:
        """What runs on `document`: the rules of `site` and of the packs it extends.

        Without a site, all packs whose language the document is in. Raises UsageError for an unknown site.
        """
        if site is not None and site not in self.sites:
            raise UsageError(f"no site is called {site!r}{suggestion(site, self.sites)}")
        key = self._fitting(document) if site is None else site
        ruleset = self._rulesets.get(key)
        if ruleset is None:  # two threads may both build it; the two are alike
            files = self._extended(key) if isinstance(key, str) else [pack for pack in self._packs if pack["id"] in key]
            ruleset = Ruleset(tuple(compile_rule(file, rule) for file in files for rule in self._running(file)))
            self._rulesets[key] = ruleset
        return ruleset

    def without(self, rules: Collection[str]) -> Rulebook:
        """The same rulebook less the rules with these check ids; raises UsageError for an unknown one."""
        for name in rules:
            if name not in self.check_ids:
                raise UsageError(f"no rule is called {name!r}{suggestion(name, self.check_ids)}")
        return replace(self, files=tuple(_less(file, rules) for file in self.files))

    def _fitting(self, document: Document) -> frozenset[str]:
        found = gate.words(document)
        closed = {id_ for id_, words in self._gates.items() if not gate.fits(found, words)}
        return frozenset(pack["id"] for pack in self._packs if pack["id"] not in closed)

    def _extended(self, site: str) -> list[FileData]:
        own = next(file for file in self.files if file["kind"] == "site" and file["id"] == site)
        packs = {pack["id"]: pack for pack in self._packs}
        return [own, *(_adapted(packs[extended["pack"]], extended) for extended in own.get("extends", ()))]

    def _running(self, file: FileData) -> list[RuleData]:
        """The rules of `file` less the drafts."""
        return [rule for rule in file.get("rules", ()) if not self._draft(rule)]

    def _draft(self, rule: RuleData) -> str:
        if self.drafts:
            return ""
        # `load` has judged all rules but those to which a site says `status: draft`.
        return rule.get("draft") or ("status: draft" if rule.get("status") == "draft" else "")

    @cached_property
    def _packs(self) -> tuple[FileData, ...]:
        return tuple(file for file in self.files if file["kind"] == "pack")

    @cached_property
    def _gates(self) -> Mapping[str, frozenset[str]]:
        """The function words of the packs that have any; the others run on every page of an unknown site."""
        words = ((pack["id"], pack.get("match", {}).get("words", ())) for pack in self._packs)
        return {id_: frozenset(word.lower() for word in own) for id_, own in words if own}

    @cached_property
    def _chooser(self) -> Chooser:
        return Chooser(tuple(file for file in self.files if self.drafts or file.get("status") != "draft"))


def _adapted(pack: FileData, extended: ExtendData) -> FileData:
    """A pack as a site wants it: less what it disables, with the modifiers that it overrides."""
    disabled, overrides = extended.get("disable", ()), extended.get("override", {})
    rules = [{**rule, **overrides.get(rule["id"], {})} for rule in pack.get("rules", ()) if rule["id"] not in disabled]
    return _with_rules(pack, cast("list[RuleData]", rules))


def _less(file: FileData, rules: Collection[str]) -> FileData:
    return _with_rules(file, [rule for rule in file.get("rules", ()) if f"{file['id']}/{rule['id']}" not in rules])


def _with_rules(file: FileData, rules: list[RuleData]) -> FileData:
    return cast("FileData", {**file, "rules": rules})
