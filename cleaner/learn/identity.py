"""Whose pages these are: hosts, the name that pages give their site, the language; and how a dump of them is known."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.facts import Facts
    from cleaner.learn.sample import Sample
    from cleaner.model import Document

# Share of the pages with an address that a domain must have to be the site's.
SHARE = 0.8
# Documents whose language is asked for: it costs a few milliseconds each.
ASKED = 30
# Letters of what stands before a country's code and is no name: co.id, or.id, com.au.
_SECOND_LEVEL = 3
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


@dataclass
class Identity:
    """Collects what pages say of their site."""

    _hosts: Counter[str] = field(default_factory=Counter)
    _names: Counter[str] = field(default_factory=Counter)
    _languages: Counter[str] = field(default_factory=Counter)
    _asked: int = 0

    def add(self, sample: Sample, document: Document) -> None:
        """Look at one page."""
        facts = document.facts
        for address in (sample.url, facts.canonical, facts.meta("og:url")):
            if address and (host := host_of(address)):
                self._hosts[host] += 1
                break
        if name := _name(facts):
            self._names[name] += 1
        if self._asked < ASKED:
            self._asked += 1
            self._ask(document)

    def _ask(self, document: Document) -> None:
        from cleaner.metadata import language

        text = "\n".join(block.text for block in document.blocks if block.is_sentence)
        if found := language.detect(text):
            self._languages[found] += 1

    def hosts(self) -> list[str]:
        """The domain that most pages share; without one, the hosts of most pages."""
        domains: Counter[str] = Counter()
        for host, count in self._hosts.items():
            domains[_domain(host)] += count
        total = self._hosts.total()
        return sorted(domain for domain, count in domains.items() if count >= max(1, (1 - SHARE) * total))

    def title(self, otherwise: str) -> str:
        """The name that most pages give, else a host, else `otherwise`."""
        best = min(self._names, key=lambda name: (-self._names[name], name), default="")
        return best or next(iter(self.hosts()), otherwise)

    def language(self) -> str | None:
        """The language of most pages."""
        return min(self._languages, key=lambda code: (-self._languages[code], code), default=None)

    def match(self, clues: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """What a rule file says of how its pages are recognised."""
        found: dict[str, Any] = {"hosts": self.hosts(), "text": [*clues]}
        return {key: value for key, value in found.items() if value}


def group(sample: Sample) -> str:
    """What pages of one site have in common: their domain, else the file or folder that they are in."""
    host = host_of(sample.url) if sample.url else ""
    if host:
        return _domain(host)
    container, row, _ = sample.id.partition("#")
    return container if row else container.rpartition("/")[0]


def host_of(address: str) -> str:
    """The host of a URL as rule files write it, without www; empty where it has none."""
    try:
        host = (urlsplit(address.strip()).hostname or "").lower().removeprefix("www.").rstrip(".")
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _domain(host: str) -> str:
    """The domain that a site's hosts have in common: kontan.co.id of nasional.kontan.co.id."""
    labels = host.split(".")
    public = 2 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= _SECOND_LEVEL else 1
    return ".".join(labels[-public - 1 :])


def _name(facts: Facts) -> str:
    name = " ".join((facts.meta("og:site_name") or "").split())
    return name if name.isprintable() and len(name) <= 60 else ""
