"""The visible lines of a page, as a scraper saves it that knows nothing better: the input of a dump."""

from __future__ import annotations

import re

_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "textarea", "select"))
_TAGS = """p div br li ul ol h1 h2 h3 h4 h5 h6 tr table section article header footer nav aside blockquote pre dd dt
    figure figcaption main form"""
_OWN_LINE = frozenset(_TAGS.split())
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"\s+")
_BREAKS = re.compile(r" ?\n[ \n]*")


def text(html: str) -> str:
    """The lines of `html`, none empty; "" where it cannot be parsed."""
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.fromstring(_DECLARATION.sub("", html))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        shown = event in ("start", "end")
        if shown and node.tag in _OWN_LINE:
            pieces.append("\n")
        if event == "start" and node.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(_BLANKS.sub(" ", node.text or ""))
        elif node is not root:
            pieces.append(_BLANKS.sub(" ", node.tail or ""))
    return _BREAKS.sub("\n", "".join(pieces)).strip()
