"""Which rules there are, and what a page has to do with each: it runs there, or why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cleaner.rulebook.book import Rulebook
    from cleaner.rulebook.plain import FileData, RuleData


@dataclass(frozen=True, slots=True)
class Home:
    """One rule and where it lives.

    `near_page`: whether its file is that of the page's site or a pack that runs on the page. `absent` says why the
    rule does not run there; empty where it does.
    """

    id: str
    kind: str
    rule: RuleData
    near_page: bool
    absent: str = ""

    @property
    def where(self) -> str:
        """File and line."""
        return self.rule.get("where", "")


def homes(book: Rulebook, site: str | None, asked: Collection[str]) -> tuple[Home, ...]:
    """All rules of `book`: those of the page's `site` first, then those of packs, then those of other sites.

    `asked` are the ids of the checks that ran. A rule has the modifiers that the site gives to those of its packs.
    """
    own = next((file for file in book.files if file["kind"] == "site" and file["id"] == site), None)
    extends = {one["pack"]: one.get("override", {}) for one in own.get("extends", ())} if own else {}
    files = {site, *extends} if own else {id_.partition("/")[0] for id_ in asked}
    drafts = dict(skipped.split(": ", 1) for skipped in book.skipped)
    found = []
    for file in sorted(book.files, key=lambda file: (file is not own, file["kind"] != "pack")):
        runs = file["id"] in files
        for rule in file.get("rules", ()):
            name = f"{file['id']}/{rule['id']}"
            adapted = _adapted(rule, extends.get(file["id"], {}) if file["kind"] == "pack" else {})
            absent = "" if name in asked else _absent(file, adapted, site, drafts.get(name, ""), runs=runs)
            found.append(Home(name, file["kind"], adapted, runs, absent))
    return tuple(found)


def _adapted(rule: RuleData, overrides: Mapping[str, Mapping[str, object]]) -> RuleData:
    return cast("RuleData", {**rule, **overrides.get(rule["id"], {})})


def _absent(file: FileData, rule: RuleData, site: str | None, draft: str, *, runs: bool) -> str:
    if draft:
        return f"a draft, which does not run ({draft})"
    if runs and (meant := [f"{key}: {rule.get(key)}" for key in ("kind", "layout") if key in rule]):
        return f"meant for other pages ({', '.join(meant)})"
    if runs:
        return f"disabled by the site {site}"
    if file["kind"] == "pack":
        return f"of the pack {file['id']}, " + (f"which {site} does not use" if site else "not for pages like this")
    if site:
        return f"of the site {file['id']}, which this page is not"
    return f"of the site {file['id']}, as which this page was not recognised"
