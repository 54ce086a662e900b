from django.urls import path
from django.views.decorators.http import require_POST

from wagtail_disclosure.catalogue.admin import draft_files, reports, views

app_name = "wagtail_disclosure_catalogue"
urlpatterns = [
    path("coverage/", reports.CoverageReportView.as_view(), name="coverage"),
    path(
        "items/<int:item_id>/nothing/",
        views.ConfirmNothingView.as_view(),
        name="confirm_nothing",
    ),
    path(
        "items/<int:item_id>/nothing/withdraw/",
        require_POST(views.withdraw_confirmation),
        name="withdraw_confirmation",
    ),
    path(
        "entries/<int:page_id>/files/<int:document_id>/",
        draft_files.serve_draft_file,
        name="draft_file",
    ),
]
