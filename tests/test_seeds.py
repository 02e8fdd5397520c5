"""The five real dumps, line by line and field by field, and pages that differ from them in what no rule may know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import Cleaner
from cleaner.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.result import Result

FOLDER = Path(__file__).parent.parent / "seeds"
FIELDS = ("title", "date", "modified", "authors", "editors", "source", "source_url", "place", "section", "tags",
          "captions", "language", "site")  # fmt: skip
# Persons, peoples and places of the five stories, and others that no rule has heard of.
OTHERS = {
    "Putin": "Wiraguna", "Vladimir": "Bagaskara", "Biden": "Kertajaya", "Joe": "Danar", "Peskov": "Suryalaga",
    "Ushakov": "Mangkubumi", "Rusia": "Padjang", "Ukraina": "Merbabu", "Moskow": "Tambora", "Kremlin": "Keraton",
    "Amerika": "Atlantika", "Washington": "Lembayung", "Gedung Putih": "Gedung Kuning", "NATO": "PAKTA",
}  # fmt: skip

CAPTION = (
    "Presiden Rusia Vladimir Putin menghadiri malam misa Natal Ortodoks di Gereja Saint Nikolai di Pulau Lipno di "
    "delta Sungai Msta di luar Veliky Novgorod, Rusia 6 Januari 2021. Sputnik/Mikhail Klimentyev/Kremlin via REUTERS"
)


@dataclass(frozen=True)
class Seed:
    """What must come of one dump: the numbers of the lines that stay, what is cut off of some, and the metadata."""

    name: str
    kept: tuple[int, ...]
    fields: Mapping[str, Any]
    prefixes: Mapping[int, str] = field(default_factory=dict)
    suffixes: Mapping[int, str] = field(default_factory=dict)
    either: tuple[int, ...] = ()  # may stay or become metadata
    proofs: tuple[int, ...] = ()  # furniture that alone tells what another line is

    @property
    def source(self) -> str:
        return (FOLDER / f"{self.name}.txt").read_text("utf-8")

    def expected(self) -> dict[int, str]:
        """The text that stays, by the number of its line."""
        lines = self.source.splitlines()
        return {
            number: lines[number - 1].removeprefix(self.prefixes.get(number, "")).removesuffix(
                self.suffixes.get(number, "")
            ).strip()
            for number in self.kept
        }  # fmt: skip

    def but_for_names(self) -> str:
        """The page with other persons and places."""
        names = re.compile("|".join(map(re.escape, OTHERS)), re.IGNORECASE)
        return names.sub(lambda match: _as_written(match[0]), self.source)


def _as_written(name: str) -> str:
    other = next(value for key, value in OTHERS.items() if key.lower() == name.lower())
    return other.upper() if name.isupper() else other


def between(first: int, last: int, *but: int) -> tuple[int, ...]:
    """The even or odd lines from first to last, as the dumps have a blank line between two paragraphs."""
    return tuple(number for number in range(first, last + 1, 2) if number not in but)


SEEDS = (
    Seed(
        "kontan",
        (20, 22, 24, 26, 30, 32, 34, 36, 40, 42, 44, 46),
        {
            "title": "Presiden Rusia Vladimir Putin Tiba-Tiba Minta Berbicara dengan Joe Biden Via Telepon",
            "date": "2021-12-30T22:46:00+07:00",
            "source": "Yahoo News",
            "editors": ("Noverius Laoli",),
            "place": "WASHINGTON",
            "captions": ("Presiden Rusia Vladimir Putin Tiba-Tiba Minta Berbicara dengan Joe Biden Via Telepon",),
        },
        prefixes={20: "KONTAN.CO.ID -\u00a0\u00a0WASHINGTON. "},
    ),
    Seed(
        "tempo",
        (7, 9, 11, 16, 20, 22, 24, 26, 28),
        {
            "title": "Vladimir Putin Siap Berdialog Dengan Joe Biden",
            "date": "2021-01-24T22:02:00+07:00",
            "source": "REUTERS",
            "source_url": "https://www.reuters.com/article/idUSKBN29T0CA?il=0",
            "captions": (CAPTION,),
        },
        prefixes={7: "TEMPO.CO, - "},
    ),
    Seed(
        "inews",
        between(16, 40),
        {
            "title": "Putin Ingatkan Biden: Hubungan AS dan Rusia Bisa Putus jika....",
            "date": "2021-12-31T09:42:00+07:00",
            "place": "MOSKOW",
            "editors": ("Ahmad Islamy Jamil",),
            "captions": ("Presiden Rusia Vladimir Putin. (Foto: Reuters)",),
        },
        prefixes={16: "MOSKOW, iNews.id – "},
    ),
    Seed(
        "rappler-mirror",
        between(10, 46),
        {
            "title": "Percakapan ‘serius’ antara Biden dan Putin membuka jalan bagi diplomasi",
            "date": "2024-11-24",
            "place": "WASHINGTON DC, AS",
        },
        prefixes={10: "WASHINGTON DC, AS – "},
        suffixes={46: " – Rappler.com"},
        proofs=(6,),  # without the notice, the summary below it is a paragraph like any other
    ),
    Seed(
        "kabartotabuan",
        between(9, 51, 25, 43),
        {
            "title": "Kremlin: Tawaran Putin untuk menelepon Biden adalah untuk menyelamatkan hubungan",
            "section": "World",
        },
        either=(53,),
    ),
)


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner()


@pytest.fixture(params=SEEDS, ids=lambda seed: seed.name)
def seed(request: pytest.FixtureRequest) -> Seed:
    found: Seed = request.param
    return found


def test_exactly_the_body_stays_less_datelines_and_closing_marks(tool: Cleaner, seed: Seed) -> None:
    kept = {one.block.line: one.text for one in tool.clean(seed.source).kept if one.block.line not in seed.either}
    assert kept == seed.expected()


def test_every_field_is_what_the_page_says_and_no_other_is_filled(tool: Cleaner, seed: Seed) -> None:
    absent = {name: getattr(Metadata(), name) for name in FIELDS}
    wanted = {**absent, **seed.fields, "language": "id", "site": seed.name}
    metadata = tool.clean(seed.source).metadata
    assert {name: getattr(metadata, name) for name in FIELDS} == wanted


def test_nothing_is_said_to_be_suspicious(tool: Cleaner, seed: Seed) -> None:
    result = tool.clean(seed.source)
    assert (result.warnings, result.settlement.suspended) == ((), ())


def test_text_and_ledger_rebuild_the_bytes(tool: Cleaner, seed: Seed) -> None:
    raw = (FOLDER / f"{seed.name}.txt").read_bytes()
    assert tool.clean(raw).restore() == raw


def test_bytes_with_other_line_ends_give_the_same_text(tool: Cleaner, seed: Seed) -> None:
    text = tool.clean(seed.source).text
    assert tool.clean(seed.source.replace("\n", "\r\n").encode()).text == text
    assert tool.clean("\ufeff" + re.sub(r"\n+", "\n", seed.source)).text == text


def test_no_rule_knows_the_persons_or_the_subject(tool: Cleaner, seed: Seed) -> None:
    result = tool.clean(seed.but_for_names())
    assert _lines(result, seed) == set(seed.kept)
    assert result.metadata.site == seed.name


@pytest.mark.parametrize("headline", ["Harga Cabai", "Apa Itu Inflasi?", "5 Tips Hemat"])
def test_a_headline_of_two_or_three_words_is_still_the_title(tool: Cleaner, seed: Seed, headline: str) -> None:
    result = tool.clean(seed.source.replace(seed.fields["title"], headline))
    assert result.metadata.title == headline
    assert len(result.kept) == len(tool.clean(seed.source).kept)


def test_a_page_that_lacks_any_one_line_of_its_furniture_keeps_the_same_body(tool: Cleaner, seed: Seed) -> None:
    lines = seed.source.split("\n")
    body = {lines[number - 1] for number in (*seed.kept, *seed.either)}
    whole = tool.clean(seed.source).text
    lost = {}
    for at, line in enumerate(lines):
        if line.strip() and line not in body and at + 1 not in seed.proofs:
            text = tool.clean("\n".join([*lines[:at], *lines[at + 1 :]])).text
            if text != whole:
                lost[at + 1] = line
    assert lost == {}


def _lines(result: Result, seed: Seed) -> set[int]:
    return {one.block.line for one in result.kept} - set(seed.either)
