from django.urls import path

from wagtail_disclosure.negative_list import report, views

app_name = "wagtail_disclosure_negative_list"
urlpatterns = [
    path("", report.WithheldReportView.as_view(), name="withheld_due"),
    path(
        "<int:information_id>/review/",
        views.ReviewWithheldView.as_view(),
        name="review_withheld",
    ),
]
