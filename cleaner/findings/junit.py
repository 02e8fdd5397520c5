"""For CI systems that show tests: JUnit XML, a failed test a finding; one that passed where there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cleaner.findings._format import Format
from cleaner.text import visible

if TYPE_CHECKING:
    from cleaner.errors import Finding
    from cleaner.findings._format import Report

# Characters that are left of what terminals obey, and that no XML may hold.
_FORBIDDEN = re.compile("[\ufffe\uffff]")
SUITE = "bersih"


def render(report: Report) -> str:
    """One suite. Systems that see no test at all say that the job is broken, hence the one that passed."""
    number = str(len(report.findings))
    suites = ElementTree.Element("testsuites", name=SUITE, tests=str(max(1, len(report.findings))), failures=number)
    suite = ElementTree.SubElement(suites, "testsuite", suites.attrib | {"errors": "0", "skipped": "0"})
    for finding in report.findings:
        suite.append(_case(finding, report.about[finding.code].words if finding.code in report.about else ""))
    if not report.findings:
        ElementTree.SubElement(suite, "testcase", name="no findings", classname=SUITE)
    ElementTree.indent(suites)
    text = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_ascii(text)}\n'


def _case(finding: Finding, words: str) -> ElementTree.Element:
    path, message = _harmless(finding.path), _harmless(finding.message)
    place = f"{path}:{finding.line}" if finding.line else path
    # Systems tell failures apart by class and name: two findings of a code on a line differ in what they say.
    case = ElementTree.Element("testcase", classname=path, name=f"{finding.code} {message}", file=path)
    if finding.line:
        case.set("line", str(finding.line))
    failure = ElementTree.SubElement(case, "failure", message=message, type=finding.code)
    hint = f"\n{_harmless(finding.hint)}" if finding.hint else ""
    failure.text = f"{place}: {finding.code} {words}\n{message}{hint}"
    return case


def _harmless(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(text))


def _ascii(text: str) -> str:
    """The same document whatever the encoding of the file that it is written to."""
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


FORMAT = Format("junit", render)
