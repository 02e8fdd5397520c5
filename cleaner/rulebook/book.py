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
from cleaner.rulebook.drafts import draft_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from cleaner.facts import Facts
    from cleaner.layout import Layout
    from cleaner.model import Document
    from cleaner.rulebook.choose import Has, Names
    from cleaner.rulebook.plain import ExtendData, FileData, RuleData

# Hexadecimal digits of a rule set's hash: 64 bits tell apart all versions anybody will ever have.
HASH_DIGITS = 16


# Of the rules that run together: the site, its layout, the kind of page, and the packs of a page without a site.
_Key = tuple[str | None, str | None, str, frozenset[str]]


@dataclass(frozen=True)
class Rulebook:
    """Rule files, ready to run. Everything is compiled when a page first needs it; threads may share one."""

    files: tuple[FileData, ...]
    drafts: bool = False
    _rulesets: dict[_Key, Ruleset] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def load(cls, folders: Sequence[Path] = (), *, drafts: bool = False) -> Rulebook:
        """The shipped rules and those of `folders`, of which a later one wins by id.

        Raises RuleError where a file is invalid, with all that is wrong in all files.
        """
        rules = cache.load_cached((shipped.shipped(), *folders))
        book = cls(rules.files, drafts)
        digest = rules.with_drafts if drafts else rules.digest
        vars(book)["hash"] = digest[:HASH_DIGITS]  # as if it had been asked for
        return book

    @classmethod
    def of(cls, files: Sequence[FileData], *, drafts: bool = False) -> Rulebook:
        """A rulebook of files that were loaded already."""
        return cls(tuple(files), drafts)

    @cached_property
    def hash(self) -> str:
        """What all rules that run are together: the same for the same rules, wherever their files lie."""
        return cache.digest(self.files, drafts=self.drafts)[:HASH_DIGITS]

    @cached_property
    def sites(self) -> Mapping[str, Site]:
        """What the site files say of their sites, by id."""
        return {file["id"]: _site(file) for file in self.files if file["kind"] == "site"}

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
        from cleaner.rulebook.layouts import ids

        rules = (f"{file['id']}/{rule['id']}" for file in self.files for rule in self._running(file))
        own = (ids(layout) for all_ in self._layouts.values() for layout in all_)
        return frozenset(rules).union(*own)

    def choose(self, document: Document) -> str | None:
        """The id of the site that `document` is a page of; None where that is not clear."""
        return self._chooser.choose(document)

    def choose_page(self, url: str | None, facts: Facts, has: Has, names: Names | None = None) -> str | None:
        """The site of an HTML page, as far as its address and its markup tell; see `Chooser.choose_page`."""
        return self._chooser.choose_page(url, facts, has, names)

    def layouts(self, site: str, has: Has) -> tuple[Layout, ...]:
        """The layouts of `site` whose probes the page has, in the order of the file."""
        return tuple(layout for layout in self._layouts.get(site, ()) if has(layout.probe))

    def ruleset(self, site: str | None, document: Document, layout: str | None = None) -> Ruleset:
        """What runs on `document`: the rules of `site` and of the packs it extends, those for its kind and `layout`.

        Without a site, all packs whose language the document is in. Raises UsageError for an unknown site.
        """
        if site is not None and site not in self.sites:
            raise UsageError(f"no site is called {site!r}{suggestion(site, self.sites)}")
        packs = self._fitting(document) if site is None else frozenset()
        key = (site, layout, document.kind, packs)
        ruleset = self._rulesets.get(key)
        if ruleset is None:  # two threads may both build it; the two are alike
            files = self._extended(site) if site else [pack for pack in self._packs if pack["id"] in packs]
            rules = ((file, rule) for file in files for rule in self._running(file))
            meant = (compile_rule(*each) for each in rules if _is_meant(each[1], layout, document.kind))
            ruleset = self._rulesets[key] = Ruleset(tuple(meant))
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
        return "" if self.drafts else draft_of(rule)

    @cached_property
    def _packs(self) -> tuple[FileData, ...]:
        return tuple(file for file in self.files if file["kind"] == "pack")

    @cached_property
    def _gates(self) -> Mapping[str, frozenset[str]]:
        """The function words of the packs that have any; the others run on every page of an unknown site."""
        words = ((pack["id"], pack.get("match", {}).get("words", ())) for pack in self._packs)
        return {id_: frozenset(word.lower() for word in own) for id_, own in words if own}

    @cached_property
    def _layouts(self) -> Mapping[str, tuple[Layout, ...]]:
        from cleaner.rulebook.layouts import compile_layouts  # here, since a dump has no layout

        return {file["id"]: compile_layouts(file) for file in self._stable if file.get("layouts")}

    @cached_property
    def _chooser(self) -> Chooser:
        return Chooser(self._stable)

    @cached_property
    def _stable(self) -> tuple[FileData, ...]:
        return tuple(file for file in self.files if self.drafts or file.get("status") != "draft")


def _is_meant(rule: RuleData, layout: str | None, kind: str) -> bool:
    return layout in rule.get("layout", (layout,)) and kind == rule.get("kind", kind)


def _site(file: FileData) -> Site:
    return Site(
        id=file["id"],
        name=file.get("title", file["id"]),
        language=file.get("language"),
        timezone=file.get("timezone"),
        whole=file.get("whole"),
        has_bodies=any("body" in layout for layout in file.get("layouts", ())),
    )


def _adapted(pack: FileData, extended: ExtendData) -> FileData:
    """A pack as a site wants it: less what it disables, with the modifiers that it overrides."""
    disabled, overrides = extended.get("disable", ()), extended.get("override", {})
    rules = [{**rule, **overrides.get(rule["id"], {})} for rule in pack.get("rules", ()) if rule["id"] not in disabled]
    return _with_rules(pack, cast("list[RuleData]", rules))


def _less(file: FileData, rules: Collection[str]) -> FileData:
    return _with_rules(file, [rule for rule in file.get("rules", ()) if f"{file['id']}/{rule['id']}" not in rules])


def _with_rules(file: FileData, rules: list[RuleData]) -> FileData:
    return cast("FileData", {**file, "rules": rules})
