"""Batches of counts alone: pages of an invented site whose rules hit by chance, at rates that do not change."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from cleaner.drift import Profile, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = {"title": 1.0, "date": 0.97, "authors": 0.8, "tags": 0.4}


def rates(number: int, seed: int) -> dict[str, float]:
    """So many rules, most of them rare, some on every page."""
    random = Random(f"rates {seed}")
    return {f"warta/rule-{at:02}": random.betavariate(0.4, 0.8) for at in range(number)}


def batch(pages: int, rules: Mapping[str, float], seed: str, layouts: Sequence[str] = ("layout desk",)) -> Profile:
    """A profile of so many pages."""
    random, profile = Random(seed), Profile()
    for at in range(pages):
        hit = frozenset(name for name, rate in rules.items() if random.random() < rate)
        fields = frozenset(name for name, rate in FIELDS.items() if random.random() < rate)
        chars = round(random.lognormvariate(7.6, 0.5))
        # A story that another paper prints too, now and then; a notice on each twentieth page; the rest is unique.
        lines = [f"Cerita {random.randrange(10 * pages)} yang dicetak dua kali"] if random.random() < 0.1 else []
        lines += ["Pemberitahuan yang kadang-kadang ada"] if random.random() < 0.05 else []
        lines += [f"Paragraf {seed} {at} {number}" for number in range(12)]
        site = "warta" if random.random() < 0.95 else None
        outside = random.random() < 0.02
        profile.add(Seen(f"{at}.html", site, random.choice(layouts), hit, fields, chars, tuple(lines), outside))
    return profile
