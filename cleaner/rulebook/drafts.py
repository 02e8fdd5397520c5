"""Whether a rule proves itself: a line that it takes and one that it leaves, or it is a draft and does not run.

Judged by the margins of its marked pages alone, without running the rule; that is the work of the rule's tests. That
a rule or its file calls itself a draft is no matter of proof: a site that uses a pack may say otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.rulebook.plain import RuleData


def reason(rule: RuleData) -> str:
    """What the tests of `rule` lack: "no hit", "no near miss" or both; empty where they lack nothing."""
    kept, taken, fields = (_count(rule, margins) for margins in ("+", "-~", "="))
    stays = "capture" in rule and rule["capture"].get("stays", False)
    # A rule that takes nothing shows its hits among the lines that stay; one of those is then no near miss.
    hits, misses = (kept, kept - 1) if "keep" in rule else (fields, kept - 1) if stays else (taken, kept)
    missing = [name for name, count in (("hit", hits), ("near miss", misses)) if count < 1]
    return " and ".join(f"no {name}" for name in missing)


def draft_of(rule: RuleData) -> str:
    """Why a rule that was loaded does not run where drafts do not; empty where it runs."""
    # `load` has judged all rules but those to which a site says `status: draft`.
    return rule.get("draft") or ("status: draft" if rule.get("status") == "draft" else "")


def _count(rule: RuleData, margins: str) -> int:
    lines = (line for page in rule.get("tests", ()) for line in page.split("\n"))
    return sum(1 for line in lines if line[:1] and line[:1] in margins and line[1:2] == " " and line[2:].strip())
