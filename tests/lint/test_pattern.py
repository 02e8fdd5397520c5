"""The tree of a pattern: what it is made of, and what it fits at its ends."""

from __future__ import annotations

import pytest

from cleaner.lint import _nodes, _pattern
from cleaner.lint._nodes import DOT, Char, Choice, Class, Edge, Repeat, Sequence
from cleaner.rulebook import shipped
from cleaner.rulebook.load import load_partial


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("a", Char("a")),
        (r"\.", Char(".")),
        (r"\x{2013}", Char("–")),
        (r"\x41", Char("A")),
        (r"\t", Char("\t")),
        (".", DOT),
        ("^a$", Sequence((Edge("^"), Char("a"), Edge("$")))),
        (r"\b", Edge("\\b")),
        (r"\pL", Class(("\\pL",))),
        (r"\p{Lu}+", Repeat(Class(("\\p{Lu}",)), 1, None)),
        ("a|b", Choice((Char("a"), Char("b")))),
        ("a{2,5}?", Repeat(Char("a"), 2, 5)),
        ("a{2,}", Repeat(Char("a"), 2, None)),
        ("a{3}", Repeat(Char("a"), 3, 3)),
        ("a{x}", Sequence((Char("a"), Char("{"), Char("x"), Char("}")))),
        ("[^]a-z]", Class(("]", ("a", "z")), negated=True)),
        (r"[\p{L}\d.-]", Class(("\\p{L}", "\\d", ".", "-"))),
        ("[[:upper:]x]", Class(("[:upper:]", "x"))),
        ("(?P<author>a)", Sequence((Char("a"),))),
    ],
)
def test_a_pattern_is_taken_apart(pattern: str, tree: _nodes.Node) -> None:
    assert _pattern.parse(pattern) == tree


@pytest.mark.parametrize(
    ("pattern", "folded"),
    [
        ("(?i)ab", "ab"),
        ("a(?i)b", "b"),
        ("(?i:a)b", "a"),
        ("(?:a(?i)b|c)d", "bc"),  # to the end of the group, other branches too
        ("(?i:a(?-i:b)c)", "ac"),
        ("(?s)ab", ""),
    ],
)
def test_a_flag_holds_to_the_end_of_its_group(pattern: str, folded: str) -> None:
    tree = _pattern.parse(pattern)
    assert tree is not None
    assert "".join(node.char for node in _nodes.walk(tree) if isinstance(node, Char) and node.fold) == folded


def test_what_is_unheard_of_has_no_tree() -> None:
    assert [_pattern.parse(pattern) for pattern in (r"\Qa.b\E", "(?<!a)b", "(a", "[a", "a)")] == [None] * 5


def test_every_pattern_of_the_shipped_rules_has_a_tree() -> None:
    from cleaner.lint import _written

    files = load_partial((shipped.shipped(),)).files
    patterns = [one.text for one in _written.written(files) if one.kind == "re"]
    assert len(patterns) > 100
    assert [text for text in patterns if _pattern.parse(text) is None] == []


@pytest.mark.parametrize(
    ("pattern", "optional"), [("a?", True), ("a", False), ("a*b?", True), ("a|", True), ("^", True), ("(?:a?b)?", True)]
)
def test_what_fits_nothing_is_optional(pattern: str, optional: bool) -> None:
    tree = _pattern.parse(pattern)
    assert tree is not None
    assert _nodes.is_optional(tree) is optional
