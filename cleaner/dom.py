"""The HTML parser and its selectors, behind the few things that are asked of it: nobody else imports turbohtml.

Parsing follows the WHATWG standard, so that a broken page has the tree that a browser gives it. Two shapes of input
make any parser of the standard quadratic; both are disarmed before parsing, without touching a visible character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeAlias

import turbohtml  # type: ignore[import-not-found,unused-ignore]  # checked both with and without it

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cleaner.layout import Selector

Tree: TypeAlias = turbohtml.Document
Element: TypeAlias = turbohtml.Element
Node: TypeAlias = turbohtml.Node

# Unclosed formatting tags that differ in attributes are opened again in each paragraph that follows, so n of them cost
# n * n elements: 5,000 take seconds and a gigabyte, 1,000 a tenth of a second. The richest page of the corpus has 128.
_FORMATTING_TAGS = 1_000
_FORMATTING = re.compile(r"<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/])", re.IGNORECASE)
_ALL_FORMATTING = re.compile(_FORMATTING.pattern.replace("<", "<(/?)", 1).replace("]", ">]"), re.IGNORECASE)
# A further <body> or <html> adds its attributes to the first, each compared with all others: 100,000 take 19 s.
_ROOT_TAGS = 16
_ROOT = re.compile(r"<([bB][oO][dD][yY]|[hH][tT][mM][lL])(?=[\s/])")  # spelt out: three times as fast as (?i)
# How all these begin, and little else does: one look at a page instead of several.
_SUSPECT = re.compile(r"<[bcefhinstuBCEFHINSTU][imotIMOT\s/]")


class Visitor(Protocol):
    """Who is told of everything that a walk meets, in page order."""

    def open(self, element: Element, tag: str) -> None: ...
    def text(self, data: str) -> None: ...
    def comment(self, node: Node) -> None: ...
    def close(self) -> None: ...


def parse(source: str) -> Tree:
    """The tree of a page; never raises for what the page holds."""
    return turbohtml.parse(_disarmed(source), positions=False, allow_declarative_shadow_roots=False)


def walk(roots: Iterable[Node], visitor: Visitor, skipped: Collection[str], hidden: Collection[Element]) -> None:
    """Show `visitor` the nodes `roots` and everything below them, without recursion.

    Elements with a tag in `skipped`, or in `hidden`, are passed over with all that they hold, and so are templates.
    """
    text, element, remark = turbohtml.Text, turbohtml.Element, turbohtml.Comment
    todo: list[Node | None] = [*reversed([*roots])]
    while todo:
        node = todo.pop()
        if node is None:
            visitor.close()
        elif node.__class__ is text:
            visitor.text(node.data)
        elif node.__class__ is element:
            tag = node.tag
            if tag not in skipped and node not in hidden:
                visitor.open(node, tag)
                todo.append(None)
                todo += node.children[::-1]
        elif node.__class__ is remark:
            visitor.comment(node)


def select(tree: Tree, selector: Selector) -> list[Node]:
    """The elements, or comments, that a valid selector finds, in page order. Never raises for what the page holds."""
    if selector.how == "css":
        return [*tree.select(selector.text)]
    if selector.how == "xpath":
        try:
            found = tree.xpath(selector.text)
        except (ValueError, TypeError):  # a fault that no example showed when the rule file was loaded
            return []
        return [node for node in found if isinstance(node, turbohtml.Element)] if isinstance(found, list) else []
    remarks = (node for node in tree.descendants if node.__class__ is turbohtml.Comment)
    return [node for node in remarks if selector.text in node.data]


def names(tree: Tree) -> frozenset[str]:
    """All classes and ids of a page, in lower case, since a page without a doctype does not tell case apart."""
    values = [element.attr(name) or "" for name in ("class", "id") for element in tree.select(f"[{name}]")]
    return frozenset(" ".join(values).lower().split())


def select_within(roots: Iterable[Node], selector: Selector) -> list[Node]:
    """Those of the nodes that a valid selector finds which are among `roots`, disjoint elements, or lie in one of them.

    Costs what the roots hold, not what the page holds; an XPath is a way from the page's root and has to be gone.
    """
    found: list[Node] = []
    for root in roots:
        if selector.how == "css" and isinstance(root, turbohtml.Element):
            found += [root] if root.matches(selector.text) else []
            found += root.select(selector.text)
        elif selector.how == "comment":
            remarks = (node for node in root.descendants if node.__class__ is turbohtml.Comment)
            found += [node for node in remarks if selector.text in node.data]
    return found


def outermost(found: Iterable[Node]) -> list[Node]:
    """Those of `found` that lie in no other of them. Linear, however deep they lie."""
    nodes = [*found]
    if len(nodes) == 1:
        return nodes
    known = set(nodes)
    held: dict[Node, bool] = {}  # of nodes above them: whether one of `known` is at or above
    result = []
    for node in nodes:
        passed: list[Node] = []
        above = node.parent
        while above is not None and above not in known and above not in held:
            passed.append(above)
            above = above.parent
        inside = above is not None and (above in known or held[above])
        held.update(dict.fromkeys(passed, inside))
        if not inside:
            result.append(node)
    return result


def lineage(found: Iterable[Node]) -> set[Node]:
    """The nodes `found` and all above them. Linear, however deep they lie."""
    result: set[Node] = set()
    for node in found:
        above: Node | None = node
        while above is not None and above not in result:
            result.add(above)
            above = above.parent
    return result


def problem(selector: Selector) -> tuple[str, int] | None:
    """What is wrong with a selector, and where in it (a 0-based offset); None for a valid one."""
    if selector.how == "comment":
        return None
    if selector.how == "css":
        try:
            _NOTHING.select(selector.text)
        except turbohtml.SelectorSyntaxError as error:
            message, _, place = str(error).rpartition(" at position ")
            return message.partition(": ")[2] or message, int(place) if place.isdigit() else 0
        return None
    return _xpath_problem(selector.text)


# Functions with a prefix are extensions, and some of XPath 2 are as bad: regular expressions may take exponential time.
_EXTENSION = re.compile(r"(?<![\w-])(?:[\w-]+:(?!:)[\w-]+|matches|replace|tokenize)\s*\(")
_NO_ELEMENTS = re.compile(r"(?:@|attribute::)[\w:*-]+\s*$|(?:text|comment|processing-instruction)\(\s*\)\s*$")
_LITERAL = re.compile(r"\"[^\"]*\"|'[^']*'")
_NOTHING = turbohtml.parse("<p>")
_NAME = re.compile(r"[a-z][a-z0-9]*")
_ROOTS = frozenset(("html", "head", "body", "frameset", "plaintext"))
_NAMES = 40  # names of an expression that are looked at


# A path that starts at the root begins the expression, or stands behind a union sign; in a predicate it would be walked
# again for each element.
_ROOTED = re.compile(r"(?:^|[\[(,=<>|+*-]|\b(?:and|or|div|mod)\s)\s*(/)")


def _rooted(bare: str) -> int | None:
    """Where a path inside a predicate starts at the root; None where none does."""
    for match in _ROOTED.finditer(bare):
        before = bare[: match.start(1)]
        if before.count("[") > before.count("]"):
            return match.start(1)
    return None


def _xpath_problem(expression: str) -> tuple[str, int] | None:
    bare = _LITERAL.sub(lambda literal: " " * len(literal[0]), expression)
    if extension := _EXTENSION.search(bare):
        name = extension[0].rstrip("( \t\r\n")
        return (
            f"the function {name}() is not available in rule files; use contains() or starts-with()",
            extension.start(),
        )
    if (place := _rooted(bare)) is not None:
        return "a path inside a predicate starts at the root; begin it with a full stop", place
    try:
        found = _example(bare).xpath(expression)
    except (ValueError, TypeError) as error:
        return str(error).removeprefix("xpath: "), 0
    if not isinstance(found, list) or not all(isinstance(node, turbohtml.Element) for node in found):
        return "selects no elements", 0
    return ("selects no elements", 0) if _NO_ELEMENTS.search(bare) else None


def _example(bare: str) -> Tree:
    """A page with the elements that an expression names, in one another and side by side, so that its parts are run."""
    names = [name for name in _NAME.findall(bare) if name not in _ROOTS][:_NAMES]
    inside = "".join(f"<{name} id=a class=a>a " for name in names) + "<p id=a class=a>a<b>a</b>"
    return turbohtml.parse(inside + "".join(f"</p><{name}>a</{name}>" for name in names))


def _disarmed(source: str) -> str:
    """`source` without what makes parsing quadratic. One quick look shows that nearly all pages hold nothing of it."""
    suspects = _SUSPECT.findall(source)
    if len(suspects) <= _ROOT_TAGS:
        return source
    if len(suspects) > _FORMATTING_TAGS and len(_FORMATTING.findall(source)) > _FORMATTING_TAGS:
        # An unknown element is inline too, and never opened again.
        source = _ALL_FORMATTING.sub(r"<\1x-\2", source)
    names = "".join(suspects).lower()
    if names.count("<bo") + names.count("<ht") <= _ROOT_TAGS:
        return source
    if len(roots := list(_ROOT.finditer(source))) > _ROOT_TAGS:
        late = roots[_ROOT_TAGS].start()
        source = source[:late] + _ROOT.sub(r"<x-\1", source[late:])
    return source
