from django.urls import path

from wagtail_disclosure import row_keys  # noqa: F401 (the converter of these paths)
from wagtail_disclosure.negative_list import report, views

app_name = "wagtail_disclosure_negative_list"
urlpatterns = [
    path("", report.WithheldReportView.as_view(), name="withheld_due"),
    path(
        "<row:information_id>/review/",
        views.ReviewWithheldView.as_view(),
        name="review_withheld",
    ),
]
