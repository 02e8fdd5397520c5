"""The rulebook: which rules run on a page, what a site changes in its packs, drafts, and the hash of it all."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from cleaner.errors import UsageError
from cleaner.model import Authority, Document
from cleaner.rulebook.book import Rulebook
from tests.rulebook.build import document, file, rule

INDONESIAN = "Harga bahan pokok di pasar itu akan naik karena pasokan dari desa tidak lancar, kata dia."
FIGURES = "Bank Contoh membukukan laba bersih triliun rupiah kuartal ketiga, naik persen dari periode sama."
SHORT = "Harga di pasar itu naik"
MALAY_NUMBERS = "Nombor kad 12 34 56 78 90 11 22 33 44."
ENGLISH = "The price of food in the market is going to rise because supply is short, he said."
ITALIAN = "Il prezzo del cibo al mercato di Roma salirà perché la merce che arriva è poca, ha detto lui."
WORDS = ["yang", "dan", "di", "dari", "untuk", "itu", "akan", "karena", "tidak", "kata"]

PACK = file(
    "berita",
    "pack",
    match={"words": WORDS},
    rules=[rule("baca", drop={"starts": ["baca juga"]}), rule("iklan", drop={"is": ["iklan"]}, at={"head": 2})],
)
TICKER = file("ticker", "pack", rules=[rule("run", drop={"digits": 0.5})])
SITE = file(
    "contoh",
    language="id",
    timezone="Asia/Jakarta",
    match={"hosts": ["contoh.id"]},
    extends=[{"pack": "berita", "disable": ["baca"], "override": {"iklan": {"at": {"tail": 1}, "max_share": 0.5}}}],
    rules=[rule("tag", drop={"is": ["tag"]})],
)
BOOK = Rulebook.of([SITE, PACK, TICKER])


def ids(book: Rulebook, site: str | None, page: Document) -> list[str]:
    return sorted(check.id for check in book.ruleset(site, page).checks)


def test_a_site_runs_its_rules_and_those_of_its_packs() -> None:
    assert ids(BOOK, "contoh", document("a")) == ["berita/iklan", "contoh/tag"]
    authorities = {check.id: check.authority for check in BOOK.ruleset("contoh", document("a")).checks}
    assert authorities == {"berita/iklan": Authority.PACK, "contoh/tag": Authority.SITE}


def test_an_override_replaces_the_modifiers_of_a_packs_rule_for_this_site_only() -> None:
    page = document("Iklan", "a", "b", "Iklan", INDONESIAN, "Iklan")
    taken = {}
    for site in ("contoh", None):
        (check,) = (check for check in BOOK.ruleset(site, page).checks if check.id == "berita/iklan")
        taken[site] = ([hit.span.block for hit in check.find(page, page.blocks)], check.max_share)
    assert taken == {"contoh": ([5], 0.5), None: ([0], 0.3)}


@pytest.mark.parametrize(
    ("lines", "runs"),
    [
        ([INDONESIAN] * 6, True),
        ([INDONESIAN] * 2, True),
        ([*["Beranda Profil Kontak"] * 200, *[INDONESIAN] * 4], True),
        ([FIGURES] * 6, True),
        ([SHORT] * 6, True),
        ([ENGLISH] * 6, False),
        ([ITALIAN] * 6, False),
        ([*[ENGLISH] * 9, INDONESIAN], False),
        ([MALAY_NUMBERS], False),
        ([], False),
    ],
    ids=[
        "prose",
        "little prose",
        "under a large menu",
        "figures",
        "short lines",
        "English",
        "Italian",
        "one quote",
        "numbers",
        "empty",
    ],
)
def test_a_pack_with_function_words_runs_on_pages_in_its_language(lines: list[str], runs: bool) -> None:
    expected = ["berita/baca", "berita/iklan", "ticker/run"] if runs else ["ticker/run"]
    assert ids(BOOK, None, document(*lines)) == expected


def test_an_unknown_site_is_the_callers_mistake() -> None:
    with pytest.raises(UsageError, match=r"no site is called 'kontoh' \(did you mean 'contoh'\?\)"):
        BOOK.ruleset("kontoh", document("a"))
    with pytest.raises(UsageError, match="berita"):
        BOOK.ruleset("berita", document("a"))


def test_sites_are_what_their_files_say() -> None:
    assert {site.id: (site.name, site.language, site.timezone) for site in BOOK.sites.values()} == {
        "contoh": ("Contoh", "id", "Asia/Jakarta")
    }
    assert BOOK.choose(document("a", url="https://www.contoh.id/x")) == "contoh"


def test_drafts_are_skipped_and_reported_unless_wanted() -> None:
    own = file("contoh", rules=[rule("a", drop={"is": ["a"]}), rule("b", drop={"is": ["b"]}, draft="no near miss")])
    rules = [rule("c", drop={"is": ["c"]}, draft="the file is a draft")]
    whole = file("konsep", status="draft", rules=rules, match={"hosts": ["konsep.id"]})
    page = document("a", url="https://konsep.id/")
    book = Rulebook.of([own, whole])
    assert book.skipped == ("contoh/b: no near miss", "konsep/c: the file is a draft")
    assert ids(book, "contoh", page) == ["contoh/a"]
    assert ids(book, "konsep", page) == []
    assert book.choose(page) is None
    with_drafts = Rulebook.of([own, whole], drafts=True)
    assert with_drafts.skipped == ()
    assert ids(with_drafts, "contoh", page) == ["contoh/a", "contoh/b"]
    assert with_drafts.choose(page) == "konsep"


def test_a_site_can_make_a_packs_rule_a_draft() -> None:
    site = file("contoh", extends=[{"pack": "berita", "override": {"iklan": {"status": "draft"}}}])
    assert ids(Rulebook.of([site, PACK]), "contoh", document("a")) == ["berita/baca"]


def test_without_takes_rules_out_everywhere() -> None:
    less = BOOK.without({"berita/iklan"})
    assert ids(less, "contoh", document("a")) == ["contoh/tag"]
    assert less.check_ids == BOOK.check_ids - {"berita/iklan"}
    assert less.hash != BOOK.hash
    assert ids(BOOK, "contoh", document("a")) == ["berita/iklan", "contoh/tag"]
    with pytest.raises(UsageError, match="did you mean 'berita/iklan'"):
        BOOK.without({"berita/iklam"})


def changed(**keys: Any) -> str:
    return Rulebook.of([{**SITE, **keys}, PACK, TICKER]).hash


def test_the_hash_is_that_of_what_runs() -> None:
    assert BOOK.hash == Rulebook.of([TICKER, PACK, SITE]).hash
    assert BOOK.hash == changed(path="/elsewhere/contoh.yaml", tests=[{"name": "x"}])
    moved = [{**SITE["rules"][0], "where": "elsewhere.yaml:7", "tests": ["- Tag\n+ Tag itu"]}]
    assert BOOK.hash == changed(rules=moved)
    drafts = [*SITE["rules"], rule("x", drop={"is": ["x"]}, draft="no hit")]
    assert BOOK.hash == changed(rules=drafts)
    assert BOOK.hash != Rulebook.of([{**SITE, "rules": drafts}, PACK, TICKER], drafts=True).hash
    assert len({BOOK.hash, changed(title="Lain"), changed(timezone="Asia/Makassar"), changed(rules=[])}) == 4


def test_a_ruleset_is_built_once_for_all_pages_and_threads() -> None:
    book = Rulebook.of([SITE, PACK, TICKER])
    assert book.ruleset("contoh", document("a")) is book.ruleset("contoh", document("b"))
    assert book.ruleset(None, document(*[INDONESIAN] * 6)) is not book.ruleset(None, document(*[ENGLISH] * 6))
    results: list[Any] = []

    def work() -> None:
        page = document("Tag", "Iklan")
        results.append(dict(Rulebook.ruleset(book, "contoh", page).candidates(page)))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert all(sorted(one) == ["berita/iklan", "contoh/tag"] for one in results)


def test_the_shipped_rules_load_and_a_folder_of_the_user_wins(tmp_path: Any) -> None:
    (tmp_path / "kontan.yaml").write_text("schema: 1\nid: kontan\ntitle: Mine\nmatch: {hosts: [kontan.co.id]}\n")
    assert Rulebook.load([tmp_path]).sites["kontan"].name == "Mine"
    assert Rulebook.load().sites["kontan"].name != "Mine"


@pytest.mark.parametrize("drafts", [False, True])
def test_a_loaded_rulebook_has_the_hash_of_its_files_and_another_without_a_rule(drafts: bool, tmp_path: Any) -> None:
    drop = "    drop: {is: iklan}\n    tests: |\n      - Iklan\n      + Iklan itu.\n"
    text = f"schema: 1\nid: contoh\ntitle: Contoh\nrules:\n  - id: iklan\n    category: ad\n{drop}"
    text += "  - {id: draf, category: ad, drop: {is: reklame}}\n"
    (tmp_path / "contoh.yaml").write_text(text)
    for _ in range(2):  # the second comes from the cache
        book = Rulebook.load([tmp_path], drafts=drafts)
        assert book.hash == Rulebook.of(book.files, drafts=drafts).hash
        less = book.without({"contoh/iklan"})
        assert less.hash == Rulebook.of(less.files, drafts=drafts).hash != book.hash
