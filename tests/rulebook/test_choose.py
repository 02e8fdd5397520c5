"""Site recognition: by URL, by scored clues, and unknown where neither is clear."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.rulebook.choose import Chooser, choose
from cleaner.rulebook.clues import ENOUGH
from cleaner.rulebook.matcher import Matcher
from cleaner.rulebook.prefilter import Prefilter
from tests.rulebook.build import document, file

CONTOH = file(
    "contoh",
    match={
        "hosts": ["contoh.co.id"],
        "text": [
            {"re": [r"^CONTOH\.CO\.ID ?-"], "at": {"head": 3}, "score": 3.0},
            {"is": ["baca di aplikasi"], "score": 2.0},
            {"has": ["tim contoh"], "score": 1.0},
        ],
    },
)
VIDEO = file("video", match={"hosts": ["video.contoh.co.id"]})
LAIN = file(
    "lain",
    match={
        "hosts": ["lain.com", "lain.id"],
        "paths": ["/read/*", "/index/"],
        "text": [{"starts": ["LAIN.com"], "score": 3.0}, {"has": ["tim lain"], "score": 1.0}],
    },
)
KOELN = file("koeln", match={"hosts": ["xn--kln-sna.example"]})
FILES = (CONTOH, VIDEO, LAIN, KOELN, file("paket", "pack"))


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://contoh.co.id/news/1", "contoh"),
        ("http://WWW.Contoh.co.id:8080", "contoh"),
        ("//desk.contoh.co.id./x", "contoh"),
        ("contoh.co.id/news", "contoh"),
        ("  https://contoh.co.id\n", "contoh"),
        ("https://a.video.contoh.co.id/", "video"),
        ("https://bukancontoh.co.id/", None),
        ("https://contoh.co.id.jahat.com/", None),
        ("https://contoh.co.id@jahat.com/", None),
        ("https://jahat.com/contoh.co.id", None),
        ("https://co.id/", None),
        ("https://lain.id/read/2/judul", "lain"),
        ("https://lain.id/index/?page=2", "lain"),
        ("https://lain.id/video/2", None),
        ("https://www.KÖLN.example/1", "koeln"),
        ("https://xn--kln-sna.example/1", "koeln"),
        ("https://koln.example/1", None),
        ("", None),
    ],
)
def test_a_url_names_its_site(url: str, site: str | None) -> None:
    assert choose(document("a", url=url), FILES) == site


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1", "http://[x]/", "//", "http://\udcff/", "http://a\u2100b/", "http://" + "a." * 100_000, "\0",
        f"http://{'a.' * 200}contoh.co.id/", "::", "?", "http://lain.id/" + "a/" * 100_000,
    ],
)  # fmt: skip
def test_a_hostile_url_is_no_site_and_no_error(url: str) -> None:
    assert choose(document("a", url=url), FILES) is None


@given(st.text())
def test_no_url_raises(url: str) -> None:
    assert choose(document("a", url=url), FILES) in {None, "contoh", "video", "lain"}


def test_two_files_for_one_host_are_told_apart_by_their_paths() -> None:
    desk = file("desk", match={"hosts": ["lain.com"]})
    assert choose(document("a", url="https://lain.com/read/1"), (desk, LAIN)) == "lain"
    assert choose(document("a", url="https://lain.com/x"), (desk, LAIN)) == "desk"
    other = file("other", match={"hosts": ["lain.com"]})
    assert choose(document("a", url="https://lain.com/x"), (desk, other)) is None


@pytest.mark.parametrize(
    ("lines", "site"),
    [
        (["Judul", "CONTOH.CO.ID – JAKARTA. Harga naik."], "contoh"),
        (["Judul", "a", "b", "CONTOH.CO.ID – JAKARTA. Harga naik."], None),
        (["Judul", "Menurut CONTOH.CO.ID - harga naik."], None),
        (["Baca di aplikasi", "Oleh Tim Contoh"], "contoh"),
        (["Baca di aplikasi"], None),
        (["Oleh Tim Contoh"] * 5, None),
        (["LAIN.COM, Jakarta", "Tim Contoh"], "lain"),
        (["CONTOH.CO.ID - a", "LAIN.com - b"], None),
        (["CONTOH.CO.ID - a", "LAIN.com - b", "Tim lain"], "lain"),
        ([], None),
    ],
)
def test_clues_in_the_text_are_added_up_and_a_tie_is_unknown(lines: list[str], site: str | None) -> None:
    assert choose(document(*lines), FILES) == site
    assert choose(document(*lines), tuple(reversed(FILES))) == site


def test_a_url_of_a_site_outweighs_the_text() -> None:
    page = ["CONTOH.CO.ID - a"]
    assert choose(document(*page, url="https://lain.com/read/1"), FILES) == "lain"
    assert choose(document(*page, url="https://entah.com/"), FILES) == "contoh"


def test_a_pack_is_never_chosen() -> None:
    pack = file("paket", "pack", match={"text": [{"is": ["a"], "score": 9.0}]})
    assert choose(document("a"), (pack,)) is None


def test_clues_of_a_thousand_sites_cost_one_look_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    matches = Matcher.matches

    def counted(self: Matcher, one: Any) -> bool:
        asked.append(one.text)
        return matches(self, one)

    monkeypatch.setattr(Matcher, "matches", counted)
    clues = [[{"re": [rf"^SITUS{number}\.ID ?- [A-Z]{{3,20}}"], "score": 3.0}] for number in range(1000)]
    chooser = Chooser(tuple(file(f"s{number}", match={"text": clues[number]}) for number in range(1000)))
    page = document(*["Harga naik lagi pekan ini."] * 200, "SITUS7.ID - JAKARTA. Harga naik.", "SITUS7.ID - BOGOR.")
    assert chooser.choose(page) == "s7"
    assert asked == ["SITUS7.ID - JAKARTA. Harga naik."]


# Clues of every kind: with and without a window, sure and only likely, with a condition, of several sites at once.
MANY = (
    CONTOH,
    LAIN,
    file("ramai", match={"text": [{"re": [r"^[A-Z]{3,9}\.ID"], "score": 3.0}, {"is": ["-"], "score": 1.0}]}),
    file("sepi", match={"text": [{"ends": ["tim"], "at": {"tail": 2}, "score": 2.0}, {"has": ["é"], "score": 2.0}]}),
    file("awal", match={"text": [{"re": [r"\Aharga ikan"], "score": 3.5}]}),
    file("panjang", match={"text": [{"has": ["harga"], "min_words": 3, "score": 3.0}, {"re": ["a$"], "score": 0.5}]}),
)
SHOWN = st.sampled_from(
    [
        "CONTOH.CO.ID - a", "Baca di aplikasi", "oleh tim contoh", "LAIN.com, b", "tim lain", "LAIN.ID", "-", "é",
        "oleh tim", "harga", "harga ikan naik", "Harga  ikan", "x", "a", "\udc80",
    ]
)  # fmt: skip


@given(st.lists(SHOWN, max_size=7))
def test_one_look_at_the_page_chooses_as_the_points_of_all_lines_do(lines: list[str]) -> None:
    page = document(*lines)
    points = Chooser(MANY).points(page)
    best = [site for site, total in points.items() if total == max(points.values())]
    assert choose(page, MANY) == (best[0] if len(best) == 1 and points[best[0]] >= ENOUGH else None)


def test_lines_are_looked_at_only_where_the_page_as_a_whole_leaves_the_site_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[str] = []
    look = Prefilter.found
    monkeypatch.setattr(Prefilter, "found", lambda self, line: (looks.append(line), look(self, line))[1])
    assert choose(document("Tim lain", "LAIN.com - a", "b"), FILES) == "lain"  # sure
    assert choose(document("Tim contoh", "Tim lain", "b"), FILES) is None  # too little, whatever the lines say
    assert looks == []
    hopeless = file("lemah", match={"text": [{"re": ["^d{1,2}$"], "score": 1.0}]})
    assert choose(document("a", "CONTOH.CO.ID - b", "c", "d"), (*FILES, hopeless)) == "contoh"
    assert looks == ["a", "CONTOH.CO.ID - b"]  # within the window, and no further than needed
