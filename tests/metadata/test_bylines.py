"""Values that name people: whose names they hold, in which field, and what in them is no name."""

from __future__ import annotations

import pytest

from cleaner.facts import NONE
from cleaner.metadata import brands, bylines
from cleaner.metadata.linked import Graph
from cleaner.model import Site

BRANDS = brands.read(Site("kabar", "Kabar.com", "id", "Asia/Jakarta"), None, NONE, Graph())


def read(value, field="authors"):
    found = bylines.read([value], BRANDS, field)
    return found.get("authors", ()), found.get("editors", ())


@pytest.mark.parametrize(
    ("value", "authors", "editors"),
    [
        ("Rina Kusuma", ("Rina Kusuma",), ()),
        ("Penulis: Rina Kusuma", ("Rina Kusuma",), ()),
        ("Reporter : Rina Kusuma", ("Rina Kusuma",), ()),
        ("Oleh Rina Kusuma dan Joko Susilo", ("Rina Kusuma", "Joko Susilo"), ()),
        ("Reporter: Rina Kusuma | Editor: Joko Susilo", ("Rina Kusuma",), ("Joko Susilo",)),
        ("Rep: Rina Kusuma/ Red: Joko Susilo", ("Rina Kusuma",), ("Joko Susilo",)),
        ("Editor: Joko Susilo", (), ("Joko Susilo",)),
        ("PenulisRina Kusuma", ("Rina Kusuma",), ()),
        ("EditorJoko Susilo", (), ("Joko Susilo",)),
        ("Автор: Ирина Петрова", ("Ирина Петрова",), ()),
        ("Verfasser: Rina Kusuma", ("Rina Kusuma",), ()),  # a label that no vocabulary has
        ("By RINA KUSUMA, Auto Writer", ("RINA KUSUMA",), ()),
        ("Rina Kusuma, Staff Writer", ("Rina Kusuma",), ()),
        ("Rina Kusuma - kabar.com", ("Rina Kusuma",), ()),
        ("Rina Kusuma - kabarNews", ("Rina Kusuma",), ()),
        ("Rina Kusuma | Kabar", ("Rina Kusuma",), ()),
        ("Rina Kusuma. Kabar", ("Rina Kusuma",), ()),
        ("Rina Kusuma (Kantor Berita)", ("Rina Kusuma",), ()),
        ("Rina Kusuma | rina@kabar.com", ("Rina Kusuma",), ()),
        ("Kontributor Padang, Wulandari", ("Wulandari",), ()),
        ("Von Anna Müller und Peter Schmidt", ("Anna Müller", "Peter Schmidt"), ()),
        ("María Pérez y Ana López", ("María Pérez", "Ana López"), ()),
        ("Andi E Putra", ("Andi E Putra",), ()),
        ("Rina Kusuma, RN, MPH", ("Rina Kusuma, RN, MPH",), ()),
        ("Kantor Berita", ("Kantor Berita",), ()),
        ("dpa", ("dpa",), ()),
    ],
)
def test_a_value_gives_its_names(value, authors, editors):
    assert read(value) == (authors, editors)


@pytest.mark.parametrize(
    "value",
    [
        "-",
        "",
        "Kabar",
        "kabar.com",
        "Kabar Cyber Media",
        "Tim Kabar",
        "kabarNews",
        "Staff",
        "Redaksi",
        "admin",
        "jdadmin",
        "admin2",
        "rina-k",
        "user_77",
        "penulis",
        "rinakusuma",
        "https://www.contoh.test/rina",
        "@rinakusuma",
        "Editorial Board",
        "x" * 700,
        "Editor",
    ],
)
def test_what_names_nobody_is_refused(value):
    assert read(value) == ((), ())


def test_names_without_a_label_are_in_the_field_that_was_asked_for():
    assert read("Joko Susilo", "editors") == ((), ("Joko Susilo",))
    assert read("Penulis: Rina", "editors") == (("Rina",), ())


def test_a_name_is_given_once_in_its_first_spelling():
    assert bylines.read(["Rina Kusuma", "RINA KUSUMA", "Joko"], BRANDS) == {"authors": ("Rina Kusuma", "Joko")}


def test_a_badminton_player_is_no_account():
    assert read("Badminton Weekly")[0] == ("Badminton Weekly",)


def test_thousands_of_names_are_a_list_of_something_else():
    many = [f"Rina Ke{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(600)]
    assert len(bylines.read(many, BRANDS)["authors"]) <= bylines.MAX_NAMES
