"""All sources together: their order, their provenance, and the fields that the call itself gives."""

from __future__ import annotations

from dataclasses import replace

from cleaner.metadata import SOURCES, collect
from cleaner.metadata.captured import captured
from cleaner.metadata.final import FINAL
from cleaner.metadata.given import given
from cleaner.metadata.json_ld import json_ld
from cleaner.metadata.meta_tags import meta_tags
from cleaner.metadata.open_graph import open_graph
from cleaner.metadata.selected import selected
from cleaner.metadata.visible_date import visible_date
from cleaner.model import Metadata, Settlement
from tests.metadata.pages import SITE, claim_of, document_of, page_of

PAGE = """
- Home > Ekonomi
- Trotoar Pasar Induk Diperlebar Mulai Pekan Ini
- Penulis: Rina Kusuma | Editor: Joko Susilo
- Senin, 9 Juni 2025 20:02
+ Wali kota mengatakan bahwa trotoar di depan pasar akan diperlebar karena pejalan kaki kerap terserempet motor.
+ Menurut dia, pekerjaan itu bisa selesai sebelum akhir tahun.
"""


def collected(*claims, marked=PAGE, site=SITE, url=None):
    page = page_of(marked, site, *claims)
    return collect(replace(page.document, url=url), page.settlement, site, page.text)


def test_a_page_without_rules_still_has_its_metadata():
    assert collected(url="https://harian-contoh.id/a") == Metadata(
        title="Trotoar Pasar Induk Diperlebar Mulai Pekan Ini",
        date="2025-06-09T20:02:00+07:00",
        authors=("Rina Kusuma",),
        editors=("Joko Susilo",),
        section="Ekonomi",
        language="id",
        url="https://harian-contoh.id/a",
        site="harian-contoh",
        site_name="HarianContoh.id",
        provenance={
            "authors": "visible-byline",
            "date": "visible-date",
            "editors": "visible-byline",
            "language": "text",
            "section": "visible-section",
            "site": "site",
            "site_name": "site",
            "title": "visible-title",
            "url": "input",
        },
    )


def test_what_a_rule_captured_defeats_what_is_visible():
    found = collected(claim_of("harian-contoh/head", 1, title="Trotoar Diperlebar", date="8 Juni 2025"))
    assert (found.title, found.provenance["title"]) == ("Trotoar Diperlebar", "harian-contoh/head")
    assert (found.date, found.provenance["date"]) == ("2025-06-08", "harian-contoh/head")
    assert found.authors == ("Rina Kusuma",)


def test_an_unreadable_capture_leaves_the_field_to_the_page():
    found = collected(claim_of("harian-contoh/head", 1, date="10 jam lalu"))
    assert (found.date, found.provenance["date"]) == ("2025-06-09T20:02:00+07:00", "visible-date")


def test_without_a_site_nothing_is_invented():
    found = collected(site=None)
    assert (found.site, found.site_name, found.url) == (None, None, None)
    assert found.date == "2025-06-09T20:02:00"


def test_a_text_too_short_to_tell_is_in_the_language_of_its_site():
    found = collected(marked="+ Lihat foto.")
    assert (found.language, found.provenance["language"]) == ("id", "site")
    assert collected(marked="+ Lihat foto.", site=None).language is None
    assert collected(marked="- Lihat foto.").language is None


def test_an_empty_page_has_no_metadata():
    assert collect(document_of(""), Settlement((), ()), None, "") == Metadata()


def test_provenance_names_exactly_the_fields_that_are_filled():
    found = collected(claim_of("harian-contoh/head", 1, tag="pasar", source="Kantor Berita"))
    filled = {name for name, value in vars(found).items() if value and name != "provenance"}
    assert set(found.provenance) == filled


def test_the_order_of_trust_is_written_down():
    assert (given, selected, captured) == FINAL
    order = [SOURCES.index(source) for source in (visible_date, json_ld, open_graph, meta_tags)]
    assert order == sorted(order)
