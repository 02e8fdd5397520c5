"""Draft a rule file from a folder of a site's pages: what repeats on them, told from what is text.

The pages are looked at several times and never held. Nothing here knows a word of any language: what a line is about
is told by the shipped packs, what is furniture by repetition, place, and contrast with other sites.

In the order of the work:

    composing             one draft from the first look to the last; `rounds` is one round of it
    sample, reading       a page as it comes, and as layouts and readers see it; `running` is rules on trial
    material, split       the pages learned from, those held out, those of other sites; each is looked at anew
    paper, tokens         a document as lines, of which prose is told apart; what of a line can repeat
    identity, markup/     whose pages they are; the layouts of HTML pages
    learning              the looks, one after the other:
      census, tally         first: what repeats at all, counted in bounded memory
      datelines, leads      first: how articles open
      doubles, cards        first and second: headlines twice in a row, and cards of other stories
      evidence              third: exactly where and how often, here and elsewhere
      openings, endings     labels before and behind what differs
      shapes, trailing      lines of one shape; headlines below the text
      repeats, economy      whole lines; and no rule for what another one takes
    proposal, naming      what that amounts to: a rule that could be written, and its category
    drafting, proving     ids, and tests from examples; `examples` finds these, `masking` makes them unreadable
    repetition            what a draft leaves and loses, without labels
    draft, writing        the rule file as text
    rest                  one rule for a line that somebody points at
    skeleton              a file to begin with, for those without pages
"""

from __future__ import annotations

from cleaner.learn.composing import Wish, learn
from cleaner.learn.draft import Checked, Draft, Row
from cleaner.learn.sample import Sample, Samples

__all__ = ["Checked", "Draft", "Row", "Sample", "Samples", "Wish", "learn"]
