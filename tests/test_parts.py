"""One part of several: warned of, by the page's address, its links and its layout; never for posts of a blog."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean, parts
from cleaner.facts import NONE, Facts

STORY = "https://kota.contoh.id/read/2026/01/02/123456/harga-cabai-naik"
SLUG = "https://www.contoh.id/news/kota/harga-cabai-naik"
PROSE = "Harga bahan pokok di pasar itu turun sejak awal pekan ini, kata kepala dinas perdagangan."


def linked(*links: tuple[str, str]) -> Facts:
    return Facts(links=links)


def whole(address: str) -> str:
    return f"one part of several: the whole is at {address}"


# What the site's recipe makes of an address.


@pytest.mark.parametrize(
    ("url", "recipe", "address"),
    [
        (f"{STORY}?page=2", "?page=all", f"{STORY}?page=all"),
        (f"{STORY}?page=2", "?single=1", f"{STORY}?single=1"),
        (f"{STORY}?utm_source=x&page=2&k=v#top", "?page=all", f"{STORY}?utm_source=x&k=v&page=all"),
        (f"{STORY}?page=12", "?page=all&x=1", f"{STORY}?page=all&x=1"),
        (f"{SLUG}/2", "/all", f"{SLUG}/all"),
        (f"{SLUG}/2/", "/all", f"{SLUG}/all"),
        (f"{SLUG}/page/3/", "?page=all", f"{SLUG}?page=all"),
    ],
)
def test_the_whole_is_made_from_the_address_of_a_part(url: str, recipe: str, address: str) -> None:
    assert parts.warning(url, NONE, recipe) == whole(address)


@pytest.mark.parametrize(
    ("url", "recipe"),
    [
        (f"{STORY}?page=all", "?page=all"),
        (f"{STORY}?single=1&utm_source=x", "?single=1"),
        (f"{STORY}?page=2&show=full", "?show=full"),
        (f"{SLUG}/all", "/all"),
        (f"{SLUG}/all/", "/all"),
        (f"{STORY}?page=all", None),
        (f"{SLUG}/all", None),
    ],
)
def test_the_whole_is_not_warned_of_though_it_shows_its_pages(url: str, recipe: str | None) -> None:
    assert parts.warning(url, linked(("next", f"{STORY}?page=2")), recipe, shown=True) is None


@pytest.mark.parametrize("recipe", ["?page=all", "/all", None])
@pytest.mark.parametrize("url", [STORY, SLUG, f"{STORY}?page=1", "https://contoh.id/"])
def test_a_page_that_shows_nothing_of_parts_is_not_warned_of(url: str, recipe: str | None) -> None:
    assert parts.warning(url, NONE, recipe) is None


def test_what_the_layout_shows_is_enough_for_the_first_part() -> None:
    assert parts.warning(STORY, NONE, "?page=all", shown=True) == whole(f"{STORY}?page=all")
    assert parts.warning(SLUG, NONE, "/all", shown=True) == whole(f"{SLUG}/all")
    assert parts.warning(STORY, NONE, shown=True) == parts.PART


def test_a_number_at_the_end_of_a_path_counts_only_where_the_site_counts_so() -> None:
    assert parts.warning(f"{SLUG}/2", NONE, "?page=all") is None
    assert parts.warning(f"{SLUG}/2", NONE) is None
    assert parts.warning("https://www.contoh.id/news/2", NONE, "/all") is None


# Where the page came from is not known.


def test_without_an_address_the_canonical_link_and_then_opengraph_count() -> None:
    graph = Facts(metas=(("og:url", f"{SLUG}/2"),))
    assert parts.warning(None, Facts(canonical=f"{STORY}?page=2"), "?page=all") == whole(f"{STORY}?page=all")
    assert parts.warning(None, graph, "/all") == whole(f"{SLUG}/all")
    assert parts.warning("pages/0001.html", graph, "/all") == whole(f"{SLUG}/all")
    assert parts.warning(f"{STORY}?page=3", Facts(canonical=STORY), "?page=all") == whole(f"{STORY}?page=all")


def test_a_relative_canonical_link_counts_where_the_page_has_a_base() -> None:
    relative = "/read/1/harga-cabai?page=2"
    based = Facts(canonical=relative, base="https://kota.contoh.id/read/")
    assert parts.warning(None, based, "?page=all") == whole("https://kota.contoh.id/read/1/harga-cabai?page=all")
    assert parts.warning(None, Facts(canonical=relative), "?page=all") is None
    assert parts.warning("file:///a-b.html", Facts(canonical=relative), "?page=all") is None


def test_a_page_without_any_address_can_only_say_that_it_is_a_part() -> None:
    assert parts.warning(None, NONE, "?page=all", shown=True) == parts.PART
    assert parts.warning(None, linked(("next", f"{STORY}?page=2")), "?page=all") is None


# Links of the page, where no recipe is known.


@pytest.mark.parametrize(
    ("url", "link", "next_"),
    [
        (STORY, f"{STORY}?page=2", f"{STORY}?page=2"),
        (STORY, "?page=2", f"{STORY}?page=2"),
        (STORY, "?start=2", f"{STORY}?start=2"),
        (f"{STORY}?utm_source=x", f"{STORY}?page=2", f"{STORY}?page=2"),
        (f"{STORY}?page=2", "?page=3", f"{STORY}?page=3"),
        (f"{STORY}?id=7&page=2", "?id=7&page=3", f"{STORY}?id=7&page=3"),
        (f"{SLUG}/", f"{SLUG}/2/", f"{SLUG}/2/"),
        (f"{SLUG}/2", f"{SLUG}/3", f"{SLUG}/3"),
        (f"{SLUG}/", f"{SLUG}/page/2/", f"{SLUG}/page/2/"),
        (SLUG, SLUG.replace("www.", "") + "/2", SLUG.replace("www.", "") + "/2"),
        ("https://contoh.id/read/1084514", "/read/1084514/2", "https://contoh.id/read/1084514/2"),
    ],
)
def test_the_next_part_is_the_same_address_with_the_next_number(url: str, link: str, next_: str) -> None:
    assert parts.warning(url, linked(("next", link))) == f"one part of several: the next is at {next_}"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://blog.contoh.id/2026/01/pasar-lama/", "https://blog.contoh.id/2026/01/pasar-baru/"),
        ("https://blog.contoh.id/pasar-lama", "https://blog.contoh.id/pasar-lama-2"),
        ("https://blog.contoh.id/?p=12", "https://blog.contoh.id/?p=13"),
        ("https://blog.contoh.id/index.php?id=12", "https://blog.contoh.id/index.php?id=13"),
        ("https://blog.contoh.id/index.php?id=12", "https://blog.contoh.id/index.php?id=1"),
        ("https://blog.contoh.id/post/12", "https://blog.contoh.id/post/13"),
        ("https://blog.contoh.id/2026/01/02", "https://blog.contoh.id/2026/01/03"),
        ("https://contoh.id/read/123456", "https://contoh.id/read/123457"),
        ("https://blog.contoh.id/", "https://blog.contoh.id/page/2/"),
        ("https://blog.contoh.id/", "https://blog.contoh.id/?page=2"),
        (STORY, STORY),
        (STORY, f"{STORY}?page=x"),
        (STORY, f"{STORY}?page=2&lang=en"),
        (STORY, f"{STORY.replace('kota', 'desa')}?page=2"),
        (f"{STORY}?page=1", f"{STORY}?page=7"),
        (f"{SLUG}/2", f"{SLUG}/7"),
    ],
)
def test_the_next_article_of_a_blog_is_no_part(url: str, link: str) -> None:
    assert parts.warning(url, linked(("next", link), ("prev", link))) is None


def test_the_last_part_names_the_one_before_or_the_first() -> None:
    before = linked(("prev", f"{STORY}?page=2"))
    assert parts.warning(f"{STORY}?page=3", before) == f"one part of several: the one before is at {STORY}?page=2"
    back = linked(("previous", STORY))
    assert parts.warning(f"{STORY}?page=2", back) == f"one part of several: the one before is at {STORY}"
    assert parts.warning(f"{STORY}?page=2", NONE) == f"one part of several: the first is at {STORY}"
    assert parts.warning(f"{SLUG}/page/2/", NONE) == f"one part of several: the first is at {SLUG}"
    assert parts.warning(STORY, linked(("prev", STORY))) is None
    assert parts.warning(f"{STORY}?page=2", linked(("next", STORY))) == f"one part of several: the first is at {STORY}"


def test_a_recipe_says_more_than_a_link() -> None:
    assert parts.warning(STORY, linked(("next", "?page=2")), "?page=all") == whole(f"{STORY}?page=all")


def test_links_are_joined_with_the_base_of_the_page() -> None:
    page = Facts(base="/news/kota/", links=(("next", "harga-cabai-naik/2"),))
    assert parts.warning(SLUG, page) == f"one part of several: the next is at {SLUG}/2"
    assert parts.warning(SLUG, linked(("next", "harga-cabai-naik/2"))) == (
        f"one part of several: the next is at {SLUG}/2"
    )
    assert parts.warning(SLUG, Facts(base="//desa.contoh.id/", links=(("next", "harga-cabai-naik/2"),))) is None


# Hostile pages.


@pytest.mark.parametrize(
    "hostile",
    [
        "javascript:alert(1)?page=2",
        "data:text/html,?page=2",
        f"{STORY}\n?page=2",
        f"{STORY}?page=2\x1b[31m",
        f"{STORY}?page=2\u202e",
        f"{STORY}?page=2\ud800",
        f"{STORY} ?page=2",
        f"{STORY}{'x' * 5_000}?page=2",
        f"{STORY}?{'x&' * 1_000}page=2",
        "https://user:secret@contoh.id/harga-cabai?page=2",
        "https://[::1?page=2",
        "https:///harga-cabai?page=2",
        "http://exa\u2100mple.com/a-b?page=2",
        "?page=2",
        "",
    ],
)
def test_an_address_that_nobody_should_follow_is_never_shown(hostile: str) -> None:
    assert parts.warning(hostile, NONE, "?page=all", shown=True) == parts.PART
    assert parts.warning(None, Facts(canonical=hostile), "?page=all") is None
    if hostile != "?page=2":
        assert parts.warning(SLUG, linked(("next", hostile))) is None


def test_a_link_with_a_line_break_in_it_is_not_mended() -> None:
    assert parts.warning(STORY, linked(("next", f"{STORY}\n?page=2"))) is None


def test_only_the_first_links_are_looked_at() -> None:
    assert parts.warning(STORY, linked(*[("next", "/")] * 100_000, ("next", "?page=2"))) is None


ADDRESS = st.text(st.sampled_from("htps:/.?&=#@[]%ab-12 \n\u202epage"), max_size=60)


@given(ADDRESS, ADDRESS, ADDRESS, ADDRESS, st.sampled_from([None, "?page=all", "/all"]), st.booleans())
def test_whatever_a_page_says_the_warning_is_one_line_that_shows(
    url: str, base: str, canonical: str, link: str, recipe: str | None, shown: bool
) -> None:
    page = Facts(base=base, canonical=canonical, links=(("next", link), ("prev", link)))
    said = parts.warning(url, page, recipe, shown=shown)
    assert said is None or (said.startswith(parts.PART) and said.isprintable() and len(said) < 2_200)


@given(st.sampled_from(["?page=all", "?single=1", "/all"]), st.integers(2, 99), st.sampled_from([STORY, SLUG]))
def test_the_whole_that_is_named_is_not_warned_of_again(recipe: str, number: int, story: str) -> None:
    url = f"{story}/{number}" if recipe == "/all" else f"{story}?page={number}"
    said = parts.warning(url, NONE, recipe)
    assert said
    assert parts.warning(said.rpartition(" ")[2], NONE, recipe, shown=True) is None


@pytest.mark.parametrize("recipe", ["?page=all", "?single=1", "?page=all&x=1", "/all", "/page/all", "/all.html"])
def test_a_recipe_is_a_query_or_the_end_of_a_path(recipe: str) -> None:
    assert parts.WHOLE.fullmatch(recipe)


@pytest.mark.parametrize(
    "recipe", ["", "?", "page=all", "?page", "all", "/", "//contoh.id", "/../x", "?a=b c", "/a?b=c"]
)
def test_anything_else_is_no_recipe(recipe: str) -> None:
    assert not parts.WHOLE.fullmatch(recipe)


# A dump has no links; a line of its text tells.


@pytest.mark.parametrize("line", ["Halaman: 1 2 3 Lihat Semua", "2 dari 4 halaman", "Halaman Selanjutnya"])
def test_a_line_of_a_dump_that_names_its_pages_goes_and_warns(line: str) -> None:
    result = clean(f"{PROSE}\n{line}\n")
    assert result.text == PROSE
    assert result.warnings == (f"news-id/one-part-of-several: {line}",)


@pytest.mark.parametrize("line", ["Halaman 215 216 koran itu kosong.", "2 dari 4 halaman naskah itu hilang."])
def test_a_line_about_pages_stays_without_a_warning(line: str) -> None:
    result = clean(f"{PROSE}\n{line}\n{PROSE}")
    assert line in result.paragraphs
    assert result.warnings == ()
