"""Derive cleaner/metadata/language.json, the words that tell Indonesian, Malay, Javanese, Sundanese and English apart.

    python -m benchmarks.language_table CORPUS.tsv [--write]

CORPUS.tsv has a language code and a text on each line. The words are those of `language_words`; only their weights
come from the corpus.

A word's rate in a language is the share of texts that hold it. In the languages that own the word the rate is the mean
over all of them: Malay headlines lack "yang", Malay articles do not, so the corpus must not make it an Indonesian word.
The weight is the logarithm of the rate less its mean over the five languages, in tenths. Without --write, the script
prints how well the table does on texts that it was not derived from (five-fold cross-validation, at several lengths),
and how long a look takes.
"""

from __future__ import annotations

import argparse
import json
import math
import time
import timeit
from collections import Counter
from pathlib import Path

from benchmarks.language_words import OWNED
from cleaner.metadata import language

LANGUAGES = ("id", "ms", "jv", "su", "en")
TABLE = Path(language.__file__).with_name("language.json")
FOLDS = 5
# Texts, added to each count so that an unseen word is rare and not impossible.
SMOOTHING = 1.0
# Texts of 150. A word of the list that the corpus happens not to hold counts as if it were in so many.
FLOOR = 8
# Characters of a text that are shown to the table in validation.
LENGTHS = (2000, 300, 150, 90)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    texts = [line.split("\t", 1) for line in args.corpus.read_text(encoding="utf-8").splitlines()]
    if args.write:
        TABLE.write_text(printed(derive(texts)), encoding="utf-8")
    else:
        validate(texts)


def derive(texts: list[list[str]]) -> dict[str, object]:
    """The table: for each word one weight a language, in the order of `LANGUAGES`."""
    seen: dict[str, Counter[str]] = {code: Counter() for code in LANGUAGES}
    size = Counter(code for code, _ in texts)
    for code, text in texts:
        seen[code].update(set(language.words(text)))
    owners: dict[str, set[str]] = {}
    for codes, words_ in OWNED.items():
        for word in words_.split():
            owners.setdefault(word, set()).update(codes.split())
    return {
        "languages": list(LANGUAGES),
        "words": {word: weights(word, owners[word], seen, size) for word in sorted(owners)},
    }


def weights(word: str, owners: set[str], seen: dict[str, Counter[str]], size: Counter[str]) -> list[int]:
    shares = {code: seen[code][word] / size[code] for code in LANGUAGES}
    owned = max(sum(shares[code] for code in owners) / len(owners), FLOOR / 150)
    rates = [owned if code in owners else min(shares[code], owned) for code in LANGUAGES]
    logs = [math.log(rate + SMOOTHING / 150) for rate in rates]
    mean = sum(logs) / len(logs)
    return [round(10 * (value - mean)) for value in logs]


def printed(table: dict[str, object]) -> str:
    words = table["words"]
    assert isinstance(words, dict)
    rows = ",\n".join(f"    {json.dumps(word)}: {json.dumps(row)}" for word, row in words.items())
    return f'{{\n  "languages": {json.dumps(table["languages"])},\n  "words": {{\n{rows}\n  }}\n}}\n'


def validate(texts: list[list[str]]) -> None:
    for length in LENGTHS:
        answers: Counter[tuple[str, str]] = Counter()
        sure: Counter[str] = Counter()
        for fold in range(FOLDS):
            learnt = language.Table.of(derive([text for at, text in enumerate(texts) if at % FOLDS != fold]))
            for code, text in texts[fold::FOLDS]:
                look = learnt.look(text[:length])
                answers[code, look.best if look.tells_kin or look.best not in language.KIN else "none"] += 1
                sure[code] += look.is_sure
        print(f"the first {length} characters")
        for code in LANGUAGES:
            total = sum(number for (true, _), number in answers.items() if true == code)
            print(f"  {code}  right {answers[code, code] / total:.1%}  sure {sure[code] / total:.1%}", end="  ")
            print({told: number for (true, told), number in sorted(answers.items()) if true == code and told != code})
    table, sample = language.Table.of(derive(texts)), language.sample(" ".join(text for _, text in texts[::60]))
    seconds = timeit.timeit(lambda: table.look(sample), timer=time.process_time, number=2000) / 2000
    print(f"a look at {len(sample)} characters: {seconds * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
