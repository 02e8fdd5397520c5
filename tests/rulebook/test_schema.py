"""The models of schema 1: what they accept, how it is spelt out, and the JSON Schema that editors show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.model import CATEGORIES
from cleaner.rulebook.schema import json_schema, validate
from cleaner.rulebook.schema.rule import ACTIONS, Rule
from cleaner.rulebook.schema.strict import Strict

if TYPE_CHECKING:
    from pydantic import BaseModel

SCHEMA = Path(__file__).resolve().parents[2] / "rules" / "schema.json"
FILE: dict[str, Any] = {"schema": 1, "id": "contoh", "title": "Contoh"}
RULE: dict[str, Any] = {"id": "iklan", "category": "ad"}


def messages(**keys: Any) -> list[str]:
    """What is wrong with a file that holds `keys`."""
    return [problem.message for problem in validate({**FILE, **keys})[1]]


def of_rule(**keys: Any) -> list[str]:
    return messages(rules=[{**RULE, **keys}])


def spelt_out(**keys: Any) -> dict[str, Any]:
    model, problems = validate({**FILE, **keys})
    assert problems == []
    assert model is not None
    return model.model_dump(by_alias=True, exclude_unset=True)


ACCEPTED: dict[str, Any] = {
    "drop": {"is": "iklan"},
    "drop_block": {"from": {"is": "berita terkait"}, "while": {"sentence": False}},
    "drop_cards": {"item": ["headline", "age", "same?", {"is": "selengkapnya", "optional": True}], "to_end": True},
    "cut_after": {"starts": "pilihan editor:"},
    "cut_before": {"re": "^Dengarkan artikel$"},
    "trim": {"side": "tail", "while": {"max_words": 4}},
    "strip_prefix": {"re": r"^[A-Z]{4,9}\.ID - "},
    "strip_suffix": {"ends": "- contoh.id"},
    "capture": {"re": "^Editor: (?P<editor>.{2,60})$", "stays": True},
    "keep": {"like": "catatan redaksi tentang ralat berita ini"},
}


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_alone_makes_a_rule(action: str) -> None:
    assert of_rule(**{action: ACCEPTED[action]}) == []


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_refuses_a_misspelt_key(action: str) -> None:
    assert of_rule(**{action: {**ACCEPTED[action], "whlie": 1}}) == ["unknown key 'whlie'"]


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_category_of_the_model_is_known(category: str) -> None:
    assert of_rule(category=category, drop={"is": "x"}) == []


def test_a_rule_without_an_action_is_told_which_there_are() -> None:
    (problem,) = validate({**FILE, "rules": [RULE]})[1]
    assert problem.message == "has no action"
    assert problem.hint == f"give one of {', '.join(ACTIONS)}"


def test_a_rule_with_two_actions_is_one_problem() -> None:
    assert of_rule(drop={"is": "x"}, keep={"is": "y"}) == ["has 2 actions, drop and keep"]


def test_a_misspelt_action_is_not_also_a_missing_one() -> None:
    assert of_rule(dorp={"is": "x"}) == ["unknown key 'dorp'"]


def test_all_problems_of_a_rule_come_at_once() -> None:
    assert of_rule(id="Iklan Baris", drop={"re": "("}, keep={"is": ""}, prose="allow", colour=1) == [
        "'Iklan Baris' is no id: small letters, digits and hyphens",
        "RE2 refuses '(': missing ): (",
        "must not be blank",
        "unknown key 'colour'",
        "has 2 actions, drop and keep",
        "`prose: allow` needs a `why`",
    ]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"drop": {}}, "matches by nothing"),
        ({"drop": {"max_words": 3}}, "matches by nothing"),
        ({"drop": {"is": []}}, "must not be empty"),
        ({"drop": {"is": "•"}}, None),
        ({"drop": {"has": "\u200b"}}, "'\\u200b' is nothing once normalised, and would match every line"),
        ({"drop": {"is": 404}}, "must be text"),
        ({"drop": {"is": "x", "max_words": 0}}, "must be at least 1"),
        ({"drop": {"is": "x", "min_words": 9, "max_words": 3}}, "no line has 9 words or more and 3 or fewer"),
        ({"drop": {"is": "x", "sentence": "no"}}, "must be true or false"),
        ({"drop": {"digits": 1.5}}, "must be at most 1"),
        ({"drop": "iklan"}, "must be a mapping of keys and values"),
        ({"drop": None}, "is empty"),
        ({"drop": {"re": "x*"}}, "'x*' matches the empty string, and so every line"),
        ({"keep": {"re": "^(?<=a)"}}, "RE2 refuses '^(?<=a)': invalid perl operator: (?<="),
        ({"capture": {"re": "^Editor: .+"}}, "captures nothing"),
        ({"capture": {"re": "^(?P<redaktur>.+)"}}, "the group 'redaktur' is no metadata field"),
        ({"capture": {"re": "^(?<तिथि>.+)"}}, "the group 'तिथि' is no metadata field"),
        (
            {"capture": {"re": "^(?P<tag>a)|(?P<tag>b)"}},
            "the group 'tag' is named twice; RE2 fills one of them",
        ),
        ({"strip_prefix": {"has": "x"}}, "unknown key 'has'"),
        ({"strip_suffix": {"max_words": 3}}, "matches by nothing"),
        ({"drop_block": {"from": {"is": "x"}}}, "has no end"),
        ({"drop_block": {"to": {"is": "x"}}}, "'from' is missing"),
        ({"drop_cards": {"item": ["headline", "agee"]}}, "'agee' is not known here"),
        (
            {"drop_cards": {"item": ["prose?", {"is": "x", "optional": True}]}},
            "a card of which every line may be missing",
        ),
        ({"drop_cards": {"item": ["headline", "age"], "min_items": 1}}, "one card proves nothing"),
        ({"drop_cards": {"item": ["headline", "same?"], "min_items": 1}}, "one card proves nothing"),
        ({"drop_cards": {"min_items": 1}}, "'item' is missing"),
        ({"drop_cards": {"item": [3]}}, "3 is not known here"),
        ({"trim": {"side": "left", "while": {"max_words": 3}}}, "'left' is not known here"),
        ({"drop": {"is": "x"}, "at": {}}, "names no window"),
        ({"drop": {"is": "x"}, "at": {"head": 1.5}}, "1.5 is neither a number of lines nor a share below 1"),
        ({"drop": {"is": "x"}, "at": {"head": 0}}, "must be more than 0"),
        ({"drop": {"is": "x"}, "max_share": True}, "must be a number"),
        ({"drop": {"is": "x"}, "max_share": float("nan")}, "must be a number"),
        ({"drop": {"is": "x"}, "category": "advert"}, "unknown category 'advert'"),
        ({"drop": {"is": "x"}, "why": None}, "is empty"),
        ({"drop": {"is": None}}, "is empty"),
        ({"drop": {"is": "x"}, "tests": []}, "must not be empty"),
    ],
)
def test_a_mistake_in_a_rule_is_named(keys: dict[str, Any], message: str | None) -> None:
    assert of_rule(**keys) == ([message] if message else [])


@pytest.mark.parametrize(
    "keys",
    [
        {"drop": {"link_only": True, "max_words": 3}},  # these two name a shape by themselves
        {"drop": {"digits": 0.6}},
        {"trim": {"side": "head", "while": {"re": "^.{0,9}$"}}},  # `while` is no proof by itself, so it may be wide
        {"drop": {"is": "x"}, "unless": {"max_words": 3}},
        {"drop_cards": {"lead": {"is": "terbaru"}, "item": "headline", "min_items": 1}},
        {"drop_cards": {"item": ["headline", "same"], "min_items": 1}},
        {"drop": {"is": "x"}, "prose": "allow", "why": "A machine wrote it."},
        {"drop": {"is": ["yes", "no"]}},
        {"drop": {"re": r"^\W{1,9}$"}},
        {"capture": {"re": ["^Editor: (?P<editor>.+)$", "^-$"]}},
        {"capture": {"re": r"^Editor\(?P<redaktur>: (?P<editor>.+)$"}},  # a bracket and signs, no group
    ],
)
def test_a_near_miss_of_a_mistake_is_accepted(keys: dict[str, Any]) -> None:
    assert of_rule(**keys) == []


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"schema": 2, "who knows": 1}, "schema 2 is newer than this version reads (1)"),
        ({"schema": "1"}, "'1' is not known here"),
        ({"language": "Indonesian"}, "'Indonesian' is no language code"),
        ({"timezone": "Asia/Jakata"}, "unknown time zone 'Asia/Jakata'"),
        ({"timezone": "../../etc/passwd"}, "unknown time zone '../../etc/passwd'"),
        ({"status": "beta"}, "'beta' is not known here"),
        ({"match": {"hosts": "https://www.contoh.id/"}}, "'https://www.contoh.id/' is no bare host"),
        (
            {"match": {"text": [{"re": "^X", "score": 3, "at": {"head": 3}, "within": 3}]}},
            "`at` and `within` both say where",
        ),
        ({"match": {"text": [{"max_words": 3, "score": 3}]}}, "matches by nothing"),
        ({"match": {"text": [{"re": "^X"}]}}, "'score' is missing"),
        ({"extends": [{"pack": "news-id", "override": {"iklan": {"category": "ad"}}}]}, "unknown key 'category'"),
        ({"extends": [{"disable": ["x"]}]}, "'pack' is missing"),
        ({"tests": [{"name": "a", "page": "+ x", "expect": {"titel": "x"}}]}, "'titel' is no field of a record"),
        ({"tests": [{"name": "a", "page": "+ x", "expect": {"title": 5}}]}, "must be text, a list of texts or null"),
        ({"whole": "page=all"}, "'page=all' makes no address of a whole article"),
        ({"whole": "https://contoh.id/all"}, "'https://contoh.id/all' makes no address of a whole article"),
        ({"layouts": [{"id": "a", "probe": "a", "parts": {"meta": "b"}}]}, "unknown key 'meta'"),
        ({"layouts": [{"id": "a", "probe": {"css": "a", "xpath": "b"}}]}, "selects by css and xpath"),
        ({"layouts": [{"id": "a", "probe": {}}]}, "selects nothing"),
        ({"layouts": [{"id": "a", "probe": "a", "author": "b"}]}, "unknown key 'author'"),
        ({"layouts": [{"id": "a", "probe": "a", "strip": [{"id": "b", "css": "c"}]}]}, "'category' is missing"),
        ({"layouts": [{"id": "a", "probe": "a"}, {"id": "a", "probe": "b"}]}, "the id 'a' is given twice"),
        ({"rules": {}}, "must be a list"),
        ({"rules": None}, "is empty"),
        ({"rules": ["x"]}, "must be a mapping of keys and values"),
    ],
)
def test_a_mistake_in_a_file_is_named(keys: dict[str, Any], message: str) -> None:
    assert messages(**keys) == [message]


def test_a_second_rule_or_strip_of_one_id_is_refused() -> None:
    rule = {**RULE, "drop": {"is": "x"}}
    strip = {"id": "iklan", "category": "ad", "css": "div"}
    layout = {"id": "desk", "probe": "h1", "strip": [strip]}
    other = {"id": "lain", "probe": "h1", "strip": [{**strip, "id": "tag"}, {**strip, "id": "tag"}]}
    third = {"id": "lagi", "probe": "h1", "strip": [{**strip, "id": "tag"}]}
    data = {**FILE, "rules": [rule, {**rule, "id": "lain"}, rule], "layouts": [layout, other, third]}
    assert [(problem.message, problem.path) for problem in validate(data)[1]] == [
        ("the id 'iklan' is given twice", ("rules", 2, "id")),
        ("a rule is called 'iklan' as well", ("layouts", 0, "strip", 0, "id")),
        ("the id 'tag' is given twice", ("layouts", 1, "strip", 1, "id")),
    ]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("probe", "h1[", "no valid CSS selector, at character 4 of 'h1[': expected an identifier"),
        ("body", ["div", {"xpath": "//p["}], "no valid XPath, at character 1 of '//p[': expected a node test"),
        ("title", {"css": "h1:besar"}, "no valid CSS selector, at character 9 of 'h1:besar': unknown pseudo-class"),
        ("strip", [{"id": "a", "category": "ad", "xpath": "//p[re:test(., 'x')]"}], "no valid XPath, at character 5"),
        ("stop_after", {"xpath": "//a/@href"}, "no valid XPath, at character 1 of '//a/@href': selects no elements"),
    ],
)
def test_a_selector_is_checked_when_a_file_is_loaded(key: str, value: Any, message: str) -> None:
    layout = {"id": "desk", "probe": "h1", key: value}
    (problem,) = validate({**FILE, "layouts": [layout]})[1]
    assert problem.message.startswith(message)
    assert (problem.code, problem.path[:3]) == ("R501", ("layouts", 0, key))


def test_hints_name_the_nearest_or_all_of_a_few() -> None:
    def hint(**keys: Any) -> str:
        return validate({**FILE, "rules": [{**RULE, "drop": {"is": "x"}, **keys}]})[1][0].hint

    assert hint(catgory="ad") == "did you mean 'category'?"
    assert hint(category="relted") == "did you mean 'related'?"
    assert hint(category="zzz") == f"there are {', '.join(CATEGORIES)}"
    assert hint(at={"hed": 3}) == "did you mean 'head'?"
    assert hint(at={"zzz": 3}) == "there are head, tail"
    assert hint(why=5) == "put it in quotes"
    assert hint(id="Baca Juga!") == "write baca-juga"
    assert hint(drop="x") == "write key: value below it, such as is: 'baca juga'"


def test_shorthands_are_spelt_out_and_nothing_is_filled_in() -> None:
    rule = {**RULE, "drop": {"is": "iklan"}, "layout": "desk", "tests": "+ x\n"}
    layout = {"id": "desk", "probe": "h1", "body": "div", "title": [{"meta": "og:title"}, "h1"], "seen": 2021}
    made = spelt_out(
        extends="news-id",
        match={"hosts": "contoh.id"},
        layouts=[layout],
        rules=[rule, {**RULE, "id": "b", "keep": {"is": "y"}}],
    )
    assert made["extends"] == [{"pack": "news-id"}]
    assert made["match"] == {"hosts": ["contoh.id"]}
    assert made["rules"][0] == {**RULE, "drop": {"is": ["iklan"]}, "layout": ["desk"], "tests": ["+ x\n"]}
    assert made["rules"][1] == {**RULE, "id": "b", "keep": {"is": ["y"]}}
    assert made["layouts"] == [
        {
            "id": "desk",
            "probe": {"css": "h1"},
            "body": [{"css": "div"}],
            "title": [{"meta": "og:title"}, {"css": "h1"}],
            "seen": "2021",
        }
    ]


def test_the_json_schema_in_the_rules_folder_is_fresh() -> None:
    stale = "run: python -m cleaner.rulebook.schema > rules/schema.json"
    assert SCHEMA.read_text("utf-8") == json_schema(), stale


def test_the_json_schema_is_draft_7_that_editors_understand() -> None:
    text = json_schema()
    schema = json.loads(text)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for later in ("$defs", "prefixItems", "unevaluatedProperties", '"default": null'):
        assert later not in text

    def look(node: Any) -> None:
        if isinstance(node, dict):
            assert "$ref" not in node or len(node) == 1, "draft 7 sees nothing beside a $ref"
            reference = node.get("$ref", "#/definitions/Rule")
            assert reference.removeprefix("#/definitions/") in schema["definitions"]
            for value in node.values():
                look(value)
        elif isinstance(node, list):
            for value in node:
                look(value)

    look({key: value for key, value in schema.items() if key != "$schema"})


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    return {model}.union(*(models(sub) for sub in model.__subclasses__()))


@pytest.mark.parametrize("model", sorted(models(Strict), key=lambda model: model.__name__))
def test_every_field_has_a_description_and_an_example(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"
        assert field.examples, f"{model.__name__}.{name}"


@pytest.mark.parametrize("name", sorted(Rule.model_fields))
def test_the_examples_of_a_rule_are_right(name: str) -> None:
    field = Rule.model_fields[name]
    for example in field.examples or ():
        rule = {**RULE, "why": "An example.", **({} if name in ACTIONS else {"drop": {"is": "x"}}), name: example}
        assert messages(rules=[rule]) == []


KEYS = sorted({field.alias or name for model in models(Strict) for name, field in model.model_fields.items()})
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["(", "x*", "1", "allow"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "", "x"]), inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=JSON, rule=st.dictionaries(st.sampled_from(KEYS), JSON, max_size=5))
def test_no_data_makes_the_schema_stumble(data: Any, rule: dict[str, Any]) -> None:
    for whole in (data, {**FILE, "rules": [rule, data]}, {**FILE, **rule}):
        model, problems = validate(whole)
        assert (model is None) == bool(problems)
        assert all(problem.message for problem in problems)
