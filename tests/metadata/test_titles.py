"""Headlines: which of a page's titles is one, what of it is the site's name, and how it is spelt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.facts import Facts
from cleaner.metadata import brands
from cleaner.metadata.brands import split
from cleaner.metadata.linked import Graph
from cleaner.metadata.plain import bare
from cleaner.metadata.titles import SEEN, Title, choose
from cleaner.model import Site
from tests.metadata.html_pages import HEAD, TEXT, TITLE, collected, known, meta, news, page, script

BRANDS = brands.read(
    Site("kabar-contoh", "KabarContoh.com", "id", "Asia/Jakarta"), "https://bola.kabarcontoh.co.id/a", Facts(), Graph()
)


SETTINGS = settings(deadline=None, max_examples=200)
# Titles of a few parts, with what stands between them.
ENDS = st.lists(st.sampled_from(["Pasar", "Kota Baru", "Warta Senja", "Rina-Rini"]), min_size=1, max_size=5).flatmap(
    lambda parts: st.sampled_from([" - ", " | ", " :: ", " » ", ": "]).map(lambda between: between.join(parts))
)


class Unread(Facts):
    """Facts of a page with one heading; `asked` has an entry for each look at the headings."""

    def __init__(self, title, og):
        vars(self).update(title=title, metas=(("og:title", og),), asked=[])

    @property
    def headings(self):
        self.asked.append("headings")
        return ((1, TITLE),)


def title(head="", body=HEAD + TEXT, **more):
    found = collected(head, body, **more)
    return found.title, found.provenance.get("title")


# the site's name


@pytest.mark.parametrize(
    "suffix",
    [
        " | KabarContoh.com",
        " - KabarContoh.com",
        " – Kabar Contoh",
        " — KABAR CONTOH",
        " :: kabarcontoh",
        " » KabarContoh",
        "- KabarContoh.com",
        " | Ekonomi KabarContoh.com",
        " - KabarContoh.com Regional",
        " - Kabar Contoh - KabarContoh.com",
    ],
)
def test_the_sites_name_behind_a_title_goes(suffix):
    assert BRANDS.without_any(TITLE + suffix) == TITLE


@pytest.mark.parametrize("prefix", ["KabarContoh.com | ", "Kabar Contoh - ", "KabarContoh.com: ", "kabarcontoh : "])
def test_the_sites_name_before_a_title_goes(prefix):
    assert BRANDS.without_any(prefix + TITLE) == TITLE


@pytest.mark.parametrize(
    "whole",
    [
        "Pasar Induk - Wajah Baru Kota",
        "Pasar Induk: Wajah Baru Kota",
        "KabarContoh.com",
        "Kabar Contoh - KabarContoh",
        "Anti-Kabar Contoh",
        "Wawancara dengan Kabar Contoh",
        "Kota Baru - Apa Kata Redaktur KabarContoh Soal Itu",
    ],
)
def test_a_title_without_the_sites_name_or_of_nothing_else_stays(whole):
    assert BRANDS.without_any(whole) in (whole, "Kabar Contoh")


def test_a_visible_headline_ends_in_no_section():
    page = Facts(metas=(("og:site_name", "Time"),))
    named = brands.read(None, None, page, Graph())
    assert named.without("Why Now Is Best - A Matter of Time") == "Why Now Is Best - A Matter of Time"
    assert named.without("Why Now Is Best - Time") == "Why Now Is Best"


def test_a_host_names_its_site_whatever_its_suffix():
    for url, label in (
        ("https://www.kabar.co.id/a", "kabar"),
        ("http://bola.kabar.id", "kabar"),
        ("https://kabar.com.au:8080/x", "kabar"),
        ("https://10.0.0.1/a", None),
        ("https://[bad", None),
        ("kabar", None),
    ):
        found = brands.read(None, url, Facts(), Graph()).names
        assert (label in found) if label else not found


def test_the_name_of_a_site_is_learnt_from_what_follows_the_headline_in_the_pages_title():
    head = f"<title>{TITLE} - Ekonomi - Warta Senja</title>" + meta(og__title=TITLE, author="Warta Senja")
    assert collected(head).authors == ()
    column = f"<title>{TITLE} | Rina Kusuma</title>" + meta(og__title=TITLE)
    assert collected(column + news(author={"@type": "Person", "name": "Rina Kusuma"})).authors == ("Rina Kusuma",)


@SETTINGS
@given(title=ENDS, names=st.lists(ENDS, max_size=3), headings=st.lists(ENDS, max_size=3), cuts=st.lists(st.integers(0)))
def test_any_headline_that_the_title_begins_with_tells_the_same_end(title, names, headings, cuts):
    names += [title[: cut % (len(title) + 1)] for cut in cuts]
    page = Facts(title, metas=tuple(("og:title", name) for name in names), headings=tuple((1, one) for one in headings))
    rests = [title.removeprefix(name) for name in (*names[:3], *headings[:3]) if name and title.startswith(name)]
    plain = {bare(rest[slice(*split(rest)[-1])]) for rest in rests if brands.SEPARATOR.match(rest) and split(rest)}
    assert plain <= brands.read(None, None, page, Graph()).names
    assert len(plain) <= 1


def test_headings_are_looked_for_only_where_they_alone_can_tell_the_name_of_the_site():
    own, foreign = f"{TITLE} - Warta Senja", "Berita Lain"
    site = Site("warta-senja", "Warta Senja", "id", "Asia/Jakarta")
    for rules, said, og, is_asked in (
        (site, own, foreign, False),
        (None, TITLE, foreign, False),
        (None, own, TITLE, False),
        (None, own, foreign, True),
    ):
        page = Unread(said, og)
        found = brands.read(rules, None, page, Graph())
        assert bool(page.asked) is is_asked
        assert found.is_one("Warta Senja") is (said == own)


def test_a_visible_headline_keeps_its_end_whatever_the_site_is_called():
    seen = "Why Now Is Best - A Matter of Time"
    assert title(meta(og__title=seen, og__site_name="Time"), f"<h1>{seen}</h1>{TEXT}") == (seen, "visible-title")


# agreement


def test_a_title_is_what_most_places_agree_on():
    head = f"<title>{TITLE} - Warta Senja</title>" + meta(
        og__title=TITLE + " - Warta Senja", og__site_name="Warta Senja"
    )
    assert title(head, TEXT) == (TITLE, "open-graph")
    assert title(head) == (TITLE, "visible-title")


def test_a_section_behind_a_title_goes_where_another_place_lacks_it():
    assert title(f"<title>{TITLE} - Berita Kota</title>" + meta(og__title=TITLE), TEXT)[0] == TITLE
    assert title(f"<title>{TITLE} - Berita Kota</title>" + meta(og__title=TITLE + " - Berita Kota"), TEXT)[0] != TITLE


def test_without_any_name_of_the_site_a_visible_line_tells_what_the_headline_is():
    assert title(f"<title>{TITLE} - Warta Senja</title>", f"<h1>Warta Senja</h1><div>{TITLE}</div>{TEXT}")[0] == TITLE


def test_the_first_heading_may_be_that_of_a_box_or_of_the_site():
    boxes = "<h1>Fokus</h1><h1>Warta Senja</h1><div>Ekonomi</div>"
    assert title(meta(og__title=TITLE), boxes + HEAD + TEXT) == (TITLE, "visible-title")
    assert title(meta(og__title=TITLE), boxes + f"<h2>{TITLE}</h2>" + TEXT) == (TITLE, "visible-title")


def test_of_several_lines_with_the_headline_the_heading_is_it():
    body = f"<ul><li>{TITLE}</ul>{HEAD}<figcaption>{TITLE}</figcaption>{TEXT}"
    assert page(meta(og__title=TITLE), body).headline == 1


def test_a_heading_of_another_article_is_not_the_headline():
    others = "<h1>Mengapa Rusa Berlari di Hutan?</h1>"
    assert title(meta(og__title=TITLE), others + TEXT) == (TITLE, "open-graph")


def test_the_visible_headline_counts_before_its_wording_for_sharing():
    shared = "Ini Alasan Trotoar Pasar Induk Diperlebar"
    assert title(meta(og__title=shared, twitter__title=shared))[0] == TITLE
    assert title(meta(og__title=shared) + news(headline=TITLE))[0] == TITLE


def test_two_places_for_machines_that_agree_count_before_another_visible_wording():
    shared = "Ini Alasan Trotoar Pasar Induk Diperlebar"
    assert title(meta(og__title=shared) + news(headline=shared))[0] == shared


def test_without_titles_the_nearest_heading_above_the_text_counts():
    assert title("", f"<h1>Fokus Hari Ini Saja</h1>{HEAD}{TEXT}<h1>Terpopuler</h1>")[0] == TITLE


def test_several_headlines_in_microdata_are_those_of_cards():
    cards = "".join(f"<p itemprop=headline>{text}</p>" for text in ("Rusa Berlari di Hutan", "Banjir Surut Pagi Ini"))
    assert title(meta(og__title=TITLE), cards + TEXT)[0] == TITLE
    assert title("", f"<p itemprop=headline>{TITLE}</p>{TEXT}")[0] == TITLE


def test_a_title_that_is_cut_off_is_a_vote_but_no_spelling():
    cut = TITLE[:36] + "..."
    head = meta(twitter__title=cut, og__title=TITLE + " | Ekonomi") + news(headline=cut)
    assert title(head, TEXT)[0] == TITLE + " | Ekonomi"


# spelling


def test_the_headline_is_spelt_as_it_is_seen():
    seen = "Trotoar “Pasar Induk” Diperlebar – Mulai Pekan Ini"
    plain = 'Trotoar "Pasar Induk" Diperlebar - Mulai Pekan Ini'
    assert (
        title(f"<meta property=og:title content='{plain}'>" + news(headline=plain), f"<h1>{seen}</h1>{TEXT}")[0] == seen
    )


@pytest.mark.parametrize(
    ("seen", "machine"),
    [
        ("Banjir Bandang Warga Mengungsi ke Masjid", "Banjir Bandang: Warga Mengungsi ke Masjid"),
        ("Banjir BandangWarga Mengungsi ke Masjid", "Banjir Bandang Warga Mengungsi ke Masjid"),
        ("Kota Contoh Warga Mengungsi ke Masjid Raya", "Warga Mengungsi ke Masjid Raya"),
    ],
)
def test_words_that_style_sets_apart_are_spelt_as_elsewhere(seen, machine):
    titles = [Title(seen, SEEN, BRANDS), Title(machine, "open-graph", BRANDS)]
    assert choose(titles) == (machine, "open-graph")


@pytest.mark.parametrize("seen", ["Opini: Warga Mengungsi ke Masjid Raya", "Warga Mengungsi ke Masjid Raya - Bagian 2"])
def test_words_that_a_headline_sets_apart_itself_stay(seen):
    titles = [Title(seen, SEEN, BRANDS), Title("Warga Mengungsi ke Masjid Raya", "open-graph", BRANDS)]
    assert choose(titles) == (seen, SEEN)


def test_soft_hyphens_and_entities_are_no_part_of_a_headline():
    assert title("", f"<h1>Pem&shy;ba&shy;ngunan Trotoar di Pasar</h1>{TEXT}")[0] == "Pembangunan Trotoar di Pasar"
    assert title(meta(og__title="Pasar &amp;amp; Kota Lama"), TEXT)[0] == "Pasar & Kota Lama"


# what is no title


def test_the_name_of_the_site_alone_is_no_title():
    head = "<title>Warta Senja</title>" + meta(og__title="Warta Senja", og__site_name="Warta Senja")
    assert title(head, "<h1>Warta Senja</h1><p>x</p>") == (None, None)


def test_what_a_layout_found_is_final():
    head = meta(og__title="Judul Lain yang Panjang")
    assert known(head, title="Judul dari Tata Letak | HarianContoh.id").title == "Judul dari Tata Letak"
    assert known(head, title="Judul dari Tata Letak").provenance["title"] == "harian-contoh/desk.title"


def test_a_title_of_json_ld_that_holds_a_list_or_markup_is_read():
    assert title(script({"@type": "Article", "headline": [f"<b>{TITLE}</b>", "x"]}), TEXT) == (TITLE, "json-ld")
