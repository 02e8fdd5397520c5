"""YAML to data: what things mean, where they stand, and what hostile files may not do."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.errors import RuleError
from cleaner.rulebook import yaml
from cleaner.rulebook.folders import MAX_BYTES, sources
from cleaner.rulebook.nodes import MAX_DEPTH, MAX_NODES
from cleaner.rulebook.shipped import shipped
from cleaner.rulebook.yaml import Parsed, parse


def read(text: str | bytes) -> Parsed:
    return parse(text.encode() if isinstance(text, str) else text, "x.yaml")


def refusal(text: str | bytes) -> str:
    with pytest.raises(RuleError) as caught:
        read(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("2026-02-01", "2026-02-01"),
        ("2021-12-30T22:46:00+07:00", "2021-12-30T22:46:00+07:00"),
        ("22:46", "22:46"),
        ("010", 10),
        ("0x1f", "0x1f"),
        ("true", True),
        ("'true'", "true"),
        ("~", None),
        ("''", ""),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-3", -3),
        ("9" * 5000, "9" * 5000),
        ("'^\\d+$'", "^\\d+$"),
        (">-\n  a\n  b", "a b"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(text: str, value: Any) -> None:
    assert read(f"a: {text}").data == {"a": value}


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter() -> None:
    parsed = read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n")
    assert parsed.data == {"a": 1, "b": {"c": "x\ny\n"}}
    assert parsed.places.text(("b", "c"), 1) == (5, 5)


SAMPLE = """\
a:
  - id: x   # a comment
    long: >-
      one
      two
  - {id: y, list: [p, q]}
text: |
  + one

    - two, which begins deeper
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("a",), (2, 3), (1, 1)),
        (("a", 0), (2, 5), (2, 5)),
        (("a", 0, "id"), (2, 9), (2, 5)),
        (("a", 1, "list", 1), (6, 23), (6, 23)),
        (("a", 1, "list"), (6, 19), (6, 13)),
        (("a", 1, "id", 0), (6, 10), (6, 10)),  # a single string that stands for a list has no index
        (("nowhere", "at", "all"), (1, 1), (1, 1)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_every_part_knows_its_place(path: Any, value: tuple[int, int], key: tuple[int, int]) -> None:
    places = read(SAMPLE).places
    assert (places.value(path), places.key(path)) == (value, key)


def test_each_line_of_a_block_of_text_knows_its_place() -> None:
    places = read(SAMPLE).places
    assert [places.text(("text", 0), number) for number in range(3)] == [(8, 3), (9, 1), (10, 3)]
    assert places.text(("text",), 99) == (7, 7)
    assert places.text(("a", 0, "long"), 0) == (3, 11)  # folded lines are no lines
    assert places.text(("a", 0, "id"), 0) == (2, 9)


def test_an_empty_value_stands_where_its_key_does() -> None:
    places = read("a:\nb: {c: , d: ~}\n\ne: 1\n").places
    assert [places.value(path) for path in (("a",), ("b", "c"), ("b", "d"))] == [(1, 1), (2, 5), (2, 13)]


def test_a_key_given_twice_is_a_finding_and_the_first_counts() -> None:
    parsed = read("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n")
    assert parsed.data == {"a": 1, "b": {"c": 2}}
    assert [str(finding) for finding in parsed.findings] == [
        "x.yaml:4:3: the key 'c' is given twice (first in line 3)",
        "x.yaml:5:1: the key 'a' is given twice (first in line 1)",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: !!python/object/apply:os.system [x]", "x.yaml:1:4: tags such as"),
        ("a: !include x", "x.yaml:1:4: tags such as '!include' are not allowed (put text in quotes)"),
        ("!!str a: 1", "x.yaml:1:1: tags such as"),
        ("a: ! 1", "x.yaml:1:4: tags such as '!' are not allowed (put text in quotes)"),
        ("a: &a [*a]", "x.yaml:1:8: the alias *a contains itself (put text that begins with * in quotes)"),
        ("a: *b", "x.yaml:1:4: the alias *b is not defined (put text that begins with * in quotes)"),
        ("[a]: 1", "x.yaml:1:1: a key must be text (put text that begins with [, {, * or ? in quotes)"),
        ("a: 1\n---\nb: 2", "x.yaml:2:1: a second document in the file (remove the line ---)"),
        ('a: "\\ud800"', "x.yaml:1:4: half of a surrogate pair is no character (write \\U and 8 digits)"),
        ('"\\udfff": 1', "x.yaml:1:1: half of a surrogate pair is no character (write \\U and 8 digits)"),
        (b"a: 1\nb: caf\xe9\n", "x.yaml:2:7: the file is not UTF-8 (save the file as UTF-8)"),
        ("a: 1\nb: \x01", "x.yaml:2:4: no YAML: special characters are not allowed"),
        ("a: b: c", "x.yaml:1:5: no YAML: mapping values are not allowed here (put text that holds ': ' in quotes, or"),
        ("a: 1\n\tb: 2", "x.yaml:2:1: no YAML: found character '\\t' that cannot start any token (indent with blanks"),
        ('a: "\\s"', "x.yaml:1:6: no YAML: found unknown escape character 's' (write patterns in single quotes"),
        ("a: 'x", "x.yaml:1:6: no YAML: found unexpected end of stream (a quote is open)"),
        ("a: @x", "x.yaml:1:4: no YAML: found character '@' that cannot start any token (put text that begins"),
        ("a: [1, 2\nb: 3", "x.yaml:2:2: no YAML: "),
        ("- a\nb: 1", "x.yaml:2:1: no YAML: expected <block end>, but found '?' (check the indentation"),
        ("%YAML " + "1" * 5000, "x.yaml:1:1: no YAML: "),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_place(text: str | bytes, message: str) -> None:
    assert refusal(text).startswith(message)


def test_findings_before_a_fatal_one_are_not_lost() -> None:
    assert refusal("a: 1\na: 2\nb: *c").count("x.yaml:") == 2


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, f"more than {MAX_NODES} values"),
        ("a: [" + "x, " * (MAX_NODES + 1) + "]", f"more than {MAX_NODES} values"),
        ("[" * 5000, f"nested deeper than {MAX_DEPTH} levels"),
        ("- " * 5000, f"nested deeper than {MAX_DEPTH} levels"),
        ("{a: " * 5000, f"nested deeper than {MAX_DEPTH} levels"),
        ("? " * 5000, "a key must be text"),
        ("a: " + "b " * MAX_BYTES, "the file is larger than the 256 KiB that are read (split it)"),
    ],
    ids=["laughs", "many", "brackets", "dashes", "braces", "keys", "long"],
)
def test_a_bomb_is_refused_in_bounded_time(text: str, message: str) -> None:
    begin = time.process_time()
    assert message in refusal(text)
    assert time.process_time() - begin < 20  # seconds; measured 1 on an idle machine


def test_a_few_aliases_are_fine() -> None:
    parsed = read("a: &list [x, y]\nb: *list\nc: [*list, *list]\n")
    assert parsed.data == {"a": ["x", "y"], "b": ["x", "y"], "c": [["x", "y"]] * 2}
    assert parsed.places.value(("b", 1)) == (1, 14)  # where it was written


def test_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(os, "system", ran.append)
    refusal("a: !!python/object/apply:os.system ['echo x']")
    assert ran == []


YAML = st.text(st.sampled_from(list("ab:-[]{}&*!|>'\"#%?, \n\t1.~é\u2028\x85\ufeff\\")), max_size=40)


@given(YAML | st.binary(max_size=20))
def test_no_bytes_make_the_parser_stumble(text: str | bytes) -> None:
    with suppress(RuleError):
        assert read(text).places.value(()) >= (1, 1)


PLAIN = st.text(st.sampled_from(list("ab:-[]{}&*!|>'\"#%?, \n1.~é\\")), max_size=40)


@given(PLAIN)
@example("a: |\n \n   b\n  c\n")
@example("a: {b, c: [d: e]}")
@example('a: "\\/"')
def test_both_parsers_read_the_same(text: str) -> None:
    quick = yaml._quickly(text, "x.yaml")
    if quick:
        assert quick == yaml._carefully(text, "x.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: b\tc",
        "a: 'b\u2028 c'",
        "a: 'b\x85c'",
        "%YAML 1.2\n---\na: 1",
        "---",
        "a: |# b\n  c",
        "a: |\n   \n  b",
        "a: 1\n&in_words: 6",
    ],
)
def test_what_libyaml_takes_otherwise_is_left_to_the_other_parser(text: str) -> None:
    assert yaml._quickly(text, "x.yaml") is None


def test_all_shipped_rules_are_read_quickly() -> None:
    found = [source for source in sources((shipped(),)) if yaml._quickly(source.raw.decode(), source.shown) is None]
    assert found == []
