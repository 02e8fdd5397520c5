"""Every trap that real pages are known to hold, each on a page of our own making."""

from __future__ import annotations

import pytest

from cleaner.metadata import Html, collect
from cleaner.model import Authority, Claim, Hit, Removal, Settlement
from tests.metadata.html_pages import HEAD, TEXT, TITLE, collected, known, laid_out, meta, news, page
from tests.metadata.pages import FURNITURE, claim_of

PERSON = {"@type": "Person", "name": "Joko Susilo"}
DATE = "<div>HarianContoh.id - 01/05/2018, 19:00 WIB</div>"


def gone(article, *positions):
    """The settlement that removes some blocks of a page."""
    blocks = (article.document.blocks[at] for at in positions)
    return tuple(Removal(block.whole, (Claim(FURNITURE, Hit(block.whole, block.text)),)) for block in blocks)


# an editor who is called the author


def test_an_author_whom_the_page_labels_editor_is_an_editor():
    found = known(news(author=PERSON), f"{HEAD}<div>Penulis: Rina Kusuma</div><div>Editor: Joko Susilo</div>{TEXT}")
    assert (found.authors, found.editors) == (("Rina Kusuma",), ("Joko Susilo",))
    found = collected(
        news(author=PERSON), f"{HEAD}<div>Editor: Joko Susilo</div>{TEXT}", beside=Html("<p>By Joko Susilo")
    )
    assert (found.authors, found.editors) == ((), ("Joko Susilo",))


def test_an_author_whom_another_meta_calls_editor_is_an_editor():
    head = news(author=PERSON) + meta(author="Kabar Cyber Media", content_author="Rina", content_editor="Joko Susilo")
    found = collected(head, url="https://kabar.test/a")
    assert (found.authors, found.provenance["authors"]) == (("Rina",), "meta")
    assert (found.editors, found.provenance["editors"]) == (("Joko Susilo",), "meta")


def test_an_author_whom_a_rule_found_to_be_the_editor_is_an_editor():
    claim = claim_of("harian-contoh/byline", 0, editor="Joko Susilo")
    assert collected(news(author=PERSON), claims=(claim,)).authors == ()


def test_an_author_with_an_editors_address_is_an_editor():
    found = collected(news(author={**PERSON, "url": "https://kabar.test/editor/joko-susilo"}))
    assert (found.authors, found.editors) == ((), ("Joko Susilo",))
    for url in ("https://kabar.test/penulis/joko-susilo", "https://kabar.test/editor-joko", "https://[bad", 7):
        assert collected(news(author={**PERSON, "url": url})).authors == ("Joko Susilo",)


def test_who_writes_and_edits_by_the_same_source_is_both():
    found = collected(news(author=PERSON, editor=PERSON))
    assert (found.authors, found.editors) == (("Joko Susilo",), ("Joko Susilo",))


def test_editors_are_found_among_keywords():
    assert collected(news(keywords=["News:", "Editor:Joko Susilo", "pasar"])).editors == ("Joko Susilo",)


# bylines of a page that no layout reads


def test_a_visible_byline_with_more_names_completes_the_one_for_machines():
    by = f"{HEAD}<p>By Joko Susilo, Rina Kusuma and Sari Dewi</p>{TEXT}"
    assert collected(news(author=PERSON), by).authors == ("Joko Susilo", "Rina Kusuma", "Sari Dewi")
    job = f"{HEAD}<p>By Joko Susilo, AP Auto Writer</p>{TEXT}"
    assert collected(news(author=PERSON), job).authors == ("Joko Susilo",)
    other = f"{HEAD}<p>By Rina Kusuma and Sari Dewi</p>{TEXT}"
    assert collected(news(author=PERSON), other).authors == ("Joko Susilo",)
    assert known(news(author=PERSON), other).authors == ("Rina Kusuma", "Sari Dewi")


def test_a_name_above_what_somebody_does_is_an_author():
    assert collected("", f"{HEAD}<h3>Rina Kusuma</h3><p>News reporter @rina</p>{TEXT}").authors == ("Rina Kusuma",)
    assert collected("", f"{HEAD}<h3>Rina Kusuma</h3><p>News of the day</p>{TEXT}").authors == ()


def test_labels_right_below_the_text_name_people():
    article = page("", HEAD + TEXT + "<p>Penulis : Rina Kusuma<p>Editor : Joko Susilo<p>Baca : Sari" + "<p>x" * 20)
    removals = gone(article, *range(3, len(article.document.blocks)))
    found = collect(article.document, Settlement(removals, ()), None, article.text)
    assert (found.authors, found.editors) == (("Rina Kusuma",), ("Joko Susilo",))


# a company, a dash or an account in the author's place


@pytest.mark.parametrize(
    "name", ["Kabar Senja", "kabarsenja.com", "-", "Kabar Senja Cyber Media", "admin", "Tim Redaksi"]
)
def test_the_site_a_dash_or_an_account_is_no_author(name):
    head = meta(author=name, og__site_name="Kabar Senja") + news(
        author={"@type": "Person", "name": name}, publisher={"name": "PT Kabar Senja"}
    )
    assert collected(head, url="https://www.kabarsenja.com/a/1").authors == ()


def test_an_agency_is_an_author_unless_it_is_the_publisher():
    head = news(author={"@type": "Organization", "name": "Kantor Berita"}, publisher={"name": "Kabar"})
    assert collected(head).authors == ("Kantor Berita",)
    head = news(author={"@type": "Organization", "name": "Kabar"}, publisher={"name": "Kabar"})
    assert collected(head).authors == ()


# local times that are labelled as UTC


def test_a_local_time_that_is_labelled_as_utc_takes_the_zone_of_the_visible_line():
    for stamp in ("2018-05-01T19:00:27Z", "2018-05-01T19:00:27+00:00", "2018-05-01T19-00-27Z"):
        found = collected(meta(article__published_time=stamp, article__modified_time=stamp), HEAD + DATE + TEXT)
        assert found.date == "2018-05-01T19:00:27+07:00"
        assert found.modified == "2018-05-01T19:00:27+07:00"


def test_a_true_time_in_utc_stays_beside_a_visible_local_one():
    found = collected(meta(article__published_time="2018-05-01T12:00:27+00:00"), HEAD + DATE + TEXT)
    assert found.date == "2018-05-01T12:00:27+00:00"


def test_a_local_time_that_is_labelled_as_utc_takes_the_offset_of_another_source():
    head = news(datePublished="2018-05-01T19:00:27+07:00") + meta(article__published_time="2018-05-01T19:00:27Z")
    assert collected(head).date == "2018-05-01T19:00:27+07:00"


def test_on_a_known_site_a_visible_local_clock_without_zone_is_enough():
    head = meta(article__published_time="2018-05-01T19:00:27Z")
    assert known(head, f"{HEAD}<div>Selasa, 1 Mei 2018 19:00</div>{TEXT}").date == "2018-05-01T19:00:00+07:00"


def test_a_layouts_time_from_a_meta_tag_is_checked_too():
    found = known(meta(content_publisheddate="2018-05-01 19:00:27"), date="2018-05-01T19:00:27Z")
    assert (found.date, found.provenance["date"]) == ("2018-05-01T19:00:27+07:00", "harian-contoh/desk.date")


# dates that are no dates of publication


def test_a_date_in_prose_or_without_a_zone_is_read():
    assert collected(news(datePublished="29 August 2025")).date == "2025-08-29"
    assert collected(news(datePublished="2017-02-17 13:30:08")).date == "2017-02-17T13:30:08"
    assert known(news(datePublished="2017-02-17 13:30:08")).date == "2017-02-17T13:30:08+07:00"


def test_the_constant_date_of_a_template_is_distrusted():
    head = news(datePublished="2014-07-13T09:00:00+07:00") + meta(article__published_time="2025-08-29T13:10:00+07:00")
    assert collected(head, HEAD + "<p>Jumat, 29 Agustus 2025 13:10 WIB</p>" + TEXT).date == "2025-08-29T13:10:00+07:00"
    assert collected(head).date == "2014-07-13T09:00:00+07:00"


def test_the_clock_in_the_pages_header_is_not_the_date():
    clock = "<header><span class=date>Sabtu, 19 Mei 2018 13:12 WIB</span></header><nav>Ekonomi</nav>"
    assert known("", f"{clock}{HEAD}<p>Selasa, 1 Mei 2018 05:20 WIB</p>{TEXT}").date == "2018-05-01T05:20:00+07:00"


def test_a_year_of_zeros_is_no_date():
    assert collected(news(datePublished="0001-01-01T00:00:00Z")).date is None


def test_a_line_about_an_event_gives_way_to_what_machines_read():
    event = f"{HEAD}<div>Sabtu, 20 Juni 2026 19:00 WIB</div>{TEXT}"
    assert collected(news(datePublished="2026-05-01"), event).date == "2026-05-01"
    assert collected("", event).date == "2026-06-20T19:00:00+07:00"


# headlines


def test_the_first_heading_is_not_the_headline():
    assert collected(meta(og__title=TITLE), "<h1>Fokus</h1><h1>Fokus</h1>" + HEAD + TEXT).title == TITLE


def test_a_home_page_that_calls_itself_an_article_has_no_author_and_no_date():
    head = meta(og__type="article", og__title="Warta Senja - Kabar Terkini", og__site_name="Warta Senja")
    cards = "".join(f"<h2><a href=/{n}>Judul Kartu Nomor {n} yang Panjang</a></h2><p>{n} menit lalu" for n in range(9))
    found = collected(head + "<link rel=canonical href='https://warta.test/'>", cards)
    assert (found.authors, found.date, found.url) == ((), None, "https://warta.test/")


def test_the_glued_text_of_json_ld_reaches_no_field():
    found = collected(news(headline=TITLE, articleBody="Kata satu.Kata dua. (rk/js)", author={"name": "Rina Kusuma"}))
    assert "Kata" not in repr(found)


# rules on a page that no layout reads


def test_a_packs_capture_on_a_card_far_below_the_text_is_no_author_of_the_article():
    article = page("", HEAD + TEXT + "<p>Kartu" * 30 + "<div>By Joko Susilo</div>")
    last = len(article.document.blocks) - 1
    removals = gone(article, *range(3, last + 1))
    for at, authors in ((last, ()), (5, ("Joko Susilo",))):
        claim = claim_of("news-en/byline", at, Authority.PACK, author="Joko Susilo")
        assert collect(article.document, Settlement(removals, (claim,)), None, article.text).authors == authors


def test_a_packs_capture_counts_for_less_than_the_markup_and_a_sites_for_more():
    pack = claim_of("news-en/byline", 1, Authority.PACK, author="Rina Kusuma")
    assert collected(news(author=PERSON), claims=(pack,)).authors == ("Joko Susilo",)
    own = claim_of("harian-contoh/byline", 1, Authority.SITE, author="Rina Kusuma")
    assert collected(news(author=PERSON), claims=(own,)).authors == ("Rina Kusuma",)


def test_within_the_body_that_a_layout_found_a_packs_capture_is_final():
    pack = claim_of("news-id/editor", 1, Authority.PACK, editor="Rina Kusuma")
    found = collected(news(editor=PERSON), claims=(pack,), beside=Html(selected=laid_out(title=TITLE)))
    assert found.editors == ("Rina Kusuma",)
