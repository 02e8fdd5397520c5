"""The formats of findings: what they say, and that nothing a file says can end what they say it in."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest

from cleaner.errors import Finding
from cleaner.findings import FORMATS, About, Report

ONE = Finding("my-rules/sites/contoh.yaml", 9, 16, "'^Iklan .*$' has an open end", "bound it", "R104")
TWO = Finding("my-rules/a b.yaml", 0, 0, "cannot be read", "", "R001")
HOSTILE = Finding("a,b:c%.yaml", 1, 0, "x\r\n::warning::y%0A\x1b[2J\u2028z\u202e", "", "R001")
ABOUT = {"R104": About("a pattern with an open end", "# R104: a pattern with an open end\n")}
REPORT = Report((ONE, TWO), ABOUT)


def render(name: str, *findings: Finding) -> str:
    return FORMATS[name].render(Report(findings, ABOUT))


def sarif(*findings: Finding) -> dict[str, object]:
    (run,) = json.loads(render("sarif", *findings))["runs"]
    return dict(run)


def test_there_are_six_formats() -> None:
    assert sorted(FORMATS) == ["github", "gitlab", "json", "junit", "sarif", "text"]


def test_text_is_what_editors_read() -> None:
    assert render("text", ONE, TWO) == (
        "my-rules/sites/contoh.yaml:9:16: R104 '^Iklan .*$' has an open end (bound it)\n"
        "my-rules/a b.yaml:0:0: R001 cannot be read\n"
    )


def test_json_holds_every_key_of_every_finding() -> None:
    assert json.loads(render("json", ONE, TWO)) == {
        "version": 1,
        "findings": [
            {
                "code": "R104",
                "path": "my-rules/sites/contoh.yaml",
                "line": 9,
                "column": 16,
                "message": "'^Iklan .*$' has an open end",
                "hint": "bound it",
                "about": "a pattern with an open end",
            },
            {
                "code": "R001",
                "path": "my-rules/a b.yaml",
                "line": 0,
                "column": 0,
                "message": "cannot be read",
                "hint": "",
                "about": "",
            },
        ],
    }


def test_github_gets_a_command_a_finding_and_no_line_where_there_is_none() -> None:
    assert render("github", ONE, TWO) == (
        "::error file=my-rules/sites/contoh.yaml,title=R104,line=9,col=16::'^Iklan .*$' has an open end (bound it)\n"
        "::error file=my-rules/a b.yaml,title=R001::cannot be read\n"
    )


def test_a_hostile_message_ends_no_command_and_begins_none() -> None:
    text = render("github", HOSTILE)
    place, message = "file=a%2Cb%3Ac%25.yaml,title=R001,line=1,col=1", "x%0D%0A::warning::y%250A\\x1b[2J\\u2028z\\u202e"
    assert text == f"::error {place}::{message}\n"
    assert len(text.splitlines()) == 1


def test_a_hostile_message_stays_on_its_line_of_text() -> None:
    assert len(render("text", HOSTILE).splitlines()) == 1
    assert "\x1b" not in render("text", HOSTILE)


def test_sarif_names_rules_places_and_what_they_mean() -> None:
    run = sarif(ONE, TWO)
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]  # type: ignore[index]
    assert driver["name"] == "bersih"
    assert [rule["id"] for rule in driver["rules"]] == ["R001", "R104"]
    assert driver["rules"][1]["help"] == {
        "text": "a pattern with an open end",
        "markdown": "# R104: a pattern with an open end\n",
    }
    first, second = run["results"]  # type: ignore[misc]
    assert (first["ruleId"], first["ruleIndex"], first["message"]["text"]) == (
        "R104",
        1,
        "'^Iklan .*$' has an open end (bound it)",
    )
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "my-rules/sites/contoh.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 9, "startColumn": 16},
            }
        }
    ]
    assert second["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "my-rules/a%20b.yaml", "uriBaseId": "%SRCROOT%"}}}
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [("/srv/a b/c.yaml", "file:///srv/a%20b/c.yaml"), ("C:\\a\\b.yaml", "file:///C:/a/b.yaml"), ("./a.yaml", "a.yaml")],
)
def test_sarif_paths_are_uris(path: str, uri: str) -> None:
    (result,) = sarif(Finding(path, 1, 1, "x"))["results"]  # type: ignore[misc]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_fingerprint_outlives_lines_that_are_inserted_above() -> None:
    one, other, third = (
        sarif(Finding("a.yaml", line, 1, message, "", "R104"))["results"][0]["partialFingerprints"]  # type: ignore[index]
        for line, message in ((1, "x"), (9, "x"), (1, "y"))
    )
    assert one == other != third


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_findings_give_the_same_ascii_or_text_and_end_their_last_line(name: str) -> None:
    text = FORMATS[name].render(REPORT)
    assert text == FORMATS[name].render(Report((ONE, TWO), dict(ABOUT)))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_nothing_found_is_a_valid_report() -> None:
    assert [render("text"), render("github")] == ["", ""]
    assert json.loads(render("json"))["findings"] == []
    assert json.loads(render("gitlab")) == []
    run = sarif()
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])  # type: ignore[index]


def test_half_of_a_surrogate_pair_breaks_no_format() -> None:
    for name in FORMATS:
        FORMATS[name].render(Report((Finding("a\udcff.yaml", 1, 1, "x\udcff", "", "R001"),))).encode()


def test_paths_are_relative_where_they_are_below_the_folder() -> None:
    report = Report(tuple(Finding(path, 1, 1, "x") for path in ("/w/a/b.yaml", "/v/b.yaml", "./c.yaml", "d.yaml")))
    below = report.below(PurePosixPath("/w"))
    assert [one.path for one in below.findings] == ["a/b.yaml", "/v/b.yaml", "c.yaml", "d.yaml"]


def test_junit_has_a_failed_test_a_finding_with_its_place() -> None:
    suite = ElementTree.fromstring(render("junit", ONE, TWO)).find("testsuite")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "2", "0")
    first, second = suite.findall("testcase")
    assert (first.get("file"), first.get("line")) == ("my-rules/sites/contoh.yaml", "9")
    assert first.get("name") == "R104 '^Iklan .*$' has an open end"
    failure = first.find("failure")
    assert (failure.get("type"), failure.get("message")) == ("R104", "'^Iklan .*$' has an open end")
    assert failure.text == (
        "my-rules/sites/contoh.yaml:9: R104 a pattern with an open end\n'^Iklan .*$' has an open end\nbound it"
    )
    assert (second.get("file"), second.get("line")) == ("my-rules/a b.yaml", None)


def test_junit_without_findings_is_one_test_that_passed() -> None:
    suite = ElementTree.fromstring(render("junit")).find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    (case,) = suite.findall("testcase")
    assert list(case) == []


def test_a_hostile_message_is_text_in_junit() -> None:
    worse = Finding("<a>&\uffff.yaml", 1, 1, "]]></failure><x/>\x00\ufffe\u202e", "<b>", "R001")
    text = render("junit", HOSTILE, worse)
    assert not re.search(r"[^\x20-\x7e\n]", text)
    cases = ElementTree.fromstring(text).findall("testsuite/testcase")
    assert [len(list(case)) for case in cases] == [1, 1]
    assert cases[1].find("failure").get("message") == "]]></failure><x/>\\x00\ufffd\\u202e"


def test_gitlab_gets_an_issue_a_finding_each_with_a_fingerprint_of_its_own() -> None:
    issues = json.loads(render("gitlab", ONE, TWO, ONE))
    assert issues[0] == {
        "description": "'^Iklan .*$' has an open end (bound it)",
        "check_name": "R104",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "my-rules/sites/contoh.yaml", "lines": {"begin": 9}},
    }
    assert issues[1]["location"]["lines"] == {"begin": 1}
    assert len({issue["fingerprint"] for issue in issues}) == 3
    moved = json.loads(render("gitlab", replace(ONE, line=12)))
    assert moved[0]["fingerprint"] == issues[0]["fingerprint"]


def test_every_string_of_sarif_is_printable() -> None:
    assert not re.search(r"[^\x20-\x7e\n]", FORMATS["sarif"].render(Report((HOSTILE,))))
