from django.urls import path
from django.views.decorators.http import require_POST

from wagtail_disclosure import row_keys  # noqa: F401 (the converter of these paths)
from wagtail_disclosure.catalogue.admin import (
    draft_files,
    findings_report,
    reports,
    scope_views,
    views,
    withheld_views,
)

app_name = "wagtail_disclosure_catalogue"
urlpatterns = [
    path("coverage/", reports.CoverageReportView.as_view(), name="coverage"),
    path(
        "findings/",
        findings_report.FindingsReportView.as_view(),
        name="open_findings",
    ),
    path(
        "items/<row:item_id>/nothing/",
        views.ConfirmNothingView.as_view(),
        name="confirm_nothing",
    ),
    path(
        "items/<row:item_id>/nothing/withdraw/",
        require_POST(views.withdraw_confirmation),
        name="withdraw_confirmation",
    ),
    path(
        "entries/<row:page_id>/files/<row:document_id>/",
        draft_files.serve_draft_file,
        name="draft_file",
    ),
    path(
        "entries/<row:page_id>/audience/",
        scope_views.ChangeScopeView.as_view(),
        name="change_scope",
    ),
    path(
        "documents/<row:document_id>/",
        draft_files.serve_own_document,
        name="own_document",
    ),
    path(
        "withheld/<row:information_id>/open/",
        withheld_views.OpenWithheldView.as_view(),
        name="open_withheld",
    ),
]
