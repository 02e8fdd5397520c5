"""Rule folders to plain data, and each kind of mistake with its place and its words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.errors import RuleError, UsageError
from cleaner.rulebook import shipped, yaml
from cleaner.rulebook.folders import Source
from cleaner.rulebook.load import Loaded, load, load_partial, load_sources, read

if TYPE_CHECKING:
    import random

KONTAN = """\
    # yaml-language-server: $schema=../schema.json
    schema: 1
    id: kontan
    title: Kontan.co.id
    timezone: Asia/Jakarta
    extends:
      - pack: news-id
        disable: [baca-juga]
        override:
          iklan: {at: {tail: 0.5}}
    match:
      hosts: kontan.co.id
      text:
        - {re: '^KONTAN', within: 20, score: 3}
    rules:
      - id: byline
        category: byline
        why: Reporter and editor.
        capture: {re: '^Editor: (?P<editor>.{2,60})$'}
        at: {head: 16}
        tests: |
          - Editor: Budi Santoso
          = editor: Budi Santoso
          + Editor itu bernama Budi.
      - id: iklan
        category: ad
        drop: {is: iklan}
    """
NEWS_ID = """\
    schema: 1
    id: news-id
    title: Indonesian news
    match: {words: [yang, dan]}
    rules:
      - id: baca-juga
        category: related
        drop: {starts: ['baca juga:']}
      - id: iklan
        category: ad
        drop: {is: iklan}
    """
KEYS = "there are extends, id, language, layouts, match, rules, schema, status, tests, timezone, title, whole"
MODIFIERS = "there are at, kind, layout, max_share, prose, status, unless"
NO_LOOK = "RE2 has no look-around; use `unless` for what must not be there"
OPEN = "a bracket is open, or a comma is missing"
PROOF = "the pack's rule must say what proves that its sentences are no article"
UPGRADE = "upgrade: pip install --upgrade bersih"


def folder(root: Path, **files: str) -> Path:
    """A rule folder of `files`, whose names are paths with __ for /, without the suffix."""
    for name, text in files.items():
        path = root / "rules" / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return root / "rules"


def site(*lines: str, id_: str = "contoh") -> str:
    return "\n".join(["schema: 1", f"id: {id_}", "title: Contoh", *lines]) + "\n"


def findings(root: Path, **files: str) -> list[str]:
    loaded = load_partial([folder(root, **files)])
    return [str(finding).removeprefix(f"{root.as_posix()}/rules/") for finding in loaded.findings]


def one(*lines: str) -> list[str]:
    """What is wrong with one site file of these lines, which begin at line 4."""
    source = Source("x/contoh.yaml", "site", site(*lines).encode())
    return [str(finding) for finding in load_sources([source]).findings]


def test_valid_files_become_plain_data(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__kontan=KONTAN, packs__news_id=NEWS_ID)
    kontan, news_id = load([top])
    assert kontan == {
        "kind": "site",
        "path": f"{top.as_posix()}/sites/kontan.yaml",
        "id": "kontan",
        "title": "Kontan.co.id",
        "timezone": "Asia/Jakarta",
        "extends": [{"pack": "news-id", "disable": ["baca-juga"], "override": {"iklan": {"at": {"tail": 0.5}}}}],
        "match": {"hosts": ["kontan.co.id"], "text": [{"re": ["^KONTAN"], "at": {"head": 20}, "score": 3}]},
        "rules": [
            {
                "id": "byline",
                "category": "byline",
                "why": "Reporter and editor.",
                "where": f"{top.as_posix()}/sites/kontan.yaml:16",
                "capture": {"re": ["^Editor: (?P<editor>.{2,60})$"]},
                "at": {"head": 16},
                "tests": ["- Editor: Budi Santoso\n= editor: Budi Santoso\n+ Editor itu bernama Budi.\n"],
            },
            {
                "id": "iklan",
                "category": "ad",
                "where": f"{top.as_posix()}/sites/kontan.yaml:25",
                "drop": {"is": ["iklan"]},
                "draft": "no hit and no near miss",
            },
        ],
    }
    assert (news_id["kind"], news_id["match"]) == ("pack", {"words": ["yang", "dan"]})
    assert json.loads(json.dumps([kontan, news_id])) == [kontan, news_id]


def test_the_shipped_rules_are_valid_and_shown_below_rules() -> None:
    loaded = load_partial([shipped.shipped()])
    assert [str(finding) for finding in loaded.findings] == []
    assert len(loaded.files) >= 5
    for file in loaded.files:
        assert file["path"] == f"rules/{file['kind']}s/{file['id']}.yaml"
        assert all(rule["where"].startswith(f"{file['path']}:") for rule in file.get("rules", ()))


def test_a_later_folder_wins_by_id(tmp_path: Path) -> None:
    first = folder(tmp_path / "a", sites__contoh=site("language: id"), sites__lain=site(id_="lain"))
    second = folder(tmp_path / "b", contoh=site("language: en"))
    assert [(file["id"], file.get("language")) for file in load([first, second])] == [("contoh", "en"), ("lain", None)]
    assert [(file["id"], file.get("language")) for file in load([second, first])] == [("contoh", "id"), ("lain", None)]


def test_all_findings_of_all_files_come_at_once_and_the_others_load(tmp_path: Path) -> None:
    rule = ["rules:", "  - id: byline", "    categry: byline", "    drop: {re: '(?!x)y'}"]
    top = folder(
        tmp_path,
        sites__contoh=site(*rule, "colour: red"),
        sites__rusak="a: [",
        sites__baik=site(id_="baik"),
        packs__kosong="",
    )
    loaded = load_partial([top])
    said = [str(finding).removeprefix(f"{top.as_posix()}/") for finding in loaded.findings]
    assert said == [
        "packs/kosong.yaml:1:1: the file is empty (begin with schema: 1)",
        "sites/contoh.yaml:6:5: rule 'byline': unknown key 'categry' (did you mean 'category'?)",
        f"sites/contoh.yaml:7:16: rule 'byline': drop.re: RE2 refuses '(?!x)y': invalid perl operator: (?! ({NO_LOOK})",
        f"sites/contoh.yaml:8:1: unknown key 'colour' ({KEYS})",
        f"sites/rusak.yaml:1:5: no YAML: expected the node content, but found '<stream end>' ({OPEN})",
    ]
    assert [file["id"] for file in loaded.files] == ["baik"]
    with pytest.raises(RuleError) as caught:
        load([top])
    assert caught.value.findings == loaded.findings


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["colour: red"], "4:1: unknown key 'colour'"),
        (["langage: id"], "4:1: unknown key 'langage' (did you mean 'language'?)"),
        (["rules:", "  - category: ad", "    drop: {is: x}"], "5:5: rule 1: 'id' is missing"),
        (
            ["rules:", "  - {id: iklan, category: adv, drop: {is: x}}"],
            "5:27: rule 'iklan': category: unknown category 'adv' (did you mean 'ad'?)",
        ),
        (["rules:", "  - id: iklan", "    category: ad"], "5:5: rule 'iklan': has no action (give one of drop, "),
        (
            ["rules:", "  - {id: a, category: ad, keep: {is: x}, drop: {is: y}}"],
            "5:42: rule 'a': has 2 actions, keep and drop (make it 2 rules)",
        ),
        (
            ["rules:", "  - {id: a, category: ad, drop: {is: x}}", "  - {id: a, category: ad, drop: {is: y}}"],
            "6:10: rule 'a': id: the id 'a' is given twice",
        ),
        (
            ["rules:", "  - {id: a, category: ad, drop: {is: [x, 5]}}"],
            "5:42: rule 'a': drop.is: must be text (put it in quotes)",
        ),
        (
            ["rules:", "  - {id: a, category: ad, drop: {is: x}, prose: allow}"],
            "5:49: rule 'a': prose: `prose: allow` needs a `why` (say what proves that these sentences are no article)",
        ),
        (
            ["rules:", "  - {id: a, category: ad, drop: {is: x}, at: {head: 0.2, tale: 3}}"],
            "5:58: rule 'a': at: unknown key 'tale' (did you mean 'tail'?)",
        ),
        (
            ["rules:", "  - {id: a, category: ad, drop: {is: x}, layout: [desk]}"],
            "5:51: rule 'a': layout: unknown layout 'desk' (there are no layouts here)",
        ),
        (
            ["layouts: [{id: desk, probe: h1}]", "rules:", "  - {id: a, category: ad, drop: {is: x}, layout: dsk}"],
            "6:50: rule 'a': layout: unknown layout 'dsk' (did you mean 'desk'?)",
        ),
        (
            ["rules:", "  - {id: a, category: ad, drop_cards: {item: [headline, age, prose!]}}"],
            "5:62: rule 'a': drop_cards.item: 'prose!' is not known here (did you mean 'prose'?)",
        ),
        (["extends: news-id"], "4:10: extends: unknown pack 'news-id'"),
        (["extends: contoh"], "4:10: extends: unknown pack 'contoh' ('contoh' is a site)"),
        (["match: {words: [yang]}"], "4:9: match: only a pack matches by 'words'"),
        (["language: id", "language: en"], "5:1: the key 'language' is given twice (first in line 4)"),
        (["timezone: Asia/Jakata"], "4:11: timezone: unknown time zone 'Asia/Jakata' (did you mean 'Asia/Jakarta'?)"),
        (["tests: [{page: '+ x'}]"], "4:9: test 1: 'name' is missing"),
        (
            ["tests: [{name: satu, page: '+ x', expect: {titel: y}}]"],
            "4:44: test 'satu': expect: 'titel' is no field of a record (did you mean 'title'?)",
        ),
        (["status:"], "4:1: status: is empty (give a value or remove the key)"),
        (["rules: []"], "4:8: rules: must not be empty"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_cure(lines: list[str], message: str) -> None:
    (said,) = one(*lines)
    assert said.startswith(f"x/contoh.yaml:{message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "{pack: news-id, disable: [baca-jga]}",
            "4:36: extends.disable: news-id has no rule 'baca-jga' (did you mean 'baca-juga'?)",
        ),
        (
            "{pack: news-id, override: {ikln: {status: draft}}}",
            "4:37: extends.override: news-id has no rule 'ikln' (did you mean 'iklan'?)",
        ),
        (
            "{pack: news-id, override: {iklan: {category: ui}}}",
            f"4:45: extends.override.iklan: unknown key 'category' ({MODIFIERS})",
        ),
        (
            "{pack: news-id, override: {iklan: {prose: allow}}}",
            f"4:52: extends.override.iklan.prose: `prose: allow` needs a `why` ({PROOF})",
        ),
        (
            "{pack: news-id, override: {iklan: {layout: desk}}}",
            "4:53: extends.override.iklan.layout: unknown layout 'desk' (there are no layouts here)",
        ),
        ("[news-id, news-ids]", "4:20: extends: unknown pack 'news-ids' (did you mean 'news-id'?)"),
        ("[news-id, news-id]", "4:20: extends: is extended twice (put disable and override together)"),
    ],
)
def test_what_a_site_says_of_a_pack_must_be_there(tmp_path: Path, line: str, message: str) -> None:
    said = findings(tmp_path, sites__contoh=site(f"extends: {line}"), packs__news_id=NEWS_ID)
    assert said == [f"sites/contoh.yaml:{message}"]


def test_a_broken_pack_is_one_finding_and_none_for_the_sites_that_use_it(tmp_path: Path) -> None:
    said = findings(tmp_path, sites__contoh=site("extends: {pack: news-id, disable: x}"), packs__news_id="schema: [")
    assert [line.partition(":")[0] for line in said] == ["packs/news-id.yaml"]


def test_a_broken_file_takes_no_id_and_an_empty_one_is_one_finding(tmp_path: Path) -> None:
    said = findings(tmp_path, sites__satu=site(id_="satu"), packs__satu="schema: [", lain__dua="", sites__dua="")
    assert [line.partition(":")[0] for line in said] == ["lain/dua.yaml", "packs/satu.yaml", "sites/dua.yaml"]
    assert not any(":0:0" in line for line in said)


def test_an_unknown_pack_is_told_beside_the_other_findings_of_a_site(tmp_path: Path) -> None:
    said = findings(tmp_path, sites__satu=site("extends: news-di", id_="dua"), packs__news_id=NEWS_ID)
    assert len(said) == 2
    assert "is not the file's name" in said[0]
    assert "unknown pack 'news-di'" in said[1]


def test_a_pack_has_nothing_that_only_sites_have(tmp_path: Path) -> None:
    own = ("extends: news-id", "timezone: Asia/Jakarta", "whole: /all", "match: {hosts: contoh.id, words: yang}")
    pack = site(*own)
    assert findings(tmp_path, packs__contoh=pack, packs__news_id=NEWS_ID) == [
        "packs/contoh.yaml:4:1: a pack has no 'extends' (move it to the site)",
        "packs/contoh.yaml:5:1: a pack has no 'timezone' (move it to the site)",
        "packs/contoh.yaml:6:1: a pack has no 'whole' (move it to the site)",
        "packs/contoh.yaml:7:9: match: only a site matches by 'hosts'",
    ]


def test_a_file_is_called_like_its_id_and_ids_are_unique_within_a_folder(tmp_path: Path) -> None:
    said = findings(tmp_path, sites__satu=site(), sites__dua=site(id_="dua"), packs__dua=site(id_="dua"))
    taken = f"is taken by {tmp_path.as_posix()}/rules/packs/dua.yaml (ids are unique within a folder)"
    assert said == [
        f"sites/dua.yaml:2:5: the id 'dua' {taken}",
        "sites/satu.yaml:2:5: id: the id 'contoh' is not the file's name (rename the file to contoh.yaml)",
    ]


def test_a_newer_schema_is_one_finding_whatever_else_the_file_holds(tmp_path: Path) -> None:
    assert findings(tmp_path, sites__contoh=site("magic: 1").replace("schema: 1", "schema: 2")) == [
        f"sites/contoh.yaml:1:9: schema: schema 2 is newer than this version reads (1) ({UPGRADE})"
    ]


def test_only_plain_yaml_files_are_taken(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__contoh=site(), _hidden__x="a: [")
    (top / "-hidden").rename(top / ".hidden")
    (top / "README.md").write_text("# rules")
    (top / "sites" / ".contoh.yaml").write_text("a: [")
    (top / "sites" / "tautan.yaml").symlink_to(top / "sites" / "contoh.yaml")
    (top / "lagi").symlink_to(top / "sites", target_is_directory=True)
    (top / "sites" / "kelompok").mkdir()
    assert [file["id"] for file in load([top])] == ["contoh"]


def test_a_link_that_leads_nowhere_and_a_folder_called_like_a_rule_file_are_findings(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__contoh=site())
    for name, target in (("hilang", "tiada.yaml"), ("putar", "putar.yaml")):
        (top / "sites" / f"{name}.yaml").symlink_to(top / "sites" / target)
    (top / "sites" / ".#kunci.yaml").symlink_to(top / "tiada")
    (top / "sites" / "kelompok.yaml").mkdir()
    (top / "sites" / "kelompok.yaml" / "dalam.yaml").write_text(site(id_="dalam"))
    loaded = load_partial([top])
    assert [file["id"] for file in loaded.files] == ["contoh", "dalam"]
    assert [str(one).rpartition("/")[2] for one in loaded.findings] == [
        "hilang.yaml:1:1: cannot be read: it is a link that leads nowhere",
        "kelompok.yaml:1:1: cannot be read: it is a folder",
        "putar.yaml:1:1: cannot be read: it is a link that leads nowhere",
    ]


def test_a_yml_file_is_told_to_be_renamed(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__contoh=site())
    (top / "sites" / "contoh.yaml").rename(top / "sites" / "contoh.yml")
    (finding,) = load_partial([top]).findings
    assert str(finding).endswith("contoh.yml:1:1: rule files end in .yaml (rename it to contoh.yaml)")


def test_what_cannot_be_read_is_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = folder(tmp_path, sites__contoh=site(), sites__biner=site())
    (top / "sites" / "biner.yaml").write_bytes(b"\x00\x80\xff")

    def refuse(path: str, *arguments: Any) -> Any:
        if path.endswith("contoh.yaml"):
            raise PermissionError(13, "Permission denied")
        return open(path, *arguments)  # noqa: PTH123 - in the place of the built-in

    monkeypatch.setattr("cleaner.rulebook.folders.open", refuse, raising=False)
    said = [str(finding).removeprefix(f"{top.as_posix()}/") for finding in load_partial([top]).findings]
    assert said == [
        "sites/biner.yaml:1:2: the file is not UTF-8 (save the file as UTF-8)",
        "sites/contoh.yaml:1:1: cannot be read: Permission denied",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang_the_loader(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__contoh=site())
    os.mkfifo(top / "sites" / "pipa.yaml")
    (finding,) = load_partial([top]).findings
    assert finding.message == "cannot be read: it is no file"


def test_a_missing_folder_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(UsageError, match="does not exist"):
        load([tmp_path / "tiada"])
    with pytest.raises(UsageError, match="is no folder"):
        load([tmp_path / "berkas"])


def test_a_relative_folder_is_shown_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path, sites__contoh=site())
    monkeypatch.chdir(tmp_path)
    assert load([Path("rules")])[0]["path"] == "rules/sites/contoh.yaml"
    monkeypatch.chdir(tmp_path / "rules")
    assert load([Path()])[0]["path"] == "./sites/contoh.yaml"


def test_a_folder_called_packs_holds_packs_wherever_it_is(tmp_path: Path) -> None:
    top = folder(tmp_path, packs__id__satu=site(id_="satu"), dua=site(id_="dua"))
    assert {file["id"]: file["kind"] for file in load([top])} == {"satu": "pack", "dua": "site"}
    assert {file["id"]: file["kind"] for file in load([top / "packs"])} == {"satu": "pack"}


def test_folders_within_folders_are_read_to_a_bounded_depth(tmp_path: Path) -> None:
    at = top = folder(tmp_path, sites__contoh=site())
    for number in range(1, 12):
        at = at / "d"
        at.mkdir()
        (at / f"a{number}.yaml").write_text(site(id_=f"a{number}"))
    assert [file["id"] for file in load([top])] == [*(f"a{number}" for number in range(1, 9)), "contoh"]


def test_one_file_can_be_read_alone(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__kontan=KONTAN, packs__rusak="a: [")
    assert read(top / "sites" / "kontan.yaml", "kontan.yaml")["rules"][0]["where"] == "kontan.yaml:16"
    with pytest.raises(RuleError, match=r"^rusak\.yaml:1:5: "):
        read(top / "packs" / "rusak.yaml", "rusak.yaml")
    with pytest.raises(RuleError, match=r"^tiada\.yaml:1:1: cannot be read"):
        read(top / "tiada.yaml", "tiada.yaml")


def test_a_rule_stands_where_its_id_does() -> None:
    lines = ["rules:", "  - category: ad", "    id: a", "    drop: {is: x}"]
    (file,) = load_sources([Source("contoh.yaml", "site", site(*lines).encode())]).files
    assert file["rules"][0]["where"] == "contoh.yaml:6"


def test_places_point_at_a_line_of_a_marked_page(tmp_path: Path) -> None:
    top = folder(tmp_path, sites__kontan=KONTAN, packs__news_id=NEWS_ID)
    loaded = load_partial([top])
    (kontan,) = (file for file in loaded.files if file["id"] == "kontan")
    places = loaded.places[kontan["path"]]
    assert places.text(("rules", 0, "tests", 0), 2) == (24, 7)


HIT, MISS = "- Iklan\n", "+ Iklan itu menyesatkan.\n"


@pytest.mark.parametrize(
    ("action", "tests", "draft"),
    [
        ("drop: {is: iklan}", [HIT + MISS], None),
        ("drop: {is: iklan}", [HIT, MISS], None),
        ("drop: {is: iklan}", [HIT], "no near miss"),
        ("drop: {is: iklan}", [MISS], "no hit"),
        ("drop: {is: iklan}", ["+ \n-Iklan\nIklan\n"], "no hit and no near miss"),
        ("strip_prefix: {starts: x}", ["~ {--x--}y\n" + MISS], None),
        ("keep: {is: iklan}", [MISS + MISS], None),
        ("keep: {is: iklan}", [MISS], "no near miss"),
        ("keep: {is: iklan}", [HIT], "no hit and no near miss"),
        ("capture: {re: '(?P<tag>x)', stays: true}", [MISS + "= tag: x\n" + MISS], None),
        ("capture: {re: '(?P<tag>x)', stays: true}", [MISS + "= tag: x\n"], "no near miss"),
        ("capture: {re: '(?P<tag>x)', stays: true}", [MISS + MISS], "no hit"),
        ("capture: {re: '(?P<tag>x)'}", [HIT + "= tag: x\n" + MISS], None),
        ("drop: {is: iklan}\n    status: draft", [HIT + MISS], None),  # said by the file, not judged
    ],
)
def test_a_rule_without_proof_is_a_draft(action: str, tests: list[str], draft: str | None) -> None:
    lines = ["rules:", "  - id: a", "    category: ad", f"    {action}", f"    tests: {json.dumps(tests)}"]
    loaded = load_sources([Source("contoh.yaml", "site", site(*lines).encode())])
    assert loaded.findings == ()
    assert loaded.files[0]["rules"][0].get("draft") == draft


def shuffled(value: Any, chance: random.Random) -> Any:
    """`value` with one part of it replaced, removed, doubled or renamed."""
    junk = [None, True, -1, 0.5, "", "x", "(", [], {}, [None], {"x": {}}, ["x", 3], {"re": "x*"}, {"is": [[]]}]
    if isinstance(value, dict) and value and chance.random() < 0.8:
        key = chance.choice(sorted(value))
        rest = {name: item for name, item in value.items() if name != key}
        moved = {**rest, chance.choice([key, key, key, "is", "drop", "keep", "x"]): shuffled(value[key], chance)}
        return chance.choice([moved, moved, moved, rest])
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        return [*value[:at], shuffled(value[at], chance), *value[at:]]
    return chance.choice(junk)


@settings(deadline=None, max_examples=200)
@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_no_change_of_a_valid_file_makes_the_loader_stumble(chance: random.Random, times: int) -> None:
    data = yaml.parse(dedent(KONTAN).encode(), "kontan.yaml").data
    for _ in range(times):
        data = shuffled(data, chance)
    raw = json.dumps(data, indent=1).encode()  # every JSON text is YAML
    sources = [Source("rules/kontan.yaml", "site", raw), Source("packs/news-id.yaml", "pack", dedent(NEWS_ID).encode())]
    loaded: Loaded = load_sources(sources)
    assert bool(loaded.findings) != (len(loaded.files) == 2)
    for finding in loaded.findings:
        assert 1 <= finding.line <= raw.count(b"\n") + 1
        assert 1 <= finding.column <= max(map(len, raw.splitlines())) + 1
    json.dumps(loaded.files)


def test_with_a_memory_only_what_changed_is_looked_into_and_the_answer_is_the_same() -> None:
    def source(name: str, title: str) -> Source:
        return Source(f"r/sites/{name}.yaml", "site", f"schema: 1\nid: {name}\ntitle: {title}\n".encode())

    memory: dict[Source, Any] = {}
    first = load_sources([source("a", "A"), source("b", "B")], memory)
    again = load_sources([source("a", "A"), source("b", "New")], memory)
    assert again.files[0] is first.files[0]
    assert again.files[1]["title"] == "New"
    assert again == load_sources([source("a", "A"), source("b", "New")])
    assert list(memory) == [source("a", "A"), source("b", "New")]
