"""An invented newspaper: its rule file, and as many of its pages as a test needs, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

RULES = """\
schema: 1
id: warta
title: Warta Contoh
language: id
timezone: Asia/Jakarta
match: {hosts: [warta.example]}
layouts:
  - id: desk
    probe: 'main.artikel'
    body: ['div.isi-berita']
    title: [{css: h1}]
    date: [{meta: 'article:published_time'}]
    strip:
      - {id: box, category: related, css: .kotak, why: Cards of other stories.}
    seen: 2026
rules:
  - id: byline
    category: byline
    capture: {re: '^Penulis: (?P<author>.{2,60})$'}
    at: {head: 4}
    tests: |
      - Penulis: Sri Wahyuni
      = author: Sri Wahyuni
      + Penulis buku itu datang kemarin.
  - id: related
    category: related
    drop: {starts: 'baca juga:'}
    tests: |
      - Baca juga: Harga Gula Naik
      + Baca juga koran itu tiap pagi.
  - id: initials
    category: byline
    strip_suffix: {re: '\\([a-z]{2,3}/[a-z]{2,3}\\)'}
    tests: |
      ~ Harga beras turun.{-- (ab/cd)--}
      + Rumus (ab/cd) itu salah.
  - id: poll
    category: ui
    drop: {starts: 'jajak pendapat:'}
    tests: |
      - Jajak pendapat: Apakah Anda setuju?
      + Jajak pendapat itu dibuka kemarin.
"""

# Shares of the pages that have them.
RELATED, INITIALS, POLL = 0.8, 0.5, 0.05

_WORDS = (
    "air", "alam", "anak", "api", "arah", "atap", "awan", "bambu", "batu", "beras", "bibit", "buah", "buku", "bulan",
    "burung", "cuaca", "desa", "dapur", "danau", "daun", "gerobak", "gedung", "gula", "guru", "hujan", "hutan",
    "ikan", "jagung", "jalan", "jembatan", "kabut", "kapal", "kampung", "kayu", "kebun", "kelapa", "kereta", "kolam",
    "kopi", "ladang", "langit", "lapangan", "lumbung", "madu", "malam", "mangga", "mata", "musim", "nelayan", "padi",
    "pagi", "pantai", "pasar", "pasir", "pedagang", "pelabuhan", "perahu", "petani", "pohon", "pulau", "rumah",
    "sawah", "sayur", "sekolah", "senja", "sepeda", "siang", "sungai", "taman", "tanah", "teluk", "warga", "warung",
)  # fmt: skip


@dataclass(frozen=True)
class Design:
    """How pages are built; a test changes one thing."""

    body: str = "isi-berita"
    byline: str = "Penulis: {}"
    promo: str = ""
    paragraphs: tuple[int, int] = (5, 9)


def pages(number: int, seed: str, design: Design = Design()) -> list[tuple[str, str]]:
    """So many pages, each with its name."""
    random = Random(seed)
    return [(f"{seed}-{at:04}.html", page(random, f"{seed}-{at}", design)) for at in range(number)]


def page(random: Random, name: str, design: Design) -> str:
    """One page; what it says means nothing."""
    title = sentence(random, 6).title().rstrip(".")
    body = [f"<p>{design.byline.format(sentence(random, 2).title().rstrip('.'))}</p>"]
    for number in range(random.randint(*design.paragraphs)):
        words = " ".join(sentence(random, random.randint(9, 16)) for _ in range(3))
        body.append(f"<p>{words}{' (ab/cd)' if number == 4 and random.random() < INITIALS else ''}</p>")
        if number == 1 and random.random() < RELATED:
            body.append(f"<p><a href='/x'>Baca juga: {sentence(random, 5).title().rstrip('.')}</a></p>")
    if random.random() < POLL:
        body.append("<p>Jajak pendapat: Apakah Anda setuju?</p>")
    body.append(f"<div class='kotak'><a href='/y'>{sentence(random, 5).title()}</a></div>")
    body.append(f"<p>{design.promo}</p>" if design.promo else "")
    return f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title} - Warta Contoh</title>
<link rel="canonical" href="https://warta.example/berita/{name}">
<meta property="article:published_time" content="2026-02-0{random.randint(1, 9)}T08:00:00+07:00"></head>
<body><header><nav><a href="/">Beranda</a> <a href="/ekonomi">Ekonomi</a></nav></header>
<main class="artikel"><h1>{title}</h1><div class="{design.body}">{"".join(body)}</div></main>
<footer><p>Redaksi Warta Contoh, jalan yang panjang nomor sepuluh di kota kami.</p></footer></body></html>"""


def sentence(random: Random, words: int) -> str:
    """So many words and a full stop."""
    return f"{' '.join(random.choice(_WORDS) for _ in range(words)).capitalize()}."
