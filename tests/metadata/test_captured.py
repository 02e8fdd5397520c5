"""Fields that rules captured: who wins, in which order, and what a field refuses."""

from __future__ import annotations

from cleaner.metadata.captured import captured
from cleaner.model import Authority
from tests.metadata.pages import SITE, claim_of, page_of

TEXT = "+ Warga membersihkan saluran air di depan pasar sejak pagi hari tadi.\n" * 4


def answers(*claims, site=SITE):
    return captured(page_of(TEXT, site, *claims))


def test_the_strongest_authority_gives_the_value():
    pack = claim_of("news-id/source", 0, Authority.PACK, source="Kantor Lama")
    site = claim_of("contoh/source", 2, Authority.SITE, source="Kantor Baru")
    assert answers(pack, site)["source"] == ("Kantor Baru", "contoh/source")


def test_of_equal_authority_the_first_on_the_page_counts():
    late = claim_of("contoh/a", 2, place="BANDUNG")
    early = claim_of("contoh/b", 1, place="MEDAN")
    assert answers(late, early)["place"] == ("MEDAN", "contoh/b")


def test_of_equal_authority_at_one_place_the_first_id_counts_and_lists_keep_the_order_of_the_claims():
    claims = (claim_of("contoh/b", 1, place="MEDAN", tag="pasar"), claim_of("contoh/a", 1, place="BANDUNG", tag="kota"))
    assert answers(*claims)["place"] == ("BANDUNG", "contoh/a")
    assert answers(*claims)["tags"] == (("pasar", "kota"), "contoh/b, contoh/a")


def test_lists_append_in_page_order_without_duplicates_and_name_all_rules():
    claims = (
        claim_of("contoh/b", 2, caption="Pasar dari udara"),
        claim_of("news-id/a", 1, Authority.PACK, caption="Warga di pasar"),
        claim_of("contoh/b", 3, caption="Warga di pasar"),
    )
    assert answers(*claims)["captions"] == (("Warga di pasar", "Pasar dari udara"), "news-id/a, contoh/b")


def test_reporters_and_editors_are_kept_apart():
    found = answers(claim_of("contoh/byline", 0, author="Rina Kusuma dan Joko Susilo", editor="Siti Aminah, S.Pd"))
    assert found["authors"] == (("Rina Kusuma", "Joko Susilo"), "contoh/byline")
    assert found["editors"] == (("Siti Aminah, S.Pd",), "contoh/byline")


def test_plural_names_of_groups_are_the_same_fields():
    assert answers(claim_of("contoh/a", 0, authors="Rina Kusuma"))["authors"] == (("Rina Kusuma",), "contoh/a")


def test_the_site_itself_is_no_author():
    assert "authors" not in answers(claim_of("contoh/a", 0, author="HarianContoh.id"))


def test_tags_on_one_line_are_split():
    assert answers(claim_of("contoh/tags", 0, tag="pasar, saluran air | #banjir"))["tags"] == (
        ("pasar", "saluran air", "banjir"),
        "contoh/tags",
    )


def test_a_date_takes_the_zone_of_the_site():
    found = answers(claim_of("contoh/date", 0, date="Kamis, 30 Desember 2021 / 22:46"))
    assert found["date"] == ("2021-12-30T22:46:00+07:00", "contoh/date")
    found = answers(claim_of("contoh/date", 0, date="Kamis, 30 Desember 2021 / 22:46"), site=None)
    assert found["date"] == ("2021-12-30T22:46:00", "contoh/date")


def test_a_date_that_cannot_be_read_leaves_the_field_to_the_next_rule():
    unreadable = claim_of("contoh/a", 0, date="Scroll ke bawah")
    assert "date" not in answers(unreadable)
    readable = claim_of("news-id/b", 1, Authority.PACK, date="9 Juni 2025 20:02 WITA", modified="10 jam lalu")
    found = answers(unreadable, readable)
    assert found["date"] == ("2025-06-09T20:02:00+08:00", "news-id/b")
    assert "modified" not in found


def test_a_source_url_is_an_address_or_nothing():
    assert "source_url" not in answers(claim_of("contoh/a", 0, source_url="lihat di sini"))
    found = answers(claim_of("contoh/a", 0, source_url="Sumber: https://contoh.id/a?b=1"))
    assert found["source_url"] == ("https://contoh.id/a?b=1", "contoh/a")


def test_warnings_and_unknown_groups_are_no_metadata():
    assert answers(claim_of("contoh/a", 0, warning="hanya potongan", colour="merah")) == {}


def test_a_whole_page_in_a_group_is_refused():
    assert answers(claim_of("contoh/a", 0, title="kata " * 10_000_000)) == {}
