"""The report “Reviews”: who decided what, and how long it took."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator

from wagtail_disclosure.negative_list.results.actions import LIFT_FINDING
from wagtail_disclosure.registers.permissions import can_manage_catalogue
from wagtail_disclosure.registers.table_report import TableReportView
from wagtail_disclosure.review.admin.report_form import ReviewsFilterForm
from wagtail_disclosure.review.models import ReviewStep
from wagtail_disclosure.review.permissions import may_review, reviewed_unit_ids

URL_NAME = "wagtail_disclosure_review:report"
ROWS_PER_PAGE = 100
_HOUR = datetime.timedelta(hours=1)


def sees_all_reviews(user: Any) -> bool:
    """The disclosure office and the confidentiality office."""
    return can_manage_catalogue(user) or (
        user.is_active and user.has_perm(LIFT_FINDING)
    )


def can_see_reviews(user: Any, *, on: datetime.date) -> bool:
    return sees_all_reviews(user) or may_review(None, user, on=on)


def visible_steps(user: Any, *, on: datetime.date) -> QuerySet[ReviewStep]:
    """Of the units that the person reviews for; all, for the offices."""
    steps = ReviewStep.objects.select_related("unit", "legal_basis")
    steps = steps.order_by("-decided_at", "-pk")
    if sees_all_reviews(user):
        return steps
    if not may_review(None, user, on=on):
        return steps.none()
    unit_ids = reviewed_unit_ids(user, on=on)
    return steps if unit_ids is None else steps.filter(unit_id__in=unit_ids)


def hours_taken(step: ReviewStep) -> float | None:
    """From submission to decision; None if it was never submitted."""
    if step.requested_at is None:
        return None
    return round(max((step.decided_at - step.requested_at) / _HOUR, 0), 1)


def duration_in_words(step: ReviewStep) -> str:
    hours = hours_taken(step)
    if hours is None:
        return ""
    if hours < 1:
        return _("under an hour")
    if hours < 48:
        whole = round(hours)
        return ngettext("%(count)d hour", "%(count)d hours", whole) % {"count": whole}
    days = round(hours / 24)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


class ReviewsReportView(TableReportView):
    template_name = "wagtail_disclosure/review/report.html"
    page_title = pgettext_lazy("report", "Reviews")
    header_icon = "clipboard-list"

    def is_permitted(self) -> bool:
        return can_see_reviews(self.request.user, on=self.today)

    def load(self) -> dict[str, Any]:
        visible = visible_steps(self.request.user, on=self.today)
        form = ReviewsFilterForm(self.request.GET, steps=visible)
        steps = form.chosen(visible)
        paginator = WagtailPaginator(steps, ROWS_PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return {
            "form": form,
            "rows": steps,
            "count": paginator.count,
            "page_obj": page,
            "shown": [(step, duration_in_words(step)) for step in page],
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }

    def columns(self) -> list[str]:
        return [
            _("Entry"),
            _("Unit"),
            pgettext("review", "Decision"),
            pgettext("review", "Legal basis"),
            _("Reason"),
            _("Reviewer"),
            _("Submitted at"),
            _("Decided at"),
            _("Hours taken"),
        ]

    def cells(self, row: ReviewStep) -> list[Any]:
        return [
            row.title,
            row.unit_name,
            row.get_decision_display(),
            str(row.legal_basis or ""),
            row.reason,
            row.reviewer_name,
            _local(row.requested_at),
            _local(row.decided_at),
            "" if (hours := hours_taken(row)) is None else hours,
        ]


def _local(moment: datetime.datetime | None) -> Any:
    return timezone.localtime(moment).replace(tzinfo=None) if moment else ""


class ReviewsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_reviews(request.user, on=timezone.localdate())


def reviews_menu_item() -> ReviewsMenuItem:
    return ReviewsMenuItem(
        pgettext_lazy("report", "Reviews"),
        reverse(URL_NAME),
        icon_name="clipboard-list",
        order=707,
    )
