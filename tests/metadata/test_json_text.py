"""JSON as pages hold it: every kind of breakage that real pages show, and hostile sources."""

from __future__ import annotations

import time

import pytest

from cleaner.metadata import json_text, linked

WHOLE = '{"@type": "NewsArticle", "headline": "Pasar Diperlebar"}'


@pytest.mark.parametrize(
    "source",
    [
        WHOLE,
        f"\ufeff\n {WHOLE} ;",
        f"<!-- {WHOLE} -->",
        f"//<![CDATA[\n{WHOLE}\n//]]>",
        f"/* <![CDATA[ */ {WHOLE} /* ]]> */",
        '{"@type": "NewsArticle", "headline": "Pasar Diperlebar",}',
        '{"@type": "NewsArticle", "headline": "Pasar Diperlebar", "tags": ["a", "b", ], , }',
        '{"@type": "NewsArticle", "headline": "Pasar Diperlebar", "text": "baris\nlain\tdan \x01 tanda"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Pasar Diperlebar&quot;}",
        f"[{WHOLE}]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {WHOLE}]}}',
        f'{{"@type": "WebSite"}}\n{WHOLE}',
        f'{{"@type": "WebSite"}}, {WHOLE},',
    ],
)
def test_a_thing_is_read_out_of_whatever_surrounds_it(source):
    (thing,) = linked.read([source]).of_type("newsarticle")
    assert thing["headline"] == "Pasar Diperlebar"


def test_a_comma_within_a_string_stays():
    (thing,) = json_text.read('{"a": "satu, ] dua,}", "b": 1,}')
    assert thing == {"a": "satu, ] dua,}", "b": 1}


@pytest.mark.parametrize("broken", ['"isi": "kata "pasar" itu"}', '"isi": "tak pernah selesai', '"isi": tanpa tanda}'])
def test_of_a_source_beyond_repair_the_keys_that_matter_are_saved(broken):
    source = (
        '{"headline": "Pasar \\"Induk\\"", "datePublished": "2024-01-02", "datePublished": "1999-01-01", '
        '"author": [{"@type": "Person", "name": "Rina Kusuma"}], "publisher": {"name": "Kabar"}, ' + broken
    )
    assert json_text.read(source) == [
        {
            "@type": "Article",
            "headline": 'Pasar "Induk"',
            "datePublished": "2024-01-02",
            "author": {"name": "Rina Kusuma"},
        }
    ]


@pytest.mark.parametrize("source", ["", "null", "<html>", "bukan json", '"', "{", "]", "<!--", "{}" * 100])
def test_what_holds_nothing_gives_nothing(source):
    assert linked.read([source]).article((), ()) == {}


@pytest.mark.parametrize(
    "source",
    [
        "[" * 400_000,
        '{"a":' * 100_000,
        '{"a": "' + '\\"' * 240_000,
        '{"a": 1' + "," * 400_000,
        '{"a": 1' + "," + " " * 400_000,
        "<!--" * 100_000,
        "/" * 400_000,
        '"author"     :[  { "x":"y", ' * 20_000,
        '"headline": "' + "x" * 400_000,
        "[" + ",".join(['{"a": {"b": 1}}'] * 30_000) + "]",
        '{"@type": "Article", "n": ' + "9" * 100_000 + "}",
        "{}" * 200_000,
    ],
    ids=lambda source: source[:12],
)
def test_a_hostile_source_costs_neither_an_error_nor_much_time(source):
    started = time.process_time()
    linked.read([source])
    assert time.process_time() - started < 2.0
