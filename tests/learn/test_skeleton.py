"""The rule file to begin with."""

from __future__ import annotations

import pytest

from cleaner import lint
from cleaner.errors import UsageError
from cleaner.learn import skeleton
from cleaner.rulebook import shipped
from cleaner.rulebook.folders import Source
from cleaner.rulebook.load import load_sources
from cleaner.samples import proofs

SHIPPED = shipped.shipped()


def load(text: str, name: str = "suarakota"):
    return load_sources((Source(f"sites/{name}.yaml", "site", text.encode()),))


def test_it_passes_as_it_is_and_runs_nothing():
    found = load(skeleton.text("suarakota", ["https://www.suarakota.example/news/1?x=2"]))
    assert found.findings == ()
    assert [finding for proof in proofs(found) for finding in proof.findings] == []
    (file,) = found.files
    assert file["match"]["hosts"] == ["suarakota.example"]
    assert file["status"] == "draft"
    assert not [rule["id"] for rule in file["rules"] if "draft" in rule]


def test_it_shows_every_common_action():
    text = skeleton.text("suarakota", ["https://suarakota.example"])
    (file,) = load(text).files
    shown = {key for rule in file["rules"] for key in rule}
    assert {"drop", "drop_block", "drop_cards", "cut_after", "strip_prefix", "strip_suffix", "capture", "keep"} <= shown


def test_what_stands_in_its_comments_is_valid_too():
    text = skeleton.text("suarakota", ["https://suarakota.example"])
    lines = [line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line for line in text.splitlines()]
    keys = ("language", "timezone", "layouts", "  - id: desk", "    ", "  text", "    - {re")
    prose = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    kept = [
        new if old not in prose or new.startswith(keys) else old
        for old, new in zip(text.splitlines(), lines, strict=True)
    ]
    found = load("\n".join(kept) + "\n")
    assert found.findings == ()
    assert found.files[0]["layouts"][0]["id"] == "desk"


def test_several_addresses_of_one_site_give_their_hosts_once():
    text = skeleton.text("s", ["suarakota.example/1", "https://www.suarakota.example/2", "http://koran.example"])
    assert load(text, "s").files[0]["match"]["hosts"] == ["suarakota.example", "koran.example"]


@pytest.mark.parametrize(
    "address", ["https://münchen.example/x", "WWW.MÜNCHEN.example", "http://xn--mnchen-3ya.example"]
)
def test_a_host_beyond_ascii_is_written_in_punycode(address):
    (file,) = load(skeleton.text("s", [address]), "s").files
    assert file["match"]["hosts"] == ["xn--mnchen-3ya.example"]


@pytest.mark.parametrize("address", ["", "https://", "https://[bad"])
def test_an_address_without_a_host_is_refused(address):
    with pytest.raises(UsageError, match="has no host"):
        skeleton.text("s", [address])


@pytest.mark.parametrize(
    "address", ["https://1.2.3.4:8080/x", "nothing", "https://exa mple.org", "http://[::1]/", "ü" * 64]
)
def test_a_host_that_is_no_domain_name_is_called_so(address):
    with pytest.raises(UsageError, match="is no domain name"):
        skeleton.text("s", [address])


def test_beside_the_shipped_rules_any_number_of_them_breaks_no_law_and_no_lint(tmp_path):
    (tmp_path / "sites").mkdir()
    for name in ("a1", "b2", "con", "desk", "kota", "suarakota", "true", "zz"):
        text = skeleton.text(name, [f"https://www.{name}.example/news/1"])
        (tmp_path / "sites" / f"{name}.yaml").write_text(text, encoding="utf-8")
        text = skeleton.text(f"{name}-2", [f"https://www.{name}.example.org/news/1"]).replace("status: draft\n", "", 1)
        (tmp_path / "sites" / f"{name}-2.yaml").write_text(text, encoding="utf-8")
    stock = lint.stock([tmp_path], [SHIPPED], [SHIPPED.parent / "fixtures"])
    assert sum("status" in file for file in stock.files) == len(stock.files) / 2 == 8
    assert [str(one) for one in lint.lint(stock)] == []


def test_a_title_that_cannot_be_shown_is_refused():
    with pytest.raises(UsageError, match="--title"):
        skeleton.text("s", ["https://a.example"], "a\x1bb")


def test_an_id_that_yaml_would_read_as_something_else_is_quoted():
    for name in ("null", "true", "12", "no"):
        assert load(skeleton.text(name, ["https://a.example"]), name).findings == ()
