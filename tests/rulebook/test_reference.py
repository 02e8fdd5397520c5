"""The reference of rule files: each example loads and passes its own tests, and all together show everything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from cleaner import parts, trial
from cleaner.facts import NONE
from cleaner.model import CATEGORIES
from cleaner.rulebook import actions, clues, gate
from cleaner.rulebook.actions import drop_block, drop_cards, trim
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load
from cleaner.rulebook.schema import matcher
from cleaner.rulebook.schema.layout import Layout, Selector
from cleaner.rulebook.schema.rule import Modifiers
from tests.rulebook.build import document

if TYPE_CHECKING:
    from cleaner.rulebook.plain import FileData, RuleData

PAGE = (Path(__file__).resolve().parents[2] / "rules" / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FILES = [one for one in EXAMPLES if one.startswith("# rules/")]
RULES = [one for one in EXAMPLES if not one.startswith("# rules/")]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[FileData, ...]:
    """All examples: the whole files as they are, the rules in a file of their own each."""
    folder = tmp_path_factory.mktemp("reference")
    for text in FILES:
        path = folder / text.splitlines()[0].removeprefix("# rules/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for number, text in enumerate(RULES):
        head = f"schema: 1\nid: example-{number}\ntitle: An example\nrules:\n"
        (folder / f"example-{number}.yaml").write_text(head + text, "utf-8")
    return load([folder])


def rules(files: tuple[FileData, ...]) -> list[tuple[FileData, RuleData]]:
    return [(file, rule) for file in files for rule in file["rules"]]


def test_the_page_has_examples() -> None:
    assert len(FILES) == 2
    assert len(RULES) >= 15


def test_every_example_passes_its_own_tests(files: tuple[FileData, ...]) -> None:
    for file, rule in rules(files):
        for page in rule.get("tests", ()):
            outcome = trial.try_rule(file, rule, page)
            problems = [str(one) for one in (*outcome.differences, *outcome.fields)]
            assert (rule["id"], problems) == (rule["id"], [])


def test_only_the_example_of_a_draft_is_a_draft(files: tuple[FileData, ...]) -> None:
    assert [rule["id"] for _, rule in rules(files) if rule.get("draft")] == ["weather-box"]


def test_the_examples_show_every_action_matcher_modifier_and_category(files: tuple[FileData, ...]) -> None:
    shown = set(keys([rule for _, rule in rules(files)])) | {rule["category"] for _, rule in rules(files)}
    known = {
        *(action.name for action in actions.ALL), *names(matcher.Matcher), *names(matcher.Window), *names(Modifiers),
        *get_args(matcher.CardClass), *CATEGORIES, "stays", "optional", "lead", "to_end", "min_items", "max_lines",
        "to", "why",
    }  # fmt: skip
    assert {name.rstrip("?") for name in known} - shown == set()


def test_the_page_names_the_numbers_of_the_code() -> None:
    assert f"at least {gate.SHARE * 100:g} % of the words in lines of eight words or more" in PAGE
    assert gate.LINE_WORDS == 8
    assert f"If it has **{clues.ENOUGH:g} or more**".lower() in PAGE.lower()
    assert f"`max_lines` ({trim.MAX_LINES})" in PAGE
    assert f"At most `max_lines` ({drop_block.MAX_LINES}) after the first" in PAGE
    assert f"`min_items` ({drop_cards.MIN_ITEMS})" in PAGE


def test_the_addresses_of_whole_articles_are_those_that_the_code_makes() -> None:
    rows = re.findall(r"^\| `'?([?/][^`']+)'?` \| `(http\S+)` \| `(http\S+)` \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    for whole, part, address in rows:
        assert parts.warning(part, NONE, whole, shown=True) == f"{parts.PART}: the whole is at {address}"


@pytest.mark.parametrize("key", [key for model in (Layout, Selector) for key in model.model_fields])
def test_every_key_of_a_layout_is_explained(key: str) -> None:
    section = PAGE[PAGE.index("### `layouts`") : PAGE.index("### Drafts")]
    assert f"`{key}`" in section or f"`{{{key}:" in section


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_is_explained(category: str) -> None:
    assert f"| `{category}` |" in PAGE


def test_the_example_of_a_site_uses_the_example_of_a_pack(files: tuple[FileData, ...]) -> None:
    book = Rulebook.of(files)
    page = document("HARIAN-CONTOH.ID – BANDUNG. Harga turun.", "Bagikan")
    assert book.choose(page) == "harian-contoh"
    checks = {check.id: check for check in book.ruleset("harian-contoh", page).checks}
    assert set(checks) == {"harian-contoh/dateline", "contoh-id/also-read"}
    of_layout = {check.id for check in book.ruleset("harian-contoh", page, "desk").checks}
    assert of_layout == {*checks, "harian-contoh/desk-footer"}
    assert checks["contoh-id/also-read"].max_share == 0.2


def names(model: Any) -> set[str]:
    """The keys of a schema as they stand in a file."""
    return {field.alias or name for name, field in model.model_fields.items()}


def keys(value: Any) -> list[str]:
    """All keys, and all texts in lists, of nested data."""
    if isinstance(value, dict):
        return [*value, *(key for own in value.values() for key in keys(own))]
    return [key for own in value for key in keys(own)] if isinstance(value, list) else [str(value).rstrip("?")]
