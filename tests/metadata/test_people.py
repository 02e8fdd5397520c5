"""Bylines: where one name ends and the next begins, and what is no name."""

from __future__ import annotations

import pytest

from cleaner.facts import NONE
from cleaner.metadata import brands
from cleaner.metadata.linked import Graph
from cleaner.metadata.people import split_names
from cleaner.model import Site

BRANDS = brands.read(Site("kabar-contoh", "Kabar.com", "id", "Asia/Jakarta"), None, NONE, Graph())


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Rina Kusuma", ["Rina Kusuma"]),
        ("Rina Kusuma dan Joko Susilo", ["Rina Kusuma", "Joko Susilo"]),
        ("RINA KUSUMA DAN JOKO SUSILO", ["RINA KUSUMA", "JOKO SUSILO"]),
        ("Rina Kusuma and Joko Susilo", ["Rina Kusuma", "Joko Susilo"]),
        ("Rina Kusuma, Joko Susilo", ["Rina Kusuma", "Joko Susilo"]),
        ("Rina Kusuma | Joko Susilo", ["Rina Kusuma", "Joko Susilo"]),
        ("Rina Kusuma/Joko Susilo", ["Rina Kusuma", "Joko Susilo"]),
        ("Rina Kusuma.", ["Rina Kusuma"]),
        ("  Rina   Kusuma - ", ["Rina Kusuma"]),
        ("Ani, Budi.", ["Ani", "Budi"]),
    ],
)
def test_names_are_split_where_they_are_joined(byline, names):
    assert split_names(byline, BRANDS) == names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Siti Aminah, S.Pd", ["Siti Aminah, S.Pd"]),
        ("Siti Aminah, S.Pd., M.Hum., Joko Susilo", ["Siti Aminah, S.Pd., M.Hum.", "Joko Susilo"]),
        ("Dr. Rina Putri, M.Si., Ph.D.", ["Dr. Rina Putri, M.Si., Ph.D."]),
        ("Joko Susilo, SH", ["Joko Susilo, SH"]),
        ("Martin L. Hartono Jr.", ["Martin L. Hartono Jr."]),
        ("a/n Rina Kusuma", ["a/n Rina Kusuma"]),
        ("Tran Lan Anh", ["Tran Lan Anh"]),
        ("Dan Hartono", ["Dan Hartono"]),
    ],
)
def test_degrees_and_parts_of_names_stay(byline, names):
    assert split_names(byline, BRANDS) == names


@pytest.mark.parametrize(
    "byline",
    [
        "-",
        "",
        "12345",
        "redaksi@contoh.id",
        "https://contoh.id/penulis/rina",
        "www.contoh.id",
        "Contoh.com",
        "contoh.co.id",
        "Kabar.com",
        "KABAR CONTOH",
        "Kabar",
        "Tim Kabar",
        "Kabar Cyber Media",
        "x" * 81,
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
        "Rina, " * 1_000_000,
    ],
)
def test_what_is_no_name_is_refused(byline):
    assert split_names(byline, BRANDS) == []


def test_a_person_may_share_a_word_with_the_site():
    assert split_names("Kabar Nugroho", BRANDS) == ["Kabar Nugroho"]


def test_a_company_beside_a_person_is_refused_alone():
    assert split_names("Rina Kusuma, Contoh.com", BRANDS) == ["Rina Kusuma"]
