"""A rule file as a whole: what it is called, how its pages are recognised, its rules, layouts and tests."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from cleaner.model import Metadata
from cleaner.parts import WHOLE
from cleaner.rulebook.schema import fields, layout, matcher, rule
from cleaner.rulebook.schema.strict import Strict, did_you_mean, key_problem, may, must, problem, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import InitErrorDetails

# The version of the rule files that this code reads. A change that old files or old readers would notice raises it.
VERSION = 1
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# What a test may expect of a page: the metadata, and what the record says besides.
EXPECTED = frozenset(
    {field.name for field in dataclasses.fields(Metadata)} - {"provenance"} | {"layout", "body_by", "warnings"}
)


def _host(value: str) -> str:
    bare = re.sub(r"^(?:[a-z]+://)?(?:www\.)?|[/:?#].*$", "", value.lower())
    if not _HOST.fullmatch(value) or bare != value:
        hint = f"write {bare}; sub-domains are included" if _HOST.fullmatch(bare) else "write it as in kontan.co.id"
        raise refusal(f"{value!r} is no bare host", hint)
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise refusal(f"{value!r} is no language code", "write id for Indonesian, en for English")
    return value


def _timezone(value: str) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = available_timezones()  # empty where the machine has no data on zones: then nobody can tell
        if known:
            near = {name.lower(): name for name in known}
            hint = did_you_mean(value, near)
            raise refusal(f"unknown time zone {value!r}", _cased(hint, near) or "write Asia/Jakarta") from None
    return value


def _whole(value: str) -> str:
    if not WHOLE.fullmatch(value):
        hint = "write a query such as ?page=all, or the end of a path such as /all"
        raise refusal(f"{value!r} makes no address of a whole article", hint)
    return value


def _cased(hint: str, names: Mapping[str, str]) -> str:
    return next((hint.replace(low, name) for low, name in names.items() if repr(low) in hint), hint)


Host = Annotated[str, AfterValidator(_host)]
Whole = Annotated[str, AfterValidator(_whole), Field(json_schema_extra={"pattern": f"^(?:{WHOLE.pattern})$"})]
Hosts = Annotated[list[Host], *fields.SEVERAL]


class Clue(matcher.Matcher):
    """A line that speaks for this site in a dump without a URL."""

    at: matcher.Window = may("Where the line must be.", {"tail": 8})
    within: fields.Reach = may("Short for at: {head: ...}.", 20)
    score: Annotated[float, Field(gt=0, le=10)] = must("How much it says; a site needs 3 in all, and a lead.", 3)
    says_by: ClassVar[tuple[str, ...]] = ("is", "starts", "ends", "has", "like", "re")

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        yield from super().conflicts(data)
        if "at" in data and "within" in data:
            yield problem("`at` and `within` both say where", "give one of them", at=("within",))


class Match(Strict):
    """How pages of this site, or for this pack, are recognised."""

    hosts: Hosts = may("The site's hosts; sub-domains are included.", ["kontan.co.id"])
    paths: fields.Texts = may("Globs for the path of the URL, where several sites share a host.", ["/news/*"])
    names: fields.Texts = may("What og:site_name says, where that is not the file's title.", ["KOMPAS.com"])
    text: Annotated[list[Clue], Field(min_length=1)] = may(
        "Clues for dumps without a URL.", [{"re": r"^KONTAN\.CO\.ID\s*-", "within": 20, "score": 3}]
    )
    words: fields.Texts = may("Packs: function words of the language the pack is for.", ["yang", "dan", "dengan"])


class Extend(Strict):
    """A pack that a site uses, with what is different there."""

    pack: fields.Id = must("The pack's id.", "news-id")
    disable: fields.Ids = may("Rules of the pack that do not run here.", ["baca-juga"])
    override: dict[str, rule.Modifiers] = may(
        "Modifiers that replace those of the pack's rule.", {"related-list": {"max_share": 0.2}}
    )


def _by_id(value: Any) -> Any:
    return {"pack": value} if isinstance(value, str) else value


Pack = Annotated[Extend, BeforeValidator(_by_id), fields.OrElse("string")]
Packs = Annotated[list[Pack], *fields.SEVERAL]


class PageTest(Strict):
    """A whole page that goes through everything: reading, site, rules, heuristics, metadata."""

    name: fields.Text = must("What the page shows.", "a dump without a URL")
    page: fields.Text = must("The marked page.", "- kontan.co.id\n+ Harga bahan pokok turun sejak awal pekan.\n")
    url: fields.Text = may("The address the page came from.", "https://nasional.kontan.co.id/news/contoh")
    expect: dict[str, Any] = may("The site and the metadata that must come out.", {"site": "kontan"})

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        expected = data.get("expect")
        for key, value in expected.items() if isinstance(expected, dict) else ():
            if key not in EXPECTED:
                hint = did_you_mean(key, EXPECTED)
                yield key_problem(f"{key!r} is no field of a record", hint, "R003", "expect", key)
            elif not _expectable(value):
                hint = "put it in quotes" if isinstance(value, (int, float)) else ""
                yield problem("must be text, a list of texts or null", hint, at=("expect", key))


def _expectable(value: Any) -> bool:
    return value is None or isinstance(value, str) or (isinstance(value, list) and all(type(v) is str for v in value))


class RuleFile(Strict):
    """A rule file of schema 1: a site, or a pack where its folder is called packs."""

    schema_: Literal[1] = must("The version of the format.", VERSION, alias="schema")
    id: fields.Id = must("The file's name without .yaml.", "kontan")
    title: fields.Text = must("The site's name as readers know it; what a pack is about.", "Kontan.co.id")
    language: Annotated[str, AfterValidator(_language)] = may("The language of the pages (ISO 639).", "id")
    timezone: Annotated[str, AfterValidator(_timezone)] = may("The zone of times without one.", "Asia/Jakarta")
    status: Literal["stable", "draft"] = may("The rules of a draft are skipped and reported.", "draft")
    extends: Packs = may("Packs whose rules run on this site as well.", ["news-id", "spam-gambling-id"])
    whole: Whole = may(
        "What makes the address of a part that of the whole article: a query to merge, or the end of a path.",
        "?page=all",
        "/all",
    )
    match: Match = may("How its pages are recognised.", {"hosts": ["kontan.co.id"]})
    layouts: Annotated[list[layout.Layout], Field(min_length=1)] = may(
        "Layouts of HTML pages, chosen by their probes.",
        [{"id": "desk", "probe": "h1.detail-desk", "body": ".tmpt-desk-kon"}],
    )
    rules: Annotated[list[rule.Rule], Field(min_length=1)] = may(
        "The rules; their order does not matter.", [{"id": "ad", "category": "ad", "drop": {"is": "iklan"}}]
    )
    tests: Annotated[list[PageTest], Field(min_length=1)] = may(
        "Whole pages with what must come of them.", [{"name": "a dump", "page": "- Iklan\n+ Harga beras turun.\n"}]
    )

    @classmethod
    def conflicts(cls, data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
        layouts = [*enumerate(_mappings(data.get("layouts")))]
        rules: list[_Placed] = [(("rules", at), rule) for at, rule in enumerate(_mappings(data.get("rules")))]
        yield from _twice(rules, "")
        yield from _twice([(("layouts", at), one) for at, one in layouts], "")
        names = {name for _, rule in rules if isinstance(name := rule.get("id"), str)}
        for at, one in layouts:  # two layouts may have a strip of one name: they never run together
            strips: list[_Placed] = [
                (("layouts", at, "strip", n), strip) for n, strip in enumerate(_mappings(one.get("strip")))
            ]
            yield from _twice(strips, "")
            for path, strip in strips:
                if isinstance(name := strip.get("id"), str) and name in names:
                    yield problem(f"a rule is called {name!r} as well", "give one another id", "R008", (*path, "id"))


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [item if isinstance(item, dict) else {} for item in value] if isinstance(value, list) else []


_Placed = tuple[tuple[str | int, ...], dict[str, Any]]


def _twice(items: list[_Placed], hint: str) -> Iterator[InitErrorDetails]:
    seen = set()
    for path, item in items:
        name = item.get("id")
        if isinstance(name, str) and name in seen:
            yield problem(f"the id {name!r} is given twice", hint, "R008", (*path, "id"))
        elif isinstance(name, str):
            seen.add(name)
