"""Whose page is this? By its URL where it has one, else by what its markup says, else by clues in its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cleaner.rulebook.clues import Clues
from cleaner.rulebook.host import ascii_host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cleaner.facts import Facts
    from cleaner.layout import Selector
    from cleaner.model import Document
    from cleaner.rulebook.plain import FileData
    from cleaner.rulebook.probes import Probes

Has = Callable[["Selector"], bool]
Names = Callable[[], "Collection[str]"]

# Characters: as much of a path as any site's globs need.
PATH_CHARS = 2048


def choose(document: Document, files: Iterable[FileData]) -> str | None:
    """The id of the site among `files` that `document` is a page of; None where that is not clear. Never raises."""
    return Chooser(tuple(files)).choose(document)


@dataclass(frozen=True)
class Chooser:
    """The hosts and clues of many sites, ready to be asked about any number of pages."""

    files: tuple[FileData, ...]

    def choose(self, document: Document) -> str | None:
        """See `choose`."""
        return (document.url and self._by_url(document.url)) or self._clues.best(document)

    def choose_page(self, url: str | None, facts: Facts, has: Has, names: Names | None = None) -> str | None:
        """The site of an HTML page without a look at its text: by its URL, the URLs it gives itself, its name, a probe.

        `has` says whether the page has what a selector asks for; `names` gives its classes and ids in lower case, which
        saves most of these questions. A tie of probes is no answer.
        """
        for address in (url, facts.canonical, facts.meta("og:url")):
            if address and (found := self._by_url(address)):
                return found
        name = facts.meta("og:site_name")
        if name and (found := self._names.get(_folded(name))):
            return found
        probed = self._probes.sites(has, names() if names else None)
        return probed.pop() if len(probed) == 1 else None

    def _by_url(self, url: str) -> str | None:
        host, path = _address(url)
        for domain in _domains(host):
            found = self._hosts.get(domain, ())
            exact = [file["id"] for file in found if any(fnmatchcase(path, glob) for glob in _globs(file))]
            fits = exact or [file["id"] for file in found if not _globs(file)]
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def points(self, document: Document) -> dict[str, float]:
        """What the clues of each site give for `document`, by the ids of those that give anything."""
        return self._clues.points(document)

    @cached_property
    def _hosts(self) -> dict[str, list[FileData]]:
        hosts: dict[str, list[FileData]] = {}
        for file in self._sites:
            for host in file.get("match", {}).get("hosts", ()):
                hosts.setdefault(host.lower(), []).append(file)
        return hosts

    @cached_property
    def _names(self) -> dict[str, str | None]:
        """Sites by the names they give themselves; None where two have one."""
        names: dict[str, str | None] = {}
        for file in self._sites:
            for name in {_folded(name) for name in (file.get("title", ""), *file.get("match", {}).get("names", ()))}:
                names[name] = None if name in names else file["id"]
        return names

    @cached_property
    def _probes(self) -> Probes:
        from cleaner.rulebook.layouts import compile_layouts  # here, since a dump has no layout
        from cleaner.rulebook.probes import Probes

        return Probes(tuple((file["id"], layout.probe) for file in self._sites for layout in compile_layouts(file)))

    @cached_property
    def _clues(self) -> Clues:
        return Clues.of(self._sites)

    @cached_property
    def _sites(self) -> tuple[FileData, ...]:
        return tuple(file for file in self.files if file["kind"] == "site")


def _address(url: str) -> tuple[str, str]:
    """Host and path of a URL, with or without a scheme; empty where it is none. Page authors write URLs."""
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return "", ""
    return ascii_host(host), parts.path[:PATH_CHARS]


def _domains(host: str) -> Iterator[str]:
    """The host and the domains above it, the nearest first: a file for a sub-domain is the better one."""
    while host:
        yield host
        host = host.partition(".")[2]


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def _globs(file: FileData) -> list[str]:
    return file.get("match", {}).get("paths", [])
