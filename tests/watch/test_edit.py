"""What is put into a rule file stands there, and every other byte is as it was."""

from __future__ import annotations

import pytest

from cleaner.rulebook import yaml
from cleaner.watch import EditError, with_miss, with_rule

FILE = """\
# The rules of a town's paper.
schema: 1
id: suarakota   # not suara-kota

rules:

  # First the bar.
  - id: bar
    category: ui
    drop: { is: [ "home" ] }
    tests: |
      - Home
      + Home is where the harbour is.

  - id: also
    category: related
    drop: {starts: 'also read:'}
    why: |
      Links.

      # This line is text, and no comment.
    tests:
      - |
        - Also read: Storm Ahead
        + Also, read the fine print.
      - |
        + Read also this.
  # What follows is about whole pages.

tests:
  - name: a page
    page: |
      - Home
      + The harbour was closed on Monday.
"""

RULE = """\
  # "Share this", on 9 pages
  - id: share
    category: share
    drop: {is: 'share this'}
    tests: |
      - Share this
      + Share this with your children, she said.
"""


def added(before: str, after: bytes) -> list[str]:
    """The lines that are new; asserts that all others are as they were, in their order."""
    new, old = after.decode().split("\n"), before.split("\n")
    lines = []
    at = 0
    for line in new:
        if at < len(old) and line == old[at]:
            at += 1
        else:
            lines.append(line)
    assert [*old[at:]] in ([], [""]), "a line of the file changed"
    return lines


def always(_: str) -> bool:
    return True


def test_a_rule_goes_behind_the_others_and_before_the_comment_of_what_follows():
    after = with_rule(FILE.encode(), RULE)
    assert added(FILE, after) == ["", *RULE.rstrip("\n").split("\n")]
    lines = after.decode().split("\n")
    assert lines.index("        + Read also this.") < lines.index("  - id: share")
    assert lines.index("  - id: share") < lines.index("  # What follows is about whole pages.")


@pytest.mark.parametrize(
    ("head", "dash"),
    [
        ("id: x\nrules:\n- id: a\n  category: ui\n  drop: {is: b}\n", "- id: share"),
        ("id: x\nrules:\n      - id: a\n        category: ui\n", "      - id: share"),
        ("id: x\nrules:\n\n# nothing yet\n", "  - id: share"),
        ("id: x\nrules:", "  - id: share"),
        ("id: x\n", "  - id: share"),
        ("id: x", "  - id: share"),
        ("\ufeffid: x\n\n\n", "  - id: share"),
    ],
)
def test_a_rule_stands_in_as_far_as_those_that_are_there(head, dash):
    after = with_rule(head.encode(), RULE)
    assert dash in after.decode().split("\n")
    assert yaml.parse(after, "x").data["rules"][-1]["id"] == "share"
    assert added(head, after)


def test_breaks_of_another_system_are_kept_and_used():
    after = with_rule(FILE.replace("\n", "\r\n").encode(), RULE)
    assert after == with_rule(FILE.encode(), RULE).replace(b"\n", b"\r\n")


@pytest.mark.parametrize("rules", ["rules: [{id: a, category: ui}]", "rules: []", "rules: nonsense", "rules: {a: b}"])
def test_rules_in_brackets_are_left_to_their_author(rules):
    with pytest.raises(EditError, match=r"brackets|dash|by hand"):
        with_rule(f"id: x\n{rules}\n".encode(), RULE)


@pytest.mark.parametrize("raw", [b"id: [", b"- a\n- b\n", b"\xff\xfe", b""])
def test_a_file_that_is_none_is_not_touched(raw):
    with pytest.raises(EditError):
        with_rule(raw, RULE)


def test_a_near_miss_goes_behind_the_tests_of_its_rule():
    after = with_miss(FILE.encode(), "bar", "Home again, she said.", always)
    assert added(FILE, after) == ["      + Home again, she said."]
    assert yaml.parse(after, "x").data["rules"][0]["tests"].endswith("harbour is.\n+ Home again, she said.\n")


def test_a_near_miss_goes_to_the_end_of_a_file_that_ends_in_no_break():
    raw = b"id: x\nrules:\n  - id: a\n    tests: |\n      - b"
    assert with_miss(raw, "a", "c", always) == raw + b"\n      + c"


def test_a_near_miss_goes_before_a_page_that_does_not_stand_it_at_its_end():
    seen = []

    def fits(page: str) -> bool:
        seen.append(page)
        return page.startswith("+ New")

    after = with_miss(FILE.encode(), "also", "New line", fits)
    assert added(FILE, after) == ["        + New line"]
    assert yaml.parse(after, "x").data["rules"][1]["tests"][1] == "+ New line\n+ Read also this.\n"
    assert seen == ["+ Read also this.\n+ New line\n", "+ New line\n+ Read also this.\n"]


def test_a_near_miss_that_no_page_stands_goes_behind_the_last_one_and_its_test_will_say_so():
    after = with_miss(FILE.encode(), "also", "New line", lambda _: False)
    assert yaml.parse(after, "x").data["rules"][1]["tests"][1] == "+ Read also this.\n+ New line\n"


def test_a_rule_without_tests_gets_its_first():
    raw = b"id: x\nrules:\n  - id: a\n    drop: {is: b}\n\n  # next\n  - id: c\n"
    after = with_miss(raw, "a", "Be: that as it may", always)
    assert added(raw.decode(), after) == ["    tests: |", "      + Be: that as it may"]
    assert yaml.parse(after, "x").data["rules"][0]["tests"] == "+ Be: that as it may\n"


@pytest.mark.parametrize("tests", ["'+ a'", "['+ a']", ">\n      + a\n      + b"])
def test_tests_that_are_no_block_of_lines_are_left_to_their_author(tests):
    raw = f"id: x\nrules:\n  - id: a\n    tests: {tests}\n"
    with pytest.raises(EditError, match="by hand"):
        with_miss(raw.encode(), "a", "line", always)


def test_there_is_no_near_miss_of_a_rule_that_is_not_there():
    with pytest.raises(EditError, match="'nowhere'"):
        with_miss(FILE.encode(), "nowhere", "line", always)


def test_a_line_that_would_change_something_else_is_not_put_in():
    raw = "id: x\nrules:\n  - id: a\n    tests: |2\n        + deep\n"
    with pytest.raises(EditError, match="something else"):
        with_miss(raw.encode(), "a", "line\n    why: no", always)
