"""What one line looks like: how many words, how it ends, how it opens. Every script, no language.

All functions see the normalised line and look at a bounded part of it, so that a line of any length costs the same.
"""

from __future__ import annotations

import re

# Characters of a line that are looked at: articles have lines of up to 300 words, but the first 40 tell the same.
SAMPLE = 240
# Letters of a script that writes no blanks (Chinese, Japanese, Thai) that count as one word: words of 2 to 4 letters.
LETTERS_A_WORD = 3
# Characters a blank-separated word may have on average before the script is taken for one without blanks; the
# longest average over the lines of ten or more words in the development pages is 11.
WORD_LENGTH = 14

# What the ASCII characters are as the first of a word: small ("a"), a blank, or something else.
_SMALL = bytes(ord("a") if code >= ord("a") else 32 if code == 32 else 0 for code in range(256))
_TAIL = 12  # characters: an end mark and all closing quotes and brackets behind it
_MARKS = frozenset(".!?…。｡？؟۔।॥")
_CLOSERS = "\"')]»」』）》"
_FULL_STOPS = frozenset(".。｡۔।॥")
_ITEM = re.compile(r"(?:\d{1,3}[.)]|[a-zA-Z][.)]|[-*])\s")
_NUMBER_WORD = r"\d{1,3} [^\W\d]+"
# "10 jam lalu", "1 Jam 3 Menit lalu", "2 days ago": one or two numbers with their words, at most two more words.
_AGE = re.compile(rf"{_NUMBER_WORD}(?: {_NUMBER_WORD})?(?: [^\W\d]+){{1,2}}$")
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|\.)? ?[^\W\d]{3,10}\.?,? ?(?:19|20)\d\d\b"  # 30 Desember 2021
    r"|\b[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d\b"  # November 24, 2024
    r"|\b\d{1,2}([/.-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)\b"  # 20/06/2025
    r"|\b(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"  # 2025-06-20
)
# What every date holds, and what is found far sooner: a number and soon a year, or three numbers with signs between.
_NUMBERS = re.compile(r"\d(?:\D{0,16}+(?:19|20)\d\d|[-/.年]\d{1,2}[-/.月]\d)")
_BEFORE_NUMBERS = 13  # characters of a date before that: a month of ten letters, ". 3" of a ". 30"
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_DATE_WORDS = 14  # words: the longest date line of the development pages, with weekday, section and reporter, has 12
_NAME = r"[A-Z][\w.']+(?: [A-Z][\w.']+){0,3}"
_DOMAIN = r"[A-Za-z][\w-]*(?:\.[A-Za-z]\w*)?\.(?i:com|id|net|co|tv|org|news)\b(?!/)"
_AGENCY = r"(?: ?\([A-Z]\w+(?: \w+)?\))?"
# "JAKARTA, KOMPAS.com - ", "REPUBLIKA.CO.ID, LYON --", "TEMPO.CO, - ", "Liputan6.com, Jakarta - ", "PADANG - ",
# "Jakarta, CNN Indonesia -- ", "Jakarta (ANTARA) - ", "WASHINGTON, D.C. (AP) - ". A domain with a slash behind it is
# the credit of a photo.
_PUBLISHER = re.compile(
    rf"(?:{_NAME}, ?)?\(?{_DOMAIN}\)?,?(?: ?\(?[A-Z][\w .]{{1,28}}\)?(?:, ?[A-Z][\w .]{{1,28}})?)? ?-"
)
_DATELINE = re.compile(
    rf"{_PUBLISHER.pattern}"
    rf"|[A-Z]{{2}}[A-Z.' ]{{1,28}}(?:, ?[A-Z][\w.' ]{{1,25}}){{0,2}}{_AGENCY}(?: --? ?|--? )(?=[\"'A-Z])"
    rf"|{_NAME}(?:, ?{_NAME}){{0,2}}{_AGENCY} --? (?=[\"'A-Z])"
)
_DATELINE_CHARS = 120  # characters: the longest dateline of the development pages has 48


def words(text: str) -> int:
    """The number of words; scripts without blanks are counted by their letters."""
    count = text.count(" ") + 1
    if len(text) > count * WORD_LENGTH and not text.isascii():
        sample = text[:SAMPLE]
        letters = sum(char.isalpha() and not _has_case(char) for char in sample)
        count += letters * len(text) // len(sample) // LETTERS_A_WORD
    return count


def lower_share(text: str) -> float:
    """The share of words that open with a small letter, or with a letter of a script without case."""
    if text.isascii():  # the most frequent of all measures, so without a step a word
        plain = b" " + text[:SAMPLE].rstrip().encode("ascii").translate(_SMALL)
        return plain.count(b" a") / plain.count(b" ")
    found = text[:SAMPLE].split()
    return sum(word[0].islower() or (word[0].isalpha() and not _has_case(word[0])) for word in found) / len(found)


def ends(text: str) -> bool:
    """Whether the line ends as sentences do, in any script."""
    last = text[-1]
    return last in _MARKS or (last in _CLOSERS and text[-_TAIL:].rstrip(_CLOSERS)[-1:] in _MARKS)


def ends_in_full_stop(text: str) -> bool:
    """Whether the line ends in one full stop: headlines end in "?", "!" or "..." but not so."""
    return text[-1:] in _FULL_STOPS and text[-2:-1] != "."


def is_item(text: str) -> bool:
    """Whether the line opens as an item of a list does: a number, a letter with a dot, a dash."""
    return " " in text[1:5] and _ITEM.match(text) is not None  # most first words are longer


def has_digit(text: str) -> bool:
    """Whether the start of the line holds a digit."""
    return _DIGIT.search(text, 0, SAMPLE) is not None


def is_age(text: str) -> bool:
    """Whether the line is nothing but an age, such as "10 jam lalu"; rows of a recipe look the same."""
    return len(text) < 40 and text[0].isdigit() and _AGE.match(text) is not None


def has_clock(text: str) -> bool:
    """Whether the line shows a time of day."""
    return _CLOCK.search(text[:SAMPLE]) is not None


def is_date(text: str) -> bool:
    """Whether the line is short and holds a whole date, year included."""
    if len(text) >= SAMPLE:
        return False
    if not ("20" in text or "19" in text or "/" in text or "." in text or "-" in text):
        return False  # as most lines
    numbers = _NUMBERS.search(text)
    if numbers is None or text.count(" ") >= _DATE_WORDS:
        return False
    return _DATE.search(text, max(0, numbers.start() - _BEFORE_NUMBERS)) is not None


def is_dateline(text: str) -> bool:
    """Whether the line opens with place or publisher and a dash, as the first line of an agency report does."""
    head = text[:_DATELINE_CHARS]
    return "-" in head and _DATELINE.match(head) is not None


def names_publisher(text: str) -> bool:
    """Whether the line opens with a dateline that holds a domain: no headline does."""
    return _PUBLISHER.match(text[:_DATELINE_CHARS]) is not None


def _has_case(char: str) -> bool:
    return char.lower() != char.upper()
