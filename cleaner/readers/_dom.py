"""The HTML parser, behind the few things a reader asks of it: nobody else imports turbohtml.

Parsing follows the WHATWG standard, so that a broken page has the tree that a browser gives it. Two shapes of input
make any parser of the standard quadratic; both are disarmed before parsing, without touching a visible character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeAlias

import turbohtml  # type: ignore[import-not-found,unused-ignore]  # checked both with and without it

if TYPE_CHECKING:
    from collections.abc import Collection

Tree: TypeAlias = turbohtml.Document
Element: TypeAlias = turbohtml.Element

# Unclosed formatting tags that differ in attributes are opened again in each paragraph that follows, so n of them cost
# n * n elements: 5,000 take seconds and a gigabyte, 1,000 a tenth of a second. The richest page of the corpus has 128.
_FORMATTING_TAGS = 1_000
_FORMATTING = re.compile(r"<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/])", re.IGNORECASE)
_ALL_FORMATTING = re.compile(_FORMATTING.pattern.replace("<", "<(/?)", 1).replace("]", ">]"), re.IGNORECASE)
# A further <body> or <html> adds its attributes to the first, each compared with all others: 100,000 take 19 s.
_ROOT_TAGS = 16
_ROOT = re.compile(r"<([bB][oO][dD][yY]|[hH][tT][mM][lL])(?=[\s/])")  # spelt out: three times as fast as (?i)


class Visitor(Protocol):
    """Who is told of everything that a walk meets, in page order."""

    def open(self, element: Element, tag: str) -> None: ...
    def text(self, data: str) -> None: ...
    def close(self) -> None: ...


def parse(source: str) -> Tree:
    """The tree of a page; never raises for what the page holds."""
    return turbohtml.parse(_disarmed(source), positions=False, allow_declarative_shadow_roots=False)


def walk(root: Tree | Element, visitor: Visitor, skipped: Collection[str], hidden: Collection[Element]) -> None:
    """Show `visitor` everything below `root`, without recursion.

    Elements with a tag in `skipped`, or in `hidden`, are passed over with all that they hold, and so are comments
    and templates.
    """
    text, element = turbohtml.Text, turbohtml.Element
    todo: list[turbohtml.Node | None] = []
    todo.extend([*root.children][::-1])
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
                todo.extend([*node.children][::-1])


def _disarmed(source: str) -> str:
    if source.count("<") > _FORMATTING_TAGS and len(_FORMATTING.findall(source)) > _FORMATTING_TAGS:
        # An unknown element is inline too, and never opened again.
        source = _ALL_FORMATTING.sub(r"<\1x-\2", source)
    if len(roots := list(_ROOT.finditer(source))) > _ROOT_TAGS:
        late = roots[_ROOT_TAGS].start()
        source = source[:late] + _ROOT.sub(r"<x-\1", source[late:])
    return source
