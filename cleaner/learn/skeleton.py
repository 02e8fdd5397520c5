"""A rule file to begin with: every common action once, on invented lines, so that the file passes as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cleaner.errors import UsageError
from cleaner.learn.identity import host_of
from cleaner.learn.writing import MODELINE, flow, scalar
from cleaner.rulebook.host import ascii_host

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = """\
{modeline}
# A rule file says what to take off the pages of one site. rules/README.md explains every key.
# Nothing in it runs before the line `status: draft` is removed.
schema: 1
id: {id}
title: {title}
# The language of the pages, as in `en` or `id`, and the zone of times that name none.
# language: en
# timezone: Europe/London
status: draft
# Packs of rules that many sites share; `cleaner rules list` names them.
# extends: [news-en]
match:
  hosts: {hosts}
  # How a dump without an address is known: clues that make three points together.
  # text:
  #   - {{re: '^EXAMPLE DAILY - ', score: 3}}
# Where things stand on HTML pages. Without a layout the text is found as on a page of an unknown site.
# layouts:
#   - id: desk
#     probe: 'article.story'
#     body: ['article.story div.text']
#     title: [{{css: h1.headline}}, {{meta: 'og:title'}}]
#     date: [{{meta: 'article:published_time'}}]
#     authors: [{{css: '.byline a'}}]
#     strip:
#       - {{id: related-box, category: related, css: aside.related}}
#     seen: 2026-01
rules:
"""

_RULES = """\

  # drop: each line that matches goes.
  - id: also-read
    category: related
    why: Links to other stories between two paragraphs.
    drop: {starts: 'also read:', max_words: 20}
    tests: |
      - Also read: Harbour Reopens After Storm
      + Also read the fine print, the lawyer told her clients.

  # drop_block: a line, and those below it as long as they match; a sentence ends it.
  - id: more-stories
    category: related
    why: The list of other stories below the article.
    drop_block: {from: {is: more stories}, while: {max_words: 18, sentence: false}, max_lines: 8}
    at: {tail: 12}
    tests: |
      + The council will vote on the plan next week.
      - More stories
      - Harbour Reopens After Storm
      - Museum Finds a Lost Map

  # drop_cards: the same kinds of lines again and again; the repetition is the proof.
  - id: cards
    category: related
    why: Cards with a headline, an age and the headline again.
    drop_cards: {item: [headline, age, 'same?'], min_items: 2}
    tests:
      - |
        + The council will vote on the plan next week.
        - Harbour Reopens After Storm
        - 3 hours ago
        - Harbour Reopens After Storm
        - Museum Finds a Lost Map
        - 5 hours ago
      - |
        + Harbour Reopens After Storm
        + 3 hours ago

  # cut_after: a line and all that follows it, up to a sentence.
  - id: footer
    category: ui
    why: Nothing below this line is article.
    cut_after: {is: back to top}
    at: {tail: 0.3}
    tests: |
      + The council will vote on the plan next week.
      + Fishermen hope for a calm winter.
      - Back to top
      - Imprint

  # strip_prefix: the beginning of a line goes; named groups become metadata.
  - id: dateline
    category: dateline
    why: Place and publisher before the first sentence.
    strip_prefix: {re: '^(?P<place>[A-Z]{3,20}), Example Daily - '}
    at: {head: 6}
    tests: |
      ~ {--PORTVILLE, Example Daily – --}The harbour reopened on Monday.
      = place: PORTVILLE
      + The Example Daily - once a weekly - is printed in Portville.

  # strip_suffix: the end of a line goes.
  - id: initials
    category: byline
    why: The initials of the writers behind the last sentence.
    strip_suffix: {re: '\\([a-z]{2,3}/[a-z]{2,3}\\)$', min_words: 4}
    at: {tail: 3}
    tests: |
      ~ The harbour reopened on Monday.{-- (abc/de)--}
      + The ratio (abc/de) was wrong.

  # capture: named groups become metadata, and the line goes.
  - id: editor
    category: byline
    why: The editor below the article.
    capture: {re: '^Editor ?: ?(?P<editor>.{2,60})$'}
    at: {tail: 6}
    tests: |
      - Editor: Ann Miller
      = editor: Ann Miller
      + Said the Editor: Ann Miller

  # keep: each line that matches stays, whatever packs and heuristics say.
  - id: recipe-steps
    category: other
    why: The steps of recipes are short lines, and text.
    keep: {starts: 'step '}
    tests: |
      + Step 1
      + Stepping stones
"""


def text(name: str, addresses: Sequence[str], title: str | None = None) -> str:
    """The skeleton for a site of these addresses. Raises UsageError for one that has no host."""
    hosts: dict[str, None] = {}
    for address in addresses:
        hosts[_host(address)] = None
    shown = " ".join((title or next(iter(hosts), name)).split())
    if not shown or not shown.isprintable():
        raise UsageError("--title has characters that cannot be shown, or none at all")
    head = _HEAD.format(modeline=MODELINE, id=scalar(name), title=scalar(shown), hosts=flow([*hosts]))
    return head + _RULES


def _host(address: str) -> str:
    said = _said(address)
    host = host_of(f"//{ascii_host(said)}")
    if host:
        return host
    if said:
        raise UsageError(f"the host {said!r} in {address!r} is no domain name, by which rules know their pages")
    raise UsageError(f"{address!r} has no host; write it as in https://www.example.org/news/1")


def _said(address: str) -> str:
    """The host as the address has it, a number or a single name too; empty where there is none."""
    try:
        return urlsplit(address.strip() if "//" in address else f"//{address.strip()}").hostname or ""
    except ValueError:
        return ""
