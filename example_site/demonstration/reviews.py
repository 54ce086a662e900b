"""What the reviewer has explained of what the screener found in the demo's entries."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from wagtail_disclosure.models import DisclosurePage
from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.review.actions import ApproveReviewAction

REASON = "原网站已公开的信息，上线前逐件作保密审查"
# By the rule that found something, and which sort of its findings.
EXPLANATIONS = {
    ("unfinished", "to-be-filled"): "“待更新”是清单事项的状态，不是未填写的内容。",
    ("unfinished", "no-contact"): "联系方式在正文和附件中，题目不必写明。",
    ("public-scope", ""): "通知只写认定办法，不含学生名单，可以向社会公开。",
}


def explain_and_publish(reviewer: Any) -> None:
    """Let out the drafts that were held back only for want of an explanation."""
    for entry in DisclosurePage.objects.not_live().filter(is_scope_undecided=False):
        draft = entry.get_latest_revision_as_object()
        screening = page_screening(draft, ensure=timezone.now)
        findings = [item.finding for item in screening.open_findings]
        ApproveReviewAction(
            entry,
            user=reviewer,
            reason=REASON,
            answers=[
                (finding.fingerprint, EXPLANATIONS[finding.rule, finding.aspect])
                for finding in findings
            ],
        ).execute()
        entry.get_latest_revision().publish(user=reviewer)
