"""The probes of all sites, asked of a page whose address tells nothing: only those that it can have at all.

Nearly every probe names a class or an id. One look at the names of a page leaves a handful of probes to be run, however
many sites there are; those that name nothing, XPaths among them, are always run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from cleaner.layout import Selector

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
# Attributes, and the arguments of pseudo-classes: what stands there may be there, or must not.
_INNER = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_NAME = re.compile(r"[.#]([\w-]+)")


@dataclass(frozen=True)
class Probes:
    """Probes with the ids of their sites."""

    probes: tuple[tuple[str, Selector], ...]

    def sites(self, has: Callable[[Selector], bool], names: Collection[str] | None = None) -> set[str]:
        """The sites with a probe that the page has; `names` are its classes and ids in lower case, where known."""
        if names is None:
            return {site for site, probe in self.probes if has(probe)}
        numbers = {*self._always, *(number for name in names for number in self._by_name.get(name, ()))}
        return {site for site, probe in (self.probes[number] for number in numbers) if has(probe)}

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, probe) in enumerate(self.probes):
            for name in needed(probe):
                found[name].append(number)
        return found

    @cached_property
    def _always(self) -> Sequence[int]:
        return [number for number, (_, probe) in enumerate(self.probes) if not needed(probe)]


def needed(probe: Selector) -> frozenset[str]:
    """Classes and ids in lower case, of which a page with what `probe` finds has at least one; none: nobody knows."""
    if probe.how != "css" or "\\" in probe.text:
        return frozenset()
    text, bare = "", _STRING.sub("", probe.text)
    while text != bare:
        text, bare = bare, _INNER.sub("", bare)
    alternatives = [_NAME.findall(one) for one in bare.split(",")]
    return _rarest(alternatives) if all(alternatives) else frozenset()


def _rarest(alternatives: Iterable[Sequence[str]]) -> frozenset[str]:
    """The longest name of each alternative: long names are rare."""
    return frozenset(max(names, key=lambda name: (len(name), name)).lower() for names in alternatives)
